//! Masks lossy JPEG without decoding it: the blocks of the touched units are replaced by black ones,
//! every other coefficient stays what it is.
//!
//! A unit is what is coded together (T.81 A.2): 8 by 8 pixels for one component and for colour without
//! subsampling, up to 32 by 32 with. Decoders blend neighbouring colour differences where these are
//! subsampled, so an area that ends at a unit's border takes the next unit too: the areas themselves
//! are black to the last pixel. Outside, up to two pixels beside the units may change their hue.

use std::ops::Range;

use libjpeg_turbo_rs::{
    ComponentCoefficients, JpegCoefficients, write_coefficients_optimized,
    write_coefficients_progressive,
};

use super::colour::{Colour, Markers};
use super::header::{Header, Process};
use super::{coefficients, dct, plain};
use crate::pixel::{Area, Numbers, Photometric, Refused, Result, Shape};

/// The units of a frame and which of them become black.
struct Units {
    across: usize,
    down: usize,
    /// Pixels of a unit.
    width: usize,
    height: usize,
    /// Pixels beside a unit that decoders blend with it.
    rim: (usize, usize),
    black: Vec<bool>,
}

impl Units {
    fn of(header: &Header) -> Units {
        let (horizontal, vertical) = header.most_sampling();
        let (across, down) = header.units();
        Units {
            across,
            down,
            width: 8 * horizontal,
            height: 8 * vertical,
            rim: (horizontal / 2, vertical / 2),
            black: vec![false; across * down],
        }
    }

    /// The units, across and down, that an area inside the frame and its rim lie in.
    fn under(&self, area: Area) -> (Range<usize>, Range<usize>) {
        let side = |start: u32, length: u32, rim: usize, size: usize, count: usize| {
            let (start, end) = (start as usize, (start + length) as usize);
            start.saturating_sub(rim) / size..(end + rim).div_ceil(size).min(count)
        };
        (
            side(area.x, area.width, self.rim.0, self.width, self.across),
            side(area.y, area.height, self.rim.1, self.height, self.down),
        )
    }

    /// Notes the units of an area as black.
    fn blacken(&mut self, area: Area) {
        let (columns, rows) = self.under(area);
        for row in rows {
            self.black[row * self.across..][columns.clone()].fill(true);
        }
    }

    /// Whether a block of a component with these sampling factors lies in a black unit.
    fn is_black(&self, x: usize, y: usize, horizontal: usize, vertical: usize) -> bool {
        let place = y / vertical * self.across + x / horizontal;
        self.black.get(place).copied().unwrap_or(false)
    }

    /// Whether a pixel lies in a black unit, or so near to one that decoders blend them.
    fn may_change(&self, x: usize, y: usize) -> bool {
        let pixel = Area {
            x: x as u32,
            y: y as u32,
            width: 1,
            height: 1,
        };
        let (columns, mut rows) = self.under(pixel);
        rows.any(|row| self.black[row * self.across..][columns.clone()].contains(&true))
    }
}

/// The pixels that masking an area inside the frame may change.
pub fn reach(header: &Header, shape: &Shape, area: Area) -> Area {
    let units = Units::of(header);
    let (columns, rows) = units.under(area);
    let x = (columns.start * units.width).saturating_sub(units.rim.0) as u32;
    let y = (rows.start * units.height).saturating_sub(units.rim.1) as u32;
    let right = ((columns.end * units.width + units.rim.0) as u32).min(shape.columns);
    let bottom = ((rows.end * units.height + units.rim.1) as u32).min(shape.rows);
    Area {
        x,
        y,
        width: right - x,
        height: bottom - y,
    }
}

