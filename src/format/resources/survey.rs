//! Pass 1: the columns of a file of resources, the identifiers in them, and who its people are.

use super::json::Tree;
use super::link::{self, Target};
use super::paths::Paths;
use super::people::{self, People};
use super::records::{self, Layout, MARK, Record, Records};
use super::walk::{Leaf, Walked, Way, walk};
use crate::action::{ColumnRoles, Role};
use crate::error::{At, Error, Result};
use crate::format::Look;
use crate::format::column::identifiers::{self, Wanted};
use crate::format::column::named_by_standard;
use crate::identity::{Identifier, IdentifierKind};
use crate::limits::Limits;
use crate::source::{Source, Span};
use crate::survey::{ColumnFacts, Form, TableFacts, TextEncoding};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Bytes digested at a time.
const WINDOW: u64 = 1 << 20;

/// Columns among which the memory for values met is divided.
const SHARES: usize = 128;

/// Surveys a file.
///
/// # Errors
///
/// Whatever keeps a text of it from being read as a resource.
pub fn survey(source: &dyn Source, look: &Look<'_>) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    let layout = records::layout(source)?;
    let mut met = Meeting {
        look,
        paths: Paths::default(),
        columns: Vec::new(),
        wanted: Vec::new(),
        identifiers: BTreeSet::new(),
        people: People::new(),
        sought: BTreeSet::new(),
    };
    let (mut rows, mut texts) = (0, 0);
    let mut all = Records::new(source, layout, look.limits)?;
    while let Some(record) = all.next()? {
        if record.is_blank() {
            continue;
        }
        texts += 1;
        rows += met.record(&record)?;
    }
    if texts == 0 {
        return Err(Error::UnknownFormat);
    }
    met.sought.retain(|key| !met.people.contains_key(key));
    let encoding = match has_mark(source)? {
        true => TextEncoding::Utf8Bom,
        false => TextEncoding::Utf8,
    };
    let mut columns = met.columns;
    for wanted in met.wanted.into_iter().flatten() {
        if let Some(facts) = columns.get_mut(wanted.index) {
            wanted.tell(facts);
        }
    }
    // The patients' own numbers say whose records these are, wherever else they stand.
    columns.sort_by(|one, other| {
        (one.header != OWN, &one.header).cmp(&(other.header != OWN, &other.header))
    });
    let facts = TableFacts {
        sha256: digest(source)?,
        form: match (layout, texts) {
            (Layout::Document, _) | (Layout::Lines, 1) => Form::Resource,
            (Layout::Lines, _) => Form::ResourceLines,
        },
        encoding,
        delimiter: 0,
        above: 0,
        rows,
        below: 0,
        columns,
        people: met.people,
        sought: met.sought,
        cohort: Default::default(),
        weighed: None,
    };
    Ok((facts, met.identifiers))
}

/// The column of the numbers by which patients are known.
const OWN: &str = "Patient.identifier.value";

/// Whether the file begins with a byte order mark.
fn has_mark(source: &dyn Source) -> Result<bool> {
    let head = source.read(Span::new(0, source.len().min(MARK.len() as u64)))?;
    Ok(head == MARK)
}

fn digest(source: &dyn Source) -> Result<[u8; 32]> {
    let mut sha256 = Sha256::new();
    let mut offset = 0;
    while offset < source.len() {
        let length = (source.len() - offset).min(WINDOW);
        sha256.update(source.read(Span::new(offset, length))?);
        offset += length;
    }
    Ok(sha256.finalize().into())
}

struct Meeting<'l> {
    look: &'l Look<'l>,
    paths: Paths,
    columns: Vec<ColumnFacts>,
    wanted: Vec<Option<Wanted>>,
    identifiers: BTreeSet<Identifier>,
    people: People,
    sought: BTreeSet<u64>,
}

