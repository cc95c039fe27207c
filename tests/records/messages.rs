//! Messages of HL7 version 2: what becomes of every sort of field, and what is no message.

use super::support::{holds, preset, run};
use super::{cp932, refusal, surveyed};
use kamei::policy::Policy;
use kamei::survey::Kind;

/// An observation with a marker wherever something identifies.
pub const ORU: &str = concat!(
    "MSH|^~\\&|HIS123|HOSPITAL77701|GW|GW77702^1.2.392.77^ISO|20240513102030.123+0900||ORU^R01^ORU_R01|MSG48213907X|P|2.5||||||~ISO IR87||ISO 2022-1994\r",
    "PID|1|ALT77703|48213907^^^HOSP77704^PI~7770588^^^GOV^NI||HOSHIKAWA^KAZUOMI^^^^^L^A~ﾎｼｶﾜ^ｶｽﾞｵﾐ^^^^^L^P|MOTHER77^NAME|19530917|M|||^^千代田区^東京都^1008916^JPN^H^東京都千代田区霞が関9-77-6||^PRN^PH^^^^^^^^^03-5551-2687|090-1234-5678|||||ACC77706|77707-88\r",
    "NK1|1|TADOKORO^HANAKO|SPO^妻^HL70063|東京都港区7-77-1||03-5551-9999\r",
    "PV1|1|O|WARD77708^^^77709||||DR77710^KOMAGATA^JIRO|||01|||||||||VISIT77711|||||||||||||||||||||||||20240513\r",
    "IN1|1|01|06138099|社保77712||||SYMBOL77713||NUMBER77714\r",
    "ORC|RE|ORD77715|FIL77716||CM||||20240513|||DR77717^SAEGUSA^MAI|||||||||病院77718\r",
    "OBR|1|ORD77715|FIL77716|1234567^CBC test^L|||202405131020|||||||||DR77717^SAEGUSA^MAI||ACCN77719\r",
    "OBX|1|NM|3D045000001906202^HbA1c^JC10||6.1|%^%^L|4.6-6.2|H|||F|||20240513\r",
    "OBX|2|ST|X1^memo^L||HOSHIKAWA Kazuomi seen on 2024-05-13 \\T\\ well||||||F\r",
    "OBX|3|CE|X2^type^L||A^type A^L||||||F\r",
    "OBX|4|SN|X3^titer^L||>^100||||||F\r",
    "OBX|5|XPN|X4^name^L||ENOKIDA^GORO||||||F\r",
    "OBX|6|DT|X5^day^L||20240513||||||F\r",
    "OBX|7|ED|X6^doc^L||APP^PDF^^Base64^U0VDUkVUNzc3MjA=||||||F\r",
    "OBX|8|ZZ|X7^odd^L||SECRET77721||||||F\r",
    "NTE|1||48213907 was told\\.br\\to come again\r",
    "ZXX|1|SECRET77722^SECRET77723\r",
);

pub fn output(text: &str, policy: &str) -> String {
    let bundle = run(&[("a.hl7", text.as_bytes().to_vec())], preset(policy));
    assert_eq!(bundle.held("a.hl7"), None, "{policy}");
    String::from_utf8(bundle.output("a.hl7").to_vec()).expect("UTF-8")
}

/// Field `number` of the segment at `line`, both from one; a header's first field is its delimiter.
pub fn field(text: &str, line: usize, number: usize) -> String {
    let line = text.split('\r').nth(line - 1).expect("a segment");
    let number = number - usize::from(line.starts_with("MSH"));
    line.split('|').nth(number).expect("a field").to_owned()
}

