use super::*;

fn of(kind: IdentifierKind, value: &str) -> Vec<Form> {
    forms(&Identifier {
        kind,
        value: value.to_owned(),
    })
}

fn strength(kind: IdentifierKind, value: &str, text: &str) -> Option<Strength> {
    of(kind, value)
        .into_iter()
        .find(|form| form.text == text)
        .map(|form| form.strength)
}

#[test]
fn a_name_has_both_orders_every_group_and_its_romaji() {
    let value = "Yamada^Tarou=山田^太郎=やまだ^たろう";
    for text in [
        "Yamada^Tarou",
        "Tarou Yamada",
        "YamadaTarou",
        "Tarou, Yamada",
        "山田太郎",
        "山田　太郎",
        "太郎山田",
        "やまだ・たろう",
        "yamada taro",
        "taroh_yamadah",
    ] {
        let found = strength(IdentifierKind::PatientName, value, text);
        assert_eq!(found.is_some(), text != "taroh_yamadah", "{text}");
    }
    assert_eq!(
        strength(IdentifierKind::PatientName, value, "山田太郎"),
        Some(Strength::Strong)
    );
    assert_eq!(
        strength(IdentifierKind::PatientName, value, "山田"),
        Some(Strength::Token)
    );
    assert_eq!(strength(IdentifierKind::PatientName, value, "T"), None);
}

#[test]
fn short_names_and_words_are_weak() {
    for (value, text) in [
        ("Li^An", "Li"),
        ("Li^An", "An"),
        ("HEAD^Victor", "HEAD"),
        ("林^恵", "林"),
    ] {
        assert_eq!(
            strength(IdentifierKind::PatientName, value, text),
            Some(Strength::Weak),
            "{value}"
        );
    }
    assert_eq!(
        strength(IdentifierKind::PatientId, "12", "12"),
        Some(Strength::Weak)
    );
    assert_eq!(
        strength(IdentifierKind::PatientId, "HEAD", "head"),
        Some(Strength::Weak)
    );
}

#[test]
fn an_id_loses_leading_zeros_only_if_enough_is_left() {
    assert_eq!(
        strength(IdentifierKind::PatientId, "0012345", "12345"),
        Some(Strength::Token)
    );
    assert_eq!(strength(IdentifierKind::PatientId, "0001234", "1234"), None);
    assert_eq!(
        strength(IdentifierKind::PatientId, "1234567890", "1234567890"),
        Some(Strength::Strong)
    );
    assert_eq!(
        strength(IdentifierKind::PatientId, "20190503", "20190503"),
        Some(Strength::Token)
    );
}

#[test]
fn values_that_stand_for_nobody_have_no_form() {
    for value in ["", "UNKNOWN", "0000", "^^^^", "不明"] {
        assert!(of(IdentifierKind::PatientId, value).is_empty(), "{value}");
        assert!(of(IdentifierKind::PatientName, value).is_empty(), "{value}");
    }
    assert!(of(IdentifierKind::BirthDate, "not a date").is_empty());
}

#[test]
fn forms_ascend_without_duplicates() {
    let all = of(
        IdentifierKind::PatientName,
        "Smith-Jones^Mary Jane^Q=山田^花子",
    );
    assert!(all.windows(2).all(|pair| pair[0].text < pair[1].text));
    assert!(all.iter().any(|form| form.text == "Jones"));
}

#[test]
fn the_standards_example_is_written_as_the_standard_prints_it() {
    // PS3.5 H.3: ESC $ B ;3ED ESC ( B for 山田.
    let found = encodings("山田");
    assert!(found.contains(&b"\x1b$B;3ED\x1b(B".to_vec()));
    assert!(found.contains(&b";3ED".to_vec()));
    assert!(found.contains(&vec![0x8E, 0x52, 0x93, 0x63]));
    assert!(found.contains(&vec![0x71, 0x5C, 0x30, 0x75]));
    // ISO-IR 13: ﾔﾏﾀﾞ is D4 CF C0 DE.
    assert!(encodings("ﾔﾏﾀﾞ").contains(&vec![0xD4, 0xCF, 0xC0, 0xDE]));
    assert_eq!(encodings(""), Vec::<Vec<u8>>::new());
}

#[test]
fn a_phonetic_group_without_a_given_name_still_has_its_romaji() {
    let value = "=山田^=やまだ^";
    assert!(strength(IdentifierKind::PatientName, value, "yamada").is_some());
}

#[test]
fn a_family_name_goes_with_an_initial_on_either_side_and_no_longer_form_is_strong_by_it() {
    let value = "YAMADA^TARO^JIRO=山田^太郎=やまだ^たろう";
    for text in ["T YAMADA", "YAMADA, T", "T J YAMADA", "T.YAMADA"] {
        assert_eq!(
            strength(IdentifierKind::PatientName, value, text),
            Some(Strength::Token),
            "{text}"
        );
    }
    let phonetic = "==おおの^じろう";
    for text in ["J ohno", "Z ono", "oono-J"] {
        let text = text.to_lowercase();
        assert!(
            strength(IdentifierKind::PatientName, phonetic, &text).is_some(),
            "{text}"
        );
    }
    assert_eq!(
        strength(IdentifierKind::PatientName, "LEE^ROBERT", "LEE R"),
        None,
        "R may be the right side"
    );
}

#[test]
fn a_lettered_id_is_known_by_its_digits_if_they_are_six() {
    for (value, digits) in [("CN7730182", "7730182"), ("AB-123456", "123456")] {
        assert_eq!(
            strength(IdentifierKind::PatientId, value, digits),
            Some(Strength::Token),
            "{value}"
        );
    }
    assert_eq!(
        strength(IdentifierKind::PatientId, "CN77301", "77301"),
        None
    );
    assert_eq!(
        strength(IdentifierKind::PatientId, "1A234567", "234567"),
        None
    );
    assert_eq!(
        strength(IdentifierKind::Device, "CT773018", "773018"),
        None,
        "devices are many and their numbers small"
    );
}
