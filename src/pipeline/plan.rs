//! Making the plan: what the policy decides for everything the survey met, and generated names.

use super::heads::Heads;
use super::names::{Instance, Names};
use super::review::{self, Spread};
use super::{Settings, has_voice};
use crate::action::{Decide, ElementFacts, PixelOrders};
use crate::element::{known, printable};
use crate::error::{Error, Result};
use crate::format::column::words::output_header;
use crate::gate::Gate;
use crate::identity::Person;
use crate::plan::{ColumnPlan, ElementPlan, FilePlan, Plan, TablePlan};
use crate::survey::{
    ColumnFacts, DicomFacts, EVIDENCE, ElementKey, Facts, FileSurvey, Held, Survey, TableFacts,
};
use crate::transform::derive::Derivations;
use std::collections::BTreeMap;

/// The words in generated paths that are no pseudonyms.
pub const PATH_WORDS: &str = "data tables pictures unknown dcm csv tsv png jpg tif svs ndpi";

/// Makes the plan for `survey`.
pub fn make(
    settings: &Settings,
    survey: &Survey,
    derive: &Derivations,
    gate: &Gate,
    (review, heads): (&Spread, &Heads),
) -> Plan {
    let mut names = Names::new(derive, survey.has_media_index());
    let mut shared = Shared::default();
    let files = survey
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let shared = &mut shared;
            let asked = (settings, review, heads);
            self::file(asked, derive, &mut names, shared, index as u32, file)
        })
        .collect();
    let elements = elements(&settings.policy, survey);
    let tables = survey
        .files
        .iter()
        .enumerate()
        .filter_map(|(index, file)| Some(table(settings, gate, index as u32, file.table()?)))
        .collect();
    Plan {
        files,
        elements,
        tables,
        findings: survey.findings.clone(),
        cohort: survey.cohort.clone(),
    }
}

fn file(
    asked: (&Settings, &Spread, &Heads),
    derive: &Derivations,
    names: &mut Names<'_>,
    shared: &mut Shared,
    index: u32,
    file: &FileSurvey,
) -> FilePlan {
    let mut plan = FilePlan {
        index,
        kind: file.kind,
        bytes: file.bytes,
        patient: String::new(),
        study: String::new(),
        series: String::new(),
        modality: String::new(),
        has_image: false,
        suspicious: false,
        photograph: false,
        pixels: PixelOrders::default(),
        carries: Vec::new(),
        output: String::new(),
        held: None,
    };
    match &file.facts {
        Facts::Held(held) => plan.held = Some(held.clone()),
        Facts::Dicom(facts) => dicom(asked, derive, names, shared, facts, &mut plan),
        Facts::Table(facts) => {
            plan.output = names.table(&facts.sha256, facts.form.ending());
        }
        Facts::Picture(facts) => {
            let (Settings { policy, .. }, review, _) = asked;
            plan.pixels = review::orders(policy, &facts.image(), review.boxes(index));
            plan.has_image = true;
            plan.suspicious = facts.image().suspicious;
            plan.photograph = facts.image().photograph;
            plan.series = facts.layout();
            plan.carries = facts.carries.iter().cloned().collect();
            match policy
                .pixels()
                .refusal(&facts.image(), review.accepts(index))
            {
                Some(error) => plan.held = Some(Held::from(&error)),
                None => plan.output = names.picture(&facts.sha256, facts.container.ending()),
            }
        }
    }
    plan
}

