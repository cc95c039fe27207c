//! Small tables of words: what is a name's neighbour, what looks like a name and is none.

use super::view::{View, is_kanji};
use std::collections::HashSet;
use std::sync::LazyLock;

/// A table of words without spaces.
pub(super) type Words = LazyLock<Vec<&'static str>>;

/// Makes a table from words with spaces between them.
macro_rules! words {
    ($text:literal) => {
        LazyLock::new(|| $text.split_whitespace().collect())
    };
}

/// No word of the tables is longer, in characters.
pub(super) const LONGEST_WORD: usize = 24;

/// The prefectures of Japan (ISO 3166-2:JP order).
static PREFECTURES: Words = words!(
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 \
     東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 \
     滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 \
     香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
);

/// The length of the prefecture at `at`, if there is one.
pub(super) fn prefecture(view: &View, at: usize) -> Option<usize> {
    is_kanji(view.at(at))
        .then(|| view.has_any(at, &PREFECTURES))
        .flatten()
}

static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words/common.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether an English word in lower case is ordinary in clinical text, so that a capital does not
/// make it a name.
pub(super) fn is_common(lower: &str) -> bool {
    lower.is_empty() || COMMON.contains(lower)
}

/// Whether a word in lower case is a month and a given name.
pub(super) fn is_month_and_name(lower: &str) -> bool {
    matches!(
        lower,
        "jan" | "april" | "may" | "june" | "august" | "mai" | "juli"
    )
}

/// People after whom diseases, signs and devices are named; without a title they are no persons.
static EPONYMS: Words = words!(
    "achilles addison alzheimer alzheimer's baker baker's barrett barrett's bartholin \
     basedow behcet bell's bochdalek bosniak broca broca's budd budd-chiari burkitt \
     castleman charcot chiari child-pugh colles creutzfeldt crohn crohn's cushing cushing's \
     doppler down duchenne ewing ewing's fallot fleischner foley gaucher gleason glasgow \
     graves graves' guillain guillain-barre hartmann hashimoto hashimoto's hodgkin \
     hodgkin's hodgkins horner horton huntington huntington's hounsfield kaposi kaposi's \
     kawasaki kerley kienbock kikuchi kimura klatskin krukenberg langerhans legg lewy \
     lisfranc lynch marfan meckel meckel's meniere meniere's merkel moyamoya morton \
     morton's nissen osgood osgood-schlatter paget paget's pancoast parkinson parkinson's \
     perthes peutz pick pott rathke rathke's raynaud raynaud's reiter sjogren sjogren's \
     still's sturge takayasu takayasu's tarlov tourette turner valsalva virchow wegener \
     wegener's whipple willis wilms wilson wilson's zenker zollinger \
     arbuckle chitty hadlock hansmann jeanty joslin rempen shinozuka todaro"
);

/// Whether a word in lower case names a disease or sign after a person.
pub(super) fn is_eponym(lower: &str) -> bool {
    EPONYMS.contains(&lower)
}

/// Whether two words in lower case name a disease or sign after a person, though each alone is a name.
pub(super) fn is_eponym_of_two(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("mary", "joseph")
            | ("pierre", "robin")
            | ("louis", "bar")
            | ("paul", "bunnell")
            | ("marie", "tooth")
    )
}

/// Whether a word in lower case stands behind "M." for morbus or musculus.
pub(super) fn is_latin_term(lower: &str) -> bool {
    static TERMS: Words = words!(
        "bechterew sudeck scheuermann dupuytren köhler koehler raynaud menière meniere ormond boeck biermer          ahlbäck ahlback ledderhose peyronie weil waldenström waldenstrom werlhof bowen forestier baastrup          abductor adductor biceps brachialis brachioradialis buccinator coracobrachialis deltoideus          erector extensor flexor gastrocnemius gluteus glutaeus gracilis iliacus iliopsoas infraspinatus          latissimus levator masseter multifidus obliquus obturator opponens orbicularis palmaris pectineus          pectoralis peroneus piriformis plantaris popliteus pronator psoas pterygoideus quadratus          quadriceps rectus rhomboideus sartorius scalenus semimembranosus semitendinosus serratus soleus          splenius sternocleidomastoideus subscapularis supinator supraspinatus temporalis tensor teres          tibialis transversus trapezius triceps vastus"
    );
    is_eponym(lower) || TERMS.contains(&lower)
}