#[test]
fn a_message_loses_who_it_is_about_and_keeps_what_was_observed() {
    let planted = [
        "48213907",
        "HOSHIKAWA",
        "Kazuomi",
        "KAZUOMI",
        "ﾎｼｶﾜ",
        "ｶｽﾞｵﾐ",
        "19530917",
        "MOTHER77",
        "千代田区",
        "霞が関",
        "1008916",
        "5551",
        "090-1234-5678",
        "TADOKORO",
        "HANAKO",
        "港区",
        "KOMAGATA",
        "SAEGUSA",
        "06138099",
        "ENOKIDA",
        "20240513",
        "2024-05-13",
        "U0VDUkVU",
        "77722",
        "SECRET",
    ];
    for name in Policy::PRESETS {
        let written = output(ORU, name);
        for marker in planted {
            assert!(!written.contains(marker), "{marker} left under {name}");
        }
        for number in 77701..=77723 {
            assert!(
                !written.contains(&number.to_string()),
                "{number} left under {name}"
            );
        }
        // Segments, their order and their delimiters are as before.
        let marks = |text: &str| {
            let lines = text.split('\r').map(|line| {
                (
                    line.get(..3).unwrap_or("").to_owned(),
                    line.matches('|').count(),
                )
            });
            lines.collect::<Vec<_>>()
        };
        assert_eq!(marks(&written), marks(ORU), "{name}");
        for (line, number, kept) in [
            (1, 2, "^~\\&"),
            (1, 9, "ORU^R01^ORU_R01"),
            (1, 12, "2.5"),
            (1, 18, "~ISO IR87"),
            (1, 20, "ISO 2022-1994"),
            (7, 4, "1234567^CBC test^L"),
            (8, 3, "3D045000001906202^HbA1c^JC10"),
            (8, 5, "6.1"),
            (8, 6, "%^%^L"),
            (8, 7, "4.6-6.2"),
            (8, 8, "H"),
            (10, 5, "A^type A^L"),
            (11, 5, ">^100"),
            (3, 3, "SPO^妻^HL70063"),
            (2, 5, "^^^^^^L^A~^^^^^^L^P"),
        ] {
            assert_eq!(
                field(&written, line, number),
                kept,
                "segment {line} under {name}"
            );
        }
    }
}

#[test]
fn every_marker_of_a_message_was_read() {
    let (kind, found) = surveyed(ORU.as_bytes());
    assert_eq!(kind, Kind::Message);
    for value in [
        "48213907",
        "HOSHIKAWA^KAZUOMI",
        "ﾎｼｶﾜ^ｶｽﾞｵﾐ",
        "MOTHER77^NAME",
        "19530917",
        "1008916",
        "東京都千代田区霞が関9-77-6",
        "03-5551-2687",
        "090-1234-5678",
        "ALT77703",
        "7770588",
        "HOSPITAL77701",
        "HOSP77704",
        "ACC77706",
        "77707-88",
        "TADOKORO^HANAKO",
        "東京都港区7-77-1",
        "DR77710",
        "KOMAGATA^JIRO",
        "VISIT77711",
        "06138099",
        "社保77712",
        "SYMBOL77713",
        "NUMBER77714",
        "ORD77715",
        "FIL77716",
        "SAEGUSA^MAI",
        "病院77718",
        "ACCN77719",
        "ENOKIDA^GORO",
        "20240513",
        "MSG48213907X",
    ] {
        assert!(found.iter().any(|it| it == value), "{value} was not found");
    }
    assert!(
        !found.iter().any(|it| it == "JPN" || it == "ISO"),
        "words of no one"
    );
}

#[test]
fn dates_move_and_times_stay() {
    let written = output(ORU, "jp-kamei");
    let moved = field(&written, 8, 14);
    assert!(moved.len() == 8 && moved != "20240513");
    assert_eq!(field(&written, 1, 7), format!("{moved}102030.123+0900"));
    assert_eq!(field(&written, 7, 7), format!("{moved}1020"));
    assert_eq!(field(&written, 13, 5), moved);
    assert!(
        field(&written, 2, 7).ends_with("01"),
        "a birth date is cut to its month"
    );
    let dashed = format!("{}-{}-{}", &moved[..4], &moved[4..6], &moved[6..]);
    assert!(field(&written, 9, 5).contains(&dashed));
    assert!(
        field(&written, 9, 5).ends_with(" \\T\\ well"),
        "escapes come back"
    );
    assert!(field(&written, 16, 3).contains("\\.br\\to come again"));
}

