//! What else was found in the frame: a text is seen at two scales, in several planes and beside its other
//! words; grain looks a little like text everywhere.

use super::lines::Line;
use super::measures::MEASURES;
use super::near;

/// How many measures of the context there are.
pub const CONTEXT: usize = 17;
/// The side of the squares by which lines are looked up.
const CELL: u32 = 64;
/// Lines of one square that are compared, those with most points first.
const COMPARED: usize = 48;

/// Where a line was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Which plane, and by which of its levels: counted through.
    pub level: usize,
    /// How much smaller than the frame.
    pub scale: u32,
    /// Whether it is darker than its surroundings.
    pub dark: bool,
    /// Whether it reads from top to bottom.
    pub upright: bool,
}

/// A line that may be text by its measures.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The line, in pixels of its plane.
    pub line: Line,
    /// Where it was found.
    pub look: Look,
    /// Its points, in hundredths.
    pub points: i32,
}

impl Candidate {
    /// Its bounds in the frame.
    pub fn bounds(&self) -> [u32; 4] {
        self.line.bounds.map(|bound| bound * self.look.scale)
    }

    fn size(&self) -> u64 {
        size(self.bounds())
    }
}

/// The measures of each candidate in a frame of that many pixels: those of its line, then those of its context.
pub fn measures(candidates: &[Candidate], pixels: u64) -> Vec<[u16; MEASURES + CONTEXT]> {
    let grid = Grid::new(candidates);
    let shares = shares(candidates, pixels);
    let mut seen = vec![usize::MAX; candidates.len()];
    (0..candidates.len())
        .map(|at| {
            let mut all = [0; MEASURES + CONTEXT];
            all[..MEASURES].copy_from_slice(&candidates[at].line.measures);
            let around = grid.around(candidates, at, &mut seen);
            for (to, from) in all[MEASURES..]
                .iter_mut()
                .zip(around.into_iter().chain(shares[at]))
            {
                *to = from;
            }
            all
        })
        .collect()
}

/// Points as a measure: never below one, so that none is something else.
fn positive(points: i32) -> u16 {
    (points + 1000).clamp(1, 4095) as u16
}

/// Of each candidate: the share of the frame that those of its plane take that have more points, and how
/// many of its look there are in a megapixel, and how many of them are likely.
fn shares(candidates: &[Candidate], pixels: u64) -> Vec<[u16; 3]> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(candidates[at].points));
    let levels = candidates
        .iter()
        .map(|it| it.look.level + 1)
        .max()
        .unwrap_or(0);
    let mut taken = vec![0u64; levels];
    let mut looks: Vec<(Look, u64, u64)> = Vec::new();
    let mut which = vec![0; candidates.len()];
    let mut shares = vec![[0; 3]; candidates.len()];
    for at in order {
        let it = &candidates[at];
        let taken = &mut taken[it.look.level];
        shares[at][0] = (*taken * 4096 / pixels.max(1)).min(4095) as u16;
        *taken += it.size();
        which[at] = looks
            .iter()
            .position(|(look, ..)| *look == it.look)
            .unwrap_or_else(|| {
                looks.push((it.look, 0, 0));
                looks.len() - 1
            });
        let (_, all, likely) = &mut looks[which[at]];
        *all += 1;
        *likely += u64::from(it.points > 0);
    }
    let scaled = |count: u64| ((count << 20) / pixels.max(1)).min(4095) as u16;
    for (share, look) in shares.iter_mut().zip(which) {
        let (_, all, likely) = looks[look];
        [share[1], share[2]] = [scaled(all), scaled(likely)];
    }
    shares
}

/// Candidates by the squares they touch.
struct Grid {
    across: u32,
    down: u32,
    cells: Vec<Vec<usize>>,
}

