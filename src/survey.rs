//! What pass 1 learns over the whole drop: people, identifiers, references and table columns.
//!
//! A [`FileSurvey`] is made per file, in any order and on any worker; [`Survey::merge`] joins them
//! into the same result whatever the order was. Survey data holds values: it stays inside the
//! process (natively) or the page's workers, and never enters a report.
//!
//! Knows nothing of policy: it collects every identifying string, and the policy later decides
//! which kinds the release gate must find gone.

mod findings;

use crate::action::{ImageFacts, Mask, Role};
use crate::element::{Tag, VR};
use crate::error::{At, Error, Result};
use crate::identity::{Identifier, Person};
use crate::iod::Requirement;
use crate::limits::Limits;
use crate::pixel::surface::Sample;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The sort of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A DICOM data set, with or without Part 10 preamble.
    Dicom,
    /// A rectangular table of delimited text.
    Table,
    /// Records of a claim to an insurer (レセプト, UKE).
    Receipt,
    /// Messages of HL7 version 2.
    Message,
    /// Resources of FHIR.
    Resources,
    /// A file of pictures: PNG, JPEG, TIFF, whole slides.
    Picture,
    /// Nothing recognised.
    Unknown,
}

impl Kind {
    /// Whether its values stand in columns with roles.
    pub const fn has_columns(self) -> bool {
        match self {
            Kind::Table | Kind::Receipt | Kind::Message | Kind::Resources => true,
            Kind::Dicom | Kind::Picture | Kind::Unknown => false,
        }
    }
}

/// Why a file is held back, in words that carry no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Stable code of the error.
    pub code: String,
    /// The error's sentence.
    pub message: String,
}

impl From<&crate::error::Error> for Held {
    fn from(error: &crate::error::Error) -> Self {
        Held {
            code: error.code().to_owned(),
            message: error.to_string(),
        }
    }
}

/// One sort of data element met in the drop, for the preview of the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ElementKey {
    /// `ggggeeee`; in private blocks the block number is replaced by `10`.
    #[serde(with = "tag_as_u32")]
    pub tag: Tag,
    /// The VR in force, as its two letters.
    pub vr: String,
    /// The private creator, for private elements that have one.
    pub creator: Option<String>,
    /// Whether it was met inside a sequence item.
    pub nested: bool,
    /// What the IOD asks of it at its place.
    pub requirement: Requirement,
}

impl ElementKey {
    /// The VR in force.
    pub fn vr(&self) -> VR {
        self.vr.parse().unwrap_or(VR::UN)
    }
}

mod tag_as_u32 {
    use crate::element::Tag;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(tag: &Tag, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(u32::from(tag.group()) << 16 | u32::from(tag.element()))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tag, D::Error> {
        let value = u32::deserialize(deserializer)?;
        Ok(Tag((value >> 16) as u16, value as u16))
    }
}

/// What pass 1 learns of one DICOM file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DicomFacts {
    /// The patient, if the file names one.
    pub person: Option<Person>,
    /// (0020,000D), or empty.
    pub study_uid: String,
    /// (0020,000E), or empty.
    pub series_uid: String,
    /// (0008,0018), or empty.
    pub sop_uid: String,
    /// (0008,0016), or empty.
    pub sop_class: String,
    /// (0008,0060), or empty.
    pub modality: String,
    /// Transfer syntax of the data set.
    pub transfer_syntax: String,
    /// Whether there are pixels that may show identifying text and nobody examined them.
    pub pixels_suspicious: bool,
    /// Whether some of its pixels stand inside an item, where no stage looks at them.
    pub pixels_nested: bool,
    /// Areas of the pixels that known devices, declared regions or templates of the user name.
    pub masks: Vec<Mask>,
    /// Whether the file carries pixel data at all.
    pub has_pixels: bool,
    /// Whether its pixels may show a person as a camera does.
    pub photograph: bool,
    /// Whether its pixels show the label of a slide.
    pub slide_label: bool,
    /// What is known of a head in it, if it is an image of CT or MR.
    pub head: Option<HeadFacts>,
    /// Whether it is no object but the index of a medium (a DICOMDIR).
    pub media_index: bool,
    /// Birth date as `YYYYMMDD`, for the check that one person has one.
    pub birth_date: Option<String>,
    /// Sex as written, where it is `M` or `F`.
    pub sex: Option<char>,
    /// What the data set says of an earlier de-identification.
    pub earlier: Earlier,
    /// 64-bit digest of the data set's length and its first bytes up to the pixels (at most 64 KiB),
    /// which tells a second copy from a second content. No proof that two data sets are equal.
    pub fingerprint: u64,
    /// Every sort of element with its count; emptied when the survey is merged.
    pub elements: Vec<(ElementKey, u64)>,
    /// Hashes of the canonical name, one per group of a person name; emptied when the survey is
    /// merged.
    pub names: Vec<u64>,
    /// What the data set is: [`entity_hash`](crate::identity::entity_hash) of its instance, series,
    /// study and frame of reference. Ascending; emptied when the survey is merged.
    pub entities: Vec<u64>,
    /// What it refers to at any depth, hashed alike. Ascending and distinct, so at most eight bytes
    /// for each UID in the file; emptied when the survey is merged.
    pub references: Vec<u64>,
}