#[test]
fn a_dropped_control_id_is_replaced_by_the_number_of_the_message() {
    let twice = format!("{ORU}{ORU}");
    let written = output(&twice, "ps3.15-basic");
    assert_eq!(field(&written, 1, 10), "1");
    assert_eq!(field(&written, 18, 10), "2");
    let kamei = output(&twice, "jp-kamei");
    assert_eq!(field(&kamei, 1, 10), field(&kamei, 18, 10));
    assert_ne!(field(&kamei, 1, 10), "1");
}

#[test]
fn patients_of_one_file_and_of_one_message_are_told_apart() {
    let second =
        "PID|2||48213908||TADOKORO^HANAKO||19880704|F\rOBX|1|DT|X^day^L||20240513||||||F\r";
    for text in [
        format!("{ORU}{second}"),
        format!("{ORU}MSH|^~\\&|||||20240513||ORU^R01|1|P|2.5\r{second}"),
    ] {
        let written = output(&text, "jp-kamei");
        let lines: Vec<&str> = written
            .split('\r')
            .filter(|line| line.starts_with("PID"))
            .collect();
        let id = |line: &str| {
            line.split('|')
                .nth(3)
                .unwrap()
                .split('^')
                .next()
                .unwrap()
                .to_owned()
        };
        assert_ne!(id(lines[0]), id(lines[1]));
        let days: Vec<&str> = written
            .split('\r')
            .filter(|line| line.contains("|DT|"))
            .collect();
        assert_ne!(days[0].split('|').nth(5), days[1].split('|').nth(5));
    }
}

#[test]
fn the_identifier_of_the_hospital_says_whose_message_it_is() {
    let text = |ids: &str| format!("MSH|^~\\&|||||20240513||ADT^A08|1|P|2.5\rPID|1||{ids}||A^B\r");
    let day = |ids: &str| field(&output(&text(ids), "jp-kamei"), 1, 7);
    let alone = day("48213907");
    assert_eq!(day("777^^^X^NI~48213907^^^H^MR"), alone);
    assert_eq!(day("48213907^^^H^PI~777^^^X^NI"), alone);
    assert_ne!(day("777^^^X^NI"), alone);
}

#[test]
fn dates_of_a_message_of_nobody_go() {
    let written = output(
        "MSH|^~\\&|||||20240513||ADT^A08|1|P|2.5\rEVN||20240513\rPID|1||\"\"||A^B\r",
        "jp-kamei",
    );
    assert_eq!(field(&written, 1, 7), "");
    assert_eq!(field(&written, 2, 2), "");
    assert_eq!(field(&written, 3, 3), "\"\"", "a deletion is repeated");
}

/// `text` in ISO-2022-JP, kanji in any field, half-width katakana by its own set.
fn iso_2022_jp(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut set: &[u8] = b"\x1B(B";
    for letter in text.chars() {
        let letter = letter.to_string();
        let (euc, _, _) = encoding_rs::EUC_JP.encode(&letter);
        let (next, bytes): (&[u8], Vec<u8>) = match euc.as_ref() {
            [byte] => (b"\x1B(B", vec![*byte]),
            [0x8E, byte] => (b"\x1B(I", vec![byte & 0x7F]),
            pair => (b"\x1B$B", pair.iter().map(|byte| byte & 0x7F).collect()),
        };
        if next != set {
            out.extend(next);
            set = next;
        }
        out.extend(bytes);
    }
    if set != b"\x1B(B" {
        out.extend(b"\x1B(B");
    }
    out
}

