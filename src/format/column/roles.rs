//! What role a column has: header words and values weighed into a proposal with its evidence.
//!
//! An identifying role may follow from the header or from the values. A role that keeps values needs
//! values that fit and a header word, too. Without one only values stay that say themselves what they
//! are and cannot be anything else: sexes in words, yes and no and the like, measurements with their
//! units, diagnosis codes with their points. Below 60 the role is unknown and the column stays out
//! until the user decides.

use super::shape::Shapes;
use super::stats::Column;
use super::words::{self, ROLES};
use crate::action::Role;
use crate::survey::{EVIDENCE, Evidence};

/// The confidence below which a role is not proposed.
pub const PROPOSED: u8 = 60;

/// A role with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The role; [`Role::Unknown`] where the confidence is below [`PROPOSED`].
    pub role: Role,
    /// 0 to 100, of the best role.
    pub confidence: u8,
    /// What was observed.
    pub evidence: Vec<Evidence>,
}

/// Proposes a role for a column.
pub fn propose(header: &str, column: &Column) -> Proposal {
    let weights = words::weigh(header);
    let mut best = (Role::Unknown, 0);
    let strongest = |identifying: bool| {
        let weights = ROLES.iter().zip(&weights);
        let weights = weights.filter(|&(&role, _)| is_identifying(role) == identifying);
        weights.map(|(_, &weight)| weight).max().unwrap_or(0)
    };
    // Words such as `Left Lung` look like names; a header that says what they are is believed.
    let explained = strongest(false) >= 80;
    let things = words::names_things(header);
    let category = words::position(Role::Category).and_then(|at| weights.get(at));
    let mut said = Said {
        outdone: false,
        things: category.copied().filter(|_| things).unwrap_or(0),
        named: !things,
        generic: words::is_generic(header),
    };
    for (&role, &header) in ROLES.iter().zip(&weights) {
        said.outdone = strongest(true) > header;
        let confidence = if is_identifying(role) {
            identifying(role, header, explained, column)
        } else {
            keeping(role, header, &said, column)
        };
        if confidence > best.1 {
            best = (role, confidence);
        }
    }
    let (role, confidence) = best;
    let weight = words::position(role)
        .and_then(|at| weights.get(at))
        .copied()
        .unwrap_or(0);
    let role = if confidence < PROPOSED {
        Role::Unknown
    } else {
        role
    };
    Proposal {
        role,
        confidence,
        evidence: evidence(weight, column),
    }
}

/// Whether the cells of a column of this role never stay as they are by default.
fn is_identifying(role: Role) -> bool {
    match role {
        Role::PatientId
        | Role::PatientName
        | Role::BirthDate
        | Role::Date
        | Role::Staff
        | Role::Contact
        | Role::Accession
        | Role::OtherId
        | Role::Uid
        | Role::OfficialNumber
        | Role::Facility => true,
        Role::Sex | Role::Age | Role::FreeText | Role::Measurement | Role::Category => false,
        Role::Unknown => false,
    }
}

/// Share of cells that may be names of persons in two parts.
fn names(column: &Column) -> u8 {
    // The two shapes exclude each other but for names with `^`.
    let names = column
        .share(Shapes::NAME)
        .saturating_add(column.share(Shapes::LATIN_NAME));
    names.min(100)
}

/// Header and values as two independent witnesses.
fn joined(header: u8, values: u8) -> u8 {
    let doubt = u32::from(100 - header.min(100)) * u32::from(100 - values.min(100));
    u8::try_from(100 - doubt / 100).unwrap_or(100)
}

