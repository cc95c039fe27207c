//! The section `cohort` of policy files: conditions in JSON.
//!
//! Headers and values there are words of the user: places count them, and no error repeats one.

use super::json::{Json, error};
use crate::action::Role;
use crate::cohort::{
    AttributeTest, CellTest, Cohort, Compare, Condition, Decimal, MOST_CONDITIONS, Unit, Wanted,
};
use crate::element::{Tag, VR, is_private, known};
use crate::error::Result;
use chrono::NaiveDate;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, TagRange};
use dicom_dictionary_std::StandardDataDictionary;
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

/// How deep conditions may lie in each other.
const DEEPEST: usize = 4;

/// Words of one test at most.
const MOST_WORDS: usize = 100_000;

/// The members of a test.
const TEST: [&str; 8] = [
    "column",
    "role",
    "attribute",
    "is",
    "starts_with",
    "contains",
    "from",
    "to",
];

pub(super) fn read(json: &Json) -> Result<Cohort> {
    let place = "$.cohort";
    let [unit, all, any] = json.fields(place, ["unit", "all", "any"])?;
    let unit = match unit {
        Some(unit) => unit.choice("$.cohort.unit", &Unit::ALL, Unit::name)?,
        None => Unit::default(),
    };
    let mut conditions = Vec::new();
    let wanted = joined(place, (all, any), DEEPEST, &mut conditions)?;
    let wanted = wanted.ok_or_else(|| error(place, "either all or any is expected"))?;
    Ok(Cohort {
        unit,
        wanted,
        conditions,
    })
}

/// Conditions put together, if these members are.
fn joined(
    place: &str,
    members: (Option<&Json>, Option<&Json>),
    depth: usize,
    conditions: &mut Vec<Condition>,
) -> Result<Option<Wanted>> {
    let (list, name) = match members {
        (Some(list), None) => (list, "all"),
        (None, Some(list)) => (list, "any"),
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(error(place, "either all or any is expected")),
    };
    let place = format!("{place}.{name}");
    let Some(depth) = depth.checked_sub(1) else {
        return Err(error(&place, "conditions lie too deep in each other"));
    };
    let list = list.list(&place)?;
    if list.is_empty() {
        return Err(error(&place, "at least one condition is expected"));
    }
    let parts = list.iter().enumerate();
    let parts = parts.map(|(at, json)| part(&format!("{place}[{at}]"), json, depth, conditions));
    let parts: Vec<Wanted> = parts.collect::<Result<_>>()?;
    Ok(Some(match name {
        "all" => Wanted::All(parts),
        _ => Wanted::Any(parts),
    }))
}

fn part(place: &str, json: &Json, depth: usize, conditions: &mut Vec<Condition>) -> Result<Wanted> {
    let has = |name: &str| {
        json.members(place)
            .is_ok_and(|members| members.iter().any(|(member, _)| member == name))
    };
    if has("all") || has("any") {
        let [all, any] = json.fields(place, ["all", "any"])?;
        if let Some(wanted) = joined(place, (all, any), depth, conditions)? {
            return Ok(wanted);
        }
    }
    let condition = if has("together") {
        let [together] = json.fields(place, ["together"])?;
        let place = format!("{place}.together");
        let list = together.map_or(Ok(&[][..]), |list| list.list(&place))?;
        let tests = list.iter().enumerate();
        let tests: Vec<Test> = tests
            .map(|(at, json)| test(&format!("{place}[{at}]"), json))
            .collect::<Result<_>>()?;
        gathered(&place, tests)?
    } else {
        gathered(place, vec![test(place, json)?])?
    };
    if conditions.len() == MOST_CONDITIONS {
        let what = format!("more than {MOST_CONDITIONS} conditions");
        return Err(error(place, &what));
    }
    conditions.push(condition);
    Ok(Wanted::One(conditions.len() - 1))
}

enum Test {
    Cell(CellTest),
    Attribute(AttributeTest),
}

/// Tests of one row or of one image.
fn gathered(place: &str, tests: Vec<Test>) -> Result<Condition> {
    let (mut cells, mut attributes) = (Vec::new(), Vec::new());
    for test in tests {
        match test {
            Test::Cell(test) => cells.push(test),
            Test::Attribute(test) => attributes.push(test),
        }
    }
    match (cells.is_empty(), attributes.is_empty()) {
        (false, true) => Ok(Condition::Row(cells)),
        (true, false) => Ok(Condition::Image(attributes)),
        (true, true) => Err(error(place, "at least one test is expected")),
        (false, false) => Err(error(
            place,
            "columns and attributes are not met together; put them beside each other",
        )),
    }
}

