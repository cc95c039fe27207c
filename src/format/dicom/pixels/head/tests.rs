use super::super::super::fixture::{even, survey};
use super::super::super::samples::{EXPLICIT, element, item, part10, undefined};
use super::super::super::{Dicom, meta};
use super::*;
use crate::element::VR;
use crate::format::{Format, Look};
use crate::limits::Limits;
use crate::survey::Facts;

#[test]
fn what_an_image_says_of_itself_decides_what_it_shows() {
    let said = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|it| (*it).to_owned()).collect();
        named(&texts, &[])
    };
    for head in [
        "HEAD",
        "head",
        "HEADNECK",
        "Brain w/o contrast",
        "t1_mprage_sag",
        "C-SPINE",
        "Whole Body PET/CT",
        "WHOLEBODY",
        "facial bones",
        "FACE",
        "MR Hippocampus",
        "頭部CT",
        "脳ドック",
        "副鼻腔",
        "頸椎",
        "69536005",
        "T-D1100",
        "Orbital structure",
        "胸腹部・頭部",
        "WB LUNG 3.0",
        "PET CT VERTEX TO THIGH",
        "CT POLYTRAUMA",
        "PANSCAN",
        "Pan Scan CT",
        "TORSO",
    ] {
        assert_eq!(said(&[head]), Some(BodyPart::Head), "{head}");
    }
    for other in [
        "CHEST",
        "Abdomen/Pelvis",
        "KNEE",
        "LSPINE",
        "HIP",
        "大腿骨頭",
        "子宮頸部",
        "膵頭部 肝",
        "thoracic spine",
    ] {
        assert_eq!(said(&[other]), Some(BodyPart::Other), "{other}");
    }
    for unsaid in [
        "",
        "AX T1",
        "SURFACE COIL",
        "LINEAR",
        "INTERFACE",
        "術後",
        "SPINE",
        "FEET FIRST",
        "FOOT FIRST SUPINE",
        "ARMS UP",
        "ARM DOWN",
    ] {
        assert_eq!(said(&[unsaid]), None, "{unsaid}");
    }
    assert_eq!(said(&["CHEST", "brain"]), Some(BodyPart::Head));
    assert_eq!(said(&["FEET"]), Some(BodyPart::Other));
    // A window, unless it is said where parts are.
    assert_eq!(named(&[], &["LUNG 3.0".to_owned()]), None);
    assert_eq!(said(&["LUNG"]), Some(BodyPart::Other));
}

fn text(tag: Tag, vr: VR, value: &str) -> Vec<u8> {
    even(EXPLICIT, tag, vr, value.as_bytes())
}

/// A CT image of one frame, with `more` before its pixels.
fn image(class: &str, modality: &str, more: &[Vec<u8>]) -> Vec<u8> {
    image_of(class, modality, more, &[7; 48])
}

/// The same of these pixels.
fn image_of(class: &str, modality: &str, more: &[Vec<u8>], pixels: &[u8]) -> Vec<u8> {
    let number = |element: u16, value: u16| {
        even(EXPLICIT, Tag(0x0028, element), VR::US, &value.to_le_bytes())
    };
    let mut parts = vec![
        text(SOP_CLASS, VR::UI, class),
        text(MODALITY, VR::CS, modality),
        text(POSITION, VR::DS, "0\\0\\-10.5"),
        text(ORIENTATION, VR::DS, "1\\0\\0\\0\\1\\0"),
        number(0x0002, 1),
        text(Tag(0x0028, 0x0004), VR::CS, "MONOCHROME2"),
        number(0x0010, 4),
        number(0x0011, 6),
        text(SPACING, VR::DS, "0.5\\0.75"),
        number(0x0100, 16),
        number(0x0101, 12),
        number(0x0102, 11),
        number(0x0103, 0),
        text(INTERCEPT, VR::DS, "-1024"),
        text(SLOPE, VR::DS, "1"),
    ];
    parts.extend(more.iter().cloned());
    // In ascending order; a later element takes the place of an earlier one of its tag.
    let tag = |part: &Vec<u8>| [part[1], part[0], part[3], part[2]];
    parts.reverse();
    parts.sort_by_key(tag);
    parts.dedup_by_key(|part| tag(part));
    parts.push(element(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, pixels));
    part10(meta::plain_uid(EXPLICIT), &parts.concat())
}

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const MR: &str = "1.2.840.10008.5.1.4.1.1.4";

/// What the survey says of the head when it is to be measured.
fn measured(bytes: &[u8]) -> Option<HeadFacts> {
    let (limits, roles) = (Limits::default(), Default::default());
    let look = Look {
        templates: &[],
        surfaces: true,
        cohort: None,
        anonymise: None,
        limits: &limits,
        roles: &roles,
    };
    let Ok((Facts::Dicom(facts), _)) = Dicom.survey(&bytes.to_vec(), &look) else {
        return None;
    };
    facts.head
}

