//! Heads in CT and MR: which images may show one, and what the survey measures of them.
//!
//! What an image shows is what it says of itself: Body Part Examined, Anatomic Region Sequence, descriptions
//! and names of protocols, of the series before those of the study. The words lean to heads, necks count as
//! such, words for the whole body too, and what says nothing is unknown: whether it shows a head is then left to its shape. Projections,
//! mosaics, screens and colours that a scanner of CT or MR stored cannot be measured.
//!
//! Source: PS3.3 C.7.3.1.1.1, C.7.6.2.1.1, C.7.6.16.2 (functional groups), 10.5; PS3.16 annex L for the codes;
//! the lists of words are this project's.

use super::super::scope::View;
use super::show::{decimals, item, places};
use super::{IMAGE_TYPE, MODALITY, SOP_CLASS, capitals, number, stage};
use crate::element::Tag;
use crate::error::Result;
use crate::pixel::surface::{MOST_CELLS, Padding, Pose, Sample, Scale, check};
use crate::pixel::{Frame, Numbers, Shape};
use crate::survey::{BodyPart, HeadFacts, Surface};

/// Cross sections, by what follows `1.2.840.10008.5.1.4.1.1.`: CT and MR with their enhanced and converted
/// forms. Whether those of CT are told by the first figure.
const SECTIONS: [&str; 7] = ["2", "2.1", "2.2", "4", "4.1", "4.3", "4.4"];

/// Body Part Examined, Series Description, Protocol Name.
const OF_SERIES: [Tag; 3] = [
    Tag(0x0018, 0x0015),
    Tag(0x0008, 0x103E),
    Tag(0x0018, 0x1030),
];
/// Study Description, descriptions of the requested and the performed procedure.
const OF_STUDY: [Tag; 3] = [
    Tag(0x0008, 0x1030),
    Tag(0x0032, 0x1060),
    Tag(0x0040, 0x0254),
];
/// Anatomic Region Sequence, also inside Frame Anatomy Sequence of functional groups.
const REGION: Tag = Tag(0x0008, 0x2218);
const FRAME_ANATOMY: Tag = Tag(0x0020, 0x9071);
const SHARED: Tag = Tag(0x5200, 0x9229);
const CODE_VALUE: Tag = Tag(0x0008, 0x0100);
const CODE_MEANING: Tag = Tag(0x0008, 0x0104);

const POSITION: Tag = Tag(0x0020, 0x0032);
const ORIENTATION: Tag = Tag(0x0020, 0x0037);
const SPACING: Tag = Tag(0x0028, 0x0030);
const INTERCEPT: Tag = Tag(0x0028, 0x1052);
const SLOPE: Tag = Tag(0x0028, 0x1053);
const PADDING: Tag = Tag(0x0028, 0x0120);
const PADDING_LIMIT: Tag = Tag(0x0028, 0x0121);
/// Plane Position, Plane Orientation, Pixel Measures and Pixel Value Transformation Sequence.
const PLANE_POSITION: Tag = Tag(0x0020, 0x9113);
const PLANE_ORIENTATION: Tag = Tag(0x0020, 0x9116);
const MEASURES: Tag = Tag(0x0028, 0x9110);
const TRANSFORMATION: Tag = Tag(0x0028, 0x9145);

/// Frames of one file that are measured.
const MOST_FRAMES: u32 = 20_000;

/// How words of heads and necks begin, in capitals.
const HEADS: [&str; 39] = [
    "HEAD",
    "BRAIN",
    "SKULL",
    "CRANI",
    "FACIAL",
    "ORBIT",
    "SINUS",
    "MAXILL",
    "MANDIB",
    "JAW",
    "DENT",
    "TMJ",
    "PITUIT",
    "SELLA",
    "NASAL",
    "NOSE",
    "NEURO",
    "NECK",
    "CSPINE",
    "CERVICAL",
    "CAROTID",
    "INTRACRAN",
    "CEREB",
    "TEMPORAL",
    "HIPPOCAMP",
    "STROKE",
    "MPRAGE",
    "FLAIR",
    "WHOLEBODY",
    "PAROTID",
    "PHARYN",
    "LARYN",
    "THYROID",
    "MASTOID",
    "VERTEX",
    "TRAUMA",
    "POLYTRAUMA",
    "PANSCAN",
    "TORSO",
];
/// Whole words of them.
const HEAD_WORDS: [&str; 9] = [
    "FACE", "EYE", "EYES", "EAR", "EARS", "IAC", "MOUTH", "TONGUE", "WB",
];
/// Two words of them.
const HEAD_PAIRS: [[&str; 2]; 3] = [["C", "SPINE"], ["WHOLE", "BODY"], ["PAN", "SCAN"]];
/// Signs of them in Japanese.
const HEADS_JA: [&str; 15] = [
    "頭",
    "脳",
    "顔",
    "眼",
    "鼻",
    "耳",
    "顎",
    "口腔",
    "歯",
    "頸",
    "頚",
    "咽",
    "喉",
    "甲状腺",
    "全身",
];
/// Words with such signs that name something else: heads of bones and of the pancreas, necks of bones, the
/// cervix.
const NO_HEADS_JA: [&str; 7] = ["骨頭", "膵頭", "骨頸", "骨頚", "子宮頸", "子宮頚", "亀頭"];
/// Codes of them, of SNOMED CT and SNOMED RT: head, brain, head and neck, face, skull, neck, eye region.
const HEAD_CODES: [&str; 14] = [
    "69536005",
    "T-D1100",
    "12738006",
    "T-A0100",
    "774007",
    "T-D1000",
    "89545001",
    "T-D1200",
    "89546000",
    "T-11100",
    "45048000",
    "T-D1600",
    "371398005",
    "T-D0801",
];

