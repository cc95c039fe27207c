//! A head in a stack of samples, and what of it goes.
//!
//! The head is what no air reaches from the borders of the frames; air reaches neither nostrils nor ears,
//! since it counts only where there is room for it. The cranium is the largest ball in the upper part of
//! that. What lies outside a ball around the same centre which ends [`SKULL`] millimetres behind the skin of the
//! forehead, and in CT not before its bone, is no brain: of that the face goes (all that lies before the
//! centre, from the forehead to the chin) to a depth of [`DEPTH`] millimetres, with the air before it, and the ears as far as they
//! stand off. Lengths grow and shrink with the radius of the cranium ([`GROWN`] millimetres in adults).
//!
//! Which way is the front, the data set says. That is checked below the cranium, where a face reaches farther than a neck,
//! and both sides alike: patients who lie otherwise than was recorded, and heads that are turned far aside, are refused.
//!
//! Does not know what it sees: it takes anything for a head that is as large and round, has a forehead, and ends
//! above inside the stack, as no other part of the body does. The proportions are this project's, by textbook figures of
//! adults: breadth of the head 150 mm, length 190 mm, crown to eyes 112 mm, crown to chin 225 mm.

use super::agree::agree;
use super::distance::{Lattice, NOWHERE, squares};
use super::{CELL, Cut, Sample, cross, dot};
use crate::pixel::{Refused, Result};

/// Millimetres from one frame to the next in a stack, at most, and those it has to cover.
const MOST_GAP: i64 = 12;
const LEAST_HEIGHT: i64 = 60;
/// Cells of a model, and how many of them stand for one that was measured: frames that lie far apart are no stack.
pub const MOST_CELLS: usize = 6 << 20;
const MOST_SPREAD: usize = 4;

/// Millimetres to the next solid cell that air needs.
const ROOM: f64 = 10.0;
/// Millimetres from the skin from which on something is a body, no table and no headrest.
const BODY: f64 = 25.0;
/// Millimetres below the highest such place in which the centre of the cranium is looked for.
const BELOW_CROWN: f64 = 110.0;
/// Radii of a cranium.
const RADII: std::ops::RangeInclusive<f64> = 45.0..=100.0;
/// The radius for which the lengths below are given.
const GROWN: f64 = 75.0;
/// From the skin of the forehead to what is protected.
const SKULL: f64 = 10.0;
/// How deep the face goes.
const DEPTH: f64 = 30.0;
/// The forehead is this many radii before the centre.
const FOREHEAD: std::ops::RangeInclusive<f64> = 1.0..=1.6;
/// The same where no bone tells what lies before it: with a bandage the forehead would seem farther.
const BARE_FOREHEAD: std::ops::RangeInclusive<f64> = 1.0..=1.45;
/// How far below the centre the face and the neck are looked for, in radii.
const BELOW: [f64; 6] = [0.6, 0.7, 0.8, 0.9, 1.0, 1.1];
/// How many times farther the face reaches to the front than the neck to the back and the sides, at least, and how far left and right
/// may be from each other, as a part of both.
const AHEAD: f64 = 1.1;
const ASIDE: f64 = 0.07;
/// The crown is this many radii above it.
const CROWN_AT: std::ops::RangeInclusive<f64> = 0.8..=1.5;
/// What is seen behind it, at least, in radii.
const BACK: f64 = 0.6;
/// Cosine and sine of the angles above the horizon, and to the side, at which the forehead is looked for:
/// -10 to 50 and 0 to 20 degrees.
const RISES: [(f64, f64); 7] = [
    (0.985, -0.174),
    (1.0, 0.0),
    (0.985, 0.174),
    (0.940, 0.342),
    (0.866, 0.5),
    (0.766, 0.643),
    (0.643, 0.766),
];
const TURNS: [(f64, f64); 5] = [
    (0.940, -0.342),
    (0.985, -0.174),
    (1.0, 0.0),
    (0.985, 0.174),
    (0.940, 0.342),
];

const NO_STACK: Refused = Refused("the series is no complete stack of parallel slices");
const NO_HEAD: Refused = Refused("no head with its crown stands out in the series");

const FRONT: [f64; 3] = [0.0, -1.0, 0.0];
const CROWN: [f64; 3] = [0.0, 0.0, 1.0];
const LEFT: [f64; 3] = [1.0, 0.0, 0.0];

/// What goes of the frames of one stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    lattice: Lattice,
    origin: Origin,
    threshold: u8,
    gone: Vec<bool>,
}

