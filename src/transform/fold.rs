//! Folding text for comparison: what differs only in case, width, kana, variant kanji or accents
//! becomes the same, and every folded character knows where it came from.
//!
//! The steps are those of NFKD (Unicode Standard Annex 15) with these of ours: combining accents go;
//! katakana becomes hiragana and small kana full-sized, since old systems could write no other;
//! voiced kana and Hangul syllables are put together again; variant kanji become the common form
//! ([`variants`]); everything that is neither letter, digit nor mark separates. One pass, no
//! dictionary. It does not know languages: `ü` becomes `u`, and who wants `ue` asks for it elsewhere.

mod variants;

use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

/// A text folded for comparison, with the way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every byte of `text`, the byte range of the original character it came from.
    pub origin: Vec<(u32, u32)>,
}

impl Folded {
    /// The range of the original behind `start..end` of the folded text; empty for an empty range.
    pub fn original(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        match self.origin.get(start..end) {
            Some([first, .., last]) => first.0 as usize..last.1 as usize,
            Some([only]) => only.0 as usize..only.1 as usize,
            Some([]) | None => 0..0,
        }
    }
}

/// Folds: NFKC, lower case, katakana to hiragana, variant kanji to their common form, Latin letters
/// without accents. Runs of spaces, punctuation and name separators (`^ = , . _ - ・` and the like)
/// become one space. A text of 4 GiB or more is folded up to that length.
pub fn fold(text: &str) -> Folded {
    let mut folder = Folder {
        out: Folded {
            text: String::with_capacity(text.len()),
            origin: Vec::with_capacity(text.len()),
        },
        last: None,
    };
    for (at, letter) in text.char_indices() {
        let Ok(end) = u32::try_from(at + letter.len_utf8()) else {
            break;
        };
        let from = (at as u32, end);
        if letter.is_ascii() {
            match letter {
                'a'..='z' | '0'..='9' => folder.push(letter, from),
                'A'..='Z' => folder.push(letter.to_ascii_lowercase(), from),
                _ => folder.separate(from),
            }
        } else {
            folder.fold(letter, from);
        }
    }
    folder.out
}

/// The folded text alone, without separators: two spellings of one name have it in common.
pub fn squeeze(text: &str) -> String {
    let mut folded = fold(text).text;
    folded.retain(|letter| letter != ' ');
    folded
}

/// What a character folds to where that takes no look at its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Simple {
    /// One letter or digit.
    Letter(char),
    /// A separator.
    Separator,
    /// Something [`fold`] has to decide.
    Involved,
}

/// Folds one character if that is simple.
pub(crate) fn simple(letter: char) -> Simple {
    match letter {
        'a'..='z' | '0'..='9' => Simple::Letter(letter),
        'A'..='Z' => Simple::Letter(letter.to_ascii_lowercase()),
        '\0'..='\x7F'
        | '\u{2010}'..='\u{2027}'
        | '\u{2190}'..='\u{245F}'
        | '\u{2500}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3003}'
        | '\u{3008}'..='\u{3020}'
        | '\u{30FB}' => Simple::Separator,
        '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30F6}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' => Simple::Letter(plain(letter)),
        _ => Simple::Involved,
    }
}

/// The kanji that fold to `letter`, itself not among them.
pub(crate) fn variants_of(letter: char) -> &'static [char] {
    variants::of(letter)
}

/// A small kana as a full-sized one, as systems without small kana write it.
pub(crate) fn large_kana(letter: char) -> char {
    match letter {
        '\u{3041}'..='\u{3096}' => plain(letter),
        _ => letter,
    }
}

struct Folder {
    out: Folded,
    /// The last character of the output.
    last: Option<char>,
}

impl Folder {
    fn fold(&mut self, letter: char, from: (u32, u32)) {
        match simple(letter) {
            Simple::Letter(folded) => return self.push(folded, from),
            Simple::Separator => return self.separate(from),
            Simple::Involved if is_invisible(letter) => return self.extend(from),
            Simple::Involved => {}
        }
        if ('\u{AC00}'..='\u{D7A3}').contains(&letter) {
            return self.push(letter, from);
        }
        match letter {
            // Voicing marks that stand for themselves still voice what they follow.
            '\u{309B}' => self.part('\u{3099}', from),
            '\u{309C}' => self.part('\u{309A}', from),
            _ => decompose_compatible(letter, |part| self.part(part, from)),
        }
    }

    /// One character of the decomposition.
    fn part(&mut self, part: char, from: (u32, u32)) {
        match part {
            // Accents of Latin, Greek and Cyrillic letters.
            '\u{300}'..='\u{36F}' => self.extend(from),
            // Voicing marks and the vowels and finals of Hangul join what they follow.
            '\u{3099}' | '\u{309A}' | '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}' => {
                match self.last.and_then(|last| compose(last, part)) {
                    Some(joined) => self.replace(joined, from),
                    None => self.extend(from),
                }
            }
            _ if part.is_alphanumeric() || is_combining_mark(part) => {
                for lower in part.to_lowercase() {
                    match lower {
                        '\u{300}'..='\u{36F}' => self.extend(from),
                        'ß' => self.push_all("ss", from),
                        'æ' => self.push_all("ae", from),
                        'œ' => self.push_all("oe", from),
                        'þ' => self.push_all("th", from),
                        _ => self.push(plain(lower), from),
                    }
                }
            }
            _ => self.separate(from),
        }
    }

