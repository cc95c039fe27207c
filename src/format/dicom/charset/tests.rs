use super::*;

fn charset(terms: &str) -> Charset {
    Charset::parse(terms.as_bytes())
}

/// Every reading but the declared one.
fn others(terms: &str, bytes: &[u8]) -> Vec<String> {
    let readings = charset(terms).readings(bytes, Syntax::Name).into_iter();
    readings
        .filter(|reading| !reading.declared)
        .map(|reading| reading.text)
        .collect()
}

fn name(terms: &str, bytes: &[u8]) -> Decoded {
    charset(terms).decode(bytes, Syntax::Name)
}

/// PS3.5 H.3.1, H.3.2, I.2, J.1, J.2, J.3 and K.2: declaration, bytes, text.
const STANDARD: [(&str, &[u8], &str); 7] = [
    (
        "\\ISO 2022 IR 87",
        b"Yamada^Tarou=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B=\x1B$B$d$^$@\x1B(B^\x1B$B$?$m$&\x1B(B",
        "Yamada^Tarou=山田^太郎=やまだ^たろう",
    ),
    (
        "ISO 2022 IR 13\\ISO 2022 IR 87",
        b"\xD4\xCF\xC0\xDE^\xC0\xDB\xB3=\x1B$B;3ED\x1B(J^\x1B$BB@O:\x1B(J=\x1B$B$d$^$@\x1B(J^\x1B$B$?$m$&\x1B(J",
        "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
    ),
    (
        "\\ISO 2022 IR 149",
        b"Hong^Gildong=\x1B$)C\xFB\xF3^\x1B$)C\xD1\xCE\xD4\xD7=\x1B$)C\xC8\xAB^\x1B$)C\xB1\xE6\xB5\xBF",
        "Hong^Gildong=洪^吉洞=홍^길동",
    ),
    (
        "ISO_IR 192",
        "Wang^XiaoDong=王^小東=".as_bytes(),
        "Wang^XiaoDong=王^小東=",
    ),
    ("GB18030", b"Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB=", "Wang^XiaoDong=王^小东="),
    ("GBK", b"Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB=", "Wang^XiaoDong=王^小东="),
    (
        "\\ISO 2022 IR 58",
        b"Zhang^XiaoDong=\x1B$)A\xD5\xC5^\x1B$)A\xD0\xA1\xB6\xAB=",
        "Zhang^XiaoDong=张^小东=",
    ),
];

#[test]
fn the_examples_of_the_standard_decode() {
    for (terms, bytes, text) in STANDARD {
        assert_eq!(
            name(terms, bytes),
            Decoded {
                text: text.into(),
                sure: true
            },
            "{terms}"
        );
    }
}

#[test]
fn the_examples_of_the_standard_encode_to_their_own_bytes() {
    for (terms, bytes, text) in STANDARD {
        assert_eq!(
            charset(terms).encode(text, Syntax::Name).as_deref(),
            Some(bytes),
            "{terms}"
        );
    }
}

#[test]
fn every_prefix_and_every_changed_byte_decodes_to_something() {
    for (terms, bytes, _) in STANDARD {
        for end in 0..=bytes.len() {
            let set = charset(terms);
            let _ = set.readings(&bytes[..end], Syntax::Name);
            for change in [0x00, 0x1B, 0x5C, 0x80, 0xFF] {
                let mut changed = bytes.to_vec();
                if let Some(byte) = changed.get_mut(end) {
                    *byte = change;
                }
                let _ = set.readings(&changed, Syntax::Single);
            }
        }
    }
}

#[test]
fn single_byte_sets_decode_and_encode_back() {
    let cases: [(&str, &[u8], &str); 13] = [
        ("ISO_IR 100", b"Buc^J\xE9r\xF4me", "Buc^Jérôme"),
        ("ISO_IR 101", b"Wa\xB3\xEAsa", "Wałęsa"),
        ("ISO_IR 109", b"\xA1o", "Ħo"),
        ("ISO_IR 110", b"\xAAl", "Ēl"),
        ("ISO_IR 148", b"\xC7avu\xFEo\xF0lu", "Çavuşoğlu"),
        ("ISO_IR 203", b"\xA4\xBD", "€œ"),
        ("ISO_IR 144", b"\xBB\xEE\xDA", "Люк"),
        (
            "ISO_IR 126",
            b"\xC4\xE9\xEF\xED\xF5\xF3\xE9\xEF\xF2",
            "Διονυσιος",
        ),
        ("ISO_IR 127", b"\xE2\xC8\xC7\xE6\xEA", "قباني"),
        ("ISO_IR 138", b"\xF9\xF8\xE5\xEF", "שרון"),
        ("ISO_IR 166", b"\xCA\xC1\xAA\xD2\xC2", "สมชาย"),
        ("ISO_IR 13", b"\xD4\xCF\xC0\xDE", "ﾔﾏﾀﾞ"),
        ("ISO_IR 6", b"Plain", "Plain"),
    ];
    for (terms, bytes, text) in cases {
        assert_eq!(name(terms, bytes).text, text, "{terms}");
        assert_eq!(
            charset(terms).encode(text, Syntax::Name).as_deref(),
            Some(bytes),
            "{terms}"
        );
    }
}

