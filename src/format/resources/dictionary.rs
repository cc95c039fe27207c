//! What the elements of FHIR are: types, roles, closed lists of codes, systems and extensions that tell nothing
//! of anybody. Nothing else is ever named by this format: a key that is not listed here may be a value.
//!
//! Sources: `data/fhir-*.csv`, described in `data/README.md`.

use crate::action::Role;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The type of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of a closed list.
    Code,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// Text.
    Text,
    /// Text that says nothing alone: one part of a name, a country.
    Part,
    /// A date, perhaps partial, or date and time.
    Date,
    /// A time of day.
    Time,
    /// The URI of something that everybody knows, or none.
    Uri,
    /// The URI of a system of codes or of identifiers.
    System,
    /// The name of a thing among its likes.
    Id,
    /// An OID or UUID as a URI.
    Oid,
    /// A reference to another resource.
    Reference,
    /// A resource.
    Resource,
    /// Whatever it is, it is left out.
    Out,
    /// A type with elements of its own.
    Complex(Holder),
}

/// A type with elements.
pub type Holder = u16;

/// How the role of an element is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// This one, whatever stands above.
    Role(Role),
    /// That of the element it is a part of.
    Above,
    /// It has none of its own.
    None,
}

/// One element.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Its role.
    pub given: Given,
}

/// The form of the codes of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Loinc,
    Snomed,
    Ucum,
    Icd,
    Atc,
    /// Letters, digits and hyphens, few digits.
    Word,
    /// Up to this many digits.
    Digits(usize, usize),
    /// Capitals and digits, between so many characters.
    Capitals(usize, usize),
    Uid,
    /// It has no codes.
    None,
}

/// An extension that is read.
#[derive(Debug, Clone, Copy)]
pub struct Extension {
    /// Its name here.
    pub name: &'static str,
    /// The role of its value, if the type does not tell it.
    pub role: Option<Role>,
}

