mod mistaken;

use super::phantom::{AXIAL, CORONAL, SAGITTAL, Stack, Tissue, signal, units};
use super::*;

const CT: Scale = Scale::Hounsfield {
    slope: 1_000_000,
    intercept: -1_024_000_000,
};

fn shape(stack: &Stack, numbers: Numbers) -> Shape {
    Shape {
        rows: stack.size,
        columns: stack.size,
        samples: 1,
        allocated: 16,
        stored: 16,
        high: 15,
        numbers,
        photometric: Photometric::Monochrome2,
    }
}

fn frame(stack: &Stack, number: u32, scale: Scale, numbers: Numbers) -> Frame {
    let tissues = stack.tissues(number);
    let values = tissues.iter().enumerate().map(|(at, &tissue)| match scale {
        Scale::Hounsfield { slope, intercept } => (units(tissue) * 1_000_000 - intercept) / slope,
        Scale::Signal => signal(tissue, at),
    });
    Frame {
        bytes: values.flat_map(|it| (it as u16).to_le_bytes()).collect(),
        shape: shape(stack, numbers),
    }
}

fn samples(stack: &Stack, scale: Scale, numbers: Numbers) -> Vec<Sample> {
    turned(stack, scale, numbers, 0.0)
}

/// The stack of a patient who looks aside by the sine `turn`.
fn turned(stack: &Stack, scale: Scale, numbers: Numbers, turn: f64) -> Vec<Sample> {
    let level = (1.0 - turn * turn).sqrt();
    turned_by(stack, scale, numbers, turn, level)
}

/// The same by sine and cosine.
fn turned_by(stack: &Stack, scale: Scale, numbers: Numbers, turn: f64, level: f64) -> Vec<Sample> {
    let around = |x: f64, y: f64, z: f64| [x * level - y * turn, x * turn + y * level, z];
    let [a, b, c, d, e, f] = stack.directions;
    let (across, down) = (around(a, b, c), around(d, e, f));
    let directions = [across[0], across[1], across[2], down[0], down[1], down[2]];
    let sample = |number| {
        let frame = frame(stack, number, scale, numbers);
        let [x, y, z] = stack.position(number);
        let pose = Pose::of(
            &frame.shape,
            around(x, y, z),
            directions,
            [stack.spacing; 2],
        );
        Sample::of(&frame, pose.unwrap(), scale, None).unwrap()
    };
    (0..stack.frames).map(sample).collect()
}

/// Of every tissue the pixels there are, and those that go.
fn counts(stack: &Stack, scale: Scale, numbers: Numbers) -> Result<Vec<(Tissue, usize, usize)>> {
    counts_of(stack, &samples(stack, scale, numbers), numbers)
}

fn counts_of(
    stack: &Stack,
    samples: &[Sample],
    numbers: Numbers,
) -> Result<Vec<(Tissue, usize, usize)>> {
    let all: Vec<&Sample> = samples.iter().collect();
    let head = head(&all)?;
    let mut counts: Vec<(Tissue, usize, usize)> = Vec::new();
    for (number, sample) in (0..).zip(samples) {
        let mut gone = vec![false; (stack.size * stack.size) as usize];
        for area in head.cut(sample).areas(&shape(stack, numbers))? {
            for line in area.y..area.y + area.height {
                let at = (line * stack.size + area.x) as usize;
                gone[at..at + area.width as usize].fill(true);
            }
        }
        for (tissue, gone) in stack.tissues(number).into_iter().zip(gone) {
            match counts.iter_mut().find(|it| it.0 == tissue) {
                Some(count) => (count.1, count.2) = (count.1 + 1, count.2 + usize::from(gone)),
                None => counts.push((tissue, 1, usize::from(gone))),
            }
        }
    }
    Ok(counts)
}

fn share(counts: &[(Tissue, usize, usize)], wanted: Tissue) -> f64 {
    let (_, all, gone) = counts.iter().find(|it| it.0 == wanted).unwrap();
    assert!(*all > 100);
    *gone as f64 / *all as f64
}

