//! Names in Japanese text: before honorifics and professions, behind labels of forms. Korean and
//! Chinese honorifics too.

use super::view::{View, is_cased, is_hangul, is_kanji, is_katakana};
use super::{Cuts, NAME, bare, words};

/// Honorifics and professions behind a name, longest first where one begins another. None begins with a
/// character of ASCII.
const TITLES: &[&str] = &[
    "先生",
    "さん",
    "様",
    "君",
    "氏",
    "殿",
    "ちゃん",
    "くん",
    "医師",
    "技師",
    "看護師",
    "薬剤師",
    "助産師",
    "保健師",
    "療法士",
    "准教授",
    "教授",
    "講師",
    "院長",
    "部長",
    "医長",
    "師長",
    "主任",
    "技士",
    "さま",
    "サン",
    "님",
    "씨",
    "医生",
    "女士",
];

/// The titles that begin with a character of ASCII.
const LATIN_TITLES: &[&str] = &["Dr"];

/// Labels of forms in front of a name.
const LABELS: &[&str] = &[
    "氏名",
    "患者名",
    "名前",
    "姓名",
    "フリガナ",
    "ふりがな",
    "カナ氏名",
    "主治医",
    "担当医",
    "担当者",
    "担当",
    "執刀医",
    "術者",
    "読影医",
    "読影者",
    "診断医",
    "報告者",
    "記載者",
    "記録者",
    "入力者",
    "依頼医",
    "依頼者",
    "紹介医",
    "撮影者",
    "検査者",
    "署名",
    "世帯主",
    "保護者",
    "緊急連絡先",
    "技師",
    "医師",
    "看護師",
    "受持医",
    "指導医",
    "承認者",
    "確認者",
    "作成者",
    "本人",
    "家族",
    "妻",
    "夫",
    "父",
    "母",
    "長男",
    "長女",
    "次男",
    "次女",
    "患者",
    "施行医",
    "麻酔医",
    "助手",
    "病理医",
];

/// Doctors by what they do: as often the word of a role alone, so only a common family name before one is cut.
const DOCTORS: &[&str] = &[
    "病理医",
    "主治医",
    "担当医",
    "執刀医",
    "麻酔科医",
    "麻酔医",
    "放射線科医",
    "読影医",
    "研修医",
    "専攻医",
    "指導医",
    "当直医",
    "内科医",
    "外科医",
    "小児科医",
    "産科医",
];

/// Cuts every name beside an honorific or a label.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for at in 0..view.len() {
        let titles = match view.at(at).is_ascii() {
            true => LATIN_TITLES,
            false => TITLES,
        };
        if let Some(title) = titles.iter().find(|title| view.has(at, title))
            && let Some(start) = before_title(view, at, title)
        {
            let end = view.run_back(at, 2, |c| c == ' ');
            cuts.cut(start..end, NAME);
        }
        if let Some(title) = DOCTORS.iter().find(|title| view.has(at, title))
            && let Some(start) = before_doctor(view, at, title)
        {
            cuts.cut(start..at, NAME);
        }
        let labelled = behind_label(view, at).or_else(|| behind_profession(view, at));
        if let Some((start, end)) = labelled {
            cuts.cut(start..end, NAME);
        }
    }
}

/// Where the family name before the doctor at `at` starts; 内科 in 林内科医 is no part of it.
fn before_doctor(view: &View, at: usize, title: &str) -> Option<usize> {
    let start = view.run_back(at, 4, is_kanji);
    let name = view.slice(start..at);
    let skipped = words::role_before_name(name);
    let name = &name[skipped..];
    // Family names of one character that begin no word of a clinic.
    const SHORT: &str = "林森辻堀岡岸菅柳梶桂萩榎槙滝峰星乾";
    let short = matches!(name, [only] if SHORT.contains(*only));
    let joined = is_kanji(view.at(at + title.chars().count()));
    let family = bare::is_family(name) && !words::is_finding(name);
    (!joined && (family || short)).then_some(start + skipped)
}

