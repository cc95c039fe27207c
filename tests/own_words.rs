//! What this program writes itself is no trace of a patient who happens to be called so.

mod support;

use kamei::gate::Gate;
use kamei::identity::{Identifier, IdentifierKind};
use kamei::limits::Limits;
use kamei::survey::Kind;
use support::{Bundle, DataSet, holds, preset, run, slice, text};

const NAMES: [(&str, &str); 11] = [
    ("0012345", "Kamei^Hana=亀井^花"),
    ("0012345", "Option^Retain"),
    ("0012345", "Temporal^Modified"),
    ("0012345", "Dicom^Kind"),
    ("0012345", "Data^Path"),
    ("0012345", "Released^Held"),
    ("0012345", "Column^Reason"),
    ("0012345", "Table^Line"),
    ("113100", "Yamada^Taro"),
    ("KAMEI010", "Yamada^Taro"),
    ("KAMEI_0_1_0", "Basic^Profile"),
];

const STAFF: &str = "患者ID,担当医,検査日\r\n0067890,Kamei Hana,2024/05/02\r\n\
                     0012345,亀井 花,2024/05/03\r\n0099999,Sato Ken,2024/05/04\r\n";

fn drop(id: &str, name: &str) -> Vec<(&'static str, Vec<u8>)> {
    let one = slice(id, name, "19610103", "20240501", 1);
    vec![
        ("a/1", one.file()),
        (
            "a/2",
            slice("0067890", "Suzuki^Hanako", "19720214", "20240502", 1).file(),
        ),
        (
            "a/3",
            one.put(0x0008_0018, "UI", "1.2.826.0.1.3680043.9.7777.5")
                .deflated_file(),
        ),
        (
            "a/4",
            b"no format at all, and nothing to read in it".to_vec(),
        ),
        ("a/staff.csv", STAFF.as_bytes().to_vec()),
    ]
}

fn all_released(bundle: &Bundle, who: &str) {
    for input in ["a/1", "a/2", "a/3", "a/staff.csv"] {
        assert_eq!(bundle.held(input), None, "{input} for {who}");
    }
    assert_eq!(bundle.held("a/4"), Some("unknown-format"));
}

#[test]
fn no_name_and_no_id_holds_a_drop_back_by_the_words_this_program_writes() {
    for name in kamei::policy::Policy::PRESETS {
        for (id, patient) in NAMES {
            let bundle = run(&drop(id, patient), preset(name));
            all_released(&bundle, &format!("{id} {patient} under {name}"));
        }
    }
}

#[test]
fn a_second_run_over_own_outputs_of_such_a_patient_is_released_too() {
    let (id, patient) = NAMES[0];
    let first = run(&drop(id, patient), preset("jp-kamei"));
    let again = vec![
        ("b/1", first.output("a/1").to_vec()),
        (
            "b/2",
            slice("0077777", patient, "19720214", "20240502", 1)
                .put(0x0020_0010, "SH", "7")
                .file(),
        ),
    ];
    let second = run(&again, preset("jp-kamei"));
    assert_eq!(second.held("b/1"), None);
    assert_eq!(second.held("b/2"), None);
    let method = text(second.output("b/1"), 0x0012_0063).expect("a method");
    assert!(method.starts_with(kamei::TOOL), "{method}");
}

#[test]
fn a_patient_named_like_the_program_is_gone_from_everything_else() {
    let (id, patient) = NAMES[0];
    let (other, name) = ("0055555", "Suzuki^Ichiro");
    let comment =
        slice(other, name, "19720214", "20240502", 1).put(0x0010_4000, "LT", "seen by Kamei Hana");
    let mut files = drop(id, patient);
    files.push((
        "a/5",
        comment.put(0x0008_1030, "LO", "CT CHEST KAMEI").file(),
    ));
    for policy in ["jp-kamei", "research"] {
        let bundle = run(&files, preset(policy));
        assert_eq!(bundle.held("a/5"), None);
        assert!(!holds(&bundle.everything(), "亀井"));
        assert!(!holds(&bundle.everything(), "Hana"));
        let output = bundle.output("a/5");
        for tag in [0x0008_1030, 0x0010_4000] {
            let left = text(output, tag).unwrap_or_default().to_uppercase();
            assert!(!left.contains("KAMEI"), "{left}");
        }
    }
}

/// The program's words pass the gate at their own places alone: planted anywhere else in an output, at
/// another byte of the same element or beside them, the name is found.
#[test]
fn the_gate_finds_the_name_in_any_element_but_at_the_words_of_the_program() {
    let identifiers = [
        (IdentifierKind::PatientName, "Kamei^Hana=亀井^花"),
        (IdentifierKind::PatientId, "113100"),
        (IdentifierKind::RecordId, "KAMEI010"),
    ]
    .map(|(kind, value)| Identifier {
        kind,
        value: value.to_owned(),
    });
    let gate = Gate::new(identifiers.iter(), false);
    let method = format!("{} 113100", kamei::TOOL);
    let code = |value: &str, meaning: &str| {
        DataSet::default()
            .put(0x0008_0100, "SH", value)
            .put(0x0008_0102, "SH", "DCM")
            .put(0x0008_0104, "LO", meaning)
    };
    let profile = "Basic Application Confidentiality Profile";
    let clean = || {
        DataSet::default()
            .put(0x0008_0005, "CS", "ISO_IR 192")
            .put(0x0008_0016, "UI", support::CT)
            .put(0x0008_0018, "UI", "2.25.7")
            .put(0x0012_0062, "CS", "YES")
            .put(0x0012_0063, "LO", &method)
            .sequence(0x0012_0064, &[code("113100", profile)])
    };
    let found = |set: DataSet| {
        let file = set.file();
        let checked = gate.check(Kind::Dicom, &file, None, &Limits::default());
        !checked.expect("an output").hits.is_empty()
    };
    assert!(!found(clean()));
    let planted = [
        clean().put(0x0008_1030, "LO", "CT KAMEI"),
        clean().put(0x0008_1030, "LO", &method),
        clean().put(0x0010_0020, "LO", "113100"),
        clean().put(0x0010_0020, "LO", "KAMEI_0_1_0"),
        clean().put(0x0012_0063, "LO", format!("{method} Kamei")),
        clean().put(0x0012_0063, "LO", format!("Kamei\\{method}")),
        clean().put(0x0012_0063, "LO", "Kamei Hana"),
        clean().sequence(0x0012_0064, &[code("113100", "Kamei")]),
        clean().sequence(
            0x0012_0064,
            &[code("113100", profile).put(0x0008_0119, "UC", "KAMEI")],
        ),
        clean().sequence(
            0x0040_0275,
            &[DataSet::default().put(0x0012_0063, "LO", &method)],
        ),
        clean().sequence(0x0008_1032, &[code("113100", profile)]),
        clean().put(0x0028_0303, "CS", "KAMEI HANA"),
        clean().put(0x7FE0_0010, "OW", "....KAMEI HANA...KAMEI_0_1_0...."),
    ];
    for (index, set) in planted.into_iter().enumerate() {
        assert!(found(set), "plant {index}");
    }
}
