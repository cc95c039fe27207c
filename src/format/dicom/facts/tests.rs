use crate::element::{Tag, VR};
use crate::format::dicom::fixture::{even, file, nested, survey};
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT};
use crate::format::dicom::tree::Encoding;
use crate::identity::{Entity, Identifier, IdentifierKind as Kind, entity_hash};

fn patient(encoding: Encoding) -> Vec<u8> {
    let other = [
        even(encoding, Tag(0x0010, 0x0020), VR::LO, b"OLD77"),
        even(encoding, Tag(0x0010, 0x0021), VR::LO, b"OTHER"),
    ]
    .concat();
    let mut data = even(encoding, Tag(0x0008, 0x0005), VR::CS, b"\\ISO 2022 IR 87");
    data.extend(even(
        encoding,
        Tag(0x0008, 0x0016),
        VR::UI,
        b"1.2.840.10008.5.1.4.1.1.2",
    ));
    data.extend(even(encoding, Tag(0x0008, 0x0018), VR::UI, b"1.2.392.1.1"));
    data.extend(even(encoding, Tag(0x0008, 0x0020), VR::DA, b"20240131"));
    data.extend(even(encoding, Tag(0x0008, 0x0050), VR::SH, b"ACC-1"));
    data.extend(even(encoding, Tag(0x0008, 0x0060), VR::CS, b"CT"));
    data.extend(even(
        encoding,
        Tag(0x0008, 0x0080),
        VR::LO,
        b"Kamei Hospital",
    ));
    data.extend(even(
        encoding,
        Tag(0x0008, 0x0090),
        VR::PN,
        b"Suzuki^Ichiro",
    ));
    let reference = even(encoding, Tag(0x0008, 0x1155), VR::UI, b"1.2.392.1.9");
    data.extend(nested(encoding, Tag(0x0008, 0x1140), &reference));
    data.extend(even(
        encoding,
        Tag(0x0010, 0x0010),
        VR::PN,
        b"Yamada^Taro=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B",
    ));
    data.extend(even(encoding, Tag(0x0010, 0x0020), VR::LO, b"00123"));
    data.extend(even(encoding, Tag(0x0010, 0x0021), VR::LO, b"hosp"));
    data.extend(even(encoding, Tag(0x0010, 0x0030), VR::DA, b"19610103"));
    data.extend(nested(encoding, Tag(0x0010, 0x1002), &other));
    data.extend(even(encoding, Tag(0x0020, 0x000D), VR::UI, b"1.2.392.1.2"));
    data.extend(even(encoding, Tag(0x0020, 0x000E), VR::UI, b"1.2.392.1.3"));
    data
}

#[test]
fn people_and_identifiers_are_found_at_every_depth_in_every_encoding() {
    for encoding in [IMPLICIT, EXPLICIT, BIG] {
        let (facts, found) = survey(&file(encoding, &patient(encoding))).unwrap();
        let person = facts.person.unwrap();
        assert_eq!(
            (person.issuer.as_str(), person.id.as_str()),
            ("HOSP", "00123")
        );
        for (kind, value) in [
            (Kind::PatientId, "00123"),
            (Kind::PatientId, "OLD77"),
            (Kind::PatientName, "Yamada^Taro=山田^太郎"),
            (Kind::StaffName, "Suzuki^Ichiro"),
            (Kind::BirthDate, "19610103"),
            (Kind::EventDate, "20240131"),
            (Kind::RecordId, "ACC-1"),
            (Kind::Institution, "Kamei Hospital"),
            (Kind::Uid, "1.2.392.1.1"),
            (Kind::Uid, "1.2.392.1.9"),
        ] {
            assert!(
                found.contains(&Identifier {
                    kind,
                    value: value.to_owned()
                }),
                "{value}"
            );
        }
        assert!(
            found
                .iter()
                .all(|identifier| !identifier.value.starts_with("1.2.840.10008"))
        );
        assert_eq!(facts.sop_uid, "1.2.392.1.1");
        assert_eq!(facts.study_uid, "1.2.392.1.2");
        assert_eq!(facts.series_uid, "1.2.392.1.3");
        assert_eq!(facts.modality, "CT");
        assert_eq!(facts.birth_date.as_deref(), Some("19610103"));
        assert_eq!(
            facts.references,
            [entity_hash(Entity::Instance, "1.2.392.1.9")]
        );
        assert_eq!(facts.entities.len(), 3);
        assert!(!facts.has_pixels && !facts.pixels_suspicious);
    }
}

#[test]
fn every_reading_of_a_mislabelled_name_is_an_identifier() {
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0005), VR::CS, b"ISO_IR 100");
    data.extend(even(
        EXPLICIT,
        Tag(0x0010, 0x0010),
        VR::PN,
        b"\x8E\x52\x93\x63^\x91\xBE\x98\x59",
    ));
    let (_, found) = survey(&file(EXPLICIT, &data)).unwrap();
    let name = Identifier {
        kind: Kind::PatientName,
        value: "山田^太郎".to_owned(),
    };
    assert!(found.contains(&name));
}

#[test]
fn sentinels_and_impossible_dates_identify_nobody() {
    let mut data = even(EXPLICIT, Tag(0x0010, 0x0020), VR::LO, b"UNKNOWN");
    data.extend(even(EXPLICIT, Tag(0x0010, 0x0030), VR::DA, b"19000101"));
    data.extend(even(EXPLICIT, Tag(0x0010, 0x1000), VR::LO, b"0000\\ "));
    data.extend(even(EXPLICIT, Tag(0x0040, 0xA121), VR::DA, b"20240231"));
    let (facts, found) = survey(&file(EXPLICIT, &data)).unwrap();
    assert!(found.is_empty(), "{} found", found.len());
    assert_eq!((facts.person, facts.birth_date), (None, None));
}

