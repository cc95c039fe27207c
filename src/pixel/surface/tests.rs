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
    let sample = |number| {
        let frame = frame(stack, number, scale, numbers);
        let spacing = [stack.spacing; 2];
        let position = stack.position(number);
        let pose = Pose::of(&frame.shape, position, stack.directions, spacing).unwrap();
        Sample::of(&frame, pose, scale, None).unwrap()
    };
    (0..stack.frames).map(sample).collect()
}

/// Of every tissue the pixels there are, and those that go.
fn counts(stack: &Stack, scale: Scale, numbers: Numbers) -> Result<Vec<(Tissue, usize, usize)>> {
    let samples = samples(stack, scale, numbers);
    let all: Vec<&Sample> = samples.iter().collect();
    let head = head(&all)?;
    let mut counts: Vec<(Tissue, usize, usize)> = Vec::new();
    for (number, sample) in (0..).zip(&samples) {
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

#[test]
fn lab() {
    for (name, stack) in [("ax", AXIAL), ("sag", SAGITTAL), ("cor", CORONAL)] {
        for tilt in [0.0, 0.3, -0.3] {
            let stack = Stack { tilt, ..stack };
            println!(
                "{name} {tilt} CT {:?}",
                counts(&stack, CT, Numbers::Unsigned)
            );
            println!(
                "{name} {tilt} MR {:?}",
                counts(&stack, Scale::Signal, Numbers::Signed)
            );
        }
    }
}
