use super::*;
use crate::transform::forms::encodings;
use proptest::prelude::*;

const NAME: &str = "Yamada^Tarou=山田^太郎=やまだ^たろう";

fn matcher(identifiers: &[(IdentifierKind, &str)]) -> ByteMatcher {
    let identifiers: Vec<Identifier> = identifiers
        .iter()
        .map(|&(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        })
        .collect();
    ByteMatcher::new(identifiers.iter())
}

fn count(matcher: &ByteMatcher, bytes: &[u8]) -> u64 {
    let mut scan = matcher.scan();
    scan.feed(bytes);
    scan.finish().values().sum()
}

/// A small generator of bytes that look random: xorshift64*.
fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed | 1;
    let mut out = Vec::with_capacity(len + 8);
    while out.len() < len {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        out.extend_from_slice(&state.wrapping_mul(0x2545_F491_4F6C_DD1D).to_le_bytes());
    }
    out.truncate(len);
    out
}

#[test]
fn every_encoding_of_every_order_is_found() {
    let matcher = matcher(&[(IdentifierKind::PatientName, NAME)]);
    let mut tried = 0;
    for text in [
        "YAMADA^TAROU",
        "Tarou Yamada",
        "yamada_tarou",
        "Yamada, Tarou",
        "TAROUYAMADA",
        "Yamada.Taro",
        "山田太郎",
        "山田^太郎",
        "山田　太郎",
        "太郎 山田",
        "やまだたろう",
        "ヤマダ・タロウ",
        "ヤマダ　タロウ",
        "ﾔﾏﾀﾞ^ﾀﾛｳ",
    ] {
        for bytes in encodings(text) {
            if bytes.len() < 9 {
                continue;
            }
            tried += 1;
            let mut stream = noise(tried, 1000);
            stream.extend_from_slice(&[0, 1]);
            stream.extend_from_slice(&bytes);
            stream.extend_from_slice(&[0, 1]);
            stream.extend(noise(tried + 99, 777));
            assert_eq!(count(&matcher, &stream), 1, "{text} as {bytes:X?}");
        }
    }
    assert!(tried > 60);
}

#[test]
fn the_byte_strings_of_the_standard_are_found() {
    let matcher = matcher(&[(IdentifierKind::PatientName, NAME)]);
    // PS3.5 H.3.1 and H.3.2, the ideographic and phonetic groups.
    let first = b"\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B";
    assert_eq!(count(&matcher, first), 2);
    let second = b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J";
    assert_eq!(count(&matcher, second), 3);
}

#[test]
fn variant_kanji_and_accents_are_found() {
    let takahashi = matcher(&[
        (IdentifierKind::PatientName, "高橋^一郎"),
        (IdentifierKind::PatientName, "渡邉^花子"),
    ]);
    for text in ["髙橋一郎", "渡邊花子", "渡辺　花子"] {
        for bytes in encodings(text) {
            assert_eq!(count(&takahashi, &bytes), 1, "{text} as {bytes:X?}");
        }
    }
    let mueller = matcher(&[(IdentifierKind::PatientName, "Müller^Jürgen")]);
    for text in [
        "MÜLLER^JÜRGEN",
        "müller jürgen",
        "Mueller^Juergen",
        "MULLER^JURGEN",
        "Mu\u{308}ller^Ju\u{308}rgen",
    ] {
        for bytes in encodings(text) {
            assert_eq!(count(&mueller, &bytes), 1, "{text} as {bytes:X?}");
        }
    }
}

#[test]
fn numbers_need_their_ends() {
    let matcher = matcher(&[
        (IdentifierKind::PatientId, "0012345678"),
        (IdentifierKind::PatientId, "AB-123456"),
        (IdentifierKind::PatientId, "123456"),
        (IdentifierKind::PatientId, "20190503"),
    ]);
    for hit in [
        "0012345678",
        "x0012345678x",
        "12345678\0",
        "AB-123456",
        "ab123456 ",
        "12345678.",
        "-12345678",
    ] {
        assert_eq!(count(&matcher, hit.as_bytes()), 1, "{hit}");
        for bytes in encodings(hit) {
            assert_eq!(count(&matcher, &bytes), 1, "{hit} as {bytes:X?}");
        }
    }
    for miss in [
        "900123456781",
        "112345678",
        "1.12345678",
        "12345678.5",
        "AB-1234567",
        "123456",
        "20190503",
    ] {
        assert_eq!(count(&matcher, miss.as_bytes()), 0, "{miss}");
    }
}

#[test]
fn short_and_common_forms_are_left_to_the_search_in_text() {
    let matcher = matcher(&[
        (IdentifierKind::PatientName, "Li^An"),
        (IdentifierKind::PatientName, "HEAD^NECK"),
        (IdentifierKind::PatientId, "12"),
    ]);
    assert_eq!(count(&matcher, b"Li^An HEAD^NECK 12"), 0);
}