#[test]
fn private_blocks_are_counted_under_one_number() {
    let mut data = even(EXPLICIT, Tag(0x0019, 0x0012), VR::LO, b"VENDOR ");
    data.extend(even(EXPLICIT, Tag(0x0019, 0x1234), VR::LO, b"Yamada"));
    data.extend(even(EXPLICIT, Tag(0x0019, 0x2034), VR::LO, b"Yamada"));
    let (facts, found) = survey(&file(EXPLICIT, &data)).unwrap();
    assert!(found.is_empty(), "unknown private text is no identifier");
    let keys: Vec<_> = facts
        .elements
        .iter()
        .map(|(key, _)| (key.tag, key.creator.as_deref()))
        .collect();
    assert_eq!(
        keys,
        [
            (Tag(0x0019, 0x1034), Some("VENDOR")),
            (Tag(0x0019, 0x2034), None)
        ]
    );
}

/// Class (below the root of storage classes), modality, image type, annotation, samples and bits.
type Said<'a> = (&'a str, &'a [u8], &'a [u8], &'a [u8], u16, u16);

fn image((class, modality, image_type, annotation, samples, bits): Said<'_>) -> Vec<u8> {
    let class = format!("1.2.840.10008.5.1.4.1.1.{class}");
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0008), VR::CS, image_type);
    data.extend(even(
        EXPLICIT,
        Tag(0x0008, 0x0016),
        VR::UI,
        class.as_bytes(),
    ));
    data.extend(even(EXPLICIT, Tag(0x0008, 0x0060), VR::CS, modality));
    data.extend(even(
        EXPLICIT,
        Tag(0x0028, 0x0002),
        VR::US,
        &samples.to_le_bytes(),
    ));
    data.extend(even(
        EXPLICIT,
        Tag(0x0028, 0x0100),
        VR::US,
        &bits.to_le_bytes(),
    ));
    data.extend(even(EXPLICIT, Tag(0x0028, 0x0301), VR::CS, annotation));
    data
}

fn suspicious(said: Said<'_>) -> bool {
    let mut data = image(said);
    data.extend(even(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, &[0; 4]));
    let (facts, _) = survey(&file(EXPLICIT, &data)).unwrap();
    assert!(facts.has_pixels);
    facts.pixels_suspicious
}

const AXIAL: &[u8] = b"ORIGINAL\\PRIMARY\\AXIAL";

#[test]
fn cross_sections_that_a_scanner_made_are_not_suspicious() {
    for (class, modality) in [
        ("2", b"CT"),
        ("2.1", b"CT"),
        ("4", b"MR"),
        ("128", b"PT"),
        ("20", b"NM"),
    ] {
        assert!(!suspicious((class, modality, AXIAL, b"", 1, 16)), "{class}");
    }
}

#[test]
fn an_image_is_suspicious_unless_all_it_says_is_usual() {
    let cases: [Said<'_>; 9] = [
        ("2", b"CT", AXIAL, b"YES", 1, 16),
        ("2", b"CT", AXIAL, b"", 3, 8),
        ("2", b"CT", AXIAL, b"", 1, 8),
        ("2", b"", AXIAL, b"", 1, 16),
        ("2", b"US", AXIAL, b"", 1, 16),
        ("2", b"CT", b"DERIVED\\SECONDARY\\SCREEN SAVE", b"", 1, 16),
        (
            "2",
            b"CT",
            b"DERIVED\\SECONDARY\\OTHER\\CSA REPORT",
            b"",
            1,
            16,
        ),
        ("2", b"CT", b"DERIVED\\PRIMARY\\DOSE_INFO", b"", 1, 16),
        ("999", b"CT", AXIAL, b"", 1, 16),
    ];
    for said in cases {
        assert!(suspicious(said), "{said:?}");
    }
}

/// L62: the attribute is often wrong; a device that is known to write on its images is not believed, and
/// neither is a class that demands a value.
#[test]
fn a_denial_of_burned_in_text_counts_for_computed_radiographs_alone() {
    assert!(!suspicious(("1", b"CR", AXIAL, b"NO", 1, 16)));
    assert!(suspicious(("1", b"CR", AXIAL, b"", 1, 16)));
    let demanding = [
        "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1", "13.1.4", "13.1.5",
    ];
    for (class, modality) in demanding.map(|class| (class, b"DX")) {
        assert!(
            suspicious((class, modality, AXIAL, b"NO", 1, 16)),
            "{class}"
        );
    }
    for (class, modality) in [
        ("6.1", b"US"),
        ("7", b"OT"),
        ("77.1.6", b"SM"),
        ("12.1", b"XA"),
    ] {
        assert!(
            suspicious((class, modality, AXIAL, b"NO", 1, 16)),
            "{class}"
        );
    }
}

#[test]
fn pixels_inside_an_item_count_and_are_out_of_reach_but_for_icons() {
    let pixels = even(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, &[0; 4]);
    let with = |sequence| {
        let mut data = image(("2", b"CT", AXIAL, b"", 1, 16));
        data.extend(super::super::fixture::nested(EXPLICIT, sequence, &pixels));
        let (facts, _) = survey(&file(EXPLICIT, &data)).unwrap();
        (
            facts.has_pixels,
            facts.pixels_suspicious,
            facts.pixels_nested,
        )
    };
    assert_eq!(with(Tag(0x0040, 0x0440)), (true, true, true));
    assert_eq!(with(Tag(0x0088, 0x0200)), (false, false, false));
}

#[test]
fn every_prefix_is_surveyed_or_refused() {
    let input = file(EXPLICIT, &patient(EXPLICIT));
    for end in 0..input.len() {
        let _ = survey(&input[..end]);
    }
}
