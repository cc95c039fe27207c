//! Everything that follows from the project key: pseudonyms, UIDs, date offsets, generated names.
//!
//! Pseudonyms that the user gives in a table come before derived ones; nothing else does.
//!
//! A value depends on the key, the recipient, the purpose and the canonical original, and on
//! nothing else: not on the batch, the order of files or the number of workers.

use crate::error::{Error, Result};
use crate::identity::Person;
use crate::key::{ALPHABET, Purpose, RootKey, Subkey};
use crate::transform::lookup::{Lookup, Missing};
use chrono::Days;

/// Largest date offset in days; offsets lie in 1 to this number, and dates move back.
pub const MAX_OFFSET_DAYS: u64 = 730;

/// The derivations of one key for one recipient.
pub struct Derivations {
    subkeys: Vec<Subkey>,
    home_issuer: String,
    lookup: Lookup,
    missing: Missing,
}

impl Derivations {
    /// Derives the sub-keys. `home_issuer` is the canonical issuer whose IDs count as having none,
    /// so that a table without issuers agrees with images that name it; empty if not set, in which
    /// case issuers are left out of every derivation.
    pub fn new(root: &RootKey, recipient: Option<&str>, home_issuer: &str) -> Self {
        Derivations {
            subkeys: Purpose::ALL
                .iter()
                .map(|&purpose| root.derive(purpose, recipient))
                .collect(),
            home_issuer: home_issuer.to_owned(),
            lookup: Lookup::default(),
            missing: Missing::Derive,
        }
    }

    /// Lets the user's table come before derived pseudonyms.
    pub fn with_lookup(self, lookup: Lookup, missing: Missing) -> Self {
        Derivations {
            lookup,
            missing,
            ..self
        }
    }

    /// What an output writes for a person: the replacement of the user's table, which speaks of people
    /// of the home issuer, or else the derived pseudonym.
    ///
    /// # Errors
    ///
    /// [`Error::NotInLookup`] if the table does not name the person and the policy asks for that.
    pub fn replacement_of(&self, person: &Person) -> Result<String> {
        let home = self.person_parts(person)[0].is_empty();
        let given = match home {
            true => self.lookup.find(Purpose::Patient, &person.id),
            false => None,
        };
        match given {
            Some(given) => Ok(given.to_owned()),
            None => self.unless_missing(Purpose::Patient, || self.patient(person)),
        }
    }

    /// What an output writes for another canonical value; see [`Derivations::replacement_of`].
    ///
    /// # Errors
    ///
    /// [`Error::NotInLookup`] as there.
    pub fn replacement(&self, purpose: Purpose, canonical: &str) -> Result<String> {
        match self.lookup.find(purpose, canonical) {
            Some(given) => Ok(given.to_owned()),
            None => self.unless_missing(purpose, || self.pseudonym(purpose, canonical)),
        }
    }

    /// A name for the folder of a person: what stands for the person where every file system takes it.
    ///
    /// # Errors
    ///
    /// [`Error::NotInLookup`] as for [`Derivations::replacement_of`].
    pub fn folder(&self, person: &Person) -> Result<String> {
        let name = self.replacement_of(person)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        // Names that some systems reserve have at most four letters.
        Ok(match name.len() > 4 && name.bytes().all(plain) {
            true => name,
            false => self.patient(person),
        })
    }

    fn unless_missing(&self, purpose: Purpose, derived: impl FnOnce() -> String) -> Result<String> {
        match self.missing {
            Missing::Hold if self.lookup.speaks_of(purpose) => Err(Error::NotInLookup {
                kind: purpose.name(),
            }),
            Missing::Hold | Missing::Derive => Ok(derived()),
        }
    }

    fn subkey(&self, purpose: Purpose) -> &Subkey {
        &self.subkeys[Purpose::ALL
            .iter()
            .position(|&p| p == purpose)
            .expect("ALL lists every purpose")]
    }

