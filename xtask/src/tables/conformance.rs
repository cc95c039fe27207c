//! The conformance statement for de-identification, written from the same facts as the tables.
//!
//! What the facts do not hold (how an action is carried out) stands here as prose; every number, letter
//! and attribute comes from a row. Source of what has to be said: PS3.15 E.1 and E.3, PS3.2.

use super::EDITION;
use super::csv::Facts;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Columns of the options in Table E.1-1: column, option, code value.
const OPTIONS: [(&str, &str, &str); 10] = [
    ("rtn_safe_private", "retain_safe_private", "113111"),
    ("rtn_uids", "retain_uids", "113110"),
    ("rtn_dev_id", "retain_device", "113109"),
    ("rtn_inst_id", "retain_institution", "113112"),
    ("rtn_pat_chars", "retain_patient_characteristics", "113108"),
    ("rtn_long_full_dates", "retain_full_dates", "113106"),
    ("rtn_long_modif_dates", "retain_modified_dates", "113107"),
    ("clean_desc", "clean_descriptors", "113105"),
    ("clean_struct_cont", "clean_structured_content", "113104"),
    ("clean_graph", "clean_graphics", "113103"),
];

/// What each letter of the Basic Profile column becomes.
const LETTERS: [(&str, &str); 9] = [
    (
        "X",
        "removed, a sequence with its items; of Type 1: a dummy, of Type 2 or 2C: emptied",
    ),
    ("Z", "emptied; of Type 1 or 1C: a dummy"),
    ("D", "a dummy value legal for the VR; a UID is replaced"),
    ("U", "a new UID, the same for the same original everywhere"),
    (
        "X/Z",
        "removed; of Type 2 or 2C: emptied, of Type 1 or 1C: a dummy; emptied where the IOD is unknown",
    ),
    (
        "X/D",
        "removed if of Type 3, else a dummy; a dummy where the IOD is unknown",
    ),
    (
        "Z/D",
        "emptied; of Type 1 or 1C: a dummy; a dummy where the IOD is unknown",
    ),
    (
        "X/Z/D",
        "removed; of Type 2 or 2C: emptied, of Type 1 or 1C: a dummy; a dummy where the IOD is unknown",
    ),
    (
        "X/Z/U*",
        "the sequence is walked and the UIDs inside are replaced",
    ),
];

/// The facts it is written from.
pub struct Sources<'a> {
    pub table: &'a Facts,
    pub stricter: &'a Facts,
    pub shared_dates: &'a Facts,
    pub uids: &'a Facts,
    pub safe_private: &'a Facts,
    pub content: &'a Facts,
    pub methods: &'a Facts,
    pub registered: &'a Facts,
}

/// Writes the statement.
pub fn conformance(from: &Sources<'_>) -> Result<String> {
    let mut out = String::from(HEAD);
    options(&mut out, from)?;
    letters(&mut out, from.table)?;
    out.push_str(CARRIED_OUT);
    let registered = from.registered.rows.len();
    let (mut structural, mut entities) = (0, 0);
    let class = column(from.uids, "class")?;
    for (_, row) in &from.uids.rows {
        match row[class].as_str() {
            "structural" => structural += 1,
            _ => entities += 1,
        }
    }
    let _ = writeln!(
        out,
        "## UIDs\n\n\
         A UID is replaced by `2.25.` and a 128-bit number that follows from the key and the original, so \
         references resolve over every file of every run under one key. {registered} registered UIDs of PS3.6 are \
         never replaced. Of the attributes of VR UI that Table E.1-1 does not list, {structural} name a class, \
         syntax or scheme and stay; {entities} name an entity and are replaced.\n"
    );
    let safe = from.safe_private.rows.len();
    let concepts = from.content.rows.len();
    let _ = writeln!(
        out,
        "## Private and unknown attributes\n\n\
         Private attributes are removed. With `retain_safe_private` these stay, with their private creators: the \
         {safe} attributes of Table E.3.10-1, those the user lists, and those a data set declares safe (Block \
         Identifying Information Status, Nonidentifying Private Elements). They are still handled by VR: text is \
         cleaned, dates and UIDs follow the options, sequences are walked, names of persons go. Elements of even \
         groups that the dictionary does not know are removed. Attributes of the dictionary that no table lists are \
         decided by VR: UIDs as above, names of persons removed, dates by option, the rest kept and searched for \
         every identifier of the drop.\n\n\
         ## Structured content and graphics\n\n\
         With `clean_structured_content` the {concepts} rows of Table E.3.4-1 decide content items by concept and \
         value type; other items are decided by value type alone. With `clean_graphics` texts of graphic annotations \
         are cleaned. Curves (50xx) and overlays (60xx) are removed in any case.\n"
    );
    deviations(&mut out, from)?;
    out.push_str(TAIL);
    Ok(out)
}