/// The confidence of an identifying role; a header that is `explained` by a word for values that may
/// stay says that what looks like names is none.
fn identifying(role: Role, header: u8, explained: bool, column: &Column) -> u8 {
    let share = |shape| column.share(shape);
    let worded = header >= 50;
    let named = names(column);
    let few = column.filled >= 50 && column.distinct() * 10 < column.filled;
    let (values, against) = match role {
        Role::PatientId | Role::OtherId | Role::Accession => {
            let fits = share(Shapes::ID) >= 80;
            let against = share(Shapes::SENTENCE) >= 50
                || share(Shapes::DECIMAL) >= 50
                || named >= 50
                || share(Shapes::DATE) >= 80 && share(Shapes::COMPACT_DATE) < 50;
            // A running number of the rows finds nothing in any system.
            let running = role != Role::PatientId && column.mean_chars() < 3;
            (if fits { 40 } else { 0 }, against || running)
        }
        Role::PatientName => {
            let word = share(Shapes::NAME_WORD).max(named);
            let values = match (named >= 80, few) {
                (_, _) if explained && !worded => 0,
                (true, false) => 75,
                (true, true) => 55,
                (false, _) if word >= 80 && worded => 50,
                (false, _) => 0,
            };
            (
                values,
                share(Shapes::NUMBER) >= 50 || share(Shapes::DATE) >= 50,
            )
        }
        Role::Staff => {
            let values = if share(Shapes::TITLE) >= 60 {
                80
            } else if named >= 80 && few && (worded || !explained) {
                70
            } else {
                0
            };
            (
                values,
                share(Shapes::DATE) >= 50 || share(Shapes::DECIMAL) >= 50,
            )
        }
        Role::BirthDate | Role::Date => {
            let dates = share(Shapes::DATE);
            let compact = share(Shapes::COMPACT_DATE) >= 50;
            let span = column
                .years()
                .map_or(0, |(low, high)| high.saturating_sub(low));
            let old = column.years().is_some_and(|(low, _)| low < 1990) && span >= 40;
            let values = match (dates >= 90, dates >= 70, compact) {
                (true, _, false) => 85,
                (true, _, true) => 75,
                (false, true, _) => 55,
                (false, false, _) => 0,
            };
            let birth = role == Role::BirthDate;
            let values = match (birth, old, worded) {
                (true, false, false) => 0,
                (true, true, false) => values.min(70) + u8::from(values > 0) * 16,
                (true, _, true) | (false, _, _) => values,
            };
            (values, dates < 50)
        }
        Role::Contact => {
            let reach = [
                (Shapes::EMAIL, 95),
                (Shapes::PHONE, 85),
                (Shapes::POSTAL, 80),
            ];
            let reach = reach.into_iter().chain([(Shapes::ADDRESS, 85)]);
            let values = reach
                .filter(|&(shape, _)| share(shape) >= 70)
                .map(|(_, value)| value);
            (values.max().unwrap_or(0), false)
        }
        Role::OfficialNumber => {
            let several = column.distinct() >= 5;
            let checked = |whole, check| share(whole) >= 90 && column.share_of(check, whole) >= 90;
            let values = if several && checked(Shapes::TWELVE_DIGITS, Shapes::MY_NUMBER) {
                95
            } else if several && checked(Shapes::INSURER_DIGITS, Shapes::INSURER) {
                if share(Shapes::DATE) >= 50 { 0 } else { 75 }
            } else {
                0
            };
            (values, false)
        }
        Role::Uid => (
            if share(Shapes::UID) >= 90 { 95 } else { 0 },
            share(Shapes::UID) < 50,
        ),
        Role::Facility => {
            let values = if share(Shapes::FACILITY) >= 60 { 85 } else { 0 };
            (
                values,
                share(Shapes::DATE) >= 50 || share(Shapes::DECIMAL) >= 50,
            )
        }
        Role::Sex | Role::Age | Role::FreeText | Role::Measurement | Role::Category => (0, false),
        Role::Unknown => (0, false),
    };
    let header = if against && column.filled > 0 {
        header / 3 * 2
    } else {
        header
    };
    joined(header, values)
}

/// What a header says beside how much it weighs for a role.
struct Said {
    /// An identifying role has more.
    outdone: bool,
    /// How much it speaks for names of things, such as drugs.
    things: u8,
    /// Words nobody knows may be names of persons.
    named: bool,
    /// Its words say only that there is something: value, result, count.
    generic: bool,
}

