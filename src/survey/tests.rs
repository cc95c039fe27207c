use super::*;
use crate::element::Tag;
use crate::identity::Person;
use crate::identity::{Entity, entity_hash};

fn image(path: &str, id: &str, study: &str, sop: &str, birth: &str) -> FileSurvey {
    let person = match id {
        "" => Person::of_study(study),
        id => Person {
            issuer: String::new(),
            id: id.to_owned(),
        },
    };
    let series = format!("{study}.1");
    let mut entities = vec![
        entity_hash(Entity::Instance, sop),
        entity_hash(Entity::Series, &series),
        entity_hash(Entity::Study, study),
    ];
    entities.sort_unstable();
    let facts = DicomFacts {
        person: Some(person),
        study_uid: study.to_owned(),
        series_uid: series,
        sop_uid: sop.to_owned(),
        sop_class: String::new(),
        modality: "CT".to_owned(),
        transfer_syntax: String::new(),
        pixels_suspicious: false,
        pixels_nested: false,
        photograph: false,
        slide_label: false,
        head: None,
        masks: Vec::new(),
        has_pixels: true,
        media_index: false,
        birth_date: Some(birth.to_owned()).filter(|date| !date.is_empty()),
        sex: None,
        earlier: Earlier::None,
        fingerprint: 1,
        elements: vec![(
            ElementKey {
                tag: Tag(0x10, 0x10),
                vr: "PN".to_owned(),
                creator: None,
                nested: false,
                requirement: crate::iod::Requirement::Type2,
            },
            1,
        )],
        names: Vec::new(),
        entities,
        references: Vec::new(),
        cohort: Default::default(),
    };
    FileSurvey {
        path: path.to_owned(),
        bytes: 1,
        kind: Kind::Dicom,
        facts: Facts::Dicom(Box::new(facts)),
        identifiers: BTreeSet::new(),
    }
}

/// A file of patient 1 whose facts `change` alters.
fn changed(path: &str, sop: &str, change: impl FnOnce(&mut DicomFacts)) -> FileSurvey {
    let mut file = image(path, "1", "1.1", sop, "19610103");
    if let Facts::Dicom(facts) = &mut file.facts {
        change(facts);
    }
    file
}

/// The findings as code, number of subjects and files.
fn found(files: Vec<FileSurvey>) -> Vec<(String, u64, Vec<u32>)> {
    let mut backwards = files.clone();
    backwards.reverse();
    let survey = Survey::merge(files);
    assert_eq!(survey, Survey::merge(backwards), "the order counts");
    for finding in &survey.findings {
        assert!(
            FINDINGS.contains(&finding.code.as_str()),
            "an unlisted code"
        );
    }
    survey
        .findings
        .into_iter()
        .map(|finding| (finding.code, finding.subjects, finding.files))
        .collect()
}

fn finding(code: &str, subjects: u64, files: &[u32]) -> (String, u64, Vec<u32>) {
    (code.to_owned(), subjects, files.to_vec())
}

#[test]
fn merging_does_not_depend_on_the_order_of_files() {
    let a = image("a", "1", "1.1", "1.1.1", "19610103");
    let b = image("b", "2", "1.2", "1.2.1", "19620103");
    assert_eq!(
        Survey::merge(vec![a.clone(), b.clone()]),
        Survey::merge(vec![b, a])
    );
}

#[test]
fn element_counts_add_up_over_files() {
    let merged = Survey::merge(vec![
        image("a", "1", "1.1", "1", ""),
        image("b", "1", "1.1", "2", ""),
    ]);
    assert_eq!(merged.elements.values().copied().collect::<Vec<_>>(), [2]);
}

#[test]
fn files_that_agree_give_no_finding() {
    let files = vec![
        image("a", "1", "1.1", "1", "19610103"),
        image("b", "1", "1.1", "2", "19610103"),
        image("c", "2", "1.2", "3", "19700101"),
    ];
    assert_eq!(found(files), []);
}

