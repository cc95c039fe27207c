//! What a person did with the images of this run: boxes drawn and masks accepted, by input.
//!
//! Belongs to one run and is never written: neither report nor policy say where anything was drawn. Areas
//! for later batches are templates, which are part of the policy.

use crate::action::{ImageFacts, Mask, MaskReason, PixelOrders};
use crate::error::{Error, Result};
use crate::pixel::Area;
use crate::policy::Policy;
use crate::survey::{Container, Facts, Survey};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Boxes of one review.
const MOST_BOXES: usize = 10_000;

/// What a person did, by index of the input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Boxes, masked in every frame.
    #[serde(default)]
    boxes: Vec<Drawn>,
    /// Inputs of which a person accepted what is masked.
    #[serde(default)]
    accepted: BTreeSet<u32>,
}

/// One box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Drawn {
    /// The input it was drawn on.
    index: u32,
    /// Whether it counts for every image of that input's series; for pictures that are no DICOM, of its
    /// format, size and orientation.
    series: bool,
    area: Area,
}

impl Review {
    /// Reads `{"boxes": [{"index": 0, "series": true, "area": {"x": 0, "y": 0, "width": 9, "height": 9}}],
    /// "accepted": [0]}`; both members may be missing.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] if it is none, or has too many boxes.
    pub fn from_json(json: &str) -> Result<Review> {
        let malformed = |rule| Error::Malformed {
            what: "a review",
            rule,
            offset: 0,
        };
        let review: Review = serde_json::from_str(json)
            .map_err(|_| malformed("it lists boxes and accepted inputs"))?;
        match review.boxes.len() <= MOST_BOXES {
            true => Ok(review),
            false => Err(malformed("it has at most 10000 boxes")),
        }
    }

    /// The review with every box on each input that it counts for.
    pub fn spread(self, survey: &Survey) -> Spread {
        let series = |index: u32| match &survey.files.get(index as usize)?.facts {
            Facts::Dicom(facts) => Some(Series::Of(&facts.study_uid, &facts.series_uid)),
            Facts::Picture(facts) => Some(Series::Alike(facts.container, facts.size, facts.turn)),
            Facts::Table(_) | Facts::Held(_) => None,
        };
        let mut boxes: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let mut of_series: BTreeMap<Series<'_>, Vec<Area>> = BTreeMap::new();
        for drawn in &self.boxes {
            match series(drawn.index) {
                Some(series) if drawn.series => {
                    of_series.entry(series).or_default().push(drawn.area)
                }
                Some(_) | None => boxes.entry(drawn.index).or_default().push(drawn.area),
            }
        }
        if !of_series.is_empty() {
            for index in 0..survey.files.len() as u32 {
                let areas = series(index).and_then(|series| of_series.get(&series));
                if let Some(areas) = areas {
                    boxes.entry(index).or_default().extend(areas);
                }
            }
        }
        Spread {
            boxes,
            accepted: self.accepted,
        }
    }
}

/// What is looked at together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Series<'a> {
    /// Images of one study and series.
    Of(&'a str, &'a str),
    /// Pictures of one format, size and orientation.
    Alike(Container, (u32, u32), u16),
}

/// A review, by single inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    boxes: BTreeMap<u32, Vec<Area>>,
    accepted: BTreeSet<u32>,
}

impl Spread {
    /// The boxes on input `index`.
    pub fn boxes(&self, index: u32) -> &[Area] {
        self.boxes.get(&index).map_or(&[], Vec::as_slice)
    }

    /// Whether a person accepted what is masked in input `index`.
    pub fn accepts(&self, index: u32) -> bool {
        self.accepted.contains(&index)
    }
}

/// What happens to the pixels of an image on which `drawn` are boxes.
pub fn orders(policy: &Policy, image: &ImageFacts<'_>, drawn: &[Area]) -> PixelOrders {
    let drawn = drawn.iter().map(|&area| Mask {
        area,
        reason: MaskReason::Drawn,
    });
    let masks: Vec<Mask> = image.masks.iter().copied().chain(drawn).collect();
    policy.pixels().orders(&ImageFacts {
        masks: &masks,
        ..*image
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{FileSurvey, Kind, PictureFacts};

    const BOX: &str = r#"{"index":3,"series":false,"area":{"x":1,"y":2,"width":3,"height":4}}"#;

    #[test]
    fn a_review_names_boxes_and_accepted_inputs() {
        let json = format!(r#"{{"boxes":[{BOX}],"accepted":[3,5]}}"#);
        let review = Review::from_json(&json).unwrap().spread(&Survey::default());
        let area = Area {
            x: 1,
            y: 2,
            width: 3,
            height: 4,
        };
        assert_eq!(review.boxes(3), [area]);
        assert_eq!(review.boxes(4), []);
        assert!(review.accepts(5) && !review.accepts(4));
        assert_eq!(Review::from_json("{}").unwrap(), Review::default());
        for end in 0..json.len() {
            assert!(Review::from_json(&json[..end]).is_err());
        }
    }

    #[test]
    fn a_box_for_all_pictures_alike_is_not_drawn_on_those_that_lie_otherwise() {
        let picture = |turn| FileSurvey {
            path: String::new(),
            bytes: 1,
            kind: Kind::Picture,
            facts: Facts::Picture(Box::new(PictureFacts {
                sha256: [0; 32],
                container: Container::Jpeg,
                size: (40, 30),
                turn,
                carries: BTreeSet::new(),
                masks: Vec::new(),
            })),
            identifiers: BTreeSet::new(),
        };
        let survey = Survey {
            files: [1, 6, 1].map(picture).to_vec(),
            ..Survey::default()
        };
        let json = BOX.replace("3,\"series\":false", "0,\"series\":true");
        let review = Review::from_json(&format!(r#"{{"boxes":[{json}]}}"#)).unwrap();
        let review = review.spread(&survey);
        let counts = [0, 1, 2].map(|index| review.boxes(index).len());
        assert_eq!(counts, [1, 0, 1]);
    }

    #[test]
    fn a_review_of_endless_boxes_is_refused_and_never_quoted() {
        let list = vec![BOX; MOST_BOXES + 1].join(",");
        let error = Review::from_json(&format!(r#"{{"boxes":[{list}]}}"#)).unwrap_err();
        assert_eq!(error.code(), "malformed");
        let other = Review::from_json(r#"{"MARKER":1}"#).unwrap_err();
        assert!(!other.to_string().contains("MARKER"));
    }
}