/// Whether a word in lower case reads like a complaint, behind "c/o" for "complains of".
pub(super) fn is_complaint(lower: &str) -> bool {
    const ENDS: [&str; 16] = [
        "ia", "itis", "osis", "esis", "oma", "igo", "ache", "pain", "ness", "ing", "ion", "ure",
        "sis", "ica", "ysm", "pnea",
    ];
    matches!(lower, "sob" | "lbp" | "cp" | "uri" | "uti")
        || ENDS.iter().any(|end| lower.ends_with(end))
}

/// Whether a word in lower case joins parts of a name (`van Gogh`).
pub(super) fn is_particle(lower: &str) -> bool {
    static PARTICLES: Words =
        words!("van von de der den da di del della la le du dos bin ibn al el ter ten zu af y");
    PARTICLES.contains(&lower)
}

/// Whether a word in lower case stands in front of the name of a place.
pub(super) fn is_preposition(lower: &str) -> bool {
    static PREPOSITIONS: Words = words!("at in from to by for with via of the and near our this");
    PREPOSITIONS.contains(&lower)
}

/// Katakana in front of さん and the like that names a profession or anyone.
pub(super) static KATAKANA_ROLES: Words = words!(
    "ヘルパー マネ マネジャー マネージャー スタッフ ナース ドクター ワーカー ドナー \
     レシピエント ペースメーカー オペレーター セラピスト コメディカル タク"
);

/// Hiragana in front of さん and the like that names anyone, or makes another word with it.
pub(super) static HIRAGANA_ROLES: Words = words!(
    "たく みな おとう おかあ とう かあ おじい おばあ じい ばあ おにい にい おねえ ねえ おく おこ おじ おば むすこ      むすめ おまご まご あか おいしゃ いしゃ かんじゃ かんごし ごかぞく かぞく ほんにん おじょう ぼう けい ほう      にゅう りん いっ じゅう かく ほけんし となり おとなり やく しゅ けっ せい とつ おつかれ ごくろう"
);

/// What 様 follows without naming anyone; those of more than one character also at the end of a
/// word.
pub(super) static FAMILY_SAMA: Words = words!(
    "患者 家族 本人 主人 夫人 友人 知人 家人 奥 母 父 子 嬢 旦那 皆 親 両親 親族 妻 夫 姉 \
     兄 弟 妹 孫 祖母 祖父 息子 娘 保護者 介護者 関係者 代理人 被検者 受診者 利用者 遺族 \
     入居者 人 者 客 神 王 空模 側 先方"
);

/// Words behind a label that name nobody.
pub(super) static NOBODY: Words = words!(
    "なし 無し 不明 未定 未記入 同上 本人 別紙 あり 有 無 不在 非公開 匿名 省略 確認 同意 \
     希望 説明 様 死亡 健在"
);

/// Roles of staff that stand in front of their names with a space alone.
pub(super) static STAFF_ROLES: Words = words!(
    "主治医 担当医 担当者 担当 執刀医 術者 読影医 読影者 診断医 報告者 記載者 記録者 入力者 依頼医 依頼者 \
     紹介医 撮影者 検査者 受持医 指導医 承認者 確認者 作成者 施行医 麻酔医 病理医 技師 助手"
);

/// Professions behind or before a name. Over a space they are as often said of nobody (骨折 医師に報告).
pub(super) static PROFESSIONS: Words = words!(
    "先生 医師 技師 看護師 薬剤師 助産師 保健師 療法士 准教授 教授 講師 院長 部長 医長 師長 主任 技士 医生"
);