/// Where the name before `title` at `at` starts.
fn before_title(view: &View, at: usize, title: &str) -> Option<usize> {
    let end = view.run_back(at, 2, |c| c == ' ');
    let last = view.before(end);
    let spaced = end < at;
    let profession = words::PROFESSIONS.contains(&title);
    let behind = at + title.chars().count();
    if title == "Dr" && (end != at || is_cased(view.at(behind))) {
        return None;
    }
    if is_hangul(last) {
        let start = view.run_back(end, 5, is_hangul);
        let role: String = view.slice(start..end).iter().collect();
        return (!["환자", "선생", "보호자", "간호사", "의사"].contains(&role.as_str()))
            .then_some(start);
    }
    if super::view::is_hiragana(last) {
        return in_hiragana(view, end, behind, title);
    }
    if is_katakana(last) || last == '・' {
        let start = view.run_back(end, 16, |c| is_katakana(c) || matches!(c, '・' | ' '));
        let start = view.run(start, 2, |c| matches!(c, ' ' | '・'));
        let word: String = view.slice(start..end).iter().collect();
        let other = words::KATAKANA_ROLES
            .iter()
            .any(|role| word.ends_with(role))
            || is_eponym_behind(view, behind)
            || spaced && profession
            || (title == "様" && is_thing(view, behind, &word));
        return (!other && start < end).then_some(start);
    }
    if is_cased(last) {
        // "Smith先生" is a name, "CT技師" is not.
        let index = view.word_from(end).checked_sub(1)?;
        let word = view.words().get(index)?;
        let name = word.range.end == end
            && word.range.len() > 1
            && word.capital
            && !words::is_common(&word.lower)
            && view
                .slice(word.range.clone())
                .iter()
                .any(|c| c.is_lowercase());
        return name.then_some(word.range.start);
    }
    if !is_kanji(last) {
        return None;
    }
    let mut start = view.run_back(end, 12, is_kanji);
    let mut whole = false;
    // "山田 太郎様": a family name one space before.
    if end - start <= 3 && view.before(start) == ' ' {
        let family = view.run_back(start - 1, 4, is_kanji);
        let (before, given) = (view.slice(family..start - 1), view.slice(start..end));
        let named = bare::is_family(before)
            || bare::is_given(given) && !bare::is_family(given) && !words::is_finding(before);
        if (1..=3).contains(&before.len()) && !is_kanji(view.before(family)) && named {
            start = family;
            whole = true;
        }
    }
    let run = view.slice(start..end);
    let skipped = words::role_before_name(run);
    let start = start + skipped + finding_before_name(&run[skipped..]);
    let name = view.slice(start..end);
    // "骨折 医師", "胸水 先生": over a space only what is known to be a name.
    let chinese = matches!(title, "先生" | "医生" | "女士" | "氏") && is_chinese(name);
    let common = || whole || chinese || bare::is_family(name) || bare::is_full(name);
    if spaced && (profession && !common() || words::is_finding(name) && !common()) {
        return None;
    }
    let honest = match title {
        "様" | "さま" => is_person_sama(name, view.at(behind)),
        "君" => {
            !is_kanji(view.at(behind))
                && (bare::is_family(name)
                    || bare::is_given(name) && name.len() > 1
                    || bare::is_full(name))
        }
        "氏" => {
            !matches!(
                name.last(),
                Some('同' | '両' | '華' | '摂' | '彼' | '某' | '諸' | '各')
            ) && view.at(behind) != '名'
                && !is_eponym_behind(view, behind)
        }
        "殿" => {
            !matches!(
                view.at(behind),
                '部' | '筋' | '裂' | '溝' | '様' | '動' | '静' | '神' | '皮' | '膿'
            ) && !matches!(
                name,
                ['神' | '宮' | '御' | '拝' | '大' | '右' | '左' | '両']
            )
        }
        _ => true,
    };
    let role = words::is_role(name) || (skipped > 0 && name.is_empty());
    (honest && !role && !name.is_empty()).then_some(start)
}

/// Whether three kanji begin like a Chinese name: 王小明.
fn is_chinese(name: &[char]) -> bool {
    const FAMILY: &str = "王李張张劉刘陳陈楊杨趙赵呉吴周徐孫朱郭何羅罗鄭郑梁謝谢宋唐許许韓韩";
    name.len() == 3 && name.first().is_some_and(|&c| FAMILY.contains(c)) && !words::is_finding(name)
}

/// How many characters of a run of kanji are a finding before a common name: 所見佐々木.
fn finding_before_name(run: &[char]) -> usize {
    let named = |at: &usize| {
        let (finding, name) = run.split_at(*at);
        words::is_finding(finding) && (bare::is_family(name) || bare::is_full(name))
    };
    (2..run.len()).find(named).unwrap_or(0)
}