fn column(facts: &Facts, name: &str) -> Result<usize> {
    let at = facts.header.iter().position(|column| column == name);
    at.with_context(|| format!("no column {name}"))
}

fn options(out: &mut String, from: &Sources<'_>) -> Result<()> {
    let code = column(from.methods, "code")?;
    let meaning = column(from.methods, "meaning")?;
    let section = column(from.methods, "ps315_section")?;
    out.push_str("| code | CID 7050 | PS3.15 | in a policy | attributes |\n| --- | --- | --- | --- | --- |\n");
    for (_, row) in &from.methods.rows {
        let option = OPTIONS.iter().find(|(_, _, known)| *known == row[code]);
        let (name, count) = match (row[code].as_str(), option) {
            ("113100", _) => ("always".to_owned(), from.table.rows.len().to_string()),
            (_, Some((cells, name, _))) => {
                let at = column(from.table, cells)?;
                let rows = from.table.rows.iter();
                let count = rows.filter(|(_, row)| !row[at].is_empty()).count();
                (format!("`{name}`"), count.to_string())
            }
            ("113101", None) => (
                "by the file: every frame searched (`pixels.search`)".to_owned(),
                String::new(),
            ),
            ("113102", None) => (
                "by the file: the surface of a head removed (`pixels.head_surface: remove`, CT and MR)".to_owned(),
                String::new(),
            ),
            (_, None) => ("**not supported, never claimed**".to_owned(), String::new()),
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {name} | {count} |",
            row[code], row[meaning], row[section]
        );
    }
    out.push('\n');
    Ok(())
}

fn letters(out: &mut String, table: &Facts) -> Result<()> {
    let basic = column(table, "basic")?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, row) in &table.rows {
        *counts.entry(row[basic].as_str()).or_default() += 1;
    }
    let _ = writeln!(
        out,
        "## Attributes\n\n\
         All {} rows of Table E.1-1 (edition {EDITION}) are carried out at every depth; a kept sequence is walked item \
         by item.\n\n\
         | Basic Profile | rows | carried out as |\n| --- | --- | --- |",
        table.rows.len()
    );
    for (letter, becomes) in LETTERS {
        let count = counts.remove(letter).unwrap_or(0);
        let _ = writeln!(out, "| {letter} | {count} | {becomes} |");
    }
    ensure!(
        counts.is_empty(),
        "a letter of the table has no resolution here"
    );
    out.push('\n');
    Ok(())
}

fn deviations(out: &mut String, from: &Sources<'_>) -> Result<()> {
    let facts = from.stricter;
    let (tag, name) = (column(facts, "tag")?, column(facts, "name")?);
    let (basic, why) = (column(facts, "basic")?, column(facts, "why")?);
    let _ = writeln!(
        out,
        "## Stricter than Table E.1-1\n\n\
         {} attributes that the table does not list, or leaves to another row, are treated like rows of it.\n\n\
         | tag | attribute | Basic Profile | options | why |\n| --- | --- | --- | --- | --- |",
        facts.rows.len()
    );
    for (_, row) in &facts.rows {
        let mut named = Vec::new();
        for (cells, option, _) in OPTIONS {
            let letter = &row[column(facts, cells)?];
            if !letter.is_empty() {
                named.push(format!("`{option}` {letter}"));
            }
        }
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            printed(&row[tag]),
            row[name],
            row[basic],
            named.join(", "),
            row[why]
        );
    }
    let facts = from.shared_dates;
    let (tag, name) = (column(facts, "tag")?, column(facts, "name")?);
    let why = column(facts, "why")?;
    let _ = writeln!(
        out,
        "\nUnder `retain_modified_dates` these dates, and those that the table also gives to the device, do not move \
         with a patient, since many patients share them; they get the Basic Profile column or are removed.\n\n\
         | tag | attribute | why |\n| --- | --- | --- |"
    );
    for (_, row) in &facts.rows {
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            printed(&row[tag]),
            row[name],
            row[why]
        );
    }
    out.push('\n');
    Ok(())
}

fn printed(tag: &str) -> String {
    match (tag.get(..4), tag.get(4..)) {
        (Some(group), Some(element)) => format!("({group},{element})"),
        _ => tag.to_owned(),
    }
}