#[test]
fn birth_dates_are_found_written_out_only() {
    let matcher = matcher(&[
        (IdentifierKind::BirthDate, "19610103"),
        (IdentifierKind::EventDate, "20190503"),
    ]);
    for hit in [
        "1961-01-03",
        "1961/01/03",
        "1961年1月3日",
        "昭和36年1月3日",
        "January 3, 1961",
    ] {
        for bytes in encodings(hit) {
            assert_eq!(count(&matcher, &bytes), 1, "{hit} as {bytes:X?}");
        }
    }
    for miss in ["19610103", "2019-05-03", "11961-01-03", "1961-01-031"] {
        assert_eq!(count(&matcher, miss.as_bytes()), 0, "{miss}");
    }
}

#[test]
fn uids_are_found_whole() {
    let uid = "1.2.840.99999.1.2.3";
    let matcher = matcher(&[(IdentifierKind::Uid, uid), (IdentifierKind::Uid, "1.2.3")]);
    for before in 0..40 {
        let stream = format!("{}{uid}\0{}", "x".repeat(before), "y".repeat(before % 7));
        assert_eq!(count(&matcher, stream.as_bytes()), 1, "{before}");
    }
    assert_eq!(
        count(&matcher, format!("{uid}.4 {uid}1 1.{uid} 1.2.3").as_bytes()),
        0
    );
    assert_eq!(
        count(&matcher, format!("0{uid}\0 see {uid}.").as_bytes()),
        2
    );
}

#[test]
fn what_lies_across_chunks_is_found_once() {
    let uid = "1.2.840.99999.1.2.3.4.5.6";
    let matcher = matcher(&[
        (IdentifierKind::PatientName, NAME),
        (IdentifierKind::PatientId, "0012345678"),
        (IdentifierKind::Uid, uid),
    ]);
    let mut stream = noise(5, 700);
    for text in [
        "\0Yamada^Tarou\0",
        "\x010012345678\x01",
        "\x02山田　太郎\x02",
    ] {
        stream.extend_from_slice(text.as_bytes());
        stream.extend(noise(6, 600));
    }
    stream.extend_from_slice(uid.as_bytes());
    stream.push(0);
    stream.extend(noise(7, 600));
    let whole = {
        let mut scan = matcher.scan();
        scan.feed(&stream);
        scan.finish()
    };
    assert_eq!(whole.values().sum::<u64>(), 4);
    for chunk in [1, 2, 3, 7, 16, 64, 511, 512, 513, 1000] {
        let mut scan = matcher.scan();
        stream.chunks(chunk).for_each(|bytes| scan.feed(bytes));
        assert_eq!(scan.finish(), whole, "chunks of {chunk}");
    }
    for cut in 600..stream.len() {
        let mut scan = matcher.scan();
        scan.feed(&stream[..cut]);
        scan.feed(&stream[cut..]);
        assert_eq!(scan.finish(), whole, "cut at {cut}");
    }
}

#[test]
fn what_follows_a_monotonous_run_is_found() {
    let matcher = ByteMatcher::new(people(300).iter());
    for run in [
        &[0u8, 0][..],
        &[0x20, 0x20],
        &[0x18, 0xFC],
        &[0x30, 0x30],
        &[0x61, 0],
    ] {
        for len in [0, 1, 7, 8, 9, 1000, 5001] {
            let mut stream: Vec<u8> = run.iter().copied().cycle().take(len).collect();
            stream.extend_from_slice(b"\x01Yamada^Tarokakaka\x01");
            stream.extend(run.iter().copied().cycle().take(len));
            assert_eq!(count(&matcher, &stream), 1, "{run:?} {len}");
        }
    }
}

#[test]
fn nothing_known_finds_nothing() {
    let matcher = matcher(&[]);
    assert!(matcher.is_empty());
    assert_eq!(count(&matcher, &noise(1, 10_000)), 0);
    assert_eq!(count(&matcher, b""), 0);
}