/// A common name behind a profession or role at `at`, one space or の: 看護師の佐々木, 医師 鈴木.
fn behind_profession(view: &View, at: usize) -> Option<(usize, usize)> {
    if !is_kanji(view.at(at)) {
        return None;
    }
    let roles = words::PROFESSIONS.iter().chain(words::STAFF_ROLES.iter());
    let lengths = roles
        .filter(|role| view.has(at, role))
        .map(|role| role.chars().count());
    let label = lengths.max()?;
    let start = view.run(at + label, 1, |c| matches!(c, ' ' | 'の'));
    let end = view.run(start, 8, is_kanji);
    let name = view.slice(start..end);
    if bare::is_full(name) {
        return Some((start, end));
    }
    let given = view.run(end + 1, 4, is_kanji);
    let spaced = view.at(end) == ' ' && bare::is_given(view.slice(end + 1..given));
    let end = if spaced { given } else { end };
    bare::is_family(name).then_some((start, end))
}

/// Where a name in hiragana before an honorific starts: はなちゃん at the start of a word, not たくさん.
fn in_hiragana(view: &View, end: usize, behind: usize, title: &str) -> Option<usize> {
    let start = view.run_back(end, 7, super::view::is_hiragana);
    let before = view.before(start);
    let name: String = view.slice(start..end).iter().collect();
    let nobody = words::HIRAGANA_ROLES.contains(&name.as_str());
    let word = is_kanji(before) || is_katakana(before);
    let next = view.at(behind);
    let ends = !super::view::is_hiragana(next) || "のがはにへともをより".contains(next);
    let honorific = matches!(title, "さん" | "ちゃん" | "くん" | "様" | "君" | "先生");
    (honorific && !nobody && !word && ends && (2..=5).contains(&(end - start))).then_some(start)
}

/// Whether 氏 belongs to the name of a disease, sign or method.
fn is_eponym_behind(view: &View, at: usize) -> bool {
    matches!(
        view.at(at),
        '病' | '症'
            | '徴'
            | '法'
            | '反'
            | '手'
            | '型'
            | '管'
            | '島'
            | '嚢'
            | '靭'
            | '分'
            | '染'
            | '窩'
    )
}

/// Whether 様 is the honorific, not "-like" (腫瘤様) or part of a word (同様).
fn is_person_sama(name: &[char], behind: char) -> bool {
    const LIKE: &str = "腫瘤節胞癌瘍膜皮球芽骨泡斑網塊嚢滴粒液状管腔壁炎癬疹瘢痕栓脂肪髄脳腺肝腎肺環索刺影\
        巣孔隙歯爪鱗砂泥粥膿血筋軟硬線維多同仕模異有神各両者族粉雪霜";
    let word: String = name.iter().collect();
    let family = words::FAMILY_SAMA
        .iter()
        .any(|one| word == *one || (one.chars().count() > 1 && word.ends_with(one)));
    let like = name.last().is_some_and(|&c| LIKE.contains(c));
    let single = matches!(name, ['一' | '皆' | '奥' | '王' | '神' | '客']);
    !(family || like || single || THINGS.contains(behind))
}

/// What follows -様 in the sense of "-like", or in a word that begins with 様.
const THINGS: &str = "変病陰構細組所結像物外式相態々症発皮硬隆形増濃吸反肥肉顆沈線骨紅腫部領子";

/// Whether 様 behind a katakana word compares with a thing: スリガラス様.
fn is_thing(view: &View, behind: usize, word: &str) -> bool {
    const LIKE: [&str; 14] = [
        "ガラス",
        "ポリープ",
        "リング",
        "レース",
        "ビーズ",
        "スポンジ",
        "コーヒー",
        "シート",
        "バンド",
        "ゼリー",
        "ドーム",
        "クレーター",
        "モザイク",
        "トンネル",
    ];
    THINGS.contains(view.at(behind)) || LIKE.iter().any(|thing| word.ends_with(thing))
}

/// A name in kanji behind the role of a member of staff at `at` and a space, up to the next space:
/// 撮影者 斎藤花子. A role that begins a sentence has no space behind its second word.
fn behind_role(view: &View, at: usize, start: usize, label: usize) -> Option<(usize, usize)> {
    let whole = !is_kanji(view.before(at)) && start > at + label;
    let role: String = view.slice(at..at + label).iter().collect();
    if !whole || !words::STAFF_ROLES.contains(&role.as_str()) {
        return None;
    }
    let first = view.run(start, 8, is_kanji);
    let ends =
        |at: usize| at >= view.len() || matches!(view.at(at), ' ' | '\n' | '\r' | ',' | '、' | ')');
    if !ends(first) || !(2..=5).contains(&(first - start)) {
        return None;
    }
    let name = view.slice(start..first);
    let word: String = name.iter().collect();
    let nobody = words::NOBODY
        .iter()
        .chain(words::STAFF_MATTERS.iter())
        .any(|one| word.contains(one))
        || words::is_role(name);
    (!nobody).then_some((start, first))
}

