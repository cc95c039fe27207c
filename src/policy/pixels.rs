//! What a policy says of pixels: which images are searched for text, how far, what is masked in any case,
//! and what happens to images that nobody looked at.

use super::json::{Json, error};
use crate::action::{ImageFacts, Mask, MaskReason, PixelOrders, Recognition, Search};
use crate::element::{Tag, known};
use crate::error::{Error, Result};
use crate::pixel::Area;
use crate::pixel::screens::{Condition, Template};
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_dictionary_std::StandardDataDictionary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What happens to images whose pixels may show identifying text and are not searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnexaminedPixels {
    /// Held back if the modality, class or (0028,0301) makes text likely; others ship, counted.
    HoldSuspicious,
    /// Everything with pixels that nobody examined is held back.
    HoldAll,
    /// Shipped, counted in the report: the user takes responsibility.
    Ship,
}

impl UnexaminedPixels {
    /// Every choice.
    pub const ALL: [UnexaminedPixels; 3] = [
        UnexaminedPixels::HoldSuspicious,
        UnexaminedPixels::HoldAll,
        UnexaminedPixels::Ship,
    ];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            UnexaminedPixels::HoldSuspicious => "hold-suspicious",
            UnexaminedPixels::HoldAll => "hold-all",
            UnexaminedPixels::Ship => "ship",
        }
    }
}

/// Which images are searched for burned-in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Searched {
    /// None.
    Off,
    /// Those whose modality, class or (0028,0301) makes text likely.
    Suspicious,
    /// All.
    All,
}

impl Searched {
    /// Every choice.
    pub const ALL: [Searched; 3] = [Searched::Off, Searched::Suspicious, Searched::All];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Searched::Off => "off",
            Searched::Suspicious => "suspicious",
            Searched::All => "all",
        }
    }
}

/// How much counts as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// What is text.
    Text,
    /// Whatever could be text.
    Strict,
}

impl Sensitivity {
    /// Every choice.
    pub const ALL: [Sensitivity; 2] = [Sensitivity::Text, Sensitivity::Strict];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Sensitivity::Text => "text",
            Sensitivity::Strict => "strict",
        }
    }
}

/// What happens to pictures that may show a person as a camera does, face included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Photographs {
    /// Held back, since no stage finds faces.
    Hold,
    /// Shipped: the user has looked at them.
    Ship,
}

impl Photographs {
    /// Every choice.
    pub const ALL: [Photographs; 2] = [Photographs::Hold, Photographs::Ship];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Photographs::Hold => "hold",
            Photographs::Ship => "ship",
        }
    }
}

/// What happens to DICOM images of the label of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlideLabels {
    /// Held back.
    Hold,
    /// Masked all over.
    Mask,
}

impl SlideLabels {
    /// Every choice.
    pub const ALL: [SlideLabels; 2] = [SlideLabels::Hold, SlideLabels::Mask];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            SlideLabels::Hold => "hold",
            SlideLabels::Mask => "mask",
        }
    }
}

/// All of a frame, whatever its size.
const EVERYTHING: Area = Area {
    x: 0,
    y: 0,
    width: u32::MAX,
    height: u32::MAX,
};

/// Whether a person must have looked at images that may show identifying text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reviewed {
    /// Nobody must.
    NotRequired,
    /// What nobody accepted is held back.
    Required,
}

impl Reviewed {
    /// Every choice.
    pub const ALL: [Reviewed; 2] = [Reviewed::NotRequired, Reviewed::Required];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Reviewed::NotRequired => "not-required",
            Reviewed::Required => "required",
        }
    }
}

/// What happens to faces in photographs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Faces {
    /// They are looked for and masked as a whole.
    Mask,
    /// Nobody looks for them.
    Off,
}

impl Faces {
    /// Every choice.
    pub const ALL: [Faces; 2] = [Faces::Mask, Faces::Off];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Faces::Mask => "mask",
            Faces::Off => "off",
        }
    }
}

/// What happens to the surface of heads in CT and MR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadSurface {
    /// It stays.
    Off,
    /// Face and ears go; where they cannot, the image is held back.
    Remove,
}

impl HeadSurface {
    /// Every choice.
    pub const ALL: [HeadSurface; 2] = [HeadSurface::Off, HeadSurface::Remove];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            HeadSurface::Off => "off",
            HeadSurface::Remove => "remove",
        }
    }
}

