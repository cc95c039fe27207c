//! Private blocks and values nobody vouches for.

use super::*;

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
