use super::*;
use crate::transform::canon;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn root() -> RootKey {
    RootKey::from_bytes(std::array::from_fn(|i| i as u8))
}

fn derive() -> Derivations {
    Derivations::new(&root(), None, "")
}

fn person(issuer: &str, id: &str) -> Person {
    Person {
        issuer: issuer.to_owned(),
        id: id.to_owned(),
    }
}

/// The cells of a Markdown table row without their back quotes; `None` for
/// other lines.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(
        inner
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect(),
    )
}

fn purpose(name: &str) -> Purpose {
    *Purpose::ALL
        .iter()
        .find(|purpose| purpose.name() == name)
        .expect("a purpose of ours")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn optional(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[test]
fn the_published_vectors_hold() {
    let page = include_str!("../../../docs/test-vectors.md");
    let mut section = "";
    let mut checked = std::collections::BTreeMap::<&str, u32>::new();
    let lines: Vec<&str> = page.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title;
        }
        let is_head = lines
            .get(at + 1)
            .is_some_and(|next| next.starts_with("| ---"));
        if is_head || line.starts_with("| ---") {
            continue;
        }
        let Some(cells) = cells(line) else {
            assert!(!line.starts_with('|'), "line {} is no table row", at + 1);
            continue;
        };
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let (expected, found) = match (section, cells.as_slice()) {
            ("", [key]) => (*key, hex(root().secret_bytes())),
            ("Sub-keys", [name, recipient, key]) => (
                *key,
                hex(root().derive(purpose(name), optional(recipient)).bytes()),
            ),
            ("Message authentication", [name, parts, mac]) => {
                let parts: Vec<&[u8]> = parts.split('+').map(str::as_bytes).collect();
                (*mac, hex(&root().derive(purpose(name), None).mac(&parts)))
            }
            // The spaces inside the back quotes are part of the value.
            ("Canonical forms", [_, canonical]) => {
                let raw = line.split('`').nth(1).expect("a raw value in back quotes");
                (*canonical, canon::id(raw).unwrap_or_default())
            }
            ("Patients", [recipient, home, issuer, id, pseudonym, offset]) => {
                let derive = Derivations::new(&root(), optional(recipient), home);
                let person = person(issuer, id);
                assert_eq!(
                    derive.offset(&person),
                    Days::new(offset.parse().expect("days")),
                    "{line}"
                );
                (*pseudonym, derive.patient(&person))
            }
            ("Other pseudonyms", [name, original, pseudonym]) => {
                (*pseudonym, derive().pseudonym(purpose(name), original))
            }
            ("UIDs", [original, uid]) => (*uid, derive().uid(original)),
            ("File names", [original, name]) => (*name, derive().file_name(original)),
            _ => panic!("line {} has no check", at + 1),
        };
        assert_eq!(found, expected, "line {}", at + 1);
        *checked.entry(section).or_default() += 1;
    }
    let sections: Vec<(&str, u32)> = checked.into_iter().collect();
    assert_eq!(
        sections,
        [
            ("", 1),
            ("Canonical forms", 10),
            ("File names", 2),
            ("Message authentication", 6),
            ("Other pseudonyms", 6),
            ("Patients", 9),
            ("Sub-keys", 11),
            ("UIDs", 3),
        ]
    );
}

#[test]
fn the_home_issuer_counts_as_none() {
    let home = Derivations::new(&root(), None, "HOSPITAL A");
    let of = |issuer| home.patient(&person(issuer, "00012345"));
    assert_eq!(of("HOSPITAL A"), of(""));
    assert_ne!(of("HOSPITAL B"), of(""));
    assert_eq!(
        home.offset(&person("HOSPITAL A", "1")),
        home.offset(&person("", "1"))
    );
    let none = derive();
    assert_eq!(
        none.patient(&person("X", "7")),
        none.patient(&person("Y", "7")),
        "no home, no issuers"
    );
}

#[test]
fn keys_recipients_and_purposes_give_disjoint_pseudonyms() {
    let other_root = RootKey::from_bytes([7; 32]);
    let sets: Vec<BTreeSet<String>> = [
        Derivations::new(&root(), None, ""),
        Derivations::new(&root(), Some("a"), ""),
        Derivations::new(&other_root, None, ""),
    ]
    .iter()
    .flat_map(|derive| {
        [Purpose::Patient, Purpose::Staff].map(|purpose| {
            (0..500)
                .map(|id| derive.pseudonym(purpose, &id.to_string()))
                .collect()
        })
    })
    .collect();
    for (i, one) in sets.iter().enumerate() {
        assert_eq!(one.len(), 500);
        assert!(sets[i + 1..].iter().all(|other| one.is_disjoint(other)));
    }
}