/// How words of other parts begin.
const OTHERS: [&str; 31] = [
    "CHEST", "THORA", "CARDIAC", "HEART", "ABDOM", "PELVI", "LIVER", "KIDNEY", "RENAL", "PANCREA",
    "SPLEEN", "KNEE", "ANKLE", "FOOT", "FEET", "SHOULDER", "ELBOW", "WRIST", "FINGER", "FOREARM",
    "THIGH", "FEMUR", "TIBIA", "LSPINE", "TSPINE", "LUMBA", "SACR", "PROSTATE", "BREAST", "AORTA",
    "EXTREMIT",
];
const OTHER_WORDS: [&str; 7] = ["HIP", "HIPS", "HAND", "HANDS", "LEG", "LEGS", "COLON"];
/// A part that also names windows and kernels, so that of a series it says nothing of its own accord.
const LUNG: &str = "LUNG";
/// Before this, feet are a position of the patient.
const FIRST: &str = "FIRST";
const OTHERS_JA: [&str; 19] = [
    "胸",
    "腹",
    "骨盤",
    "肺",
    "心臓",
    "肝",
    "腎",
    "膝",
    "股",
    "肩",
    "肘",
    "腰",
    "足関節",
    "手関節",
    "乳",
    "前立腺",
    "子宮",
    "大腿",
    "肢",
];

/// What is known of a head in the image of `view`; `None` if it is none of CT or MR. Its frames are
/// measured if `measure` is set and it may show one.
///
/// # Errors
///
/// If a value beside the pixels cannot be read.
pub fn facts(view: &mut View<'_>, measure: bool) -> Result<Option<HeadFacts>> {
    let class = capitals(view, SOP_CLASS)?;
    let class = class.strip_prefix("1.2.840.10008.5.1.4.1.1.").unwrap_or("");
    let section = SECTIONS.contains(&class);
    let modality = capitals(view, MODALITY)?;
    if !section && !matches!(modality.as_str(), "CT" | "MR") {
        return Ok(None);
    }
    let part = part(view)?;
    let surface = match (measure, part) {
        (false, _) | (true, BodyPart::Other) => Surface::NotMeasured,
        (true, BodyPart::Head | BodyPart::Unknown) if section => {
            let hounsfield = class.starts_with('2');
            match samples(view, hounsfield) {
                Ok(Some(samples)) => Surface::Measured(samples),
                Ok(None) | Err(_) => Surface::Unmeasurable,
            }
        }
        (true, BodyPart::Head | BodyPart::Unknown) => Surface::Unmeasurable,
    };
    Ok(Some(HeadFacts { part, surface }))
}

/// The part of the body that the data set says it shows.
fn part(view: &mut View<'_>) -> Result<BodyPart> {
    let [part, descriptions @ ..] = OF_SERIES;
    let mut parts: Vec<String> = view.child_text(None, part)?.into_iter().collect();
    let mut loose = Vec::new();
    for tag in descriptions {
        loose.extend(view.child_text(None, tag)?);
    }
    let groups = item(view, None, SHARED, 0);
    let anatomy = groups.and_then(|groups| item(view, Some(groups), FRAME_ANATOMY, 0));
    for around in [Some(None), anatomy.map(Some)].into_iter().flatten() {
        if let Some(region) = item(view, around, REGION, 0) {
            for tag in [CODE_VALUE, CODE_MEANING] {
                parts.extend(view.child_text(Some(region), tag)?);
            }
        }
    }
    if let Some(part) = named(&parts, &loose) {
        return Ok(part);
    }
    let mut parts = Vec::new();
    for tag in OF_STUDY {
        parts.extend(view.child_text(None, tag)?);
    }
    Ok(named(&parts, &[]).unwrap_or(BodyPart::Unknown))
}

/// The part that texts name, heads first: those that name `parts`, and `loose` ones, which name also how a series was
/// made.
fn named(parts: &[String], loose: &[String]) -> Option<BodyPart> {
    let any = |is: fn(&str) -> bool| parts.iter().chain(loose).any(|text| is(text));
    if any(names_head) {
        return Some(BodyPart::Head);
    }
    (any(names_other) || parts.iter().any(|text| names_lung(text))).then_some(BodyPart::Other)
}

