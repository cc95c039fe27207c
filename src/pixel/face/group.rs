//! Windows that show the same face, joined.

use super::scan::Hit;
use crate::pixel::Area;

/// More faces than this are none: beyond them everything looks like a face.
const MOST_FACES: usize = 1024;

/// A mask's side in parts of a window's: the window ends at brows and mouth, the mask holds forehead, chin
/// and ears, however the head is turned.
const MASK: (i64, i64) = (8, 5);

/// Windows around one place, summed up.
#[derive(Debug, Clone, Copy)]
struct Face {
    x: i64,
    y: i64,
    side: i64,
    hits: i64,
    weight: i64,
}

impl Face {
    /// Whether `hit` lies where the others lie on average, and is nearly as large.
    fn is_near(&self, hit: &Hit) -> bool {
        let (x, y, side) = (
            self.x / self.hits,
            self.y / self.hits,
            self.side / self.hits,
        );
        let (smaller, larger) = (side.min(hit.side), side.max(hit.side));
        let near = |distance: u64| distance as i64 * 10 < 3 * smaller;
        near(x.abs_diff(hit.x)) && near(y.abs_diff(hit.y)) && larger * 10 < 16 * smaller
    }
}

/// The faces in `hits` that at least `least` windows show, as masks in a frame `scale` (in 2^16) times as
/// large as the plane that was searched; `None` if they are too many.
pub fn faces(hits: &[Hit], least: u16, scale: i64, columns: u32, rows: u32) -> Option<Vec<Area>> {
    let mut faces: Vec<Face> = Vec::new();
    for hit in hits {
        let near = faces.iter().position(|face| face.is_near(hit));
        match near {
            Some(at) => {
                let face = &mut faces[at];
                face.x += hit.x;
                face.y += hit.y;
                face.side += hit.side;
                face.hits += 1;
                face.weight += hit.weight;
            }
            None if faces.len() == MOST_FACES => return None,
            None => faces.push(Face {
                x: hit.x,
                y: hit.y,
                side: hit.side,
                hits: 1,
                weight: hit.weight,
            }),
        }
    }
    let enough = faces.iter().filter(|face| face.weight >= i64::from(least));
    let area = |face: &Face| {
        // Sixteenths of the plane's pixels become pixels of the frame.
        let pixels = |sum: i64| (sum * scale / face.hits) >> 20;
        let half = pixels(face.side * MASK.0) / (2 * MASK.1) + 1;
        let (x, y) = (pixels(face.x), pixels(face.y));
        let clip = |place: i64, most: u32| place.clamp(0, i64::from(most)) as u32;
        let (left, top) = (clip(x - half, columns), clip(y - half, rows));
        Area {
            x: left,
            y: top,
            width: clip(x + half, columns) - left,
            height: clip(y + half, rows) - top,
        }
        .within(columns, rows)
    };
    Some(enough.filter_map(area).collect())
}