/// The confidence of a role whose values may stay, if no identifying header word has more.
fn keeping(role: Role, header: u8, said: &Said, column: &Column) -> u8 {
    let &Said {
        outdone,
        things,
        named,
        generic,
    } = said;
    let share = |shape| column.share(shape);
    if column.filled == 0 || outdone {
        return 0;
    }
    let worded = header >= 50;
    let personal = share(Shapes::NAME)
        .max(share(Shapes::TITLE))
        .max(share(Shapes::ADDRESS))
        .max(share(Shapes::FAMILY_NAME))
        .max(if named { share(Shapes::STRANGER) } else { 0 });
    let reaching = share(Shapes::EMAIL)
        .max(share(Shapes::PHONE))
        .max(share(Shapes::POSTAL));
    let checked = column.distinct() >= 5
        && share(Shapes::INSURER_DIGITS) >= 90
        && column.share_of(Shapes::INSURER, Shapes::INSURER_DIGITS) >= 90;
    match role {
        Role::Sex => match (worded, share(Shapes::SEX), share(Shapes::SEX_WORD)) {
            (true, 95.., _) => joined(header, 60),
            (true, 80.., _) => 75,
            (_, _, 99..) if column.distinct() <= 4 => 70,
            _ => 0,
        },
        Role::Age => match (worded, share(Shapes::AGE)) {
            (true, 90..) => joined(header, 50),
            (true, 80..) => 70,
            _ => 0,
        },
        Role::Measurement => {
            if checked && share(Shapes::DECIMAL) == 0 {
                return 0;
            }
            // Long numbers that hardly two rows share, under a word that says little, number something.
            let numbering = column.filled >= 10
                && column.mean_chars() >= 5
                && share(Shapes::NUMBERED) >= 95
                && column.distinct() * 100 >= column.filled * 95;
            if numbering && generic {
                return 0;
            }
            // A number alone may be anything: an ID as a float, a coordinate, a day of a spreadsheet.
            match (worded, share(Shapes::READING), share(Shapes::QUANTITY)) {
                (true, 90.., _) => joined(header, 50),
                (true, 75.., _) => 70,
                // Results are words as well; what is no reading is emptied.
                (true, 50.., _) if header >= 85 && personal < 10 => 65,
                (false, _, 98..) if column.filled >= 3 => 70,
                _ => 0,
            }
        }
        Role::Category => {
            let code = share(Shapes::ICD).max(share(Shapes::FLAG));
            // `A1234` may as well be an ID or a room.
            let pointed = share(Shapes::POINTED_ICD) >= 50 || share(Shapes::FLAG) >= 95;
            let closed = column.distinct() <= 1_000
                && (column.filled < 30 || column.distinct() * 2 <= column.filled);
            // Codes of drugs and tests recur; numbers of patients and orders hardly do.
            let few = column.filled >= 50 && column.distinct() * 10 <= column.filled;
            let opaque = share(Shapes::SENTENCE) >= 20 || personal >= 10 || reaching >= 5;
            match (worded, code, share(Shapes::WORD)) {
                (true, 95.., _) if pointed || closed || !named => joined(header, 60),
                (true, _, 95..) if closed && !opaque => header.min(85),
                (true, _, 80..) if closed && !opaque => 65.min(header),
                (true, _, _) if header >= 90 && few && share(Shapes::ID) >= 95 && personal == 0 => {
                    70
                }
                (false, 95.., _) if pointed && column.filled >= 3 => 70,
                _ => 0,
            }
        }
        Role::FreeText => {
            let ids = share(Shapes::ID) >= 50 && share(Shapes::FLAG) < 50;
            // Titles (様, Dr) belong to notes; a column of bare names or addresses is no text.
            let bare = share(Shapes::NAME).max(share(Shapes::ADDRESS));
            let opaque = ids || bare >= 30 || reaching >= 30 || share(Shapes::READING) >= 50;
            let dated = share(Shapes::DATE) >= 50;
            let called = personal >= 10 || reaching >= 5 || share(Shapes::LATIN_NAME) >= 30;
            match (worded, share(Shapes::SENTENCE)) {
                (_, _) if opaque || dated => 0,
                (true, _) => header,
                (false, 60..) if column.mean_chars() >= 20 => 75,
                // Too many different diseases or drugs for a list: each is read like a text.
                (false, _) if things >= 70 && !called => PROPOSED,
                (false, _) => 0,
            }
        }
        Role::PatientId
        | Role::PatientName
        | Role::BirthDate
        | Role::Date
        | Role::Staff
        | Role::Contact
        | Role::Accession
        | Role::OtherId
        | Role::Uid
        | Role::OfficialNumber
        | Role::Facility
        | Role::Unknown => 0,
    }
}