/// Masks that need no search, and may be left out.
const OPTIONAL: [MaskReason; 2] = [MaskReason::KnownScreen, MaskReason::OutsideRegions];

/// The part of a policy that is about pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Which images are searched.
    pub search: Searched,
    /// How far.
    pub sensitivity: Sensitivity,
    /// What is done with a reader of text, where there is one.
    pub recognition: Recognition,
    /// What happens to faces in photographs.
    pub faces: Faces,
    /// What happens to the surface of heads in CT and MR.
    pub head_surface: HeadSurface,
    /// What is masked without being searched for.
    pub masks: BTreeSet<MaskReason>,
    /// Areas the user drew.
    pub templates: Vec<Template>,
    /// What happens to images nobody looked at.
    pub unexamined: UnexaminedPixels,
    /// What happens to photographs.
    pub photographs: Photographs,
    /// What happens to labels of slides.
    pub slide_labels: SlideLabels,
    /// Whether a person must have accepted what is masked.
    pub review: Reviewed,
}

impl Default for Pixels {
    fn default() -> Self {
        Pixels {
            search: Searched::Suspicious,
            sensitivity: Sensitivity::Text,
            recognition: Recognition::Off,
            faces: Faces::Mask,
            head_surface: HeadSurface::Off,
            masks: OPTIONAL.into(),
            templates: Vec::new(),
            unexamined: UnexaminedPixels::HoldSuspicious,
            photographs: Photographs::Hold,
            slide_labels: SlideLabels::Hold,
            review: Reviewed::NotRequired,
        }
    }
}

impl Pixels {
    /// What happens to the pixels of an image.
    pub fn orders(&self, facts: &ImageFacts<'_>) -> PixelOrders {
        let searched = !facts.nested
            && match self.search {
                Searched::Off => false,
                Searched::Suspicious => facts.suspicious,
                Searched::All => facts.present,
            };
        let wanted = |mask: &&Mask| match mask.reason {
            MaskReason::KnownScreen => self.masks.contains(&mask.reason),
            // An image whose regions say where text is not is searched inside them only.
            MaskReason::OutsideRegions => searched && self.masks.contains(&mask.reason),
            MaskReason::Template
            | MaskReason::FoundText
            | MaskReason::Drawn
            | MaskReason::SlideLabel
            | MaskReason::Face
            | MaskReason::HeadSurface => true,
        };
        let whole = (facts.label && self.slide_labels == SlideLabels::Mask).then_some(Mask {
            area: EVERYTHING,
            reason: MaskReason::SlideLabel,
        });
        PixelOrders {
            search: match (searched, self.sensitivity) {
                (false, _) => Search::Off,
                (true, Sensitivity::Text) => Search::Text,
                (true, Sensitivity::Strict) => Search::Strict,
            },
            recognition: match searched {
                true => self.recognition,
                false => Recognition::Off,
            },
            faces: facts.photograph && !facts.nested && self.faces == Faces::Mask,
            masks: facts
                .masks
                .iter()
                .filter(wanted)
                .copied()
                .chain(whole)
                .collect(),
            surface: None,
        }
    }

    /// Why an image is held back, if it is; `accepted` says whether a person looked at it and accepted what is
    /// masked.
    pub fn refusal(&self, facts: &ImageFacts<'_>, accepted: bool) -> Option<Error> {
        if facts.label && self.slide_labels == SlideLabels::Hold {
            return Some(Error::SlideLabel);
        }
        if self.hold(facts) {
            return Some(Error::PixelsUnexamined);
        }
        if accepted {
            return None;
        }
        if facts.photograph && self.photographs == Photographs::Hold {
            return Some(Error::PhotographUnreviewed);
        }
        match self.review {
            Reviewed::Required if facts.suspicious => Some(Error::ReviewMissing),
            Reviewed::Required | Reviewed::NotRequired => None,
        }
    }

    /// Whether an image is held back because nobody looks at it.
    fn hold(&self, facts: &ImageFacts<'_>) -> bool {
        let unexamined = self.orders(facts).search == Search::Off;
        unexamined
            && match self.unexamined {
                UnexaminedPixels::HoldAll => facts.present,
                UnexaminedPixels::HoldSuspicious => facts.suspicious,
                UnexaminedPixels::Ship => false,
            }
    }

