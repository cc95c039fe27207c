//! The command line as a user meets it: exit status, what is written where, what is printed.

#![cfg(feature = "cli")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use support::{holds, slice};
use tempfile::TempDir;

fn kamei(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamei"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ended by itself")
}

/// A drop with two images and a table of one patient, in a folder that carries the name.
struct Fixture {
    root: TempDir,
}

impl Fixture {
    fn new() -> Self {
        let root = TempDir::new().expect("a folder");
        let drop = root.path().join("Yamada_Taro");
        std::fs::create_dir(&drop).expect("a folder");
        for number in 1..=2 {
            let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", number);
            std::fs::write(drop.join(format!("IM{number}")), image.file()).expect("an image");
        }
        let table = "PatientID,Name,StudyDate,HbA1c\r\n0012345,Taro Yamada,2024/05/01,6.1\r\n\
                     0012345,Taro Yamada,2024/06/02,6.0\r\n0012345,Taro Yamada,2024/07/03,5.9\r\n";
        std::fs::write(drop.join("labs.csv"), table).expect("a table");
        Fixture { root }
    }

    fn path(&self, name: &str) -> String {
        self.root.path().join(name).to_string_lossy().into_owned()
    }

    fn input(&self) -> String {
        self.path("Yamada_Taro")
    }

    fn key(&self) -> String {
        let file = self.path("key.json");
        if !Path::new(&file).exists() {
            assert_eq!(status(&kamei(&["key", "new", &file])), 0);
        }
        file
    }

    fn deidentify(&self, out: &str, more: &[&str]) -> Output {
        let (input, out) = (self.input(), self.path(out));
        kamei(&[&["deidentify", &input, "-o", &out], more].concat())
    }
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(place) = open.pop() {
        for entry in std::fs::read_dir(place).expect("a folder").flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(folder).expect("below").to_owned();
                found.insert(path, std::fs::read(entry.path()).expect("a file"));
            }
        }
    }
    found
}

#[test]
fn a_whole_drop_is_released_with_status_zero() {
    let fixture = Fixture::new();
    let output = fixture.deidentify("out", &[]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let files = tree(Path::new(&fixture.path("out")));
    assert_eq!(
        files.keys().filter(|path| path.starts_with("data")).count(),
        3
    );
    for document in ["manifest.json", "policy.json", "report.html", "report.json"] {
        assert!(
            files.contains_key(Path::new(document)),
            "{document} is missing"
        );
    }
    assert!(
        !files
            .keys()
            .any(|path| path.to_string_lossy().contains("INCOMPLETE"))
    );
}

#[test]
fn scan_decides_which_images_are_searched_whatever_the_policy_says() {
    let fixture = Fixture::new();
    let searched = |out: &str, more: &[&str]| {
        let output = fixture.deidentify(out, more);
        assert_eq!(status(&output), 0, "{}", printed(&output));
        let files = tree(Path::new(&fixture.path(out)));
        let images = files.iter().filter(|(path, _)| path.starts_with("data"));
        let said = images.filter(|(_, bytes)| bytes.windows(6).any(|part| part == b"113101"));
        said.count()
    };
    assert_eq!(searched("plain", &[]), 0);
    assert_eq!(searched("all", &["--scan", "all"]), 2);
    let refused = fixture.deidentify("none", &["--scan", "some"]);
    assert_eq!(status(&refused), 1);
}

#[test]
fn l65_l66_nothing_printed_or_written_names_the_patient_the_files_or_the_folder() {
    let fixture = Fixture::new();
    let output = fixture.deidentify("out", &[]);
    let mut everything = printed(&output).into_bytes();
    for (path, bytes) in tree(Path::new(&fixture.path("out"))) {
        everything.extend(path.to_string_lossy().as_bytes());
        everything.extend(bytes);
    }
    for value in ["Yamada", "Taro", "0012345", "19610103", "labs", "IM1"] {
        assert!(!holds(&everything, value), "{value} left");
    }
}

#[test]
fn l68_something_held_back_gives_status_three_and_the_others_ship() {
    let fixture = Fixture::new();
    std::fs::write(Path::new(&fixture.input()).join("notes.txt"), "free words").expect("a file");
    let output = fixture.deidentify("out", &[]);
    assert_eq!(status(&output), 3);
    assert!(printed(&output).contains("3 released, 1 held back"));
}

#[test]
fn nothing_released_gives_status_one() {
    let fixture = Fixture::new();
    let note = fixture.path("notes.txt");
    std::fs::write(&note, "free words").expect("a file");
    assert_eq!(
        status(&kamei(&["deidentify", &note, "-o", &fixture.path("out")])),
        1
    );
    assert_eq!(
        status(&kamei(&[
            "deidentify",
            &fixture.path("absent"),
            "-o",
            &fixture.path("out2")
        ])),
        1
    );
}

#[test]
fn an_output_that_exists_is_never_touched() {
    let fixture = Fixture::new();
    let out = fixture.path("out");
    std::fs::create_dir(&out).expect("a folder");
    std::fs::write(Path::new(&out).join("mine"), "mine").expect("a file");
    assert_eq!(status(&fixture.deidentify("out", &[])), 1);
    assert_eq!(tree(Path::new(&out)).len(), 1);
}

#[test]
fn l72_the_same_key_gives_the_same_bytes_for_any_number_of_workers() {
    let fixture = Fixture::new();
    let key = fixture.key();
    let mut trees = Vec::new();
    for workers in ["1", "4", "16"] {
        let output = fixture.deidentify(workers, &["--key", &key, "--workers", workers]);
        assert_eq!(status(&output), 0);
        trees.push(tree(Path::new(&fixture.path(workers))));
    }
    assert!(trees.iter().all(|tree| *tree == trees[0]));
}

#[test]
fn another_key_gives_other_pseudonyms() {
    let fixture = Fixture::new();
    fixture.deidentify("one", &[]);
    fixture.deidentify("two", &[]);
    let names =
        |out: &str| -> Vec<PathBuf> { tree(Path::new(&fixture.path(out))).into_keys().collect() };
    assert_ne!(names("one"), names("two"));
}

#[test]
fn the_archive_holds_what_the_folder_holds() {
    let fixture = Fixture::new();
    let key = fixture.key();
    assert_eq!(status(&fixture.deidentify("out", &["--key", &key])), 0);
    assert_eq!(status(&fixture.deidentify("out.zip", &["--key", &key])), 0);
    let file = std::fs::File::open(fixture.path("out.zip")).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("a readable archive");
    let folder = tree(Path::new(&fixture.path("out")));
    assert_eq!(archive.len(), folder.len());
    for (path, bytes) in folder {
        let mut entry = archive.by_name(&path.to_string_lossy()).expect("an entry");
        let mut contents = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut contents).expect("contents");
        assert_eq!(contents, bytes);
    }
    assert!(!Path::new(&fixture.path("out.zip.incomplete")).exists());
}