#[test]
fn a_nodding_head_loses_its_face_and_ears_and_keeps_its_brain_in_every_orientation() {
    // Lines that rise from the back to the front, and slices that are leant to the side.
    let oblique = Stack {
        middle: [0.0, 56.0, -118.0],
        directions: [1.0, 0.0, 0.0, 0.0, 0.8, 0.6],
        size: 176,
        frames: 44,
        ..AXIAL
    };
    for stack in [AXIAL, SAGITTAL, CORONAL, oblique] {
        for tilt in [-0.2, 0.3] {
            for (scale, numbers) in [(CT, Numbers::Unsigned), (Scale::Signal, Numbers::Signed)] {
                let stack = Stack { tilt, ..stack };
                let counts = counts(&stack, scale, numbers).unwrap();
                assert_eq!(share(&counts, Tissue::Nose), 1.0, "{counts:?}");
                assert_eq!(share(&counts, Tissue::Brain), 0.0, "{counts:?}");
                assert!(share(&counts, Tissue::Eye) > 0.4, "{counts:?}");
                assert!(share(&counts, Tissue::Ear) > 0.4, "{counts:?}");
            }
        }
    }
}

#[test]
fn a_head_that_looks_aside_loses_its_face_and_keeps_its_brain() {
    for stack in [AXIAL, SAGITTAL, CORONAL] {
        for turn in [-0.35, 0.2] {
            let samples = turned(&stack, CT, Numbers::Unsigned, turn);
            let counts = counts_of(&stack, &samples, Numbers::Unsigned).unwrap();
            assert_eq!(share(&counts, Tissue::Nose), 1.0, "{counts:?}");
            assert_eq!(share(&counts, Tissue::Brain), 0.0, "{counts:?}");
            assert!(share(&counts, Tissue::Eye) > 0.6, "{counts:?}");
            assert!(share(&counts, Tissue::Ear) > 0.5, "{counts:?}");
        }
    }
}

#[test]
fn nothing_of_the_skin_before_the_eyes_stays() {
    let stack = Stack {
        step: 4.0,
        frames: 62,
        ..AXIAL
    };
    let samples = samples(&stack, CT, Numbers::Unsigned);
    let all: Vec<&Sample> = samples.iter().collect();
    let head = head(&all).unwrap();
    // At the height of the eyes, from the front to the first that stays.
    for (number, sample) in (0..).zip(&samples) {
        let [_, _, height] = stack.position(number);
        let tissues = stack.tissues(number);
        let at = |column: u32, line: u32| (line * stack.size + column) as usize;
        let mut gone = vec![false; tissues.len()];
        for area in head
            .cut(sample)
            .areas(&shape(&stack, Numbers::Unsigned))
            .unwrap()
        {
            for line in area.y..area.y + area.height {
                gone[at(area.x, line)..at(area.x + area.width, line)].fill(true);
            }
        }
        for column in 52..92 {
            let mut lines =
                (0..stack.size).filter(|&line| tissues[at(column, line)] != Tissue::Air);
            let Some(skin) = lines.next() else { continue };
            if (-120.0..-25.0).contains(&height) {
                assert!(gone[at(column, skin)], "{height} {column}");
            }
        }
    }
}

#[test]
fn the_order_of_frames_and_their_repetition_make_no_difference() {
    let samples = samples(&CORONAL, Scale::Signal, Numbers::Unsigned);
    let forth: Vec<&Sample> = samples.iter().collect();
    let back: Vec<&Sample> = samples.iter().rev().chain(&samples).collect();
    assert_eq!(head(&forth).unwrap(), head(&back).unwrap());
}

