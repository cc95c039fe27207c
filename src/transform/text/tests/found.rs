//! Cases that were found in texts of hospitals' style, by what they hold.

use super::{clean, moved};

type Case = (&'static str, &'static str);

fn assert_all(cases: &[Case]) {
    let all = cases
        .iter()
        .map(|&(text, expected)| (text, expected, clean(text)));
    let wrong: Vec<_> = all
        .filter(|(_, expected, found)| expected != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (text, _) in cases {
        let once = clean(text);
        assert_eq!(clean(&once), once, "{text}");
        for (at, _) in text.char_indices() {
            let _ = (clean(&text[..at]), moved(&text[at..], 30));
        }
    }
}

fn assert_kept(texts: &[&str]) {
    let all = texts.iter().map(|&text| (text, clean(text)));
    let wrong: Vec<_> = all.filter(|(text, found)| text != found).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn relatives_are_named_behind_particles_too() {
    assert_all(&[
        ("妻の花子より", "妻の[NAME]より"),
        ("叔父の健一が", "叔父の[NAME]が"),
        (
            "娘の美咲が同居、孫の陽菜は3歳",
            "娘の[NAME]が同居、孫の[NAME]は3歳",
        ),
        ("妻高橋", "妻[NAME]"),
        ("高橋（妻）", "[NAME]（妻）"),
        (
            "next of kin: Mary Doe 555-1234",
            "next of kin: [NAME] [TEL]",
        ),
        ("her husband, Bob, called", "her husband, [NAME], called"),
    ]);
    assert_kept(&[
        "妻の希望、母の介護、父の様子、夫の同意、娘の手術、母の健康、父の平成",
        "母の乳癌、父の胃癌、妻の判断、孫の世話、嫁の介助",
        "her husband, however, called",
        "mother, diabetic, well",
    ]);
}

#[test]
fn staff_is_named_beside_titles_abbreviations_and_signatures() {
    assert_all(&[
        ("旧姓高橋", "旧姓[NAME]"),
        ("患者 高橋", "患者 [NAME]"),
        ("高橋Ns", "[NAME]Ns"),
        ("Ns.高橋", "Ns.[NAME]"),
        ("高橋PT", "[NAME]PT"),
        ("MSW高橋", "MSW[NAME]"),
        ("高橋記", "[NAME]記"),
        ("文責:高橋", "文責:[NAME]"),
        ("記載 高橋", "記載 [NAME]"),
        ("読影 高橋", "読影 [NAME]"),
        ("高橋助教", "[NAME]助教"),
        ("高橋課長", "[NAME]課長"),
        ("Ope:高橋", "Ope:[NAME]"),
        ("麻酔科高橋", "麻酔科[NAME]"),
        ("【高橋】", "【[NAME]】"),
        ("（佐藤）", "（[NAME]）"),
        ("佐藤/鈴木", "[NAME]/[NAME]"),
        ("RN Brown", "RN [NAME]"),
        ("Brown RN", "[NAME] RN"),
        ("Smith MD", "[NAME] MD"),
        ("PA Jones", "PA [NAME]"),
        ("王小明 先生", "[NAME] 先生"),
        ("Pt. Tanaka, Ichiro", "Pt. [NAME]"),
        ("Drs. Lee and Park", "Drs. [NAME] and [NAME]"),
        ("高橋 次郎　ﾀｶﾊｼ ｼﾞﾛｳ", "[NAME]"),
        ("記載者：Ns.高橋", "記載者：Ns.[NAME]"),
        ("高橋が付添", "[NAME]が付添"),
        ("高橋と来院、高橋から電話", "[NAME]と来院、[NAME]から電話"),
        ("友人の高橋", "友人の[NAME]"),
        ("隣人高橋", "隣人[NAME]"),
        ("高橋夫妻", "[NAME]夫妻"),
    ]);
    assert_kept(&[
        "Chest PA, PA Lateral, RN staging, PT 12 sec, PT Brain",
        "患者 胸部、記載 不明、読影 済、（右）、【所見】",
        "高血圧 先生、徐脈 先生に相談",
        "麻酔科医、循環器科受診、外科手術",
        "造影が施行、頭部から連絡、千葉から転院、福島にて受傷",
        "右/左、胸部/腹部、川崎病（疑い）、橋本病/バセドウ病",
        "アスピリン カプセル、サトウ キビ",
    ]);
}

#[test]
fn practices_and_hospitals_go_whole() {
    assert_all(&[
        ("吉田内科", "[FACILITY]"),
        ("高橋眼科より", "[FACILITY]より"),
        ("みなとみらい整形外科 御中", "[FACILITY] 御中"),
        ("虎の門病院へ", "[FACILITY]へ"),
        ("国立がん研究センター中央病院", "[FACILITY]"),
        ("癌研有明", "[FACILITY]"),
        ("聖マリアンナ医大", "[FACILITY]"),
        ("東京医大", "[FACILITY]"),
    ]);
    assert_kept(&[
        "内科、循環器内科、整形外科受診",
        "紹介先 御中",
        "がん検診、がんの治療",
    ]);
}

#[test]
fn a_japanese_name_in_latin_letters_goes_without_any_cue() {
    assert_all(&[
        ("Taro Yamada", "[NAME]"),
        (
            "Tanaka Ichiro presented with cough",
            "[NAME] presented with cough",
        ),
        ("T. Yamada", "[NAME]"),
        ("CHEST TANAKA ICHIRO", "CHEST [NAME]"),
    ]);
    assert_kept(&[
        "M. Crohn, S. Aureus, E. Coli, H. Pylori, Sato polyp",
        "Kawasaki Disease, Takayasu Arteritis, Hashimoto Thyroiditis",
        "Mono Axial, Sakura Finetek",
    ]);
}

#[test]
fn addresses_of_many_forms_go_whole() {
    assert_all(&[
        (
            "〒220-0012 横浜市西区みなとみらい1-2-3 テスト荘101",
            "[ADDRESS]",
        ),
        ("つくば市天王台1-1-1", "[ADDRESS]"),
        ("京都市中京区寺町通御池上る上本能寺前町488", "[ADDRESS]"),
        ("札幌市中央区北一条西2-1", "[ADDRESS]"),
        ("名古屋市中区三の丸3-1-2", "[ADDRESS]"),
        ("1-2-3 Minatomirai, Nishi-ku, Yokohama", "[ADDRESS]"),
        ("札幌市中央区北1条西2丁目", "[ADDRESS]"),
        ("沖縄県那覇市おもろまち1-1", "[ADDRESS]"),
        ("さいたま市浦和区高砂3-15-1", "[ADDRESS]"),
        (
            "住所：東京都港区六本木6−10−1 六本木ヒルズ森タワー",
            "住所：[ADDRESS]",
        ),
        ("221B Baker Street", "[ADDRESS]"),
        ("742 Evergreen Terrace", "[ADDRESS]"),
        ("Hauptstraße 12, 10115 Berlin", "[ADDRESS]"),
        ("12 rue de la Paix, 75002 Paris", "[ADDRESS]"),
        ("London SW3 4ND", "[ADDRESS]"),
        ("横浜市在住", "[ADDRESS]在住"),
        ("Lives in Yokohama", "Lives in [ADDRESS]"),
        ("住所 名古屋", "住所 [ADDRESS]"),
        ("PO Box 123", "[ADDRESS]"),
    ]);
    assert_kept(&[
        "東京都在住、市内在住、当市在住",
        "住所 不明、住所変更、住所：変更なし",
        "Lives in Nursing Home, lives in care",
        "sagittal T2 3D, Brain C5 6MM, Head T1 2MM",
        "両側肺区域 3-4、左肺S1区 2-3、右肺 2区域",
        "en rue, Zugang 3, Hauptgang 12",
    ]);
}

#[test]
fn contacts_and_numbers_of_many_forms_go() {
    assert_all(&[
        ("fax: 03.5555.1234", "fax: [TEL]"),
        ("call 555 123 4567", "call [TEL]"),
        ("IG taro_y", "IG [ID]"),
        ("NHS 943 476 5919", "NHS [ID]"),
        ("Medicare 1EG4-TE5-MK73", "Medicare [ID]"),
        ("license D123-4567-8901", "license [ID]"),
        ("policy # XYZ-99-1", "policy # [ID]"),
        ("plate ABC-1234", "plate [ID]"),
        ("from fe80::1ff:fe23:4567:890a now", "from [URL] now"),
        ("GPS 35.6812, 139.7671", "GPS [ID]"),
        ("登録No A-12", "登録No [ID]"),
        ("標本 23-1234", "標本 [ID]"),
        ("P23-01234", "[ID]"),
        ("S2023-1234", "[ID]"),
        ("被験者 001-023", "被験者 [ID]"),
        ("受付 0012", "受付 [ID]"),
        ("AE_TITLE: TARO_PACS", "AE_TITLE: [ID]"),
        ("記号・番号 12-34・567", "記号・番号 [ID]"),
    ]);
    assert_kept(&[
        "plate 3.5mm, plate and screws, policy of 2 years, licence",
        "受付 10:30、標本 3個、検体 10 mL、症例 12",
        "ratio 1::2, 10:20:30, L4-5, T12-L1, S1-S2",
        "IG RT, IGRT daily, GPS 3+4",
        "EF 35.68, 39.76",
    ]);
}

#[test]
fn what_only_looks_like_a_name_or_a_number_stays() {
    assert_kept(&[
        "PCI to LAD, EF 35-40%",
        "Ms plaque",
        "大西洋",
        "4500000個、3000000/μL",
    ]);
    assert_all(&[
        ("Dr Ikeda GTV", "Dr [NAME] GTV"),
        (
            "Name: Taro Yamada DOB: 01/01/1985",
            "Name: [NAME] DOB: [DATE]",
        ),
        ("SCAN FOR LEE", "SCAN FOR [NAME]"),
    ]);
}

#[test]
fn doctors_are_named_by_a_family_name_before_what_they_do() {
    assert_all(&[
        ("林病理医と協議", "[NAME]病理医と協議"),
        ("佐々木麻酔科医へ依頼", "[NAME]麻酔科医へ依頼"),
        ("外科鈴木主治医", "外科[NAME]主治医"),
    ]);
    assert_kept(&[
        "前主治医より",
        "他院主治医に確認",
        "病理医と協議",
        "近医内科医",
        "当院放射線科医が読影",
        "森林病理医学",
    ]);
}

#[test]
fn a_bracket_of_the_sentence_stays_beside_a_number() {
    assert_all(&[
        ("長女（090-8765-4321）へ連絡", "長女（[TEL]）へ連絡"),
        ("TEL (03)1234-5678", "TEL [TEL]"),
    ]);
}

#[test]
fn a_day_that_is_planned_is_a_date() {
    assert_all(&[
        ("来院予定 5/3", "来院予定 [DATE]"),
        ("最終受診 3/12", "最終受診 [DATE]"),
    ]);
    assert_kept(&["腫瘍マーカー 5/3", "視力 2/3", "腫大リンパ節 2/15"]);
}