#[test]
fn l67_the_archive_tells_nothing_by_names_comments_times_and_extra_fields() {
    let fixture = Fixture::new();
    assert_eq!(status(&fixture.deidentify("out.zip", &[])), 0);
    let file = std::fs::File::open(fixture.path("out.zip")).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("a readable archive");
    assert_eq!(archive.comment(), b"");
    assert!(archive.len() > 4);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.');
        assert!(name.chars().all(plain), "{name}");
        for value in ["Yamada", "Taro", "0012345", "labs", "IM1", "2024"] {
            assert!(!name.contains(value), "{name}");
        }
        assert_eq!(entry.comment(), "");
        assert_eq!(entry.extra_data().unwrap_or_default(), b"");
        let time = entry.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1));
        assert_eq!((time.hour(), time.minute(), time.second()), (0, 0, 0));
        assert_eq!(entry.unix_mode().unwrap_or(0) & 0o777, 0);
    }
}

#[test]
fn verify_accepts_a_bundle_and_refuses_a_changed_one() {
    let fixture = Fixture::new();
    fixture.deidentify("out", &[]);
    let out = fixture.path("out");
    assert_eq!(status(&kamei(&["verify", &out])), 0);
    let image = tree(Path::new(&out))
        .into_keys()
        .find(|path| path.to_string_lossy().ends_with(".dcm"));
    let image = Path::new(&out).join(image.expect("an image"));
    let mut bytes = std::fs::read(&image).expect("bytes");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&image, bytes).expect("writing");
    assert_eq!(status(&kamei(&["verify", &out])), 1);
}

#[test]
fn verify_tells_of_a_file_the_manifest_does_not_list() {
    let fixture = Fixture::new();
    fixture.deidentify("out", &[]);
    let out = fixture.path("out");
    std::fs::write(Path::new(&out).join("data/extra"), "extra").expect("writing");
    assert_eq!(status(&kamei(&["verify", &out])), 1);
}

#[test]
fn the_confidential_pack_opens_with_its_passphrase_and_links_back() {
    let fixture = Fixture::new();
    let passphrase = fixture.path("passphrase");
    std::fs::write(&passphrase, "correct horse battery\n").expect("a passphrase");
    let private = fixture.path("private");
    let output = fixture.deidentify(
        "out",
        &["--private", &private, "--passphrase-file", &passphrase],
    );
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let pack =
        std::fs::read(Path::new(&private).join("kamei-confidential.zip.age")).expect("a pack");
    let identity = age::scrypt::Identity::new("correct horse battery".to_owned().into());
    let plain = age::decrypt(&identity, &pack).expect("the passphrase opens it");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(plain)).expect("an archive");
    let mut linkage = String::new();
    let mut entry = archive.by_name("linkage.csv").expect("a linkage table");
    std::io::Read::read_to_string(&mut entry, &mut linkage).expect("text");
    assert!(linkage.starts_with("kind,original,replacement\r\n"));
    assert!(linkage.contains("0012345"));
}

