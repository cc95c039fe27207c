use crate::identity::{Identifier, IdentifierKind};
use crate::transform::matcher::TextMatcher;
use crate::transform::text::{Own, scrub};

fn people(all: &[(IdentifierKind, &str)]) -> Vec<Identifier> {
    let identifier = |&(kind, value): &(IdentifierKind, &str)| Identifier {
        kind,
        value: value.to_owned(),
    };
    all.iter().map(identifier).collect()
}

/// `text` cleaned in the file of a patient of this name, and in a file of the same drop that is
/// somebody else's.
fn cleaned(name: &str, text: &str) -> (String, String) {
    let patient = people(&[(IdentifierKind::PatientName, name)]);
    let known = TextMatcher::new(patient.iter());
    let own = Own::new(patient.iter(), &known);
    let here = scrub(text, &known, &own, None);
    assert_eq!(
        scrub(&here.text, &known, &own, None).text,
        here.text,
        "a second time changes more"
    );
    assert!(!own.is_in(&here.text), "{}", here.text);
    (here.text, scrub(text, &known, &Own::default(), None).text)
}

/// Name of the patient, text in the patient's own file, text that may stay.
const LEAKS: &[(&str, &str, &str)] = &[
    ("Long^Susan", "CT CHEST LONG", "CT CHEST [NAME]"),
    ("Long^Susan", "Long chest CT", "[NAME] chest CT"),
    ("Long^Susan", "knee long mri", "knee [NAME] mri"),
    ("Long^Susan", "LONG_KNEE_01", "[NAME]_KNEE_01"),
    ("Li^Wei", "CT CHEST LI", "CT CHEST [NAME]"),
    (
        "Li^Wei",
        "Li chest, Wei abdomen",
        "[NAME] chest, [NAME] abdomen",
    ),
    ("Li^Wei", "scan li wei", "scan [NAME]"),
    ("Adams^Rose", "Rose knee left", "[NAME] knee left"),
    ("Adams^Rose", "ROSE KNEE LEFT", "[NAME] KNEE LEFT"),
    ("Chen^May", "May knee", "[NAME] knee"),
    ("Chen^May", "KNEE MAY", "KNEE [NAME]"),
    ("An^Jun", "MRI brain An", "MRI brain [NAME]"),
    ("An^Jun", "MRI BRAIN AN", "MRI BRAIN [NAME]"),
    ("May^Rose", "may rose knee", "[NAME] knee"),
    ("Head^Otto", "Head follow up", "[NAME] follow up"),
    ("White^Ann", "WHITE 2ND SCAN", "[NAME] 2ND SCAN"),
    ("Young^Ann", "seen: YOUNG, knee", "seen: [NAME], knee"),
    ("Long^Susan", "Long's knee", "[NAME]'s knee"),
    (
        "Long^Susan",
        "knee-LONG, mri: LongKnee",
        "knee-[NAME], mri: [NAME]Knee",
    ),
    ("Long-Short^Ann", "CHEST SHORT", "CHEST [NAME]"),
    ("林^健", "林 胸部CT", "[NAME] 胸部CT"),
    ("林^健", "胸部林、林頭部", "胸部[NAME]、[NAME]頭部"),
    ("林^健", "胸部CT(林)", "胸部CT([NAME])"),
    ("林^健", "林健 胸部", "[NAME] 胸部"),
    ("林^健", "林は再検", "[NAME]は再検"),
    ("森^花", "腹部 森", "腹部 [NAME]"),
    ("原^光", "原　腰椎MRI", "[NAME]　腰椎MRI"),
    ("今^進", "今_頭部MRA", "[NAME]_頭部MRA"),
    ("Mori^Hana=森^花=もり^はな", "もり 頭部", "[NAME] 頭部"),
    ("Mori^Hana=森^花=もり^はな", "ﾓﾘ 頭部", "[NAME] 頭部"),
    ("김^철", "김 흉부", "[NAME] 흉부"),
];

