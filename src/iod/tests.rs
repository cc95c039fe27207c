use super::*;

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const ENHANCED_MR: &str = "1.2.840.10008.5.1.4.1.1.4.1";
const COMPREHENSIVE_SR: &str = "1.2.840.10008.5.1.4.1.1.88.33";
const ECG: &str = "1.2.840.10008.5.1.4.1.1.9.1.1";

const CONTENT: Tag = Tag(0x0040, 0xA730);

#[test]
fn tables_are_sorted_and_refer_to_tables() {
    assert!(classes::CLASSES.is_sorted_by(|a, b| a.0 < b.0));
    for table in attributes::TABLES {
        assert!(table.is_sorted_by(|a, b| a.tag < b.tag));
        for entry in table {
            assert!(entry.items == NONE || usize::from(entry.items) < attributes::TABLES.len());
            assert!(entry.least > 0);
        }
    }
    for (_, modules) in classes::CLASSES {
        assert!(!modules.is_empty());
        for &module in modules {
            assert!(usize::from(module) < attributes::TABLES.len());
        }
    }
}

#[test]
fn what_the_tables_of_a_class_ask_together_is_what_they_ask_one_by_one() {
    for (uid, modules) in classes::CLASSES {
        let root = Place::root(uid);
        let tables = || {
            modules
                .iter()
                .map(|&module| attributes::TABLES[usize::from(module)])
        };
        for entry in tables().flatten() {
            let asked = tables().filter_map(|table| find(table, entry.tag)?.requirement.into());
            let strictest: Option<Requirement> = asked.min();
            let expected = match strictest {
                Some(Requirement::Type1C) if HOLDS_IF_PRESENT.contains(&entry.tag) => {
                    Requirement::Type1
                }
                other => other.unwrap_or(Requirement::Type3),
            };
            assert_eq!(root.requirement(entry.tag), expected, "{uid} {}", entry.tag);
            let Tag(group, element) = entry.tag;
            let next = Tag(group, element ^ 0x8000);
            let listed = tables().any(|table| find(table, next).is_some());
            assert!(listed || root.requirement(next) == Requirement::Type3);
        }
    }
}

#[test]
fn the_type_depends_on_the_class_and_the_place() {
    let ct = Place::root(CT);
    assert_eq!(ct.requirement(Tag(0x0010, 0x0010)), Requirement::Type2);
    assert_eq!(ct.requirement(Tag(0x0020, 0x000D)), Requirement::Type1);
    assert_eq!(ct.requirement(Tag(0x0008, 0x0080)), Requirement::Type3);
    assert_eq!(ct.requirement(Tag(0x0040, 0xA075)), Requirement::Type3);
    // Frame Acquisition DateTime is Type 1C, inside two levels of sequences alone.
    let frames = Place::root(ENHANCED_MR).items(Tag(0x5200, 0x9230));
    let content = frames.items(Tag(0x0020, 0x9111));
    assert_eq!(
        content.requirement(Tag(0x0018, 0x9074)),
        Requirement::Type1C
    );
    assert_eq!(
        Place::root(ENHANCED_MR).requirement(Tag(0x0018, 0x9074)),
        Requirement::Type3
    );
    let observer = Place::root(COMPREHENSIVE_SR).items(Tag(0x0040, 0xA073));
    assert_eq!(
        observer.requirement(Tag(0x0040, 0xA027)),
        Requirement::Type1
    );
    assert_eq!(
        observer.requirement(Tag(0x0040, 0xA088)),
        Requirement::Type2
    );
    assert_eq!(
        Place::root(ECG).requirement(Tag(0x0008, 0x002A)),
        Requirement::Type1
    );
}

#[test]
fn content_of_a_report_nests_without_end() {
    let mut place = Place::root(COMPREHENSIVE_SR);
    for _ in 0..100 {
        place = place.items(CONTENT);
        assert!(place.is_known());
        assert_eq!(place.requirement(CONTENT), Requirement::Type1C);
    }
}

#[test]
fn what_no_table_describes_is_unknown() {
    for uid in ["", "1.2.840.10008.5.1.4.1.1", "1.2.3", CONTENT_AS_TEXT] {
        let place = Place::root(uid);
        assert!(!place.is_known());
        assert_eq!(place.requirement(Tag(0x0010, 0x0010)), Requirement::Unknown);
        assert!(place.needs().is_empty());
    }
    let ct = Place::root(CT);
    assert!(!ct.items(CONTENT).is_known(), "no sequence of this IOD");
    assert!(!ct.items(Tag(0x0010, 0x0010)).is_known(), "no sequence");
    assert!(!Place::default().items(CONTENT).is_known());
    assert!(!Place::anywhere(Tag(0x0010, 0x0010)).is_known());
}

const CONTENT_AS_TEXT: &str = "(0040,A730)";

#[test]
fn modules_are_read_together_in_tag_order() {
    let needs = Place::root(CT).needs();
    assert!(needs.is_sorted_by(|a, b| a.tag < b.tag));
    assert!(needs.len() > 30);
    let code = Place::anywhere(Tag(0x0040, 0x1101));
    let meaning = code.requirement(Tag(0x0008, 0x0104));
    assert_eq!(meaning, Requirement::Type1);
}

#[test]
fn what_an_image_denies_of_its_pixels_is_demanded_by_some_classes() {
    let annotation = |class: &str| {
        let root = Place::root(&format!("1.2.840.10008.5.1.4.1.1.{class}"));
        root.requirement(Tag(0x0028, 0x0301))
    };
    for class in [
        "1.1", "1.2.1", "1.3", "6.2", "7.3", "12.1.1", "30", "77.1.6", "104.1",
    ] {
        assert_eq!(annotation(class), Requirement::Type1, "{class}");
    }
    for class in ["2.1", "4.1", "4.3", "130"] {
        assert_eq!(annotation(class), Requirement::Type1C, "{class}");
    }
    for class in ["1", "2", "4", "6.1", "7", "77.1.4"] {
        assert_eq!(annotation(class), Requirement::Type3, "{class}");
    }
    let features = Place::root("1.2.840.10008.5.1.4.1.1.77.1.7");
    assert_eq!(
        features.requirement(Tag(0x0028, 0x0302)),
        Requirement::Type1
    );
}
