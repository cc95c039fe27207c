//! Distances in a regular lattice whose three spacings may differ.
//!
//! Exact and separable: along each axis the lower envelope of parabolas. Source: P. Felzenszwalb and
//! D. Huttenlocher, Distance transforms of sampled functions, Theory of Computing 8 (2012).

/// A lattice of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lattice {
    /// Cells along each axis; the first runs fastest.
    pub size: [usize; 3],
    /// Millimetres from cell to cell along each axis.
    pub spacing: [u32; 3],
}

impl Lattice {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.size.iter().product()
    }

    /// Cells from one to the next along `axis`.
    fn stride(&self, axis: usize) -> usize {
        self.size[..axis].iter().product()
    }

    /// The position of a cell along each axis.
    pub fn place(&self, index: usize) -> [usize; 3] {
        let [width, height, _] = self.size;
        [
            index % width,
            index / width % height,
            index / (width * height),
        ]
    }

    /// The cell at a position along each axis.
    pub fn index(&self, [x, y, z]: [usize; 3]) -> usize {
        (z * self.size[1] + y) * self.size[0] + x
    }

    /// The cells that share a side with cell `index`.
    pub fn neighbours(&self, index: usize) -> impl Iterator<Item = usize> {
        let lattice = *self;
        let place = self.place(index);
        (0..3).flat_map(move |axis| {
            let stride = lattice.stride(axis);
            let before = (place[axis] > 0).then(|| index - stride);
            let after = (place[axis] + 1 < lattice.size[axis]).then(|| index + stride);
            before.into_iter().chain(after)
        })
    }
}

/// Farther than anything in a lattice, in square millimetres.
pub const NOWHERE: f64 = 1e12;

/// For every cell the square of its distance in millimetres to the nearest of those for which `is_seed`
/// holds, or [`NOWHERE`].
pub fn squares(lattice: &Lattice, is_seed: impl Fn(usize) -> bool) -> Vec<f64> {
    let seed = |index| if is_seed(index) { 0.0 } else { NOWHERE };
    let mut field: Vec<f64> = (0..lattice.len()).map(seed).collect();
    let mut line = Line::default();
    for axis in 0..3 {
        let stride = lattice.stride(axis);
        let count = lattice.size[axis];
        let spacing = f64::from(lattice.spacing[axis]);
        for start in 0..field.len() {
            if (start / stride).is_multiple_of(count) {
                line.transform(&mut field, (start, stride, count), spacing);
            }
        }
    }
    field
}

/// What one line needs, kept from line to line.
#[derive(Default)]
struct Line {
    values: Vec<f64>,
    /// The parabolas of the envelope, and where each begins to be the lowest.
    lowest: Vec<(usize, f64)>,
}

impl Line {
    /// Transforms the `count` cells that begin at `start`, each `stride` after the one before.
    fn transform(
        &mut self,
        field: &mut [f64],
        (start, stride, count): (usize, usize, usize),
        spacing: f64,
    ) {
        self.values.clear();
        self.lowest.clear();
        self.values
            .extend((0..count).map(|at| field[start + at * stride]));
        for (at, &value) in self.values.iter().enumerate() {
            if value >= NOWHERE {
                continue;
            }
            let x = at as f64 * spacing;
            let mut from = f64::NEG_INFINITY;
            while let Some(&(last, begin)) = self.lowest.last() {
                let y = last as f64 * spacing;
                let meet = ((value + x * x) - (self.values[last] + y * y)) / (2.0 * (x - y));
                if meet > begin {
                    from = meet;
                    break;
                }
                self.lowest.pop();
            }
            self.lowest.push((at, from));
        }
        let mut rest = self.lowest.iter().peekable();
        let Some(&(mut nearest, _)) = rest.next() else {
            return;
        };
        for at in 0..count {
            let x = at as f64 * spacing;
            while let Some(&&(next, _)) = rest.peek().filter(|&&&(_, begin)| begin <= x) {
                nearest = next;
                rest.next();
            }
            let away = x - nearest as f64 * spacing;
            field[start + at * stride] = self.values[nearest] + away * away;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_to_the_nearest_seed_in_millimetres() {
        let lattice = Lattice {
            size: [7, 5, 4],
            spacing: [4, 3, 9],
        };
        let seeds = [3, 40, 41, 107, 139];
        let found = squares(&lattice, |index| seeds.contains(&index));
        let square = |a: usize, b: usize| -> f64 {
            let (a, b) = (lattice.place(a), lattice.place(b));
            (0..3)
                .map(|axis| (a[axis].abs_diff(b[axis]) as u32 * lattice.spacing[axis]).pow(2))
                .map(f64::from)
                .sum()
        };
        for (index, &away) in found.iter().enumerate() {
            let nearest = seeds.iter().map(|&seed| square(index, seed));
            assert_eq!(away, nearest.fold(NOWHERE, f64::min), "cell {index}");
        }
    }

    #[test]
    fn without_a_seed_everything_is_farther_than_anything() {
        let lattice = Lattice {
            size: [3, 1, 2],
            spacing: [4; 3],
        };
        assert!(squares(&lattice, |_| false).iter().all(|&it| it == NOWHERE));
    }

    #[test]
    fn neighbours_share_a_side() {
        let lattice = Lattice {
            size: [2, 2, 2],
            spacing: [4; 3],
        };
        let found: Vec<usize> = lattice.neighbours(3).collect();
        assert_eq!(found, [2, 1, 7]);
        assert_eq!(lattice.index(lattice.place(3)), 3);
    }
}