/// Deterministic made-up people.
fn people(count: u64) -> Vec<Identifier> {
    const FAMILY: [(&str, &str, &str); 8] = [
        ("Yamada", "山田", "やまだ"),
        ("Sato", "佐藤", "さとう"),
        ("Suzuki", "鈴木", "すずき"),
        ("Takahashi", "高橋", "たかはし"),
        ("Watanabe", "渡辺", "わたなべ"),
        ("Ito", "伊藤", "いとう"),
        ("Kobayashi", "小林", "こばやし"),
        ("Schmidt", "斎藤", "さいとう"),
    ];
    const GIVEN: [(&str, &str, &str); 4] = [
        ("Taro", "太郎", "たろう"),
        ("Hanako", "花子", "はなこ"),
        ("Kenichi", "健一", "けんいち"),
        ("Mariko", "真理子", "まりこ"),
    ];
    const SYLLABLES: [(&str, &str); 10] = [
        ("ka", "か"),
        ("no", "の"),
        ("mi", "み"),
        ("re", "れ"),
        ("su", "す"),
        ("to", "と"),
        ("ya", "や"),
        ("ha", "は"),
        ("chi", "ち"),
        ("ri", "り"),
    ];
    (0..count)
        .flat_map(|n| {
            let (family, kanji, kana) = FAMILY[n as usize % 8];
            let (given, given_kanji, given_kana) = GIVEN[n as usize / 8 % 4];
            let tail = [n / 32 % 10, n / 320 % 10, n / 3200 % 10].map(|digit| SYLLABLES[digit as usize]);
            let latin: String = tail.iter().map(|pair| pair.0).collect();
            let tail_kana: String = tail.iter().map(|pair| pair.1).collect();
            let extra = char::from_u32(0x4E00 + (n / 32 % 20_000) as u32).unwrap_or('一');
            [
                Identifier {
                    kind: IdentifierKind::PatientName,
                    value: format!(
                        "{family}^{given}{latin}={kanji}^{given_kanji}{extra}={kana}^{given_kana}{tail_kana}"
                    ),
                },
                Identifier { kind: IdentifierKind::PatientId, value: format!("{:08}", 30_000_000 + n * 7919 % 60_000_000) },
            ]
        })
        .collect()
}

#[test]
fn a_thousand_people_give_no_false_hit_in_random_bytes() {
    let people = people(1000);
    let matcher = ByteMatcher::new(people.iter());
    let mut scan = matcher.scan();
    for seed in 0..50 {
        scan.feed(&noise(seed * 977 + 3, 1 << 20));
    }
    assert!(scan.finish().is_empty());
    // It is the same matcher that finds what is there.
    let text = people[500]
        .value
        .split('=')
        .next()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(count(&matcher, format!("\0{text}\0").as_bytes()), 1);
}

proptest! {
    #[test]
    fn finds_what_a_naive_search_finds(
        ids in proptest::collection::btree_set("[1-9A-F]{4}[0-9]{6}", 1..5),
        gaps in proptest::collection::vec((0usize..40, 0usize..6, any::<u64>()), 1..12),
        chunk in 1usize..200,
    ) {
        let ids: Vec<String> = ids.into_iter().collect();
        let identifiers: Vec<Identifier> = ids
            .iter()
            .map(|id| Identifier { kind: IdentifierKind::PatientId, value: id.clone() })
            .collect();
        let matcher = ByteMatcher::new(identifiers.iter());
        let mut stream = Vec::new();
        let mut expected = 0;
        for (gap, which, seed) in gaps {
            stream.extend(noise(seed, gap).into_iter().map(|byte| byte | 0x80));
            if let Some(id) = ids.get(which) {
                stream.push(0);
                stream.extend_from_slice(id.as_bytes());
                stream.push(0);
                expected += 1;
            }
        }
        let mut scan = matcher.scan();
        stream.chunks(chunk).for_each(|bytes| scan.feed(bytes));
        prop_assert_eq!(scan.finish().values().sum::<u64>(), expected);
    }

    #[test]
    fn any_bytes_are_searched_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), chunk in 1usize..50) {
        let matcher = matcher(&[(IdentifierKind::PatientName, NAME), (IdentifierKind::Uid, "1.2.840.99999.1.2")]);
        let mut scan = matcher.scan();
        bytes.chunks(chunk).for_each(|part| scan.feed(part));
        scan.finish();
    }
}

#[test]
fn what_lies_wholly_in_an_own_range_does_not_count_and_anything_else_does() {
    let uid = "2.25.78860657308074311604038267003313068723";
    let matcher = matcher(&[
        (IdentifierKind::PatientName, "Kobayashi^Hanako"),
        (IdentifierKind::Uid, uid),
    ]);
    for word in ["KOBAYASHI HANAKO", uid] {
        let mut stream = noise(3, 2000);
        let mut ranges = Vec::new();
        for _ in 0..3 {
            stream.push(0);
            ranges.push(stream.len() as u64..(stream.len() + word.len()) as u64);
            stream.extend(word.as_bytes());
            stream.push(0);
            stream.extend(noise(4, 700));
        }
        let count = |own: &[Range<u64>], chunk: usize| -> u64 {
            let mut scan = matcher.scan_outside(own.to_vec());
            stream.chunks(chunk).for_each(|bytes| scan.feed(bytes));
            scan.finish().values().sum()
        };
        for chunk in [1, 7, 512, 10_000] {
            assert_eq!(count(&[], chunk), 3, "{word}");
            assert_eq!(count(&ranges, chunk), 0, "{word}");
            assert_eq!(count(&ranges[1..], chunk), 1, "{word}");
            assert_eq!(count(&ranges[..2], chunk), 1, "{word}");
            let cut: Vec<_> = ranges.iter().map(|own| own.start + 1..own.end).collect();
            assert_eq!(count(&cut, chunk), 3, "{word}");
            let short: Vec<_> = ranges.iter().map(|own| own.start..own.end - 1).collect();
            assert_eq!(count(&short, chunk), 3, "{word}");
        }
    }
}