#[test]
fn delimiter_bytes_inside_kanji_do_not_divide() {
    // 表 is 3D 49, 予 is 4D 3D, ‐ is 21 3E; 5C and 5E occur as bytes of other kanji.
    let set = charset("\\ISO 2022 IR 87");
    for character in ['表', '予', '申', '能', '十'] {
        let text = format!("A={character}^{character}\\B");
        let bytes = set
            .encode(&text, Syntax::Name)
            .expect("kanji are in JIS X 0208");
        assert_eq!(set.decode(&bytes, Syntax::Name).text, text);
    }
}

#[test]
fn active_sets_are_reset_at_line_ends_and_delimiters() {
    let set = charset("ISO_IR 100\\ISO 2022 IR 149");
    let latin = set.decode(b"\x1B$)C\xC8\xAB\r\n\xE9 \xE9", Syntax::Single);
    assert_eq!(latin.text, "홍\r\né é");
    let divided = b"\x1B$)C\xC8\xAB\\\xE9";
    assert_eq!(set.decode(divided, Syntax::Multiple).text, "홍\\é");
    assert_eq!(
        name("ISO_IR 100\\ISO 2022 IR 149", b"\x1B$)C\xC8\xAB^\xE9").text,
        "홍^é"
    );
    let lines = set
        .encode("홍\r\n홍", Syntax::Single)
        .expect("Hangul are in KS X 1001");
    assert_eq!(set.decode(&lines, Syntax::Single).text, "홍\r\n홍");
}

#[test]
fn jis_x_0212_decodes() {
    let set = charset("\\ISO 2022 IR 87\\ISO 2022 IR 159");
    let decoded = set.decode(b"\x1B$(D\x30\x21\x1B(B", Syntax::Name);
    assert_eq!(
        decoded,
        Decoded {
            text: "丂".into(),
            sure: true
        }
    );
}

#[test]
fn shift_jis_bytes_under_a_wrong_declaration_are_one_of_the_readings() {
    let bytes = b"\x8E\x52\x93\x63^\x91\xBE\x98\x59";
    for terms in [
        "",
        "ISO_IR 13",
        "ISO_IR 100",
        "ISO 2022 IR 13\\ISO 2022 IR 87",
        "ISO_IR 192",
    ] {
        assert!(!name(terms, bytes).sure, "{terms}");
        assert!(others(terms, bytes).contains(&"山田^太郎".to_owned()));
    }
}

#[test]
fn utf8_and_gbk_bytes_declared_as_latin_1_are_one_of_the_readings() {
    for bytes in ["山田^太郎".as_bytes(), b"\xC9\xBD\xCC\xEF^\xCC\xAB\xC0\xC9"] {
        assert!(!name("ISO_IR 100", bytes).sure);
        assert!(others("ISO_IR 100", bytes).contains(&"山田^太郎".to_owned()));
    }
}

#[test]
fn an_ordinary_latin_name_has_one_reading() {
    assert!(name("ISO_IR 100", b"M\xFCller^Andr\xE9").sure);
    assert!(others("ISO_IR 100", b"M\xFCller^Andr\xE9").is_empty());
}

#[test]
fn undeclared_escape_sequences_are_followed_but_not_trusted() {
    for terms in ["", "ISO_IR 100", "ISO_IR 192", "NONSENSE"] {
        let bytes = b"\x1B$B;3ED\x1B(B";
        assert!(!name(terms, bytes).sure, "{terms}");
        assert!(
            charset(terms)
                .readings(bytes, Syntax::Name)
                .iter()
                .any(|reading| reading.text == "山田")
        );
    }
}

#[test]
fn misspelt_terms_are_understood_and_unknown_ones_reported() {
    assert_eq!(charset("ISO-IR 100 "), charset("ISO_IR 100"));
    assert_eq!(charset("iso_ir_192"), charset("ISO_IR 192"));
    assert!(charset("ISO_IR 100").is_recognised());
    assert!(!charset("ISO_IR 4711").is_recognised());
    assert!(!charset("ISO_IR 100\\ISO_IR 192").is_recognised());
}

#[test]
fn what_the_set_cannot_write_is_refused() {
    assert_eq!(charset("ISO_IR 100").encode("山", Syntax::Single), None);
    assert_eq!(charset("").encode("é", Syntax::Single), None);
    assert_eq!(
        charset("\\ISO 2022 IR 87").encode("\u{1F600}", Syntax::Single),
        None
    );
    assert_eq!(
        charset("ISO_IR 192")
            .encode("\u{1F600}", Syntax::Single)
            .map(|b| b.len()),
        Some(4)
    );
}