/// Where a lattice begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin {
    /// The first cell along lines and columns.
    cells: [i64; 2],
    /// Nanometres along the normal.
    along: i64,
}

/// Finds the head in a stack: samples of equal axes, in any order.
///
/// # Errors
///
/// If they are no stack, or show no head of which it is known what may go.
pub fn head(samples: &[&Sample]) -> Result<Head> {
    let (lattice, origin) = lattice(samples)?;
    let levels = joined(samples, &lattice, &origin);
    let threshold = threshold(samples, &levels)?;
    if !agree(samples, threshold) {
        return Err(NO_STACK);
    }
    let directions = Directions::of(samples, &lattice)?;
    let bone = samples.first().and_then(|it| it.scale.bone());
    let body = Body::of(&lattice, &levels, threshold, bone)?;
    let cranium = Cranium::of(&body, &directions)?;
    let gone = (0..lattice.len()).map(|at| cranium.sheds(&body, &directions, at));
    Ok(Head {
        gone: gone.collect(),
        lattice,
        origin,
        threshold,
    })
}

impl Head {
    /// What goes of the frame of `sample`, one of the stack.
    pub fn cut(&self, sample: &Sample) -> Cut {
        let (first, [width, height]) = sample.pose.cells();
        let [x, y] = [0, 1].map(|at| (first[at] - self.origin.cells[at]) as usize);
        let z = slot(&self.lattice, &self.origin, sample);
        let mut gone = vec![0u8; (width * height).div_ceil(8)];
        for cell in 0..width * height {
            let at = self.lattice.index([x + cell % width, y + cell / width, z]);
            if self.gone.get(at) == Some(&true) {
                gone[cell / 8] |= 1 << (cell % 8);
            }
        }
        if gone.iter().all(|&byte| byte == 0) {
            gone.clear();
        }
        Cut {
            pose: sample.pose,
            scale: sample.scale,
            padding: sample.padding,
            threshold: self.threshold,
            gone,
        }
    }
}

/// The lattice that holds every sample, and where it begins. Along the normal its cells are long enough that each
/// holds a frame.
fn lattice(samples: &[&Sample]) -> Result<(Lattice, Origin)> {
    let mut along: Vec<i64> = samples.iter().map(|it| it.pose.along).collect();
    along.sort_unstable();
    let (Some(&first), Some(&last)) = (along.first(), along.last()) else {
        return Err(NO_STACK);
    };
    let gaps = along.windows(2).map(|pair| pair[1] - pair[0]);
    let gap = (gaps.max().unwrap_or(0) as u64).div_ceil(1_000_000) as i64;
    let alike = |sample: &&&Sample| {
        sample.pose.axes == samples[0].pose.axes
            && sample.scale.threshold() == samples[0].scale.threshold()
    };
    let height = (last - first) / 1_000_000;
    if gap > MOST_GAP || height < LEAST_HEIGHT || !samples.iter().all(|it| alike(&it)) {
        return Err(NO_STACK);
    }
    let deep = gap.max(CELL / 1_000_000);
    let mut ends = [(i64::MAX, i64::MIN); 2];
    for sample in samples {
        let (first, count) = sample.pose.cells();
        for axis in 0..2 {
            ends[axis].0 = ends[axis].0.min(first[axis]);
            ends[axis].1 = ends[axis].1.max(first[axis] + count[axis] as i64);
        }
    }
    let [width, height_in_plane] = ends.map(|(first, end)| (end - first) as usize);
    let origin = Origin {
        cells: ends.map(|(first, _)| first),
        // A frame stands in the middle of the first cell.
        along: first - deep * 500_000,
    };
    let count = (last - origin.along) / (deep * 1_000_000) + 1;
    let lattice = Lattice {
        size: [width, height_in_plane, count as usize],
        spacing: [4, 4, deep as u32],
    };
    let cells = width
        .checked_mul(height_in_plane)
        .and_then(|plane| plane.checked_mul(count as usize));
    let measured: usize = samples.iter().map(|it| it.levels.len()).sum();
    let spread = |cells: usize| cells / MOST_SPREAD > measured;
    match cells {
        Some(cells) if spread(cells) => Err(NO_STACK),
        Some(cells) if cells <= MOST_CELLS => Ok((lattice, origin)),
        Some(_) | None => Err(Refused("the stack is larger than any part of a body")),
    }
}

