//! Who belongs to a cohort, by what files say of each other.

use super::*;

fn keys(patient: u64, accession: u64, study: u64, series: u64) -> Keys {
    let some = |key: u64| (key > 0).then_some(key);
    Keys {
        patient: some(patient),
        accession: some(accession),
        study: some(study),
        series: some(series),
    }
}

/// Two conditions on images, whatever they are.
fn cohort(unit: Unit, wanted: Wanted) -> Cohort {
    let condition = || Condition::Image(Vec::new());
    Cohort {
        unit,
        wanted,
        conditions: vec![condition(), condition()],
    }
}

fn both() -> Wanted {
    Wanted::All(vec![Wanted::One(0), Wanted::One(1)])
}

fn found(met: [&[Keys]; 2], links: &[Keys]) -> Found {
    let met = met.map(|met| met.iter().copied().collect());
    Found {
        met: met.into(),
        links: links.iter().copied().collect(),
        columns: Default::default(),
    }
}

/// Patients 1 and 2; accessions 10, 20; studies 100, 101 of patient 1 and 200; two series of study 100.
fn images() -> [Keys; 4] {
    [
        keys(1, 10, 100, 1000),
        keys(1, 10, 100, 1001),
        keys(1, 11, 101, 1010),
        keys(2, 20, 200, 2000),
    ]
}

fn members(unit: Unit, wanted: Wanted, files: &[Found]) -> Result<Members> {
    cohort(unit, wanted).members(files.iter()).map(|(it, _)| it)
}

#[test]
fn a_row_that_names_a_study_chooses_its_patient_or_that_study_alone() {
    let files = [
        found([&[keys(0, 10, 0, 0)], &[]], &[keys(0, 10, 0, 0)]),
        found([&[], &[]], &images()),
    ];
    let one = Wanted::All(vec![Wanted::One(0)]);
    let people = members(Unit::Patient, one.clone(), &files).expect("people");
    assert!(people.admit(&keys(1, 11, 101, 1010)) && people.admit(&keys(1, 0, 0, 0)));
    assert!(
        people.admit(&keys(0, 11, 0, 0)),
        "a row of hers by its number"
    );
    let studies = members(Unit::Study, one, &files).expect("studies");
    assert!(studies.admit(&keys(1, 10, 100, 1001)) && !studies.admit(&keys(1, 11, 101, 1010)));
    for members in [people, studies] {
        for outside in [
            images()[3],
            keys(2, 0, 0, 0),
            keys(2, 10, 100, 0),
            Keys::default(),
        ] {
            assert!(!members.admit(&outside));
        }
    }
}

#[test]
fn conditions_of_tables_and_images_are_met_by_one_unit_together() {
    let [first, second, third, other] = images();
    let files = [
        found([&[keys(1, 0, 0, 0)], &[]], &[keys(1, 0, 0, 0)]),
        found([&[], &[second, other]], &[first, second, third, other]),
    ];
    let series = members(Unit::Series, both(), &files).expect("series");
    assert!(series.admit(&second) && !series.admit(&first) && !series.admit(&other));
    assert!(series.admit(&keys(1, 10, 0, 0)), "a report of its study");
    assert!(!series.admit(&keys(1, 11, 0, 0)));
    let studies = members(Unit::Study, both(), &files).expect("studies");
    assert!(studies.admit(&first) && !studies.admit(&third));
    let any = Wanted::Any(vec![Wanted::One(0), Wanted::One(1)]);
    let people = members(Unit::Patient, any, &files).expect("people");
    assert!(people.admit(&third) && people.admit(&other));
}

#[test]
fn the_order_of_files_makes_no_difference() {
    let mut files = vec![
        found([&[keys(1, 0, 0, 0)], &[]], &[keys(1, 0, 0, 0)]),
        found([&[], &[keys(0, 10, 0, 0)]], &[keys(0, 10, 0, 0)]),
        found([&[], &[]], &images()),
    ];
    let forward = members(Unit::Study, both(), &files);
    files.reverse();
    assert!(forward.is_ok() && forward == members(Unit::Study, both(), &files));
}

#[test]
fn a_number_that_files_give_to_two_patients_names_neither() {
    let files = [
        found([&[keys(1, 0, 0, 0)], &[]], &[keys(1, 10, 0, 0)]),
        found([&[], &[]], &[keys(2, 10, 0, 0)]),
    ];
    let one = Wanted::All(vec![Wanted::One(0)]);
    let people = members(Unit::Patient, one, &files).expect("people");
    assert!(people.admit(&keys(1, 10, 0, 0)));
    assert!(!people.admit(&keys(0, 10, 0, 0)) && !people.admit(&keys(2, 10, 0, 0)));
}

#[test]
fn a_cohort_of_nobody_and_a_column_of_no_table_are_errors() {
    let files = [found([&[images()[0]], &[]], &images())];
    let error = members(Unit::Patient, both(), &files).expect_err("nobody");
    assert_eq!(
        error.to_string(),
        "the cohort cannot be made: nobody meets condition 2"
    );
    let test = CellTest {
        header: Some("marker".to_owned()),
        role: None,
        compare: Compare::Is(vec!["MARKER".to_owned()]),
    };
    let mut asked = cohort(Unit::Patient, Wanted::All(vec![Wanted::One(0)]));
    asked.conditions[0] = Condition::Row(vec![test]);
    let error = asked
        .members(files.iter())
        .expect_err("no column")
        .to_string();
    assert!(error.contains("column of condition 1") && !error.to_lowercase().contains("marker"));
    assert!(!format!("{asked:?}").to_lowercase().contains("marker"));
}
