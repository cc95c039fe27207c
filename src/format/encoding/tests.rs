//! The encodings of tables.

use super::windows::WINDOW;
use super::*;
use crate::error::Error;

fn found(bytes: &[u8]) -> Result<TextEncoding> {
    detect(&bytes.to_vec()).map(|whole| whole.encoding)
}

fn cp932(text: &str) -> Vec<u8> {
    SHIFT_JIS.encode(text).0.into_owned()
}

#[test]
fn the_three_encodings_are_told_apart_over_the_whole_file() {
    assert_eq!(found("a,b\n1,2\n".as_bytes()), Ok(TextEncoding::Utf8));
    assert_eq!(found("氏名,表\n".as_bytes()), Ok(TextEncoding::Utf8));
    assert_eq!(
        found("\u{feff}氏名,表\n".as_bytes()),
        Ok(TextEncoding::Utf8Bom)
    );
    assert_eq!(
        found(&cp932("氏名,表能ソ髙﨑①㈱～\n")),
        Ok(TextEncoding::Cp932)
    );
    // The only character that is not ASCII stands at the very end, after several windows.
    let mut late = vec![b'a'; 2 * WINDOW + 1];
    late.extend(cp932("表"));
    assert_eq!(found(&late), Ok(TextEncoding::Cp932));
}

#[test]
fn a_file_that_is_wrong_half_way_is_refused_with_its_line() {
    let mut bytes = "患者番号,氏名\n1,山田\n2,鈴木\n".repeat(20).into_bytes();
    let line = bytes.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
    bytes.extend_from_slice(b"3,\x82\xA0\n");
    assert_eq!(
        found(&bytes),
        Err(Error::Undecodable {
            line,
            encoding: "UTF-8"
        })
    );
    let mut bytes = cp932("患者番号,氏名\n1,山田\n");
    bytes.extend_from_slice(b"2,\xFF\n");
    assert_eq!(
        found(&bytes),
        Err(Error::Undecodable {
            line: 3,
            encoding: "Windows-31J"
        })
    );
}

/// Rows of names, kana and numbers.
const TABLE: &str =
    "患者番号,氏名,ｶﾅ,備考\r\n1,山田太郎,ﾔﾏﾀﾞﾀﾛｳ,表能ソ\r\n2,鈴木はな子,ｽｽﾞｷﾊﾅｺ,ありません\r\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units
        .flat_map(|unit| match big {
            true => unit.to_be_bytes(),
            false => unit.to_le_bytes(),
        })
        .collect()
}

#[test]
fn encodings_of_japan_and_unicode_are_told_apart() {
    let euc = encoding_rs::EUC_JP.encode(TABLE).0.into_owned();
    assert_eq!(found(&euc), Ok(TextEncoding::EucJp));
    let iso = outward(TABLE.as_bytes(), TextEncoding::Iso2022Jp).unwrap();
    assert_eq!(found(&iso), Ok(TextEncoding::Iso2022Jp));
    let marked = format!("\u{feff}{TABLE}");
    for (big, with, without) in [
        (false, TextEncoding::Utf16LeBom, TextEncoding::Utf16Le),
        (true, TextEncoding::Utf16BeBom, TextEncoding::Utf16Be),
    ] {
        assert_eq!(found(&utf16(&marked, big)), Ok(with));
        assert_eq!(found(&utf16(TABLE, big)), Ok(without));
    }
}

#[test]
fn half_width_katakana_alone_is_not_taken_for_kanji() {
    let text = "ID,ｶﾅ\n1,ﾔﾏﾀﾞ ﾀﾛｳ\n2,ｽｽﾞｷ ﾊﾅｺ\n3,ﾜﾀﾅﾍﾞ ｹﾝ\n";
    assert_eq!(found(&cp932(text)), Ok(TextEncoding::Cp932));
    let kanji = encoding_rs::EUC_JP.encode("番号,氏名\n1,山田太郎\n2,鈴木花子\n");
    assert_eq!(found(&kanji.0), Ok(TextEncoding::EucJp));
}

#[test]
fn western_letters_are_told_from_kanji_and_from_katakana() {
    let latin = encoding_rs::WINDOWS_1252
        .encode("nom,Andrée Thérèse\nMüller,37 °C\n")
        .0
        .into_owned();
    assert_eq!(found(&latin), Ok(TextEncoding::Windows1252));
    // Second bytes of ASCII leave the first ones alone, as accented letters stand.
    assert_eq!(
        found(&cp932("ID,カナ\n1,アイカ\n2,ミナミ\n")),
        Ok(TextEncoding::Cp932)
    );
}

