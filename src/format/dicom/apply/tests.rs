use crate::action::{
    Action, Claims, ColumnAction, DateUnit, Decide, Decision, ElementFacts, Reason, Role,
};
use crate::element::{Tag, VR, is_private};
use crate::error::Error;
use crate::format::dicom::fixture::{
    Rule, apply, apply_all, apply_knowing, contains, derivations, even, file, holders, names,
    nested, survey, value_of,
};
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT, element, item, part10, undefined};
use crate::format::dicom::tree::Encoding;
use crate::identity::{Identifier, IdentifierKind, Person};
use crate::key::Purpose;

mod claims;
mod markers;

use claims::claims;

const ENCODINGS: [Encoding; 3] = [IMPLICIT, EXPLICIT, BIG];
const MARKER: &[u8] = b"QXZJWVKQ";
const UID: &[u8] = b"1.2.392.99.4";

const NAME: Tag = Tag(0x0010, 0x0010);
const ID: Tag = Tag(0x0010, 0x0020);
const CHARSET: Tag = Tag(0x0008, 0x0005);
const COMMENT: Tag = Tag(0x0010, 0x4000);
const SOP: Tag = Tag(0x0008, 0x0018);
const REFERENCED: Tag = Tag(0x0008, 0x1140);

#[test]
fn what_is_kept_stays_byte_for_byte() {
    for encoding in ENCODINGS {
        let mut data = even(encoding, CHARSET, VR::CS, b"ISO_IR 100");
        data.extend(even(encoding, SOP, VR::UI, UID));
        data.extend(even(encoding, Tag(0x0008, 0x0020), VR::DA, b"20240131"));
        data.extend(even(encoding, Tag(0x0008, 0x1030), VR::LO, b"Sch\xE4del"));
        data.extend(nested(
            encoding,
            REFERENCED,
            &even(encoding, Tag(0x0008, 0x1155), VR::UI, b"1.2.9"),
        ));
        data.extend(even(encoding, Tag(0x0028, 0x0010), VR::US, &[1, 2]));
        data.extend(even(encoding, Tag(0x7FE0, 0x0010), VR::OW, &[9; 64]));
        let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
        let input = file(encoding, &data);
        let (facts, _) = survey(&input).unwrap();
        let output =
            apply_knowing(&input, &decide, &Claims::default(), facts, &names(&[])).unwrap();
        assert!(output.bytes.ends_with(&data), "{encoding:?}");
    }
}

#[test]
fn one_uid_has_one_replacement_everywhere_and_in_the_meta_group() {
    for encoding in ENCODINGS {
        let mut data = even(
            encoding,
            Tag(0x0008, 0x0016),
            VR::UI,
            b"1.2.840.10008.5.1.4.1.1.2",
        );
        data.extend(even(encoding, SOP, VR::UI, UID));
        data.extend(nested(
            encoding,
            REFERENCED,
            &even(encoding, Tag(0x0008, 0x1155), VR::UI, UID),
        ));
        let two = [UID, b"\\1.2.840.10008.1.2.1\\", UID].concat();
        data.extend(even(encoding, Tag(0x0008, 0x3010), VR::UI, &two));
        let output = apply_all(&file(encoding, &data), Action::ReplaceUid);
        let new = derivations().uid("1.2.392.99.4");
        assert_eq!(
            value_of(&output.bytes, SOP).as_deref(),
            Some(new.as_bytes())
        );
        assert_eq!(
            value_of(&output.bytes, Tag(0x0008, 0x1155)).as_deref(),
            Some(new.as_bytes())
        );
        let both = format!("{new}\\1.2.840.10008.1.2.1\\{new}");
        assert_eq!(
            value_of(&output.bytes, Tag(0x0008, 0x3010)).as_deref(),
            Some(both.as_bytes())
        );
        let class = value_of(&output.bytes, Tag(0x0008, 0x0016));
        assert_eq!(
            class.as_deref(),
            Some(b"1.2.840.10008.5.1.4.1.1.2".as_slice())
        );
        assert!(!contains(&output.bytes, UID));
        let meta_end =
            132 + 12 + u32::from_le_bytes(output.bytes[140..144].try_into().unwrap()) as usize;
        assert!(contains(&output.bytes[..meta_end], new.as_bytes()));
        assert_eq!(output.done.links.len(), 1);
    }
}