    /// Whether a recording of speech is held back, since nobody listens to it: wherever images likely to show
    /// text would be.
    pub fn holds_voice(&self) -> bool {
        match self.unexamined {
            UnexaminedPixels::HoldAll | UnexaminedPixels::HoldSuspicious => true,
            UnexaminedPixels::Ship => false,
        }
    }

    /// Changes what `json` speaks of.
    pub(super) fn read(&mut self, json: &Json) -> Result<()> {
        let names = [
            "search",
            "sensitivity",
            "recognition",
            "faces",
            "head_surface",
            "mask",
            "templates",
            "unexamined",
            "photographs",
            "slide_labels",
            "review",
        ];
        let [
            search,
            sensitivity,
            recognition,
            faces,
            head_surface,
            mask,
            templates,
            unexamined,
            photographs,
            slide_labels,
            review,
        ] = json.fields("$.pixels", names)?;
        if let Some(word) = search {
            let place = "$.pixels.search";
            self.search = word.choice(place, &Searched::ALL, Searched::name)?;
        }
        if let Some(word) = sensitivity {
            let place = "$.pixels.sensitivity";
            self.sensitivity = word.choice(place, &Sensitivity::ALL, Sensitivity::name)?;
        }
        if let Some(word) = recognition {
            let place = "$.pixels.recognition";
            self.recognition = word.choice(place, &Recognition::ALL, Recognition::name)?;
        }
        if let Some(word) = faces {
            self.faces = word.choice("$.pixels.faces", &Faces::ALL, Faces::name)?;
        }
        if let Some(word) = head_surface {
            let place = "$.pixels.head_surface";
            self.head_surface = word.choice(place, &HeadSurface::ALL, HeadSurface::name)?;
        }
        if let Some(words) = mask {
            self.masks.clear();
            for (at, word) in words.list("$.pixels.mask")?.iter().enumerate() {
                let place = format!("$.pixels.mask[{at}]");
                if !self
                    .masks
                    .insert(word.choice(&place, &OPTIONAL, MaskReason::name)?)
                {
                    return Err(error(&place, "the word stands twice"));
                }
            }
        }
        if let Some(list) = templates {
            let list = list.list("$.pixels.templates")?.iter().enumerate();
            let read = list.map(|(at, json)| template(json, &format!("$.pixels.templates[{at}]")));
            self.templates = read.collect::<Result<_>>()?;
        }
        if let Some(word) = unexamined {
            let place = "$.pixels.unexamined";
            self.unexamined = word.choice(place, &UnexaminedPixels::ALL, UnexaminedPixels::name)?;
        }
        if let Some(word) = photographs {
            let place = "$.pixels.photographs";
            self.photographs = word.choice(place, &Photographs::ALL, Photographs::name)?;
        }
        if let Some(word) = slide_labels {
            let place = "$.pixels.slide_labels";
            self.slide_labels = word.choice(place, &SlideLabels::ALL, SlideLabels::name)?;
        }
        if let Some(word) = review {
            let place = "$.pixels.review";
            self.review = word.choice(place, &Reviewed::ALL, Reviewed::name)?;
        }
        Ok(())
    }

    /// The part of a policy file; with `public` without the makers and models that templates name.
    pub(super) fn file(&self, public: bool) -> PixelsOut<'_> {
        PixelsOut {
            search: self.search.name(),
            sensitivity: self.sensitivity.name(),
            recognition: self.recognition.name(),
            faces: self.faces.name(),
            head_surface: self.head_surface.name(),
            mask: self.masks.iter().map(|reason| reason.name()).collect(),
            templates: match public {
                true => &[],
                false => &self.templates,
            },
            unexamined: self.unexamined.name(),
            photographs: self.photographs.name(),
            slide_labels: self.slide_labels.name(),
            review: self.review.name(),
        }
    }
}

