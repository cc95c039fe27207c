//! The main job: a mixed drop of images and tables becomes one bundle without identities.

mod support;

use support::{Bundle, DataSet, holds, preset, run, run_reviewed, slice, text};

fn day(compact: &str) -> chrono::NaiveDate {
    chrono::NaiveDate::parse_from_str(compact, "%Y%m%d").expect("a date")
}

fn table() -> Vec<u8> {
    "患者ID,氏名,生年月日,検査日,性別,年齢,HbA1c,備考\r\n\
     0012345,山田 太郎,1961/01/03,2024/05/01,M,63,6.1,山田様、経過良好。\r\n\
     0067890,鈴木 花子,1972/02/14,2024/05/02,F,52,5.4,特記なし\r\n\
     0099999,佐藤 次郎,1980/11/30,2024/05/03,M,43,7.2,再診\r\n"
        .as_bytes()
        .to_vec()
}

fn drop() -> Vec<(&'static str, Vec<u8>)> {
    let taro = |n| {
        slice(
            "0012345",
            "Yamada^Taro=山田^太郎=やまだ^たろう",
            "19610103",
            "20240501",
            n,
        )
        .file()
    };
    vec![
        ("export/山田太郎/IM1", taro(1)),
        ("export/山田太郎/IM2", taro(2)),
        (
            "export/hanako/IM1",
            slice("0067890", "Suzuki^Hanako", "19720214", "20240502", 1).file(),
        ),
        ("export/患者一覧.csv", table()),
    ]
}

#[test]
fn images_and_tables_of_one_patient_carry_the_same_pseudonym() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let pseudonym = text(bundle.output("export/山田太郎/IM1"), 0x0010_0020).expect("a patient ID");
    assert_eq!(pseudonym.len(), 14);
    let csv = String::from_utf8(bundle.output("export/患者一覧.csv").to_vec()).expect("text");
    assert!(
        csv.lines().nth(1).expect("a row").starts_with(&pseudonym),
        "{csv}"
    );
}

#[test]
fn images_and_tables_of_one_patient_move_by_the_same_days() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let study = text(bundle.output("export/山田太郎/IM1"), 0x0008_0020).expect("a study date");
    let moved = day("20240501") - day(&study);
    assert!((1..=730).contains(&moved.num_days()));
    let csv = String::from_utf8(bundle.output("export/患者一覧.csv").to_vec()).expect("text");
    let expected = day(&study).format("%Y/%m/%d").to_string();
    assert!(
        csv.lines().nth(1).expect("a row").contains(&expected),
        "{csv}"
    );
}

#[test]
fn the_birth_date_keeps_only_its_month() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let birth = text(bundle.output("export/山田太郎/IM1"), 0x0010_0030).expect("a birth date");
    assert!(birth.ends_with("01"), "{birth}");
}

#[test]
fn no_identity_of_any_input_leaves_in_any_byte() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let everything = bundle.everything();
    for identity in [
        "Yamada",
        "YAMADA",
        "山田",
        "太郎",
        "やまだ",
        "0012345",
        "ACC0012345",
        "Suzuki",
        "Hanako",
        "鈴木",
        "花子",
        "0067890",
        "佐藤",
        "次郎",
        "0099999",
        "19610103",
        "1961/01/03",
        "1.2.826.0.1.3680043.9.7777",
        "export",
        "患者一覧",
    ] {
        assert!(!holds(&everything, identity), "{identity} left");
    }
    assert_eq!(bundle.finished.held_back, 0);
}

#[test]
fn useful_values_stay_byte_for_byte() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let output = bundle.output("export/山田太郎/IM1");
    assert_eq!(text(output, 0x0008_1030).as_deref(), Some("CT CHEST"));
    assert_eq!(text(output, 0x0018_0050).as_deref(), Some("1.25"));
    assert_eq!(text(output, 0x0010_1010).as_deref(), Some("042Y"));
    assert_eq!(text(output, 0x0010_0040).as_deref(), Some("F"));
    let pixels: Vec<u8> = (0u8..32).collect();
    assert!(output.ends_with(&pixels));
    let csv = String::from_utf8(bundle.output("export/患者一覧.csv").to_vec()).expect("text");
    assert!(csv.contains(",6.1,") && csv.contains("経過良好"), "{csv}");
}

