//! Anonymised output: nobody stands alone in what ships.

mod support;

use kamei::policy::Policy;
use std::collections::{BTreeMap, BTreeSet};
use support::{Bundle, holds, run, slice};

fn policy(section: &str) -> Policy {
    let json = format!(r#"{{"preset": "jp-tokumei", "anonymise": {section}}}"#);
    Policy::from_json(&json).expect("a policy")
}

fn csv(bundle: &Bundle, input: &str) -> String {
    String::from_utf8(bundle.output(input).to_vec()).expect("text")
}

fn report(bundle: &Bundle) -> serde_json::Value {
    serde_json::from_slice(&bundle.files["report.json"]).expect("a report")
}

/// A ward's table: 200 people, and one whom everybody knows.
fn ward() -> String {
    let mut text = "患者ID,氏名,性別,年齢,入院日,体重,診断名,ALT\r\n".to_owned();
    for at in 0..200u32 {
        let sex = if at % 2 == 0 { "男" } else { "女" };
        let (age, month) = (40 + at % 40, 1 + at % 3);
        let weight = 50 + at % 20;
        text += &format!(
            "{:07},山田{},{sex},{age},2003/{month}/{},{weight}.4,高血圧症,{}\r\n",
            1000 + at * 7,
            if at % 2 == 0 { "太郎" } else { "花子" },
            1 + at % 28,
            20 + at % 30,
        );
    }
    text + "0099999,鈴木一郎,男,105,1997/12/24,203,ハンチントン病,950\r\n"
}

#[test]
fn every_row_that_ships_is_shared_by_k_people() {
    let bundle = run(&[("ward.csv", ward().into_bytes())], policy(r#"{"k": 5}"#));
    let text = csv(&bundle, "ward.csv");
    let mut rows = text.lines();
    let header: Vec<&str> = rows.next().expect("a header").split(',').collect();
    let quasi: Vec<usize> = ["性別", "年齢", "入院日", "体重"]
        .iter()
        .map(|name| header.iter().position(|it| it == name).expect("a column"))
        .collect();
    let mut classes: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let class = quasi.iter().map(|&at| cells[at]).collect();
        *classes.entry(class).or_default() += 1;
    }
    assert!(classes.len() > 4, "detail is left: {classes:?}");
    assert!(classes.values().all(|&people| people >= 5), "{classes:?}");
    let page = String::from_utf8(bundle.files["report.html"].clone()).expect("text");
    for words in [
        "求められたkに達しました",
        "everybody is in a class of at least the k asked for",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let said = &report(&bundle)["anonymised"];
    assert_eq!(said["reached"], true);
    assert_eq!(said["people"], 201);
    assert_eq!(said["before"]["uniques"], 201);
    let least = classes.values().min().expect("classes");
    assert_eq!(said["after"]["k"], *least);
}

#[test]
fn rare_and_extreme_values_leave_no_trace() {
    let bundle = run(&[("ward.csv", ward().into_bytes())], policy("{}"));
    for gone in [
        "ハンチントン",
        "203",
        "950",
        "105",
        "1997",
        "鈴木",
        "0099999",
        "2003/1/1,",
    ] {
        assert!(holds(ward().as_bytes(), gone), "{gone} was there");
        assert!(!holds(bundle.output("ward.csv"), gone), "{gone}");
    }
    let text = csv(&bundle, "ward.csv");
    assert!(text.contains("高血圧症") && text.contains("以上"), "{text}");
}

#[test]
fn the_order_of_rows_tells_nothing() {
    let numbered = |reverse: bool| {
        let mut rows: Vec<String> = (0..60)
            .map(|at| format!("{:07},{}\r\n", 2000 + at, 30 + at % 6))
            .collect();
        if reverse {
            rows.reverse();
        }
        format!("患者ID,ALT\r\n{}", rows.concat())
    };
    let text = numbered(false);
    let bundle = run(&[("t.csv", text.clone().into_bytes())], policy("{}"));
    let out = csv(&bundle, "t.csv");
    let last = |text: &str| -> Vec<String> {
        let lines = text.lines().skip(1);
        lines
            .map(|line| line.split(',').next_back().expect("a cell").to_owned())
            .collect()
    };
    let (before, after) = (last(&text), last(&out));
    assert_ne!(before, after);
    let sorted = |mut cells: Vec<String>| {
        cells.sort();
        cells
    };
    assert_eq!(sorted(before), sorted(after), "nothing is lost");
    assert_eq!(
        out,
        csv(&run(&[("t.csv", text.into_bytes())], policy("{}")), "t.csv"),
        "the same again"
    );
}

#[test]
fn images_and_rows_of_people_who_leave_stay_behind_together() {
    let mut text = "患者ID,性別,年齢\r\n".to_owned();
    for at in 0..500 {
        text += &format!("{:07},{},6{}\r\n", 3000 + at, ["男", "女"][at % 2], at % 10);
    }
    text += "0012345,男,21\r\n";
    let files = [
        ("people.csv", text.into_bytes()),
        (
            "young",
            slice("0012345", "Yamada^Taro", "19990103", "20200501", 1).file(),
        ),
        (
            "other",
            slice("0003004", "Sato^Jiro", "19560103", "20200501", 2).file(),
        ),
    ];
    let bundle = run(&files, policy("{}"));
    assert_eq!(bundle.held("young"), Some("small-class"));
    assert_eq!(bundle.finished.left_out, 1);
    assert_eq!(csv(&bundle, "people.csv").lines().count(), 501);
    let image = bundle.output("other");
    assert_eq!(
        support::text(image, 0x0010_1010),
        None,
        "ages of images are not weighed"
    );
    assert_eq!(report(&bundle)["anonymised"]["rowsLeftOut"], 1);
    // Everything that ships of the one is that of the other.
    let ids: BTreeSet<String> = csv(&bundle, "people.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().expect("a cell").to_owned())
        .collect();
    assert!(ids.contains(&support::text(image, 0x0010_0020).expect("a pseudonym")));
}

#[test]
fn too_few_people_are_never_called_anonymised() {
    let text = "患者ID,性別,年齢,診断名\r\n1000001,男,34,胃炎\r\n1000002,女,51,胃癌\r\n1000003,男,78,痛風\r\n";
    let bundle = run(&[("t.csv", text.into())], policy("{}"));
    let page = String::from_utf8(bundle.files["report.html"].clone()).expect("text");
    assert!(page.contains("may not be called anonymised") && page.contains("not met"));
    let said = &report(&bundle)["anonymised"];
    assert_eq!(said["reached"], false);
    assert_eq!(said["requirements"][4]["met"], false);
    let out = csv(&bundle, "t.csv");
    for gone in ["男", "女", "34", "51", "78", "胃炎", "胃癌", "痛風"] {
        assert!(!out.contains(gone), "{out}");
    }
}

#[test]
fn records_that_nobody_weighs_are_held_back() {
    let message =
        "MSH|^~\\&|A|B|C|D|20240101||ADT^A01|1|P|2.5\rPID|1||0012345||Yamada^Taro||19610103|M\r";
    let bundle = run(
        &[("m.hl7", message.into()), ("ward.csv", ward().into_bytes())],
        policy("{}"),
    );
    assert_eq!(bundle.held("m.hl7"), Some("unsupported"));
    assert!(!csv(&bundle, "ward.csv").is_empty());
}

#[test]
fn what_is_not_weighed_cannot_be_asked_for() {
    for (json, place) in [
        (r#"{"preset":"jp-kamei","anonymise":{}}"#, "$.key.linkage"),
        (
            r#"{"preset":"jp-tokumei","anonymise":{},"options":["retain_full_dates"]}"#,
            "$.options",
        ),
        (
            r#"{"preset":"jp-tokumei","anonymise":{},"tables":{"roles":{"age":"keep"}}}"#,
            "$.tables.roles.age",
        ),
        (
            r#"{"preset":"jp-tokumei","tables":{"roles":{"age":"coarsen"}}}"#,
            "$.tables.roles.age",
        ),
        (
            r#"{"preset":"jp-tokumei","anonymise":{"k":1}}"#,
            "$.anonymise.k",
        ),
        (
            r#"{"preset":"jp-tokumei","anonymise":{"columns":{"山田":{"width":0}}}}"#,
            "member 1.width",
        ),
    ] {
        let error = Policy::from_json(json).expect_err(json).to_string();
        assert!(
            error.contains(place) && !error.contains("山田"),
            "{json}: {error}"
        );
    }
}

#[test]
fn a_policy_that_anonymises_is_read_back_as_it_was_written() {
    let policy =
        policy(r#"{"k": 10, "date": "year", "columns": {"値": {"as": "sensitive", "top": 201}}}"#);
    assert_eq!(
        Policy::from_json(&policy.to_json()).expect("readable"),
        policy
    );
    assert!(!policy.to_public_json().contains('値'));
}
