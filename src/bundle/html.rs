//! The report a person reads and prints: one page in Japanese and English, no script, no values.

use super::words::{self, Words};
use crate::report::{Report, Tally};
use std::fmt::Write;

mod measures;

/// The page. The language is switched by two radio buttons and style rules alone.
pub fn page(report: &Report) -> String {
    let mut page = String::from(HEAD);
    let held = report.held_back.len();
    let released: u64 = report.released.values().sum();
    section(&mut page, "結果", "Result", |out| {
        let _ = write!(
            out,
            "<p class=\"figures\"><b>{}</b> {} <b>{released}</b> {} <b>{held}</b> {}</p>",
            report.inputs,
            both("件を処理", "inputs,"),
            both("件を出力", "released,"),
            both("件を保留", "held back"),
        );
        let profile: Vec<String> = report.profile.iter().map(|name| escape(name)).collect();
        let _ = write!(
            out,
            "<p>{}: <code>{}</code></p>",
            both("方針", "Policy"),
            profile.join("</code> <code>")
        );
        if report.released.contains_key(&crate::survey::Kind::Dicom) {
            let methods: Vec<String> = report
                .methods
                .iter()
                .map(|(code, meaning)| format!("{code} {}", escape(meaning)))
                .collect();
            let _ = write!(
                out,
                "<p>{}: {}</p>",
                both(
                    "DICOMファイルに記録した方法（オプションは該当する要素のあるファイルのみ）",
                    "Methods written into the DICOM files, options where they had something to do"
                ),
                methods.join(" · ")
            );
        }
    });
    section(&mut page, "保留したファイル", "Held back", |out| {
        held_back(out, report)
    });
    section(
        &mut page,
        "確認してほしいこと",
        "For your attention",
        |out| attention(out, report),
    );
    if let Some(cohort) = &report.cohort {
        section(&mut page, "コホート", "Cohort", |out| {
            measures::cohort(out, cohort)
        });
    }
    if let Some(anonymised) = &report.anonymised {
        section(
            &mut page,
            "匿名加工の結果",
            "Anonymised output",
            |out| measures::anonymised(out, anonymised),
        );
    }
    if !report.guideline.is_empty() {
        section(
            &mut page,
            "ガイドラインの項目ごとの処理",
            "What was done for each row of the guideline",
            |out| guideline(out, report),
        );
    }
    section(
        &mut page,
        "DICOM要素の処理",
        "What was done to DICOM elements",
        |out| {
            let rows: Vec<[String; 4]> = report.actions.iter().map(action_row).collect();
            table(
                out,
                [
                    ("要素", "Element"),
                    ("処理", "Action"),
                    ("理由", "Reason"),
                    ("回数", "Times"),
                ],
                &rows,
            );
        },
    );
    section(
        &mut page,
        "表の列の処理",
        "What was done to table columns",
        |out| tables(out, report),
    );
    section(&mut page, "出荷前検査", "Release gate", |out| {
        gate(out, report)
    });
    let _ = writeln!(
        page,
        "<footer>{}</footer></main></body></html>",
        escape(report.tool)
    );
    page
}

fn held_back(out: &mut String, report: &Report) {
    let rows: Vec<[String; 3]> = report
        .held_back
        .iter()
        .map(|held| {
            [
                (held.index + 1).to_string(),
                coded_in("file", &held.code),
                escape(&held.message),
            ]
        })
        .collect();
    table(
        out,
        [
            ("入力番号", "Input"),
            ("理由", "Reason"),
            ("詳細（英語）", "Detail"),
        ],
        &rows,
    );
}

fn attention(out: &mut String, report: &Report) {
    let mut rows: Vec<[String; 3]> = report
        .findings
        .iter()
        .map(|finding| {
            let files = finding.files.to_string();
            [coded(&finding.code), files, finding.subjects.to_string()]
        })
        .collect();
    rows.extend(
        report
            .notes
            .iter()
            .map(|(code, times)| [coded(code), times.to_string(), String::new()]),
    );
    table(
        out,
        [
            ("内容", "What"),
            ("件数", "Count"),
            ("対象の数", "Patients, studies, instances or targets"),
        ],
        &rows,
    );
}

fn guideline(out: &mut String, report: &Report) {
    let _ = write!(
        out,
        "<p>{}</p>",
        both(
            "厚生労働省「医療デジタルデータのAI研究開発等への利活用に係るガイドライン」（2024年9月30日）のうち公開資料で確認できたDICOMの項目です。数は出力したファイルまたは表の列の数です。",
            "DICOM rows of the MHLW guideline of 2024-09-30, as far as a public excerpt shows them. Numbers count released files, or columns of tables.",
        )
    );
    let counted = |counts: &std::collections::BTreeMap<String, u64>| {
        let parts = counts
            .iter()
            .map(|(code, times)| format!("{} {times}", coded(code)));
        parts.collect::<Vec<_>>().join("<br>")
    };
    let rows: Vec<[String; 5]> = report
        .guideline
        .iter()
        .map(|row| {
            let files = match &row.pixels {
                Some(pixels) => format!(
                    "{} {}<br>{} {}<br>{} {}<br>{} {}",
                    both("全フレームを検査して出力", "released, every frame examined"),
                    pixels.examined,
                    both("うちマスクしたもの", "of these or others with masks"),
                    pixels.masked,
                    both("画素を検査せずに出力", "released, pixels not examined"),
                    pixels.not_examined,
                    both("保留", "held back"),
                    pixels.held_back
                ),
                None if row.absent > 0 => {
                    let absent = both("要素なし", "attribute absent");
                    let done = counted(&row.dicom);
                    let gap = if done.is_empty() { "" } else { "<br>" };
                    format!("{done}{gap}{absent} {}", row.absent)
                }
                None => counted(&row.dicom),
            };
            [
                both(row.item, row.item_en),
                coded(row.need),
                coded(row.asked),
                files,
                counted(&row.columns),
            ]
        })
        .collect();
    table(
        out,
        [
            ("項目", "Item"),
            ("必要性", "Need"),
            ("求められる処理", "Asked for"),
            ("DICOMファイル", "DICOM files"),
            ("表の列", "Columns of tables"),
        ],
        &rows,
    );
}

