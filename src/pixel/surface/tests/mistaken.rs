//! Heads of which the data set says something wrong, or that hide behind something.

use super::*;

/// The stack by what a patient shows who turned by so many degrees without the data set saying so; `mirrored` if the
/// columns run the other way than it says.
fn mistaken(stack: &Stack, degrees: f64, mirrored: bool) -> Vec<Sample> {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let shown = |number| {
        let pixels = (0..stack.size).flat_map(|line| (0..stack.size).map(move |it| (it, line)));
        let values = pixels.map(|(column, line)| {
            let [x, y, z] = stack.place(number, column, line);
            let y = if mirrored { -y } else { y };
            let place = [x * cosine + y * sine, y * cosine - x * sine, z];
            units(phantom::tissue(place, stack.tilt)) + 1024
        });
        let shape = shape(stack, Numbers::Unsigned);
        let bytes = values.flat_map(|it| (it as u16).to_le_bytes()).collect();
        let place = stack.position(number);
        let pose = Pose::of(&shape, place, stack.directions, [stack.spacing; 2]).unwrap();
        Sample::of(&Frame { shape, bytes }, pose, CT, None).unwrap()
    };
    (0..stack.frames).map(shown).collect()
}

#[test]
fn l62_a_head_whose_front_is_not_where_the_data_set_says_is_refused() {
    let found = |samples: &[Sample]| head(&samples.iter().collect::<Vec<_>>()).is_ok();
    for tilt in [-0.2, 0.0, 0.3] {
        let stack = Stack { tilt, ..AXIAL };
        for degrees in [60.0, 75.0, 90.0, 105.0, 120.0, 150.0, 180.0, 240.0, 270.0] {
            assert!(
                !found(&mistaken(&stack, degrees, false)),
                "{tilt} {degrees}"
            );
        }
        assert!(!found(&mistaken(&stack, 0.0, true)), "{tilt}");
        assert!(found(&mistaken(&stack, 0.0, false)), "{tilt}");
    }
    for stack in [SAGITTAL, CORONAL] {
        assert!(!found(&mistaken(&stack, 90.0, false)));
        assert!(!found(&mistaken(&stack, 180.0, false)));
        assert!(found(&mistaken(&stack, 0.0, false)));
    }
}

/// The head with a bandage of so many millimetres around the forehead.
fn bandaged(thick: f64, scale: Scale) -> Vec<Sample> {
    let wrapped = |[x, y, z]: [f64; 3]| {
        let half = |at: f64| ((at / (75.0 + thick)).powi(2), (at / (96.0 + thick)).powi(2));
        let around = half(x).0 + half(y + 3.0).1 <= 1.0;
        around && (-25.0..50.0).contains(&z)
    };
    let shown = |number| {
        let pixels = (0..AXIAL.size).flat_map(|line| (0..AXIAL.size).map(move |it| (it, line)));
        let values = pixels.enumerate().map(|(at, (column, line))| {
            let place = AXIAL.place(number, column, line);
            let tissue = match phantom::tissue(place, 0.0) {
                Tissue::Air if wrapped(place) => Tissue::Skin,
                tissue => tissue,
            };
            match scale {
                Scale::Hounsfield { .. } => units(tissue) + 1024,
                Scale::Signal => signal(tissue, at),
            }
        });
        let shape = shape(&AXIAL, Numbers::Unsigned);
        let bytes = values.flat_map(|it| (it as u16).to_le_bytes()).collect();
        let place = AXIAL.position(number);
        let pose = Pose::of(&shape, place, AXIAL.directions, [2.0; 2]).unwrap();
        Sample::of(&Frame { shape, bytes }, pose, scale, None).unwrap()
    };
    (0..AXIAL.frames).map(shown).collect()
}

#[test]
fn a_bandage_around_the_forehead_saves_no_eyes() {
    for thick in [8.0, 20.0] {
        let samples = bandaged(thick, CT);
        match counts_of(&AXIAL, &samples, Numbers::Unsigned) {
            Ok(counts) => {
                assert_eq!(share(&counts, Tissue::Nose), 1.0, "{counts:?}");
                assert_eq!(share(&counts, Tissue::Brain), 0.0, "{counts:?}");
                assert!(share(&counts, Tissue::Eye) > 0.9, "{counts:?}");
                assert!(share(&counts, Tissue::Ear) > 0.7, "{thick} {counts:?}");
            }
            Err(Refused(what)) => panic!("{thick} {what}"),
        }
    }
    // Where bone cannot be told, so thick a one holds the stack back.
    let samples = bandaged(20.0, Scale::Signal);
    assert!(head(&samples.iter().collect::<Vec<_>>()).is_err());
}

#[test]
fn two_acquisitions_between_which_the_patient_moved_are_no_stack() {
    for (scale, step, frames) in [(CT, 5.0, 50), (Scale::Signal, 5.0, 50), (CT, 2.0, 120)] {
        let first = Stack {
            step,
            frames,
            ..AXIAL
        };
        for (aside, back, between) in [
            (0.0, 15.0, 0.0),
            (0.0, 30.0, 0.0),
            (0.0, -40.0, 0.0),
            (20.0, 0.0, 0.0),
            (0.0, 25.0, 2.0),
        ] {
            // The second shows another place than it says.
            let mut second = first;
            second.middle = [-aside, -back, first.middle[2] + between];
            let mut said = first;
            said.middle[2] += between;
            let moved = (0..frames).map(|number| {
                let frame = frame(&second, number, scale, Numbers::Unsigned);
                let place = said.position(number);
                let pose = Pose::of(&frame.shape, place, said.directions, [2.0; 2]).unwrap();
                Sample::of(&frame, pose, scale, None).unwrap()
            });
            let whole = samples(&first, scale, Numbers::Unsigned);
            let both: Vec<Sample> = whole.iter().cloned().chain(moved).collect();
            let all: Vec<&Sample> = both.iter().collect();
            let what = (aside, back, between);
            assert_eq!(
                head(&all).map(|_| ()),
                Err(Refused(
                    "the series is no complete stack of parallel slices"
                )),
                "{what:?}"
            );
            let back: Vec<&Sample> = both.iter().rev().collect();
            assert!(head(&back).is_err());
            assert!(head(&whole.iter().chain(&whole).collect::<Vec<_>>()).is_ok());
        }
    }
}

/// Echoes, weightings: one of them shows the brain alone.
#[test]
fn acquisitions_of_other_contrast_are_one_stack() {
    let whole = samples(&AXIAL, Scale::Signal, Numbers::Unsigned);
    let bright = |number| {
        let tissues = AXIAL.tissues(number);
        let values = tissues.iter().enumerate().map(|(at, &it)| match it {
            Tissue::Brain => 900,
            _ => signal(Tissue::Air, at),
        });
        let shape = shape(&AXIAL, Numbers::Unsigned);
        let bytes = values.flat_map(|it| (it as u16).to_le_bytes()).collect();
        let place = AXIAL.position(number);
        let pose = Pose::of(&shape, place, AXIAL.directions, [2.0; 2]).unwrap();
        Sample::of(&Frame { shape, bytes }, pose, Scale::Signal, None).unwrap()
    };
    let other: Vec<Sample> = (0..AXIAL.frames).map(bright).collect();
    assert!(head(&whole.iter().chain(&other).collect::<Vec<_>>()).is_ok());
}