fn is_measured(bytes: &[u8]) -> bool {
    match measured(bytes).expect("an image of CT or MR").surface {
        Surface::Measured(samples) => samples.len() == 1,
        Surface::NotMeasured | Surface::Unmeasurable => false,
    }
}

#[test]
fn heads_are_measured_if_that_is_asked_for_and_nothing_else_is() {
    let head = [text(OF_SERIES[0], VR::CS, "HEAD")];
    assert!(is_measured(&image(CT, "CT", &head)));
    assert!(is_measured(&image(MR, "MR", &head)));
    assert!(is_measured(&image(CT, "CT", &[])));
    let (facts, _) = survey(&image(CT, "CT", &head)).unwrap();
    let unasked = facts.head.unwrap();
    assert_eq!(
        (unasked.part, unasked.surface),
        (BodyPart::Head, Surface::NotMeasured)
    );
    let chest = measured(&image(CT, "CT", &[text(OF_SERIES[0], VR::CS, "CHEST")])).unwrap();
    assert_eq!(
        (chest.part, chest.surface),
        (BodyPart::Other, Surface::NotMeasured)
    );
    assert_eq!(
        measured(&image("1.2.840.10008.5.1.4.1.1.6.1", "US", &head)),
        None
    );
}

#[test]
fn the_series_speaks_before_the_study_and_codes_count() {
    let study = text(OF_STUDY[0], VR::LO, "CT head and chest");
    let series = text(OF_SERIES[1], VR::LO, "chest 5mm");
    let part = |more: &[Vec<u8>]| measured(&image(CT, "CT", more)).unwrap().part;
    assert_eq!(part(std::slice::from_ref(&study)), BodyPart::Head);
    assert_eq!(part(&[study, series]), BodyPart::Other);
    let code = item(EXPLICIT, &text(CODE_VALUE, VR::SH, "T-A0100"));
    let region = undefined(EXPLICIT, REGION, VR::SQ, &code);
    assert_eq!(part(std::slice::from_ref(&region)), BodyPart::Head);
    let anatomy = undefined(EXPLICIT, FRAME_ANATOMY, VR::SQ, &item(EXPLICIT, &region));
    let groups = undefined(EXPLICIT, SHARED, VR::SQ, &item(EXPLICIT, &anatomy));
    assert_eq!(part(&[groups]), BodyPart::Head);
    assert_eq!(part(&[]), BodyPart::Unknown);
}

#[test]
fn what_cannot_be_placed_or_measured_is_called_so() {
    let with = |tag, vr, value: &str| image(CT, "CT", &[text(tag, vr, value)]);
    for bytes in [
        with(POSITION, VR::DS, ""),
        with(POSITION, VR::DS, "0\\0"),
        with(POSITION, VR::DS, "0\\0\\nan"),
        with(ORIENTATION, VR::DS, "1\\0\\0\\1\\0\\0"),
        with(ORIENTATION, VR::DS, "1\\0\\0"),
        with(SPACING, VR::DS, "0\\0"),
        with(SLOPE, VR::DS, "0"),
        with(INTERCEPT, VR::DS, ""),
        with(IMAGE_TYPE, VR::CS, "ORIGINAL\\PRIMARY\\M\\MOSAIC"),
        with(Tag(0x0028, 0x0004), VR::CS, "MONOCHROME1"),
        with(Tag(0x0028, 0x0008), VR::IS, "2"),
        image("1.2.840.10008.5.1.4.1.1.7", "CT", &[]),
    ] {
        let facts = measured(&bytes).unwrap();
        assert_eq!(facts.surface, Surface::Unmeasurable);
    }
}

#[test]
fn every_prefix_and_every_wrong_byte_is_survived() {
    let bytes = image(CT, "CT", &[text(OF_SERIES[0], VR::CS, "HEAD")]);
    for end in 0..bytes.len() {
        measured(&bytes[..end]);
    }
    for at in 132..bytes.len() {
        for value in [0, 0xFF, !bytes[at]] {
            let mut wrong = bytes.clone();
            wrong[at] = value;
            measured(&wrong);
        }
    }
}

#[test]
fn more_cells_than_any_stack_has_are_not_kept() {
    let number = |element: u16, value: u16| {
        even(EXPLICIT, Tag(0x0028, element), VR::US, &value.to_le_bytes())
    };
    // 2^16 cells in each frame.
    let film = |frames: usize| {
        let more = [
            text(Tag(0x0028, 0x0008), VR::IS, &frames.to_string()),
            number(0x0010, 256),
            number(0x0011, 256),
            text(SPACING, VR::DS, "4\\4"),
            number(0x0100, 8),
            number(0x0101, 8),
            number(0x0102, 7),
        ];
        let pixels = vec![7; frames << 16];
        match measured(&image_of(&format!("{CT}.1"), "CT", &more, &pixels)) {
            Some(HeadFacts {
                surface: Surface::Measured(samples),
                ..
            }) => Some(samples.len()),
            Some(_) | None => None,
        }
    };
    assert_eq!(film(3), Some(3));
    assert_eq!(film((MOST_CELLS >> 16) + 1), None);
}