/// Everything that is known.
pub struct Dictionary {
    names: Vec<&'static str>,
    elements: HashMap<(Holder, &'static str), Element>,
    resources: HashMap<&'static str, Holder>,
    codes: HashSet<&'static str>,
    whole: HashMap<&'static str, Form>,
    starts: Vec<(&'static str, Form)>,
    extensions: HashMap<&'static str, Extension>,
    /// Holders that the walk asks for by name.
    pub known: Known,
}

/// Holders with rules of their own.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// What every element may have.
    pub element: Holder,
    /// What every resource has.
    pub resource: Holder,
    /// Extensions.
    pub extension: Holder,
    /// Identifiers.
    pub identifier: Holder,
    /// References.
    pub reference: Holder,
    /// Names of people.
    pub human_name: Holder,
    /// Codings.
    pub coding: Holder,
    /// Patients.
    pub patient: Holder,
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(2).map(|line| line.split(',').collect())
}

fn form(name: &str) -> Form {
    match name {
        "loinc" => Form::Loinc,
        "snomed" => Form::Snomed,
        "ucum" => Form::Ucum,
        "icd" => Form::Icd,
        "atc" => Form::Atc,
        "word" => Form::Word,
        "short" => Form::Digits(1, 4),
        "number" => Form::Digits(1, 8),
        "cpt" => Form::Capitals(5, 5),
        "dcm" => Form::Capitals(2, 8),
        "jlac" => Form::Capitals(15, 17),
        "hot" => Form::Digits(7, 13),
        "yj" => Form::Capitals(12, 12),
        "jami" => Form::Capitals(16, 16),
        "uid" => Form::Uid,
        _ => Form::None,
    }
}

impl Dictionary {
    fn read() -> Self {
        let mut holders: HashMap<&'static str, Holder> = HashMap::new();
        let mut names = Vec::new();
        let lines: Vec<Vec<&'static str>> =
            rows(include_str!("../../../data/fhir-elements.csv")).collect();
        for line in &lines {
            if let Some(&name) = line.first()
                && !holders.contains_key(name)
            {
                holders.insert(name, names.len() as Holder);
                names.push(name);
            }
        }
        let mut elements = HashMap::new();
        let mut resources = HashMap::new();
        for line in &lines {
            let [holder, name, kind, role] = line[..] else {
                continue;
            };
            let Some(&at) = holders.get(holder) else {
                continue;
            };
            if holder == "Resources" {
                resources.extend(holders.get(name).map(|&at| (name, at)));
                continue;
            }
            let kind = match kind {
                "code" => Kind::Code,
                "boolean" => Kind::Boolean,
                "decimal" | "integer" | "positiveInt" | "unsignedInt" => Kind::Number,
                "string" | "markdown" => Kind::Text,
                "part" => Kind::Part,
                "date" | "dateTime" | "instant" => Kind::Date,
                "time" => Kind::Time,
                "uri" | "canonical" => Kind::Uri,
                "system" => Kind::System,
                "id" => Kind::Id,
                "oid" | "uuid" => Kind::Oid,
                "reference" => Kind::Reference,
                "Resource" => Kind::Resource,
                other => holders
                    .get(other)
                    .map_or(Kind::Out, |&at| Kind::Complex(at)),
            };
            let given = match role {
                "=" => Given::Above,
                "" => Given::None,
                role => Given::Role(Role::from_name(role).unwrap_or(Role::Unknown)),
            };
            elements.insert((at, name), Element { name, kind, given });
        }
        let (mut whole, mut starts) = (HashMap::new(), Vec::new());
        for line in rows(include_str!("../../../data/fhir-systems.csv")) {
            if let [system, how, name] = line[..] {
                match how {
                    "whole" => drop(whole.insert(system, form(name))),
                    _ => starts.push((system, form(name))),
                }
            }
        }
        let extensions = rows(include_str!("../../../data/fhir-extensions.csv"));
        let extensions = extensions.filter_map(|line| match line[..] {
            [url, name, role] => Some((
                url,
                Extension {
                    name,
                    role: Role::from_name(role),
                },
            )),
            _ => None,
        });
        let holder = |name: &str| holders.get(name).copied().unwrap_or(Holder::MAX);
        Dictionary {
            known: Known {
                element: holder("Element"),
                resource: holder("Resource"),
                extension: holder("Extension"),
                identifier: holder("Identifier"),
                reference: holder("Reference"),
                human_name: holder("HumanName"),
                coding: holder("Coding"),
                patient: holder("Patient"),
            },
            extensions: extensions.collect(),
            codes: include_str!("../../../data/fhir-codes.csv")
                .lines()
                .skip(2)
                .collect(),
            names,
            elements,
            resources,
            whole,
            starts,
        }
    }

    /// The element `name` of `holder`; `in_resource` says that the holder is a resource.
    pub fn element(&self, holder: Holder, name: &str, in_resource: bool) -> Option<Element> {
        let own = self.elements.get(&(holder, name));
        let shared = || match in_resource {
            true => self.elements.get(&(self.known.resource, name)),
            false => None,
        };
        let every = || self.elements.get(&(self.known.element, name));
        own.or_else(shared).or_else(every).copied()
    }

    /// The resource type of this name.
    pub fn resource(&self, name: &str) -> Option<(&'static str, Holder)> {
        self.resources
            .get_key_value(name)
            .map(|(name, &at)| (*name, at))
    }

    /// The name of a holder.
    pub fn name(&self, holder: Holder) -> &'static str {
        self.names
            .get(usize::from(holder))
            .copied()
            .unwrap_or_default()
    }

    /// Whether a holder is a part of one resource or type, whose name says where it stands.
    pub fn is_part(&self, holder: Holder) -> bool {
        self.name(holder).contains('.')
    }

