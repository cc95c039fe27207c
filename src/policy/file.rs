//! Policy files: JSON in, JSON out (`docs/policy.schema.json`).
//!
//! Reading is strict: what is not understood is an error that names its place. Writing has one
//! layout: a preset is written out, and only what follows from the options is left out, so that a
//! person who changes an option in the file changes its consequences too.

use super::json::{Json, error, parse};
use super::pixels::PixelsOut;
use super::preset::Preset;
use super::profile::ProfileOption;
use super::rule::{Rule, Selector, Spelling};
use super::safe;
use super::{Guideline, Linkage, Policy, anonymise, check, cohort, columns};
use crate::action::{Action, ColumnAction, ColumnRoles, Role};
use crate::error::Result;
use crate::transform::canon;
use crate::transform::lookup::Missing;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The one profile there is.
const PROFILE: &str = "ps3.15-basic";

pub(super) fn read(text: &str) -> Result<Policy> {
    let json = parse(text)?;
    let names = [
        "profile",
        "preset",
        "options",
        "rules",
        "safe_private",
        "tables",
        "pixels",
        "key",
        "home_issuer",
        "lookup",
        "guideline",
        "cohort",
        "anonymise",
    ];
    let [
        profile,
        preset,
        options,
        rules,
        safe_private,
        tables,
        pixels,
        key,
        home_issuer,
        lookup,
        guideline,
        cohort,
        anonymised,
    ] = json.fields("$", names)?;

    let preset = match (profile, preset) {
        (None, Some(name)) => Preset::by_name(name.text("$.preset")?)
            .ok_or_else(|| error("$.preset", "no preset has this name"))?,
        (Some(name), None) if name.text("$.profile")? == PROFILE => Preset::by_name(PROFILE)
            .ok_or_else(|| error("$.profile", "no profile has this name"))?,
        (Some(_), None) => return Err(error("$.profile", "the profile must be ps3.15-basic")),
        (None, None) | (Some(_), Some(_)) => {
            return Err(error("$", "either profile or preset is expected"));
        }
    };

    let mut policy = preset.policy();
    if let Some(options) = options {
        policy.options = read_options(options)?;
        policy.roles = columns::defaults(&policy.options);
        policy.roles.extend(preset.roles.iter().copied());
    }
    if let Some(asked) = anonymised {
        policy.anonymise = Some(anonymise::read(asked)?);
        anonymise::lay_under(&mut policy, options.is_some());
    }
    if let Some(rules) = rules {
        let mut own = read_rules(rules)?;
        let shadowed = |rule: &Rule| own.iter().any(|mine| mine.selector == rule.selector);
        let rest: Vec<Rule> = preset.rules().filter(|rule| !shadowed(rule)).collect();
        own.extend(rest);
        policy.rules = own;
    }
    if let Some(list) = safe_private {
        policy.safe_private = safe::read(list)?;
    }
    if let Some(tables) = tables {
        let [roles, columns] = tables.fields("$.tables", ["roles", "columns"])?;
        if let Some(roles) = roles {
            read_roles(roles, &mut policy.roles)?;
        }
        if let Some(columns) = columns {
            policy.columns = read_columns(columns)?;
        }
    }
    if let Some(pixels) = pixels {
        policy.pixels.read(pixels)?;
    }
    if let Some(key) = key {
        let [linkage, recipient] = key.fields("$.key", ["linkage", "recipient"])?;
        if let Some(word) = linkage {
            policy.linkage = word.choice("$.key.linkage", &Linkage::ALL, Linkage::name)?;
        }
        if let Some(recipient) = recipient {
            let name = recipient.text("$.key.recipient")?;
            if name.is_empty() || name.trim() != name || name.contains('\0') {
                return Err(error(
                    "$.key.recipient",
                    "a name without spaces around it is expected",
                ));
            }
            policy.recipient = Some(name.to_owned());
        }
    }
    if let Some(issuer) = home_issuer {
        policy.home_issuer = canon::label(issuer.text("$.home_issuer")?);
    }
    if let Some(lookup) = lookup {
        let [missing] = lookup.fields("$.lookup", ["missing"])?;
        if let Some(word) = missing {
            policy.missing = word.choice("$.lookup.missing", &Missing::ALL, Missing::name)?;
        }
    }
    if let Some(word) = guideline {
        let all = &Guideline::ALL;
        policy.guideline = Some(word.choice("$.guideline", all, Guideline::name)?);
    }
    if let Some(asked) = cohort {
        policy.cohort = Some(cohort::read(asked)?);
    }
    anonymise::name_roles(&mut policy);
    check(&policy)?;
    Ok(policy)
}

fn read_options(json: &Json) -> Result<BTreeSet<ProfileOption>> {
    let mut options = BTreeSet::new();
    for (at, word) in json.list("$.options")?.iter().enumerate() {
        let place = format!("$.options[{at}]");
        if !options.insert(word.choice(&place, &ProfileOption::ALL, ProfileOption::name)?) {
            return Err(error(&place, "the option stands twice"));
        }
    }
    Ok(options)
}