fn dicom(
    (settings, review, heads): (&Settings, &Spread, &Heads),
    derive: &Derivations,
    names: &mut Names<'_>,
    shared: &mut Shared,
    facts: &DicomFacts,
    plan: &mut FilePlan,
) {
    let person = facts.person.as_ref();
    let named = person.map(|person| shared.patient(derive, person));
    let (patient, folder) = match named.transpose() {
        Ok(named) => named.unwrap_or_default(),
        Err(error) => {
            plan.held = Some(Held::from(&error));
            return;
        }
    };
    plan.patient = patient;
    plan.has_image = facts.has_pixels;
    plan.suspicious = facts.pixels_suspicious;
    plan.photograph = facts.photograph;
    plan.pixels = review::orders(&settings.policy, &facts.image(), review.boxes(plan.index));
    plan.pixels.surface = heads.cuts(plan.index);
    plan.study = shared.folder(derive, format!("study {}", facts.study_uid));
    plan.series = shared.folder(derive, format!("series {}", facts.series_uid));
    // A defined term is at most four capitals; anything else may be a value in the wrong place.
    if facts.modality.len() <= 4 && facts.modality.bytes().all(|byte| byte.is_ascii_uppercase()) {
        plan.modality = facts.modality.clone();
    }
    if facts.media_index {
        plan.held = Some(Held::from(&Error::MediaIndex));
        return;
    }
    let accepted = review.accepts(plan.index);
    let refusal = settings.policy.pixels().refusal(&facts.image(), accepted);
    if let Some(error) = refusal.or_else(|| heads.refusal(plan.index)) {
        plan.held = Some(Held::from(&error));
        return;
    }
    if has_voice(facts) && settings.policy.pixels().holds_voice() {
        plan.held = Some(Held::from(&Error::VoiceUnexamined));
        return;
    }
    plan.output = names.instance(&Instance {
        patient: &folder,
        study: &plan.study,
        series: &plan.series,
        sop_uid: &facts.sop_uid,
    });
}

/// One row per sort of element and decision: places with different Types share one where the Type
/// makes no difference.
fn elements(decide: &dyn Decide, survey: &Survey) -> Vec<ElementPlan> {
    let mut rows: Vec<ElementPlan> = Vec::new();
    let mut group = 0;
    let mut last: Option<&ElementKey> = None;
    for (key, &count) in &survey.elements {
        let alike = |last: &ElementKey| {
            (last.tag, &last.vr, &last.creator, last.nested)
                == (key.tag, &key.vr, &key.creator, key.nested)
        };
        if !last.is_some_and(alike) {
            group = rows.len();
        }
        last = Some(key);
        let row = element(decide, key, count);
        let mut before = rows.iter_mut().skip(group);
        match before.find(|before| before.decision == row.decision) {
            Some(before) => before.count += count,
            None => rows.push(row),
        }
    }
    rows
}

fn element(decide: &dyn Decide, key: &ElementKey, count: u64) -> ElementPlan {
    let facts = ElementFacts {
        creator: key.creator.as_deref(),
        nested: key.nested,
        requirement: key.requirement,
        ..ElementFacts::alone(key.tag, key.vr())
    };
    ElementPlan {
        tag: printable(key.tag),
        keyword: known(key.tag)
            .map(|known| known.keyword.to_owned())
            .unwrap_or_default(),
        vr: key.vr.clone(),
        nested: key.nested,
        count,
        decision: decide.element(&facts),
    }
}

fn table(settings: &Settings, gate: &Gate, index: u32, facts: &TableFacts) -> TablePlan {
    let column = |(position, column): (usize, &ColumnFacts)| {
        let header = output_header(column, position, gate.known());
        debug_assert!(
            (column.evidence.iter()).all(|it| EVIDENCE.contains(&it.code.as_str())),
            "unlisted evidence"
        );
        let named = !header.trim().is_empty() && header == column.header;
        ColumnPlan {
            position: position as u32,
            key: if named {
                header.clone()
            } else {
                column.place.clone()
            },
            header,
            role: column.role,
            confidence: column.confidence,
            decided: column.decided,
            evidence: column.evidence.clone(),
            action: settings.policy.column(column.role),
        }
    };
    TablePlan {
        index,
        rows: facts.rows,
        columns: facts.columns.iter().enumerate().map(column).collect(),
    }
}
/// What many files share, derived once.
#[derive(Default)]
struct Shared {
    /// For each person the replacement and the folder.
    patients: BTreeMap<Person, (String, String)>,
    /// For each study and series the folder.
    folders: BTreeMap<String, String>,
}

impl Shared {
    /// What stands for `person` in outputs, and the name of the folder.
    fn patient(&mut self, derive: &Derivations, person: &Person) -> Result<(String, String)> {
        if let Some(names) = self.patients.get(person) {
            return Ok(names.clone());
        }
        let names = (derive.replacement_of(person)?, derive.folder(person)?);
        self.patients.insert(person.clone(), names.clone());
        Ok(names)
    }

    /// The file name that follows from `original`, which many files ask for.
    fn folder(&mut self, derive: &Derivations, original: String) -> String {
        let folder = self.folders.entry(original);
        folder
            .or_insert_with_key(|original| derive.file_name(original))
            .clone()
    }
}