impl DicomFacts {
    /// What it tells of the pixels.
    pub fn image(&self) -> ImageFacts<'_> {
        ImageFacts {
            present: self.has_pixels,
            suspicious: self.pixels_suspicious,
            nested: self.pixels_nested,
            photograph: self.photograph,
            label: self.slide_label,
            masks: &self.masks,
        }
    }
}

/// The part of the body that an image of CT or MR shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodyPart {
    /// The head, the neck, or a part of them: what it says names one.
    Head,
    /// Another one.
    Other,
    /// It does not say.
    Unknown,
}

/// What was measured of the frames of an image of CT or MR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Surface {
    /// Nothing: nobody asked, or it shows another part of the body.
    NotMeasured,
    /// The frames cannot be read, or their places in the patient are not known.
    Unmeasurable,
    /// Every frame, in order.
    Measured(Vec<Sample>),
}

/// What is known of a head in an image of CT or MR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadFacts {
    /// What it shows.
    pub part: BodyPart,
    /// Where its surface may be.
    pub surface: Surface,
}

/// What a data set says of an earlier de-identification. A claim, and not believed: it changes
/// nothing but a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Earlier {
    /// Nothing.
    #[default]
    None,
    /// Another program de-identified it.
    Elsewhere,
    /// This program did.
    Here,
}

/// Text encoding of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextEncoding {
    /// UTF-8, without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// Windows-31J, the Shift_JIS of Windows.
    Cp932,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, of seven bits with escape sequences.
    Iso2022Jp,
    /// Windows-1252, which holds ISO 8859-1.
    Windows1252,
    /// UTF-16, the lower byte first, with a byte order mark.
    Utf16LeBom,
    /// UTF-16, the higher byte first, with a byte order mark.
    Utf16BeBom,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

/// One observation that speaks for or against a role; the page puts it in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Stable code of the observation, for example `header-word` or `dates-parse`.
    pub code: String,
    /// Share in percent where the observation is one, else 100.
    pub percent: u8,
}

/// The code of every observation about a column, in the order in which they are made.
pub const EVIDENCE: [&str; 28] = [
    "header-word",
    "dates-parse",
    "numbers",
    "sex-words",
    "age-range",
    "id-shape",
    "uid-shape",
    "names",
    "name-words",
    "titles",
    "e-mail",
    "telephone",
    "postal-code",
    "address",
    "facility-words",
    "sentences",
    "codes",
    "words",
    "my-number-check",
    "insurer-check",
    "sentinels",
    "reaches-a-person",
    "distinct",
    "joins-images",
    "own-pseudonyms",
    "header-unexplained",
    "named-by-standard",
    "decided-by-user",
];

/// The evidence that a column holds pseudonyms this program made.
pub const OWN_PSEUDONYMS: &str = "own-pseudonyms";

/// What pass 1 learns of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// The header cell, decoded. A header can be a value: it is scanned like one.
    pub header: String,
    /// `column N of TABLE`, by which a policy may name it where the header says nothing.
    pub place: String,
    /// The proposed role, or the one the user fixed.
    pub role: Role,
    /// 0 to 100; below 60 the role is [`Role::Unknown`]. 100 for a role the user fixed.
    pub confidence: u8,
    /// Whether the user fixed the role.
    pub decided: bool,
    /// What spoke for the role.
    pub evidence: Vec<Evidence>,
    /// Cells that are not empty.
    pub filled: u64,
    /// 64-bit hashes of distinct canonical IDs (at most 4,096), for the join with DICOM patient IDs.
    pub id_hashes: Vec<u64>,
    /// [`alike_hash`](crate::identity::alike_hash) of each of these, in the same order; empty unless
    /// the column holds patient IDs.
    pub alike_hashes: Vec<u64>,
}

/// How the records of a file of columns are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Cells with delimiters other than TAB.
    Delimited,
    /// Cells with TABs between them.
    Tabbed,
    /// Claims to an insurer.
    Receipt,
    /// HL7 version 2.
    Message,
    /// FHIR in JSON: one resource.
    Resource,
    /// FHIR in JSON: one resource per line.
    ResourceLines,
}