#[test]
fn frames_that_lie_apart_from_each_other_are_found_by_their_places() {
    // A gantry that is tilted: every frame begins elsewhere.
    let whole = samples(&AXIAL, CT, Numbers::Unsigned);
    let sheared = |number: u32| {
        let mut stack = AXIAL;
        stack.middle[1] += f64::from(number) * 1.3 - 30.0;
        let frame = frame(&stack, number, CT, Numbers::Unsigned);
        let position = stack.position(number);
        let pose = Pose::of(&frame.shape, position, stack.directions, [2.0; 2]).unwrap();
        Sample::of(&frame, pose, CT, None).unwrap()
    };
    let moved: Vec<Sample> = (0..AXIAL.frames).map(sheared).collect();
    let all: Vec<&Sample> = moved.iter().collect();
    let head = head(&all).unwrap();
    let gone = |sample| {
        head.cut(sample)
            .areas(&shape(&AXIAL, Numbers::Unsigned))
            .unwrap()
    };
    let place = |samples: &[Sample], number: usize, area: &Area| {
        samples[number].pose.first[1] + samples[number].pose.step[1] * i64::from(area.y)
    };
    // The frame of the nose: the first line that goes lies where it does in the straight stack.
    let straight: Vec<&Sample> = whole.iter().collect();
    let straight = super::head(&straight).unwrap().cut(&whole[17]);
    let straight = straight.areas(&shape(&AXIAL, Numbers::Unsigned)).unwrap();
    let last = |areas: &[Area]| *areas.iter().max_by_key(|it| it.y).unwrap();
    let apart = place(&moved, 17, &last(&gone(&moved[17]))) - place(&whole, 17, &last(&straight));
    assert!(apart.abs() <= 3 * CELL, "{apart}");
}

#[test]
fn what_is_no_complete_head_is_refused() {
    let refused = |stack: Stack| {
        let samples = samples(&stack, CT, Numbers::Unsigned);
        let all: Vec<&Sample> = samples.iter().collect();
        assert!(head(&all).is_err(), "{:?}", stack.middle);
    };
    // The front of the face alone, in coronal slices; the face without the crown; a few slices; slices far apart.
    refused(Stack {
        frames: 14,
        ..CORONAL
    });
    refused(Stack {
        frames: 26,
        ..AXIAL
    });
    refused(Stack {
        frames: 3,
        middle: [4.0, 0.0, -30.0],
        ..SAGITTAL
    });
    refused(Stack {
        step: 20.0,
        frames: 13,
        ..AXIAL
    });
    // Below the head, where only a neck is.
    refused(Stack {
        middle: [0.0, 0.0, -400.0],
        ..AXIAL
    });
    let whole = samples(&AXIAL, CT, Numbers::Unsigned);
    // A gap of four frames.
    let gap: Vec<&Sample> = whole[..20].iter().chain(&whole[24..]).collect();
    assert!(head(&gap).is_err());
    assert!(head(&[]).is_err());
    assert!(head(&whole.iter().collect::<Vec<_>>()).is_ok());
    // No crown: the last slice still shows it.
    let low: Vec<&Sample> = whole[..44].iter().collect();
    assert!(head(&low).is_err());
    // Two kinds of samples, and two orientations.
    let other = samples(&AXIAL, Scale::Signal, Numbers::Unsigned);
    let mixed: Vec<&Sample> = whole.iter().chain(&other).collect();
    assert!(head(&mixed).is_err());
    let across = samples(&SAGITTAL, CT, Numbers::Unsigned);
    let mixed: Vec<&Sample> = whole.iter().chain(&across).collect();
    assert!(head(&mixed).is_err());
}

#[test]
fn a_stack_of_nothing_but_noise_or_of_nothing_is_refused() {
    let values: [fn(u64) -> u64; 3] = [
        |at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54,
        |_| 0,
        |_| 500,
    ];
    for value in values {
        let sample = |number: u32| {
            let shape = shape(&AXIAL, Numbers::Unsigned);
            let pixels = 0..u64::from(shape.columns) * u64::from(shape.rows);
            let words = pixels.map(|at| value(at + u64::from(number) * 999_983) as u16);
            let frame = Frame {
                bytes: words.flat_map(u16::to_le_bytes).collect(),
                shape,
            };
            let pose =
                Pose::of(&shape, AXIAL.position(number), AXIAL.directions, [2.0; 2]).unwrap();
            Sample::of(&frame, pose, Scale::Signal, None).unwrap()
        };
        let samples: Vec<Sample> = (0..AXIAL.frames).map(sample).collect();
        assert!(head(&samples.iter().collect::<Vec<_>>()).is_err());
    }
}

