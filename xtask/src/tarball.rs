//! A `.tgz` that depends on names and contents alone: no times, no users, one order.

use std::io::Write;

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

/// Packs `files` (path in the archive, bytes), sorted by path.
///
/// # Errors
///
/// If a path cannot be written in an archive: absolute, with `..`, or too long.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut files: Vec<&(String, Vec<u8>)> = files.iter().collect();
    files.sort();
    let mut archive = Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_size(u64::try_from(bytes.len())?);
        archive.append_data(&mut header, path, bytes.as_slice())?;
    }
    let bytes = archive.into_inner()?;
    // Operating system 255 is "unknown": the same wherever it is packed.
    let mut gz = GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    gz.write_all(&bytes)?;
    Ok(gz.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names
            .iter()
            .map(|name| (name.to_string(), format!("text of {name}").into_bytes()))
            .collect()
    }

    #[test]
    fn order_of_the_files_does_not_matter() {
        let one = pack(&files(&["package/a", "package/b", "package/c"])).unwrap();
        let other = pack(&files(&["package/c", "package/a", "package/b"])).unwrap();
        assert_eq!(one, other);
    }

    #[test]
    fn no_time_or_user_is_written() {
        let packed = pack(&files(&["package/a"])).unwrap();
        assert_eq!(packed[4..8], [0; 4]);
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        for entry in archive.entries().unwrap() {
            let header = entry.unwrap().header().clone();
            assert_eq!(header.mtime().unwrap(), 0);
            assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0));
            assert_eq!(header.mode().unwrap(), 0o644);
        }
    }

    #[test]
    fn contents_come_out_again() {
        let packed = pack(&files(&["package/sub/a.js"])).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        let mut entry = archive.entries().unwrap().next().unwrap().unwrap();
        assert_eq!(entry.path().unwrap().to_str(), Some("package/sub/a.js"));
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert_eq!(text, "text of package/sub/a.js");
    }

    #[test]
    fn a_path_that_leaves_the_archive_is_refused() {
        assert!(pack(&files(&["../a"])).is_err());
    }
}
