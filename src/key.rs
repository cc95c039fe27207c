//! The project's secret and the keys that follow from it.
//!
//! One root key of 32 random bytes; HKDF-SHA-256 (RFC 5869) derives one sub-key per purpose and
//! recipient, HMAC-SHA-256 (RFC 2104) makes every value. Published vectors: `docs/test-vectors.md`.
//! Secrets cannot be printed and are wiped on drop. Knows no format and no canonical form.

use crate::error::{Error, Result};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::ZeroizeOnDrop;

/// Keeps derivations apart: the same string under two purposes gives unrelated values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Patients.
    Patient,
    /// UIDs of every sort: one UID has one replacement wherever it stands.
    Uid,
    /// Accession numbers.
    Accession,
    /// Study IDs (0020,0010).
    Study,
    /// Orders, specimens, visits and other record numbers.
    Record,
    /// Staff.
    Staff,
    /// Facilities.
    Facility,
    /// Date offsets of persons.
    DateOffset,
    /// Generated file and folder names.
    FileName,
}

impl Purpose {
    /// Every purpose, in a fixed order.
    pub const ALL: [Purpose; 9] = [
        Purpose::Patient,
        Purpose::Uid,
        Purpose::Accession,
        Purpose::Study,
        Purpose::Record,
        Purpose::Staff,
        Purpose::Facility,
        Purpose::DateOffset,
        Purpose::FileName,
    ];

    /// The name that enters the derivation; never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Purpose::Patient => "patient",
            Purpose::Uid => "uid",
            Purpose::Accession => "accession",
            Purpose::Study => "study",
            Purpose::Record => "record",
            Purpose::Staff => "staff",
            Purpose::Facility => "facility",
            Purpose::DateOffset => "date-offset",
            Purpose::FileName => "file-name",
        }
    }
}

/// The project's root key. It has no `Debug`, `Display` or `Serialize`.
#[derive(Clone, ZeroizeOnDrop)]
pub struct RootKey([u8; 32]);

impl RootKey {
    /// Number of bytes.
    pub const LEN: usize = 32;

    /// Takes 32 bytes from a cryptographic random source of the caller's.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        RootKey(bytes)
    }

    /// The secret bytes, for writing a key file.
    pub fn secret_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The sub-key for `purpose`, and for `recipient` if values must differ per provision.
    ///
    /// HKDF with no salt and info = `kamei/1` 00 purpose 00 recipient.
    pub fn derive(&self, purpose: Purpose, recipient: Option<&str>) -> Subkey {
        let mut okm = [0; 32];
        let info = [
            b"kamei/1\0",
            purpose.name().as_bytes(),
            b"\0",
            recipient.unwrap_or("").as_bytes(),
        ];
        Hkdf::<Sha256>::new(None, &self.0)
            .expand_multi_info(&info, &mut okm)
            .expect("32 bytes are a legal HKDF-SHA-256 output length");
        Subkey(okm)
    }
}

/// A key for one purpose.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Subkey([u8; 32]);

impl Subkey {
    /// HMAC-SHA-256 over `parts`, each preceded by its length as 8 bytes big endian, so that no two
    /// lists of parts collide.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

/// A key file: JSON that carries the root key, to be kept by the hospital, best inside an encrypted
/// container.
#[derive(Serialize, Deserialize, zeroize::Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: String,
    version: u32,
    label: String,
    key: String,
    check: String,
}

const KEY_FORMAT: &str = "kamei-key";

impl RootKey {
    /// A short public name of the key, the same for the same key: 8 letters from a derivation of
    /// their own, from which nothing else follows.
    pub fn fingerprint(&self) -> String {
        let mut okm = [0; 5];
        Hkdf::<Sha256>::new(None, &self.0)
            .expand(b"kamei/1\0fingerprint", &mut okm)
            .expect("5 bytes are a legal HKDF-SHA-256 output length");
        let bits = okm
            .iter()
            .fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
        (0..8)
            .rev()
            .map(|i| char::from(ALPHABET[(bits >> (5 * i) & 31) as usize]))
            .collect()
    }

    /// Writes the key file. `label` is the user's own name for the project.
    pub fn to_file(&self, label: &str) -> String {
        use base64::Engine;
        let file = KeyFile {
            format: KEY_FORMAT.to_owned(),
            version: 1,
            label: label.to_owned(),
            key: base64::engine::general_purpose::STANDARD.encode(self.0),
            check: self.fingerprint(),
        };
        let mut text = serde_json::to_string_pretty(&file).expect("strings and numbers are JSON");
        text.push('\n');
        text
    }

    /// Reads a key file.
    ///
    /// # Errors
    ///
    /// [`Error::Key`] if it is no key file, of a later version, or damaged.
    pub fn from_file(text: &str) -> Result<RootKey> {
        use base64::Engine;
        let file: KeyFile = serde_json::from_str(text).map_err(|_| Error::Key {
            what: "this is not a Kamei key file",
        })?;
        if file.format != KEY_FORMAT {
            return Err(Error::Key {
                what: "this is not a Kamei key file",
            });
        }
        if file.version != 1 {
            return Err(Error::Key {
                what: "this key file is of a later version",
            });
        }
        let damaged = Error::Key {
            what: "this key file is damaged",
        };
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(&file.key)
            .map_err(|_| damaged.clone())?;
        let key = RootKey(bytes.try_into().map_err(|_| damaged.clone())?);
        if key.fingerprint() == file.check {
            Ok(key)
        } else {
            Err(damaged)
        }
    }
}

/// The letters of fingerprints and pseudonyms: no I, L, O, U (Crockford's 32).
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> RootKey {
        RootKey::from_bytes(std::array::from_fn(|i| i as u8))
    }

    impl Subkey {
        /// The secret bytes, for the published vectors only.
        pub(crate) fn bytes(&self) -> &[u8; 32] {
            &self.0
        }
    }

    #[test]
    fn purposes_and_recipients_give_unrelated_sub_keys() {
        let mut all: Vec<[u8; 32]> = Vec::new();
        for recipient in [None, Some("a"), Some("b")] {
            all.extend(
                Purpose::ALL
                    .iter()
                    .map(|&purpose| *root().derive(purpose, recipient).bytes()),
            );
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn no_recipient_is_the_recipient_without_a_name() {
        let derive = |recipient| *root().derive(Purpose::Patient, recipient).bytes();
        assert_eq!(derive(None), derive(Some("")));
    }

    #[test]
    fn every_purpose_is_listed_once_under_its_own_name() {
        let mut names: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Purpose::ALL.len());
        for purpose in Purpose::ALL {
            assert!(
                purpose
                    .name()
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            );
        }
    }

    #[test]
    fn parts_of_a_mac_cannot_run_into_each_other() {
        let key = root().derive(Purpose::Patient, None);
        let macs = [
            key.mac(&[b"AB"]),
            key.mac(&[b"A", b"B"]),
            key.mac(&[b"", b"AB"]),
            key.mac(&[b"AB", b""]),
            key.mac(&[]),
            key.mac(&[b""]),
        ];
        for (i, one) in macs.iter().enumerate() {
            assert!(macs[i + 1..].iter().all(|other| other != one), "list {i}");
        }
    }

    #[test]
    fn one_bit_of_the_root_key_changes_everything() {
        let mut bytes = *root().secret_bytes();
        bytes[31] ^= 1;
        let other = RootKey::from_bytes(bytes);
        for purpose in Purpose::ALL {
            assert_ne!(
                root().derive(purpose, None).bytes(),
                other.derive(purpose, None).bytes()
            );
        }
    }
}
