//! The one error type. It says where and what was expected, never what was there.
//!
//! Every variant has a stable code ([`Error::code`]) that reports, pages and scripts may rely on.
//! Texts of dependencies never pass through: they may quote a value.

mod lookup;

pub use lookup::LookupFault;

use crate::element::{Tag, printable};

/// Where in an input something is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The element, value, stream or archive entry at this zero-based byte offset: the first that is too
    /// much.
    Byte(u64),
    /// The row of a table that begins at this one-based line.
    Line(u64),
    /// No single place: it is the file, or what would be written of it, as a whole.
    Whole,
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            At::Byte(offset) => write!(f, "at byte {offset}"),
            At::Line(line) => write!(f, "in line {line}"),
            At::Whole => f.write_str("by the file as a whole"),
        }
    }
}

/// Why one input cannot be processed, or one operation not be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input could not be read at this byte (device, permission, file changed meanwhile).
    #[error("the input cannot be read at byte {offset}")]
    Unreadable {
        /// Zero-based byte offset.
        offset: u64,
    },
    /// The output could not be written (device full, permission).
    #[error("the output cannot be written")]
    Unwritable,
    /// No format recognises the input.
    #[error("the format of this file is not recognised")]
    UnknownFormat,
    /// The input is empty.
    #[error("the file is empty")]
    Empty,
    /// A format is recognised, but this version has no rule for it.
    #[error("{what} is not supported")]
    Unsupported {
        /// The kind of thing, a fixed word of ours.
        what: &'static str,
    },
    /// A part of a workbook that nobody sees who opens it, or that is no cell of a table.
    #[error("left out of the tables of a workbook: {what}")]
    Unseen {
        /// The kind of part, fixed words of ours.
        what: &'static str,
    },
    /// The file lists the files of the medium it came on (a DICOMDIR): it is not carried over, since the
    /// bundle holds other files under other names, and has an index of its own for them.
    #[error("the index of the input medium is replaced by a new one of the released files")]
    MediaIndex,
    /// A structure ends before its declared end.
    #[error("{what} at byte {offset} runs past the end of its container")]
    Truncated {
        /// The kind of structure, a fixed word of ours.
        what: &'static str,
        /// Zero-based byte offset of its header.
        offset: u64,
    },
    /// A structure breaks a rule of its format.
    #[error("{what} at byte {offset} is malformed: {rule}")]
    Malformed {
        /// The kind of structure, a fixed word of ours.
        what: &'static str,
        /// The rule that it breaks, a fixed sentence of ours.
        rule: &'static str,
        /// Zero-based byte offset.
        offset: u64,
    },
    /// A data element's value is not legal and cannot be repaired or left out.
    #[error("{}: the value at byte {offset} is not a legal {expected}", printable(*tag))]
    Value {
        /// The element.
        tag: Tag,
        /// Zero-based byte offset of the value.
        offset: u64,
        /// What was expected, a fixed word of ours.
        expected: &'static str,
    },
    /// One of [`crate::limits::Limits`] would be exceeded.
    #[error("the limit of {limit} for {what} is exceeded {at}")]
    Limit {
        /// Which quantity, a fixed word of ours.
        what: &'static str,
        /// The bound that was in force.
        limit: u64,
        /// Where.
        at: At,
    },
    /// A table's bytes are not text in any supported encoding.
    #[error("line {line}: bytes are not legal {encoding}")]
    Undecodable {
        /// One-based line.
        line: u64,
        /// Name of the encoding.
        encoding: &'static str,
    },
    /// A row of a table does not fit its header.
    #[error("line {line}: {what}")]
    Row {
        /// One-based line.
        line: u64,
        /// What is wrong, a fixed sentence of ours.
        what: &'static str,
    },
    /// The transfer syntax is not one this version can process.
    #[error("the transfer syntax at byte {offset} is not supported")]
    TransferSyntax {
        /// Zero-based byte offset of the element that names it, or of the compressed pixels where none
        /// does.
        offset: u64,
    },
    /// The policy asks to hold back images whose pixels may show identifiers and were not examined.
    #[error("the pixels may show identifying text and were not examined")]
    PixelsUnexamined,
    /// A frame cannot be read, or not be written with its masks.
    #[error("frame {frame} of the pixels at byte {offset} cannot be processed: {what}")]
    Frame {
        /// What is wrong, a fixed sentence of ours.
        what: &'static str,
        /// One-based number of the frame.
        frame: u32,
        /// Zero-based byte offset of the pixels.
        offset: u64,
    },
    /// A frame would have to be decoded for its search or its masks, and comes out otherwise on other processors.
    #[error(
        "frame {frame} of the pixels at byte {offset} is decoded otherwise on other processors"
    )]
    FrameVaries {
        /// One-based number of the frame.
        frame: u32,
        /// Zero-based byte offset of the pixels.
        offset: u64,
    },
    /// Text in a frame cannot be told from the picture: too much of it looks like text, or some still does
    /// after masks were drawn.
    #[error("text in frame {frame} of the pixels at byte {offset} cannot be told from the picture")]
    TextRemains {
        /// One-based number of the frame.
        frame: u32,
        /// Zero-based byte offset of the pixels.
        offset: u64,
    },
    /// The policy asks for a person who accepts what is masked in such images, and none has.
    #[error("the pixels may show identifying text and no person has accepted what is masked")]
    ReviewMissing,
    /// The picture may show a face, which nobody looked for.
    #[error("the picture may show a face or another part of a person, and nobody reviewed it")]
    PhotographUnreviewed,
    /// The image shows the label of a slide, on which names and numbers are written.
    #[error("the image shows the label of a slide")]
    SlideLabel,
    /// The policy asks for heads without their surface, and this one's cannot be taken off.
    #[error("the surface of a head cannot be removed: {what}")]
    HeadSurface {
        /// Why, a fixed sentence of ours.
        what: &'static str,
    },
    /// The file states so much of a genome that it identifies a person by itself, so that the law has it deleted
    /// whole (APPI, order of enforcement, article 1).
    #[error("the file is a code that identifies a person by law, a genome: it states {what}")]
    Genome {
        /// What it states, fixed words of ours.
        what: &'static str,
    },
    /// The file is a recording of speech, which nobody listened to.
    #[error("the recording may hold spoken identifiers and was not listened to")]
    VoiceUnexamined,
    /// The release gate found an identifier in the finished bytes.
    #[error("the release gate found an identifier of kind {kind} in the finished bytes")]
    GateHit {
        /// The kind of identifier.
        kind: &'static str,
    },
    /// The independent parser or the check against the plan disagrees with the written output.
    #[error("verification failed: {what}")]
    Verification {
        /// What disagrees, a fixed sentence of ours.
        what: &'static str,
    },
    /// A column awaits a decision of the user, so its table cannot be joined or written.
    #[error("the table needs a decision before it can be written: {what}")]
    Undecided {
        /// What needs deciding, a fixed sentence of ours.
        what: &'static str,
    },
    /// A policy file is not valid.
    #[error("the policy is not valid: {what}")]
    Policy {
        /// What is wrong, a fixed sentence of ours, with a JSON place where there is one.
        what: String,
    },
    /// A key file is not valid.
    #[error("the key file is not valid: {what}")]
    Key {
        /// What is wrong, a fixed sentence of ours.
        what: &'static str,
    },
    /// The user's table of replacements is not valid.
    #[error("{}the lookup table: {fault}", lookup::of_line(*line))]
    Lookup {
        /// One-based line; zero for the table as a whole.
        line: u64,
        /// What is wrong.
        fault: LookupFault,
    },
    /// The policy holds back whatever the lookup table does not name.
    #[error("the file holds an original of kind {kind} that the lookup table does not name")]
    NotInLookup {
        /// The kind of original.
        kind: &'static str,
    },
    /// The policy asks for a cohort, and this cannot be found in the drop.
    #[error("the cohort cannot be made: {what}{}", numbered(*condition))]
    Cohort {
        /// What is missing, a fixed sentence of ours.
        what: &'static str,
        /// One-based number of the condition, in the order of the policy; zero for all together.
        condition: u32,
    },
    /// The policy asks for a cohort, and nothing in the file belongs to it. No failure: it is left out.
    #[error("nothing in the file belongs to the cohort")]
    OutsideCohort,
    /// Too few people are like the one whose file it is, so that it is left out of anonymised output.
    /// No failure.
    #[error("too few people are like the one whose file it is")]
    SmallClass,
    /// The worker that processed this input stopped.
    #[error("the worker stopped while it processed this file")]
    Worker,
    /// The user cancelled the run before this input was finished.
    #[error("the run was cancelled")]
    Cancelled,
}

