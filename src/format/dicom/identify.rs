//! Which attributes hold what identifies: the survey's view of the data dictionary.
//!
//! Knows no policy: what is listed here is searched for in every output if the policy removes its
//! kind. The table of attributes is [`kind_of`].

use crate::element::{Tag, VR};
use crate::identity::{IdentifierKind, kind_of};
use crate::registry::{is_structural, is_well_known};
use crate::transform::canon;
use crate::transform::date;
use chrono::NaiveDate;

/// The kind of identifier that the element holds; `None` if it holds none by itself. `around` is
/// the tag of the sequence it lies in.
pub fn kind(tag: Tag, vr: VR, around: Option<Tag>) -> Option<IdentifierKind> {
    if let Some(kind) = by_tag(tag, around) {
        return Some(kind);
    }
    match vr {
        VR::PN if tag.group() == 0x0010 => Some(IdentifierKind::PatientName),
        VR::PN => Some(IdentifierKind::StaffName),
        VR::UI if !is_structural(tag) => Some(IdentifierKind::Uid),
        VR::DA | VR::DT => Some(IdentifierKind::EventDate),
        VR::UI
        | VR::AE
        | VR::AS
        | VR::AT
        | VR::CS
        | VR::DS
        | VR::FD
        | VR::FL
        | VR::IS
        | VR::LO
        | VR::LT
        | VR::OB
        | VR::OD
        | VR::OF
        | VR::OL
        | VR::OV
        | VR::OW
        | VR::SH
        | VR::SL
        | VR::SQ
        | VR::SS
        | VR::ST
        | VR::SV
        | VR::TM
        | VR::UC
        | VR::UL
        | VR::UN
        | VR::UR
        | VR::US
        | VR::UT
        | VR::UV => None,
    }
}

/// The kind of identifier that the value of a content item with this concept holds, value type aside.
/// Source: PS3.16, the templates of observers, subjects, procedures, specimens and devices (TID 1001 to
/// 1009, 1020, 1204, 8001).
pub fn kind_of_concept((value, scheme): (&str, &str)) -> Option<IdentifierKind> {
    use IdentifierKind as Kind;
    if scheme != "DCM" {
        return (scheme == "LN" && value == "74711-3").then_some(Kind::Device);
    }
    Some(match value {
        // Subject Name, Mother of fetus.
        "121029" | "121036" => Kind::PatientName,
        "121030" => Kind::PatientId,
        "121031" => Kind::BirthDate,
        // Person ID, Person Observer's Login Name, Identifier within Person Observer's Role.
        "113871" | "128774" | "128775" => Kind::RecordId,
        // Accession, placer and filler number; specimen and container identifiers.
        "121022" | "121020" | "121021" => Kind::RecordId,
        "121041" | "111700" | "111705" => Kind::RecordId,
        // Organization of a person observer, Organization Name, Service Delivery Location.
        "121009" | "113873" | "121434" => Kind::Institution,
        // Serial numbers and AE titles of devices.
        "121016" | "121196" | "113880" | "110119" => Kind::Device,
        _ => return None,
    })
}

/// As [`kind_of`], and what the items of coded persons and institutions hold.
fn by_tag(tag: Tag, around: Option<Tag>) -> Option<IdentifierKind> {
    use IdentifierKind as Kind;
    const PERSON_CODES: Option<Tag> = Some(Tag(0x0040, 0x1101));
    const INSTITUTION_CODES: Option<Tag> = Some(Tag(0x0008, 0x0082));
    match tag {
        // Value and meaning of their code.
        Tag(0x0008, 0x0104) if around == PERSON_CODES => Some(Kind::StaffName),
        Tag(0x0008, 0x0100 | 0x0119) if around == PERSON_CODES => Some(Kind::RecordId),
        Tag(0x0008, 0x0104) if around == INSTITUTION_CODES => Some(Kind::Institution),
        _ => kind_of(tag),
    }
}

/// The identifying string that `value` (one value, trimmed) is as a `kind`; `None` if it stands for
/// nobody or says too little to be searched.
pub fn value(kind: IdentifierKind, value: &str) -> Option<String> {
    match kind {
        IdentifierKind::PatientId | IdentifierKind::RecordId | IdentifierKind::OfficialNumber => {
            canon::id(value).map(|_| value.to_owned())
        }
        IdentifierKind::PatientName | IdentifierKind::StaffName => {
            let named = value
                .split('=')
                .any(|group| canon::name(&group.replace('^', " ")).is_some());
            named.then(|| value.to_owned())
        }
        IdentifierKind::BirthDate | IdentifierKind::EventDate => day(value),
        IdentifierKind::Uid => {
            (value.contains('.') && !is_well_known(value)).then(|| value.to_owned())
        }
        // Two letters, as in `CT`, would be found everywhere.
        IdentifierKind::Device => canon::id(value)
            .filter(|id| id.chars().count() >= 4)
            .map(|_| value.to_owned()),
        // Test data of a maker, which is also in Manufacturer.
        IdentifierKind::Institution if is_maker(value) => None,
        IdentifierKind::FileName => canon::telling_file_name(value).map(str::to_owned),
        IdentifierKind::Contact | IdentifierKind::Institution => canon::id(value)
            .filter(|id| id.chars().count() >= 2)
            .map(|_| value.to_owned()),
    }
}

/// Words of the names of makers, in lower case.
const MAKERS: [&str; 20] = [
    "agfa",
    "canon",
    "carestream",
    "elekta",
    "fuji",
    "fujifilm",
    "ge",
    "healthcare",
    "hitachi",
    "hologic",
    "konica",
    "medical",
    "minolta",
    "philips",
    "shimadzu",
    "siemens",
    "systems",
    "toshiba",
    "united",
    "varian",
];

/// Whether `value` is nothing but the name of a maker: it tells no hospital from another.
fn is_maker(value: &str) -> bool {
    let words = value.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| MAKERS.contains(&word.to_lowercase().as_str()))
}

/// The day of a whole date, as `YYYYMMDD`; `None` for partial, impossible and placeholder dates.
fn day(value: &str) -> Option<String> {
    let digits: String = value
        .chars()
        .filter(|&letter| letter != '.')
        .take(8)
        .collect();
    let date = compact(&digits)?;
    (!date::is_placeholder(date)).then_some(digits)
}

/// The date that eight digits are.
pub fn compact(digits: &str) -> Option<NaiveDate> {
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().ok();
    let year = i32::try_from(number(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(4..6)?, number(6..8)?)
}