/// The same for what is plainly no name.
const KEPT: &[(&str, &str)] = &[
    ("Long^Susan", "long axis cine"),
    ("Long^Susan", "LONG AXIS 4CH"),
    ("Long^Susan", "Long-axis view, long TE, Long TR"),
    ("Long^Susan", "long segment stenosis, a long lesion"),
    ("Long^Susan", "prolonged, oblong, longitudinal"),
    ("Adams^Rose", "rose bengal stain"),
    (
        "Chen^May",
        "may be benign, findings may suggest May-Thurner syndrome",
    ),
    ("Chen^May", "MAY BE BENIGN"),
    ("An^Jun", "An 8 mm nodule with an effusion"),
    ("An^Jun", "WITH AN EFFUSION"),
    ("Li^Wei", "LI-RADS 4, LI RADS 5"),
    ("Li^Wei", "LI5 lesion"),
    ("White^Ann", "white matter lesions, WHITE MATTER"),
    ("Young^Ann", "in a young patient"),
    ("Head^Otto", "CT HEAD W/O CONTRAST"),
    ("Head^Otto", "Head^Routine"),
    ("Long^Susan", "long-term follow-up, LongAxis"),
    ("Head^Otto", "MR Head and Neck, femoral head"),
    ("Hand^Otto", "XR HAND LEFT, right hand"),
    ("Te^Wi", "TR 4500 TE 102, Te = 30"),
    ("Ma^Jun", "120 kV 200 mA"),
    ("Fort^Ann", "Le Fort II"),
    ("林^健", "森林 林檎"),
    ("原^光", "原発巣、原因不明、原疾患、肺癌原発"),
    ("今^進", "今回、今後、今は改善"),
    ("中^前", "前 後 左 右 中"),
    ("Mori^Rin=森^凛=もり^りん", "リン酸カルシウム リン 3.2"),
    ("Patient^Test", "phantom, patient supine"),
    ("Anonymous", "anonymous"),
];