/// Whether a run of kanji is a finding, an examination or what is said of staff, and so no family name.
pub(super) fn is_finding(run: &[char]) -> bool {
    const ENDS: &str = "水瘍折影瘤癌腫炎症痛血塞栓肺肝腎脾胃腸脳膜管腔壁像狭窄張結節骨胸腹頭頸頚肢側靱帯軟髄核体液石孔裂腱椎盤";
    let word: String = run.iter().collect();
    run.len() >= 2
        && (STAFF_MATTERS.contains(&word.as_str()) || run.last().is_some_and(|&c| ENDS.contains(c)))
}

/// The length of the longest role of staff at the start of `run`, if there is one and more behind it.
pub(super) fn staff_role_at(run: &[char]) -> Option<usize> {
    let begins = |role: &&&str| {
        let length = role.chars().count();
        run.len() > length && run.iter().copied().take(length).eq(role.chars())
    };
    let found = STAFF_ROLES.iter().filter(begins);
    found.map(|role| role.chars().count()).max()
}

/// Whether a word is clinical or ordinary though people are called so too.
pub(super) fn is_clinical(word: &str) -> bool {
    crate::transform::forms::is_common(&crate::transform::fold::squeeze(word))
}

/// What is said of staff and names nobody.
pub(super) static STAFF_MATTERS: Words = words!(
    "変更 交代 返信 返書 連絡 依頼 報告 来院 判断 指示 所見 診断 意見 相談 同席 立会 記載 許可 承認 \
     検査 撮影 手術 造影 治療 外来 入院 退院 病棟 病院 医院 単純 経過 紹介 希望 了承 対応 担当 実施 施行 \
     左右 右側 左側 両側 胸部 腹部 頭部 骨盤 画像 再検 追加 中止 終了 開始 予定 済"
);

/// Words that end where a name begins: departments, roles, and what else stands before it.
static BEFORE_NAMES: Words = words!(
    "主治医 担当医 執刀医 麻酔医 読影医 紹介医 前医 担当 医師 技師 看護師 患者 氏名 名前 \
     報告者 記載者 入力者 依頼医 院長 部長 医長 教授 当直医 研修医 指導医 担任 本人 家族 \
     長男 長女 次男 次女 父親 母親 祖父 祖母 叔父 叔母 隣人 友人 同僚 内科 外科 科 病棟 棟 \
     部 室 課 係 病院 医院 院 当直 助手 術者 時 日"
);

/// How many characters of a run of kanji stand before the name at its end.
pub(super) fn role_before_name(run: &[char]) -> usize {
    let mut skip = 0;
    for start in 0..run.len() {
        for word in BEFORE_NAMES.iter().copied() {
            let length = word.chars().count();
            let end = start + length;
            // 日 and 時 begin names too (日野, 時田), so they count only inside the run.
            let inside = length > 1
                || start > skip
                || !matches!(word, "日" | "時" | "部" | "室" | "院" | "係" | "棟" | "課");
            if inside
                && end > skip
                && end <= run.len()
                && run[start..end].iter().copied().eq(word.chars())
            {
                // 服部, 渡部, 阿部, 磯部 and the like: a part of a name at the end of the run is none.
                if length == 1 && end == run.len() && start <= skip + 1 {
                    continue;
                }
                skip = end;
            }
        }
    }
    skip
}