impl Form {
    /// What a file name ends with.
    pub const fn ending(self) -> &'static str {
        match self {
            Form::Delimited => "csv",
            Form::Tabbed => "tsv",
            Form::Receipt => "UKE",
            Form::Message => "hl7",
            Form::Resource => "json",
            Form::ResourceLines => "ndjson",
        }
    }

    /// Whether spreadsheet programs open it, which take some texts for formulas.
    pub const fn opens_as_sheet(self) -> bool {
        match self {
            Form::Delimited | Form::Tabbed => true,
            Form::Receipt | Form::Message | Form::Resource | Form::ResourceLines => false,
        }
    }
}

/// What pass 1 learns of one file of columns: a table, or records whose standard names the places of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFacts {
    /// SHA-256 of the input's bytes.
    pub sha256: [u8; 32],
    /// How the records are written.
    pub form: Form,
    /// Encoding of the input and of the output.
    pub encoding: TextEncoding,
    /// The delimiter: comma, TAB, semicolon or bar; NUL, which stands in no text, in a table of one column
    /// and where the format has its own.
    pub delimiter: u8,
    /// Lines above the header: titles, blank ones.
    pub above: u64,
    /// Data rows without the header, or records.
    pub rows: u64,
    /// Lines below the table: totals, signatures.
    pub below: u64,
    /// The columns in order.
    pub columns: Vec<ColumnFacts>,
}

/// How pictures are kept in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Container {
    /// PNG.
    Png,
    /// JPEG, with or without JFIF and EXIF.
    Jpeg,
    /// TIFF or BigTIFF that no maker of slide scanners signed.
    Tiff,
    /// A whole slide in a TIFF of Aperio scanners.
    Svs,
    /// A whole slide in a TIFF of Hamamatsu scanners.
    Ndpi,
}

impl Container {
    /// Every container.
    pub const ALL: [Container; 5] = [
        Container::Png,
        Container::Jpeg,
        Container::Tiff,
        Container::Svs,
        Container::Ndpi,
    ];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Container::Png => "PNG",
            Container::Jpeg => "JPEG",
            Container::Tiff => "TIFF",
            Container::Svs => "SVS",
            Container::Ndpi => "NDPI",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Container::Png => "png",
            Container::Jpeg => "jpg",
            Container::Tiff => "tif",
            Container::Svs => "svs",
            Container::Ndpi => "ndpi",
        }
    }
}

/// The code of everything that a file of pictures carries beside them, in ascending order: kinds, never
/// values.
pub const CARRIED: [&str; 15] = [
    "animation",
    "colour-profile",
    "comment",
    "date",
    "device",
    "exif",
    "further-picture",
    "iptc",
    "location",
    "person",
    "thumbnail",
    "trailing-bytes",
    "unknown-data",
    "written-text",
    "xmp",
];

/// What pass 1 learns of one file of pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// SHA-256 of the input's bytes.
    pub sha256: [u8; 32],
    /// How it keeps them.
    pub container: Container,
    /// Columns and rows of its first picture; of a slide, of its largest level.
    pub size: (u32, u32),
    /// What it carries beside the pictures, of [`CARRIED`].
    pub carries: BTreeSet<String>,
    /// Areas that templates of the user name.
    pub masks: Vec<Mask>,
}

impl PictureFacts {
    /// Format and size, which pictures of one device or program share.
    pub fn layout(&self) -> String {
        let (columns, rows) = self.size;
        format!("{} {columns}×{rows}", self.container.name())
    }

    /// What it tells of the pixels. Whole slides that a scanner signed show tissue, as sections of a scanner
    /// do; anything else may show whatever a camera or a screen shows.
    pub fn image(&self) -> ImageFacts<'_> {
        let anything = match self.container {
            Container::Png | Container::Jpeg | Container::Tiff => true,
            Container::Svs | Container::Ndpi => false,
        };
        ImageFacts {
            present: true,
            suspicious: anything,
            nested: false,
            photograph: anything,
            label: false,
            masks: &self.masks,
        }
    }
}

/// The part of a file's facts that depends on its format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    /// A DICOM file.
    Dicom(Box<DicomFacts>),
    /// A table.
    Table(Box<TableFacts>),
    /// A file of pictures.
    Picture(Box<PictureFacts>),
    /// The file cannot be processed.
    Held(Held),
}