const HEAD: &str = "<!-- Generated from data/ by `cargo xtask tables`; not edited. -->\n\n\
# Conformance statement: de-identification\n\n\
Kamei de-identifies data sets in files under the Basic Application Level Confidentiality Profile of DICOM PS3.15 E.2 \
and the options below. It is no network application: it offers no DIMSE or DICOMweb service and opens no association. \
It re-identifies nothing and writes no Encrypted Attributes Sequence.\n\n\
## Profile and options\n\n";

const CARRIED_OUT: &str = "\
Where an option of the policy names a row, the option's letter replaces the Basic Profile's; C wins over K. C cleans \
text and dates, walks a sequence, and removes bytes nobody can judge. Patient's Name, Patient ID, Accession Number and \
Study ID get a keyed pseudonym where the table asks for Z or D: HMAC-SHA-256 under a key of the hospital, 13 letters \
and a check letter, or the user's own replacement from a lookup table. Other dummies are fixed: `DEIDENTIFIED`, zero, \
1900-01-01, one item for a sequence. `docs/policy.md` says which rules of a user are accepted.\n\n\
Cleaned text loses every identifier met anywhere in the drop, in every spelling and encoding, and patterns of dates, \
contacts, numbers and names; what cannot be judged is emptied. Ages over 89 become `090Y`.\n\n\
## Dates\n\n\
With `retain_modified_dates` all dates of a person move back by the same 1 to 730 whole days, which follow from the key; \
times of day stay. Intervals within a person are kept over all files and tables. Longitudinal Temporal Information \
Modified (0028,0303) says what happened in that file: MODIFIED if a date was moved, UNMODIFIED if dates stay, REMOVED if \
none is left; where an earlier de-identification says REMOVED or MODIFIED, dates that stay are not called UNMODIFIED.\n\n\
## What an output says\n\n\
- Patient Identity Removed (0012,0062) is YES, and De-identification Method Code Sequence (0012,0064) names 113100, only \
if the profile ran unweakened. If a rule of the user leaves more than the profile and its options would, neither is \
written.\n\
- Codes of options stand in a file only if the option decided an element with a value in that file. Codes \
that an earlier de-identification left there are dropped, since nobody can check them.\n\
- De-identification Method (0012,0063) is the program with its version, then the codes; earlier values stay unless they \
hold an identifier.\n\
- Burned In Annotation (0028,0301) is NO, and 113101 is named, only if every frame was searched for text, what was \
found was masked, and the search of the masked frames found nothing that is surely text. Recognizable Visual Features \
(0028,0302) is NO, and 113102 is named, only if the surface of a head was removed and every written frame was measured \
again without finding it. A NO of the input that nobody checked goes from both, unless the object would be illegal \
without it (Type 1, or Type 1C of an Image Type ORIGINAL or MIXED): there it stays as it came and says nothing of this \
program; only the codes tell what was done to the pixels.\n\
- The preamble and File Meta Information are written anew.\n\n";

const TAIL: &str = "\
## Files\n\n\
- Read and written: Implicit and Explicit VR Little Endian, Deflated Explicit VR Little Endian, Explicit VR Big Endian, \
and every registered encapsulated transfer syntax; an output has the transfer syntax of its input. Pixel data comes out \
byte for byte but for masks; comments and application data inside JPEG, JPEG-LS and JPEG 2000 streams are removed. \
Unregistered syntaxes are held back.\n\
- SOP classes: all storage classes. A DICOMDIR is replaced by a new one (Media Storage Directory Storage) that lists the \
released files; PRIVATE records, icons and keys of application profiles are not written. \
Encapsulated documents are emptied or removed unless the policy keeps them.\n\
- Character sets: all defined terms of PS3.3 C.12.1.1.2, with ISO 2022 code extension. Kept text keeps its bytes; replaced \
text is written in the declared set, or emptied where the set cannot write it.\n\
- Every output is read back by a second parser and searched for every identifier of the drop before it is released; what \
cannot be processed is held back with a reason, never passed on.\n\n\
## Referential integrity\n\n\
One key gives one replacement per original, in images and tables, in any number of runs; `key.recipient` makes it \
differ per recipient, and a policy with `one-way` linkage destroys the key after the run.\n\n\
## What is not done\n\n\
- Pixels: text is found by its strokes, not read; what is no text may be masked, and faint or unusual text be missed. \
Images that are not searched are counted as not examined. Video and retired JPEG processes are not decoded: such \
images are held back where they should be searched.\n\
- Face and ears are removed from CT and MR series of heads only if the policy asks for it. In photographs they are looked \
for and masked; no method is claimed for it, and photographs are held back until a person accepted them, unless the policy says otherwise.\n\
- Handwriting in graphic objects, waveforms and audio is not read.\n\
- Rare values are not looked for.\n";
