use super::ladder::ONE;
use super::*;
use crate::error::At;
use chrono::NaiveDate;

fn met(index: u32, header: &str, role: Role, kind: Kind) -> Met {
    Met::new(index, header.to_owned(), role, kind)
}

fn table(columns: Vec<Met>, rows: &[(u64, Vec<Option<Value>>)]) -> Weighed {
    let mut weighed = Weighed::new(columns);
    for (person, values) in rows {
        weighed
            .row(*person, values.clone(), At::Line(1))
            .expect("few values");
    }
    weighed
}

fn word(text: &str) -> Option<Value> {
    Some(Value::Word(text.to_owned()))
}

fn number(text: &str) -> Value {
    let value: f64 = text.parse().expect("a number");
    Value::Number((value * ONE as f64).round() as i64, text.to_owned())
}

const FILE: [u8; 32] = [7; 32];

fn settled(asked: &Anonymise, weighed: &Weighed) -> Settled {
    settle(asked, [(&FILE, weighed)].into_iter())
}

#[test]
fn ages_become_decades_with_eighty_at_the_top() {
    let ages = [74, 81, 78, 105, 76];
    let rows: Vec<_> = (0..50u64)
        .map(|at| (at, vec![Some(Value::Years(ages[at as usize % 5]))]))
        .collect();
    let weighed = table(vec![met(0, "年齢", Role::Age, Kind::Quasi)], &rows);
    let settled = settled(&Anonymise::careful(), &weighed);
    let labels = ages.map(|age| {
        settled
            .label(&FILE, 0, &Value::Years(age))
            .expect("weighed")
    });
    assert_eq!(labels, ["70", "80", "70", "80", "70"]);
    assert!(settled.outline().reached);
}

#[test]
fn the_published_row_comes_out_as_published() {
    let day = NaiveDate::from_ymd_opt(2003, 7, 26).expect("a day");
    let columns = vec![
        met(0, "性別", Role::Sex, Kind::Quasi),
        met(1, "検査日", Role::Date, Kind::Quasi),
        met(2, "体重", Role::Measurement, Kind::Quasi),
        met(3, "値", Role::Measurement, Kind::Sensitive),
        met(4, "病名", Role::Category, Kind::Sensitive),
    ];
    let mut rows: Vec<_> = (0..40u64)
        .map(|at| {
            (
                at,
                vec![
                    word("女"),
                    Some(Value::Day(day)),
                    Some(number("52")),
                    Some(number("150")),
                    word("高血圧"),
                ],
            )
        })
        .collect();
    rows.push((
        99,
        vec![
            word("女"),
            Some(Value::Day(day)),
            Some(number("53.4")),
            Some(number("211")),
            word("まれな病気"),
        ],
    ));
    let mut asked = Anonymise::careful();
    let top = Treatment {
        top: Some(201),
        ..Treatment::default()
    };
    asked.columns.insert("値".to_owned(), top);
    let settled = settled(&asked, &table(columns, &rows));
    let label = |at, value: &Value| settled.label(&FILE, at, value).expect("weighed");
    assert_eq!(label(0, &word("女").expect("one")), "女");
    assert_eq!(label(1, &Value::Day(day)), "2003/7");
    assert_eq!(label(2, &number("53.4")), "50~55");
    assert_eq!(label(3, &number("211")), "201以上");
    assert_eq!(label(3, &number("150")), "150");
    assert_eq!(label(4, &word("まれな病気").expect("one")), "その他");
    assert!(settled.stays(99));
}

#[test]
fn people_in_small_classes_leave_whole_as_long_as_few_do() {
    let mut rows: Vec<_> = (0..1000u64)
        .map(|at| {
            (
                at,
                vec![
                    word(if at % 2 == 0 { "男" } else { "女" }),
                    Some(Value::Years(70)),
                ],
            )
        })
        .collect();
    rows.push((5000, vec![word("男"), Some(Value::Years(12))]));
    let columns = || {
        vec![
            met(0, "性別", Role::Sex, Kind::Quasi),
            met(1, "年齢", Role::Age, Kind::Quasi),
        ]
    };
    let settled = settled(&Anonymise::careful(), &table(columns(), &rows));
    assert!(settled.leaves(5000) && !settled.stays(5000));
    assert_eq!(
        (settled.outline().left, settled.outline().after.k),
        (1, 500)
    );
    assert_eq!(
        settled.label(&FILE, 1, &Value::Years(70)).as_deref(),
        Some("70")
    );
}

