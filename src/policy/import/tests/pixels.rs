//! Areas of pixels: CTP's signatures and deid's labels become templates, or are refused with their line.

use super::{basic, deid, imported};
use crate::error::Error;
use crate::pixel::Area;
use crate::policy::Policy;
use crate::policy::import::{Effect, Imported, Script, import};
use serde_json::{Value, json};

const SIGNATURES: &str = r#"Library of one site (2 devices)
Sono
  { Modality.equals("US") *
    ([0008,0070].containsIgnoreCase("Acme") + [0008,1090].contains("Sono")) *
    [0028,0010].equals("480") }
  (0, 0, 640, 30) a remark (top) (600,30,40,9)

  { [0008,103e].containsIgnoreCase("Dose") }
  (1,2,3,4)
"#;

/// Conditions and areas of every template, as a policy file has them.
fn templates(imported: &Imported) -> Value {
    let file: Value = serde_json::from_str(&imported.policy.to_json()).unwrap();
    file["pixels"]["templates"].clone()
}

fn area([x, y, width, height]: [u32; 4]) -> Value {
    json!({"x": x, "y": y, "width": width, "height": height})
}

/// The line of a refusal, which names no word of the script.
fn refused(text: &str) -> String {
    let Err(Error::Policy { what }) = import(text, &basic()) else {
        panic!("a script was taken: {text}");
    };
    assert!(!what.contains("MARKER"));
    let (place, kind) = what.split_once(": ").unwrap();
    assert!(!kind.is_empty());
    place.to_owned()
}

#[test]
fn signatures_become_templates_with_their_conditions() {
    let imported = imported(SIGNATURES, "ps3.15-basic");
    assert_eq!(
        (imported.script, imported.templates),
        (Script::CtpPixels, 2)
    );
    let expected = json!([
        {
            "conditions": [
                [{"keyword": "Modality", "is": "US"}],
                [
                    {"keyword": "Manufacturer", "contains": "Acme"},
                    {"keyword": "ManufacturerModelName", "contains": "Sono"},
                ],
                [{"keyword": "Rows", "is": "480"}],
            ],
            "areas": [area([0, 0, 640, 30]), area([600, 30, 40, 9])],
        },
        {
            "conditions": [[{"keyword": "SeriesDescription", "contains": "Dose"}]],
            "areas": [area([1, 2, 3, 4])],
        },
    ]);
    assert_eq!(templates(&imported), expected);
    // That the second one applies beside the first is said, with its line.
    let notes: Vec<_> = imported
        .notes
        .iter()
        .map(|it| (it.line, it.effect))
        .collect();
    assert_eq!(notes, [(8, Effect::Otherwise)]);
    assert!(!imported.lost());
}

#[test]
fn and_binds_tighter_than_or_and_both_may_stand_in_parentheses() {
    let conditions = |expression: &str| {
        let imported = imported(&format!("{{ {expression} }} (1,1,1,1)"), "ps3.15-basic");
        let lists = templates(&imported)[0]["conditions"].clone();
        let lists: Vec<String> = lists
            .as_array()
            .unwrap()
            .iter()
            .map(|any| {
                let texts = any.as_array().unwrap().iter();
                texts.map(|it| it["is"].as_str().unwrap()).collect()
            })
            .collect();
        lists.join(" ")
    };
    let [a, b, c, d] = ["A", "B", "C", "D"].map(|it| format!("Modality.equals(\"{it}\")"));
    assert_eq!(conditions(&format!("{a} * {b} * {c}")), "A B C");
    assert_eq!(conditions(&format!("{a} + {b} + {c}")), "ABC");
    assert_eq!(conditions(&format!("{a} + {b} * {c}")), "AB AC");
    assert_eq!(conditions(&format!("({a} + {b}) * ({c} + {d})")), "AB CD");
    assert_eq!(conditions(&format!("{a} * {b} + {c} * {d}")), "AC AD BC BD");
    assert_eq!(conditions(&format!("(({a})) * ({b} * {c})")), "A B C");
}

