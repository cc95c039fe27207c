//! Indexes of media.

use super::*;

/// A DICOMDIR of one patient.
fn directory() -> Vec<u8> {
    let record = DataSet::default()
        .put(0x0004_1400, "UL", [0u8; 4])
        .put(0x0004_1410, "US", [0xFFu8, 0xFF])
        .put(0x0004_1420, "UL", [0u8; 4])
        .put(0x0004_1430, "CS", "PATIENT")
        .put(0x0004_1500, "CS", "DICOM\\QX551207\\IM1")
        .put(0x0010_0010, "PN", "Kamishiro^Touma")
        .put(0x0010_0020, "LO", "QX-90117");
    let set = DataSet::default()
        .put(0x0004_1130, "CS", "MEDIUM")
        .put(0x0004_1200, "UL", [0u8; 4])
        .sequence(0x0004_1220, &[record]);
    let file = set.file();
    let class = DataSet::default()
        .put(0x0002_0002, "UI", support::CT)
        .bytes(true);
    let at = file
        .windows(class.len())
        .position(|window| window == class)
        .expect("a class");
    [&file[..at], &directory_class(), &file[at + class.len()..]].concat()
}

/// (0002,0002) of a directory, as long as that of a CT.
fn directory_class() -> Vec<u8> {
    let mut uid = b"1.2.840.10008.1.3.10".to_vec();
    uid.resize(support::CT.len().next_multiple_of(2), 0);
    DataSet::default().put(0x0002_0002, "UI", uid).bytes(true)
}

/// L07.
#[test]
fn l07_an_index_of_a_medium_is_not_carried_over_whatever_its_name_and_is_known_all_the_same() {
    let image = slice("7712", "Aoki^Jun", "19700101", "20240501", 1).put(
        0x0008_1030,
        "LO",
        "CT CHEST Kamishiro Touma QX-90117 QX551207",
    );
    let directory = directory();
    for path in ["DICOMDIR", "dicom/IM000001.dcm", "export/series"] {
        let files = [(path, directory.clone()), ("b", image.file())];
        for name in Policy::PRESETS {
            let bundle = run(&files, preset(name));
            assert_eq!(bundle.held(path), Some("media-index"), "{name} {path}");
            assert_eq!(bundle.held("b"), None, "{name}");
            for marker in ["Kamishiro", "Touma", "QX-90117", "QX551207"] {
                assert!(holds(&files[1].1, marker));
                assert!(!holds(&bundle.everything(), marker), "{marker} {name}");
            }
        }
    }
}

#[test]
fn no_prefix_of_an_index_is_released() {
    let directory = directory();
    for end in (0..directory.len()).step_by(3) {
        let bundle = run(&[("in", directory[..end].to_vec())], preset("research"));
        let everything = bundle.everything();
        assert!(!holds(&everything, "Kamishiro"), "{end}");
    }
}