impl Error {
    /// The code of every error, in the order of declaration.
    pub const CODES: [&'static str; 36] = [
        "unreadable",
        "unwritable",
        "unknown-format",
        "empty",
        "unsupported",
        "unseen-part",
        "media-index",
        "truncated",
        "malformed",
        "illegal-value",
        "limit",
        "undecodable",
        "row",
        "transfer-syntax",
        "pixels-unexamined",
        "frame",
        "frame-varies",
        "text-remains",
        "review-missing",
        "photograph-not-reviewed",
        "slide-label",
        "head-surface-stays",
        "genome",
        "voice-unexamined",
        "gate-hit",
        "verification",
        "undecided",
        "policy",
        "key",
        "lookup",
        "not-in-lookup",
        "cohort",
        "outside-cohort",
        "small-class",
        "worker",
        "cancelled",
    ];

    /// The stable code of this error: lower case, words joined with hyphens.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Unreadable { .. } => "unreadable",
            Error::Unwritable => "unwritable",
            Error::UnknownFormat => "unknown-format",
            Error::Empty => "empty",
            Error::Unsupported { .. } => "unsupported",
            Error::Unseen { .. } => "unseen-part",
            Error::MediaIndex => "media-index",
            Error::Truncated { .. } => "truncated",
            Error::Malformed { .. } => "malformed",
            Error::Value { .. } => "illegal-value",
            Error::Limit { .. } => "limit",
            Error::Undecodable { .. } => "undecodable",
            Error::Row { .. } => "row",
            Error::TransferSyntax { .. } => "transfer-syntax",
            Error::PixelsUnexamined => "pixels-unexamined",
            Error::Frame { .. } => "frame",
            Error::FrameVaries { .. } => "frame-varies",
            Error::TextRemains { .. } => "text-remains",
            Error::ReviewMissing => "review-missing",
            Error::PhotographUnreviewed => "photograph-not-reviewed",
            Error::SlideLabel => "slide-label",
            Error::HeadSurface { .. } => "head-surface-stays",
            Error::Genome { .. } => "genome",
            Error::VoiceUnexamined => "voice-unexamined",
            Error::GateHit { .. } => "gate-hit",
            Error::Verification { .. } => "verification",
            Error::Undecided { .. } => "undecided",
            Error::Policy { .. } => "policy",
            Error::Key { .. } => "key",
            Error::Lookup { .. } => "lookup",
            Error::NotInLookup { .. } => "not-in-lookup",
            Error::Cohort { .. } => "cohort",
            Error::OutsideCohort => "outside-cohort",
            Error::SmallClass => "small-class",
            Error::Worker => "worker",
            Error::Cancelled => "cancelled",
        }
    }
}