    fn person_parts<'a>(&'a self, person: &'a Person) -> [&'a [u8]; 2] {
        let foreign = !self.home_issuer.is_empty() && person.issuer != self.home_issuer;
        [
            if foreign {
                person.issuer.as_bytes()
            } else {
                b""
            },
            person.id.as_bytes(),
        ]
    }

    /// The derived pseudonym of a person, whatever a table says: 13 letters of [`ALPHABET`] (65 bits) and a check letter.
    pub fn patient(&self, person: &Person) -> String {
        self.readable(Purpose::Patient, &self.person_parts(person), &person.id)
    }

    /// The derived pseudonym of another canonical value, whatever a table says (see `transform::canon`).
    pub fn pseudonym(&self, purpose: Purpose, canonical: &str) -> String {
        self.readable(purpose, &[b"", canonical.as_bytes()], canonical)
    }

    /// A short name for a file or folder: 10 letters.
    pub fn file_name(&self, original: &str) -> String {
        let name = self.readable(Purpose::FileName, &[b"", original.as_bytes()], original);
        name[..10].to_owned()
    }

    /// Where a row stands among those of its file: nothing that can be told without the key.
    pub fn row_order(&self, file: &[u8; 32], row: u64) -> u64 {
        let parts: [&[u8]; 3] = [b"row", file, &row.to_be_bytes()];
        let mac = self.subkey(Purpose::FileName).mac(&parts);
        mac.iter()
            .take(8)
            .fold(0, |order, &byte| order << 8 | u64::from(byte))
    }

    /// The new UID of `original`, whose padding (spaces, NUL) does not count: `2.25.` and a 128-bit
    /// number (PS3.5 B.2).
    pub fn uid(&self, original: &str) -> String {
        let original = original.trim_matches([' ', '\0']);
        let mac = self.subkey(Purpose::Uid).mac(&[original.as_bytes()]);
        let mut number = [0; 16];
        number.copy_from_slice(&mac[..16]);
        // The version and variant bits make it a UUID of version 8 (RFC 9562), as 2.25 asks for.
        number[6] = number[6] & 0x0F | 0x80;
        number[8] = number[8] & 0x3F | 0x80;
        format!("2.25.{}", u128::from_be_bytes(number))
    }

    /// How many days every date of `person` moves back: 1 to [`MAX_OFFSET_DAYS`], never zero.
    pub fn offset(&self, person: &Person) -> Days {
        let mac = self
            .subkey(Purpose::DateOffset)
            .mac(&self.person_parts(person));
        let mut wide = [0; 8];
        wide.copy_from_slice(&mac[..8]);
        // Multiply-shift: 64 random bits onto 730 days, biased by less than 2^-54.
        let scaled = (u128::from(u64::from_be_bytes(wide)) * u128::from(MAX_OFFSET_DAYS)) >> 64;
        Days::new(scaled as u64 + 1)
    }

    /// Derives until no token of three letters or more of `original` stands in the pseudonym, and
    /// until no spreadsheet would take it for a number; gives up after [`MAX_ATTEMPTS`], which only
    /// an original made for it can reach, and leaves that one to the release gate.
    fn readable(&self, purpose: Purpose, parts: &[&[u8]; 2], original: &str) -> String {
        let upper = original.to_uppercase();
        // Longer tokens cannot stand in 14 letters.
        let tokens: Vec<&str> = upper
            .split(|c: char| !c.is_alphanumeric())
            .filter(|token| (3..=LETTERS).contains(&token.len()))
            .collect();
        let attempt = |counter: u64| {
            letters(
                &self
                    .subkey(purpose)
                    .mac(&[parts[0], parts[1], &counter.to_be_bytes()]),
            )
        };
        (0..MAX_ATTEMPTS)
            .map(attempt)
            .find(|candidate| {
                !is_numeric(candidate) && !tokens.iter().any(|token| candidate.contains(token))
            })
            .unwrap_or_else(|| attempt(MAX_ATTEMPTS))
    }
}

/// Letters of a pseudonym, check letter included.
const LETTERS: usize = 14;

/// How often a pseudonym is derived again before the release gate has to decide.
const MAX_ATTEMPTS: u64 = 64;

/// Digits with at most one `E` between them: a spreadsheet would store a number and lose the text.
fn is_numeric(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'E')
        && text.bytes().filter(|&byte| byte == b'E').count() <= 1
}

/// 13 letters from the first 65 bits, and the check letter.
fn letters(mac: &[u8; 32]) -> String {
    let mut wide = [0; 16];
    wide.copy_from_slice(&mac[..16]);
    let bits = u128::from_be_bytes(wide);
    let digits: Vec<u8> = (0..13)
        .map(|i| (bits >> (123 - 5 * i) & 31) as u8)
        .collect();
    let mut text: String = digits
        .iter()
        .map(|&digit| char::from(ALPHABET[usize::from(digit)]))
        .collect();
    text.push(char::from(ALPHABET[usize::from(check(&digits))]));
    text
}

/// The check letter's value: Luhn's algorithm in base 32, which finds every single wrong letter and
/// nearly every swap of neighbours.
fn check(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &digit)| {
            let product = u32::from(digit) * if i % 2 == 0 { 2 } else { 1 };
            product / 32 + product % 32
        })
        .sum();
    ((32 - sum % 32) % 32) as u8
}

/// Whether `text` has the form of a pseudonym made here, check letter included.
pub fn is_pseudonym(text: &str) -> bool {
    let Some(digits) = text
        .bytes()
        .map(|byte| {
            ALPHABET
                .iter()
                .position(|&letter| letter == byte)
                .map(|value| value as u8)
        })
        .collect::<Option<Vec<u8>>>()
    else {
        return false;
    };
    digits.len() == 14 && check(&digits[..13]) == digits[13]
}

#[cfg(test)]
mod tests;