/// Masks `stream`. At least one area must lie in the frame.
///
/// # Errors
///
/// If the stream cannot be read, black cannot be written with its quantisation, or the result, read
/// again, is not what was meant.
pub fn mask(
    stream: &[u8],
    header: &Header,
    shape: &Shape,
    colour: Colour,
    areas: &[Area],
) -> Result<Vec<u8>> {
    let mut units = Units::of(header);
    for area in areas {
        if let Some(area) = area.within(shape.columns, shape.rows) {
            units.blacken(area);
        }
    }
    let markers = Markers::saying(colour);
    let mut coefficients = coefficients::read(stream, header, &markers)?;
    let black = black_levels(&coefficients, header, shape, colour)?;
    for (component, &level) in coefficients.components.iter_mut().zip(&black) {
        let (horizontal, vertical) = factors(component);
        let across = component.blocks_x.max(1);
        for (at, block) in component.blocks.iter_mut().enumerate() {
            if units.is_black(at % across, at / across, horizontal, vertical) {
                *block = [0; 64];
                block[0] = level;
            }
        }
    }
    let written = match header.process {
        Process::Progressive => write_coefficients_progressive(&coefficients, None),
        Process::Sequential | Process::Lossless => write_coefficients_optimized(&coefficients),
    };
    let written = written.map_err(|_| Refused("the masked frame cannot be coded"))?;
    let written = plain::dressed(&written, header, &header.colour, header.frame_marker)?;
    let read_again = Header::read(&written, shape)?;
    if read_again.process != header.process || read_again.colour != header.colour {
        return Err(DISAGREES);
    }
    same_coefficients(
        &coefficients,
        &coefficients::read(&written, &read_again, &markers)?,
        header,
    )?;
    drop(coefficients);
    let before = dct::samples(stream, header, colour)?;
    let after = dct::samples(&written, &read_again, colour)?;
    let darkest = match shape.photometric == Photometric::Monochrome1 {
        true => u16::MAX >> (16 - u32::from(header.precision)),
        false => 0,
    };
    let columns = usize::from(header.columns);
    let outside = before.same(&after, header.components.len(), |at| {
        units.may_change(at % columns, at / columns)
    });
    let inside = areas.iter().all(|area| after.are(darkest, *area, shape));
    if outside && inside {
        Ok(written)
    } else {
        Err(DISAGREES)
    }
}

const DISAGREES: Refused = Refused("the masked frame does not decode to what was coded");

fn factors(component: &ComponentCoefficients) -> (usize, usize) {
    (
        usize::from(component.h_sampling.max(1)),
        usize::from(component.v_sampling.max(1)),
    )
}

/// The DC level of a black block for each component.
fn black_levels(
    coefficients: &JpegCoefficients,
    header: &Header,
    shape: &Shape,
    colour: Colour,
) -> Result<Vec<i16>> {
    let middle = 1i32 << (header.precision - 1);
    let signed = shape.numbers == Numbers::Signed;
    let monochrome1 = shape.photometric == Photometric::Monochrome1;
    let other_bits = u16::from(header.precision) != shape.stored;
    let mut levels = Vec::with_capacity(coefficients.components.len());
    for (at, component) in coefficients.components.iter().enumerate() {
        // How far black lies from the middle of the samples.
        let distance = match (colour, at) {
            (Colour::Ybr, 1 | 2) => 0,
            (Colour::Grey, _) if signed || (monochrome1 && other_bits) => {
                return Err(Refused(
                    "black cannot be written in the samples of the JPEG stream",
                ));
            }
            (Colour::Grey, _) if monochrome1 => middle - 1,
            (Colour::Grey | Colour::Rgb | Colour::Ybr, _) => -middle,
        };
        let step = coefficients
            .quant_tables
            .get(usize::from(component.quant_table_index))
            .map(|table| i32::from(table[0]))
            .filter(|step| (1..=middle * 32).contains(step))
            .ok_or(Refused(
                "black cannot be written with the quantisation of the JPEG stream",
            ))?;
        // A block of one level is DC * step / 8; rounded away from the middle, decoders clamp it.
        let steps = (8 * i32::abs(distance) + step - 1) / step;
        levels.push((steps * distance.signum()) as i16);
    }
    Ok(levels)
}

/// Refuses unless all blocks that lie in the image are equal, and so is how they are read.
fn same_coefficients(
    meant: &JpegCoefficients,
    found: &JpegCoefficients,
    header: &Header,
) -> Result<()> {
    let (most_horizontal, most_vertical) = header.most_sampling();
    let mut same = meant.restart_interval == found.restart_interval;
    for (meant_component, found_component) in meant.components.iter().zip(&found.components) {
        let table = |image: &JpegCoefficients, index: u8| {
            image.quant_tables.get(usize::from(index)).copied()
        };
        let (horizontal, vertical) = factors(meant_component);
        let across = (usize::from(header.columns) * horizontal).div_ceil(8 * most_horizontal);
        let down = (usize::from(header.rows) * vertical).div_ceil(8 * most_vertical);
        same &= table(meant, meant_component.quant_table_index)
            == table(found, found_component.quant_table_index);
        same &= (0..down).all(|line| {
            let from = line * meant_component.blocks_x;
            let run = from..from + across.min(meant_component.blocks_x);
            meant_component.blocks.get(run.clone()) == found_component.blocks.get(run)
        });
    }
    if same { Ok(()) } else { Err(DISAGREES) }
}
