//! Import of rules that a site wrote for another de-identifier: scripts of the RSNA CTP
//! DicomAnonymizer and DicomPixelAnonymizer and recipes of pydicom/deid become a policy of ours.
//!
//! Every command becomes a rule, agrees with what the starting profile does anyway, or is listed with
//! its line and name. Nothing is done more weakly than the site asked without being listed as lost. Areas
//! of pixels become templates; one whose images cannot be told is an error, since a listing may be overlooked.
//! Values in the script (fixed texts, parameters, patterns) are never repeated. Knows no file of a
//! patient. Sources: the CTP wiki on the DICOM anonymizer; the documentation of pydicom/deid.

mod attributes;
mod conditions;
mod ctp;
mod draft;
mod labels;
mod recipe;
mod signatures;
#[cfg(test)]
mod tests;
mod what;
mod wish;
mod xml;

use super::Policy;
use super::json::error;
use crate::error::Result;
use std::collections::BTreeSet;

pub use what::What;

/// The largest script that is read, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// Whose rules were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// A script of the RSNA CTP DicomAnonymizer.
    Ctp,
    /// A script of the RSNA CTP DicomPixelAnonymizer.
    CtpPixels,
    /// A recipe of pydicom/deid.
    Deid,
}

impl Script {
    /// The name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Script::Ctp => "CTP DicomAnonymizer script",
            Script::CtpPixels => "CTP DicomPixelAnonymizer script",
            Script::Deid => "pydicom/deid recipe",
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Script::Ctp => "ctp",
            Script::CtpPixels => "ctp-pixels",
            Script::Deid => "deid",
        }
    }
}

/// What became of a command that is no rule word for word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The policy does something else that leaves no more than the site asked for.
    Otherwise,
    /// The rule leaves more than the profile would: under the policy no file claims a profile.
    BelowProfile,
    /// The site asked for something that the policy does not do.
    Lost,
}

impl Effect {
    /// All of them.
    pub const ALL: [Effect; 3] = [Effect::Otherwise, Effect::BelowProfile, Effect::Lost];

    /// The word in listings.
    pub const fn name(self) -> &'static str {
        match self {
            Effect::Otherwise => "done otherwise",
            Effect::BelowProfile => "below the profile",
            Effect::Lost => "LOST",
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Effect::Otherwise => "otherwise",
            Effect::BelowProfile => "below-profile",
            Effect::Lost => "lost",
        }
    }
}

/// One line of the listing. Holds no word of the script but names of commands we know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// One-based line of the script.
    pub line: u64,
    /// The command, as we spell it.
    pub command: &'static str,
    /// What became of it.
    pub effect: Effect,
    /// What is said of it.
    pub what: What,
}

/// A policy made of a site's rules, with all that is not word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The policy.
    pub policy: Policy,
    /// Whose rules they were.
    pub script: Script,
    /// Number of rules written.
    pub rules: usize,
    /// Number of templates written: areas of pixels with their conditions.
    pub templates: usize,
    /// Number of attributes for which the starting profile already does what was asked.
    pub agreed: usize,
    /// Number of commands that the script itself switches off.
    pub disabled: usize,
    /// Names of options that the script's commands imply.
    pub options: Vec<&'static str>,
    /// The listing, by line.
    pub notes: BTreeSet<Note>,
}

impl Imported {
    /// Whether the site asked for something that the policy does not do.
    pub fn lost(&self) -> bool {
        self.notes.iter().any(|note| note.effect == Effect::Lost)
    }
}

/// Reads `text`, whichever script it is, into a policy that starts from `base`.
///
/// # Errors
///
/// [`crate::error::Error::Policy`] with a line number if it is neither script or not well formed.
pub fn import(text: &str, base: &Policy) -> Result<Imported> {
    if text.len() > MOST_BYTES {
        return Err(error("the script", "larger than 4 MiB"));
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim_start().starts_with('<') {
        ctp::read(text, base)
    } else if recipe::is_recipe(text) {
        recipe::read(text, base)
    } else if signatures::is_script(text) {
        signatures::read(text, base)
    } else {
        let what =
            "neither a CTP script (XML, or signatures in braces) nor a deid recipe (FORMAT dicom)";
        Err(error("line 1", what))
    }
}