#[test]
fn an_unencrypted_pack_has_to_be_asked_for() {
    let fixture = Fixture::new();
    let private = fixture.path("private");
    assert_eq!(
        status(&fixture.deidentify("out", &["--private", &private])),
        1
    );
    assert!(!Path::new(&fixture.path("out")).exists());
    let output = fixture.deidentify("out", &["--private", &private, "--unencrypted-linkage"]);
    assert_eq!(status(&output), 0);
}

#[test]
fn a_policy_that_destroys_its_key_takes_none_and_keeps_none() {
    let fixture = Fixture::new();
    let key = fixture.key();
    assert_eq!(
        status(&fixture.deidentify("a", &["--policy", "jp-tokumei", "--key", &key])),
        1
    );
    let private = fixture.path("private");
    let more = [
        "--policy",
        "jp-tokumei",
        "--private",
        &private,
        "--unencrypted-linkage",
    ];
    assert_eq!(status(&fixture.deidentify("b", &more)), 1);
    assert_eq!(
        status(&fixture.deidentify("c", &["--policy", "jp-tokumei"])),
        0
    );
}

#[test]
fn a_policy_that_destroys_its_key_takes_no_lookup_table() {
    let fixture = Fixture::new();
    let table = fixture.path("lookup.csv");
    std::fs::write(&table, "original,replacement\r\n0012345,SITE-0042\r\n").expect("writing");
    let output = fixture.deidentify("a", &["--policy", "jp-tokumei", "--lookup", &table]);
    assert_eq!(status(&output), 1);
    let words = printed(&output);
    assert!(words.contains("this policy destroys its key"), "{words}");
    assert!(
        !words.contains("line 0") && !words.contains("0012345"),
        "{words}"
    );
    assert!(!Path::new(&fixture.path("a")).exists());
    let output = fixture.deidentify("b", &["--policy", "jp-kamei", "--lookup", &table]);
    assert_eq!(status(&output), 0);
}

#[test]
fn a_key_file_is_never_overwritten_and_only_its_owner_reads_it() {
    let fixture = Fixture::new();
    let key = fixture.key();
    assert_eq!(status(&kamei(&["key", "new", &key])), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(&key).expect("a key").permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn a_damaged_key_file_is_refused() {
    let fixture = Fixture::new();
    let key = fixture.key();
    let text = std::fs::read_to_string(&key).expect("a key");
    let damaged = fixture.path("damaged.json");
    std::fs::write(
        &damaged,
        text.replacen("\"check\": \"", "\"check\": \"X", 1),
    )
    .expect("writing");
    let output = fixture.deidentify("out", &["--key", &damaged]);
    assert_eq!(status(&output), 1);
    assert!(printed(&output).contains("damaged"));
}

#[test]
fn inspect_prints_a_plan_without_values_unless_asked() {
    let fixture = Fixture::new();
    let output = kamei(&["inspect", &fixture.input()]);
    assert_eq!(status(&output), 0);
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(plan["files"].as_array().expect("files").len(), 3);
    assert!(!printed(&output).contains("Yamada"));
    let output = kamei(&["inspect", &fixture.input(), "--show-values"]);
    assert!(printed(&output).contains("Yamada"));
}

#[test]
fn every_preset_is_shown_as_a_policy_that_can_be_used() {
    let fixture = Fixture::new();
    for (number, preset) in kamei::policy::Policy::PRESETS.iter().enumerate() {
        let output = kamei(&["policy", "show", preset]);
        assert_eq!(status(&output), 0);
        let file = fixture.path(&format!("{number}.json"));
        std::fs::write(&file, &output.stdout).expect("writing");
        let output = fixture.deidentify(&format!("out{number}"), &["--policy", &file]);
        assert_eq!(status(&output), 0, "{preset}: {}", printed(&output));
    }
}

#[test]
fn an_archive_among_the_inputs_is_opened_and_one_inside_it_is_not() {
    let fixture = Fixture::new();
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1).file();
    let inner = kamei::bundle::archive::whole(&[("IM9", &image)]);
    let outer = kamei::bundle::archive::whole(&[("a/IM1", &image), ("inner.zip", &inner)]);
    let file = fixture.path("drop.zip");
    std::fs::write(&file, outer).expect("writing");
    let output = kamei(&["deidentify", &file, "-o", &fixture.path("out")]);
    assert_eq!(status(&output), 3);
    assert!(
        printed(&output).contains("1 released, 1 held back"),
        "{}",
        printed(&output)
    );
}

#[test]
fn arguments_that_make_no_sense_give_status_one() {
    assert_eq!(status(&kamei(&["deidentify"])), 1);
    assert_eq!(status(&kamei(&["policy", "show", "no-such-preset"])), 1);
    assert_eq!(status(&kamei(&["--help"])), 0);
}

/// Ultrasound images whose every line says a marker, to be masked all over; the last one cannot be.
fn marked_screens(folder: &Path, count: u32) -> PathBuf {
    let drop = folder.join("screens");
    std::fs::create_dir(&drop).expect("a folder");
    let screen = |number: u32| {
        slice("0012345", "Yamada^Taro", "19610103", "20240501", number)
            .put(0x0008_0060, "CS", "US")
            .put(0x0028_0010, "US", 64u16.to_le_bytes())
            .put(0x0028_0011, "US", 64u16.to_le_bytes())
            .put(0x0028_0100, "US", 8u16.to_le_bytes())
            .put(0x0028_0101, "US", 8u16.to_le_bytes())
            .put(0x0028_0102, "US", 7u16.to_le_bytes())
            .put(0x7FE0_0010, "OB", b"LEAKMARK".repeat(64 * 8))
    };
    for number in 1..count {
        let file = screen(number).file();
        assert!(holds(&file, "LEAKMARK"));
        std::fs::write(drop.join(format!("IM{number:04}")), file).expect("an image");
    }
    // JPEG XL, which nobody decodes here.
    let last = screen(count).without(&[0x7FE0_0010]);
    let mut last = last.part10(
        "1.2.840.10008.5.1.4.1.1.2",
        &format!("1.2.826.0.1.3680043.9.7777.0012345.1.1.{count}"),
        "1.2.840.10008.1.2.4.110",
    );
    last.extend(b"\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF");
    last.extend(b"\xFE\xFF\x00\xE0\0\0\0\0\xFE\xFF\x00\xE0\x08\0\0\0LEAKMARK");
    last.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
    std::fs::write(drop.join("IM9999"), last).expect("an image");
    let policy = folder.join("policy.json");
    let text = r#"{"preset": "jp-kamei", "pixels": {"search": "off", "unexamined": "ship", "templates":
        [{"rows": 64, "columns": 64, "areas": [{"x": 0, "y": 0, "width": 64, "height": 64}]}]}}"#;
    std::fs::write(policy, text).expect("a policy");
    drop
}