#[test]
fn the_bundle_does_not_depend_on_the_order_of_the_inputs() {
    let forward = run(&drop(), preset("jp-kamei"));
    let mut files = drop();
    files.reverse();
    assert_eq!(forward.files, run(&files, preset("jp-kamei")).files);
}

#[test]
fn every_preset_gives_a_bundle_without_identities() {
    for name in kamei::policy::Policy::PRESETS {
        let bundle = run(&drop(), preset(name));
        let everything = bundle.everything();
        for identity in [
            "Yamada", "山田", "0012345", "Suzuki", "鈴木", "0067890", "19610103",
        ] {
            assert!(
                !holds(&everything, identity),
                "{identity} left under {name}"
            );
        }
        assert!(
            bundle.files.keys().any(|path| path.ends_with(".dcm")),
            "{name} released no image"
        );
    }
}

#[test]
fn a_broken_file_is_held_back_and_the_others_ship() {
    let mut files = drop();
    let mut broken = slice("0055555", "Tanaka^Ichiro", "19500505", "20240601", 1).file();
    broken.truncate(broken.len() - 10);
    files.push(("export/broken", broken));
    files.push(("export/readme.txt", b"no table, no image".to_vec()));
    files.push(("export/empty", Vec::new()));
    let bundle = run(&files, preset("jp-kamei"));
    assert_eq!(bundle.held("export/broken"), Some("truncated"));
    assert_eq!(bundle.held("export/readme.txt"), Some("unknown-format"));
    assert_eq!(bundle.held("export/empty"), Some("empty"));
    assert_eq!(bundle.finished.files.len(), 4);
    assert!(!holds(&bundle.everything(), "Tanaka"));
}

#[test]
fn an_ultrasound_image_ships_only_after_its_pixels_were_searched() {
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let files = vec![("us", image.put(0x0008_0060, "CS", "US").file())];
    let searched = run(&files, preset("jp-kamei"));
    assert_eq!(searched.held("us"), None);
    let object = dicom_object::from_reader(searched.output("us")).expect("readable");
    let annotation = object.element_by_name("BurnedInAnnotation").expect("said");
    assert_eq!(annotation.to_str().expect("text").trim(), "NO");
    let off = r#"{"preset":"jp-kamei","pixels":{"search":"off"}}"#;
    assert_eq!(
        run(
            &files,
            kamei::policy::Policy::from_json(off).expect("a policy")
        )
        .held("us"),
        Some("pixels-unexamined")
    );
}

/// A series of two ultrasound images and a third of another series, all white.
fn white_images() -> Vec<(&'static str, Vec<u8>)> {
    let image = |instance, series: &str| {
        slice("0012345", "Yamada^Taro", "19610103", "20240501", instance)
            .put(0x0008_0060, "CS", "US")
            .put(0x0020_000E, "UI", series)
            .put(0x7FE0_0010, "OW", [0xFF, 0x0F].repeat(16))
            .file()
    };
    let (one, other) = ("1.2.826.0.1.3680043.8.498.1", "1.2.826.0.1.3680043.8.498.2");
    vec![
        ("a", image(1, one)),
        ("b", image(2, one)),
        ("c", image(3, other)),
    ]
}

/// The places of black pixels in the output of an input.
fn black(bundle: &Bundle, input: &str) -> Vec<usize> {
    let object = dicom_object::from_reader(bundle.output(input)).expect("readable");
    let pixels = object.element_by_name("PixelData").expect("pixels");
    let pixels = pixels.to_bytes().expect("bytes");
    let black = pixels.chunks(2).enumerate();
    black
        .filter(|(_, it)| *it == [0, 0])
        .map(|(at, _)| at)
        .collect()
}

