//! Screens of devices: where a known device writes identifying text, by what its images say of
//! themselves.
//!
//! A screen that matches adds an area; none that matches says nothing of an image. Knows no file: the
//! caller says what an attribute holds. Facts: `table`, generated.

mod table;

use super::Area;
use crate::element::{self, Tag, VR};
use serde::ser::{Serialize, SerializeMap, Serializer};

pub use table::SCREENS;

const MODALITY: Tag = Tag(0x0008, 0x0060);
const MANUFACTURER: Tag = Tag(0x0008, 0x0070);
const MODEL: Tag = Tag(0x0008, 0x1090);
const ROWS: Tag = Tag(0x0028, 0x0010);
const COLUMNS: Tag = Tag(0x0028, 0x0011);

/// One area of one device's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Of each of these lists one test passes.
    pub conditions: &'static [&'static [Test]],
    /// Where text stands; may reach beyond the image.
    pub area: Area,
}

/// A test of the values of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    /// The attribute.
    pub tag: Tag,
    /// Whether the text is the whole value, or a part of it.
    pub whole: bool,
    /// The text, in capitals.
    pub text: &'static str,
}

impl Test {
    /// Whether `value`, in capitals, passes.
    fn passes(&self, value: &str) -> bool {
        match self.whole {
            true => value == self.text,
            false => value.contains(self.text),
        }
    }
}

/// Areas that the user drew for all images of one layout, or of one device.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Template {
    /// (0008,0060), compared whatever its case; any if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// (0008,0070), likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer: Option<String>,
    /// (0008,1090), likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// (0028,0010); any if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// (0028,0011), likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u32>,
    /// Of each of these lists one condition holds, beside all that is said above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Vec<Condition>>,
    /// The areas; they may reach beyond the image.
    pub areas: Vec<Area>,
}

impl Template {
    /// Whether it was drawn for the image that `values` describes.
    fn fits<'a>(&self, values: &impl Fn(Tag) -> &'a [String]) -> bool {
        let says = |tag, text: &str| {
            values(tag)
                .iter()
                .any(|value| *value == text.to_uppercase())
        };
        let named = [
            (MODALITY, &self.modality),
            (MANUFACTURER, &self.manufacturer),
            (MODEL, &self.model),
        ];
        let sized = [(ROWS, self.rows), (COLUMNS, self.columns)];
        let holds = |condition: &Condition| {
            let mut values = values(condition.tag).iter();
            values.any(|value| condition.passes(value))
        };
        named
            .into_iter()
            .all(|(tag, text)| text.as_ref().is_none_or(|text| says(tag, text)))
            && sized
                .into_iter()
                .all(|(tag, size)| size.is_none_or(|size| says(tag, &size.to_string())))
            && self.conditions.iter().all(|any| any.iter().any(holds))
    }
}

/// A condition of a template: a [`Test`] that the user wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    tag: Tag,
    whole: bool,
    text: String,
}

impl Condition {
    /// The condition that the attribute is `text`, or with `whole` unset holds it, whatever the case and
    /// wherever the attribute stands.
    ///
    /// # Errors
    ///
    /// If the text is empty, or the attribute is none that could be compared: one that the dictionary does
    /// not know, or whose values are no text.
    pub fn new(tag: Tag, whole: bool, text: &str) -> std::result::Result<Condition, &'static str> {
        let text = text.trim();
        let comparable = match tag {
            // Of File Meta Information only Implementation Version Name is read.
            Tag(0x0002, element) => element == 0x0013,
            _ => element::known(tag).is_some_and(|known| is_comparable(known.vr)),
        };
        match (comparable, text) {
            (false, _) => Err("no condition can be about this attribute"),
            (true, "") => Err("a condition without a text holds for every image"),
            (true, text) => Ok(Condition {
                tag,
                whole,
                text: text.to_owned(),
            }),
        }
    }

    /// Whether `value`, in capitals, passes.
    fn passes(&self, value: &str) -> bool {
        let text = self.text.to_uppercase();
        match self.whole {
            true => value == text,
            false => value.contains(&text),
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(2))?;
        match element::known(self.tag).filter(|known| known.single) {
            Some(known) => members.serialize_entry("keyword", known.keyword)?,
            None => {
                let Tag(group, element) = self.tag;
                members.serialize_entry("tag", &format!("{group:04X}{element:04X}"))?;
            }
        }
        let how = if self.whole { "is" } else { "contains" };
        members.serialize_entry(how, &self.text)?;
        members.end()
    }
}

/// Whether the values of a VR can be compared with a text.
fn is_comparable(vr: VR) -> bool {
    match vr {
        VR::AE | VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::IS | VR::LO | VR::LT => true,
        VR::PN | VR::SH | VR::ST | VR::TM | VR::UC | VR::UI | VR::UR | VR::US | VR::UT => true,
        VR::AT | VR::FL | VR::FD | VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW => false,
        VR::SL | VR::SQ | VR::SS | VR::SV | VR::UL | VR::UN | VR::UV => false,
    }
}

/// The attributes that screens and these templates ask for, ascending.
pub fn attributes(templates: &[Template]) -> Vec<Tag> {
    let tests = SCREENS
        .iter()
        .flat_map(|screen| screen.conditions.iter().copied().flatten());
    let conditions = templates.iter().flat_map(|template| &template.conditions);
    let mut tags: Vec<Tag> = tests
        .map(|test| test.tag)
        .chain(conditions.flatten().map(|condition| condition.tag))
        .chain([MODALITY, MANUFACTURER, MODEL, ROWS, COLUMNS])
        .collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// Areas of the known screens that `values` matches, each once, ascending. `values` gives what an
/// attribute holds, wherever it stands: all values of a multi-valued text together, in capitals.
pub fn known<'a>(values: &impl Fn(Tag) -> &'a [String]) -> Vec<Area> {
    let holds = |tests: &&[Test]| {
        let mut tests = tests.iter();
        tests.any(|test| values(test.tag).iter().any(|value| test.passes(value)))
    };
    let found = SCREENS
        .iter()
        .filter(|screen| screen.conditions.iter().all(holds));
    distinct(found.map(|screen| screen.area))
}

