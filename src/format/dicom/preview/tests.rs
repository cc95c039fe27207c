use super::{PreviewRow, preview};
use crate::action::{Action, Claims, ElementFacts, PixelOrders};
use crate::element::{Tag, VR};
use crate::format::Work;
use crate::format::dicom::fixture::{Rule, derivations, even, file, nested, survey};
use crate::format::dicom::samples::EXPLICIT;
use crate::limits::Limits;
use crate::survey::Facts;
use crate::transform::matcher::TextMatcher;

fn rows(bytes: &[u8], action: fn(&ElementFacts<'_>) -> Action) -> Vec<PreviewRow> {
    let (facts, identifiers) = survey(bytes).unwrap();
    let work = Work {
        pixels: &PixelOrders::default(),
        members: None,
        settled: None,
        decide: &Rule(action),
        derive: &derivations(),
        known: &TextMatcher::new(identifiers.iter()),
        facts: &Facts::Dicom(Box::new(facts)),
        columns: &[],
        claims: &Claims::default(),
        reader: None,
        limits: &Limits::default(),
    };
    preview(&bytes.to_vec(), &work).unwrap()
}

#[test]
fn before_and_after_stand_side_by_side() {
    let inside = even(EXPLICIT, Tag(0x0010, 0x0010), VR::PN, b"Inner^Name");
    let mut data = nested(EXPLICIT, Tag(0x0008, 0x1140), &inside);
    data.extend(even(EXPLICIT, Tag(0x0010, 0x0010), VR::PN, b"Yamada^Taro"));
    data.extend(even(EXPLICIT, Tag(0x0010, 0x0040), VR::CS, b"F"));
    data.extend(even(
        EXPLICIT,
        Tag(0x0010, 0x4000),
        VR::LT,
        "long ".repeat(200).as_bytes(),
    ));
    data.extend(even(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, &[1; 6]));
    let rows = rows(&file(EXPLICIT, &data), |facts| match facts.tag {
        Tag(0x0010, 0x0010) if facts.nested => Action::Remove,
        Tag(0x0010, 0x0010) => Action::Empty,
        _ => Action::Keep,
    });
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.keyword,
                row.depth,
                row.before.as_str(),
                row.after.as_deref(),
            )
        })
        .collect();
    let long = "long ".repeat(52)[..256].to_owned();
    assert_eq!(
        told,
        [
            ("ReferencedImageSequence", 0, "", Some("")),
            ("PatientName", 1, "Inner^Name", None),
            ("PatientName", 0, "Yamada^Taro", Some("")),
            ("PatientSex", 0, "F", Some("F")),
            ("PatientComments", 0, long.as_str(), Some(long.as_str())),
            ("PixelData", 0, "[6 bytes]", Some("[6 bytes]")),
        ]
    );
}
