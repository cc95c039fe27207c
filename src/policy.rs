//! Policies: PS3.15 profile and options, presets, rules of the user; one total decision each.
//!
//! Knows no format and sees no value. Source of the table: PS3.15 edition 2026c, Annex E. How to
//! write one: `docs/policy.md`.

mod anonymise;
mod cohort;
mod columns;
pub mod content;
mod decide;
mod file;
pub mod guideline;
pub mod import;
mod json;
pub mod pixels;
mod preset;
pub mod profile;
mod rule;
mod safe;
pub mod tables;
#[cfg(test)]
mod tests;
mod worth;

use crate::action::{Claims, ColumnAction, ColumnRoles, Decide, Decision, ElementFacts, Role};
use crate::anonymity::Anonymise;
use crate::cohort::Cohort;
use crate::error::{Error, LookupFault, Result};
use crate::identity::IdentifierKind;
use crate::transform::lookup::{Lookup, Missing};
use profile::ProfileOption;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How pseudonyms may be linked later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Linkage {
    /// The key is kept by the hospital.
    Linkable,
    /// The key is made for one run and destroyed.
    OneWay,
}

impl Linkage {
    /// Every choice.
    pub const ALL: [Linkage; 2] = [Linkage::Linkable, Linkage::OneWay];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Linkage::Linkable => "linkable",
            Linkage::OneWay => "one-way",
        }
    }
}

/// A guideline whose rows the report lists with what was done for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guideline {
    /// The guideline of the MHLW of 2024-09-30 on medical digital data for AI, DICOM rows.
    Mhlw2024,
}

impl Guideline {
    /// Every guideline.
    pub const ALL: [Guideline; 1] = [Guideline::Mhlw2024];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Guideline::Mhlw2024 => "mhlw-2024-09-30",
        }
    }
}

/// A complete policy: the Basic Profile with options, rules that come before it, and what happens
/// to tables, pixels and the key. It is consistent: see [`Policy::from_json`] for what is refused.
#[derive(Clone, PartialEq, Eq)]
pub struct Policy {
    options: BTreeSet<ProfileOption>,
    rules: Vec<rule::Rule>,
    safe_private: Vec<safe::Vouched>,
    roles: BTreeMap<Role, ColumnAction>,
    columns: ColumnRoles,
    pixels: pixels::Pixels,
    linkage: Linkage,
    recipient: Option<String>,
    home_issuer: String,
    missing: Missing,
    guideline: Option<Guideline>,
    cohort: Option<Cohort>,
    anonymise: Option<Anonymise>,
}

/// Shows no word of the user: headers and issuers are values.
impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("options", &self.options)
            .field("rules", &self.rules.len())
            .field("safe_private", &self.safe_private.len())
            .field("roles", &self.roles)
            .field("pixels", &self.pixels)
            .field("linkage", &self.linkage)
            .field("cohort", &self.cohort)
            .field("anonymise", &self.anonymise)
            .finish_non_exhaustive()
    }
}