/// The words of a text in capitals: letters and digits in a row.
fn words(text: &str) -> Vec<String> {
    let capitals = text.to_ascii_uppercase();
    let parts = capitals.split(|c: char| !c.is_ascii_alphanumeric());
    parts
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

fn names_head(text: &str) -> bool {
    let words = words(text);
    let begins = |word: &String| HEADS.iter().any(|head| word.starts_with(head));
    let pair = |pair: &[String]| HEAD_PAIRS.iter().any(|it| pair == it);
    let mut japanese = text.to_owned();
    for other in NO_HEADS_JA {
        japanese = japanese.replace(other, "");
    }
    words.iter().any(begins)
        || words.iter().any(|word| HEAD_WORDS.contains(&word.as_str()))
        || words.windows(2).any(pair)
        || HEADS_JA.iter().any(|head| japanese.contains(head))
        || HEAD_CODES.contains(&text.trim())
}

fn names_other(text: &str) -> bool {
    let words = words(text);
    let begins = |word: &String| OTHERS.iter().any(|other| word.starts_with(other));
    let positions = words.iter().skip(1).map(String::as_str).chain([""]);
    let mut named = words.iter().zip(positions);
    named.any(|(word, next)| begins(word) && next != FIRST)
        || words
            .iter()
            .any(|word| OTHER_WORDS.contains(&word.as_str()))
        || OTHERS_JA.iter().any(|other| text.contains(other))
}

fn names_lung(text: &str) -> bool {
    words(text).iter().any(|word| word.starts_with(LUNG))
}

/// Every frame, measured; `None` if one of them cannot be.
fn samples(view: &mut View<'_>, hounsfield: bool) -> Result<Option<Vec<Sample>>> {
    let mut words = capitals(view, IMAGE_TYPE)?;
    words.push('\\');
    if words.split('\\').any(|word| word.trim() == "MOSAIC") {
        return Ok(None);
    }
    let (mut samples, mut cells) = (Vec::new(), 0);
    let mut all = true;
    stage::frames(view, &mut |view, about, number, frame| {
        let fits = about.frames <= MOST_FRAMES && check(&about.shape).is_ok();
        let sample = match fits {
            true => sample(view, &about.shape, number, frame, hounsfield)?,
            false => None,
        };
        cells += sample.as_ref().map_or(0, Sample::cells);
        // More are no stack, and would fill the memory.
        all = sample.is_some() && cells <= MOST_CELLS;
        samples.extend(sample);
        Ok(all)
    })?;
    Ok((all && !samples.is_empty()).then_some(samples))
}

/// One frame, measured.
fn sample(
    view: &mut View<'_>,
    shape: &Shape,
    number: u32,
    frame: &dyn Fn(&mut View<'_>) -> Result<Frame>,
    hounsfield: bool,
) -> Result<Option<Sample>> {
    let mut values = |group, tag| -> Result<Vec<f64>> {
        for place in places(view, number, group) {
            let values = decimals(view, place, tag)?;
            if !values.is_empty() {
                return Ok(values);
            }
        }
        Ok(Vec::new())
    };
    let position = values(PLANE_POSITION, POSITION)?;
    let directions = values(PLANE_ORIENTATION, ORIENTATION)?;
    let spacing = values(MEASURES, SPACING)?;
    let slope = values(TRANSFORMATION, SLOPE)?;
    let intercept = values(TRANSFORMATION, INTERCEPT)?;
    let (Ok(position), Ok(directions), Ok(spacing)) = (
        position.try_into(),
        directions.try_into(),
        spacing.try_into(),
    ) else {
        return Ok(None);
    };
    let scale = match (hounsfield, &slope[..], &intercept[..]) {
        (false, _, _) => Ok(Scale::Signal),
        (true, &[slope], &[intercept]) => Scale::hounsfield(slope, intercept),
        (true, _, _) => return Ok(None),
    };
    let padding = padding(view, shape)?;
    let pose = Pose::of(shape, position, directions, spacing);
    let (Ok(pose), Ok(scale)) = (pose, scale) else {
        return Ok(None);
    };
    let frame = frame(view)?;
    Ok(Sample::of(&frame, pose, scale, padding).ok())
}

fn padding(view: &mut View<'_>, shape: &Shape) -> Result<Padding> {
    let Some(first) = number(view, PADDING)? else {
        return Ok(None);
    };
    let last = number(view, PADDING_LIMIT)?.unwrap_or(first);
    let value = |word: u16| match shape.numbers {
        Numbers::Signed => i64::from(word as i16),
        Numbers::Unsigned | Numbers::Float => i64::from(word),
    };
    Ok(Some((value(first), value(last))))
}

#[cfg(test)]
mod tests;