#[test]
fn the_way_rows_of_a_person_go_together_singles_nobody_out() {
    // Everybody has the same values; one person has them in other pairs.
    let columns = || {
        vec![
            met(0, "科", Role::Category, Kind::Quasi),
            met(1, "性別", Role::Sex, Kind::Quasi),
        ]
    };
    let mut rows = Vec::new();
    for person in 0..40u64 {
        let crossed = person == 13;
        rows.push((
            person,
            vec![word("内科"), word(if crossed { "女" } else { "男" })],
        ));
        rows.push((
            person,
            vec![word("外科"), word(if crossed { "男" } else { "女" })],
        ));
    }
    let asked = Anonymise {
        suppress: 0,
        ..Anonymise::careful()
    };
    let settled = settled(&asked, &table(columns(), &rows));
    let outline = settled.outline();
    assert!(outline.reached && outline.after.k >= 5, "{outline:?}");
    assert!(outline.attributes.iter().any(|it| it.level > 0));
}

#[test]
fn too_few_people_leave_nothing_to_tell_them_apart() {
    let rows: Vec<_> = (0..3u64)
        .map(|at| {
            (
                at,
                vec![Some(Value::Years(20 + 20 * at as u32)), word("内科")],
            )
        })
        .collect();
    let columns = vec![
        met(0, "年齢", Role::Age, Kind::Quasi),
        met(1, "科", Role::Category, Kind::Sensitive),
    ];
    let settled = settled(&Anonymise::careful(), &table(columns, &rows));
    assert!(!settled.outline().reached);
    assert_eq!(
        settled.label(&FILE, 0, &Value::Years(40)).as_deref(),
        Some("")
    );
    assert_eq!(
        settled
            .label(&FILE, 1, &word("内科").expect("one"))
            .as_deref(),
        Some("その他")
    );
}

#[test]
fn one_height_far_beyond_all_others_is_joined_with_the_ten_highest() {
    let mut rows: Vec<_> = (0..200u64)
        .map(|at| (at, vec![Some(number(&(110 + at % 40).to_string()))]))
        .collect();
    rows.push((900, vec![Some(number("203"))]));
    let settled = settled(
        &Anonymise::careful(),
        &table(vec![met(0, "身長", Role::Measurement, Kind::Quasi)], &rows),
    );
    let giant = settled.label(&FILE, 0, &number("203")).expect("weighed");
    assert_eq!(giant, "145以上");
    assert_eq!(
        settled.label(&FILE, 0, &number("148")).as_deref(),
        Some("145以上")
    );
    assert!(settled.outline().after.k >= 5);
}

#[test]
fn the_order_of_rows_and_files_makes_no_difference() {
    let columns = || {
        vec![
            met(0, "年齢", Role::Age, Kind::Quasi),
            met(1, "科", Role::Category, Kind::Quasi),
        ]
    };
    let mut rows: Vec<_> = (0..300u64)
        .map(|at| {
            (
                at % 90,
                vec![
                    Some(Value::Years((at * 7 % 90) as u32)),
                    word(["内科", "外科", "眼科"][at as usize % 3]),
                ],
            )
        })
        .collect();
    let (one, other) = (table(columns(), &rows), table(columns(), &rows[..120]));
    rows.reverse();
    let turned = table(columns(), &rows);
    let asked = Anonymise::careful();
    let second = [9; 32];
    let forth = settle(&asked, [(&FILE, &one), (&second, &other)].into_iter());
    let back = settle(&asked, [(&second, &other), (&FILE, &turned)].into_iter());
    assert_eq!(forth.outline(), back.outline());
    for age in 0..90 {
        assert_eq!(
            forth.label(&FILE, 0, &Value::Years(age)),
            back.label(&FILE, 0, &Value::Years(age))
        );
    }
}

#[test]
fn every_level_is_made_of_whole_classes_of_the_one_before() {
    let said = Treatment::default();
    for width in [1, 2, 3, 5, 10, 20] {
        let ladder = ladder::Ladder {
            scale: ladder::Scale::years(width, &said),
            wording: Wording::Japanese,
            top: None,
            bottom: None,
            few: false,
            common: Default::default(),
        };
        for level in 1..ladder.levels() {
            let mut parents = BTreeMap::new();
            for age in 0..130 {
                let (fine, coarse) = (
                    ladder.label(level - 1, &Value::Years(age)),
                    ladder.label(level, &Value::Years(age)),
                );
                assert_eq!(
                    *parents.entry(fine).or_insert(coarse.clone()),
                    coarse,
                    "{width} {age}"
                );
            }
        }
    }
}