#[test]
fn one_patient_with_two_birth_dates_is_found_whatever_the_issuer() {
    let mut second = image("b", "1", "1.1", "2", "19610104");
    if let Facts::Dicom(facts) = &mut second.facts {
        facts.person = Some(Person {
            issuer: "HOSP".to_owned(),
            id: "1".to_owned(),
        });
    }
    let files = vec![image("a", "1", "1.1", "1", "19610103"), second];
    assert_eq!(
        found(files),
        [finding("one-patient-two-birth-dates", 1, &[0, 1])]
    );
}

#[test]
fn l69_two_patients_in_one_study_are_found() {
    let files = vec![
        image("a", "1", "1.1", "1", "19610103"),
        image("b", "2", "1.1", "2", "19610103"),
        image("c", "3", "1.2", "3", "19610103"),
    ];
    assert_eq!(
        found(files),
        [finding("one-study-two-patients", 1, &[0, 1])]
    );
}

#[test]
fn l69_one_id_of_two_issuers_is_found() {
    let issued = |path: &str, sop: &str, issuer: &str| {
        changed(path, sop, |facts| {
            facts.person = Some(Person {
                issuer: issuer.to_owned(),
                id: "1".to_owned(),
            });
        })
    };
    let files = vec![
        issued("a", "1", "HOSP"),
        issued("b", "2", "CLINIC"),
        issued("c", "3", ""),
    ];
    assert_eq!(found(files), [finding("one-id-two-issuers", 1, &[0, 1, 2])]);
}

#[test]
fn l69_two_names_of_one_patient_are_found_and_two_spellings_are_not() {
    let named = |path: &str, names: &[u64]| changed(path, path, |facts| facts.names = names.into());
    assert_eq!(found(vec![named("a", &[1]), named("b", &[1, 2])]), []);
    let chain = vec![named("a", &[1, 2]), named("b", &[3]), named("c", &[2, 3])];
    assert_eq!(found(chain), [], "joined by the third");
    assert_eq!(
        found(vec![named("a", &[1, 2]), named("b", &[3])]),
        [finding("one-patient-two-names", 1, &[0, 1])]
    );
}

#[test]
fn two_sexes_of_one_patient_are_found() {
    let of = |path: &str, sex| changed(path, path, |facts| facts.sex = sex);
    assert_eq!(
        found(vec![of("a", Some('M')), of("b", Some('F')), of("c", None)]),
        [finding("one-patient-two-sexes", 1, &[0, 1, 2])]
    );
}

#[test]
fn l38_a_study_in_which_some_files_name_nobody_is_found() {
    let files = vec![
        image("a", "1", "1.1", "1", "19610103"),
        image("b", "", "1.1", "2", ""),
        image("c", "", "1.2", "3", ""),
    ];
    assert_eq!(
        found(files),
        [
            finding("no-patient-id", 2, &[1, 2]),
            finding("one-study-partly-without-id", 1, &[0, 1]),
        ]
    );
}

#[test]
fn a_series_in_two_studies_is_found() {
    let files = vec![
        image("a", "1", "1.1", "1", ""),
        changed("b", "2", |facts| facts.study_uid = "1.9".to_owned()),
    ];
    assert_eq!(
        found(files),
        [finding("one-series-two-studies", 1, &[0, 1])]
    );
}

#[test]
fn l71_copies_of_an_instance_are_told_from_different_contents() {
    let files = vec![
        image("a", "1", "1.1", "1", ""),
        image("b", "1", "1.1", "1", ""),
        changed("c", "2", |_| {}),
        changed("d", "2", |facts| facts.fingerprint = 2),
    ];
    assert_eq!(
        found(files),
        [
            finding("duplicate-sop-instance", 1, &[2, 3]),
            finding("repeated-instance", 1, &[0, 1]),
        ]
    );
    let nameless = vec![
        image("a", "1", "1.1", "", ""),
        image("b", "1", "1.1", "", ""),
    ];
    assert_eq!(found(nameless), [], "no UID is no equal UID");
}