#[test]
fn an_illegal_uid_is_replaced_too() {
    let data = even(EXPLICIT, SOP, VR::UI, b"Yamada 1");
    let output = apply_all(&file(EXPLICIT, &data), Action::ReplaceUid);
    assert_eq!(
        value_of(&output.bytes, SOP),
        Some(derivations().uid("Yamada 1").into_bytes())
    );
}

#[test]
fn dates_of_one_patient_move_together_at_every_depth() {
    let person = Person {
        issuer: String::new(),
        id: "42A".to_owned(),
    };
    let offset = derivations().offset(&person);
    let day = chrono::NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
    let moved = day
        .checked_sub_days(offset)
        .unwrap()
        .format("%Y%m%d")
        .to_string();
    for encoding in ENCODINGS {
        let mut inside = even(
            encoding,
            Tag(0x0008, 0x002A),
            VR::DT,
            b"20240301103000.5+0900",
        );
        inside.extend(even(encoding, Tag(0x0008, 0x0030), VR::TM, b"103000"));
        let mut data = even(encoding, Tag(0x0008, 0x0021), VR::DA, b"20240301\\20240301");
        data.extend(nested(encoding, REFERENCED, &inside));
        data.extend(even(encoding, ID, VR::LO, b"42A"));
        let output = apply_all(&file(encoding, &data), Action::Clean).bytes;
        let series = value_of(&output, Tag(0x0008, 0x0021));
        assert_eq!(series, Some(format!("{moved}\\{moved}").into_bytes()));
        let acquired = value_of(&output, Tag(0x0008, 0x002A));
        assert_eq!(acquired, Some(format!("{moved}103000.5+0900").into_bytes()));
        assert_eq!(
            value_of(&output, Tag(0x0008, 0x0030)).as_deref(),
            Some(b"103000".as_slice())
        );
        let cut = Rule(|facts: &ElementFacts<'_>| match facts.vr {
            VR::SQ => Action::Keep,
            _ => Action::Generalise(DateUnit::Month),
        });
        let cut = apply(&file(encoding, &data), &cut, &Claims::default())
            .unwrap()
            .bytes;
        let first = format!("{}01", &moved[..6]);
        assert_eq!(
            value_of(&cut, Tag(0x0008, 0x002A)),
            Some(first.into_bytes())
        );
    }
}

#[test]
fn dates_do_not_survive_without_a_person_or_a_legal_value() {
    let orphan = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, b"20240301");
    let output = apply_all(&file(EXPLICIT, &orphan), Action::Clean);
    assert_eq!(
        value_of(&output.bytes, Tag(0x0008, 0x0021)).as_deref(),
        Some(b"".as_slice())
    );
    for illegal in [
        "20241301",
        "2024-3-1",
        "20240301\\YAMADA",
        "YYYYMMDD",
        "20240230",
    ] {
        let mut data = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, illegal.as_bytes());
        data.extend(even(EXPLICIT, ID, VR::LO, b"42A"));
        let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
        assert_eq!(
            value_of(&output.bytes, Tag(0x0008, 0x0021)).as_deref(),
            Some(b"".as_slice()),
            "{illegal}"
        );
    }
}

#[test]
fn without_a_patient_id_the_dates_of_a_study_move_together() {
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, b"20240301");
    data.extend(even(EXPLICIT, ID, VR::LO, b"0000"));
    data.extend(even(EXPLICIT, Tag(0x0020, 0x000D), VR::UI, UID));
    let (facts, _) = survey(&file(EXPLICIT, &data)).unwrap();
    let person = facts.person.expect("the study stands for its patient");
    assert_eq!(person.id, "STUDY:1.2.392.99.4");
    let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
    let moved = value_of(&output.bytes, Tag(0x0008, 0x0021)).unwrap();
    assert!(moved.len() == 8 && moved != b"20240301");
}