#[test]
fn what_may_be_several_encodings_or_none_is_refused() {
    assert!(matches!(found(b"a\nb\0"), Err(Error::Row { line: 2, .. })));
    let nul = utf16("a,b\n1,\0\n", false);
    assert!(matches!(found(&nul), Err(Error::Row { line: 2, .. })));
    let mut odd = utf16("a,b\n1,2\n", false);
    odd.push(b'3');
    assert!(matches!(
        found(&odd),
        Err(Error::Undecodable { line: 3, .. })
    ));
    let half = [&utf16("a,b\n1,", false)[..], b"\x01\xD8\n\0"].concat();
    assert!(matches!(
        found(&half),
        Err(Error::Undecodable { line: 2, .. })
    ));
    let mixed = [&b"a,\x1B$B;3ED\x1B(B\n"[..], &cp932("山田\n")].concat();
    assert!(matches!(found(&mixed), Err(Error::Row { line: 1, .. })));
    assert!(matches!(
        found(b"a,b\n1,\x1B$B;3\x7F\n"),
        Err(Error::Undecodable { line: 2, .. })
    ));
}

#[test]
fn what_is_turned_comes_back_byte_for_byte() {
    for encoding in [
        TextEncoding::Utf16Le,
        TextEncoding::Utf16Be,
        TextEncoding::Iso2022Jp,
    ] {
        let text = format!("{TABLE}¥100‾,ｱ\n");
        let stored = outward(text.as_bytes(), encoding).unwrap();
        assert_ne!(*stored, *text.as_bytes());
        for step in [1, 2, 3, 5, stored.len()] {
            let mut inward = Inward::of(encoding).unwrap();
            let mut back = Vec::new();
            for part in stored.chunks(step) {
                inward.turn(part, false, &mut back).unwrap();
            }
            inward.turn(b"", true, &mut back).unwrap();
            assert_eq!(String::from_utf8(back).unwrap(), text, "{encoding:?}");
        }
    }
    assert!(Inward::of(TextEncoding::EucJp).is_none());
    let direct = b"\x1B$B;3ED\x1B(I1\x1B(B\n";
    let mut text = Vec::new();
    let mut inward = Inward::of(TextEncoding::Iso2022Jp).unwrap();
    inward.turn(direct, true, &mut text).unwrap();
    assert_eq!(*outward(&text, TextEncoding::Iso2022Jp).unwrap(), *direct);
}

#[test]
fn every_prefix_is_decided_without_panic() {
    for bytes in [
        cp932("表能ソ,ｱ\n1,2\n"),
        "表能ソ,ｱ\n".as_bytes().to_vec(),
        utf16(TABLE, false),
        outward(TABLE.as_bytes(), TextEncoding::Iso2022Jp)
            .unwrap()
            .into_owned(),
    ] {
        for end in 0..bytes.len() {
            let _ = found(&bytes[..end]);
            let _ = guess(&bytes[..end]);
        }
    }
}

#[test]
fn text_that_the_encoding_cannot_write_is_not_written() {
    assert_eq!(
        encode("表能ソ", TextEncoding::Cp932).as_deref(),
        Some(&cp932("表能ソ")[..])
    );
    assert_eq!(encode("한", TextEncoding::Cp932), None);
    assert_eq!(encode("¥100", TextEncoding::Cp932), None);
    for encoding in [TextEncoding::Utf8, TextEncoding::Utf16Le] {
        assert!(encode("한¥", encoding).is_some());
    }
    for encoding in [
        TextEncoding::EucJp,
        TextEncoding::Iso2022Jp,
        TextEncoding::Windows1252,
    ] {
        assert_eq!(encode("한", encoding), None);
    }
    assert!(encode("é", TextEncoding::Windows1252).is_some());
    assert!(encode("山ｱ¥", TextEncoding::Iso2022Jp).is_some());
}

#[test]
fn an_output_with_a_single_rare_character_reads_back() {
    assert!(found(&cp932("a,髙\n")).is_err());
    let both = vec![TextEncoding::Cp932, TextEncoding::EucJp];
    assert_eq!(own(&cp932("a,髙\n")), Ok(both.clone()));
    assert_eq!(own(&cp932("a,ｱｲ\n")), Ok(both));
    assert_eq!(own(&cp932("a,表\n")), Ok(vec![TextEncoding::Cp932]));
    assert_eq!(
        own(&b"a,\xE9\n".to_vec()),
        Ok(vec![TextEncoding::Windows1252])
    );
}