#[test]
fn a_declaration_is_respelt_without_what_is_no_term() {
    let canonical = |value: &str| Charset::canonical(value.as_bytes());
    for (value, expected) in [
        ("iso_ir 100", "ISO_IR 100"),
        ("ISO 2022 IR 87", "\\ISO 2022 IR 87"),
        (
            "ISO 2022 IR 13\\ISO_IR 87\\YAMADA",
            "ISO 2022 IR 13\\ISO 2022 IR 87",
        ),
        ("ISO_IR 100\\ISO_IR 192", "ISO_IR 100"),
        ("utf-8", "ISO_IR 192"),
        ("\\ISO2022IR149", "\\ISO 2022 IR 149"),
    ] {
        assert_eq!(
            canonical(value).as_deref(),
            Some(expected.as_bytes()),
            "{value}"
        );
        assert!(charset(expected).is_recognised(), "{expected}");
    }
    assert_eq!(canonical("YAMADA"), None);
    assert_eq!(canonical("YAMADA\\ISO_IR 100"), None);
}

#[test]
fn an_upper_half_that_nobody_designates_again_is_the_only_set_declared_for_it() {
    for (terms, text) in [
        ("\\ISO 2022 IR 149", "홍길동\r\n폐렴\r\n소견"),
        ("\\ISO 2022 IR 58", "张小东\r\n肺炎\r\n所见"),
    ] {
        let set = charset(terms);
        let encoded = set.encode(text, Syntax::Single);
        let encoded = encoded.expect("the declared sets have these characters");
        let escape = &encoded[..4];
        let first = encoded.windows(4).position(|at| at == escape);
        let first = first.expect("the set is designated") + 4;
        let mut once = encoded[..first].to_vec();
        let mut rest = &encoded[first..];
        while let Some((&byte, tail)) = rest.split_first() {
            if rest.starts_with(escape) {
                rest = &rest[4..];
                continue;
            }
            once.push(byte);
            rest = tail;
        }
        assert!(once.len() < encoded.len());
        let decoded = set.decode(&once, Syntax::Single);
        assert_eq!(
            (decoded.text.as_str(), decoded.sure),
            (text, true),
            "{terms}"
        );
    }
    let two = charset("\\ISO 2022 IR 149\\ISO 2022 IR 58");
    assert!(
        !two.decode(b"\xC8\xAB", Syntax::Single).sure,
        "it could be either"
    );
}

#[test]
fn a_line_end_within_two_byte_characters_leaves_both_readings() {
    let bytes = b"\x1B$B;3ED\r\n;3ED\x1B(B";
    assert!(
        !charset("\\ISO 2022 IR 87")
            .decode(bytes, Syntax::Single)
            .sure
    );
    let readings = charset("\\ISO 2022 IR 87").readings(bytes, Syntax::Single);
    let texts: Vec<&str> = readings
        .iter()
        .map(|reading| reading.text.as_str())
        .collect();
    assert_eq!(texts[..2], ["山田\r\n;3ED", "山田\r\n山田"]);
}

#[test]
fn bytes_of_another_set_are_readings_and_some_are_certainly_mislabelled() {
    let japanese = "山田^太郎";
    let encoded = |encoding: &'static Encoding, text: &str| {
        exactly(encoding, text).unwrap_or_else(|| panic!("{text} is in {}", encoding.name()))
    };
    let wide: Vec<u8> = japanese.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = japanese.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases = [
        encoded(encoding_rs::SHIFT_JIS, japanese),
        encoded(encoding_rs::EUC_JP, japanese),
        encoded(encoding_rs::GB18030, japanese),
        encoded(encoding_rs::UTF_8, japanese),
        encoded(encoding_rs::ISO_2022_JP, japanese),
        wide,
        high,
    ];
    for bytes in cases {
        for terms in ["", "ISO_IR 6", "ISO_IR 100", "ISO_IR 101", "ISO_IR 13"] {
            let readings = charset(terms).readings(&bytes, Syntax::Name);
            assert!(
                readings.iter().any(|reading| reading.text == japanese),
                "{terms} {bytes:02X?}"
            );
            // Some pairs are katakana as well, and nobody can know.
            let kana = |&byte: &u8| byte < 0x80 || (0xA1..=0xDF).contains(&byte);
            if terms == "ISO_IR 13"
                && bytes.iter().all(kana)
                && !bytes.contains(&0x1B)
                && !is_wide(&bytes)
            {
                continue;
            }
            assert!(
                charset(terms).is_mislabelled(&bytes, Syntax::Name),
                "{terms} {bytes:02X?}"
            );
            let likely = charset(terms).likely(&bytes, Syntax::Name);
            assert!(
                likely.iter().any(|reading| reading.text == japanese),
                "{terms} {bytes:02X?}"
            );
        }
    }
}

