//! Private blocks: what vouches for them and what does not.

use super::*;

/// L02, L03, L04: blocks of two creators in one group, odd and absent ones, lower case, nested.
#[test]
fn l04_a_safe_private_value_stays_only_in_the_block_of_its_creator() {
    let safe = "SIEMENS MR HEADER";
    let blocks = |creator: &str, other: &str| {
        slice(ID, NAME, BIRTH, "20240501", 1)
            .put(0x0019_0010, "LO", other)
            .put(0x0019_00E1, "LO", creator)
            .put(0x0019_100C, "IS", "4711")
            .put(0x0019_E10C, "IS", "1000")
    };
    let out = output(&blocks(safe, "MARKERMAKER"), "research");
    assert_eq!(text(&out, 0x0019_E10C).as_deref(), Some("1000"));
    assert_eq!(text(&out, 0x0019_00E1).as_deref(), Some(safe));
    for gone in [0x0019_0010, 0x0019_100C] {
        assert!(out.get(tag(gone)).is_none(), "{gone:08X}");
    }
    for creator in ["siemens mr header", "SIEMENS MR HEADER 2", ""] {
        let out = output(&blocks(creator, "MARKERMAKER"), "research");
        assert!(out.get(tag(0x0019_E10C)).is_none(), "{creator}");
    }
    // No creator in the item: the one outside does not reach inside.
    let nested = DataSet::default().put(0x0019_E10C, "IS", "2000");
    let with = blocks(safe, "MARKERMAKER").sequence(0x0008_1140, &[nested]);
    let out = output(&with, "research");
    let item = items(&out, 0x0008_1140);
    assert!(item.iter().all(|item| item.get(tag(0x0019_E10C)).is_none()));
    for name in ["jp-kamei", "jp-tokumei", "ps3.15-basic"] {
        let out = output(&blocks(safe, "MARKERMAKER"), name);
        assert!(out.get(tag(0x0019_E10C)).is_none(), "{name}");
    }
}

fn declaring(status: &str, elements: &[u16]) -> DataSet {
    let numbers: Vec<u8> = elements.iter().flat_map(|it| it.to_le_bytes()).collect();
    let block = DataSet::default()
        .put(0x0008_0301, "US", 0x0029u16.to_le_bytes())
        .put(0x0008_0302, "LO", "ACME 1.0")
        .put(0x0008_0303, "CS", status)
        .put(0x0008_0304, "US", numbers);
    let inner = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERINNER")
        .put(0x0018_0050, "DS", "2.5");
    slice(ID, NAME, BIRTH, "20240501", 1)
        .sequence(0x0008_0300, &[block])
        .put(0x0029_0010, "LO", "ACME 1.0")
        .put(0x0029_1001, "FD", 1.5f64.to_le_bytes())
        .put(0x0029_1002, "LO", "gradient of Hoshikawa Kazuomi")
        .put(0x0029_1003, "PN", "MARKERPERSON")
        .put(0x0029_1004, "UN", "MARKERHIDDEN")
        .sequence(0x0029_1005, &[inner])
}

#[test]
fn a_block_that_the_data_set_declares_safe_stays_under_retain_safe_private_and_is_cleaned() {
    let markers = ["MARKERINNER", "MARKERPERSON", "MARKERHIDDEN", "Hoshikawa"];
    for set in [
        declaring("SAFE", &[]),
        declaring("MIXED", &[1, 2, 3, 4, 5]),
        declaring("UNSAFE", &[1]),
    ] {
        gone(&set, &markers);
    }
    for set in [declaring("SAFE", &[]), declaring("MIXED", &[1, 2, 3, 4, 5])] {
        let out = output(&set, "research");
        assert!(out.get(tag(0x0029_1001)).is_some());
        assert_eq!(
            text(&out, 0x0029_1002).as_deref(),
            Some("gradient of [NAME]")
        );
        let inner = &items(&out, 0x0029_1005)[0];
        assert_eq!(text(inner, 0x0018_0050).as_deref(), Some("2.5"));
        assert!(output(&set, "jp-kamei").get(tag(0x0029_1001)).is_none());
    }
    let mixed = output(&declaring("MIXED", &[1]), "research");
    assert!(mixed.get(tag(0x0029_1001)).is_some());
    assert!(mixed.get(tag(0x0029_1002)).is_none());
    for status in ["UNSAFE", "", "MARKER"] {
        let out = output(&declaring(status, &[1, 2]), "research");
        assert!(out.get(tag(0x0029_1001)).is_none(), "{status}");
    }
}

#[test]
fn the_users_own_list_of_safe_private_attributes_is_honoured() {
    let policy = Policy::from_json(
        r#"{"preset":"research","safe_private":[
            {"creator":"ACME 1.0","group":"0029","element":"01","vr":"FD"},
            {"creator":"ACME 1.0","group":"0029","element":"05","vr":"SQ"}]}"#,
    )
    .unwrap();
    let bundle = run(&[("in", declaring("UNSAFE", &[]).file())], policy);
    let out = dicom_object::from_reader(bundle.output("in")).unwrap();
    assert!(out.get(tag(0x0029_1001)).is_some());
    assert!(out.get(tag(0x0029_1002)).is_none());
    assert_eq!(items(&out, 0x0029_1005).len(), 1);
    for marker in ["MARKERINNER", "MARKERPERSON", "MARKERHIDDEN", "Hoshikawa"] {
        assert!(!holds(&bundle.everything(), marker), "{marker}");
    }
}

/// In implicit VR nothing tells a number in digits from a text, but its look.
#[test]
fn a_safe_private_number_in_digits_stays_without_its_vr() {
    let block = |value: &str| {
        slice(ID, NAME, BIRTH, "20240501", 1)
            .put(0x0019_0010, "LO", "SIEMENS MR HEADER")
            .put(0x0019_100C, "IS", value)
            .put(0x0019_100D, "CS", "DIRECTIONAL")
    };
    let kept = |value: &str, policy: &str, element: u32| {
        let bundle = run(&[("in", block(value).implicit_file())], preset(policy));
        let out = dicom_object::from_reader(bundle.output("in")).unwrap();
        let element = out.get(tag(element))?;
        let bytes = element.to_bytes().ok()?;
        Some(String::from_utf8_lossy(&bytes).trim_end().to_owned())
    };
    assert_eq!(
        kept("1000", "research", 0x0019_100C).as_deref(),
        Some("1000")
    );
    let directional = kept("1000", "research", 0x0019_100D);
    assert_eq!(directional.as_deref(), Some("DIRECTIONAL"));
    assert_eq!(kept("1000", "jp-kamei", 0x0019_100C), None);
    for value in ["by Tanaka", "20240501", ID, "HOSHIKAWA"] {
        assert_eq!(kept(value, "research", 0x0019_100C), None, "{value}");
    }
}
