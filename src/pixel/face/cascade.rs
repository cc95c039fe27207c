//! A cascade of weak classifiers over the sums of rectangles, and the question whether a window passes it.
//!
//! All numbers are integers, so every machine gives one answer. Source: Viola and Jones, Rapid object
//! detection using a boosted cascade of simple features, 2001; Lienhart and Maydt, 2002, for trees of two
//! nodes; the facts in `data/face-cascades.csv`.

use super::plane::Sums;

/// One of the facts of a cascade: what is compared, and where the answer leads.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Left, top, width, height and weight of rectangles in the window; those without a weight do not count.
    pub rects: [[i8; 5]; 3],
    /// In units of the window's deviation, in [`NODE_BITS`] binary places.
    pub threshold: i32,
    /// Where a smaller value and where another one leads: to a node of the tree, counted from its first, or
    /// to the leaf whose complement it is.
    pub next: [i8; 2],
}

/// Trees that stand together.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// How many.
    pub trees: u16,
    /// What their leaves must add up to, in [`LEAF_BITS`] binary places.
    pub threshold: i32,
}

/// A trained cascade: stages, then their trees, node by node and leaf by leaf.
#[derive(Debug)]
pub struct Cascade {
    /// Nodes of every tree; leaves are one more.
    pub depth: usize,
    /// The stages, in order.
    pub stages: &'static [Stage],
    /// The nodes of all trees.
    pub nodes: &'static [Node],
    /// The leaves of all trees, in [`LEAF_BITS`] binary places.
    pub leaves: &'static [i32],
}

/// Binary places of a node's threshold.
pub const NODE_BITS: u32 = 22;
/// Binary places of leaves and of a stage's threshold.
pub const LEAF_BITS: u32 = 16;

/// Pixels of a window's side, in every cascade here.
pub const SIDE: usize = 20;

/// The window without its border, over which brightness and deviation are taken.
const INNER: usize = SIDE - 2;

/// The deviation of brightness below which a window shows nothing.
const LEAST_DEVIATION: u64 = 4;

/// A cascade ready for sums of one width.
pub struct Ready {
    depth: usize,
    stages: &'static [Stage],
    nodes: Vec<Placed>,
    leaves: &'static [i32],
}

/// A node with the places of its corners among the sums.
struct Placed {
    rects: [[u32; 4]; 3],
    weights: [i32; 3],
    threshold: i32,
    next: [i8; 2],
}

/// The places of a rectangle's corners, from the window's first.
fn corners(stride: usize, [x, y, width, height]: [usize; 4]) -> [u32; 4] {
    let (top, bottom) = (y * stride, (y + height) * stride);
    [top + x, top + x + width, bottom + x, bottom + x + width].map(|place| place as u32)
}

/// What lies inside a rectangle. A sum that has run over is right again after the differences.
fn inside(window: &[u32], corners: [u32; 4]) -> u32 {
    let [a, b, c, d] = corners.map(|place| window.get(place as usize).copied().unwrap_or(0));
    d.wrapping_sub(c).wrapping_sub(b).wrapping_add(a)
}

impl Ready {
    /// `cascade` for sums of this width; with `mirrored` it finds what its mirror image shows.
    pub fn new(cascade: &Cascade, stride: usize, mirrored: bool) -> Ready {
        let placed = |node: &Node| Placed {
            rects: node.rects.map(|[x, y, width, height, _]| {
                let [x, y, width, height] = [x, y, width, height].map(|it| it.max(0) as usize);
                let x = match mirrored {
                    true => SIDE.saturating_sub(x + width),
                    false => x,
                };
                corners(stride, [x, y, width, height])
            }),
            weights: node.rects.map(|[.., weight]| i32::from(weight)),
            threshold: node.threshold,
            next: node.next,
        };
        Ready {
            depth: cascade.depth,
            stages: cascade.stages,
            nodes: cascade.nodes.iter().map(placed).collect(),
            leaves: cascade.leaves,
        }
    }

    /// Whether the window whose sums begin here passes every stage. `deviation` is that of [`deviation`].
    pub fn accepts(&self, window: &[u32], deviation: i64) -> bool {
        let mut nodes = self.nodes.chunks_exact(self.depth);
        let mut leaves = self.leaves.chunks_exact(self.depth + 1);
        for stage in self.stages {
            let mut sum = 0;
            for _ in 0..stage.trees {
                let (Some(nodes), Some(leaves)) = (nodes.next(), leaves.next()) else {
                    return false;
                };
                let mut at = 0i8;
                // A tree has no more nodes than these.
                for _ in 0..self.depth {
                    let Some(node) = usize::try_from(at).ok().and_then(|at| nodes.get(at)) else {
                        break;
                    };
                    at = node.next[usize::from(!node.smaller(window, deviation))];
                }
                sum += leaves.get(!at as usize).copied().unwrap_or(0);
            }
            if sum < stage.threshold {
                return false;
            }
        }
        true
    }
}

impl Placed {
    #[inline]
    fn smaller(&self, window: &[u32], deviation: i64) -> bool {
        let [first, second, third] = self.rects;
        let [one, two, three] = self.weights;
        // No window holds more than 20 * 20 * 255, and no weight is above three.
        let mut value = (inside(window, first) as i32).wrapping_mul(one);
        value = value.wrapping_add((inside(window, second) as i32).wrapping_mul(two));
        if three != 0 {
            value = value.wrapping_add((inside(window, third) as i32).wrapping_mul(three));
        }
        i64::from(value) << NODE_BITS < i64::from(self.threshold) * deviation
    }
}

/// The deviation of brightness in the window at `at`, times its pixels; `None` if it shows nothing.
pub fn deviation(sums: &Sums, at: usize) -> Option<i64> {
    let places = corners(sums.stride, [1, 1, INNER, INNER]);
    let sum = u64::from(inside(sums.plain.get(at..)?, places));
    let squares = u64::from(inside(sums.squared.get(at..)?, places));
    let pixels = (INNER * INNER) as u64;
    let square = (pixels * squares).saturating_sub(sum * sum);
    let least = pixels * LEAST_DEVIATION;
    (square >= least * least).then(|| square.isqrt() as i64)
}