/// The cell of a sample along the normal.
fn slot(lattice: &Lattice, origin: &Origin, sample: &Sample) -> usize {
    let deep = i64::from(lattice.spacing[2]) * 1_000_000;
    ((sample.pose.along - origin.along) / deep) as usize
}

/// Of every cell the highest level; `None` where no frame lies.
fn joined(samples: &[&Sample], lattice: &Lattice, origin: &Origin) -> Vec<Option<u8>> {
    let mut levels: Vec<Option<u8>> = vec![None; lattice.len()];
    for sample in samples {
        let (first, [width, _]) = sample.pose.cells();
        let [x, y] = [0, 1].map(|at| (first[at] - origin.cells[at]) as usize);
        let z = slot(lattice, origin, sample);
        for (cell, &level) in sample.levels.iter().enumerate() {
            let at = lattice.index([x + cell % width, y + cell / width, z]);
            if let Some(held) = levels.get_mut(at) {
                *held = Some(held.map_or(level, |held| held.max(level)));
            }
        }
    }
    levels
}

/// The level from which on a cell is no air: that of the scale, or the one that parts the levels best (Otsu).
fn threshold(samples: &[&Sample], levels: &[Option<u8>]) -> Result<u8> {
    if let Some(known) = samples.first().and_then(|it| it.scale.threshold()) {
        return Ok(known);
    }
    let mut counts = [0f64; 256];
    for level in levels.iter().flatten() {
        counts[usize::from(*level)] += 1.0;
    }
    let total: f64 = counts.iter().sum();
    let weigh = |(level, count): (usize, &f64)| level as f64 * count;
    let whole: f64 = counts.iter().enumerate().map(weigh).sum();
    let (mut below, mut weight) = (0.0, 0.0);
    let mut best = (0.0, 0);
    for (level, &count) in counts.iter().enumerate() {
        // The mean levels on both sides, and how far they are apart.
        if below > 0.0 && below < total {
            let apart = weight / below - (whole - weight) / (total - below);
            let parted = below * (total - below) * apart * apart;
            if parted > best.0 {
                best = (parted, level);
            }
        }
        below += count;
        weight += level as f64 * count;
    }
    match best {
        (_, level) if level > 0 => Ok(level as u8),
        _ => Err(Refused("nothing stands out from the air")),
    }
}

/// The directions of the patient along the axes of a lattice, and back.
struct Directions {
    front: [f64; 3],
    crown: [f64; 3],
    left: [f64; 3],
    spacing: [f64; 3],
}

impl Directions {
    fn of(samples: &[&Sample], lattice: &Lattice) -> Result<Directions> {
        let axes = samples.first().map_or([0; 6], |it| it.pose.axes);
        let of = |at: usize| [0, 1, 2].map(|part| f64::from(axes[at + part]) / 1000.0);
        let (x, y) = (of(0), of(3));
        let z = cross(x, y);
        let along = |direction| [dot(direction, x), dot(direction, y), dot(direction, z)];
        Ok(Directions {
            front: along(FRONT),
            crown: along(CROWN),
            left: along(LEFT),
            spacing: lattice.spacing.map(f64::from),
        })
    }

    /// Millimetres of a cell along the axes.
    fn place(&self, [x, y, z]: [usize; 3]) -> [f64; 3] {
        let [across, down, along] = self.spacing;
        [x as f64 * across, y as f64 * down, z as f64 * along]
    }
}

/// What is no air, and how deep it lies.
struct Body {
    lattice: Lattice,
    seen: Vec<bool>,
    /// The square of the distance to the air outside; 0 there.
    depth: Vec<f64>,
    /// What is bone, if bone can be told.
    bone: Option<Vec<bool>>,
}