#[test]
fn ages_over_89_become_one_class() {
    for (age, cleaned) in [
        ("089Y", "089Y"),
        ("090Y", "090Y"),
        ("104Y\\003M", "090Y\\003M"),
        ("old!", ""),
    ] {
        let data = even(EXPLICIT, Tag(0x0010, 0x1010), VR::AS, age.as_bytes());
        let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
        assert_eq!(
            value_of(&output.bytes, Tag(0x0010, 0x1010)),
            Some(cleaned.into()),
            "{age}"
        );
    }
}

#[test]
fn a_person_has_one_pseudonym_in_name_and_id_and_nobody_has_none() {
    let other = even(EXPLICIT, ID, VR::LO, b"OTHER9");
    let mut data = even(EXPLICIT, NAME, VR::PN, b"Yamada^Taro");
    data.extend(even(EXPLICIT, ID, VR::LO, b"42A"));
    data.extend(nested(EXPLICIT, Tag(0x0010, 0x1002), &other));
    let output = apply_all(&file(EXPLICIT, &data), Action::Pseudonym(Purpose::Patient));
    let of = |id: &str| {
        derivations().patient(&Person {
            issuer: String::new(),
            id: id.to_owned(),
        })
    };
    assert_eq!(value_of(&output.bytes, NAME), Some(of("42A").into_bytes()));
    assert_eq!(value_of(&output.bytes, ID), Some(of("42A").into_bytes()));
    // A sequence cannot become a pseudonym.
    assert_eq!(
        value_of(&output.bytes, Tag(0x0010, 0x1002)).as_deref(),
        Some(b"".as_slice())
    );
    let walked = apply(
        &file(EXPLICIT, &data),
        &Rule(|facts: &ElementFacts<'_>| match facts.vr {
            VR::SQ => Action::Keep,
            _ => Action::Pseudonym(Purpose::Patient),
        }),
        &Claims::default(),
    )
    .unwrap();
    assert!(contains(&walked.bytes, of("OTHER9").as_bytes()));
    for nobody in ["", "0", "UNKNOWN"] {
        let data = even(EXPLICIT, ID, VR::LO, nobody.as_bytes());
        let output = apply_all(&file(EXPLICIT, &data), Action::Pseudonym(Purpose::Patient));
        assert_eq!(
            value_of(&output.bytes, ID).as_deref(),
            Some(b"".as_slice()),
            "{nobody}"
        );
    }
}

#[test]
fn names_in_iso_2022_are_found_in_kept_text() {
    let escaped = b"\x1B$B;3ED\x1B(B \x1B$BNI9%\x1B(B";
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"\\ISO 2022 IR 87");
    data.extend(even(
        EXPLICIT,
        NAME,
        VR::PN,
        b"Yamada^Taro=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B",
    ));
    data.extend(even(EXPLICIT, COMMENT, VR::LT, escaped));
    let decide = Rule(|facts: &ElementFacts<'_>| match facts.tag {
        NAME => Action::Empty,
        _ => Action::Keep,
    });
    let output = apply(&file(EXPLICIT, &data), &decide, &Claims::default()).unwrap();
    assert!(!contains(&output.bytes, b";3ED"));
    assert!(
        contains(&output.bytes, b"\x1B$BNI9%\x1B(B"),
        "the rest of the text stays"
    );
}

#[test]
fn a_mislabelled_name_is_cut_out_of_kept_text_whose_other_bytes_stay() {
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 100");
    data.extend(even(
        EXPLICIT,
        COMMENT,
        VR::LT,
        b"\x8E\x52\x93\x63\x91\xBE\x98\x59 \x97\xC7\x8D\x44",
    ));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let output = apply_knowing(
        &input,
        &decide,
        &Claims::default(),
        facts,
        &names(&["山田^太郎"]),
    )
    .unwrap();
    assert_eq!(
        value_of(&output.bytes, COMMENT).as_deref(),
        Some(b"[NAME] \x97\xC7\x8D\x44".as_slice())
    );
    assert_eq!(output.done.notes.get("mislabelled-text"), Some(&1));
}

#[test]
fn pairs_of_gb18030_that_are_katakana_of_iso_ir_13_too_are_cut_out() {
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 13");
    data.extend(even(EXPLICIT, COMMENT, VR::LO, b"\xBC\xD3\xC4\xC9 CT"));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let known = names(&["加纳^太郎"]);
    let output = apply_knowing(&input, &decide, &Claims::default(), facts, &known).unwrap();
    assert_eq!(
        value_of(&output.bytes, COMMENT).as_deref(),
        Some(b"[NAME] CT".as_slice())
    );
}