    /// Whether `code` is a word of a list of the standard.
    pub fn has_code(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// Whether `key` is the name of an element.
    pub fn has_key(&self, key: &str) -> bool {
        let name = key.strip_prefix('_').unwrap_or(key);
        static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            let names = self.elements.values().map(|element| element.name);
            names.chain(["resourceType"]).collect()
        });
        names.contains(name)
    }

    fn form(&self, system: &str) -> Option<Form> {
        let starts = || {
            let start = self
                .starts
                .iter()
                .find(|(start, _)| system.starts_with(start));
            start
                .filter(|(start, _)| is_plain(&system[start.len()..]))
                .map(|(_, form)| *form)
        };
        self.whole.get(system).copied().or_else(starts)
    }

    /// Whether everybody knows `system`, so that its name tells nothing.
    pub fn is_public(&self, system: &str) -> bool {
        self.form(system).is_some()
    }

    /// Whether `code` is written as the codes of the public `system` are.
    pub fn is_code_of(&self, system: &str, code: &str) -> bool {
        self.form(system).is_some_and(|form| form.has(code))
    }

    /// The extension with this URL; inside another one, `NAME/URL` with the name of that.
    pub fn extension(&self, url: &str) -> Option<Extension> {
        self.extensions.get(url).copied()
    }
}

/// Whether the tail of a URI is a few words and small numbers.
fn is_plain(tail: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || "._/|#-".contains(c);
    tail.len() <= 80 && tail.chars().all(letter) && longest_number(tail) < 5
}

fn longest_number(text: &str) -> usize {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.map(str::len).max().unwrap_or(0)
}

impl Form {
    fn has(self, code: &str) -> bool {
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Form::Loinc => code.split_once('-').is_some_and(|(number, check)| {
                digits(number) && number.len() <= 7 && check.len() == 1 && luhn(number, check)
            }),
            Form::Snomed => digits(code) && (6..=18).contains(&code.len()) && verhoeff(code),
            Form::Ucum => {
                let letter = |c: char| c.is_ascii_graphic() && c != '"';
                (1..=24).contains(&code.len())
                    && code.chars().all(letter)
                    && longest_number(code) < 4
            }
            Form::Icd => {
                let plain = code
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-/+".contains(c));
                let letters = code.chars().filter(char::is_ascii_alphabetic).count();
                (2..=8).contains(&code.len()) && plain && letters <= 2 && longest_number(code) < 5
            }
            Form::Atc => {
                let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
                (1..=7).contains(&code.len())
                    && code.chars().all(capital)
                    && longest_number(code) <= 2
            }
            Form::Word => {
                let letter = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                (1..=32).contains(&code.len())
                    && code.chars().all(letter)
                    && longest_number(code) < 4
            }
            Form::Digits(least, most) => digits(code) && (least..=most).contains(&code.len()),
            Form::Capitals(least, most) => {
                let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
                (least..=most).contains(&code.len()) && code.chars().all(capital)
            }
            Form::Uid | Form::None => false,
        }
    }
}

/// The check digit of LOINC: modulus 10 (LOINC Users' Guide, appendix on check digits).
fn luhn(number: &str, check: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0');
            match at % 2 {
                0 => digit * 2 / 10 + digit * 2 % 10,
                _ => digit,
            }
        })
        .sum();
    check.parse() == Ok((10 - sum % 10) % 10)
}

/// The check digit of SNOMED CT identifiers: Verhoeff's dihedral check (SNOMED CT Technical Guide).
fn verhoeff(digits: &str) -> bool {
    const TIMES: [[u8; 10]; 10] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];
    const ORDER: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let check = digits
        .bytes()
        .rev()
        .enumerate()
        .fold(0u8, |check, (at, byte)| {
            let digit = usize::from(byte - b'0');
            let place = ORDER[at % 8].get(digit).copied().unwrap_or_default();
            TIMES
                .get(usize::from(check))
                .and_then(|row| row.get(usize::from(place)))
                .copied()
                .unwrap_or_default()
        });
    check == 0
}

/// The dictionary, read once.
pub fn dictionary() -> &'static Dictionary {
    static READ: OnceLock<Dictionary> = OnceLock::new();
    READ.get_or_init(Dictionary::read)
}
