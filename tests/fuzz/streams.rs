//! Small codestreams of every kind, as heads and streams for the targets of `fuzz/codecs.rs`.
//!
//! Those by encoders of others are pictures of `tests/judges/images.py`, coded with imagecodecs 2026.3.6
//! (libjpeg-turbo, OpenJPEG, OpenJPH, libjxl) and pyjpegls 1.5.1 (CharLS).

use crate::targets::codecs::PHOTOMETRIC;
use kamei::pixel::Photometric;
use kamei::pixel::codec::Codec;

struct Seed {
    codec: Codec,
    /// Rows, columns, samples, bits allocated, bits stored.
    shape: [u16; 5],
    photometric: Photometric,
    stream: &'static str,
}

/// The head of an input with an area in the middle.
fn head(shape: [u16; 5], photometric: Photometric, flags: u8) -> Vec<u8> {
    let [rows, columns, samples, allocated, stored] = shape;
    let number = PHOTOMETRIC.iter().position(|it| *it == photometric);
    let mut head = [rows.to_le_bytes(), columns.to_le_bytes()].concat();
    head.extend([samples as u8, allocated as u8, stored as u8, flags]);
    head.push(number.expect("a number") as u8);
    head.extend([3, 2, 5, 4]);
    head
}

/// Inputs for the target of a codec.
pub fn inputs(codec: Codec) -> Vec<Vec<u8>> {
    let given = SEEDS.iter().filter(|seed| seed.codec == codec);
    let mut inputs: Vec<Vec<u8>> = given
        .map(|seed| {
            let digit = |at: usize| u8::from_str_radix(&seed.stream[at..at + 2], 16);
            let stream = (0..seed.stream.len()).step_by(2).map(digit);
            let stream: Result<Vec<u8>, _> = stream.collect();
            [
                head(seed.shape, seed.photometric, 0),
                stream.expect("hexadecimal digits"),
            ]
            .concat()
        })
        .collect();
    match codec {
        Codec::Rle => inputs.extend([rle(1, 1), rle(3, 1), rle(1, 2)]),
        Codec::Deflated => inputs.extend([deflated(0, 1), deflated(4, 3)]),
        Codec::Jpeg | Codec::Jpeg2000 | Codec::JpegLs | Codec::JpegXl => {}
    }
    assert!(!inputs.is_empty());
    inputs
}

/// Inputs for the target of uncompressed frames: single bits, colours in planes and in pairs, big endian.
#[allow(dead_code)] // One of the tests that share this file does not ask for them.
pub fn native() -> Vec<Vec<u8>> {
    let bytes: Vec<u8> = (0..=255).collect();
    let input = |shape, photometric, flags| {
        let stream = bytes.repeat(4);
        [head(shape, photometric, flags), stream].concat()
    };
    vec![
        input([7, 9, 1, 1, 1], Photometric::Monochrome2, 0),
        input([8, 10, 1, 16, 12], Photometric::Monochrome1, 1 | 8),
        input([8, 10, 3, 8, 8], Photometric::Rgb, 4 | 8 | 16),
        input([8, 10, 3, 8, 8], Photometric::YbrFull422, 0),
        input([4, 6, 1, 32, 32], Photometric::Monochrome2, 2),
    ]
}

fn picture(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at / 5 * 7) as u8).collect()
}

/// Planes of 8 lines of 12 samples, a segment each, in literal runs (PS3.5 annex G).
fn rle(samples: u16, width: u16) -> Vec<u8> {
    let mut stream = vec![0; 64];
    stream[0] = (samples * width) as u8;
    for segment in 0..usize::from(samples * width) {
        let start = stream.len() as u32;
        stream[4 + 4 * segment..][..4].copy_from_slice(&start.to_le_bytes());
        for line in picture(96).chunks(12) {
            stream.push(11);
            stream.extend(line);
        }
    }
    let photometric = match samples {
        1 => Photometric::Monochrome2,
        _ => Photometric::Rgb,
    };
    let shape = [8, 12, samples, 8 * width, 8 * width];
    [head(shape, photometric, 0), stream].concat()
}