#[test]
fn pairs_that_are_also_half_width_katakana_are_searched_but_no_name_is_learned_from_them() {
    // 加纳 in GBK is ｼﾓﾄﾉ in ISO-IR 13.
    let bytes = exactly(encoding_rs::GBK, "加纳").expect("GBK has them");
    assert!(others("ISO_IR 13", &bytes).contains(&"加纳".to_owned()));
    assert_eq!(charset("ISO_IR 13").likely(&bytes, Syntax::Name).len(), 1);
    assert!(!charset("ISO_IR 13").is_mislabelled(&bytes, Syntax::Name));
    assert!(others("ISO_IR 100", b"\xC0\xDB\xB3").contains(&"ﾀﾛｳ".to_owned()));
}

#[test]
fn text_of_the_declared_set_is_not_called_mislabelled() {
    for (terms, bytes, _) in STANDARD {
        assert!(
            !charset(terms).is_mislabelled(bytes, Syntax::Name),
            "{terms}"
        );
    }
    for (terms, bytes) in [
        ("ISO_IR 100", b"M\xFCller^Andr\xE9".as_slice()),
        ("ISO_IR 13", b"\xD4\xCF\xC0\xDE^\xC0\xDB\xB3"),
        ("", b"PLAIN \0"),
        ("\\ISO 2022 IR 87", b"\x1B$B;3ED\x1B(J"),
    ] {
        assert!(
            !charset(terms).is_mislabelled(bytes, Syntax::Name),
            "{terms}"
        );
    }
}

/// `text` as `terms` writes it, with every edit of `(old, new)` made.
#[track_caller]
fn rewritten(terms: &str, bytes: &[u8], syntax: Syntax, words: &[(&str, &str)]) -> Vec<u8> {
    let readings = charset(terms).readings(bytes, syntax);
    let reading = &readings[0];
    let edits: Vec<Edit> = words
        .iter()
        .map(|&(old, new)| {
            let at = reading.text.find(old).expect("the word stands there");
            (at..at + old.len(), new.to_owned())
        })
        .collect();
    reading
        .rewrite(bytes, syntax, &edits)
        .expect("it can be written")
}

#[test]
fn what_stays_beside_a_cut_keeps_its_bytes_and_its_escape_sequences() {
    // JIS C 6226-1978 and ISO-IR 14 are not what this program would write.
    let bytes = b"CT \x1B$@;3EDB@O:\x1B(J \x1B$@6;It\x1B(J ok";
    let out = rewritten(
        "\\ISO 2022 IR 87",
        bytes,
        Syntax::Single,
        &[("山田太郎", "[NAME]")],
    );
    assert_eq!(out, b"CT [NAME]\x1B(J \x1B$@6;It\x1B(J ok");
    // A cut within a run of kanji: the rest is designated again.
    let out = rewritten(
        "\\ISO 2022 IR 87",
        b"\x1B$B;3ED6;It\x1B(B",
        Syntax::Single,
        &[("山田", "[NAME]")],
    );
    assert_eq!(out, b"[NAME]\x1B$B6;It\x1B(B");
    let out = rewritten(
        "\\ISO 2022 IR 87",
        b"\x1B$B6;It;3ED\x1B(B",
        Syntax::Single,
        &[("山田", "[NAME]")],
    );
    assert_eq!(out, b"\x1B$B6;It\x1B(B[NAME]");
    let out = rewritten(
        "\\ISO 2022 IR 149",
        b"\x1B$)C\xC8\xAB\xB1\xE6\xB5\xBF CT\r\n\x1B$)C\xC6\xF3",
        Syntax::Single,
        &[("홍", "[NAME]")],
    );
    assert_eq!(out, b"[NAME]\x1B$)C\xB1\xE6\xB5\xBF CT\r\n\x1B$)C\xC6\xF3");
}

#[test]
fn every_cut_of_every_example_of_the_standard_can_be_written() {
    for (terms, bytes, text) in STANDARD {
        let readings = charset(terms).readings(bytes, Syntax::Name);
        let ends: Vec<usize> = (0..=text.len())
            .filter(|&at| text.is_char_boundary(at))
            .collect();
        for &start in &ends {
            for &end in ends.iter().filter(|&&end| end > start) {
                let out = readings[0].rewrite(bytes, Syntax::Name, &[(start..end, "[X]".into())]);
                let expected = format!("{}[X]{}", &text[..start], &text[end..]);
                assert_eq!(
                    out.map(|out| name(terms, &out).text),
                    Some(expected),
                    "{terms} {start}..{end}"
                );
            }
        }
    }
}