/// Nothing that a site asked for is left out of a mask: what cannot be said is refused with its line.
#[test]
fn a_signature_that_cannot_be_said_is_refused_with_its_line() {
    for expression in [
        "![0008,0060].equals(\"MARKER\")",
        "[0008,0060].matches(\"MARKER.*\")",
        "[0028,0010].isLessThan(\"512\")",
        "[0008,0060].soundsLike(\"MARKER\")",
        "[0019,1001].equals(\"MARKER\")",
        "[0018,6018].equals(\"5\")",
        "[7FE0,0010].contains(\"MARKER\")",
        "MARKER.equals(\"CT\")",
        "[0008,0060].equals(\"\")",
        "[0008,0060].equals(MARKER)",
        "[0008,0060] \"MARKER\"",
        "[08,60].equals(\"MARKER\")",
        "true.",
        "",
        "()",
        "Modality.equals(\"CT\") *",
        "Modality.equals(\"CT\") Modality.equals(\"MR\")",
        "(Modality.equals(\"CT\")",
        "Modality.equals(\"CT\"))",
    ] {
        let text =
            format!("one\n{{ Modality.equals(\"US\") }} (1,1,1,1)\n{{ {expression} }} (1,1,1,1)");
        assert_eq!(refused(&text), "line 3", "{expression}");
    }
    let many = "Modality.equals(\"A\")".to_owned() + &" * Modality.equals(\"B\")".repeat(80);
    let deep = "(".repeat(200_000);
    for expression in [many, deep] {
        assert_eq!(
            refused(&format!("{{ [0008,0060].equals(\"A\") * {expression} }}")),
            "line 1"
        );
    }
    for region in [
        "(1,2,3)",
        "(1,2,3,4,5)",
        "(1,2,3,x)",
        "(-1,2,3,4)",
        "(1,2,0,4)",
        "(1,2,3,4",
    ] {
        let text = format!("{{ Modality.equals(\"US\") }}\n{region}");
        assert_eq!(refused(&text), "line 2", "{region}");
    }
    assert_eq!(refused("text\n{ Modality.equals(\"US\")"), "line 2");
}

#[test]
fn labels_with_coordinates_become_templates() {
    let recipe = deid(
        "%filter graylist\nLABEL Screens # remark\n  contains Modality CT\n  + equals Rows 512|1024\n  \
         + contains ImageType SAVE || contains SeriesDescription Dose\n  ctpcoordinates 0,0,512,20\n  \
         coordinates 10, 20, 30, 60\n\
         LABEL Window\n  contains ManufacturerModelName SONO AS+\n  coordinates all\n  \
         keepcoordinates 10,20,90,80\n",
    );
    assert_eq!(recipe.templates, 2);
    let is = |keyword: &str, text: &str| json!({"keyword": keyword, "is": text});
    let contains = |keyword: &str, text: &str| json!({"keyword": keyword, "contains": text});
    // Each criterion is joined to all before it, as deid evaluates them.
    let dose = contains("SeriesDescription", "Dose");
    let end = u32::MAX;
    let expected = json!([
        {
            "conditions": [
                [contains("Modality", "CT"), dose],
                [is("Rows", "512"), is("Rows", "1024"), dose],
                [contains("ImageType", "SAVE"), dose],
            ],
            "areas": [area([0, 0, 512, 20]), area([10, 20, 20, 40])],
        },
        {
            "conditions": [[contains("ManufacturerModelName", "SONO AS")]],
            "areas": [
                area([0, 0, end, 20]),
                area([0, 80, end, end - 80]),
                area([0, 20, 10, 60]),
                area([90, 20, end - 90, 60]),
            ],
        },
    ]);
    assert_eq!(templates(&recipe), expected);
    assert!(recipe.notes.is_empty(), "{:?}", recipe.notes);
}

