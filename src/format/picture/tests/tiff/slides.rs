//! Whole slides of each maker, and pyramids of nobody.

use super::super::shown::about;
use super::*;

fn aperio(words: &str) -> String {
    format!(
        "Aperio Image Library v12\r\n256x256 [0,0 256x256] (64x64) JPEG/RGB Q=70|AppMag = 20|{words}|MPP = 0.2500"
    )
}

/// A slide with two levels, a small picture, a label and a picture of the whole glass.
fn slide(order: Order) -> Vec<Made> {
    let described = |mut made: Made, words: &str, kind: u64| {
        made.tags.push(ascii(270, words));
        made.tags.push(long(order, 254, kind));
        made
    };
    let words = aperio(&format!(
        "User = {MARKER}|Date = 05/01/24|ScanScope ID = SS9901|Barcode = B240501-7|Filename = MARKER 0001234"
    ));
    vec![
        described(tiles(order, (256, 256), 64, false), &words, 0),
        described(strips(order, 1), &words, 0),
        described(tiles(order, (128, 128), 64, false), &words, 0),
        described(
            strips(order, 1),
            "Aperio Image Library\r\nlabel 100x100 MARKER",
            1,
        ),
        described(
            tiles(order, (256, 80), 64, false),
            "Aperio Image Library\r\nmacro MARKER",
            9,
        ),
    ]
}

/// The same as a file.
pub fn of_two_levels() -> Vec<u8> {
    let order = order(true, false);
    tiff(order, &slide(order))
}

#[test]
fn l58_of_an_aperio_slide_the_levels_stay_and_label_and_glass_go() {
    for (little, big) in ORDERS {
        let order = order(little, big);
        let file = tiff(order, &slide(order));
        let (facts, identifiers) = survey(&file).unwrap();
        assert_eq!(facts.container, Container::Svs);
        let values: BTreeSet<&str> = identifiers.iter().map(|it| it.value.as_str()).collect();
        let expected = ["20240501", "B240501-7", MARKER, "MARKER 0001234", "SS9901"];
        assert_eq!(values, BTreeSet::from(expected));
        let output = run(&file, &idle()).unwrap();
        assert!(!holds(&output.bytes, "MARKER"));
        let (_, ifds) = directories(&output.bytes);
        assert_eq!(ifds.len(), 2);
        for (new, old) in [(0, 0), (1, 2)] {
            assert_eq!(chunks(&output.bytes, new), chunks(&file, old));
        }
        let said = "Aperio Image Library\r\n256x256|AppMag = 20|MPP = 0.2500";
        assert!(shown(&output.bytes).contains("256x256|AppMag = 20|MPP = 0.2500"));
        assert!(holds(&output.bytes, said));
        assert!(output.done.notes.contains_key("further-pictures-left-out"));
        assert!(run(&output.bytes, &idle()).unwrap().same);
    }
}

#[test]
fn of_a_hamamatsu_slide_what_was_seen_through_a_lens_stays() {
    let order = order(true, false);
    let page = |size, lens: f32| {
        let mut made = tiles(order, size, 64, false);
        // One strip for the whole picture.
        made.tags.retain(|(tag, ..)| !matches!(tag, 322 | 323));
        made.tags.push(long(order, 278, size.1 as u64));
        made.tiled = false;
        made.chunks.truncate(1);
        made.tags.extend([
            ascii(271, "Hamamatsu"),
            ascii(305, "NDP.scan MARKER"),
            ascii(306, "2024:05:01 10:20:30"),
            long(order, 65420, 1),
            (65421, 11, lens.to_le_bytes().to_vec()),
            ascii(65427, "MARKER-REF-77"),
            ascii(65442, "SN-0009911"),
            ascii(65449, "Created.User=MARKER"),
        ]);
        made
    };
    let file = tiff(
        order,
        &[
            page((64, 64), 40.0),
            page((64, 64), 10.0),
            page((64, 40), -1.0),
            page((64, 64), -2.0),
        ],
    );
    let (facts, identifiers) = survey(&file).unwrap();
    assert_eq!(facts.container, Container::Ndpi);
    let values: BTreeSet<&str> = identifiers.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(
        values,
        BTreeSet::from(["20240501", "MARKER-REF-77", "SN-0009911"])
    );
    let output = run(&file, &idle()).unwrap();
    assert!(!holds(&output.bytes, "MARKER") && !holds(&output.bytes, "SN-0009911"));
    let (_, ifds) = directories(&output.bytes);
    assert_eq!(ifds.len(), 2);
    assert!(
        ifds.iter()
            .all(|ifd| ifd.find(65420).is_some() && ifd.find(65421).is_some())
    );
    assert!(holds(&output.bytes, "Hamamatsu"));
    assert_eq!(chunks(&output.bytes, 1), chunks(&file, 1));
}

/// A tiled picture that nobody signed.
fn level(order: Order, columns: usize, rows: usize) -> Made {
    let mut made = tiles(order, (64, 64), 64, false);
    made.tags.retain(|(tag, ..)| !matches!(tag, 256 | 257));
    made.tags.extend([
        long(order, 256, columns as u64),
        long(order, 257, rows as u64),
    ]);
    let count = columns.div_ceil(64) * rows.div_ceil(64);
    made.chunks = vec![made.chunks[0].clone(); count];
    made
}

#[test]
fn pictures_of_about_one_size_are_no_levels_where_nobody_signed_them() {
    let order = order(true, true);
    let pictures = |sizes: &[(usize, usize)]| {
        let pages: Vec<Made> = sizes
            .iter()
            .map(|&(columns, rows)| level(order, columns, rows))
            .collect();
        let about = about(&tiff(order, &pages));
        (about.levels, about.frames)
    };
    assert_eq!(pictures(&[(4096, 256), (1024, 64)]), (true, 2));
    assert_eq!(pictures(&[(4096, 256), (2048, 128), (1024, 64)]), (true, 3));
    // Two that are equally large, or nearly, beside a small one of their shape: each is looked at.
    assert_eq!(
        pictures(&[(4096, 256), (4096, 256), (1024, 64)]),
        (false, 3)
    );
    assert_eq!(
        pictures(&[(4096, 256), (3072, 192), (1024, 64)]),
        (false, 3)
    );
    assert_eq!(pictures(&[(4096, 256), (1024, 64), (1024, 64)]), (false, 3));
}

#[test]
fn of_a_pyramid_that_nobody_signed_what_has_another_shape_goes() {
    let order = order(true, true);
    let level = |columns, rows| level(order, columns, rows);
    let mut label = level(600, 400);
    label.tags.push(ascii(270, "MARKER"));
    let file = tiff(order, &[level(4096, 256), level(1024, 64), label]);
    let (facts, _) = survey(&file).unwrap();
    assert_eq!(facts.container, Container::Tiff);
    assert!(facts.image().photograph, "nobody vouches for it");
    let output = run(&file, &idle()).unwrap();
    assert_eq!(directories(&output.bytes).1.len(), 2);
    assert!(!holds(&output.bytes, "MARKER"));
    // A document of several pages is none.
    let pages = tiff(order, &[level(600, 400), level(300, 200)]);
    assert_eq!(directories(&run(&pages, &idle()).unwrap().bytes).1.len(), 2);
}