fn template(json: &Json, place: &str) -> Result<Template> {
    let names = [
        "modality",
        "manufacturer",
        "model",
        "rows",
        "columns",
        "conditions",
        "areas",
    ];
    let [
        modality,
        manufacturer,
        model,
        rows,
        columns,
        conditions,
        areas,
    ] = json.fields(place, names)?;
    let text = |json: Option<&Json>, name: &str| -> Result<Option<String>> {
        let Some(json) = json else { return Ok(None) };
        Ok(Some(json.text(&format!("{place}.{name}"))?.to_owned()))
    };
    let size = |json: Option<&Json>, name: &str| -> Result<Option<u32>> {
        let Some(json) = json else { return Ok(None) };
        json.number(&format!("{place}.{name}")).map(Some)
    };
    let Some(areas) = areas else {
        return Err(error(place, "areas are expected"));
    };
    if conditions.is_none() && (rows.is_none() || columns.is_none()) {
        return Err(error(
            place,
            "rows and columns, or conditions, are expected",
        ));
    }
    let areas = areas.list(&format!("{place}.areas"))?.iter().enumerate();
    let area = |(at, json): (usize, &Json)| -> Result<Area> {
        let place = format!("{place}.areas[{at}]");
        let [x, y, width, height] = json.fields(&place, ["x", "y", "width", "height"])?;
        let number = |json: Option<&Json>| -> Result<u32> {
            json.ok_or_else(|| error(&place, "x, y, width and height are expected"))?
                .number(&place)
        };
        let area = Area {
            x: number(x)?,
            y: number(y)?,
            width: number(width)?,
            height: number(height)?,
        };
        match area.width > 0 && area.height > 0 {
            true => Ok(area),
            false => Err(error(&place, "an area has a width and a height")),
        }
    };
    Ok(Template {
        modality: text(modality, "modality")?,
        manufacturer: text(manufacturer, "manufacturer")?,
        model: text(model, "model")?,
        rows: size(rows, "rows")?,
        columns: size(columns, "columns")?,
        conditions: match conditions {
            Some(json) => all_conditions(json, &format!("{place}.conditions"))?,
            None => Vec::new(),
        },
        areas: areas.map(area).collect::<Result<_>>()?,
    })
}

/// Lists of conditions, of each of which one has to hold; none is empty.
fn all_conditions(json: &Json, place: &str) -> Result<Vec<Vec<Condition>>> {
    let mut all = Vec::new();
    for (at, json) in json.list(place)?.iter().enumerate() {
        let place = format!("{place}[{at}]");
        let any = json.list(&place)?.iter().enumerate();
        let any = any.map(|(at, json)| condition(json, &format!("{place}[{at}]")));
        all.push(any.collect::<Result<Vec<Condition>>>()?);
    }
    match all.is_empty() || all.iter().any(Vec::is_empty) {
        true => Err(error(place, "at least one condition is expected")),
        false => Ok(all),
    }
}

fn condition(json: &Json, place: &str) -> Result<Condition> {
    let [keyword, tag, is, contains] = json.fields(place, ["keyword", "tag", "is", "contains"])?;
    let tag = match (keyword, tag) {
        (Some(keyword), None) => {
            let place = format!("{place}.keyword");
            let entry = StandardDataDictionary.by_name(keyword.text(&place)?);
            let tag = entry.map(|entry| entry.tag());
            tag.filter(|&tag| known(tag).is_some_and(|known| known.single))
                .ok_or_else(|| error(&place, "the dictionary does not know this keyword"))?
        }
        (None, Some(tag)) => {
            let place = format!("{place}.tag");
            let digits = tag.text(&place)?;
            let plain = digits.len() == 8 && digits.bytes().all(|it| it.is_ascii_hexdigit());
            let number = u32::from_str_radix(digits, 16).ok().filter(|_| plain);
            let number = number.ok_or_else(|| error(&place, "a tag has 8 hexadecimal digits"))?;
            Tag((number >> 16) as u16, number as u16)
        }
        (_, _) => return Err(error(place, "a keyword or a tag is expected")),
    };
    let (whole, text) = match (is, contains) {
        (Some(text), None) => (true, text.text(&format!("{place}.is"))?),
        (None, Some(text)) => (false, text.text(&format!("{place}.contains"))?),
        (_, _) => return Err(error(place, "is or contains is expected")),
    };
    Condition::new(tag, whole, text).map_err(|what| error(place, what))
}

#[derive(Serialize)]
pub(super) struct PixelsOut<'a> {
    search: &'static str,
    sensitivity: &'static str,
    recognition: &'static str,
    faces: &'static str,
    head_surface: &'static str,
    mask: Vec<&'static str>,
    #[serde(skip_serializing_if = "<[Template]>::is_empty")]
    templates: &'a [Template],
    unexamined: &'static str,
    photographs: &'static str,
    slide_labels: &'static str,
    review: &'static str,
}
