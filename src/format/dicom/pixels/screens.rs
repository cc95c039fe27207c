//! Areas of an image that are masked without being searched for: what known devices write, what lies
//! outside declared regions, and templates of the user.
//!
//! Source: PS3.3 C.8.5.5 for ultrasound regions.

use super::super::scope::View;
use super::super::tree::NodeKind;
use crate::action::{Mask, MaskReason};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::pixel::Area;
use crate::pixel::screens::{self, Template};
use std::collections::BTreeMap;

const ROWS: Tag = Tag(0x0028, 0x0010);
const COLUMNS: Tag = Tag(0x0028, 0x0011);
const REGIONS: Tag = Tag(0x0018, 0x6011);
/// Region Location Min X0, Min Y0, Max X1, Max Y1.
const CORNERS: [Tag; 4] = [
    Tag(0x0018, 0x6018),
    Tag(0x0018, 0x601A),
    Tag(0x0018, 0x601C),
    Tag(0x0018, 0x601E),
];
/// (0002,0013), which some screens are known by.
const IMPLEMENTATION_VERSION: Tag = Tag(0x0002, 0x0013);

/// Regions beyond which a data set's own are not believed.
const MOST_REGIONS: usize = 64;

/// The masks of the data set of `view`, in ascending order. `version` is its (0002,0013), or empty.
///
/// # Errors
///
/// If a value cannot be read.
pub fn masks(view: &mut View<'_>, version: &str, templates: &[Template]) -> Result<Vec<Mask>> {
    let mut values = values(view, &screens::attributes(templates))?;
    values.insert(IMPLEMENTATION_VERSION, vec![version.to_uppercase()]);
    let value = |tag: Tag| values.get(&tag).map_or(&[][..], Vec::as_slice);
    let mut masks = Vec::new();
    let mut add = |found: Vec<Area>, reason| {
        masks.extend(found.into_iter().map(|area| Mask { area, reason }));
    };
    add(screens::known(&value), MaskReason::KnownScreen);
    add(screens::drawn(templates, &value), MaskReason::Template);
    add(outside_regions(view)?, MaskReason::OutsideRegions);
    masks.sort_unstable();
    Ok(masks)
}

/// What the attributes hold, at any depth, in capitals; rows and columns are those of the image, not of an
/// icon in it.
fn values(view: &mut View<'_>, tags: &[Tag]) -> Result<BTreeMap<Tag, Vec<String>>> {
    let mut values: BTreeMap<Tag, Vec<String>> = BTreeMap::new();
    for index in 0..view.set.nodes.len() as u32 {
        let node = *view.node(index);
        if node.kind != NodeKind::Value || tags.binary_search(&node.tag).is_err() {
            continue;
        }
        if node.parent.is_some() && matches!(node.tag, ROWS | COLUMNS) {
            continue;
        }
        let value = match (node.vr, node.tag) {
            (VR::US, _) | (VR::UN, ROWS | COLUMNS) => {
                let bytes = view.bytes(index)?;
                let number = bytes.first_chunk::<2>();
                number.map(|&bytes| node.encoding.u16(bytes).to_string())
            }
            _ => Some(view.text(index)?.to_uppercase()),
        };
        values.entry(node.tag).or_default().extend(value);
    }
    Ok(values)
}

/// What lies outside the ultrasound regions, as rectangles without overlap; nothing if there are no regions,
/// or none that makes sense.
fn outside_regions(view: &mut View<'_>) -> Result<Vec<Area>> {
    let Some(sequence) = view.find(None, REGIONS) else {
        return Ok(Vec::new());
    };
    if !matches!(view.node(sequence).kind, NodeKind::Sequence(_)) {
        return Ok(Vec::new());
    }
    let (Some(rows), Some(columns)) = (size(view, ROWS)?, size(view, COLUMNS)?) else {
        return Ok(Vec::new());
    };
    let items: Vec<u32> = view.set.children(Some(sequence)).collect();
    if items.len() > MOST_REGIONS {
        return Ok(Vec::new());
    }
    let mut regions = Vec::new();
    for item in items {
        let mut corners = [0; 4];
        for (corner, tag) in corners.iter_mut().zip(CORNERS) {
            let Some(index) = view.find(Some(item), tag) else {
                return Ok(Vec::new());
            };
            let encoding = view.node(index).encoding;
            let bytes = view.bytes(index)?;
            let Some(&bytes) = bytes.first_chunk::<4>() else {
                return Ok(Vec::new());
            };
            *corner = encoding.u32(bytes);
        }
        let [left, top, right, bottom] = corners;
        // The last column and line belong to the region. A region that is none, or reaches beyond the
        // image, says that the attributes speak of another picture.
        if right <= left || bottom <= top || right > columns || bottom > rows {
            return Ok(Vec::new());
        }
        let area = Area {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        };
        regions.extend(area.within(columns, rows));
    }
    match regions.is_empty() {
        true => Ok(Vec::new()),
        false => Ok(outside(columns, rows, &regions)),
    }
}

fn size(view: &mut View<'_>, tag: Tag) -> Result<Option<u32>> {
    let Some(index) = view.find(None, tag) else {
        return Ok(None);
    };
    let encoding = view.node(index).encoding;
    let bytes = view.bytes(index)?;
    let number = bytes.first_chunk::<2>();
    Ok(number.map(|&bytes| u32::from(encoding.u16(bytes))))
}

/// The rectangles of a frame that no region covers: bands between the regions' upper and lower borders.
fn outside(columns: u32, rows: u32, regions: &[Area]) -> Vec<Area> {
    let mut cuts: Vec<u32> = regions
        .iter()
        .flat_map(|region| [region.y, region.y + region.height])
        .chain([0, rows])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut found = Vec::new();
    for band in cuts.windows(2) {
        let &[top, bottom] = band else { continue };
        let mut across: Vec<(u32, u32)> = regions
            .iter()
            .filter(|region| region.y <= top && bottom <= region.y + region.height)
            .map(|region| (region.x, region.x + region.width))
            .collect();
        across.sort_unstable();
        let mut from = 0;
        for (left, right) in across.into_iter().chain([(columns, columns)]) {
            if left > from {
                found.push(Area {
                    x: from,
                    y: top,
                    width: left - from,
                    height: bottom - top,
                });
            }
            from = from.max(right);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn outside_of_regions_is_everything_else_once() {
        let regions = [area(2, 2, 4, 3), area(5, 4, 4, 4)];
        let found = outside(10, 9, &regions);
        for y in 0..9 {
            for x in 0..10 {
                let holds = |it: &Area| {
                    (it.x..it.x + it.width).contains(&x) && (it.y..it.y + it.height).contains(&y)
                };
                let inside = regions.iter().any(holds);
                let times = found.iter().filter(|it| holds(it)).count();
                assert_eq!(times, usize::from(!inside), "at {x}, {y}");
            }
        }
    }

    #[test]
    fn a_region_that_fills_the_image_leaves_nothing_outside() {
        assert_eq!(outside(10, 9, &[area(0, 0, 10, 9)]), []);
    }
}