#[test]
fn an_items_own_character_set_counts_inside_it() {
    let mut inside = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 192");
    inside.extend(even(EXPLICIT, COMMENT, VR::LT, "山田太郎".as_bytes()));
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"\\ISO 2022 IR 87");
    data.extend(nested(EXPLICIT, REFERENCED, &inside));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let output = apply_knowing(
        &input,
        &decide,
        &Claims::default(),
        facts,
        &names(&["山田^太郎"]),
    )
    .unwrap();
    assert!(!contains(&output.bytes, "山田".as_bytes()));
}

#[test]
fn a_private_creator_stays_only_with_an_element_of_its_block() {
    let private = |creator: &[u8], block: u16| {
        let mut data = even(EXPLICIT, Tag(0x0019, block), VR::LO, creator);
        data.extend(even(EXPLICIT, Tag(0x0019, block << 8 | 1), VR::DS, b"1.5"));
        data
    };
    let mut data = even(EXPLICIT, Tag(0x0019, 0x0010), VR::LO, b"SAFE");
    data.extend(even(EXPLICIT, Tag(0x0019, 0x0011), VR::LO, b"YAMADA"));
    data.extend(even(EXPLICIT, Tag(0x0019, 0x1001), VR::DS, b"1.5"));
    data.extend(even(EXPLICIT, Tag(0x0019, 0x1101), VR::DS, b"2.5"));
    data.extend(nested(EXPLICIT, REFERENCED, &private(b"SAFE", 0x0012)));
    let decide = Rule(
        |facts: &ElementFacts<'_>| match (is_private(facts.tag), facts.creator) {
            (false, _) | (true, Some("SAFE")) => Action::Keep,
            (true, _) => Action::Remove,
        },
    );
    let output = apply(&file(EXPLICIT, &data), &decide, &Claims::default()).unwrap();
    assert_eq!(
        value_of(&output.bytes, Tag(0x0019, 0x0010)).as_deref(),
        Some(b"SAFE".as_slice())
    );
    assert!(
        value_of(&output.bytes, Tag(0x0019, 0x0012)).is_some(),
        "blocks in items are their own"
    );
    assert!(value_of(&output.bytes, Tag(0x0019, 0x0011)).is_none());
    assert!(!contains(&output.bytes, b"YAMADA"));
}

#[test]
fn what_only_describes_the_old_encoding_goes() {
    let mut data = element(EXPLICIT, Tag(0x0008, 0x0000), VR::UL, &[8, 0, 0, 0]);
    data.extend(even(EXPLICIT, SOP, VR::UI, UID));
    data.extend(element(EXPLICIT, Tag(0xFFFC, 0xFFFC), VR::OB, MARKER));
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep);
    assert!(value_of(&output.bytes, Tag(0x0008, 0x0000)).is_none());
    assert!(!contains(&output.bytes, MARKER));
    assert!(
        output
            .done
            .counts
            .keys()
            .any(|count| count.reason == "old-encoding")
    );
}

#[test]
fn a_dummy_sequence_has_one_item_and_a_dummy_date_moves_nothing() {
    for encoding in ENCODINGS {
        let mut data = nested(encoding, REFERENCED, &even(encoding, SOP, VR::UI, UID));
        data.extend(even(encoding, Tag(0x0010, 0x0030), VR::DA, b"19800101"));
        let output = apply_all(&file(encoding, &data), Action::Dummy).bytes;
        assert!(!contains(&output, UID));
        let set = super::super::read::parse(&output, &Default::default()).unwrap();
        let sequence = set.find(None, REFERENCED).unwrap();
        assert_eq!(set.children(Some(sequence)).count(), 1);
        assert_eq!(
            value_of(&output, Tag(0x0010, 0x0030)).as_deref(),
            Some(b"19000101".as_slice())
        );
    }
}

