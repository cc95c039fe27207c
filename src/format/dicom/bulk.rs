//! Bulk values that other attributes describe: colour tables, lookup tables, waveforms.
//!
//! Their bytes may spell anything, so they stay only where an object has them, and only as many as the
//! description beside them counts. The tables of `iod` do not list them. Knows no policy. Source: PS3.3
//! C.7.6.3.1.5 and C.7.6.3.1.6 (palettes), C.7.9 (segments), C.11.1 and C.11.2 (lookup tables), C.10.9 (waveforms).

use super::carry::{Carrier, Outcome};
use super::pixels::palette;
use super::scope::vr_in_force;
use super::text;
use super::tree::Edit;
use crate::action::{Action, Decision, Reason};
use crate::element::Tag;
use crate::error::Result;

/// LUT Data and LUT Descriptor.
const LUT_DATA: Tag = Tag(0x0028, 0x3006);
const LUT_DESCRIPTOR: Tag = Tag(0x0028, 0x3002);

/// Waveform Data, with Number of Waveform Channels, Number of Waveform Samples and Waveform Bits
/// Allocated.
const WAVEFORM_DATA: Tag = Tag(0x5400, 0x1010);
const CHANNELS: Tag = Tag(0x003A, 0x0005);
const SAMPLES: Tag = Tag(0x003A, 0x0010);
const WAVEFORM_BITS: Tag = Tag(0x5400, 0x1004);

/// Photometric Interpretation, and Pixel Presentation, which announces colours beside grey values.
const PHOTOMETRIC: Tag = Tag(0x0028, 0x0004);
const PRESENTATION: Tag = Tag(0x0008, 0x9205);

/// What a bulk value may be.
enum Measure {
    /// No such value belongs here.
    Foreign,
    /// At most so many bytes.
    Bytes(u64),
    /// Nobody can tell how long it is.
    Open,
}

impl Carrier<'_> {
    /// What becomes of the kept value of node `index` if it is a bulk value that something describes:
    /// one that does not belong goes, one that is too long loses what nothing describes. `None` if it may stay
    /// as far as its length tells.
    ///
    /// # Errors
    ///
    /// If a value cannot be read.
    pub(super) fn bulk(&mut self, index: u32, decision: Decision) -> Result<Option<Outcome>> {
        let node = self.view.node(index);
        let measure = match node.tag {
            WAVEFORM_DATA => self.waveform(node.parent)?,
            LUT_DATA if node.parent.is_none() => Measure::Foreign,
            LUT_DATA => self.lut(node.parent, LUT_DESCRIPTOR)?,
            Tag(0x0028, element @ (0x1201..=0x1204 | 0x1221..=0x1224)) => {
                let descriptor = Tag(0x0028, 0x1100 | element & 0x000F);
                match (self.is_coloured(node.parent)?, element) {
                    (false, _) => Measure::Foreign,
                    (true, 0x1221..) => self.segments(node.parent, descriptor, index)?,
                    (true, _) => self.lut(node.parent, descriptor)?,
                }
            }
            _ => return Ok(None),
        };
        let most = match measure {
            Measure::Foreign => return Ok(Some(Outcome::removed(Reason::IllegalValue))),
            Measure::Open => return Ok(None),
            Measure::Bytes(most) => most,
        };
        if node.value.len <= most.saturating_add(most % 2) {
            return Ok(None);
        }
        let mut bytes = self.view.bytes(index)?.to_vec();
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let vr = vr_in_force(node);
        Ok(Some(Outcome {
            edit: Edit::Replace(vr, text::padded(vr, bytes)),
            action: Action::Clean,
            reason: decision.reason,
        }))
    }

    /// Whether an object or item has colour tables: its pixels ask for them, or it has no pixels.
    fn is_coloured(&mut self, parent: Option<u32>) -> Result<bool> {
        let photometric = self.view.child_text(parent, PHOTOMETRIC)?;
        Ok(match photometric.as_deref() {
            None | Some("PALETTE COLOR") => true,
            Some(_) => self.view.find(parent, PRESENTATION).is_some(),
        })
    }

    /// The bytes of a table of as many entries as `descriptor` counts, of one byte or two.
    fn lut(&mut self, parent: Option<u32>, descriptor: Tag) -> Result<Measure> {
        let Some(entries) = self.number(parent, descriptor)? else {
            return Ok(Measure::Foreign);
        };
        // A count of 0 stands for 65536.
        let entries = if entries == 0 { 1 << 16 } else { entries };
        Ok(Measure::Bytes(entries * 2))
    }

    /// The bytes of a table of segments: those that stand for its entries. One that cannot be walked shows
    /// nobody a colour.
    fn segments(&mut self, parent: Option<u32>, descriptor: Tag, index: u32) -> Result<Measure> {
        let Some(descriptor) = self.view.find(parent, descriptor) else {
            return Ok(Measure::Foreign);
        };
        let taken = palette::taken(&mut self.view, descriptor, index)?;
        Ok(taken.map_or(Measure::Foreign, Measure::Bytes))
    }

    /// The bytes of a waveform.
    fn waveform(&mut self, parent: Option<u32>) -> Result<Measure> {
        let channels = self.number(parent, CHANNELS)?;
        let samples = self.number(parent, SAMPLES)?;
        let bits = self.number(parent, WAVEFORM_BITS)?;
        let (Some(channels), Some(samples), Some(bits)) = (channels, samples, bits) else {
            return Ok(Measure::Open);
        };
        let bytes = channels.saturating_mul(samples).saturating_mul(bits / 8);
        Ok(Measure::Bytes(bytes))
    }

    /// The first binary number of the element `tag` among the children of `parent`.
    fn number(&mut self, parent: Option<u32>, tag: Tag) -> Result<Option<u64>> {
        let Some(index) = self.view.find(parent, tag) else {
            return Ok(None);
        };
        let encoding = self.view.node(index).encoding;
        let long = tag == SAMPLES;
        let bytes = self.view.bytes(index)?;
        Ok(match (long, &bytes[..]) {
            (true, &[a, b, c, d]) => Some(u64::from(encoding.u32([a, b, c, d]))),
            (false, &[a, b, ..]) => Some(u64::from(encoding.u16([a, b]))),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