/// Whether a run of kanji in front of a profession or honorific names a role, not a person.
pub(super) fn is_role(name: &[char]) -> bool {
    static ROLES: Words = words!(
        "担当 主治 専門 当直 指導 放射線 検査 診療 臨床 理学 作業 訪問 病棟 外来 男性 女性 認定 \
     専任 常勤 執刀 麻酔 内視鏡 読影 依頼 紹介 研修 嘱託 産業 派遣 精神 救急 救命 家庭 担任 \
     受持 地域 夜勤 日勤 新人 主任 副 各 同 両 他 某 上級 下級 若手 女 男 総括 統括 撮影 \
     照射 治療 透析 言語聴覚 手術 保護 次 前 元 現 新 学校 校長 客員 特任 名誉 看護"
    );
    const ENDS: &str = "科部室課係医者院学棟班局線技師長授生員側職";
    static PEOPLE: Words = words!(
        "患者 家族 本人 奥 母 父 息子 娘 嫁 婿 孫 子供 皆 親 兄 姉 弟 妹 祖父 祖母 叔父 叔母 \
     伯父 伯母 主人 旦那 看護師 医者 赤 客 業者 隣 神 子"
    );
    let word: String = name.iter().collect();
    let is_end = |one: &str| word.ends_with(one) && (one.chars().count() > 1 || word == one);
    ROLES.iter().any(|one| is_end(one))
        || PEOPLE.iter().any(|one| is_end(one))
        || (name.len() != 2 && name.last().is_some_and(|&c| ENDS.contains(c)))
        || [
            "内科",
            "外科",
            "眼科",
            "皮膚科",
            "歯科",
            "医員",
            "学生",
            "医学",
        ]
        .contains(&word.as_str())
}

/// How much of the front of a facility's name says only of what sort it is (大学, 救急, 紹介元); all of it
/// if there is no name.
pub(super) fn generic_facility(head: &[char]) -> usize {
    static GENERIC: Words = words!(
        "大学 総合 一般 精神 専門 地域 医療 中核 基幹 拠点 協力 関連 紹介先 紹介元 紹介 当該 当 \
     他 同 各 本 前 近隣 近医 近 某 市中 民間 公立 国立 私立 県立 市立 都立 府立 道立 町立 \
     村立 救急 救命 急性期 慢性期 回復期 療養型 療養 転院先 転院 入院先 入院中 入院 搬送先 \
     搬送 附属 付属 動物 野戦 小児 産科 婦人科 産婦人科 眼科 耳鼻咽喉科 耳鼻科 整形外科 \
     脳神経外科 循環器 消化器 呼吸器 内科 外科 歯科 皮膚科 泌尿器科 心療内科 透析 がん 在宅 \
     訪問 外来 連携 後方支援 支援 特定機能 災害 指定 高度 先進 医学部 医科 調剤 院外 院内 \
     門前 かかりつけ 処方 複数 別 両 遠方 受診先 かかり 二次 三次 次"
    );
    let mut at = 0;
    while at < head.len() {
        let longest = GENERIC
            .iter()
            .filter(|word| head[at..].starts_with(&word.chars().collect::<Vec<_>>()))
            .map(|word| word.chars().count())
            .max();
        match longest {
            Some(length) => at += length,
            None => return at,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_tables_is_too_long_or_in_capitals() {
        for word in COMMON.iter().chain(EPONYMS.iter()) {
            assert!(
                word.chars().count() <= LONGEST_WORD && word.to_lowercase() == *word,
                "{word}"
            );
        }
        assert!(COMMON.len() > 1000);
    }

    #[test]
    fn the_prefectures_are_47_different_ones() {
        assert_eq!(PREFECTURES.iter().collect::<HashSet<_>>().len(), 47);
    }

    #[test]
    fn what_stands_before_a_name_is_told_from_it() {
        for (run, skipped) in [
            ("山田", 0),
            ("循環器内科山田", 5),
            ("主治医田中", 3),
            ("服部", 0),
            ("担当服部", 2),
            ("患者日野", 2),
        ] {
            let run: Vec<char> = run.chars().collect();
            assert_eq!(role_before_name(&run), skipped, "{run:?}");
        }
    }

    #[test]
    fn a_facility_of_a_sort_has_no_name() {
        for (head, generic) in [
            ("大学", true),
            ("救急総合", true),
            ("架空総合", false),
            ("紹介元", true),
        ] {
            let head: Vec<char> = head.chars().collect();
            assert_eq!(generic_facility(&head) == head.len(), generic, "{head:?}");
        }
    }
}