#[test]
fn a_directory_and_an_unknown_transfer_syntax_are_held_back() {
    let directory = nested(
        EXPLICIT,
        Tag(0x0004, 0x1220),
        &even(EXPLICIT, NAME, VR::PN, MARKER),
    );
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let refused = apply(&file(EXPLICIT, &directory), &decide, &Claims::default());
    assert_eq!(refused.err(), Some(Error::MediaIndex));
    let data = even(EXPLICIT, SOP, VR::UI, UID);
    let strange = part10("1.2.840.113619.5.2", &data);
    let refused = apply(&strange, &decide, &Claims::default());
    assert_eq!(refused.err(), Some(Error::TransferSyntax));
}

#[test]
fn the_character_set_stays_whatever_the_policy_says_unless_it_is_none() {
    for (value, expected) in [
        (b"ISO_IR 100".as_slice(), b"ISO_IR 100".as_slice()),
        (b"iso_ir 100", b"ISO_IR 100"),
        (b"ISO_IR 100\\QXZJWVKQ", b"ISO_IR 100"),
        (MARKER, b""),
    ] {
        let data = even(EXPLICIT, CHARSET, VR::CS, value);
        let output = apply_all(&file(EXPLICIT, &data), Action::Remove);
        assert_eq!(value_of(&output.bytes, CHARSET).as_deref(), Some(expected));
    }
}

#[test]
fn encapsulated_pixels_are_kept_whole_or_go() {
    let fragments = [item(EXPLICIT, &[]), item(EXPLICIT, &[0xFF, 0xD8, 1, 2])].concat();
    let mut data = even(EXPLICIT, SOP, VR::UI, UID);
    data.extend(undefined(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OB, &fragments));
    let input = part10("1.2.840.10008.1.2.4.50", &data);
    assert!(
        apply_all(&input, Action::Keep)
            .bytes
            .ends_with(&fragments_with_end(&fragments))
    );
    for action in [Action::Remove, Action::Empty, Action::Clean, Action::Dummy] {
        assert!(value_of(&apply_all(&input, action).bytes, Tag(0x7FE0, 0x0010)).is_none());
    }
}

fn fragments_with_end(fragments: &[u8]) -> Vec<u8> {
    [fragments, &[0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]].concat()
}

#[test]
fn a_private_creator_that_names_a_patient_takes_its_block_along() {
    let mut data = even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako");
    data.splice(..0, even(EXPLICIT, Tag(0x0009, 0x1001), VR::DS, b"1.5"));
    data.splice(
        ..0,
        even(EXPLICIT, Tag(0x0009, 0x0010), VR::LO, b"KOBAYASHI HANAKO"),
    );
    let output = apply_all(&file(EXPLICIT, &data), Action::Empty);
    assert_eq!(value_of(&output.bytes, Tag(0x0009, 0x0010)), None);
    assert_eq!(value_of(&output.bytes, Tag(0x0009, 0x1001)), None);
}

#[test]
fn un_stays_only_where_the_safe_list_vouches_for_a_number() {
    let mut data = even(EXPLICIT, Tag(0x0019, 0x0010), VR::LO, b"SAFE");
    data.extend(element(
        EXPLICIT,
        Tag(0x0019, 0x1001),
        VR::UN,
        &[1, 2, 3, 4],
    ));
    struct Vouching(Reason);
    impl Decide for Vouching {
        fn element(&self, _: &ElementFacts<'_>) -> Decision {
            Decision {
                action: Action::Keep,
                reason: self.0,
            }
        }
        fn column(&self, _: Role) -> ColumnAction {
            ColumnAction::Drop
        }
    }
    let run = |reason| {
        apply(
            &file(EXPLICIT, &data),
            &Vouching(reason),
            &Claims::default(),
        )
    };
    let vouched = run(Reason::SafePrivate).unwrap().bytes;
    assert_eq!(
        value_of(&vouched, Tag(0x0019, 0x1001)),
        Some(vec![1, 2, 3, 4])
    );
    let unknown = run(Reason::UserRule).unwrap().bytes;
    assert_eq!(value_of(&unknown, Tag(0x0019, 0x1001)), None);
    assert_eq!(value_of(&unknown, Tag(0x0019, 0x0010)), None);
}

