//! What will happen, as plain data without values: what the page shows before anything is written.

use crate::action::{ColumnAction, Decision, PixelOrders, Role};
use crate::cohort::Outline;
use crate::survey::{Evidence, Finding, Held, Kind};
use serde::{Deserialize, Serialize};

/// The whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// One entry per input, by index.
    pub files: Vec<FilePlan>,
    /// What happens to each sort of data element.
    pub elements: Vec<ElementPlan>,
    /// What happens to each table.
    pub tables: Vec<TablePlan>,
    /// What a person should know of the collection.
    pub findings: Vec<Finding>,
    /// The cohort that is asked for; left out without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<Outline>,
}

/// What will happen to one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilePlan {
    /// Index of the input.
    pub index: u32,
    /// Its format.
    pub kind: Kind,
    /// Its length in bytes.
    pub bytes: u64,
    /// Whether it has pixels that a person can look at.
    pub has_image: bool,
    /// Whether these may show identifying text.
    pub suspicious: bool,
    /// Whether these may show a face.
    pub photograph: bool,
    /// What happens to its pixels.
    pub pixels: PixelOrders,
    /// What a file of pictures carries beside them, as stable codes; all of it goes.
    pub carries: Vec<String>,
    /// Pseudonym of the patient; empty if the file names none.
    pub patient: String,
    /// Short generated name of the study; empty for tables.
    pub study: String,
    /// Short generated name of the series; format and size of a picture; empty for tables.
    pub series: String,
    /// Modality; empty for tables.
    pub modality: String,
    /// Generated path in the bundle; empty if held back.
    pub output: String,
    /// Why the file is held back already now.
    pub held: Option<Held>,
}

/// What will happen to one sort of data element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ElementPlan {
    /// `(gggg,eeee)` where the dictionary knows it, else only the group.
    pub tag: String,
    /// Keyword of the dictionary, or empty.
    pub keyword: String,
    /// VR in force.
    pub vr: String,
    /// Whether it lies inside sequence items.
    pub nested: bool,
    /// Number of occurrences in the drop.
    pub count: u64,
    /// Action and reason.
    #[serde(flatten)]
    pub decision: Decision,
}

/// What will happen to one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TablePlan {
    /// Index of the input.
    pub index: u32,
    /// Data rows.
    pub rows: u64,
    /// The columns in order.
    pub columns: Vec<ColumnPlan>,
}

/// What will happen to one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnPlan {
    /// Zero-based position.
    pub position: u32,
    /// The header as it will be written; a generated one where the original holds an identifier or
    /// the column goes.
    pub header: String,
    /// The name by which a policy fixes its role: the header if that stays, else its place.
    pub key: String,
    /// Its role.
    pub role: Role,
    /// 0 to 100.
    pub confidence: u8,
    /// Whether the user fixed the role.
    pub decided: bool,
    /// What spoke for the role.
    pub evidence: Vec<Evidence>,
    /// What happens to its cells.
    pub action: ColumnAction,
}