#[test]
fn a_pseudonym_never_holds_a_token_of_its_original() {
    // Published as a vector: the first attempt for this ID would hold it.
    let derive = derive();
    let first = letters(&derive.subkey(Purpose::Patient).mac(&[b"", b"0QY", &[0; 8]]));
    assert!(first.contains("0QY"));
    assert!(!derive.patient(&person("", "0QY")).contains("0QY"));
    assert!(is_pseudonym(&derive.patient(&person("", "0QY"))));
}

#[test]
fn an_original_that_holds_every_token_ends_all_the_same() {
    let mut hostile = String::new();
    for a in ALPHABET {
        for b in ALPHABET {
            for c in ALPHABET {
                hostile.extend([*a, *b, *c, b'-'].map(char::from));
            }
        }
    }
    assert!(is_pseudonym(&derive().patient(&person("", &hostile))));
}

#[test]
fn what_a_spreadsheet_takes_for_a_number_is_derived_again() {
    assert!(is_numeric("12345678901234"));
    assert!(is_numeric("1234E567890123"));
    assert!(!is_numeric("1234E5678E0123"));
    assert!(!is_numeric("1234F567890123"));
}

#[test]
fn a_pseudonym_is_recognised_by_its_check_letter_alone() {
    let pseudonym = derive().patient(&person("", "00012345"));
    assert!(is_pseudonym(&pseudonym));
    for text in [
        "",
        "3968N7KAA25KX",
        "3968N7KAA25KXCC",
        "3968n7kaa25kxc",
        "3968N7KAA25KXI",
        "患者",
    ] {
        assert!(!is_pseudonym(text), "{text}");
    }
}

#[test]
fn padding_of_a_uid_does_not_count() {
    let derive = derive();
    assert_eq!(derive.uid("1.2.3\0"), derive.uid("1.2.3"));
    assert_eq!(derive.uid(" 1.2.3 "), derive.uid("1.2.3"));
    assert_ne!(derive.uid("1.2.30"), derive.uid("1.2.3"));
}

#[test]
fn offsets_spread_over_the_whole_range_and_are_never_zero() {
    let derive = derive();
    let mut seen = BTreeSet::new();
    for id in 0..20_000 {
        let offset = derive.offset(&person("", &id.to_string()));
        assert!(offset >= Days::new(1) && offset <= Days::new(MAX_OFFSET_DAYS));
        seen.insert(format!("{offset:?}"));
    }
    assert_eq!(
        seen.len() as u64,
        MAX_OFFSET_DAYS,
        "every offset occurs among so many people"
    );
}

#[test]
fn a_file_name_is_ten_letters_of_the_alphabet() {
    let name = derive().file_name("検査/IM0001.dcm");
    assert_eq!(name.len(), 10);
    assert!(name.bytes().all(|byte| ALPHABET.contains(&byte)));
}

proptest! {
    #[test]
    fn the_check_letter_finds_every_single_wrong_letter(
        id in any::<String>(),
        at in 0..LETTERS,
        letter in 0usize..32,
    ) {
        let pseudonym = derive().pseudonym(Purpose::Patient, &id);
        prop_assert!(is_pseudonym(&pseudonym));
        let mut bytes = pseudonym.clone().into_bytes();
        bytes[at] = ALPHABET[letter];
        let changed = String::from_utf8(bytes).expect("ASCII");
        prop_assert_eq!(is_pseudonym(&changed), changed == pseudonym);
    }

    #[test]
    fn a_new_uid_is_legal_whatever_stood_there(original in any::<String>()) {
        let uid = derive().uid(&original);
        prop_assert!(uid.len() <= 64);
        prop_assert!(uid.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
        let components: Vec<&str> = uid.split('.').collect();
        prop_assert_eq!(&components[..2], ["2", "25"]);
        prop_assert_eq!(components.len(), 3);
        prop_assert!(!components[2].starts_with('0'));
        let number: u128 = components[2].parse().expect("below 2^128");
        prop_assert_eq!(number >> 76 & 0xF, 8, "version 8");
        prop_assert_eq!(number >> 62 & 0x3, 2, "variant of RFC 9562");
    }

    #[test]
    fn derivations_depend_on_nothing_but_their_arguments(issuer in any::<String>(), id in any::<String>()) {
        let person = person(&issuer, &id);
        let (one, two) = (derive(), derive());
        prop_assert_eq!(one.patient(&person), two.patient(&person));
        prop_assert_eq!(one.offset(&person), two.offset(&person));
        prop_assert_eq!(one.file_name(&id), two.file_name(&id));
    }
}
