//! What can be wrong with the user's table of replacements: kinds of fault, and no value.

use std::fmt;

/// Why a row, or the table as a whole, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookupFault {
    /// The table has too many bytes.
    TooLarge,
    /// The bytes are text in no encoding that is read.
    Encoding,
    /// There is no header.
    Empty,
    /// A column that is needed is missing.
    Header,
    /// There is a column that means nothing here.
    ForeignColumn,
    /// The row has another number of cells than the header.
    Width,
    /// A quote does not close.
    OpenQuote,
    /// A quote stands inside a cell that does not begin with one.
    InnerQuote,
    /// Text follows the quote that closes a cell.
    AfterQuote,
    /// No such kind of replacement is known.
    Kind,
    /// The original is empty or a word for nobody.
    OriginalNobody,
    /// The original stands in an earlier row, too.
    OriginalTwice,
    /// The replacement is empty or longer than the attributes it goes to.
    Length,
    /// There is space around the replacement.
    Spaces,
    /// The replacement has characters that not every file can carry.
    Characters,
    /// A spreadsheet could take the replacement for a formula.
    Formula,
    /// The replacement is a word for nobody.
    ReplacementNobody,
    /// The replacement looks like a pseudonym that follows from a key.
    Pseudonym,
    /// The replacement stands in an earlier row, too.
    ReplacementTwice,
    /// The replacement is or holds an original of the table.
    HoldsOriginal,
    /// The replacement is or holds an identifier of the drop.
    HoldsIdentifier,
    /// The policy destroys its key so that nothing links back, and any table would.
    OneWay,
}

impl LookupFault {
    /// Every fault.
    pub const ALL: [LookupFault; 22] = [
        LookupFault::TooLarge,
        LookupFault::Encoding,
        LookupFault::Empty,
        LookupFault::Header,
        LookupFault::ForeignColumn,
        LookupFault::Width,
        LookupFault::OpenQuote,
        LookupFault::InnerQuote,
        LookupFault::AfterQuote,
        LookupFault::Kind,
        LookupFault::OriginalNobody,
        LookupFault::OriginalTwice,
        LookupFault::Length,
        LookupFault::Spaces,
        LookupFault::Characters,
        LookupFault::Formula,
        LookupFault::ReplacementNobody,
        LookupFault::Pseudonym,
        LookupFault::ReplacementTwice,
        LookupFault::HoldsOriginal,
        LookupFault::HoldsIdentifier,
        LookupFault::OneWay,
    ];

    /// The stable code, the column at fault (empty where it is no single one) and the sentence.
    const fn parts(self) -> (&'static str, &'static str, &'static str) {
        const KIND: &str = "kind";
        const ORIGINAL: &str = "original";
        const REPLACEMENT: &str = "replacement";
        match self {
            LookupFault::TooLarge => ("too-large", "", "the table is larger than 64 MiB"),
            LookupFault::Encoding => ("encoding", "", "the table is neither UTF-8 nor CP932"),
            LookupFault::Empty => ("empty", "", "the table is empty"),
            LookupFault::Header => (
                "header",
                "",
                "columns original and replacement are expected",
            ),
            LookupFault::ForeignColumn => (
                "foreign-column",
                "",
                "no columns but original, replacement and kind are expected",
            ),
            LookupFault::Width => ("width", "", "the row does not fit the header"),
            LookupFault::OpenQuote => ("open-quote", "", "a quote does not close"),
            LookupFault::InnerQuote => ("inner-quote", "", "a quote stands inside a cell"),
            LookupFault::AfterQuote => ("after-quote", "", "text follows a closing quote"),
            LookupFault::Kind => ("kind", KIND, "no kind of replacement has this name"),
            LookupFault::OriginalNobody => (
                "original-nobody",
                ORIGINAL,
                "the original stands for nobody",
            ),
            LookupFault::OriginalTwice => ("original-twice", ORIGINAL, "the original stands twice"),
            LookupFault::Length => (
                "length",
                REPLACEMENT,
                "a replacement has 1 to 64 characters, for accession, study and record 1 to 16",
            ),
            LookupFault::Spaces => (
                "spaces",
                REPLACEMENT,
                "a replacement has no spaces around it",
            ),
            LookupFault::Characters => (
                "characters",
                REPLACEMENT,
                "a replacement has printable ASCII characters without backslash ^ = quote comma",
            ),
            LookupFault::Formula => (
                "formula",
                REPLACEMENT,
                "a replacement does not start like a formula",
            ),
            LookupFault::ReplacementNobody => (
                "replacement-nobody",
                REPLACEMENT,
                "the replacement would stand for nobody",
            ),
            LookupFault::Pseudonym => (
                "pseudonym",
                REPLACEMENT,
                "the replacement has the form of a derived pseudonym",
            ),
            LookupFault::ReplacementTwice => (
                "replacement-twice",
                REPLACEMENT,
                "the replacement stands twice",
            ),
            LookupFault::HoldsOriginal => (
                "holds-original",
                REPLACEMENT,
                "the replacement holds an original",
            ),
            LookupFault::HoldsIdentifier => (
                "holds-identifier",
                REPLACEMENT,
                "the replacement holds an identifier of the drop",
            ),
            LookupFault::OneWay => (
                "one-way",
                "",
                "this policy destroys its key so that nobody is linked back, and a table of yours would \
                 link them: leave it out, or choose a policy that keeps its key",
            ),
        }
    }

    /// The stable code: lower case, words joined with hyphens.
    pub const fn code(self) -> &'static str {
        self.parts().0
    }

    /// Name of the column at fault; empty where it is no single one.
    pub const fn column(self) -> &'static str {
        self.parts().1
    }
}

/// The column, where it is one, and the sentence.
impl fmt::Display for LookupFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, column, sentence) = self.parts();
        match column {
            "" => f.write_str(sentence),
            _ => write!(f, "column {column}: {sentence}"),
        }
    }
}

/// What stands in a message before the table of which `line` is at fault.
pub(super) fn of_line(line: u64) -> String {
    match line {
        0 => String::new(),
        line => format!("line {line} of "),
    }
}