impl Meeting<'_> {
    /// Takes one text and tells how many resources are in it.
    fn record(&mut self, record: &Record<'_>) -> Result<u64> {
        let tree = record.tree(self.look.limits)?;
        let walked = walk(&tree, &mut self.paths)?;
        self.open_columns(record.offset)?;
        people::learn(&tree, &walked, &mut self.people);
        people::sought(&tree, &walked, &self.people, &mut self.sought);
        for leaf in &walked.leaves {
            self.leaf(&tree, *leaf);
        }
        self.names(&tree, &walked);
        self.entities(&tree, &walked);
        let most = self.look.limits.max_identifiers;
        if self.identifiers.len() > most || self.people.len() + self.sought.len() > most {
            return Err(Error::Limit {
                what: "distinct identifiers",
                limit: most as u64,
                at: At::Byte(record.offset),
            });
        }
        Ok(walked.resources.len() as u64)
    }

    fn open_columns(&mut self, offset: u64) -> Result<()> {
        let nobody = ColumnRoles::new();
        for column in self.paths.columns.iter().skip(self.columns.len()) {
            let roles = if column.nameless {
                &nobody
            } else {
                self.look.roles
            };
            let facts = named_by_standard(&column.header, column.role, roles);
            self.wanted
                .push(Wanted::new((self.columns.len(), &facts), SHARES));
            self.columns.push(facts);
        }
        let limit = self.look.limits.max_columns;
        match self.columns.len() <= limit {
            true => Ok(()),
            false => Err(Error::Limit {
                what: "columns",
                limit: limit as u64,
                at: At::Byte(offset),
            }),
        }
    }

    fn leaf(&mut self, tree: &Tree<'_>, leaf: Leaf) {
        let at = leaf.column as usize;
        if let Some(facts) = self.columns.get_mut(at) {
            facts.filled += 1;
        }
        let Some(Some(wanted)) = self.wanted.get_mut(at) else {
            return;
        };
        let said = tree.said(leaf.node);
        let said = match leaf.way {
            Way::Value | Way::Date => said.as_ref(),
            Way::Urn => said.strip_prefix("urn:oid:").unwrap_or(&said),
            Way::Part | Way::Term | Way::Entity | Way::Reference | Way::Out => return,
        };
        if !wanted.has_met(said.as_bytes()) {
            wanted.take(said.as_bytes(), said, &mut self.identifiers);
        }
    }

    /// Names whose parts stand apart are searched for as a whole.
    fn names(&mut self, tree: &Tree<'_>, walked: &Walked) {
        for &(node, role) in &walked.names {
            let kind = match role {
                Role::PatientName => IdentifierKind::PatientName,
                _ => IdentifierKind::StaffName,
            };
            let family = tree.text_of(node, "family").unwrap_or_default();
            let list = tree.member(node, "given");
            let given: Vec<_> = list
                .into_iter()
                .flat_map(|list| tree.children(list))
                .map(|one| tree.said(one))
                .collect();
            let whole = format!("{family}^{}", given.join(" "));
            self.identifiers
                .extend(identifiers::identifier(kind, whole.trim_matches('^')));
        }
    }

    /// Logical ids that look like numbers of records.
    fn entities(&mut self, tree: &Tree<'_>, walked: &Walked) {
        for leaf in walked.leaves.iter().filter(|leaf| leaf.way == Way::Entity) {
            let id = tree.said(leaf.node);
            self.entity(&id);
        }
        for pointer in &walked.pointers {
            let text = tree.text_of(pointer.node, "reference").unwrap_or_default();
            match link::target(&text) {
                Target::Named { id, .. } => self.entity(id),
                Target::Uuid(uuid) => self.entity(&uuid),
                Target::Oid(_)
                | Target::Inside(_)
                | Target::Plain
                | Target::Search { .. }
                | Target::Other => {}
            }
        }
    }

    fn entity(&mut self, id: &str) {
        let digits = id.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 5 {
            self.identifiers
                .extend(identifiers::identifier(IdentifierKind::RecordId, id));
        }
    }
}

/// The texts of a file whose facts are known.
///
/// # Errors
///
/// As [`Records::new`].
pub fn texts<'s>(source: &'s dyn Source, limits: &'s Limits) -> Result<Records<'s>> {
    Records::new(source, records::layout(source)?, limits)
}
