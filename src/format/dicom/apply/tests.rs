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
mod private;
mod time;
mod words;

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
        for (element, value) in [(0x0010, 4), (0x0011, 8), (0x0100, 16)] {
            let value = encoding.u16_bytes(value);
            data.extend(even(encoding, Tag(0x0028, element), VR::US, &value));
        }
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
    assert!(matches!(
        refused.err(),
        Some(Error::TransferSyntax { offset: 1.. })
    ));
}

#[test]
fn encapsulated_pixels_nobody_reads_are_kept_whole_or_go() {
    let fragments = [item(EXPLICIT, &[]), item(EXPLICIT, &[0xFF, 0xD8, 1, 2])].concat();
    let mut data = even(EXPLICIT, SOP, VR::UI, UID);
    for element in [0x0010, 0x0011, 0x0100] {
        data.extend(even(EXPLICIT, Tag(0x0028, element), VR::US, &[8, 0]));
    }
    data.extend(undefined(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OB, &fragments));
    let input = part10("1.2.840.10008.1.2.4.100", &data);
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