#[test]
fn coordinates_whose_images_cannot_be_told_are_refused_with_their_line() {
    for member in [
        "notcontains Modality MARKER",
        "notequals Rows 512",
        "missing Manufacturer",
        "empty Manufacturer || contains Modality CT",
        "present Manufacturer",
        "contains SeriesDescription MARK.R",
        "contains SeriesDescription (MARKER)",
        "contains SeriesDescription ",
        "contains PixelData MARKER",
        "resembles Modality MARKER",
        "contains Manfacturer MARKER",
        "contains Manfacturer MARKER || contains Modality US",
        "contains Modality US || equals Manfacturer MARKER",
        "coordinates 1,2,3",
        "coordinates 5,5,5,9",
        "coordinates MARKER",
        "ctpcoordinates 1,2,0,4",
        "keepcoordinates from:SequenceOfUltrasoundRegions",
    ] {
        let text = format!(
            "FORMAT dicom\n%filter graylist\nLABEL x\n  contains Modality US\n  + {member}\n  coordinates 0,0,9,9\n"
        )
        .replace("+ coord", "coord")
        .replace("+ ctp", "ctp")
        .replace("+ keep", "keep");
        assert_eq!(refused(&text), "line 5", "{member}");
    }
    let bare = "FORMAT dicom\n%filter graylist\nLABEL x\n  coordinates 0,0,9,9\n";
    assert_eq!(refused(bare), "line 3");
}

#[test]
fn a_label_that_masks_nothing_is_listed() {
    let recipe = deid(
        "%filter graylist\nLABEL a\n  contains Manfacturer MARKER\n\
         LABEL b\n  contains Modality US\n  coordinates 1,1,5,5\n  ctpkeepcoordinates 0,0,9,9\n\
         LABEL c\n  contains Modality MR\n",
    );
    let notes: Vec<_> = recipe.notes.iter().map(|it| (it.line, it.effect)).collect();
    let expected = [(3, Effect::Lost), (5, Effect::Otherwise), (9, Effect::Lost)];
    assert_eq!(notes, expected);
    assert_eq!(recipe.templates, 0);
}

/// What is kept is left out of every area before it, pixel by pixel, and of none after it.
#[test]
fn kept_coordinates_leave_the_rest_of_what_stood_before_them() {
    let recipe = deid(
        "%filter graylist\nLABEL a\n  contains Modality US\n  ctpcoordinates 2,2,10,8\n  \
         ctpcoordinates 0,6,20,3\n  ctpkeepcoordinates 4,5,5,3\n  ctpcoordinates 6,6,1,1\n",
    );
    let areas: Vec<Area> = recipe.policy.pixels().templates[0].areas.clone();
    let within = |area: &[u32; 4], x: u32, y: u32| {
        let [left, top, width, height] = *area;
        (left..left + width).contains(&x) && (top..top + height).contains(&y)
    };
    for (x, y) in (0..24).flat_map(|x| (0..16).map(move |y| (x, y))) {
        let before = within(&[2, 2, 10, 8], x, y) || within(&[0, 6, 20, 3], x, y);
        let kept = within(&[4, 5, 5, 3], x, y);
        let expected = before && !kept || (x, y) == (6, 6);
        let mut found = areas.iter().map(|it| [it.x, it.y, it.width, it.height]);
        assert_eq!(found.any(|area| within(&area, x, y)), expected, "{x} {y}");
    }
}

#[test]
fn no_prefix_and_no_changed_byte_of_a_script_stops_the_import() {
    let recipe = "FORMAT dicom\n%filter graylist\nLABEL a\n  contains Modality US || equals Rows 5|7\n  \
                  coordinates all\n  keepcoordinates 1,2,3,4\n";
    for script in [SIGNATURES, recipe] {
        for end in 0..script.len() {
            let _ = import(&script[..end], &basic());
            for byte in ["{", ")", "\"", "9999999999"] {
                let changed = format!("{}{byte}{}", &script[..end], &script[end + 1..]);
                if let Ok(imported) = import(&changed, &basic()) {
                    let again = Policy::from_json(&imported.policy.to_json());
                    assert!(again.is_ok_and(|again| again == imported.policy));
                }
            }
        }
    }
}