#[test]
fn a_name_that_is_a_word_goes_in_its_patients_own_file() {
    let found = LEAKS.iter().map(|&(name, text, expected)| {
        let out = cleaned(name, text).0;
        (name, text, out, expected)
    });
    let wrong: Vec<_> = found.filter(|case| case.2 != case.3).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_phrase_of_radiology_stays_in_the_file_of_a_patient_called_like_a_word_of_it() {
    let found = KEPT.iter().map(|&(name, text)| {
        let (own, other) = cleaned(name, text);
        (name, text, own, other)
    });
    let wrong: Vec<_> = found
        .filter(|(_, text, own, other)| own != text || other != text)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn in_anybody_elses_file_a_word_is_a_word() {
    for (name, text) in [
        ("Long^Susan", "Long chest CT"),
        ("Adams^Rose", "Rose knee left"),
        ("An^Jun", "MRI brain An"),
        ("林^健", "林 胸部CT"),
    ] {
        assert_eq!(cleaned(name, text).1, text);
    }
}

#[test]
fn who_may_be_named_is_nobody_to_hide() {
    let doctor = people(&[(IdentifierKind::StaffName, "Long^Susan")]);
    let known = TextMatcher::new(std::iter::empty());
    let own = Own::new(doctor.iter(), &known);
    assert_eq!(
        scrub("Long knee", &known, &own, None).text,
        "Long knee",
        "staff is not searched"
    );
}

fn of_1961(text: &str) -> String {
    let patient = people(&[
        (IdentifierKind::BirthDate, "19610103"),
        (IdentifierKind::PatientId, "00-71830452-6"),
    ]);
    let known = TextMatcher::new(patient.iter());
    let own = Own::new(patient.iter(), &known);
    scrub(text, &known, &own, None).text
}

#[test]
fn a_birth_date_goes_in_every_usual_writing() {
    let mut wrong = Vec::new();
    for day in [
        "610103",
        "19610103",
        "030161",
        "010361",
        "03011961",
        "S36.1.3",
        "S360103",
        "360103",
        "36.1.3",
        "36年1月3日",
        "3 Jan 61",
        "03-JAN-61",
        "3rd January, 61",
        "01/03/61",
        "3/1/61",
        "61/1/3",
        "61.01.03",
        "61-1-3",
        "1961_01_03",
        "S36年1月3日",
        "1961年1月3日",
        "昭和36年1月3日",
    ] {
        for text in [
            format!("knee {day} mri"),
            format!("膝 {day}"),
            day.to_owned(),
        ] {
            let out = of_1961(&text);
            if out.contains(|c: char| c.is_ascii_digit()) || out.len() > text.len() + 8 {
                wrong.push((text, out));
            }
        }
    }
    for text in [
        "610104 images",
        "kernel 36.1.4",
        "TE 61.5 ms",
        "B610103",
        "0.610103",
        "36.1.3.4",
        "61 kg 1 3 mm",
        "3 Jan",
        "1-3-6 mm",
        "360 103",
    ] {
        let out = of_1961(text);
        if out != text && (text, out.as_str()) != ("3 Jan", "[DATE]") {
            wrong.push((text.to_owned(), out));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn digits_of_an_id_go_and_other_numbers_stay() {
    for part in [
        "71830452",
        "718304526",
        "0071830452",
        "830452",
        "04526",
        "71830",
        "00071830",
    ] {
        let out = of_1961(&format!("knee {part} mri"));
        assert!(!out.contains(|c: char| c.is_ascii_digit()), "{part}: {out}");
    }
    for text in [
        "7183 ms",
        "TR 4500 TE 102",
        "12345 px",
        "71830 ms",
        "0.71830 mm",
        "71831",
        "3045",
        "183.04526",
    ] {
        assert_eq!(of_1961(text), text);
    }
}

#[test]
fn no_prefix_of_a_text_makes_the_search_panic() {
    let patient = people(&[
        (IdentifierKind::PatientName, "Long^An=林^健=もり^りん"),
        (IdentifierKind::PatientName, "^^^=\\^"),
        (IdentifierKind::BirthDate, "19610103"),
        (IdentifierKind::PatientId, "71830452"),
    ]);
    let known = TextMatcher::new(patient.iter());
    let own = Own::new(patient.iter(), &known);
    let texts = LEAKS
        .iter()
        .map(|case| case.1)
        .chain(KEPT.iter().map(|case| case.1));
    for text in texts.chain(["3 Jan 61", "S36.1.3", "36年1月3日", "71830", "1/", "-1-"]) {
        for (at, _) in text.char_indices() {
            let _ = scrub(&text[..at], &known, &own, None);
            let _ = own.is_in(&text[at..]);
        }
    }
}

#[test]
fn a_text_eight_times_as_long_takes_about_eight_times_as_long() {
    let patient = people(&[
        (IdentifierKind::PatientName, "Long^An=林^健=もり^りん"),
        (IdentifierKind::BirthDate, "19610103"),
        (IdentifierKind::PatientId, "71830452"),
    ]);
    let known = TextMatcher::new(patient.iter());
    let own = Own::new(patient.iter(), &known);
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let _ = own.is_in(text);
        let _ = scrub(text, &known, &own, None);
        start.elapsed()
    };
    for unit in [
        "long ", "An-", "aB", "林", "り", "1", "1.", "3 Jan ", "c:\\", "\\\\a ", "a.b.", "妻 ",
    ] {
        let once = time(&unit.repeat(2_000));
        let eight_times = time(&unit.repeat(16_000));
        let bound = once * 30 + std::time::Duration::from_millis(100);
        assert!(eight_times < bound, "{unit:?}: {once:?}, {eight_times:?}");
    }
}

#[test]
fn a_name_goes_in_other_scripts_of_its_own_file() {
    let cases = [
        ("=山田^太郎", "YAMADA TARO prior", "[NAME] prior"),
        ("高橋^邦彦", "TAKAHASHI KUNIHIKO chest", "[NAME] chest"),
        ("高橋^邦彦", "Takahashi, knee", "[NAME], knee"),
        ("高橋^邦彦", "タカハシ クニヒコ 胸部", "[NAME] 胸部"),
        ("高橋^邦彦", "胸部 ﾀｶﾊｼ", "胸部 [NAME]"),
        ("高橋^雨音", "Takahashi Amane chest", "[NAME] chest"),
        ("=鈴木^一郎", "SUZUKI ICHIRO", "[NAME]"),
        ("TAKAHASHI^KUNIHIKO", "高橋 著変なし", "[NAME] 著変なし"),
        ("YAMADA^TARO", "山田", "[NAME]"),
        ("YAMADA^TARO", "胸部 山田太郎", "胸部 [NAME]"),
        ("ﾀｶﾊｼ^ｸﾆﾋｺ", "高橋 CT", "[NAME] CT"),
    ];
    for (name, text, expected) in cases {
        let patient = people(&[(IdentifierKind::PatientName, name)]);
        let nobody = TextMatcher::new(std::iter::empty());
        let own = Own::new(patient.iter(), &TextMatcher::new(patient.iter()));
        assert_eq!(scrub(text, &nobody, &own, None).text, expected, "{name}");
        assert!(own.is_in(text), "{name}: {text}");
    }
}

#[test]
fn words_that_sound_like_a_name_stay() {
    for (name, text) in [
        ("遠藤^健", "Endo US, endo view"),
        ("YAMADA^TARO", "山田町、太郎丸、田中 胸部"),
        ("CHUO^MASA", "中央、正中、前方、側方"),
        ("堺^光", "境界"),
        ("Susan^Long", "胸部 健診 著変なし"),
        ("高橋^恵", "Chest PA, Tarlov, Sato polyp"),
    ] {
        let patient = people(&[(IdentifierKind::PatientName, name)]);
        let nobody = TextMatcher::new(std::iter::empty());
        let own = Own::new(patient.iter(), &TextMatcher::new(patient.iter()));
        assert_eq!(scrub(text, &nobody, &own, None).text, text, "{name}");
    }
}