impl Body {
    fn of(
        lattice: &Lattice,
        levels: &[Option<u8>],
        threshold: u8,
        bone: Option<u8>,
    ) -> Result<Body> {
        let solid = |at: usize| levels[at].is_some_and(|level| level >= threshold);
        let seen = |at: usize| levels[at].is_some();
        let room = squares(lattice, solid);
        let clear = |at: usize| seen(at) && room[at] >= ROOM * ROOM;
        // Air comes in from the borders of the frames.
        let [width, height, _] = lattice.size;
        let border = |at: usize| {
            let [x, y, _] = lattice.place(at);
            x == 0 || y == 0 || x + 1 == width || y + 1 == height || {
                let beside = [at - 1, at + 1, at - width, at + width];
                beside.into_iter().any(|it| !seen(it))
            }
        };
        let mut outer = vec![false; lattice.len()];
        let mut open: Vec<usize> = (0..lattice.len())
            .filter(|&at| clear(at) && border(at))
            .collect();
        for &at in &open {
            outer[at] = true;
        }
        while let Some(at) = open.pop() {
            for next in lattice.neighbours(at) {
                if !outer[next] && clear(next) {
                    outer[next] = true;
                    open.push(next);
                }
            }
        }
        if !outer.contains(&true) {
            return Err(Refused("there is no air around what it shows"));
        }
        let reach = squares(lattice, |at| outer[at]);
        let outside = |at: usize| seen(at) && !solid(at) && reach[at] <= ROOM * ROOM;
        Ok(Body {
            depth: squares(lattice, outside),
            seen: (0..lattice.len()).map(seen).collect(),
            bone: bone.map(|bone| {
                let levels = levels.iter();
                levels.map(|it| it.is_some_and(|it| it >= bone)).collect()
            }),
            lattice: *lattice,
        })
    }

    /// How far one comes from `from` in `direction`, up to `most` millimetres.
    fn walk(&self, from: [f64; 3], direction: [f64; 3], most: f64, spacing: [f64; 3]) -> Walk {
        for step in 1..most as usize {
            let place = [0, 1, 2].map(|axis| from[axis] + direction[axis] * step as f64);
            match self.at(place, spacing) {
                None => return Walk::Unseen(step as f64),
                Some(at) if self.depth[at] == 0.0 => return Walk::Air(step as f64),
                Some(_) => {}
            }
        }
        Walk::Unseen(most)
    }

    /// The last bone on the way from `from` to `away` millimetres in `direction`.
    fn last_bone(
        &self,
        from: [f64; 3],
        direction: [f64; 3],
        away: f64,
        spacing: [f64; 3],
    ) -> Option<f64> {
        let bone = self.bone.as_ref()?;
        let steps = (1..away as usize).rev();
        let mut found = steps.filter(|&step| {
            let place = [0, 1, 2].map(|axis| from[axis] + direction[axis] * step as f64);
            self.at(place, spacing).is_some_and(|at| bone[at])
        });
        found.next().map(|step| step as f64)
    }

    /// The cell at a place in millimetres along the axes, if a frame lies there.
    fn at(&self, place: [f64; 3], spacing: [f64; 3]) -> Option<usize> {
        let mut cell = [0; 3];
        for axis in 0..3 {
            let at = (place[axis] / spacing[axis]).round();
            if at < 0.0 || at >= self.lattice.size[axis] as f64 {
                return None;
            }
            cell[axis] = at as usize;
        }
        let at = self.lattice.index(cell);
        self.seen[at].then_some(at)
    }
}

/// A cranium in a body.
struct Cranium {
    centre: [f64; 3],
    radius: f64,
    /// The square of the radius around the centre in which nothing goes.
    spared: f64,
}