#[test]
fn iso_2022_jp_is_read_by_its_escapes_and_what_stays_is_repeated() {
    let text = ORU
        .replace("HOSHIKAWA^KAZUOMI^^^^^L^A", "星川^一臣^^^^^L^I")
        .replace("X2^type^L", "X2^型^L")
        .replace("48213907 was told", "星川一臣は能力を表す");
    let bytes = iso_2022_jp(&text);
    let (kind, found) = surveyed(&bytes);
    assert_eq!(kind, Kind::Message);
    for value in ["星川^一臣", "ﾎｼｶﾜ^ｶｽﾞｵﾐ", "東京都千代田区霞が関9-77-6"]
    {
        assert!(found.iter().any(|it| it == value), "{value} was not found");
    }
    let bundle = run(&[("a.hl7", bytes.clone())], preset("jp-kamei"));
    let written = bundle.output("a.hl7").to_vec();
    for gone in ["星川", "一臣", "ﾎｼｶﾜ", "千代田区"] {
        let gone = iso_2022_jp(gone);
        let gone = &gone[3..gone.len() - 3];
        assert!(bytes.windows(gone.len()).any(|it| it == gone));
        assert!(!written.windows(gone.len()).any(|it| it == gone));
    }
    for kept in ["X2^型", "妻", "は能力を表す"] {
        let kept = iso_2022_jp(kept);
        let kept = &kept[..kept.len() - 3];
        let kept = kept.strip_prefix(b"\x1B$B").unwrap_or(kept);
        assert!(written.windows(kept.len()).any(|it| it == kept));
    }
    // The same in Windows-31J, whose second bytes look like delimiters.
    let bundle = run(&[("a.hl7", cp932(&text))], preset("jp-kamei"));
    let written = super::from_cp932(bundle.output("a.hl7"));
    assert!(written.contains("は能力を表す") && !written.contains("星川"));
}

#[test]
fn bytes_that_stay_are_repeated_as_they_stand() {
    // Roman instead of ASCII, the kanji of 1978, and supplementary kanji.
    let text = b"MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||~ISO IR87~ISO IR159\rPID|1||48213907\rOBX|1|CE|X^\x1B$@8!::\x1B(J^L||A^\x1B$(D0!\x1B(B^L||||||F\rNTE|1||\x1B$@NI9%\x1B(J\r";
    let bundle = run(&[("a.hl7", text.to_vec())], preset("jp-kamei"));
    let written = bundle.output("a.hl7");
    for kept in [
        &b"X^\x1B$@8!::\x1B(J^L"[..],
        b"A^\x1B$(D0!\x1B(B^L",
        b"\x1B$@NI9%\x1B(J\r",
        b"~ISO IR87~ISO IR159",
    ] {
        assert!(written.windows(kept.len()).any(|it| it == kept), "{kept:?}");
    }
}

#[test]
fn batches_mllp_and_every_end_of_line_come_through() {
    let batch = format!("FHS|^~\\&|A|B77701\rBHS|^~\\&|A|B77701\r\u{B}{ORU}\u{1C}\rBTS|1\rFTS|1\r");
    for ending in ["\r", "\n", "\r\n"] {
        let text = batch.replace('\r', ending);
        let bundle = run(&[("a.hl7", text.clone().into_bytes())], preset("jp-kamei"));
        let written = String::from_utf8(bundle.output("a.hl7").to_vec()).unwrap();
        let ends = |text: &str| text.matches(ending).count();
        assert_eq!(ends(&written), ends(&text));
        assert!(
            written.contains("\u{B}MSH|")
                && written.contains(&format!("{ending}\u{1C}{ending}BTS|1{ending}"))
        );
        assert!(!written.contains("77701") && !written.contains("48213907"));
    }
}

#[test]
fn other_delimiters_are_those_of_the_header() {
    let text = "MSH$%*!@$A$B$$$20240513$$ORU%R01$1$P$2.5\rPID$1$$48213907%%%H@1.2@ISO%PI*777%%%X%NI$$HOSHIKAWA%KAZUOMI\rNTE$1$$48213907 cost 5!F! only | here\r";
    let written = output(text, "jp-kamei");
    assert!(!written.contains("48213907") && !written.contains("HOSHIKAWA"));
    assert!(written.contains(" cost 5!F! only | here"));
}

