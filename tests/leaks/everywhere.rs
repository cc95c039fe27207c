//! Every attribute of the dictionary, every way to quote a patient: checklist L31 and L32.

use crate::patient::*;
use crate::support::DataSet;
use kamei::element::{Tag, VR, known};

/// Every attribute of the dictionary that a patient's data set may hold.
fn attributes() -> impl Iterator<Item = (Tag, VR)> {
    let groups = (0x0008..=0x0088)
        .step_by(2)
        .chain([0x0100, 0x0400, 0x2000, 0x2010, 0x2020]);
    let groups = groups.chain([
        0x2100, 0x2200, 0x3002, 0x3004, 0x3006, 0x3008, 0x300A, 0x300C,
    ]);
    let groups = groups.chain([
        0x300E, 0x3010, 0x4000, 0x4008, 0x4010, 0x5000, 0x6000, 0x6002,
    ]);
    groups.flat_map(|group| {
        (0x0001..=0xFFFF).filter_map(move |element| {
            let tag = Tag(group, element);
            Some((tag, known(tag)?.vr))
        })
    })
}

/// `words` as far as a value of `vr` may hold them; `None` if it holds no text.
fn planted(vr: VR, words: &str, code: &str) -> Option<String> {
    let short = |most: usize| words.chars().take(most).collect::<String>();
    match vr {
        VR::LO => Some(short(64)),
        VR::SH => Some(short(16)),
        VR::LT | VR::ST | VR::UC | VR::UT => Some(words.to_owned()),
        VR::PN => Some("Hoshikawa^Kazuomi".to_owned()),
        VR::UR => Some(format!("http://pacs/{code}")),
        VR::AE | VR::CS => Some(code.to_owned()),
        VR::IS | VR::DS => code
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| code.to_owned()),
        VR::DA => Some(BIRTH.to_owned()),
        VR::DT => Some(format!("{BIRTH}101500")),
        VR::UI => Some(format!("1.2.826.0.1.3680043.9.{ID}")),
        VR::OB | VR::OW | VR::UN => Some(format!("\u{1}{words}")),
        VR::AS | VR::AT | VR::FD | VR::FL | VR::OD | VR::OF | VR::OL | VR::OV => None,
        VR::SL | VR::SQ | VR::SS | VR::SV | VR::TM | VR::UL | VR::US | VR::UV => None,
    }
}

/// Attributes that say what the data set is and how to read it, and (0008,0064) of scanned images,
/// which are held back.
fn is_structural(tag: Tag) -> bool {
    let (group, element) = (tag.group(), tag.element());
    matches!(
        (group, element),
        (0x0008, 0x0001 | 0x0005 | 0x0016 | 0x0018 | 0x0060 | 0x0064)
    ) || group == 0x0028 && (element < 0x0110 || element == 0x0301)
        || matches!(
            (group, element),
            (0x0020, 0x000D | 0x000E) | (0x0010, 0x0020)
        )
}

const PLANTS: [(&str, &str); 13] = [
    ("HOSHIKAWA KAZUOMI", "HOSHIKAWA"),
    ("Kazuomi Hoshikawa", "KAZUOMI"),
    ("Hoshikawa, K.", "HOSHIKAWA_K"),
    ("星川一臣様 造影", "A2291847"),
    ("星川 一臣", "TOKUGAWARA"),
    ("ほしかわ かずおみ", "48213907"),
    ("ID:48213907", "48213907"),
    ("chest 48213907 ct", "48213907"),
    ("DOB 1953/09/17", "19530917"),
    ("昭和28年9月17日生", "19530917"),
    ("TEL 03-5551-2687", "A2291847"),
    ("徳河原 蓮 医師", "TOKUGAWARA"),
    ("板橋区高島台9-8-7", "48213907"),
];

#[test]
fn l31_l32_no_attribute_of_the_dictionary_carries_the_patient_out() {
    for (words, code) in PLANTS {
        let mut item = DataSet::default();
        let mut set = image();
        for (tag, vr) in attributes().filter(|&(tag, _)| !is_structural(tag)) {
            let Some(value) = planted(vr, words, code) else {
                continue;
            };
            let number = u32::from(tag.group()) << 16 | u32::from(tag.element());
            if !matches!(tag, Tag(0x0008 | 0x0010, _)) || !image_has(number) {
                set = set.append(number, vr.to_string(), &value);
            }
            item = item.append(number, vr.to_string(), &value);
        }
        cleaned(&set.sequence(0x0008_1140, &[item]).file(), &[code]);
    }
}

fn image_has(tag: u32) -> bool {
    [
        0x0008_0005,
        0x0008_0050,
        0x0008_0080,
        0x0008_0090,
        0x0010_0010,
        0x0010_0020,
        0x0010_0030,
        0x0010_1040,
        0x0010_2154,
    ]
    .contains(&tag)
}