/// The place behind the abbreviation of a profession at `start`, if a name in kanji or kana follows it:
/// 記載者：Ns.高橋.
fn behind_abbreviation(view: &View, start: usize) -> usize {
    let end = view.run(start, 4, |c| c.is_ascii_alphabetic());
    let behind = view.run(end, 2, |c| matches!(c, '.' | ' '));
    let next = view.at(behind);
    let named = end > start && (is_kanji(next) || is_katakana(next) || next == '[');
    if named { behind } else { start }
}

/// A name behind a label at `at` and a colon; behind 氏名 and 患者名 a space is enough.
fn behind_label(view: &View, at: usize) -> Option<(usize, usize)> {
    if !(is_kanji(view.at(at)) || is_katakana(view.at(at)) || matches!(view.at(at), 'ふ')) {
        return None;
    }
    let label = view.has_any(at, LABELS)?;
    let sign = view.run(at + label, 2, |c| c == ' ');
    let colon = matches!(view.at(sign), ':' | '=' | '】' | '」' | ']');
    let form = view
        .has_any(at, &["氏名", "患者名", "姓名", "名前"])
        .is_some()
        && sign > at + label;
    let topic = view.at(sign) == 'は'
        && view
            .has_any(at, &["氏名", "患者名", "主治医", "担当医"])
            .is_some();
    if !(colon || form || topic) {
        return behind_role(view, at, sign, label);
    }
    let start = view.run(sign, 4, |c| {
        matches!(c, ' ' | ':' | '=' | '】' | '」' | ']' | 'は')
    });
    let start = behind_abbreviation(view, start);
    let part = |c: char| is_kanji(c) || is_katakana(c) || c == '・';
    let latin = |c: char| is_cased(c) || matches!(c, '\'' | '-' | '.' | '^' | ',');
    let hiragana_label = view
        .has_any(
            at,
            &["フリガナ", "ふりがな", "カナ氏名", "氏名", "患者名", "名前"],
        )
        .is_some();
    let first = if hiragana_label && super::view::is_hiragana(view.at(start)) {
        view.run(start, 8, super::view::is_hiragana)
    } else {
        view.run(start, 8, part)
    };
    if first == start {
        let end = view.run(start, 24, latin);
        if end == start {
            return None;
        }
        let second = view.run(end + 1, 24, latin);
        let more = view.at(end) == ' ' && view.at(end + 1).is_uppercase();
        let end = if more { second } else { end };
        let end = view.run_back(end, 3, |c| matches!(c, '.' | ',' | '-' | '^'));
        let index = view.word_from(start);
        let common = view
            .words()
            .get(index)
            .is_some_and(|word| words::is_common(&word.lower));
        return (!common && end > start).then_some((start, end));
    }
    // "山田 太郎": one space and a given name.
    let given = view.run(first + 1, 6, |c| part(c) || super::view::is_hiragana(c));
    let spaced = view.at(first) == ' ' && given > first + 1 && first - start <= 5;
    // "田中はなこ" behind the label of a form; a sentence goes on behind は.
    let soft = if hiragana_label && !topic {
        view.run(first, 6, super::view::is_hiragana)
    } else {
        first
    };
    let end = if spaced { given } else { soft };
    let word: String = view.slice(start..first).iter().collect();
    let nobody = words::NOBODY.iter().any(|one| word.starts_with(one))
        || words::is_role(&word.chars().collect::<Vec<_>>());
    (!nobody).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profession_that_is_a_title_is_one_of_the_list() {
        let professions = words::PROFESSIONS.iter();
        let missing: Vec<_> = professions.filter(|one| !TITLES.contains(one)).collect();
        assert_eq!(missing, [&""; 0]);
    }

    #[test]
    fn every_title_is_in_the_list_that_its_first_character_asks_for() {
        let is_ascii = |title: &&&str| title.starts_with(|c: char| c.is_ascii());
        assert_eq!(TITLES.iter().find(is_ascii), None);
        assert!(LATIN_TITLES.iter().all(|title| is_ascii(&title)));
    }
}