impl Cranium {
    fn of(body: &Body, directions: &Directions) -> Result<Cranium> {
        let lattice = &body.lattice;
        let height = |at| dot(directions.place(lattice.place(at)), directions.crown);
        let deep = (0..lattice.len()).filter(|&at| {
            body.seen[at] && body.depth[at] >= BODY * BODY && body.depth[at] < NOWHERE
        });
        let deep: Vec<usize> = deep.collect();
        let top = deep.iter().map(|&at| height(at)).fold(f64::MIN, f64::max);
        let upper = |at: &usize| height(*at) >= top - BELOW_CROWN;
        let upper: Vec<usize> = deep.into_iter().filter(upper).collect();
        let radius = upper.iter().map(|&at| body.depth[at]).fold(0.0, f64::max);
        let radius = radius.sqrt();
        if !RADII.contains(&radius) {
            return Err(NO_HEAD);
        }
        // Where the ball has room to move, its middle.
        let most = (radius - 2.0) * (radius - 2.0);
        let (mut sum, mut count) = ([0.0; 3], 0.0);
        for &at in upper.iter().filter(|&&at| body.depth[at] >= most) {
            let place = directions.place(lattice.place(at));
            sum = [0, 1, 2].map(|axis| sum[axis] + place[axis]);
            count += 1.0;
        }
        let centre = sum.map(|it| it / count);
        let walk = |direction| body.walk(centre, direction, 3.0 * radius, directions.spacing);
        // No other part of the body ends above.
        let crowned = match walk(directions.crown) {
            Walk::Air(away) => CROWN_AT.contains(&(away / radius)),
            Walk::Unseen(_) => false,
        };
        let backed = match walk(directions.front.map(|it| -it)) {
            Walk::Air(_) => true,
            Walk::Unseen(seen) => seen >= BACK * radius,
        };
        if !crowned || !backed {
            return Err(NO_HEAD);
        }
        faces_front(body, directions, centre, radius)?;
        let mut spared = Vec::new();
        for (level, rise) in RISES {
            for (ahead, aside) in TURNS {
                let direction = [0, 1, 2].map(|axis| {
                    level * (ahead * directions.front[axis] + aside * directions.left[axis])
                        + rise * directions.crown[axis]
                });
                let Walk::Air(away) = walk(direction) else {
                    continue;
                };
                let skull = away - SKULL * radius / GROWN;
                let last_bone = body.last_bone(centre, direction, away, directions.spacing);
                match (&body.bone, last_bone) {
                    (None, _) => spared.push(skull),
                    // What lies before the bone may be a bandage.
                    (Some(_), Some(bone)) => spared.push(skull.min(bone)),
                    (Some(_), None) => {}
                }
            }
        }
        let spared = upper_quartile(spared).ok_or(NO_HEAD)?;
        let forehead = spared + SKULL * radius / GROWN;
        let range = match body.bone {
            Some(_) => FOREHEAD,
            None => BARE_FOREHEAD,
        };
        if !range.contains(&(forehead / radius)) {
            return Err(NO_HEAD);
        }
        Ok(Cranium {
            centre,
            radius,
            spared: spared * spared,
        })
    }

    /// Whether cell `at` goes.
    fn sheds(&self, body: &Body, directions: &Directions, at: usize) -> bool {
        let place = directions.place(body.lattice.place(at));
        let from = [0, 1, 2].map(|axis| place[axis] - self.centre[axis]);
        let deepest = DEPTH * self.radius / GROWN;
        if dot(from, from) <= self.spared || body.depth[at] > deepest * deepest {
            return false;
        }
        let part = |direction| dot(from, direction) / self.radius;
        let (front, crown) = (part(directions.front), part(directions.crown));
        let aside = part(directions.left).abs();
        let face = front > 0.2 && (-2.4..0.6).contains(&crown);
        let ear = front > -0.65 && aside > 0.9 && (-1.3..0.1).contains(&crown);
        face || ear
    }
}

/// Checks that the front of a head is where the data set says: below the cranium the face reaches farther than the neck
/// behind it, and both sides alike. So a patient who lies otherwise than was recorded, and a head that is turned far
/// aside, are told.
fn faces_front(body: &Body, directions: &Directions, centre: [f64; 3], radius: f64) -> Result<()> {
    let mut sums = [0.0; 4];
    let mut levels = 0;
    for below in BELOW {
        let from = [0, 1, 2].map(|axis| centre[axis] - below * radius * directions.crown[axis]);
        let ways = [(directions.front, 1.0), (directions.front, -1.0)]
            .into_iter()
            .chain([(directions.left, 1.0), (directions.left, -1.0)]);
        let mut found = [0.0; 4];
        let mut all = true;
        for ((direction, sign), found) in ways.zip(&mut found) {
            let direction = direction.map(|it| it * sign);
            match body.walk(from, direction, 3.0 * radius, directions.spacing) {
                Walk::Air(away) => *found = away,
                Walk::Unseen(_) => all = false,
            }
        }
        if all {
            levels += 1;
            for (sum, found) in sums.iter_mut().zip(found) {
                *sum += found;
            }
        }
    }
    let [front, back, left, right] = sums;
    let ahead = front >= AHEAD * back && 2.0 * front >= AHEAD * (left + right);
    let aside = (left - right).abs() <= ASIDE * (left + right);
    match levels >= 1 && ahead && aside {
        true => Ok(()),
        false => Err(NO_HEAD),
    }
}

/// The upper quartile of what was found in at least half of the directions to the forehead: a strap counts for
/// little, a bump for what it is.
fn upper_quartile(mut found: Vec<f64>) -> Option<f64> {
    found.sort_unstable_by(f64::total_cmp);
    let enough = found.len() * 2 >= RISES.len() * TURNS.len();
    found.get(found.len() * 3 / 4).copied().filter(|_| enough)
}

/// How far one comes from a centre.
enum Walk {
    /// To the air outside.
    Air(f64),
    /// To where no frame lies.
    Unseen(f64),
}