/// No file below `folder` holds a pixel that was to be masked; how many files there are.
fn without_marker(folder: &Path) -> usize {
    let files = tree(folder);
    for (path, bytes) in &files {
        assert!(!holds(bytes, "LEAKMARK"), "{}", path.display());
    }
    files.len()
}

#[test]
fn l59_what_a_mask_was_ordered_for_is_on_no_disk_without_it() {
    let root = TempDir::new().expect("a folder");
    let drop = marked_screens(root.path(), 4);
    let out = root.path().join("out");
    let policy = root.path().join("policy.json");
    let arguments = [
        "deidentify",
        &drop.to_string_lossy(),
        "-o",
        &out.to_string_lossy(),
    ];
    let done = kamei(&[&arguments[..], &["--policy", &policy.to_string_lossy()]].concat());
    assert_eq!(status(&done), 3, "{}", printed(&done));
    let images = tree(&out.join("data"));
    assert_eq!(images.len(), 3);
    assert!(images.values().all(|bytes| bytes.ends_with(&[0; 64 * 64])));
    assert!(without_marker(&out) > 3);
}

/// Killed at several moments: whatever was written until then is a masked image or a piece of one.
#[test]
fn l59_a_run_that_is_killed_leaves_no_pixel_without_its_mask() {
    let root = TempDir::new().expect("a folder");
    let drop = marked_screens(root.path(), 120);
    let policy = root.path().join("policy.json");
    let mut killed = 0;
    for moment in [1usize, 20, 60] {
        let out = root.path().join(format!("out{moment}"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_kamei"))
            .args(["deidentify", "--policy"])
            .arg(&policy)
            .arg(&drop)
            .arg("-o")
            .arg(&out)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        // The folder is looked at while it is written, too.
        while child.try_wait().expect("a child").is_none() {
            let images = out.join("data");
            let written = if images.exists() {
                files_below(&images)
            } else {
                0
            };
            if written >= moment {
                child.kill().expect("a child");
                break;
            }
        }
        killed += usize::from(!child.wait().expect("a child").success());
        assert!(without_marker(&out) >= moment, "{moment}");
    }
    assert_eq!(killed, 3, "every run was killed or held something back");
}

/// How many files lie below a folder that somebody else writes.
fn files_below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path().is_dir() {
            true => files_below(&entry.path()),
            false => 1,
        })
        .sum()
}