/// Every observation about a column that a person may want to see.
pub fn evidence(header: u8, column: &Column) -> Vec<Evidence> {
    let mut found = Vec::new();
    let mut add = |code: &str, percent: u8| {
        debug_assert!(EVIDENCE.contains(&code), "unlisted evidence");
        if percent > 0 {
            found.push(Evidence {
                code: code.to_owned(),
                percent,
            });
        }
    };
    add("header-word", header);
    let share = |shape| column.share(shape);
    add("dates-parse", share(Shapes::DATE));
    add("numbers", share(Shapes::READING));
    add("sex-words", share(Shapes::SEX));
    add("age-range", share(Shapes::AGE));
    add("id-shape", share(Shapes::ID));
    add("uid-shape", share(Shapes::UID));
    add("names", names(column));
    add("name-words", share(Shapes::NAME_WORD));
    add("titles", share(Shapes::TITLE));
    add("e-mail", share(Shapes::EMAIL));
    add("telephone", share(Shapes::PHONE));
    add("postal-code", share(Shapes::POSTAL));
    add("address", share(Shapes::ADDRESS));
    add("facility-words", share(Shapes::FACILITY));
    add("sentences", share(Shapes::SENTENCE));
    add("codes", share(Shapes::ICD).max(share(Shapes::FLAG)));
    add("words", share(Shapes::WORD));
    if share(Shapes::TWELVE_DIGITS) >= 50 {
        add(
            "my-number-check",
            column.share_of(Shapes::MY_NUMBER, Shapes::TWELVE_DIGITS),
        );
    }
    if share(Shapes::INSURER_DIGITS) >= 50 {
        add(
            "insurer-check",
            column.share_of(Shapes::INSURER, Shapes::INSURER_DIGITS),
        );
    }
    add("sentinels", share(Shapes::SENTINEL));
    add("reaches-a-person", share(Shapes::REACHES));
    add(
        "distinct",
        super::stats::percent(column.distinct(), column.filled),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(header: &str, values: &[&str]) -> Role {
        let mut column = Column::among(1);
        values.iter().for_each(|value| column.add(value));
        propose(header, &column).role
    }

    #[test]
    fn a_keeping_role_needs_values_that_fit() {
        assert_eq!(role("体重", &["53.4", "60", "71.2"]), Role::Measurement);
        assert_eq!(role("体重", &["山田 太郎", "鈴木 花子"]), Role::Unknown);
        assert_eq!(role("体重", &["00012345", "00012346"]), Role::Unknown);
        assert_eq!(role("性別", &["男", "女", "女"]), Role::Sex);
        assert_eq!(role("性別", &["A-1", "B-2", "C-3"]), Role::Unknown);
        assert_eq!(role("年齢", &["45", "7", "90歳"]), Role::Age);
        assert_eq!(role("年齢", &["19450101", "19500202"]), Role::Date);
        assert_eq!(role("診療科", &["内科", "外科", "内科"]), Role::Category);
        assert_eq!(role("診療科", &["山田 太郎", "鈴木 花子"]), Role::Unknown);
        let parts = ["Left Lung", "Right Breast", "Left Lung"];
        assert_eq!(role("body_part", &parts), Role::Category);
        assert_eq!(
            role("", &["Jane Doe", "John Smith", "Max Muster"]),
            Role::PatientName
        );
        assert_eq!(
            role("memo2", &["Jane Doe", "John Smith"]),
            Role::PatientName
        );
        assert_eq!(role("備考", &["00012345", "00012346"]), Role::Unknown);
        assert_eq!(role("体重", &[]), Role::Unknown);
    }

    #[test]
    fn without_header_only_unmistakable_values_are_kept() {
        let quantities = ["53.4 kg", "60.1kg", "120 mg/dL"];
        assert_eq!(role("", &quantities), Role::Measurement);
        assert_eq!(role("", &["53", "60", "71"]), Role::Unknown);
        assert_eq!(role("", &["C50.9", "J18.9", "I10"]), Role::Category);
        assert_eq!(role("", &["内科", "外科", "内科"]), Role::Unknown);
        assert_eq!(role("", &["男", "女", "女"]), Role::Sex);
        assert_eq!(role("", &["1", "2", "2"]), Role::Unknown);
        assert_eq!(role("", &["K1234", "K1235", "K1236"]), Role::Unknown);
        assert_eq!(role("", &["A101", "B205", "A102"]), Role::Unknown);
        assert_eq!(role("", &["45 M", "67 M", "81 M"]), Role::Unknown);
    }

    #[test]
    fn a_number_alone_is_unknown_whatever_its_form() {
        for (header, values) in [
            ("", ["53.4", "60.1", "71.2"]),
            ("カルテ", ["553400.0", "553401.0", "553402.0"]),
            ("nr", ["10034.0", "10035.0", "10036.0"]),
            ("kartei", ["10034.0", "10035.0", "10036.0"]),
            ("serial_time", ["45021.37", "45022.5", "45023.75"]),
            ("jd", ["2459945.5", "2459946.5", "2459947.5"]),
            ("event_year", ["2000.25", "2001.5", "2002.75"]),
            ("born", ["1929.0", "1931.0", "1940.5"]),
        ] {
            assert_eq!(role(header, &values), Role::Unknown, "{header}");
        }
    }

    #[test]
    fn a_running_number_is_no_result() {
        let integers: Vec<String> = (0..40).map(|i| (553_400 + i).to_string()).collect();
        let floats: Vec<String> = integers.iter().map(|id| format!("{id}.0")).collect();
        for ids in [integers, floats] {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            for header in ["結果", "値", "value", "max", "回数"] {
                assert_eq!(role(header, &ids), Role::Unknown, "{header}");
            }
            assert_eq!(role("血小板数", &ids), Role::Measurement);
        }
        let long = ["50.142857142857146", "50.285714285714285", "51.0"];
        assert_eq!(role("体重", &long), Role::Measurement);
    }

    #[test]
    fn coordinates_reach_their_people() {
        for header in [
            "緯度",
            "経度",
            "latitude",
            "longitude",
            "Lat",
            "lon",
            "lng",
            "gps",
            "home_latitude",
            "自宅緯度",
        ] {
            let values = ["35.689487", "34.693738", "43.064170"];
            assert_eq!(role(header, &values), Role::Contact, "{header}");
        }
    }

    #[test]
    fn ages_may_have_decimals() {
        assert_eq!(role("年齢", &["91.5", "45.25", "7"]), Role::Age);
        assert_eq!(role("age", &["91.5", "45.0", "7.75"]), Role::Age);
        assert_eq!(role("年齢", &["91歳3か月", "45歳", "8か月"]), Role::Age);
    }

    #[test]
    fn a_list_of_family_names_is_no_category() {
        for (header, values) in [
            ("区分", ["山田", "鈴木", "佐藤"]),
            ("区分", ["ﾔﾏﾀﾞ", "スズキ", "さとう"]),
            ("検査種別", ["Tanaka", "Suzuki", "TANAKA"]),
            ("category", ["Featherstone", "Becker", "Becker"]),
            ("status", ["Anna Becker", "Tom Featherstone", "Anna Becker"]),
            ("薬剤名", ["田中", "鈴木", "田中"]),
        ] {
            assert_eq!(role(header, &values), Role::Unknown, "{header}");
        }
        for (header, values) in [
            ("区分", ["入院", "外来", "外来"]),
            ("検査種別", ["CT", "Angiography", "Mammography"]),
            ("category", ["Control", "Placebo", "Control"]),
            ("department", ["Cardiology", "Orthopaedics", "Emergency"]),
            ("drug", ["Zolgensma", "Lipitor", "Omnipaque"]),
            ("薬剤名", ["アスピリン", "ロキソニン", "アスピリン"]),
            ("転帰", ["軽快", "死亡", "転院"]),
        ] {
            assert_eq!(role(header, &values), Role::Category, "{header}");
        }
    }

    #[test]
    fn codes_that_are_ids_are_no_category() {
        assert_eq!(role("病名コード", &["C509", "J189", "I10"]), Role::Category);
        let ids: Vec<String> = (0..60).map(|i| format!("K{:04}", 1_000 + i * 7)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(role("区分", &ids), Role::Unknown);
    }

    #[test]
    fn identifying_values_are_known_without_header() {
        assert_eq!(
            role("", &["山田　太郎", "鈴木 花子", "佐藤 次郎"]),
            Role::PatientName
        );
        assert_eq!(role("", &["090-1234-5678", "03-5253-1111"]), Role::Contact);
        assert_eq!(role("", &["a@example.jp", "b@example.jp"]), Role::Contact);
        assert_eq!(
            role("", &["1.2.840.113619.2.55.3", "1.2.392.200036.9116.4"]),
            Role::Uid
        );
        assert_eq!(
            role("", &["東京架空病院", "大阪架空クリニック"]),
            Role::Facility
        );
    }

    #[test]
    fn an_identifying_header_is_enough() {
        assert_eq!(
            role("患者氏名", &["山田太郎", "鈴木花子"]),
            Role::PatientName
        );
        assert_eq!(role("主治医", &["山田", "鈴木"]), Role::Staff);
        assert_eq!(role("患者番号", &["00012345", "00012346"]), Role::PatientId);
        assert_eq!(role("患者番号", &[]), Role::PatientId);
        assert_eq!(role("住所", &["どこか"]), Role::Contact);
    }

    #[test]
    fn my_numbers_need_the_check_digit_in_nearly_every_cell() {
        let numbers: Vec<String> = (0..20u64)
            .flat_map(|i| (0..10).map(move |last| format!("{:011}{last}", 12_345_678_901 + i * 97)))
            .filter(|text| {
                crate::format::column::shape::look(text)
                    .shapes
                    .has(Shapes::MY_NUMBER)
            })
            .collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        assert!(numbers.len() >= 15);
        assert_eq!(role("番号", &numbers), Role::OfficialNumber);
        let random: Vec<String> = (0..40u64)
            .map(|i| format!("{:012}", 123_456_789_012 + i * 7_919))
            .collect();
        let random: Vec<&str> = random.iter().map(String::as_str).collect();
        assert_ne!(role("番号", &random), Role::OfficialNumber);
        assert_ne!(role("番号", &["000000000000"; 10]), Role::OfficialNumber);
    }
}
