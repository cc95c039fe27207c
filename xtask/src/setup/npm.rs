//! npm packages, exactly those of the lock file next to each `package.json`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run::{self, say};

/// Installs what `folder/package-lock.json` names, if a package of it is absent or of another
/// version. A folder without `package.json` needs nothing.
///
/// # Errors
///
/// If there is no lock file, or npm fails.
pub fn install(folder: &str) -> Result<()> {
    let path = run::root().join(folder);
    if !path.join("package.json").is_file() {
        return Ok(());
    }
    let lock = fs::read_to_string(path.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json cannot be read"))?;
    let lock: Value =
        serde_json::from_str(&lock).with_context(|| format!("{folder}/package-lock.json"))?;
    if is_installed(&path, &lock) {
        return Ok(());
    }
    say(format!("set-up: npm ci in {folder}/"));
    let options = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    run::check(run::npm(folder).args(options))
        .with_context(|| format!("the npm packages of {folder}/ were not installed"))
}

/// Whether every package of `lock` lies below `folder` in the version that it names. Packages for
/// other systems only (`optional`) may be absent.
fn is_installed(folder: &Path, lock: &Value) -> bool {
    let Some(packages) = lock["packages"].as_object() else {
        return false;
    };
    packages
        .iter()
        .filter(|(place, _)| !place.is_empty())
        .all(
            |(place, wanted)| match installed_version(&folder.join(place)) {
                Some(version) => wanted["version"].as_str() == Some(version.as_str()),
                None => is_true(&wanted["optional"]) || is_true(&wanted["devOptional"]),
            },
        )
}

fn installed_version(package: &Path) -> Option<String> {
    let manifest = fs::read_to_string(package.join("package.json")).ok()?;
    let manifest: Value = serde_json::from_str(&manifest).ok()?;
    manifest["version"].as_str().map(str::to_string)
}

fn is_true(value: &Value) -> bool {
    value.as_bool() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn folder_with(version: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("node_modules/a");
        fs::create_dir_all(&package).unwrap();
        fs::write(
            package.join("package.json"),
            json!({ "version": version }).to_string(),
        )
        .unwrap();
        folder
    }

    #[test]
    fn packages_count_only_in_the_version_of_the_lock_file() {
        let lock = json!({"packages": {"": {}, "node_modules/a": {"version": "1.2.3"}}});
        assert!(is_installed(folder_with("1.2.3").path(), &lock));
        assert!(!is_installed(folder_with("1.2.4").path(), &lock));
        assert!(!is_installed(tempfile::tempdir().unwrap().path(), &lock));
    }

    #[test]
    fn a_package_for_another_system_may_be_absent() {
        let lock = json!({"packages": {"node_modules/b": {"version": "1.0.0", "optional": true}}});
        assert!(is_installed(folder_with("1.2.3").path(), &lock));
    }

    #[test]
    fn a_lock_file_without_packages_is_not_trusted() {
        assert!(!is_installed(folder_with("1.2.3").path(), &json!({})));
    }
}
