//! The confidential pack on disk, and the age format around it (age-encryption.org/v1).

use super::{Failure, output};
use age::secrecy::SecretString;
use std::io::{Read, Write};
use std::path::Path;

/// Name of the encrypted pack.
const ENCRYPTED: &str = "kamei-confidential.zip.age";
/// Name of the pack where the user asked for no encryption.
const PLAIN: &str = "kamei-confidential.zip";

/// Writes the pack into `folder`, encrypted if there is a passphrase.
pub fn write(folder: &Path, pack: &[u8], passphrase: Option<&Path>) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)
        .map_err(|_| "the folder for the confidential pack cannot be made".to_owned())?;
    match passphrase {
        Some(file) => output::write_secret(&folder.join(ENCRYPTED), &encrypt(pack, file)?),
        None => output::write_secret(&folder.join(PLAIN), pack),
    }
}

/// Whether a file is in the age format.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n")
}

/// Decrypts a file that was encrypted to a passphrase.
pub fn decrypt(bytes: &[u8], passphrase: &Path) -> Result<Vec<u8>, Failure> {
    let identity = age::scrypt::Identity::new(read_passphrase(passphrase)?);
    let wrong = |_| "the passphrase does not open this file".to_owned();
    let decryptor = age::Decryptor::new(bytes).map_err(wrong)?;
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(wrong)?;
    let mut plain = Vec::new();
    reader
        .read_to_end(&mut plain)
        .map_err(|_| "the encrypted file is damaged".to_owned())?;
    Ok(plain)
}

fn encrypt(plain: &[u8], passphrase: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |_| "the confidential pack cannot be encrypted".to_owned();
    let encryptor = age::Encryptor::with_user_passphrase(read_passphrase(passphrase)?);
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes).map_err(failed)?;
    writer.write_all(plain).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// The first line of the file.
fn read_passphrase(file: &Path) -> Result<SecretString, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|_| "the passphrase file cannot be read".to_owned())?;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() < 8 {
        return Err("the passphrase must have at least 8 characters".to_owned());
    }
    Ok(SecretString::from(line.to_owned()))
}
