//! Which files are DICOM, and in which encoding they stand.

use super::*;

#[test]
fn file_meta_information_is_read_however_it_stands() {
    let data = [modality(EXPLICIT), name(EXPLICIT)].concat();
    let uid = element(EXPLICIT, Tag(2, 0x10), VR::UI, b"1.2.840.10008.1.2.1\0");
    let ae = element(EXPLICIT, Tag(2, 0x16), VR::AE, b"MARKER");
    let lying = element(EXPLICIT, Tag(2, 0), VR::UL, &9999u32.to_le_bytes());
    let implicit = element(IMPLICIT, Tag(2, 0x10), VR::UI, b"1.2.840.10008.1.2.1\0");
    for meta in [
        uid.clone(),
        [ae.clone(), uid.clone()].concat(),
        [lying.clone(), uid.clone(), ae.clone()].concat(),
        [uid.clone(), lying, ae.clone()].concat(),
        implicit,
        ae,
        vec![],
    ] {
        let with_preamble = [&[0; 128], &b"DICM"[..], &meta, &data].concat();
        for bytes in [with_preamble.clone(), with_preamble[128..].to_vec()] {
            let set = parsed(&bytes);
            assert_eq!(outline(&set), ["00080060", "00100010"]);
            assert_eq!(set.transfer_syntax, meta::EXPLICIT_LE);
        }
        if !meta.is_empty() {
            assert_eq!(
                outline(&parsed(&with_preamble[132..])),
                ["00080060", "00100010"]
            );
        }
    }
}

#[test]
fn a_wrongly_declared_encoding_is_recognised() {
    let encodings = [EXPLICIT, IMPLICIT, BIG];
    let declared = [
        meta::EXPLICIT_LE,
        meta::IMPLICIT_LE,
        meta::EXPLICIT_BE,
        meta::DEFLATED_LE,
    ];
    for actual in encodings {
        for uid in declared {
            if uid == meta::DEFLATED_LE && actual != EXPLICIT {
                continue;
            }
            let set = parsed(&part10(uid, &rich(actual)));
            assert_eq!(set.encoding(), actual, "declared {uid}");
            assert_eq!(set.transfer_syntax, meta::plain_uid(actual));
            assert_eq!(set.inflated, None);
        }
    }
}

#[test]
fn compressed_pixels_need_a_transfer_syntax_that_says_how() {
    let data = [modality(EXPLICIT), name(EXPLICIT), fragments()].concat();
    // The pixels stand last.
    let offset = |bytes: &[u8]| (bytes.len() - fragments().len()) as u64;
    for bytes in [data.clone(), part10(meta::EXPLICIT_LE, &data)] {
        let offset = offset(&bytes);
        assert_eq!(
            parse(&bytes, &limits()),
            Err(Error::TransferSyntax { offset })
        );
    }
    let implicit = part10("1.2.840.10008.1.2.4.50", &rich(IMPLICIT));
    assert!(matches!(
        parse(&implicit, &limits()),
        Err(Error::Malformed { .. })
    ));
}

#[test]
fn an_unknown_transfer_syntax_is_an_error() {
    for uid in [
        "1.2.840.10008.1.2.99",
        "1.2.3",
        "MARKER^NAME",
        "1.2.840.10008.1.2.6.2",
    ] {
        let bytes = part10(uid, &rich(EXPLICIT));
        let element = [2, 0, 0x10, 0, b'U', b'I'];
        let at = bytes.windows(6).position(|window| window == element);
        let offset = at.expect("(0002,0010)") as u64;
        let error = parse(&bytes, &limits()).unwrap_err();
        assert_eq!(error, Error::TransferSyntax { offset });
        assert!(error.to_string().contains(&format!("at byte {offset}")));
    }
}

#[test]
fn what_is_not_dicom_is_not_recognised() {
    let mut noise = vec![0u8; 4096];
    let mut state = 1u32;
    for byte in &mut noise {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (state >> 24) as u8;
    }
    let text = "患者ID,氏名,生年月日\n0001,山田^太郎,19700101\n"
        .repeat(40)
        .into_bytes();
    for bytes in [
        noise,
        text,
        b"PatientID,Name\n1,A\n".to_vec(),
        vec![0; 4096],
        b"PK\x03\x04".to_vec(),
    ] {
        assert!(!sniff::is_dicom(&bytes).unwrap());
        assert_eq!(parse(&bytes, &limits()), Err(Error::UnknownFormat));
    }
    assert_eq!(parse(&Vec::new(), &limits()), Err(Error::Empty));
    assert!(!sniff::is_dicom(&Vec::new()).unwrap());
}

#[test]
fn sniffing_reads_a_few_kilobytes() {
    let source = Counting::longer(rich(EXPLICIT), 1 << 31);
    assert!(sniff::is_dicom(&source).unwrap());
    assert!(
        source.bytes_read() < 16 << 10,
        "{} bytes",
        source.bytes_read()
    );
}

#[test]
fn chance_does_not_overrule_what_is_declared() {
    // In the wrong byte order the first header spans the whole data set.
    let name = element(BIG, Tag(0x0010, 0x0010), VR::PN, b"MARKER^NAME ");
    let filler = element(
        BIG,
        Tag(0x0008, 0x0070),
        VR::LO,
        &vec![b'x'; 512 - 2 - 20 - 8],
    );
    let data = [modality(BIG), name, filler].concat();
    assert_eq!(data.len(), 8 + 512);
    let set = parsed(&part10(meta::EXPLICIT_BE, &data));
    assert_eq!(outline(&set), ["00080060", "00100010", "00080070"]);
}