impl Policy {
    /// Names of the presets: `jp-kamei`, `jp-tokumei`, `ps3.15-basic`, `research`.
    pub const PRESETS: [&'static str; 4] = ["jp-kamei", "jp-tokumei", "ps3.15-basic", "research"];

    /// A preset by name.
    pub fn preset(name: &str) -> Option<Policy> {
        preset::Preset::by_name(name).map(preset::Preset::policy)
    }

    /// Reads a policy file (`docs/policy.schema.json`).
    ///
    /// # Errors
    ///
    /// [`crate::error::Error::Policy`], naming the place in the file, for everything that is not
    /// understood; for full and modified dates together; for rules that keep what the release gate
    /// must find gone; for columns treated otherwise than the same thing in images.
    pub fn from_json(text: &str) -> Result<Policy> {
        file::read(text)
    }

    /// The policy as a file that [`Policy::from_json`] reads back to the same policy, in a fixed layout.
    ///
    /// It holds words of the user (headers, issuer, recipient) that can identify a place or a person.
    pub fn to_json(&self) -> String {
        file::write(self, false)
    }

    /// The policy as it may stand in a bundle: [`Policy::to_json`] without column headers, home issuer,
    /// recipient and cohort.
    pub fn to_public_json(&self) -> String {
        file::write(self, true)
    }

    /// Whether identifiers of `kind` must be gone from the outputs, so that the gate searches them.
    pub fn removes(&self, kind: IdentifierKind) -> bool {
        worth::removes(&self.options, kind)
    }

    /// What an output may say of its own de-identification under this policy.
    pub fn claims(&self) -> Claims {
        worth::claims(self)
    }

    /// Roles the user fixed for columns.
    pub fn column_roles(&self) -> &ColumnRoles {
        &self.columns
    }

    /// What happens to pixels.
    pub fn pixels(&self) -> &pixels::Pixels {
        &self.pixels
    }

    /// The same policy with another choice of the images that are searched for text.
    pub fn searching(mut self, search: pixels::Searched) -> Policy {
        self.pixels.search = search;
        self
    }

    /// How pseudonyms may be linked later.
    pub fn linkage(&self) -> Linkage {
        self.linkage
    }

    /// The recipient for whom values are derived, if they must differ per provision.
    pub fn recipient(&self) -> Option<&str> {
        self.recipient.as_deref()
    }

    /// Whether private attributes that are known to be safe stay.
    pub fn retains_safe_private(&self) -> bool {
        self.options.contains(&ProfileOption::RetainSafePrivate)
    }

    /// Canonical issuer whose IDs count as having none; empty if not set.
    pub fn home_issuer(&self) -> &str {
        &self.home_issuer
    }

    /// What happens to originals that the user's lookup table does not name.
    pub fn missing_in_lookup(&self) -> Missing {
        self.missing
    }

    /// Refuses the user's own replacements where the key is destroyed so that nobody is linked back.
    ///
    /// # Errors
    ///
    /// [`Error::Lookup`] for the table as a whole.
    pub fn accept(&self, lookup: &Lookup) -> Result<()> {
        match self.linkage {
            Linkage::OneWay if !lookup.is_empty() => Err(Error::Lookup {
                line: 0,
                fault: LookupFault::OneWay,
            }),
            Linkage::OneWay | Linkage::Linkable => Ok(()),
        }
    }

    /// The cohort whose files and rows alone ship; everybody's if there is none.
    pub fn cohort(&self) -> Option<&Cohort> {
        self.cohort.as_ref()
    }

    /// What is asked of anonymised output, if that is asked for.
    pub fn anonymise(&self) -> Option<&Anonymise> {
        self.anonymise.as_ref()
    }

    /// The guideline against which the report shows what was done.
    pub fn guideline(&self) -> Option<Guideline> {
        self.guideline
    }

    fn ground<'a>(&'a self, rules: &'a [rule::Rule]) -> decide::Ground<'a> {
        decide::Ground {
            options: &self.options,
            rules,
            vouched: &self.safe_private,
        }
    }
}

impl Decide for Policy {
    fn element(&self, facts: &ElementFacts<'_>) -> Decision {
        self.ground(&self.rules).decide(facts)
    }

    fn column(&self, role: Role) -> ColumnAction {
        self.roles.get(&role).copied().unwrap_or(ColumnAction::Drop)
    }

    fn options_at_work(&self, facts: &ElementFacts<'_>) -> Vec<&'static str> {
        worth::options_at_work(self, facts)
    }
}

/// Refuses a policy that contradicts itself.
fn check(policy: &Policy) -> Result<()> {
    let options = &policy.options;
    if options.contains(&ProfileOption::RetainFullDates)
        && options.contains(&ProfileOption::RetainModifiedDates)
    {
        let what = "retain_full_dates and retain_modified_dates exclude each other";
        return Err(json::error("$.options", what));
    }
    if !policy.safe_private.is_empty() && !options.contains(&ProfileOption::RetainSafePrivate) {
        return Err(json::error(
            "$.safe_private",
            "safe private attributes are kept only with retain_safe_private",
        ));
    }
    if policy.linkage == Linkage::OneWay && policy.missing == Missing::Hold {
        let what = "a policy that destroys its key takes no lookup table";
        return Err(json::error("$.lookup.missing", what));
    }
    for (at, rule) in policy.rules.iter().enumerate() {
        if let Some(what) = rule.objection().or_else(|| worth::objection(rule, options)) {
            return Err(json::error(&format!("$.rules[{at}]"), what));
        }
    }
    anonymise::check(policy)?;
    for (&role, &action) in &policy.roles {
        if let Some(what) = columns::objection(role, action, options) {
            return Err(json::error(
                &format!("$.tables.roles.{}", role.name()),
                what,
            ));
        }
    }
    Ok(())
}