#[test]
fn a_code_that_is_a_patients_name_goes_and_other_codes_stay() {
    let mut data = even(
        EXPLICIT,
        Tag(0x0008, 0x0008),
        VR::CS,
        b"ORIGINAL\\KOBAYASHI",
    );
    data.extend(even(EXPLICIT, Tag(0x0008, 0x0060), VR::CS, b"CT"));
    data.extend(even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako"));
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
    assert_eq!(
        value_of(&output, Tag(0x0008, 0x0008)).as_deref(),
        Some(b"ORIGINAL".as_slice())
    );
    assert_eq!(
        value_of(&output, Tag(0x0008, 0x0060)).as_deref(),
        Some(b"CT".as_slice())
    );
}

#[test]
fn a_body_part_stays_although_a_patient_bears_its_name() {
    let mut data = even(EXPLICIT, NAME, VR::PN, b"Hand^Mark");
    data.extend(even(EXPLICIT, Tag(0x0018, 0x0015), VR::CS, b"HAND"));
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
    assert_eq!(
        value_of(&output, Tag(0x0018, 0x0015)).as_deref(),
        Some(b"HAND".as_slice())
    );
}

#[test]
fn a_code_with_a_patients_name_or_id_in_it_goes() {
    for label in ["KOBAYASHI_SEG", "PLAN KOBAYASHI", "PT7741993"] {
        let mut data = even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako");
        data.extend(even(EXPLICIT, ID, VR::LO, b"7741993"));
        data.extend(even(
            EXPLICIT,
            Tag(0x0070, 0x0080),
            VR::CS,
            label.as_bytes(),
        ));
        let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
        assert_eq!(
            value_of(&output, Tag(0x0070, 0x0080)).as_deref(),
            Some(b"".as_slice()),
            "{label}"
        );
    }
}

#[test]
fn of_several_codes_those_without_a_name_stay_at_their_places() {
    const IMAGE_TYPE: Tag = Tag(0x0008, 0x0008);
    for (codes, left) in [
        (
            "ORIGINAL\\PRIMARY\\AXIAL\\KOBAYASHI",
            "ORIGINAL\\PRIMARY\\AXIAL",
        ),
        ("ORIGINAL\\KOBAYASHI_1\\AXIAL", "ORIGINAL\\\\AXIAL"),
        ("KOBAYASHI\\7741993", ""),
    ] {
        let mut data = even(EXPLICIT, IMAGE_TYPE, VR::CS, codes.as_bytes());
        data.extend(even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako"));
        data.extend(even(EXPLICIT, ID, VR::LO, b"7741993"));
        let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
        assert_eq!(
            value_of(&output, IMAGE_TYPE).as_deref(),
            Some(left.as_bytes())
        );
    }
}

#[test]
fn a_swallowed_element_is_found_in_the_text_that_swallowed_it() {
    // A lying length made one LO of a description and the Patient ID behind it.
    let swallowed = [
        b"CHEST ".as_slice(),
        &even(EXPLICIT, ID, VR::LO, b"ID-7741-99"),
    ]
    .concat();
    let data = even(EXPLICIT, Tag(0x0008, 0x1030), VR::LO, &swallowed);
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let id = Identifier {
        kind: IdentifierKind::PatientId,
        value: "ID-7741-99".to_owned(),
    };
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let known = [id].into();
    let output = apply_knowing(&input, &decide, &Claims::default(), facts, &known).unwrap();
    assert!(!contains(&output.bytes, b"7741"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let mut data = even(BIG, SOP, VR::UI, UID);
    data.extend(even(BIG, Tag(0x0008, 0x0020), VR::DA, b"20240131"));
    data.extend(even(BIG, NAME, VR::PN, b"Yamada^Taro"));
    data.extend(even(BIG, ID, VR::LO, b"42A"));
    let policy = Rule(|facts: &ElementFacts<'_>| match facts.vr {
        VR::DA => Action::Clean,
        VR::UI => Action::ReplaceUid,
        _ => Action::Pseudonym(Purpose::Patient),
    });
    let run = || apply(&file(BIG, &data), &policy, &claims()).unwrap();
    let (one, two) = (run(), run());
    assert!(one.bytes == two.bytes && one.done == two.done);
    let kinds: Vec<&str> = one
        .done
        .links
        .iter()
        .map(|link| link.kind.as_str())
        .collect();
    assert_eq!(kinds, ["patient", "patient", "uid"]);
}