fn read_rules(json: &Json) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for (at, json) in json.list("$.rules")?.iter().enumerate() {
        let place = format!("$.rules[{at}]");
        let [tag, keyword, private, action] =
            json.fields(&place, ["tag", "keyword", "private", "action"])?;
        let selector = match (tag, keyword, private) {
            (Some(tag), None, None) => {
                let place = format!("{place}.tag");
                Selector::from_tag(tag.text(&place)?).map_err(|what| error(&place, what))?
            }
            (None, Some(keyword), None) => {
                let place = format!("{place}.keyword");
                Selector::from_keyword(keyword.text(&place)?).map_err(|what| error(&place, what))?
            }
            (None, None, Some(private)) => read_private(private, &format!("{place}.private"))?,
            (None, None, None)
            | (Some(_), Some(_), _)
            | (Some(_), _, Some(_))
            | (_, Some(_), Some(_)) => {
                return Err(error(
                    &place,
                    "exactly one of tag, keyword, private is expected",
                ));
            }
        };
        let Some(action) = action else {
            return Err(error(&place, "action is missing"));
        };
        let action = action.choice(&format!("{place}.action"), &Action::ALL, Action::name)?;
        if rules.iter().any(|rule| rule.selector == selector) {
            return Err(error(&place, "an earlier rule speaks of the same elements"));
        }
        rules.push(Rule { selector, action });
    }
    Ok(rules)
}

fn read_private(json: &Json, place: &str) -> Result<Selector> {
    let [group, element, creator] = json.fields(place, ["group", "element", "creator"])?;
    let (Some(group), Some(element), Some(creator)) = (group, element, creator) else {
        return Err(error(place, "group, element and creator are expected"));
    };
    let (group, element, creator) = (
        group.text(&format!("{place}.group"))?,
        element.text(&format!("{place}.element"))?,
        creator.text(&format!("{place}.creator"))?,
    );
    Selector::from_private(group, element, creator).map_err(|what| error(place, what))
}

fn read_roles(json: &Json, roles: &mut BTreeMap<Role, ColumnAction>) -> Result<()> {
    for (at, (name, action)) in json.members("$.tables.roles")?.iter().enumerate() {
        let Some(role) = Role::from_name(name) else {
            let place = format!("$.tables.roles, member {}", at + 1);
            return Err(error(&place, "no role has this name"));
        };
        let place = format!("$.tables.roles.{}", role.name());
        roles.insert(
            role,
            action.choice(&place, &ColumnAction::ALL, ColumnAction::name)?,
        );
    }
    Ok(())
}

/// Headers are values: places count them.
fn read_columns(json: &Json) -> Result<ColumnRoles> {
    let mut columns = ColumnRoles::new();
    for (at, (header, role)) in json.members("$.tables.columns")?.iter().enumerate() {
        let place = format!("$.tables.columns, member {}", at + 1);
        let role = role.choice(&place, &Role::ALL, Role::name)?;
        let header: String = header.nfkc().collect();
        if columns.insert(header.trim().to_owned(), role).is_some() {
            return Err(error(&place, "the header stands twice"));
        }
    }
    Ok(columns)
}

#[derive(Serialize)]
struct FileOut<'a> {
    profile: &'static str,
    options: Vec<&'static str>,
    rules: Vec<RuleOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    safe_private: Vec<safe::Entry<'a>>,
    tables: TablesOut<'a>,
    pixels: PixelsOut<'a>,
    key: KeyOut<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    home_issuer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lookup: Option<LookupOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guideline: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cohort: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anonymise: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct LookupOut {
    missing: &'static str,
}

#[derive(Default, Serialize)]
struct RuleOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyword: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private: Option<PrivateOut<'a>>,
    action: &'static str,
}

#[derive(Serialize)]
struct PrivateOut<'a> {
    group: String,
    element: String,
    creator: &'a str,
}

#[derive(Serialize)]
struct TablesOut<'a> {
    roles: BTreeMap<&'static str, &'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    columns: BTreeMap<&'a str, &'static str>,
}

#[derive(Serialize)]
struct KeyOut<'a> {
    linkage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient: Option<&'a str>,
}

fn rule_out(rule: &Rule) -> RuleOut<'_> {
    let mut out = RuleOut {
        action: rule.action.name(),
        ..RuleOut::default()
    };
    match rule.selector.spelling() {
        Spelling::Tag(tag) => out.tag = Some(tag),
        Spelling::Keyword(keyword) => out.keyword = Some(keyword),
        Spelling::Private {
            group,
            element,
            creator,
        } => {
            out.private = Some(PrivateOut {
                group,
                element,
                creator,
            });
        }
    }
    out
}

/// Writes `policy`; with `public` without the words of the user that may name a place or a person.
pub(super) fn write(policy: &Policy, public: bool) -> String {
    let columns = policy.columns.iter().filter(|_| !public);
    let mut defaults = columns::defaults(&policy.options);
    if policy.anonymise.is_some() {
        defaults.extend(anonymise::DEFAULTS);
    }
    let roles = policy
        .roles
        .iter()
        .filter(|(role, action)| defaults.get(role) != Some(action));
    let file = FileOut {
        profile: PROFILE,
        options: policy.options.iter().map(|option| option.name()).collect(),
        rules: policy.rules.iter().map(rule_out).collect(),
        safe_private: safe::entries(&policy.safe_private),
        tables: TablesOut {
            roles: roles
                .map(|(role, action)| (role.name(), action.name()))
                .collect(),
            columns: columns
                .map(|(header, role)| (header.as_str(), role.name()))
                .collect(),
        },
        pixels: policy.pixels.file(public),
        key: KeyOut {
            linkage: policy.linkage.name(),
            recipient: policy.recipient.as_deref().filter(|_| !public),
        },
        home_issuer: if public { "" } else { &policy.home_issuer },
        lookup: match policy.missing {
            Missing::Derive => None,
            missing @ Missing::Hold => Some(LookupOut {
                missing: missing.name(),
            }),
        },
        guideline: policy.guideline.map(Guideline::name),
        cohort: policy
            .cohort
            .as_ref()
            .filter(|_| !public)
            .map(cohort::write),
        anonymise: policy
            .anonymise
            .as_ref()
            .map(|asked| anonymise::write(asked, public)),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}