impl Grid {
    fn new(candidates: &[Candidate]) -> Grid {
        let most = |at: usize| {
            candidates
                .iter()
                .map(|it| it.bounds()[at])
                .max()
                .unwrap_or(0)
                / CELL
                + 1
        };
        let (across, down) = (most(2), most(3));
        let mut cells = vec![Vec::new(); across as usize * down as usize];
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(candidates[at].points));
        for at in order {
            let [left, top, right, bottom] = candidates[at].bounds().map(|bound| bound / CELL);
            for y in top..=bottom {
                for x in left..=right {
                    let cell: &mut Vec<usize> = &mut cells[(y * across + x) as usize];
                    if cell.len() < COMPARED {
                        cell.push(at);
                    }
                }
            }
        }
        Grid {
            across,
            down,
            cells,
        }
    }

    /// What lies near candidate `at`; `seen` holds for whom each was compared last.
    fn around(
        &self,
        candidates: &[Candidate],
        at: usize,
        seen: &mut [usize],
    ) -> [u16; CONTEXT - 3] {
        let it = &candidates[at];
        let bounds = it.bounds();
        let reach = 2 * it.line.height * it.look.scale + CELL / 2;
        let [left, top] = [bounds[0], bounds[1]].map(|bound| bound.saturating_sub(reach) / CELL);
        let right = ((bounds[2] + reach) / CELL).min(self.across - 1);
        let bottom = ((bounds[3] + reach) / CELL).min(self.down - 1);
        let cells = u64::from((right + 1 - left) * (bottom + 1 - top));
        let (mut next, mut following) = (0, 0u64);
        let (mut around, mut alike, mut looks) = (0u64, 0u64, 0u64);
        let (mut covered, mut within, mut held) = (0, 0, 0u16);
        let (mut turned, mut inverse, mut scaled, mut coloured, mut holder) = (0, 0, 0, 0, 0);
        for y in top..=bottom {
            for &other in (left..=right).flat_map(|x| &self.cells[(y * self.across + x) as usize]) {
                if other == at || seen[other] == at {
                    continue;
                }
                seen[other] = at;
                let that = &candidates[other];
                let points = positive(that.points);
                let own = that.look == it.look;
                if own
                    && (near::continues(&it.line, &that.line)
                        || near::continues(&that.line, &it.line))
                {
                    next = points.max(next);
                    following += u64::from(that.points > 0);
                    continue;
                }
                let common = common(bounds, that.bounds());
                if common == 0 {
                    around += 1;
                    alike += u64::from(that.points + 50 >= it.points);
                    continue;
                }
                if that.points > it.points {
                    let share = (common * 255 / it.size()) as u16;
                    covered = covered.max(share);
                    // Most of it lies within.
                    if common * 8 >= that.size() * 7 {
                        within = points.max(within);
                        held = held.saturating_add(share);
                    }
                }
                if common * 2 < it.size() {
                    continue;
                }
                looks += 1;
                let best = match (
                    that.look.level == it.look.level,
                    that.look.dark == it.look.dark,
                ) {
                    (false, _) => &mut coloured,
                    (true, false) => &mut inverse,
                    (true, true) if that.look.scale != it.look.scale => &mut scaled,
                    (true, true) if that.look.upright != it.look.upright => &mut turned,
                    (true, true) => &mut holder,
                };
                *best = points.max(*best);
            }
        }
        let each = |count: u64| (count * 64 / cells).min(4095) as u16;
        [
            positive(it.points),
            next,
            following.min(64) as u16,
            each(around),
            each(alike),
            looks.min(64) as u16,
            turned,
            inverse,
            scaled,
            coloured,
            holder,
            covered,
            within,
            held.min(1020),
        ]
    }
}

fn size([left, top, right, bottom]: [u32; 4]) -> u64 {
    u64::from(right - left) * u64::from(bottom - top)
}

/// Pixels that lie in both.
fn common(one: [u32; 4], other: [u32; 4]) -> u64 {
    let (left, top) = (one[0].max(other[0]), one[1].max(other[1]));
    let (right, bottom) = (one[2].min(other[2]), one[3].min(other[3]));
    match left < right && top < bottom {
        true => size([left, top, right, bottom]),
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        level: 0,
        scale: 1,
        dark: false,
        upright: false,
    };

    fn candidate(bounds: [u32; 4], look: Look, points: i32) -> Candidate {
        let line = Line {
            bounds,
            height: 10,
            upright: look.upright,
            colour: (200, 100),
            measures: [0; MEASURES],
        };
        Candidate { line, look, points }
    }

    #[test]
    fn a_line_knows_what_follows_it_and_who_else_saw_it() {
        let half = Look { scale: 2, ..LOOK };
        let all = [
            candidate([100, 100, 160, 110], LOOK, 50),
            candidate([170, 100, 220, 110], LOOK, 300),
            candidate([50, 50, 80, 55], half, 200),
            candidate([700, 700, 760, 710], LOOK, 50),
        ];
        let found = measures(&all, 1 << 20);
        let context = |at: usize| &found[at][MEASURES..];
        // Own points, the best that follows, how many of these, and the best at the other scale.
        assert_eq!([0, 1, 2, 8].map(|it| context(0)[it]), [1050, 1300, 1, 1200]);
        assert_eq!([0, 1, 2, 8].map(|it| context(3)[it]), [1050, 0, 0, 0]);
        // Three of one look in a megapixel.
        assert_eq!(context(0)[15], 3);
        // All of it lies in a surer line, which lies in it.
        assert_eq!(context(0)[11..14], [255, 1200, 255]);
        assert_eq!(context(3)[11..14], [0, 0, 0]);
    }
}
