//! Reads the quantised coefficients of a lossy stream, whatever the number of its scans.

use libjpeg_turbo_rs::{ComponentCoefficients, JpegCoefficients, read_coefficients};

use super::colour::Markers;
use super::header::{Header, Process};
use super::plain;
use crate::pixel::{Refused, Result};

const BROKEN: Refused = Refused("the JPEG stream cannot be decoded");

/// The coefficients, in a grid of whole units for each component.
///
/// # Errors
///
/// If the stream is broken, or a coefficient is larger than its precision allows.
pub fn read(stream: &[u8], header: &Header, colour: &Markers) -> Result<JpegCoefficients> {
    let coefficients = if header.process == Process::Progressive || header.scans.len() == 1 {
        read_coefficients(&plain::plain(stream, header, colour)).map_err(|_| BROKEN)?
    } else {
        gathered(stream, header)?
    };
    let (across, down) = header.units();
    let announced = coefficients.components.len() == header.components.len()
        && coefficients
            .components
            .iter()
            .zip(&header.components)
            .all(|(found, announced)| {
                found.blocks_x == across * announced.horizontal
                    && found.blocks_y == down * announced.vertical
                    && found.blocks.len() == found.blocks_x * found.blocks_y
                    && usize::from(found.h_sampling) == announced.horizontal
                    && usize::from(found.v_sampling) == announced.vertical
                    && usize::from(found.quant_table_index) < coefficients.quant_tables.len()
            });
    // What the precision allows (T.81 F.1.2): all differences stay codable, those to black as well.
    let limit = 1i32 << (header.precision + 2);
    let bounded = coefficients
        .components
        .iter()
        .flat_map(|component| &component.blocks)
        .all(|block| {
            (-limit..limit).contains(&i32::from(block[0]))
                && block[1..]
                    .iter()
                    .all(|&value| i32::from(value).abs() < limit)
        });
    if announced && bounded {
        Ok(coefficients)
    } else {
        Err(Refused(
            "the JPEG stream has coefficients that its precision does not",
        ))
    }
}

/// The coefficients of a sequential stream with several scans. The library reads one scan at a time.
fn gathered(stream: &[u8], header: &Header) -> Result<JpegCoefficients> {
    let (across, down) = header.units();
    let mut parts: Vec<Option<ComponentCoefficients>> = vec![None; header.components.len()];
    let mut tables: Vec<[u16; 64]> = Vec::new();
    let mut first = None;
    for scan in &header.scans {
        let part = read_coefficients(&plain::part(stream, header, scan)).map_err(|_| BROKEN)?;
        if part.components.len() != scan.components.len() {
            return Err(BROKEN);
        }
        for (mut component, &at) in part.components.into_iter().zip(&scan.components) {
            let table = *part
                .quant_tables
                .get(usize::from(component.quant_table_index))
                .ok_or(BROKEN)?;
            let place = tables.iter().position(|known| *known == table);
            component.quant_table_index = place.unwrap_or(tables.len()) as u8;
            if place.is_none() {
                tables.push(table);
            }
            let announced = &header.components[at];
            widen(
                &mut component,
                across * announced.horizontal,
                down * announced.vertical,
            )?;
            component.h_sampling = announced.horizontal as u8;
            component.v_sampling = announced.vertical as u8;
            parts[at] = Some(component);
        }
        first.get_or_insert(part.restart_interval);
    }
    Ok(JpegCoefficients {
        width: header.columns,
        height: header.rows,
        data_precision: header.precision,
        components: parts.into_iter().collect::<Option<_>>().ok_or(BROKEN)?,
        quant_tables: tables,
        restart_interval: first.unwrap_or(0),
        density_unit: 0,
        x_density: 1,
        y_density: 1,
        saw_jfif_marker: false,
        adobe_transform: None,
    })
}

/// Puts the blocks of a component into a larger grid. The new ones lie outside of the image.
fn widen(component: &mut ComponentCoefficients, across: usize, down: usize) -> Result<()> {
    if component.blocks_x > across
        || component.blocks_y > down
        || component.blocks.len() != component.blocks_x * component.blocks_y
    {
        return Err(BROKEN);
    }
    let mut blocks = vec![[0; 64]; across * down];
    let lines = component.blocks.chunks_exact(component.blocks_x.max(1));
    for (line, found) in blocks.chunks_exact_mut(across).zip(lines) {
        line[..found.len()].copy_from_slice(found);
    }
    component.blocks = blocks;
    component.blocks_x = across;
    component.blocks_y = down;
    Ok(())
}