#[test]
fn a_box_that_a_person_draws_is_black_in_its_image_or_in_the_whole_series() {
    let files = white_images();
    let review = |series: bool| {
        format!(
            r#"{{"boxes":[{{"index":0,"series":{series},"area":{{"x":1,"y":2,"width":2,"height":9}}}}]}}"#
        )
    };
    let inside = [9, 10, 13, 14];
    for (series, of_b) in [(false, &[][..]), (true, &inside)] {
        let bundle = run_reviewed(&files, preset("jp-kamei"), &review(series));
        assert_eq!(black(&bundle, "a"), inside);
        assert_eq!(black(&bundle, "b"), of_b);
        assert!(black(&bundle, "c").is_empty());
        let report = String::from_utf8_lossy(&bundle.files["report.json"]).into_owned();
        assert!(
            report.contains("\"drawn\""),
            "the report counts what was drawn"
        );
        assert!(!report.contains("height"), "and does not say where");
    }
}

#[test]
fn what_nobody_accepted_is_held_back_where_a_review_is_required() {
    let files = white_images();
    let policy = r#"{"preset":"jp-kamei","pixels":{"review":"required"}}"#;
    let policy = || kamei::policy::Policy::from_json(policy).expect("a policy");
    // Nobody reviews natively.
    let unseen = run(&files, policy());
    for input in ["a", "b", "c"] {
        assert_eq!(unseen.held(input), Some("review-missing"));
    }
    let seen = run_reviewed(&files, policy(), r#"{"accepted":[0,2]}"#);
    assert_eq!(seen.held("a"), None);
    assert_eq!(seen.held("b"), Some("review-missing"));
    assert_eq!(seen.held("c"), None);
    let quiet = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1).file();
    assert_eq!(run(&[("ct", quiet)], policy()).held("ct"), None);
}

#[test]
fn a_name_in_a_description_goes_and_the_words_around_it_stay() {
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let image = image.put(0x0008_103E, "LO", "CT CHEST for Taro Yamada");
    let bundle = run(&[("ct", image.file())], preset("jp-kamei"));
    let description = text(bundle.output("ct"), 0x0008_103E).expect("a series description");
    assert!(description.starts_with("CT CHEST"), "{description}");
    assert!(!holds(&bundle.everything(), "Yamada"));
}

#[test]
fn a_name_inside_a_kept_element_does_not_leave() {
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let image = image
        .put(0x0018_1160, "SH", "YAMADA TARO")
        .put(0x0018_0022, "CS", "0012345");
    let bundle = run(&[("ct", image.file())], preset("jp-kamei"));
    assert!(!holds(&bundle.everything(), "YAMADA"));
    assert!(!holds(&bundle.everything(), "0012345"));
    assert_eq!(bundle.held("ct"), None);
}

#[test]
fn markers_in_nested_and_private_places_do_not_leave() {
    let inner = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERNAME^NESTED")
        .put(0x0040_A123, "PN", "MARKERSTAFF");
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1)
        .sequence(0x0040_0275, std::slice::from_ref(&inner))
        .put(0x0009_0010, "LO", "MARKERCREATOR")
        .put(0x0009_1001, "LO", "MARKERPRIVATE")
        .sequence(0x0009_1002, &[inner]);
    let bytes = image.file();
    assert!(holds(&bytes, "MARKERNAME") && holds(&bytes, "MARKERPRIVATE"));
    let bundle = run(&[("ct", bytes)], preset("ps3.15-basic"));
    assert_eq!(bundle.held("ct"), None);
    assert!(!holds(&bundle.everything(), "MARKER"));
}

#[test]
fn every_prefix_of_a_file_is_processed_or_held_back_without_its_patient() {
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let inner =
        DataSet::default()
            .put(0x0008_1150, "UI", support::CT)
            .put(0x0008_1155, "UI", "1.2.3.4");
    let bytes = image.sequence(0x0008_1140, &[inner]).file();
    for end in 0..bytes.len() {
        let bundle = run(&[("prefix", bytes[..end].to_vec())], preset("jp-kamei"));
        let everything = bundle.everything();
        assert!(
            !holds(&everything, "Yamada"),
            "prefix of {end} bytes leaks the name"
        );
        assert!(
            !holds(&everything, "0012345"),
            "prefix of {end} bytes leaks the ID"
        );
    }
}

#[test]
fn a_second_run_over_the_same_inputs_gives_the_same_bytes() {
    assert_eq!(
        run(&drop(), preset("research")).files,
        run(&drop(), preset("research")).files
    );
}
