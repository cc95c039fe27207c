//! What is said of the people in the output: the cohort that was asked for, and how many are alike.

use super::{both, coded, coded_in, table};
use crate::report::{AnonymisedReport, CohortReport};
use crate::risk::{Figures, HISTOGRAM};
use std::fmt::Write;

pub(super) fn cohort(out: &mut String, cohort: &CohortReport) {
    let outline = &cohort.outline;
    let row = |ja, en, count: u64| [both(ja, en), count.to_string()];
    let rows = [
        row("対象の患者", "patients in it", outline.patients),
        row(
            "対象の検査（画像のあるもの）",
            "studies in it, with images",
            outline.studies,
        ),
        row(
            "対象のシリーズ（画像のあるもの）",
            "series in it, with images",
            outline.series,
        ),
        row("対象外の入力", "inputs left out", cohort.inputs_left_out),
        row(
            "書き出さなかった行と記録",
            "rows and records left out",
            cohort.rows_left_out,
        ),
    ];
    table(out, [("内容", "What"), ("数", "Number")], &rows);
}

pub(super) fn anonymised(out: &mut String, anonymised: &AnonymisedReport) {
    let outline = &anonymised.outline;
    let (ja, en) = match outline.reached {
        true => (
            "求められたkに達しました。",
            "The k that was asked for is reached.",
        ),
        false => (
            "求められたkに達しませんでした。準識別子はすべて空にしました。匿名加工情報と呼べません。",
            "The k that was asked for is not reached. Every quasi-identifier is empty, and the output may not be called anonymised.",
        ),
    };
    let _ = write!(out, "<p><b>{}</b></p>", both(ja, en));
    requirements(out, anonymised);
    figures(out, anonymised);
    let rows: Vec<[String; 6]> = outline
        .attributes
        .iter()
        .map(|attribute| {
            [
                coded_in("role", &name(&attribute.role)),
                coded(&name(&attribute.kind)),
                attribute.columns.to_string(),
                format!("{} / {}", attribute.level + 1, attribute.levels),
                attribute.before.to_string(),
                attribute.after.to_string(),
            ]
        })
        .collect();
    table(
        out,
        [
            ("属性の役割", "Role of the attribute"),
            ("種類", "Kind"),
            ("列の数", "Columns"),
            ("粗さ（段階／全段階）", "Form, of so many"),
            ("加工前の値の種類", "Different values before"),
            ("加工後の値の種類", "and after"),
        ],
        &rows,
    );
}

/// The five requirements of the law, one to a row.
fn requirements(out: &mut String, anonymised: &AnonymisedReport) {
    let _ = write!(
        out,
        "<p>{}</p>",
        both(
            "個人情報の保護に関する法律施行規則第34条の各号への対応です。",
            "Answers to the five items of Article 34 of the enforcement rules of the Act on the Protection of Personal Information."
        )
    );
    let rows = anonymised.requirements.each_ref().map(|requirement| {
        [
            requirement.number.to_string(),
            coded(requirement.answer),
            match requirement.met {
                true => both("満たす", "met"),
                false => both("満たさない", "not met"),
            },
        ]
    });
    table(
        out,
        [("号", "Item"), ("対応", "Answer"), ("結果", "Result")],
        &rows,
    );
}

/// Risks before and after, side by side.
fn figures(out: &mut String, anonymised: &AnonymisedReport) {
    let outline = &anonymised.outline;
    let row = |ja: &str, en: &str, of: &dyn Fn(&Figures) -> String| {
        [both(ja, en), of(&outline.before), of(&outline.after)]
    };
    let mut rows = vec![
        row("人数", "People", &|it| it.people.to_string()),
        row(
            "k（最小の集団の人数）",
            "k: size of the smallest class",
            &|it| it.k.to_string(),
        ),
        row("集団の数", "Classes", &|it| it.classes.to_string()),
        row(
            "中央の集団の人数",
            "Size of the class in the middle",
            &|it| it.median.to_string(),
        ),
        row(
            "同じ値の人がいない人",
            "People nobody is like",
            &|it| it.uniques.to_string(),
        ),
        row(
            "求められたkより小さい集団の人",
            "People in classes smaller than the k asked for",
            &|it| it.below.to_string(),
        ),
        row(
            "最も高い再識別リスク",
            "Highest risk of one person",
            &|it| share(it.highest().part, it.highest().whole),
        ),
        row(
            "平均の再識別リスク",
            "Average risk of a person",
            &|it| share(it.average().part, it.average().whole),
        ),
    ];
    for (at, from) in HISTOGRAM.iter().enumerate() {
        let (ja, en) = match HISTOGRAM.get(at + 1) {
            Some(next) if next - from == 1 => (
                format!("{from}人の集団にいる人"),
                format!("People in classes of {from}"),
            ),
            Some(next) => (
                format!("{from}～{}人の集団にいる人", next - 1),
                format!("People in classes of {from} to {}", next - 1),
            ),
            None => (
                format!("{from}人以上の集団にいる人"),
                format!("People in classes of {from} and more"),
            ),
        };
        rows.push(row(&ja, &en, &|it| {
            it.histogram.get(at).copied().unwrap_or(0).to_string()
        }));
    }
    table(
        out,
        [
            ("指標", "Measure"),
            ("加工前", "Before"),
            ("加工後", "After"),
        ],
        &rows,
    );
    let row = |ja, en, count: u64| [both(ja, en), count.to_string()];
    let rows = [
        row("求められたk", "k asked for", outline.k.into()),
        row("除外した人", "people left out", outline.left),
        row(
            "書き出さなかった行",
            "rows left out",
            anonymised.rows_left_out,
        ),
        row(
            "1属性の集計表の小さいセル",
            "small cells of tables of one attribute",
            outline.cells.small_single,
        ),
        row(
            "2属性の集計表の小さいセル",
            "small cells of tables of two attributes",
            outline.cells.small_pairs,
        ),
    ];
    table(out, [("内容", "What"), ("数", "Number")], &rows);
}

/// A share in percent with one decimal; a dash for a share of nothing.
fn share(part: u64, whole: u64) -> String {
    match part.saturating_mul(1000).checked_div(whole) {
        Some(thousandths) => format!("{}.{} %", thousandths / 10, thousandths % 10),
        None => "–".to_owned(),
    }
}

/// The name of a role or kind, as the report writes it.
pub(super) fn name(code: &impl serde::Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