/// What pass 1 learns of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSurvey {
    /// Path relative to what the user dropped, with `/`. A value: never printed.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
    /// The recognised format.
    pub kind: Kind,
    /// What the format found.
    pub facts: Facts,
    /// Every identifying string in it.
    pub identifiers: BTreeSet<Identifier>,
}

/// Something in the collection a person should know of, in words without values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// Stable code, for example `one-patient-two-birth-dates`.
    pub code: String,
    /// How many patients, studies, instances or targets of references it is about.
    pub subjects: u64,
    /// Indices of the files concerned, in the order of [`Survey::files`].
    pub files: Vec<u32>,
}

/// The code of every finding, in ascending order.
pub const FINDINGS: [&str; 14] = [
    "already-deidentified",
    "deidentified-elsewhere",
    "duplicate-sop-instance",
    "no-patient-id",
    "one-id-two-issuers",
    "one-patient-two-birth-dates",
    "one-patient-two-names",
    "one-patient-two-sexes",
    "one-series-two-studies",
    "one-study-partly-without-id",
    "one-study-two-patients",
    "patient-ids-alike",
    "repeated-instance",
    "unresolved-reference",
];

/// What pass 1 learned of the whole drop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// The files, sorted by path; positions are the indices used everywhere.
    pub files: Vec<FileSurvey>,
    /// Every identifying string of the drop.
    pub identifiers: BTreeSet<Identifier>,
    /// Every sort of data element with the number of times it occurs.
    pub elements: BTreeMap<ElementKey, u64>,
    /// What a person should know of the collection.
    pub findings: Vec<Finding>,
}

impl FileSurvey {
    /// The facts of a DICOM file, if it is one that can be processed.
    pub fn dicom(&self) -> Option<&DicomFacts> {
        match &self.facts {
            Facts::Dicom(facts) => Some(facts),
            Facts::Table(_) | Facts::Picture(_) | Facts::Held(_) => None,
        }
    }

    /// The facts of a table, if it is one that can be processed.
    pub fn table(&self) -> Option<&TableFacts> {
        match &self.facts {
            Facts::Table(facts) => Some(facts),
            Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => None,
        }
    }
}

impl Survey {
    /// Whether the drop came with the index of a medium that could be read.
    pub fn has_media_index(&self) -> bool {
        let mut dicom = self.files.iter().filter_map(FileSurvey::dicom);
        dicom.any(|facts| facts.media_index)
    }

    /// Joins the surveys of single files. The result does not depend on their order.
    pub fn merge(mut files: Vec<FileSurvey>) -> Survey {
        files.sort_by(|a, b| (&a.path, a.bytes).cmp(&(&b.path, b.bytes)));
        let mut survey = Survey::default();
        for file in &mut files {
            // One by one: to join two sets walks through both, and one of them grows with every file.
            survey
                .identifiers
                .extend(std::mem::take(&mut file.identifiers));
            if let Facts::Dicom(facts) = &mut file.facts {
                for (key, count) in facts.elements.drain(..) {
                    *survey.elements.entry(key).or_default() += count;
                }
            }
        }
        join_tables(&mut files);
        survey.findings = findings::of(&mut files);
        survey.files = files;
        survey
    }
}

impl Survey {
    /// Checks the sum of what every file was checked for alone. A drop beyond it stops as a whole:
    /// files released without a search for the identifiers of the rest would be worse than none, and
    /// which files to leave out would depend on their order.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if the files hold more distinct identifiers than one drop may.
    pub fn within(&self, limits: &Limits) -> Result<()> {
        if self.identifiers.len() <= limits.max_identifiers {
            return Ok(());
        }
        Err(Error::Limit {
            what: "the number of distinct identifiers in all files together",
            limit: limits.max_identifiers as u64,
            at: At::Whole,
        })
    }
}

/// Tells every column of IDs which share of its values are patient IDs of the images.
fn join_tables(files: &mut [FileSurvey]) {
    let patients: BTreeSet<u64> = files
        .iter()
        .filter_map(|file| Some(crate::identity::id_hash(&file.dicom()?.person.as_ref()?.id)))
        .collect();
    if patients.is_empty() {
        return;
    }
    for file in files {
        let Facts::Table(table) = &mut file.facts else {
            continue;
        };
        for column in table
            .columns
            .iter_mut()
            .filter(|column| !column.id_hashes.is_empty())
        {
            let shared = column
                .id_hashes
                .iter()
                .filter(|hash| patients.contains(hash))
                .count();
            if shared > 0 {
                let percent = (shared * 100 / column.id_hashes.len()).clamp(1, 100) as u8;
                column.evidence.push(Evidence {
                    code: "joins-images".to_owned(),
                    percent,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests;
