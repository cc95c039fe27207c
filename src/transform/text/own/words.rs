//! Words that are also names: what beside them, or which of them, is plainly none.

use crate::transform::text::view::is_kanji;
use crate::transform::text::words::is_particle;
use std::collections::HashSet;
use std::sync::LazyLock;

/// No name is longer, in characters.
pub(super) const LONGEST_NAME: usize = 24;

static PHRASES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../../../data/phrases.csv");
    list.lines().skip(1).collect()
});

macro_rules! table {
    ($name:ident, $text:literal) => {
        static $name: LazyLock<HashSet<&str>> =
            LazyLock::new(|| $text.split_whitespace().collect());
    };
}

// What stands for nobody, or for a test, where a name is asked for.
table!(
    NOBODY,
    "anon anonymous anonymised anonymized case demo dummy emergency male female newborn baby infant \
     twin no name noname none not null patient phantom qa qc sample service subject test tester \
     testing trauma unknown unnamed volunteer animal dog cat"
);

// Bones, organs and regions after which people are called, or which are called like people.
table!(
    ANATOMY,
    "ankle arm back blood bone brain breast cheek chest chin elbow face finger foot hand head heart \
     heel hip joint kidney knee leg lip liver lung mouth neck nose palm pelvis rib shin shoulder \
     skin skull spine temple thigh throat thumb toe tongue tooth trunk vein waist wrist body"
);

// What stands beside a region in the name of an examination.
table!(
    IMAGING,
    "ct mr mri mra mrv cta ctv xr xray us pet nm cr dx dr rf xa angio mammo spect dexa ap pa lat lateral \
     oblique obl left right lt rt l r both bilateral bilat w wo with without contrast con routine rout \
     plain native coil view views series scan helical axial ax sagittal sag coronal cor tra cardiac \
     phase upper lower portable stat trauma fracture pain mass injury survey screening whole"
);

// Abbreviations of scanners and reports that are names too: in capitals they are what they mean there.
table!(
    ABBREVIATIONS,
    "ai ap ax ba bi co cm cr cc ct de di dr dx ed en er fa fe fi ga ge gi gu he hi hu ia ir iv la lao lv \
     ma mi ml mo mr ms na ng ni nm no np ob or pa pe pet po pt ra ro rao rt rv sa sag se sen si st \
     ta te ti tr tu us ve vi wo xa xr min max sec dis pre eta phi chi mu nu pi psi rho"
);

// Words of grammar.
table!(
    GRAMMAR,
    "a an and are as at be but by can do for go he her him his how i if in is it its may me my no not of \
     off on or our out over she so than that the then they this to too up us was we were what when \
     who will with you your"
);

// What stands before a noun or an adjective.
table!(
    DETERMINERS,
    "a an the this that these those no any some very too more less as so how its his her each both \
     relatively rather quite"
);

/// Whether a folded word of a name tells anything.
pub(super) fn may_be_name(folded: &str) -> bool {
    let letters = folded.chars().count();
    let han = folded.chars().all(is_kanji);
    let hangul = folded.chars().all(crate::transform::text::view::is_hangul);
    (letters >= 2 || letters == 1 && (han || hangul))
        && letters <= LONGEST_NAME
        && !folded.chars().any(char::is_numeric)
        && !NOBODY.contains(folded)
        && !TITLES.contains(folded)
        && !is_particle(folded)
}

// What stands with a name and is none.
table!(
    TITLES,
    "dr prof mr mrs ms md phd esq jr sr ii iii ph do rn rt miss さん 様 殿 先生"
);

/// Whether two neighbouring words in lower case are a phrase of radiology or a name of a disease.
pub(super) fn is_phrase(first: &str, second: &str) -> bool {
    !first.is_empty()
        && !second.is_empty()
        && PHRASES.contains(format!("{first} {second}").as_str())
}

/// Whether a word in lower case is a part of the body.
pub(super) fn is_anatomy(lower: &str) -> bool {
    ANATOMY.contains(lower)
}

/// Whether a word in lower case stands beside a part of the body in the name of an examination.
pub(super) fn is_imaging(lower: &str) -> bool {
    IMAGING.contains(lower)
}

/// Whether a word in lower case is an abbreviation of scanners or reports.
pub(super) fn is_abbreviation(lower: &str) -> bool {
    ABBREVIATIONS.contains(lower)
}

/// Whether a word in lower case is one of grammar.
pub(super) fn is_grammar(lower: &str) -> bool {
    GRAMMAR.contains(lower)
}

/// Whether a word in lower case stands before verbs: "May be", not "May knee".
pub(super) fn is_modal(lower: &str) -> bool {
    matches!(lower, "may" | "will" | "can" | "do")
}

/// Whether a word in lower case stands before a noun or an adjective.
pub(super) fn is_determiner(lower: &str) -> bool {
    DETERMINERS.contains(lower)
}

/// Whether a kanji by itself says where something is, or how large.
pub(super) fn is_position(folded: &str) -> bool {
    const POSITIONS: &str = "前後左右上下内外中他両大小高低短初再新旧男女";
    let mut letters = folded.chars();
    letters.next().is_some_and(|c| POSITIONS.contains(c)) && letters.next().is_none()
}

/// Whether the characters end or begin the name of an examination: a region of the body.
pub(super) fn is_region(kanji: &[char]) -> bool {
    const REGIONS: [&str; 26] = [
        "胸部",
        "腹部",
        "頭部",
        "頸部",
        "頚部",
        "骨盤",
        "腰椎",
        "胸椎",
        "頚椎",
        "頸椎",
        "膝関節",
        "肩関節",
        "股関節",
        "手関節",
        "足関節",
        "単純",
        "造影",
        "全脊椎",
        "下肢",
        "上肢",
        "全身",
        "心臓",
        "乳房",
        "甲状腺",
        "腰部",
        "肺",
    ];
    let word: String = kanji.iter().collect();
    REGIONS.contains(&word.as_str())
}

/// Whether a kanji begins a sentence with a particle behind it: 今は.
pub(super) fn is_adverb(folded: &str) -> bool {
    matches!(folded, "今" | "又" | "昔" | "昨" | "次" | "元" | "末")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrases_are_two_words_in_lower_case_and_ascend() {
        let list: Vec<&str> = include_str!("../../../../data/phrases.csv")
            .lines()
            .skip(1)
            .collect();
        assert!(list.len() > 200);
        for pair in list.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for phrase in list {
            assert_eq!(phrase.split(' ').count(), 2, "{phrase}");
            assert_eq!(phrase.to_lowercase(), phrase);
        }
    }

    #[test]
    fn a_word_for_nobody_is_no_name() {
        for word in ["anonymous", "phantom", "x", "ct1", "先生", "von", ""] {
            assert!(!may_be_name(word), "{word}");
        }
        for word in ["long", "li", "林", "김", "りん"] {
            assert!(may_be_name(word), "{word}");
        }
    }
}
