//! The section `anonymise` of policy files: what is asked of anonymised output.
//!
//! Headers there are words of the user: places count them, and no error repeats one.

use super::json::{Json, error};
use super::profile::ProfileOption;
use super::{Linkage, Policy};
use crate::action::{ColumnAction, Role};
use crate::anonymity::{Anonymise, Kind, Step, Treatment, Wording};
use crate::error::Result;
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

/// The action of roles that are weighed, and of those that nobody can weigh.
pub(super) const DEFAULTS: [(Role, ColumnAction); 7] = [
    (Role::Date, ColumnAction::Coarsen),
    (Role::Sex, ColumnAction::Coarsen),
    (Role::Age, ColumnAction::Coarsen),
    (Role::Measurement, ColumnAction::Coarsen),
    (Role::Category, ColumnAction::Coarsen),
    (Role::FreeText, ColumnAction::Drop),
    (Role::Facility, ColumnAction::Drop),
];

/// Options that leave in images and texts what is not weighed there.
const UNWEIGHED: [ProfileOption; 8] = [
    ProfileOption::RetainUids,
    ProfileOption::RetainInstitution,
    ProfileOption::RetainPatientCharacteristics,
    ProfileOption::RetainFullDates,
    ProfileOption::RetainModifiedDates,
    ProfileOption::CleanDescriptors,
    ProfileOption::CleanStructuredContent,
    ProfileOption::CleanGraphics,
];

const MEMBERS: [&str; 7] = ["k", "suppress", "rare", "age", "date", "wording", "columns"];

pub(super) fn read(json: &Json) -> Result<Anonymise> {
    let [k, suppress, rare, age, date, wording, columns] = json.fields("$.anonymise", MEMBERS)?;
    let mut asked = Anonymise::careful();
    let number = |json: Option<&Json>, name: &str, usual: u32, least: u32, most: u32| {
        let place = format!("$.anonymise.{name}");
        let number = json.map_or(Ok(usual), |json| json.number(&place))?;
        match (least..=most).contains(&number) {
            true => Ok(number),
            false => Err(error(
                &place,
                &format!("a number from {least} to {most} is expected"),
            )),
        }
    };
    asked.k = number(k, "k", asked.k, 2, 10_000)?;
    asked.suppress = number(suppress, "suppress", asked.suppress, 0, 200)?;
    asked.rare = number(rare, "rare", asked.rare, 2, 10_000)?;
    asked.age = number(age, "age", asked.age, 1, 50)?;
    if let Some(word) = date {
        asked.date = word.choice("$.anonymise.date", &Step::ALL, Step::name)?;
    }
    if let Some(word) = wording {
        asked.wording = word.choice("$.anonymise.wording", &Wording::ALL, Wording::name)?;
    }
    let columns = columns.map_or(Ok(&[][..]), |json| json.members("$.anonymise.columns"))?;
    for (at, (header, said)) in columns.iter().enumerate() {
        let place = format!("$.anonymise.columns, member {}", at + 1);
        let [kind, width, top, bottom] = said.fields(&place, ["as", "width", "top", "bottom"])?;
        let number = |json: Option<&Json>, name: &str| {
            json.map(|json| json.number(&format!("{place}.{name}")))
                .transpose()
        };
        let treatment = Treatment {
            kind: match kind {
                Some(word) => Some(word.choice(&format!("{place}.as"), &Kind::ALL, Kind::name)?),
                None => None,
            },
            width: number(width, "width")?,
            top: number(top, "top")?,
            bottom: number(bottom, "bottom")?,
        };
        if treatment.width == Some(0) {
            return Err(error(
                &format!("{place}.width"),
                "a width above 0 is expected",
            ));
        }
        if let (Some(bottom), Some(top)) = (treatment.bottom, treatment.top)
            && bottom >= top
        {
            return Err(error(&place, "the bottom lies below the top"));
        }
        let folded: String = header.nfkc().collect();
        let key = folded.trim().to_lowercase();
        if asked.columns.insert(key, treatment).is_some() {
            return Err(error(&place, "the header stands twice"));
        }
    }
    Ok(asked)
}

/// Lets the roles of `policy` be those of anonymised output, before what the file says of them. Options of a preset
/// that leave what is not weighed go; those that the file asks for itself are refused by [`check`].
pub(super) fn lay_under(policy: &mut Policy, chosen: bool) {
    if !chosen {
        for option in UNWEIGHED {
            policy.options.remove(&option);
        }
    }
    policy.roles.extend(DEFAULTS);
}

/// Tells the section which roles its policy makes coarser.
pub(super) fn name_roles(policy: &mut Policy) {
    if let Some(asked) = &mut policy.anonymise {
        let coarsened = policy
            .roles
            .iter()
            .filter(|(_, action)| **action == ColumnAction::Coarsen);
        asked.roles = coarsened.map(|(role, _)| *role).collect();
    }
}

/// Refuses what would leave something unweighed, and coarsening without a measure.
pub(super) fn check(policy: &Policy) -> Result<()> {
    let place = |role: Role| format!("$.tables.roles.{}", role.name());
    if policy.anonymise.is_none() {
        let coarsened = policy
            .roles
            .iter()
            .find(|(_, action)| **action == ColumnAction::Coarsen);
        return match coarsened {
            Some((&role, _)) => Err(error(&place(role), "coarsen needs the section anonymise")),
            None => Ok(()),
        };
    }
    if policy.linkage != Linkage::OneWay {
        let what = "anonymised output needs a key that is destroyed: one-way";
        return Err(error("$.key.linkage", what));
    }
    for option in UNWEIGHED {
        if policy.options.contains(&option) {
            let what = format!("{} leaves what is not weighed", option.name());
            return Err(error("$.options", &what));
        }
    }
    for (&role, &action) in &policy.roles {
        let weighed = match action {
            ColumnAction::Drop
            | ColumnAction::Coarsen
            | ColumnAction::Pseudonym(_)
            | ColumnAction::ReplaceUid => true,
            ColumnAction::Keep
            | ColumnAction::ShiftDate
            | ColumnAction::Generalise(_)
            | ColumnAction::Scrub => false,
        };
        if !weighed {
            let what = "values that are written so are not weighed; coarsen or drop them";
            return Err(error(&place(role), what));
        }
    }
    Ok(())
}

/// The section as [`read`] reads it back; with `public` without the words of the user.
pub(super) fn write(asked: &Anonymise, public: bool) -> Value {
    let mut object = Map::from_iter([
        ("k".to_owned(), json!(asked.k)),
        ("suppress".to_owned(), json!(asked.suppress)),
        ("rare".to_owned(), json!(asked.rare)),
        ("age".to_owned(), json!(asked.age)),
        ("date".to_owned(), json!(asked.date.name())),
        ("wording".to_owned(), json!(asked.wording.name())),
    ]);
    if !public && !asked.columns.is_empty() {
        let columns = asked.columns.iter();
        let columns: Map<String, Value> = columns
            .map(|(header, said)| (header.clone(), treatment(said)))
            .collect();
        object.insert("columns".to_owned(), Value::Object(columns));
    }
    Value::Object(object)
}

fn treatment(said: &Treatment) -> Value {
    let members = [
        ("as", said.kind.map(|kind| json!(kind.name()))),
        ("width", said.width.map(|number| json!(number))),
        ("top", said.top.map(|number| json!(number))),
        ("bottom", said.bottom.map(|number| json!(number))),
    ];
    let members = members.into_iter();
    Value::Object(
        members
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect(),
    )
}