fn test(place: &str, json: &Json) -> Result<Test> {
    let [column, role, attribute, is, starts, contains, from, to] = json.fields(place, TEST)?;
    let compare = match (is, starts, contains, from.or(to)) {
        (Some(list), None, None, None) => Compare::Is(words(&format!("{place}.is"), list)?),
        (None, Some(list), None, None) => {
            Compare::StartsWith(words(&format!("{place}.starts_with"), list)?)
        }
        (None, None, Some(list), None) => {
            Compare::Contains(words(&format!("{place}.contains"), list)?)
        }
        (None, None, None, Some(_)) => range(place, from, to)?,
        (None, None, None, None) | (Some(_), ..) | (_, Some(_), ..) | (_, _, Some(_), _) => {
            let what = "exactly one of is, starts_with, contains or a range (from, to) is expected";
            return Err(error(place, what));
        }
    };
    if let Some(keyword) = attribute {
        if column.is_some() || role.is_some() {
            return Err(error(place, "an attribute stands in no column"));
        }
        let place = format!("{place}.attribute");
        let tag = tag(&place, keyword.text(&place)?)?;
        return Ok(Test::Attribute(AttributeTest { tag, compare }));
    }
    let header = match column {
        Some(header) => {
            let place = format!("{place}.column");
            let text: String = header.text(&place)?.nfkc().collect();
            let key = text.trim().to_lowercase();
            if key.is_empty() {
                return Err(error(&place, "a header is expected"));
            }
            Some(key)
        }
        None => None,
    };
    let role = match role {
        Some(role) => {
            let place = format!("{place}.role");
            let role = role.choice(&place, &Role::ALL, Role::name)?;
            if role == Role::Unknown {
                return Err(error(&place, "columns of this role have nothing in common"));
            }
            Some(role)
        }
        None => None,
    };
    if header.is_none() && role.is_none() {
        return Err(error(place, "one of column, role, attribute is expected"));
    }
    Ok(Test::Cell(CellTest {
        header,
        role,
        compare,
    }))
}

/// One word, or a list of them.
fn words(place: &str, json: &Json) -> Result<Vec<String>> {
    let one = std::slice::from_ref(json);
    let list = match json {
        Json::List(list) => list.as_slice(),
        Json::Null | Json::Bool | Json::Number(_) | Json::Text(_) | Json::Object(_) => one,
    };
    if list.is_empty() || list.len() > MOST_WORDS {
        let what = format!("1 to {MOST_WORDS} texts are expected");
        return Err(error(place, &what));
    }
    let word = |json: &Json| {
        Compare::word(json.text(place)?).ok_or_else(|| error(place, "an empty text meets nothing"))
    };
    list.iter().map(word).collect()
}

fn tag(place: &str, keyword: &str) -> Result<Tag> {
    let entry = StandardDataDictionary.by_name(keyword);
    let tag = match entry.map(|entry| entry.tag_range()) {
        Some(TagRange::Single(tag)) if !is_private(tag) => tag,
        Some(_) | None => {
            return Err(error(place, "the dictionary does not know this keyword"));
        }
    };
    let vr = known(tag).map(|known| known.vr);
    let readable = matches!(
        vr,
        Some(
            VR::AE
                | VR::AS
                | VR::CS
                | VR::DA
                | VR::DS
                | VR::DT
                | VR::IS
                | VR::LO
                | VR::LT
                | VR::SH
                | VR::ST
                | VR::UC
                | VR::UI
                | VR::UT
        )
    );
    match readable && tag.group() >= 0x0008 {
        true => Ok(tag),
        false => Err(error(place, "the values of this attribute are no texts")),
    }
}

/// A bound of a range.
enum Bound {
    Number(Decimal),
    Day(NaiveDate),
}

fn bound(place: &str, json: &Json) -> Result<Bound> {
    let bound = match json {
        Json::Number(_) => Some(Bound::Number(Decimal::whole(json.number(place)?))),
        Json::Text(text) => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map(Bound::Day)
            .ok()
            .filter(|_| text.len() == 10)
            .or_else(|| Decimal::parse(text).map(Bound::Number)),
        Json::Null | Json::Bool | Json::List(_) | Json::Object(_) => None,
    };
    bound.ok_or_else(|| {
        let what = "a whole number, a text with a number, or a day as YYYY-MM-DD is expected";
        error(place, what)
    })
}

