//! Screens of devices that no known layout describes: nothing calls them clean, and the search finds them.

mod support;

use kamei::policy::Policy;
use support::{Bundle, holds, preset, run, slice};

const ULTRASOUND: &str = "1.2.840.10008.5.1.4.1.1.6.1";
const GROUND: u8 = 20;
const INK: u8 = 200;

/// What a device says of itself, and the size of its screen: one that is known, with its banner at the top,
/// the same turned, cut and made smaller, and a device that nobody knows.
const SCREENS: [(&str, &str, &str, usize, usize); 5] = [
    ("known", "TOSHIBA_MEC_US", "TUS-A500", 720, 960),
    ("turned", "TOSHIBA_MEC_US", "TUS-A500", 960, 720),
    ("cut", "TOSHIBA_MEC_US", "TUS-A500", 640, 960),
    ("smaller", "TOSHIBA_MEC_US", "TUS-A500", 360, 480),
    ("unknown", "HOSHIKAWA", "SONO 1", 720, 960),
];

/// Places of ink of a name in letters of ten columns by fourteen lines, five columns a letter, the top line
/// in the lowest bit.
fn ink(columns: usize, x: usize, y: usize) -> Vec<usize> {
    const LETTERS: [[u8; 5]; 4] = [
        [0x7F, 0x08, 0x08, 0x08, 0x7F],
        [0x7F, 0x49, 0x49, 0x49, 0x41],
        [0x7E, 0x09, 0x09, 0x09, 0x7E],
        [0x01, 0x01, 0x7F, 0x01, 0x01],
    ];
    let mut places = Vec::new();
    for (number, letter) in LETTERS.iter().cycle().take(8).enumerate() {
        for (across, down) in (0..10).flat_map(|across| (0..14).map(move |down| (across, down))) {
            if letter[across / 2] >> (down / 2) & 1 == 1 {
                places.push((y + down) * columns + x + number * 12 + across);
            }
        }
    }
    places
}

/// The image of a screen with a name at the top and one at the bottom, and where their ink is.
fn screen(
    (_, maker, model, rows, columns): (&str, &str, &str, usize, usize),
) -> (Vec<u8>, Vec<usize>) {
    let mut places = ink(columns, 30, 20);
    places.extend(ink(columns, 200, rows - 60));
    let mut pixels = vec![GROUND; rows * columns];
    places.iter().for_each(|&at| pixels[at] = INK);
    let number = |value: usize| (value as u16).to_le_bytes();
    let set = slice("00481239", "A^B", "19530917", "20240501", columns as u32)
        .put(0x0008_0016, "UI", ULTRASOUND)
        .put(0x0008_0060, "CS", "US")
        .put(0x0008_0070, "LO", maker)
        .put(0x0008_1090, "LO", model)
        .put(0x0028_0010, "US", number(rows))
        .put(0x0028_0011, "US", number(columns))
        .put(0x0028_0100, "US", number(8))
        .put(0x0028_0101, "US", number(8))
        .put(0x0028_0102, "US", number(7))
        .put(0x0028_0301, "CS", "NO")
        .put(0x7FE0_0010, "OB", pixels);
    let instance = format!(
        "1.2.826.0.1.3680043.9.7777.{rows}.{columns}.{}",
        model.len()
    );
    let set = set.put(0x0008_0018, "UI", &instance);
    (
        set.part10(ULTRASOUND, &instance, "1.2.840.10008.1.2.1"),
        places,
    )
}

/// Name of a screen, places of its ink, and how many pixels it has.
type Facts = (&'static str, Vec<usize>, usize);

fn released(policy: Policy) -> (Bundle, Vec<Facts>) {
    let made = SCREENS.map(screen);
    let drop: Vec<(&str, Vec<u8>)> = SCREENS
        .iter()
        .zip(&made)
        .map(|(screen, (file, _))| (screen.0, file.clone()))
        .collect();
    let facts = SCREENS.iter().zip(made);
    let facts = facts.map(|(screen, (_, places))| (screen.0, places, screen.3 * screen.4));
    (run(&drop, policy), facts.collect())
}

fn pixels(output: &[u8], size: usize) -> &[u8] {
    &output[output.len() - size..]
}

fn says_clean(output: &[u8]) -> bool {
    support::text(output, 0x0028_0301).is_some() || holds(output, "113101")
}

#[test]
fn l57_a_screen_that_nobody_searched_is_held_back_and_never_called_clean() {
    let policy = |unexamined: &str| {
        let pixels = format!(r#"{{"search": "off", "unexamined": "{unexamined}"}}"#);
        let text = format!(r#"{{"preset": "jp-kamei", "pixels": {pixels}}}"#);
        Policy::from_json(&text).expect("a policy")
    };
    let (held, screens) = released(policy("hold-suspicious"));
    for (name, ..) in &screens {
        assert_eq!(held.held(name), Some("pixels-unexamined"), "{name}");
    }
    let (shipped, screens) = released(policy("ship"));
    for (name, places, size) in &screens {
        let output = shipped.output(name);
        assert!(!says_clean(output), "{name}");
        // The known screen alone loses its banner, and what is at the bottom stays even there.
        let shown = pixels(output, *size);
        let (banner, bottom) = places.split_at(places.len() / 2);
        assert_eq!(
            banner.iter().all(|&at| shown[at] == 0),
            *name == "known",
            "{name}"
        );
        assert!(bottom.iter().all(|&at| shown[at] == INK), "{name}");
    }
}

#[test]
fn l57_a_screen_of_any_layout_is_searched_and_its_text_is_found() {
    let (bundle, screens) = released(preset("jp-kamei"));
    for (name, places, size) in &screens {
        let output = bundle.output(name);
        assert!(says_clean(output), "{name}");
        let shown = pixels(output, *size);
        assert!(places.iter().all(|&at| shown[at] == 0), "{name}");
        let kept = shown.iter().filter(|&&value| value == GROUND).count();
        assert!(kept > size / 2, "{name}: {kept}");
    }
}