fn action_row(tally: &Tally) -> [String; 4] {
    [
        escape(&tally.count.place),
        coded(&tally.count.action),
        coded(&tally.count.reason),
        tally.times.to_string(),
    ]
}

fn tables(out: &mut String, report: &Report) {
    let mut rows = Vec::new();
    for table in &report.tables {
        for (position, column) in table.columns.iter().enumerate() {
            rows.push([
                escape(&table.path),
                (position + 1).to_string(),
                coded_in("role", &measures::name(&column.role)),
                coded(&column.action),
                if column.decided {
                    both("利用者", "user")
                } else {
                    both("提案", "proposal")
                },
            ]);
        }
    }
    table(
        out,
        [
            ("表", "Table"),
            ("列", "Column"),
            ("役割", "Role"),
            ("処理", "Action"),
            ("決定", "Decided by"),
        ],
        &rows,
    );
}

fn gate(out: &mut String, report: &Report) {
    let _ = write!(
        out,
        "<p>{}</p>",
        both(
            "完成したファイルの全バイトと復号した全テキストから、投入ファイルで見つかった識別子を検索しました。見つかったファイルは保留しています。",
            "Every byte of the finished files, and every text in them as a reader decodes it, was searched for the identifiers found in the inputs. Files with a hit are held back.",
        )
    );
    let mut rows: Vec<[String; 2]> = report
        .gate
        .identifiers
        .iter()
        .map(|(kind, count)| [coded(kind), count.to_string()])
        .collect();
    rows.push([
        both("検索したバイト数", "bytes searched"),
        report.gate.bytes.to_string(),
    ]);
    rows.push([
        both(
            "うち文字ではないバイト数（画素など。長い識別子のみ検索）",
            "of these no text (pixels and the like: only long identifiers can be searched)",
        ),
        report.gate.opaque_bytes.to_string(),
    ]);
    table(
        out,
        [
            ("検索した識別子の種類", "Identifiers searched"),
            ("数", "Number"),
        ],
        &rows,
    );
}

fn section(page: &mut String, ja: &str, en: &str, body: impl FnOnce(&mut String)) {
    let _ = write!(page, "<section><h2>{}</h2>", both(ja, en));
    body(page);
    page.push_str("</section>");
}

/// A table of cells that are HTML already, or a line that says there is nothing.
fn table<const N: usize>(out: &mut String, heads: [(&str, &str); N], rows: &[[String; N]]) {
    if rows.is_empty() {
        let _ = write!(
            out,
            "<p class=\"none\">{}</p>",
            both("ありません。", "None.")
        );
        return;
    }
    out.push_str("<table><thead><tr>");
    for (ja, en) in heads {
        let _ = write!(out, "<th scope=\"col\">{}</th>", both(ja, en));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// The words of a code in both languages, or the code itself.
fn coded(code: &str) -> String {
    worded(code, words::of(code))
}

/// The same for a code that may mean another thing in its list.
fn coded_in(list: &str, code: &str) -> String {
    worded(code, words::of_list(list, code))
}

fn worded(code: &str, words: Option<Words>) -> String {
    match words {
        Some(Words { ja, en }) => both(ja, en),
        None => format!("<code>{}</code>", escape(code)),
    }
}

fn both(ja: &str, en: &str) -> String {
    format!(
        "<span lang=\"ja\">{}</span><span lang=\"en\">{}</span>",
        escape(ja),
        escape(en)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

const HEAD: &str = r#"<!doctype html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>Kamei report</title><style>
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:15px/1.6 system-ui,"Hiragino Sans","Noto Sans CJK JP","Yu Gothic UI",sans-serif;margin:0 auto;max-width:64rem;padding:1.5rem}
h1{font-size:1.4rem;margin:.2rem 0 1rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{background:var(--soft)}.figures b{font-size:1.5rem}.none,footer{opacity:.7}footer{margin-top:2.5rem;font-size:.85rem}
#ja:checked~main [lang=en],#en:checked~main [lang=ja]{display:none}
@media print{input,label{display:none}body{max-width:none;padding:0}}
</style></head><body>
<input type="radio" name="language" id="ja" checked><label for="ja">日本語</label>
<input type="radio" name="language" id="en"><label for="en">English</label>
<main><h1><span lang="ja">仮名化レポート</span><span lang="en">De-identification report</span></h1>"#;