fn range(place: &str, from: Option<&Json>, to: Option<&Json>) -> Result<Compare> {
    let read = |json: Option<&Json>, name: &str| {
        json.map(|json| bound(&format!("{place}.{name}"), json))
            .transpose()
    };
    let empty = || error(place, "the range holds nothing");
    match (read(from, "from")?, read(to, "to")?) {
        (Some(Bound::Number(from)), Some(Bound::Number(to))) if from > to => Err(empty()),
        (Some(Bound::Day(from)), Some(Bound::Day(to))) if from > to => Err(empty()),
        (Some(Bound::Number(from)), Some(Bound::Number(to))) => {
            Ok(Compare::Numbers(Some(from), Some(to)))
        }
        (Some(Bound::Number(from)), None) => Ok(Compare::Numbers(Some(from), None)),
        (None, Some(Bound::Number(to))) => Ok(Compare::Numbers(None, Some(to))),
        (Some(Bound::Day(from)), Some(Bound::Day(to))) => Ok(Compare::Days(Some(from), Some(to))),
        (Some(Bound::Day(from)), None) => Ok(Compare::Days(Some(from), None)),
        (None, Some(Bound::Day(to))) => Ok(Compare::Days(None, Some(to))),
        (None, None)
        | (Some(Bound::Number(_)), Some(Bound::Day(_)))
        | (Some(Bound::Day(_)), Some(Bound::Number(_))) => {
            Err(error(place, "both bounds are numbers, or both are days"))
        }
    }
}

/// The section as [`read`] reads it back to the same cohort.
pub(super) fn write(cohort: &Cohort) -> Value {
    let mut object = Map::new();
    object.insert("unit".to_owned(), json!(cohort.unit.name()));
    if let Value::Object(members) = wanted_out(&cohort.wanted, &cohort.conditions) {
        object.extend(members);
    }
    Value::Object(object)
}

fn wanted_out(wanted: &Wanted, conditions: &[Condition]) -> Value {
    let list = |parts: &[Wanted]| -> Vec<Value> {
        let parts = parts.iter();
        parts.map(|part| wanted_out(part, conditions)).collect()
    };
    match wanted {
        Wanted::All(parts) => json!({ "all": list(parts) }),
        Wanted::Any(parts) => json!({ "any": list(parts) }),
        Wanted::One(number) => conditions.get(*number).map_or(Value::Null, condition_out),
    }
}

fn condition_out(condition: &Condition) -> Value {
    let mut tests: Vec<Value> = match condition {
        Condition::Row(tests) => tests.iter().map(cell_out).collect(),
        Condition::Image(tests) => tests.iter().map(attribute_out).collect(),
    };
    match tests.len() {
        1 => tests.remove(0),
        _ => json!({ "together": tests }),
    }
}

fn cell_out(test: &CellTest) -> Value {
    let mut object = compare_out(&test.compare);
    if let Some(header) = &test.header {
        object.insert("column".to_owned(), json!(header));
    }
    if let Some(role) = test.role {
        object.insert("role".to_owned(), json!(role.name()));
    }
    Value::Object(object)
}

fn attribute_out(test: &AttributeTest) -> Value {
    let mut object = compare_out(&test.compare);
    let keyword = known(test.tag).map_or("", |known| known.keyword);
    object.insert("attribute".to_owned(), json!(keyword));
    Value::Object(object)
}

fn compare_out(compare: &Compare) -> Map<String, Value> {
    let (from, to) = match compare {
        Compare::Is(words) => return one("is", json!(words)),
        Compare::StartsWith(words) => return one("starts_with", json!(words)),
        Compare::Contains(words) => return one("contains", json!(words)),
        Compare::Numbers(from, to) => (
            from.map(|from| json!(from.to_string())),
            to.map(|to| json!(to.to_string())),
        ),
        Compare::Days(from, to) => {
            let day = |day: NaiveDate| json!(day.format("%Y-%m-%d").to_string());
            (from.map(day), to.map(day))
        }
    };
    let bounds = [("from", from), ("to", to)];
    let bounds = bounds
        .into_iter()
        .filter_map(|(name, bound)| Some((name.to_owned(), bound?)));
    bounds.collect()
}

fn one(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}