#[test]
fn ids_that_zeros_or_separators_alone_tell_apart_are_found_and_stay_two_people() {
    let files = vec![
        image("a", "00123", "1.1", "1", ""),
        image("b", "123", "1.2", "2", ""),
        image("c", "A-77", "1.3", "3", ""),
        image("d", "A77", "1.4", "4", ""),
        image("e", "A078", "1.5", "5", ""),
        image("f", "", "1.6", "6", ""),
    ];
    let survey = Survey::merge(files.clone());
    let people: BTreeSet<_> = survey
        .files
        .iter()
        .map(|file| &file.dicom().unwrap().person)
        .collect();
    assert_eq!(people.len(), 6);
    assert_eq!(
        found(files),
        [
            finding("no-patient-id", 1, &[5]),
            finding("patient-ids-alike", 2, &[0, 1, 2, 3]),
        ]
    );
}

#[test]
fn l70_references_to_what_is_not_here_are_counted_once_per_target() {
    let refers = |path: &str, sop: &str, targets: &[(Entity, &str)]| {
        changed(path, sop, |facts| {
            facts.references = targets
                .iter()
                .map(|(entity, uid)| entity_hash(*entity, uid))
                .collect();
        })
    };
    let files = vec![
        image("a", "1", "1.1", "1.1.1.1", ""),
        refers("b", "2", &[(Entity::Instance, "1.1.1.1")]),
        refers(
            "c",
            "3",
            &[(Entity::Instance, "9"), (Entity::Series, "1.1.1")],
        ),
        refers(
            "d",
            "4",
            &[(Entity::Instance, "9"), (Entity::Study, "1.1.1.1")],
        ),
    ];
    assert_eq!(
        found(files),
        [finding("unresolved-reference", 2, &[2, 3])],
        "an instance's UID is no study's"
    );
}

#[test]
fn l73_files_that_claim_to_be_deidentified_are_found() {
    let claims = |path: &str, earlier| changed(path, path, |facts| facts.earlier = earlier);
    assert_eq!(
        found(vec![
            claims("a", Earlier::Here),
            claims("b", Earlier::Elsewhere),
            claims("c", Earlier::None),
        ]),
        [
            finding("already-deidentified", 1, &[0]),
            finding("deidentified-elsewhere", 1, &[1]),
        ]
    );
}

#[test]
fn the_graph_is_given_back_once_it_is_compared() {
    let merged = Survey::merge(vec![changed("a", "1", |facts| facts.references = vec![7])]);
    let facts = merged.files[0].dicom().unwrap();
    assert!(facts.references.is_empty() && facts.entities.is_empty() && facts.names.is_empty());
}

#[test]
fn identifiers_are_counted_over_the_whole_drop_in_any_order() {
    use crate::identity::IdentifierKind;
    let limits = Limits {
        max_identifiers: 3,
        ..Limits::default()
    };
    let one = |path: &str, ids: &[&str]| {
        let mut file = image(path, "1", "1.2.1", "1.2.2", "19610103");
        file.identifiers = ids
            .iter()
            .map(|id| Identifier {
                kind: IdentifierKind::PatientId,
                value: (*id).to_owned(),
            })
            .collect();
        file
    };
    let few = [one("a", &["1", "2"]), one("b", &["2", "3"])];
    let many = [one("a", &["1", "2"]), one("b", &["3", "4"])];
    for turned in [false, true] {
        let merged = |files: &[FileSurvey]| {
            let mut files = files.to_vec();
            if turned {
                files.reverse();
            }
            Survey::merge(files)
        };
        assert_eq!(merged(&few).within(&limits), Ok(()));
        let error = merged(&many).within(&limits).unwrap_err();
        assert_eq!(error.code(), "limit");
    }
}