    fn push(&mut self, letter: char, from: (u32, u32)) {
        self.out.text.push(letter);
        match letter.len_utf8() {
            1 => self.out.origin.push(from),
            len => self.out.origin.extend(std::iter::repeat_n(from, len)),
        }
        self.last = Some(letter);
    }

    fn push_all(&mut self, letters: &str, from: (u32, u32)) {
        letters.chars().for_each(|letter| self.push(letter, from));
    }

    fn separate(&mut self, from: (u32, u32)) {
        if self.last == Some(' ') {
            self.extend(from);
        } else {
            self.push(' ', from);
        }
    }

    /// Lets the last character stand for `from` too.
    fn extend(&mut self, from: (u32, u32)) {
        let Some(last) = self.last else { return };
        let len = self.out.origin.len();
        for origin in &mut self.out.origin[len - last.len_utf8()..] {
            origin.1 = origin.1.max(from.1);
        }
    }

    fn replace(&mut self, letter: char, from: (u32, u32)) {
        let Some(last) = self.last else { return };
        let len = self.out.origin.len() - last.len_utf8();
        let start = self.out.origin[len].0;
        self.out.origin.truncate(len);
        self.out.text.pop();
        self.push(letter, (start, from.1));
    }
}

/// Characters that show nothing: zero width, soft hyphen, direction marks, variation selectors.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// One lower-case letter for another: kana, letters with a stroke, variant kanji.
fn plain(letter: char) -> char {
    let letter = match letter {
        // Katakana with a hiragana counterpart, ァ to ヶ.
        '\u{30A1}'..='\u{30F6}' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        _ => letter,
    };
    match letter {
        'ぁ' => 'あ',
        'ぃ' | 'ゐ' => 'い',
        'ぅ' => 'う',
        'ぇ' | 'ゑ' => 'え',
        'ぉ' | 'を' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        '\u{3095}' => 'か',
        '\u{3096}' => 'け',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ħ' => 'h',
        'ı' => 'i',
        'ŧ' => 't',
        'ς' => 'σ',
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            variants::common(letter)
        }
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_width_kana_accents_and_variant_kanji_disappear() {
        for (raw, folded) in [
            ("YAMADA", "yamada"),
            ("ＹＡＭＡＤＡ　０１", "yamada 01"),
            ("ﾔﾏﾀﾞ^ﾀﾛｳ", "やまだ たろう"),
            ("ヤマダ・タロウ", "やまだ たろう"),
            ("ヤマタ゛", "やまだ"),
            ("シュンペイ", "しゆんぺい"),
            ("ｼﾕﾝﾍﾟｲ", "しゆんぺい"),
            ("髙橋", "高橋"),
            ("渡邉", "渡辺"),
            ("渡邊", "渡辺"),
            ("﨑", "崎"),
            ("Müller-Lüdenscheidt", "muller ludenscheidt"),
            ("Mu\u{308}ller", "muller"),
            ("Straße", "strasse"),
            ("O’Brien", "o brien"),
            ("İstanbul", "istanbul"),
            ("Łukasz Ångström", "lukasz angstrom"),
            ("葛\u{E0100}城", "葛城"),
            ("홍길동", "홍길동"),
            ("\u{1112}\u{1169}\u{11BC}", "홍"),
            ("㈱", " 株 "),
            ("", ""),
        ] {
            assert_eq!(fold(raw).text, folded, "{raw}");
        }
    }

    #[test]
    fn decomposed_kana_equal_composed_kana() {
        assert_eq!(fold("か\u{3099}").text, fold("が").text);
        assert_eq!(fold("ﾊﾟ").text, fold("パ").text);
    }

    #[test]
    fn a_range_of_the_folded_text_leads_back_to_all_its_characters() {
        let raw = "<<ﾔﾏﾀﾞ>>";
        let folded = fold(raw);
        let start = folded.text.find("やまだ").unwrap_or(9);
        assert_eq!(&raw[folded.original(start, start + "やまだ".len())], "ﾔﾏﾀﾞ");
        let raw = "e\u{301}x";
        assert_eq!(fold(raw).original(0, 1), 0..3);
    }

    #[test]
    fn simple_folding_agrees_with_folding() {
        for letter in ('\0'..='\u{FFFF}').chain('\u{1F600}'..='\u{20100}') {
            let folded = fold(&letter.to_string()).text;
            match simple(letter) {
                Simple::Letter(simple) => assert_eq!(folded, simple.to_string()),
                Simple::Separator => assert_eq!(folded, " "),
                Simple::Involved => {}
            }
        }
    }

    #[test]
    fn an_empty_or_wrong_range_is_empty() {
        assert_eq!(fold("abc").original(1, 1), 0..0);
        assert_eq!(fold("abc").original(2, 9), 0..0);
    }

    proptest! {
        #[test]
        fn origins_ascend_and_fall_on_characters(raw in any::<String>()) {
            let folded = fold(&raw);
            prop_assert_eq!(folded.text.len(), folded.origin.len());
            let mut before = 0;
            for &(start, end) in &folded.origin {
                prop_assert!(start >= before && start < end);
                prop_assert!(raw.get(start as usize..end as usize).is_some());
                before = start;
            }
        }

        #[test]
        fn folding_is_stable(raw in "[a-zA-Zà-ÿ0-9ぁ-ヶｦ-ﾟ一-龥 ^=.-]{0,40}") {
            let once = fold(&raw).text;
            prop_assert_eq!(&fold(&once).text, &once);
        }
    }
}