#[test]
fn poses_that_no_scanner_writes_are_refused() {
    let shape = shape(&AXIAL, Numbers::Unsigned);
    let good = |position, directions, spacing| Pose::of(&shape, position, directions, spacing);
    let directions = AXIAL.directions;
    assert!(good([0.0; 3], directions, [2.0; 2]).is_ok());
    for spacing in [0.0, -1.0, 5.0, f64::NAN, f64::INFINITY] {
        assert!(good([0.0; 3], directions, [spacing, 1.0]).is_err());
        assert!(good([0.0; 3], directions, [1.0, spacing]).is_err());
    }
    for away in [1e9, f64::NAN, f64::NEG_INFINITY] {
        assert!(good([0.0, away, 0.0], directions, [2.0; 2]).is_err());
    }
    for wrong in [
        [0.0; 6],
        [f64::NAN; 6],
        [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        [2.0, 0.0, 0.0, 0.0, 2.0, 0.0],
        [1e308; 6],
    ] {
        assert!(good([0.0; 3], wrong, [2.0; 2]).is_err());
    }
    let long = Shape {
        columns: u32::MAX,
        ..shape
    };
    assert!(Pose::of(&long, [0.0; 3], directions, [2.0; 2]).is_err());
}

#[test]
fn areas_tile_what_goes_and_fit_no_other_frame() {
    let samples = samples(&AXIAL, CT, Numbers::Unsigned);
    let head = head(&samples.iter().collect::<Vec<_>>()).unwrap();
    let shape = shape(&AXIAL, Numbers::Unsigned);
    let cut = head.cut(&samples[17]);
    let areas = cut.areas(&shape).unwrap();
    assert!((20..400).contains(&areas.len()), "{}", areas.len());
    let mut times = vec![0u8; (shape.columns * shape.rows) as usize];
    for area in &areas {
        assert_eq!(area.within(shape.columns, shape.rows), Some(*area));
        for line in area.y..area.y + area.height {
            let at = (line * shape.columns + area.x) as usize;
            for time in &mut times[at..at + area.width as usize] {
                *time += 1;
            }
        }
    }
    assert!(times.iter().all(|&it| it <= 1));
    let other = Shape {
        rows: shape.rows - 1,
        ..shape
    };
    assert!(cut.areas(&other).is_err());
    // The top of the head loses nothing.
    assert_eq!(head.cut(&samples[46]).areas(&shape), Ok(Vec::new()));
}

#[test]
fn a_frame_with_its_surface_is_told_from_one_without() {
    let samples = samples(&AXIAL, CT, Numbers::Unsigned);
    let head = head(&samples.iter().collect::<Vec<_>>()).unwrap();
    let cut = head.cut(&samples[17]);
    let mut frame = frame(&AXIAL, 17, CT, Numbers::Unsigned);
    assert_eq!(cut.is_air(&frame), Ok(false));
    let areas = cut.areas(&frame.shape).unwrap();
    let mut blank = |value: [u8; 2]| {
        for area in &areas {
            for line in area.y..area.y + area.height {
                let at = (line * frame.shape.columns + area.x) as usize * 2;
                for place in frame.bytes[at..at + area.width as usize * 2].chunks_mut(2) {
                    place.copy_from_slice(&value);
                }
            }
        }
        cut.is_air(&frame)
    };
    assert_eq!(blank([0, 0]), Ok(true));
    // Water.
    assert_eq!(blank([0, 4]), Ok(false));
}

#[test]
fn air_is_drawn_as_air_in_every_layout() {
    let darkest = |numbers, stored: u16, scale| {
        let shape = Shape {
            stored,
            high: stored - 1,
            ..shape(&AXIAL, numbers)
        };
        let cut = Cut {
            pose: Pose::of(&shape, [0.0; 3], AXIAL.directions, [2.0; 2]).unwrap(),
            scale,
            padding: None,
            threshold: 1,
            gone: Vec::new(),
        };
        match cut.in_air(&shape).photometric {
            Photometric::Palette { darkest } => Some(darkest),
            _ => None,
        }
    };
    let units = |slope, intercept| Scale::hounsfield(slope, intercept).unwrap();
    assert_eq!(darkest(Numbers::Unsigned, 12, CT), None);
    assert_eq!(
        darkest(Numbers::Unsigned, 16, units(1.0, -8192.0)),
        Some(7192)
    );
    assert_eq!(
        darkest(Numbers::Signed, 16, units(1.0, 0.0)),
        Some(-1000i32 as u32)
    );
    assert_eq!(
        darkest(Numbers::Signed, 16, units(2.0, -24.0)),
        Some(-488i32 as u32)
    );
    assert_eq!(
        darkest(Numbers::Signed, 12, units(1.0, 5000.0)),
        Some(-2048i32 as u32)
    );
    assert_eq!(darkest(Numbers::Signed, 16, Scale::Signal), Some(0));
    assert_eq!(darkest(Numbers::Unsigned, 16, Scale::Signal), None);
    assert!(Scale::hounsfield(f64::NAN, 0.0).is_err());
    assert!(Scale::hounsfield(0.0, 0.0).is_err());
    assert!(Scale::hounsfield(1.0, f64::INFINITY).is_err());
}

#[test]
fn padding_is_no_density() {
    let mut padded = frame(&AXIAL, 17, CT, Numbers::Unsigned);
    let pose = Pose::of(
        &padded.shape,
        AXIAL.position(17),
        AXIAL.directions,
        [2.0; 2],
    )
    .unwrap();
    let plain = Sample::of(&padded, pose, CT, Some((60000, 63536))).unwrap();
    // The corners, as a round field of view has them.
    padded.bytes[..2000]
        .chunks_mut(2)
        .for_each(|it| it.copy_from_slice(&63536u16.to_le_bytes()));
    let seen = Sample::of(&padded, pose, CT, Some((63536, 60000))).unwrap();
    let high = |sample: &Sample| sample.levels.iter().filter(|&&it| it > 200).count();
    assert_eq!(high(&seen), high(&plain));
    let blind = Sample::of(&padded, pose, CT, None).unwrap();
    assert!(high(&blind) > high(&plain));
}

#[test]
fn levels_grow_with_what_they_stand_for() {
    for scale in [CT, Scale::Signal] {
        let levels: Vec<u8> = (0..40_000).map(|value| scale.level(value, 1)).collect();
        assert!(levels.is_sorted() && levels[0] < 4 && levels[39_999] == 255);
    }
    assert_eq!(Scale::Signal.level(-500, 1), 0);
}

#[test]
fn small_frames_that_lie_far_apart_ask_for_no_memory() {
    let sample = |number: u32| {
        let shape = Shape {
            rows: 1,
            columns: 1,
            ..shape(&AXIAL, Numbers::Unsigned)
        };
        let away = f64::from(number % 2) * 1200.0;
        let position = [away, away, f64::from(number) * 5.0];
        let pose = Pose::of(&shape, position, AXIAL.directions, [2.0; 2]).unwrap();
        let bytes = vec![0, 4];
        Sample::of(&Frame { shape, bytes }, pose, CT, None).unwrap()
    };
    let samples: Vec<Sample> = (0..20).map(sample).collect();
    let refused = head(&samples.iter().collect::<Vec<_>>());
    assert!(refused.is_err());
}