/// The number of a condition behind a sentence; nothing for zero.
fn numbered(condition: u32) -> String {
    match condition {
        0 => String::new(),
        number => format!(" {number}"),
    }
}

/// Result with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_once_in_the_order_of_the_errors() {
        let (_, listed) = include_str!("error.rs")
            .split_once("pub fn code(&self)")
            .expect("the function above");
        let (arms, _) = listed.split_once("\n    }\n").expect("its end");
        let codes: Vec<&str> = arms.split('"').skip(1).step_by(2).collect();
        assert_eq!(codes, Error::CODES);
    }

    #[test]
    fn a_limit_says_where_it_is_exceeded() {
        let said = |at| {
            let error = Error::Limit {
                what: "data elements",
                limit: 7,
                at,
            };
            error.to_string()
        };
        assert_eq!(
            said(At::Byte(132)),
            "the limit of 7 for data elements is exceeded at byte 132"
        );
        assert_eq!(
            said(At::Line(3)),
            "the limit of 7 for data elements is exceeded in line 3"
        );
        assert_eq!(
            said(At::Whole),
            "the limit of 7 for data elements is exceeded by the file as a whole"
        );
        assert_eq!(
            Error::TransferSyntax { offset: 214 }.to_string(),
            "the transfer syntax at byte 214 is not supported"
        );
    }
}