fn deflated(flags: u8, samples: u16) -> Vec<u8> {
    use std::io::Write;
    let best = flate2::Compression::best();
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), best);
    encoder
        .write_all(&picture(96 * usize::from(samples)))
        .expect("memory");
    let stream = encoder.finish().expect("memory");
    let photometric = match samples {
        1 => Photometric::Monochrome2,
        _ => Photometric::Rgb,
    };
    let shape = [8, 12, samples, 8, 8];
    [head(shape, photometric, flags), stream].concat()
}

const SEEDS: [Seed; 17] = [
    // 8 bits, DCT.
    Seed {
        codec: Codec::Jpeg,
        shape: [16, 16, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ffd8ffe000104a46494600010100000100010000ffdb004300050304040403050404040505050607",
            "0c08070707070f0b0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f1317",
            "2224221e241c1e1f1effc0000b080010001001011100ffc400150001010000000000000000000000",
            "0000000607ffc40021100001030401050000000000000000000001000204030511221213214151a1",
            "ffda0008010100003f00b3596a8e23243bd25906a37009f2a75649cdd77c0fa95419ede98dbb2fff",
            "d9",
        ),
    },
    // 8 bits, DCT, colour, 4:2:0.
    Seed {
        codec: Codec::Jpeg,
        shape: [16, 32, 3, 8, 8],
        photometric: Photometric::YbrFull,
        stream: concat!(
            "ffd8ffe000104a46494600010100000100010000ffdb004300050304040403050404040505050607",
            "0c08070707070f0b0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f1317",
            "2224221e241c1e1f1effdb0043010505050706070e08080e1e1411141e1e1e1e1e1e1e1e1e1e1e1e",
            "1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1effc0",
            "0011080010002003012200021101031101ffc4001700010101010000000000000000000000000602",
            "0307ffc400221000010303030500000000000000000000010002040511210312312241517181ffc4",
            "00160101010100000000000000000000000000060405ffc4001d1100020104030000000000000000",
            "00000000040103051131122122ffda000c03010002110311003f00ee91638d8af5a3f4795bc520b0",
            "13c7b57aee1b3b227714e7324d6f7f5d866a71c671f112abc7c916b26d532d008e511ab16824dc2c",
            "4a49cf217d17bcecffd9",
        ),
    },
    // 12 bits, DCT.
    Seed {
        codec: Codec::Jpeg,
        shape: [16, 16, 1, 16, 12],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ffd8ffe000104a46494600010100000100010000ffdb004300050304040403050404040505050607",
            "0c08070707070f0b0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f1317",
            "2224221e241c1e1f1effc1000b0c0010001001011100ffc400150001010000000000000000000000",
            "0000000a0bffc4002610000201030206020300000000000000000102030405110812000607092122",
            "1331153241ffda0008010100003f00b3c7661ea3d9d682cc61fc6ccab12d0aa53498a84946091bdf",
            "c8c60e0363c36724aaf0b1f455d51928b9263a896b9674ac995c6e906e8bcff37300d9748c0f5501",
            "a423d40c71383ecddadf9ae14760ab92b72d4b3298d634919e72ea016da46506f0a551cfea3ed42f",
            "b2c1d0e6b76d751cb36eb6c37259637a833acdb93e38fe48430558d9b2a4a1c00ec7edf006dc2fff",
            "d9",
        ),
    },
    // 12 bits, lossless, predictor 6.
    Seed {
        codec: Codec::Jpeg,
        shape: [8, 12, 1, 16, 12],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ffd8ffe000104a46494600010100000100010000ffc3000b0c0008000c01011100ffc4001c000003",
            "010101000300000000000000000005060704030201080affda0008010100060000fda91ea6b439fd",
            "b439def421b1cf50a68f7644c6aea02f0271c5e9df0e1109d00785996b7b4d1e7e374b9fbdf3d0af",
            "8595f1b1ca10159dd7bb6598e9db3853d0e2124ad3de82be9a3c42db7226527285b68674320d093a",
            "8a33344aedb0b4818abfffd9",
        ),
    },
    // 8 bits, colour, interleaved by line.
    Seed {
        codec: Codec::JpegLs,
        shape: [8, 12, 3, 8, 8],
        photometric: Photometric::Rgb,
        stream: concat!(
            "ffd8fff70011080008000c03011100021100031100ffda000c030100020003000001000000019551",
            "d1eb9cb487396a27c865604a1230c21991810991a422e4c899d8d734e43401721abbc08e71a8c2b4",
            "c313a91f58468cf4fe009d69cd98c620288f8dd9641306232424ae82537fb74c9d44f6929e58845b",
            "14746725c516752a393ad102c19187408d8c464b88eb2d699078b071563a5b91558847bd106641c1",
            "10d74aa8939cb3cce2682863cb911207482d2f865a9dea1bb3ce206854107110ffd9",
        ),
    },
    // 8 bits, colour, interleaved by sample.
    Seed {
        codec: Codec::JpegLs,
        shape: [8, 12, 3, 8, 8],
        photometric: Photometric::Rgb,
        stream: concat!(
            "ffd8fff70011080008000c03011100021100031100ffda000c030100020003000002000000019673",
            "1256e1f8621044fa9f1db4d599ca08f898261fa331218d2c2674cfe4270988e463a41b00abf1858a",
            "c4b18fa186262767a651cdb91e02e01095df047344f719d167911412898de1ad88f334c69b7ce452",
            "74b69908545105ba27315503952207418a122b5c65e6a846bd2907c89325265287620c5c88c8fd4d",
            "f5e8a21170c88d0548187c78f2f1c8688b52891030fa5739150a82430efc4ec8ffd9",
        ),
    },
    // 12 bits, near-lossless.
    Seed {
        codec: Codec::JpegLs,
        shape: [8, 12, 1, 16, 12],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ffd8fff7000b0c0008000c01011100ffda0008010100030000000002d7356b02eb023adee53f5084",
            "391b10cc9b292417bdd8ca49694bc2c85b1d80856de8dfa399c4a6ec2716196a8a8153dabea8dcd0",
            "9a2ba5a9855738a24393b524ffd9",
        ),
    },
    // 12 bits, reversible.
    Seed {
        codec: Codec::Jpeg2000,
        shape: [16, 16, 1, 16, 12],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ff4fff51002900000000001000000010000000000000000000000010000000100000000000000000",
            "00010b0101ff52000c00000001000104040001ff5c00074060686870ff6400250001437265617465",
            "64206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a0000000001390001ff",
            "93cfe5581cf30e438b3c3514a3757650e96830247b418f5a1278e5987744ef8a6c582de6961b78c7",
            "1eca4c04cf4fd6be89022b29539a028d10b5898f5aff41605d7fd81f4f03c25b83cfb5b5c9380cc1",
            "bc81d4c990a81291a513c07da8301f6a0c07e08c1bc6e508a9c796b2919adca78c9601925949e380",
            "0b1c289da6b79cb89d8f422b865806e192a6704f228e3bb602591abea9c4561f2a021a80bbfbc3ef",
            "64ecbd3f9b1a8529995e172fee1fc8238e888a69682009e9021edf5700f7818a66483b845cc98cd4",
            "818b640305cc85fbaadd632e1ddb86de0ab34d5d64bbdfdbdbeb82becf2658143384de28d0bea3e7",
            "20095fb352df27a1c242a5692e64f97b54933d70c9da84fed20ee696413f02c5fefe89c00a0e3198",
            "af66311311ea74b10adbfbf20758b9ed0034c5c7ffd9",
        ),
    },
    // 8 bits, colour, in boxes.
    Seed {
        codec: Codec::Jpeg2000,
        shape: [8, 12, 3, 8, 8],
        photometric: Photometric::Rgb,
        stream: concat!(
            "0000000c6a5020200d0a870a00000014667479706a703220000000006a7032200000002d6a703268",
            "0000001669686472000000080000000c0003070700000000000f636f6c7201000000000010000001",
            "616a703263ff4fff51002f00000000000c0000000800000000000000000000000c00000008000000",
            "00000000000003070101070101070101ff52000c00000001010004040001ff5c00044040ff640025",
            "000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a00",
            "00000000e90001ff93cfb51424526591a56b6ea9dc47062c00001848463e780001916c16fc3cf60b",
            "6508b9474234e6e0486d49fe07f779e741f6e7209d78a105cdeda6526f3b840cd7279ee5a51af5fc",
            "cfcfb52c26d12d4b75609ef812d668b9fb0318f811a680559908d09a21be7632be0ff40632ecf997",
            "cba8298cbfd2d414b60f98f971ab738fab68d34abae669e0098189394d128a320aa4b6fb1b177fc7",
            "d484015ba26deb1203e7bef134f806c575418373a5ff59648d7f40dbe90c41c33b527fea27b05e42",
            "e75cd4445d7320cb20b09c73baa66e6414ee5bb8a1cca2843199cc73ffd9",
        ),
    },
    // 8 bits, irreversible.
    Seed {
        codec: Codec::Jpeg2000,
        shape: [16, 16, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ff4fff51002900000000001000000010000000000000000000000010000000100000000000000000",
            "0001070101ff52000e010200010001040400008888ff5c000b42482457d357d35762ff6400250001",
            "43726561746564206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a000000",
            "00003a0001ff93cf99181ce688dad23736bb4c011387a497fc7d0d03270a291b8e9d76b486c5c7da",
            "9c8914decea0230048a804ffd9",
        ),
    },
    // 8 bits, HTJ2K.
    Seed {
        codec: Codec::Jpeg2000,
        shape: [16, 16, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ff4fff51002940000000001000000010000000000000000000000010000000100000000000000000",
            "0001070101ff500008000200000002ff52000c00020001000504044001ff5c001320485050505050",
            "50505050505050484848ff64001700014f70656e4a50482056657220302e32362e332eff90000a00",
            "00000000de0001ff93c025840107740000c012c012c01180c600877400f700c77400177300c012c0",
            "12c0120040a662b300722266b300a3085300c01570056401560b50c941f84016d21d360051406ee2",
            "cd472725e8947700d329caccd1588b48e87600c02e8a0174d00ba614cc673887b55bb80d9e292882",
            "a385ce75e0433bdf94de2bbdfdce96aefc0501b00154a4d06c0cc6218fdc9a28208ba9a0acae149c",
            "f920a0aa4955f235e154163f6e5a5ca708720117aa968c38824c8b20cf2dbadc6192eabb19015056",
            "0db200225723e4f42fd4ef50e5674a7f00ffd9",
        ),
    },
    // 8 bits, HTJ2K in tiles.
    Seed {
        codec: Codec::Jpeg2000,
        shape: [10, 20, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ff4fff5100294000000000140000000a000000000000000000000008000000100000000000000000",
            "0001070101ff500008000200000002ff52000c00020001000504044001ff5c001320485050505050",
            "50505050505050484848ff64001700014f70656e4a50482056657220302e32362e332eff90000a00",
            "000000007c0001ff93c025f40087740000c01280f100c77400c0134012401180a6f9000b7400fc27",
            "7300177300c0151004900480036a02fe1cf39400321333000a0a9300c02ba015f00af0c6e4831572",
            "fe467f3984a4e9b800104a2850ff348340faec216cc478001ac337264692e145eb988aac333800ff",
            "90000a00010000007a0001ff93c012c012806201877400e700077400c012c0124012001600cb7400",
            "fc277300fc277300c01340124012808bfc27e87400f807b300a1fc11b300c02ba015f00af0bc8346",
            "4909d0052f7fe4cfc2980021050180eb8627f9056cfe53899700238eeb0486f1fc032d3f9dcfcd98",
            "00ff90000a00020000005c0001ff93c012809601877400c01280f500c77400c01200fc277300c013",
            "401240128081009fe37500fc13730081004b7400c02a2015300a906019941ce8a335001200f0fe1f",
            "f5373500989c09fc392ba3b500ffd9",
        ),
    },
    // 8 bits, modular.
    Seed {
        codec: Codec::JpegXl,
        shape: [8, 12, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "ff0a014150dc0808040100fc004b188b15c2094cb74f0d68bed8a3c50c7d2448282c276083051a0e",
            "3daa655ca801d16e8632cb6b0cf4206a4fba248b4be6d22082559c2e5f7975960633ac24",
        ),
    },
    // 16 bits, modular, in boxes.
    Seed {
        codec: Codec::JpegXl,
        shape: [8, 12, 1, 16, 16],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c",
            "0a000000b96a786c63ff0a01f103142d02080401008c024b188b15420a580d6400d576ea03cd1fa8",
            "2c803fc989925a69a888a94558fcfac9c9026f1f867aff2244cd97df71d623ad7c024524001519cd",
            "d741268257cfc8c39dc1e769f85a32cc3cebada6c962b6fd78e2a33ad8167d24bef5b504dc240590",
            "8660020afe7ceb4041479e775cd09b73e1598340dd8ce4eaf2f278548153ad2920620b429741bf18",
            "efd72114a41fc600219b61d5d8fac70d40216dcfbb22f1efbe41",
        ),
    },
    // 12 bits, modular, colour.
    Seed {
        codec: Codec::JpegXl,
        shape: [8, 12, 3, 16, 12],
        photometric: Photometric::Rgb,
        stream: concat!(
            "ff0a016140d12208040100bc054b2834161e89f356503003b0a2378a2d10868c319e2e106000a07d",
            "0200dc9b57699ae419f94d7c096cd2bac6d010e2abf810729059c06bd0ae25a740a5d316ca3b9808",
            "2e92bd48910e5961e59f463e3d2d0423c1797c78828e4c7d51c16421a0bc6e642af7fd7e74f23d38",
            "4883f194532edd1b2ce8d6efd460b37f53c1c17bc459a01ba809aaaae05da01901f2ac8e06dfae1b",
            "ff0065a89da480da36bb1bee4e78e8caafea8820c2549c865bcc29da737d29d40d9a70125540e62e",
            "aef7379d392b8c606107a138545f2e657f0d3061070baa62f40216a4ba4838b8c657313a6c949b11",
            "5d14e12515a435bd77c689a5f735758c54e1e9dbc8ad29d5630276f93f91e6275b7b8d981efe6c6e",
            "4d029f107126311c438910c109ade9b935bb8cc5bf80e38d36324680c7c30d21f37325403024e004",
            "5438c074bea50136c9de2d28327e71f9725fb63be308e9b423ca34b121fccc2249daec7d818cb0d3",
            "8a650629d0e80525a670d090e0430aa5ad273546",
        ),
    },
    // 8 bits, DCT, XYB, colour.
    Seed {
        codec: Codec::JpegXl,
        shape: [16, 16, 3, 8, 8],
        photometric: Photometric::Rgb,
        stream: concat!(
            "ff0a430601f400d34f1200800a9551c60d5ecef57cf9a1c362dac67586b6dab6b084b1d95e182424",
            "1c21f346f1bc79ee43ec7a0f004311a192c419326fd11dfd562e0808",
        ),
    },
    // 8 bits, DCT, a recompressed JPEG with a comment.
    Seed {
        codec: Codec::JpegXl,
        shape: [16, 16, 1, 8, 8],
        photometric: Photometric::Monochrome2,
        stream: concat!(
            "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000136a786c70",
            "00000000ff0a434050dc08000001126a6272647d70030842cb80005800002120e4aa120000107254",
            "b66028ceff0922638432ce2905ed47c81066a9830c3350ba430dd6870c271f33e090830a8b1c34ec",
            "c0f65143fffec832871d77a0a1e8fe17639c31c9259b7c32ca29cf4c73cd36df8c73ce420f4d74d1",
            "461f8d74d2524f4d75d5565f8d75d6628f4d76d9669f8d76da72cf4d77dd76df8d77de820f4e78e1",
            "861f8e78e2914b3e39e5955b7e39e699872efae8a4976efae9a8a71ebbecb3d35ebbedb7e39e7bf0",
            "c20f4f7cf1c61f8f7cf2d14b3f3df5d55b7f3df6d9831fbef8e3935fbef9e7a39f3efcf1cb3f3ffd",
            "f5db7f3ffef9ff03fc0000000b0e80e000104a46494600010100000100010000fe000b4d41524b45",
            "525e414203000000f36a786c7080000001e05b0010008003087008700870feff0e00001800080001",
            "0000000000808025899488bbb91e8000ca642d8e6fa05018918202a988766cebe888e808c4c6c818",
            "19239160a361ddd6314647c43291930800da92c027770730f4400aa6069c4b000c3901c46c380a3f",
            "60826e1a907debe8e22282994d4c519db70e60f8af8e3dd93d213127c032c90b8ffa4a30f4e589c6",
            "1b4298a9c56499cd11027239aac229591592a6e44317d7a0ffaee401749ef8b26119a67e0450d9bc",
            "b9a390969a15a4300ae82ed8050000000000809244128a2e367be502e9b5fb9f90e1def78ae7f847",
            "8898d8e317436000",
        ),
    },
];