#[test]
fn hidden_letters_of_escapes_are_seen() {
    let hex = |text: &str| {
        text.bytes()
            .map(|byte| format!("{byte:02X}"))
            .collect::<String>()
    };
    for hidden in [
        format!("\\X{}\\", hex("48213907")),
        "4821\\H\\3907\\N\\".to_owned(),
        format!("\\X{}\\", "90AF"),
    ] {
        let text = ORU.replace("48213907 was told", &format!("see {hidden}"));
        for name in ["jp-kamei", "research"] {
            let written = output(&text, name);
            assert!(!written.contains(&hidden), "{hidden} under {name}");
        }
    }
}

#[test]
fn an_identifier_in_a_code_field_goes() {
    for planted in [
        "48213907",
        "HOSHIKAWA KAZUOMI",
        "HOSHIKAWA^KAZUOMI",
        "19530917",
    ] {
        for place in ["3D045000001906202", "4.6-6.2", "1234567^CBC test^L"] {
            let written = output(&ORU.replace(place, planted), "jp-kamei");
            assert!(!written.contains(planted), "{planted} for {place}");
        }
    }
}

#[test]
fn broken_messages_are_refused_by_line_without_a_value() {
    let header = "MSH|^~\\&|||||20240513||ORU^R01|1|P|2.5";
    let jis = format!("{header}||||||~ISO IR87\rPID|1||48213907\r").into_bytes();
    let cases: [(Vec<u8>, &str); 8] = [
        (
            format!("{header}\rpid|1||48213907\r").into_bytes(),
            "line 2: a line is no segment of a message",
        ),
        (
            format!("{header}\rHOSHIKAWA\r").into_bytes(),
            "line 2: a line is no segment of a message",
        ),
        (
            format!("{header}\rMSH|^^|\r").into_bytes(),
            "line 2: the header declares no legal delimiters",
        ),
        (
            [&jis, &b"NTE|1||\x1B$B;3"[..]].concat(),
            "line 3: bytes are not legal ISO-2022-JP",
        ),
        (
            [&jis, &b"NTE|1||\x1B$Q;3\x1B(B"[..]].concat(),
            "line 3: bytes are not legal ISO-2022-JP",
        ),
        (
            cp932(&format!(
                "{header}||||||UNICODE UTF-8\rPID|1||48213907||星川^一臣は東京の人\r"
            )),
            "line 1: the message is not in the character set it declares",
        ),
        (
            cp932(&format!(
                "{header}||||||BIG-5\rPID|1||48213907||星川^一臣は東京の人\r"
            )),
            "line 1: the character set of the message is not known",
        ),
        (format!("{header}\rPID|1||482\0 13907\r").into_bytes(), ""),
    ];
    for (bytes, expected) in cases {
        let said = refusal(&bytes);
        assert!(said.starts_with(expected), "{said}");
        for value in ["HOSHIKAWA", "48213907", "482", "星川"] {
            assert!(!said.contains(value), "{said}");
        }
    }
}

#[test]
fn every_prefix_of_a_message_is_read_or_refused_and_leaks_nothing() {
    let bytes = iso_2022_jp(&ORU.replace("HOSHIKAWA^KAZUOMI^^^^^L^A", "星川^一臣^^^^^L^I"));
    for end in (0..bytes.len()).step_by(11) {
        let bundle = run(&[("a.hl7", bytes[..end].to_vec())], preset("jp-kamei"));
        let everything = bundle.everything();
        for marker in ["48213907", "19530917", "NUMBER77714", "KOMAGATA"] {
            assert!(!holds(&everything, marker), "{marker} at {end}");
        }
    }
}

#[test]
fn a_document_of_ten_megabytes_goes_and_the_message_stays() {
    let text = ORU.replace("U0VDUkVUNzc3MjA=", &"QUJD".repeat(5 << 19));
    let written = output(&text, "jp-kamei");
    assert!(written.len() < 5_000);
    assert_eq!(field(&written, 14, 5), "");
}
