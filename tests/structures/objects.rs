//! Annotations, waveforms, segments and what other objects say beside their pixels.

use super::*;

/// L25.
#[test]
fn l25_annotations_of_a_presentation_keep_their_words_and_lines_and_lose_the_patient() {
    let words = DataSet::default()
        .put(0x0070_0006, "ST", "nodule 12 mm, Hoshikawa Kazuomi")
        .put(0x0070_0014, "FL", [0u8; 8])
        .put(0x0070_0015, "CS", "Y");
    let line = DataSet::default()
        .put(0x0070_0005, "CS", "PIXEL")
        .put(0x0070_0020, "US", 2u16.to_le_bytes())
        .put(0x0070_0021, "US", 2u16.to_le_bytes())
        .put(0x0070_0022, "FL", [1u8, 2, 3, 4].repeat(4))
        .put(0x0070_0023, "CS", "POLYLINE");
    let annotation = DataSet::default()
        .put(0x0070_0002, "CS", "LAYER1")
        .sequence(0x0070_0008, std::slice::from_ref(&words))
        .sequence(0x0070_0009, &[line]);
    let object = object(PRESENTATION, "PR").sequence(0x0070_0001, &[annotation]);
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let annotation = &items(&out, 0x0070_0001)[0];
        let words = &items(annotation, 0x0070_0008)[0];
        assert_eq!(
            text(words, 0x0070_0006).as_deref(),
            Some("nodule 12 mm, [NAME]")
        );
        let line = &items(annotation, 0x0070_0009)[0];
        let points = line.get(tag(0x0070_0022)).unwrap().to_bytes().unwrap();
        assert_eq!(points.as_ref(), [1u8, 2, 3, 4].repeat(4));
        assert!(claims(&out).contains(&"113103".to_owned()), "{name}");
    }
    for name in ["jp-tokumei", "ps3.15-basic"] {
        let bundle = drop_of(&object, name);
        assert!(!holds(&bundle.everything(), "nodule"), "{name}");
        assert!(!claims(&output(&object, name)).contains(&"113103".to_owned()));
    }
}

#[test]
fn an_ecg_keeps_its_samples_channels_and_measurements() {
    let samples: Vec<u8> = (0..=255).collect();
    let channel = DataSet::default()
        .put(0x003A_0203, "SH", "Lead II")
        .sequence(0x003A_0208, &[code("2:2", "MDC", "Lead II")]);
    let group = DataSet::default()
        .put(0x003A_0004, "CS", "ORIGINAL")
        .put(0x003A_0005, "US", 1u16.to_le_bytes())
        .sequence(0x003A_0200, &[channel])
        .put(0x5400_1004, "US", 16u16.to_le_bytes())
        .put(0x5400_1010, "OW", &samples);
    let said = DataSet::default()
        .put(0x0070_0006, "ST", "Sinus rhythm, Hoshikawa Kazuomi")
        .put(0x0040_A0B0, "US", [1u8, 0, 0, 0]);
    let rate = DataSet::default()
        .sequence(0x0040_A043, &[code("2:16016", "MDC", "Heart Rate")])
        .put(0x0040_A30A, "DS", "72");
    let object = object(ECG, "ECG")
        .sequence(0x5400_0100, &[group])
        .sequence(0x0040_B020, &[said, rate]);
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let group = &items(&out, 0x5400_0100)[0];
        let kept = group.get(tag(0x5400_1010)).unwrap().to_bytes().unwrap();
        assert_eq!(kept.as_ref(), samples);
        let channel = &items(group, 0x003A_0200)[0];
        assert_eq!(text(channel, 0x003A_0203).as_deref(), Some("Lead II"));
        let notes = items(&out, 0x0040_B020);
        assert_eq!(
            text(&notes[0], 0x0070_0006).as_deref(),
            Some("Sinus rhythm, [NAME]")
        );
        assert_eq!(text(&notes[1], 0x0040_A30A).as_deref(), Some("72"));
    }
    for name in Policy::PRESETS {
        let out = output(&object, name);
        let group = &items(&out, 0x5400_0100)[0];
        let kept = group.get(tag(0x5400_1010)).unwrap().to_bytes().unwrap();
        assert_eq!(kept.as_ref(), samples, "{name}");
    }
}

#[test]
fn segments_structures_and_spectra_keep_their_labels_and_data() {
    let segment = DataSet::default()
        .put(0x0062_0004, "US", 1u16.to_le_bytes())
        .put(0x0062_0005, "LO", "Liver")
        .put(0x0062_0006, "ST", "drawn for Hoshikawa Kazuomi")
        .put(0x0062_0008, "CS", "MANUAL");
    let roi = DataSet::default()
        .put(0x3006_0022, "IS", "1")
        .put(0x3006_0026, "LO", "GTV Hoshikawa")
        .put(0x3006_0036, "CS", "MANUAL");
    let contour = DataSet::default().put(0x3006_0050, "DS", "1.5\\2.5\\3.5");
    let object = object("1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT")
        .sequence(0x0062_0002, &[segment])
        .sequence(0x3006_0020, &[roi])
        .sequence(
            0x3006_0039,
            &[DataSet::default().sequence(0x3006_0040, &[contour])],
        )
        .put(0x5600_0020, "OF", [0u8, 0, 128, 63].repeat(16));
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let segment = &items(&out, 0x0062_0002)[0];
        assert_eq!(text(segment, 0x0062_0005).as_deref(), Some("Liver"));
        let roi = &items(&out, 0x3006_0020)[0];
        assert_eq!(text(roi, 0x3006_0026).as_deref(), Some("GTV [NAME]"));
    }
    for name in Policy::PRESETS {
        let out = output(&object, name);
        let contour = &items(&items(&out, 0x3006_0039)[0], 0x3006_0040)[0];
        assert_eq!(
            text(contour, 0x3006_0050).as_deref(),
            Some("1.5\\2.5\\3.5"),
            "{name}"
        );
        let spectrum = out.get(tag(0x5600_0020)).unwrap().to_bytes().unwrap();
        assert_eq!(spectrum.as_ref(), [0u8, 0, 128, 63].repeat(16), "{name}");
    }
}

/// PS3.3 C.10.5.1: a graphic lies on a layer that the object names.
#[test]
fn a_dummy_graphic_lies_on_a_layer_of_the_object() {
    let annotation = DataSet::default().put(0x0070_0002, "CS", "LAYER1");
    let layer = |name: &str| {
        DataSet::default()
            .put(0x0070_0002, "CS", name)
            .put(0x0070_0062, "IS", "1")
    };
    for (name, written) in [("LAYER1", "LAYER1"), ("HOSHIKAWA", "DEIDENTIFIED")] {
        let object = object(PRESENTATION, "PR")
            .sequence(0x0070_0001, std::slice::from_ref(&annotation))
            .sequence(0x0070_0060, &[layer(name)]);
        let out = output(&object, "ps3.15-basic");
        for sequence in [0x0070_0001, 0x0070_0060] {
            let found = text(&items(&out, sequence)[0], 0x0070_0002);
            assert_eq!(found.as_deref(), Some(written), "{sequence:08X}");
        }
    }
}

#[test]
fn a_modality_that_is_a_name_becomes_another_modality() {
    let image = slice(ID, NAME, BIRTH, "20240501", 1).put(0x0008_0060, "CS", "HOSHIKAWA");
    let out = output(&image, "jp-kamei");
    assert_eq!(text(&out, 0x0008_0060).as_deref(), Some("OT"));
}
