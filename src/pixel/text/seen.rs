//! What the pixels in and around a line look like beside its ink and its ground.

use super::measures::Scene;

/// What some pixels look like beside the ink of a line and its ground, each of 255.
pub struct Seen {
    /// Of the ink's value.
    pub ink: u64,
    /// Of the ground's.
    pub ground: u64,
    /// Further from the ground than the ink.
    pub beyond: u64,
    /// Further from the ink than the ground.
    pub beneath: u64,
    /// Exactly as the next pixel.
    pub equal: u64,
    /// The mean step to the next pixel, of the contrast.
    pub rough: u64,
}

/// Pixels that are looked at inside a line in each direction, and on each side of it at each distance.
const INSIDE: (usize, usize) = (16, 6);
const OUTSIDE: usize = 10;

impl Seen {
    /// Pixels inside a line.
    pub fn inside(scene: &Scene<'_>, bounds: [u32; 4], peak: u64, contrast: u64) -> Seen {
        let [left, top, right, bottom] = bounds.map(|bound| bound as usize);
        let (wide, tall) = (right - left, bottom - top);
        let (columns, lines) = match wide >= tall {
            true => INSIDE,
            false => (INSIDE.1, INSIDE.0),
        };
        let points = (0..lines).flat_map(|line| {
            let y = top + (2 * line + 1) * tall / (2 * lines);
            // Each line begins a little further, so that no stroke is missed by all of them.
            (0..columns).map(move |at| {
                let x = (2 * at + 1) * wide / (2 * columns) + line % 2;
                (left + x.min(wide - 1), y)
            })
        });
        Seen::at(scene, points, peak, contrast)
    }

    /// Pixels around a line of parts of that height.
    pub fn outside(
        scene: &Scene<'_>,
        bounds: [u32; 4],
        height: usize,
        peak: u64,
        contrast: u64,
    ) -> Seen {
        let [left, top, right, bottom] = bounds.map(|bound| bound as usize);
        let points = [2 + height / 8, 3 + height / 2, 4 + height].into_iter();
        let points = points.flat_map(|by| {
            let (left, top) = (left.saturating_sub(by), top.saturating_sub(by));
            let right = (right + by - 1).min(scene.plane.width - 1);
            let bottom = (bottom + by - 1).min(scene.plane.height - 1);
            (0..OUTSIDE).flat_map(move |at| {
                let x = left + (right - left) * at / (OUTSIDE - 1);
                let y = top + (bottom - top) * at / (OUTSIDE - 1);
                [(x, top), (x, bottom), (left, y), (right, y)]
            })
        });
        Seen::at(scene, points, peak, contrast)
    }

    fn at(
        scene: &Scene<'_>,
        points: impl Iterator<Item = (usize, usize)>,
        peak: u64,
        contrast: u64,
    ) -> Seen {
        let plane = scene.plane;
        let (peak, contrast) = (peak as i32, contrast.max(1) as i32);
        let (mut count, mut rough) = (0, 0u64);
        let (mut ink, mut ground, mut beyond, mut beneath, mut equal) = (0, 0, 0, 0, 0);
        for (x, y) in points {
            let line = &plane.values[y * plane.width..][..plane.width];
            let value = i32::from(line[x]);
            let beside = match x + 1 < plane.width {
                true => line[x + 1],
                false => line[x.saturating_sub(1)],
            };
            let step = line[x].abs_diff(beside);
            // How far the value lies from the ink towards the ground, in eighths of the contrast.
            let away = 8 * match scene.dark {
                true => value - peak,
                false => peak - value,
            };
            beyond += u32::from(away < -contrast);
            ink += u32::from((-contrast..=contrast).contains(&away));
            ground += u32::from((contrast * 7..=contrast * 9).contains(&away));
            beneath += u32::from(away > contrast * 9);
            equal += u32::from(step == 0);
            rough += u64::from(u32::from(step).min(4 * contrast as u32));
            count += 1;
        }
        let share = |of: u32| u64::from(of * 255 / count.max(1));
        Seen {
            ink: share(ink),
            ground: share(ground),
            beyond: share(beyond),
            beneath: share(beneath),
            equal: share(equal),
            rough: rough * 255 / (contrast as u64 * u64::from(count.max(1))),
        }
    }
}