/// Areas of the templates that fit, likewise.
pub fn drawn<'a>(templates: &[Template], values: &impl Fn(Tag) -> &'a [String]) -> Vec<Area> {
    let found = templates.iter().filter(|template| template.fits(values));
    distinct(found.flat_map(|template| template.areas.iter().copied()))
}

fn distinct(areas: impl Iterator<Item = Area>) -> Vec<Area> {
    let mut areas: Vec<Area> = areas.collect();
    areas.sort_unstable();
    areas.dedup();
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[(Tag, &str)]) -> Vec<Area> {
        let values: Vec<(Tag, Vec<String>)> = values
            .iter()
            .map(|(tag, text)| (*tag, vec![text.to_uppercase()]))
            .collect();
        known(&|tag| {
            values
                .iter()
                .find(|(known, _)| *known == tag)
                .map_or(&[][..], |(_, values)| values)
        })
    }

    #[test]
    fn a_japanese_ultrasound_device_is_known_by_all_its_conditions() {
        let aplio = [
            (MODALITY, "US"),
            (MANUFACTURER, "TOSHIBA_MEC_US"),
            (MODEL, "TUS-A500"),
            (ROWS, "720"),
            (COLUMNS, "960"),
        ];
        let banner = Area {
            x: 0,
            y: 0,
            width: 960,
            height: 60,
        };
        assert_eq!(found(&aplio), [banner]);
        for without in 0..aplio.len() {
            let mut other = aplio;
            other[without].1 = "1";
            assert_eq!(found(&other), [], "without condition {without}");
        }
    }

    #[test]
    fn a_template_fits_images_of_its_layout_alone() {
        let area = Area {
            x: 1,
            y: 2,
            width: 3,
            height: 4,
        };
        let template = Template {
            manufacturer: Some("Acme".to_owned()),
            rows: Some(10),
            columns: Some(20),
            areas: vec![area],
            ..Template::default()
        };
        let image = |maker: &str, rows: &str| {
            let maker = [maker.to_owned()];
            let sizes = [[rows.to_owned()], ["20".to_owned()]];
            let found = drawn(std::slice::from_ref(&template), &|tag| match tag {
                MANUFACTURER => &maker,
                ROWS => &sizes[0],
                COLUMNS => &sizes[1],
                _ => &[],
            });
            found.len()
        };
        assert_eq!(image("ACME", "10"), 1);
        assert_eq!(image("ACME", "11"), 0);
        assert_eq!(image("ACME CORP", "10"), 0);
    }

    #[test]
    fn conditions_hold_together_and_of_each_list_one() {
        const SERIES: Tag = Tag(0x0008, 0x103E);
        let condition = |tag, whole, text| Condition::new(tag, whole, text).unwrap();
        let template = Template {
            conditions: vec![
                vec![condition(MODEL, false, "Sono")],
                vec![
                    condition(SERIES, true, "Dose"),
                    condition(ROWS, true, "512"),
                ],
            ],
            areas: vec![Area {
                x: 1,
                y: 2,
                width: 3,
                height: 4,
            }],
            ..Template::default()
        };
        let image = |model: &str, series: &str, rows: &str| {
            let [model, series, rows] = [model, series, rows].map(|it| [it.to_owned()]);
            let templates = std::slice::from_ref(&template);
            assert!(attributes(templates).contains(&SERIES));
            let found = drawn(templates, &|tag| match tag {
                MODEL => &model,
                SERIES => &series,
                ROWS => &rows,
                _ => &[],
            });
            found.len()
        };
        assert_eq!(image("ACME SONO 7", "DOSE", "100"), 1);
        assert_eq!(image("SONO", "OTHER", "512"), 1);
        assert_eq!(image("SONO", "DOSE REPORT", "100"), 0);
        assert_eq!(image("SO", "DOSE", "512"), 0);
    }

    #[test]
    fn no_condition_is_about_what_could_never_be_compared() {
        for tag in [
            Tag(0x0019, 0x1001),
            Tag(0x0008, 0x0001),
            Tag(0x0018, 0x6018),
            Tag(0x7FE0, 0x0010),
            Tag(0x0002, 0x0010),
            Tag(0x0008, 0x1140),
        ] {
            assert!(Condition::new(tag, true, "1").is_err(), "{tag}");
        }
        assert!(Condition::new(MODEL, false, " ").is_err());
        assert!(Condition::new(Tag(0x0002, 0x0013), false, "ACME").is_ok());
    }

    #[test]
    fn nothing_is_known_of_an_image_that_says_nothing() {
        assert_eq!(found(&[]), []);
    }

    #[test]
    fn every_screen_asks_for_something_and_has_an_area() {
        for screen in &SCREENS {
            assert!(!screen.conditions.is_empty());
            assert!(screen.conditions.iter().all(|tests| !tests.is_empty()));
            let mut tests = screen.conditions.iter().copied().flatten();
            assert!(tests.all(|test| test.text == test.text.to_uppercase()));
            assert!(screen.area.width > 0 && screen.area.height > 0);
        }
    }
}
