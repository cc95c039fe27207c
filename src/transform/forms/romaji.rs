//! Kana to Latin letters as Japanese names are written: Hepburn and Kunrei, long vowels long, short or
//! with `h`.
//!
//! Sources: ISO 3602 (Kunrei), the passport rules of the Ministry of Foreign Affairs (Hepburn).

use unicode_normalization::UnicodeNormalization;

/// Which letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum System {
    Hepburn,
    Kunrei,
}

/// What becomes of a long o or u.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Long {
    /// `ou`, `oo`, `uu` as the kana stand.
    Kept,
    /// `o`, `u`.
    Short,
    /// `oh`.
    WithH,
}

/// The usual Latin spellings of a kana name, ascending.
pub(crate) fn spellings(kana: &str) -> Vec<String> {
    let Some(kana) = hiragana(kana) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for system in [System::Hepburn, System::Kunrei] {
        for long in [Long::Kept, Long::Short, Long::WithH] {
            all.push(latin(&kana, system, long, false));
        }
    }
    all.push(latin(&kana, System::Hepburn, Long::Short, true));
    all.sort();
    all.dedup();
    all
}

/// The usual Latin spellings of a family and a given name together, ascending; one system and one
/// treatment of the given name's long vowels at a time.
pub(super) fn pairs(family: &str, given: &str) -> Vec<(String, String)> {
    let (Some(family), Some(given)) = (hiragana(family), hiragana(given)) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for system in [System::Hepburn, System::Kunrei] {
        for family_long in [Long::Kept, Long::Short, Long::WithH] {
            for given_long in [Long::Kept, Long::Short, Long::WithH] {
                if given_long == Long::WithH && family_long != Long::WithH {
                    continue;
                }
                all.push((
                    latin(&family, system, family_long, false),
                    latin(&given, system, given_long, false),
                ));
            }
        }
    }
    for long in [Long::Kept, Long::Short] {
        all.push((
            latin(&family, System::Hepburn, long, true),
            latin(&given, System::Hepburn, long, true),
        ));
    }
    all.sort();
    all.dedup();
    all
}

/// How a name in kana or in Latin letters is read: one spelling for all of its usual ones, with short
/// vowels; `None` if it is neither, or no syllables of Japanese.
pub(crate) fn key(name: &str) -> Option<String> {
    // Hepburn as Kunrei, longest first where one begins another.
    const SYSTEMS: [(&str, &str); 18] = [
        ("cch", "tch"),
        ("tch", "tty"),
        ("ssh", "ssy"),
        ("sh", "sy"),
        ("ch", "ty"),
        ("ts", "t"),
        ("f", "h"),
        ("jy", "zy"),
        ("j", "zy"),
        ("dz", "z"),
        ("du", "zu"),
        ("di", "zi"),
        ("mb", "nb"),
        ("mp", "np"),
        ("mm", "nm"),
        ("syi", "si"),
        ("tyi", "ti"),
        ("zyi", "zi"),
    ];
    let one = match hiragana(name) {
        Some(kana) => latin(&kana, System::Kunrei, Long::Short, false),
        None => {
            let lower = name.to_ascii_lowercase();
            let letters = lower.len() >= 2 && lower.bytes().all(|byte| byte.is_ascii_lowercase());
            if !letters || !is_japanese(lower.as_bytes()) {
                return None;
            }
            let systems = SYSTEMS.iter();
            systems.fold(lower, |name, (from, to)| match name.contains(from) {
                true => name.replace(from, to),
                false => name,
            })
        }
    };
    let short = shortened(&one).unwrap_or(one);
    (!short.is_empty()).then_some(short)
}

/// A name in Latin letters with its long vowels shortened, if it has any and every syllable of it is
/// Japanese; `None` otherwise.
pub(super) fn shortened(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let bytes = lower.as_bytes();
    if bytes.len() < 3 || !bytes.iter().all(u8::is_ascii_lowercase) || !is_japanese(bytes) {
        return None;
    }
    let mut out = String::with_capacity(lower.len());
    let mut before = ' ';
    let mut letters = lower.chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_vowel = letters.peek().is_some_and(|next| "aiueoy".contains(*next));
        let dropped = match (before, letter) {
            ('o', 'u' | 'o') | ('u', 'u') => true,
            ('o', 'h') => !next_is_vowel,
            _ => false,
        };
        if !dropped {
            out.push(letter);
            before = letter;
        }
    }
    (out != lower && out.len() >= 2).then_some(out)
}

/// Whether the letters are syllables of Japanese: consonants, perhaps `y`, a vowel; or `n`; or `h`
/// behind `o`.
fn is_japanese(bytes: &[u8]) -> bool {
    const ONSETS: [&str; 36] = [
        "", "b", "by", "ch", "d", "f", "g", "gy", "h", "hy", "j", "jy", "k", "kk", "ky", "m", "my",
        "n", "ny", "p", "py", "r", "ry", "s", "sh", "ss", "sy", "t", "ts", "tt", "ty", "w", "y",
        "z", "zy", "tch",
    ];
    let mut at = 0;
    while at < bytes.len() {
        let onset = bytes[at..]
            .iter()
            .take_while(|byte| !b"aiueo".contains(byte))
            .count();
        let letters = std::str::from_utf8(&bytes[at..at + onset]).unwrap_or("?");
        // A syllabic n or m, or the h of "oh", may stand before the onset or at the end.
        let behind_o = at > 0 && bytes[at - 1] == b'o';
        let rest = match letters.as_bytes() {
            [b'n' | b'm', rest @ ..] if !rest.is_empty() || at + onset == bytes.len() => rest,
            [b'h', rest @ ..] if behind_o && (!rest.is_empty() || at + onset == bytes.len()) => {
                rest
            }
            all => all,
        };
        let rest = std::str::from_utf8(rest).unwrap_or("?");
        let legal = ONSETS.contains(&letters) || ONSETS.contains(&rest);
        if !legal {
            return false;
        }
        at += onset + 1;
    }
    true
}

/// `text` as hiragana with its small kana; `None` if it is not kana throughout.
fn hiragana(text: &str) -> Option<Vec<char>> {
    let mut out = Vec::new();
    for letter in text.nfkc() {
        match letter {
            '\u{30A1}'..='\u{30F6}' => out.push(char::from_u32(letter as u32 - 0x60)?),
            '\u{3041}'..='\u{3096}' | 'ー' => out.push(letter),
            _ if letter.is_alphanumeric() => return None,
            _ => {}
        }
    }
    (!out.is_empty()).then_some(out)
}

fn latin(kana: &[char], system: System, long: Long, labial: bool) -> String {
    let mut out = String::with_capacity(kana.len() * 2);
    let mut doubled = false;
    let mut at = 0;
    while at < kana.len() {
        let letter = kana[at];
        let small = kana.get(at + 1).copied();
        at += 1;
        if letter == 'っ' {
            doubled = true;
            continue;
        }
        if letter == 'ー' {
            lengthen(&mut out, long);
            continue;
        }
        if letter == 'ん' {
            let next = small.map_or("", |next| syllable(next, System::Hepburn));
            let m = labial && next.starts_with(['b', 'm', 'p']);
            out.push(if m { 'm' } else { 'n' });
            continue;
        }
        let (text, glide) = match small {
            Some('ゃ') => (glided(letter, 'a', system), true),
            Some('ゅ') => (glided(letter, 'u', system), true),
            Some('ょ') => (glided(letter, 'o', system), true),
            _ => (syllable(letter, system).to_owned(), false),
        };
        at += usize::from(glide);
        if doubled {
            match text.chars().next() {
                Some('c') => out.push('t'),
                Some(first) if !"aiueo".contains(first) => out.push(first),
                Some(_) | None => {}
            }
            doubled = false;
        }
        // A vowel that lengthens the one before.
        let lengthens = matches!(
            (out.chars().last(), letter),
            (Some('o'), 'う' | 'お') | (Some('u'), 'う')
        );
        if lengthens && long != Long::Kept {
            if out.ends_with('o') {
                lengthen(&mut out, long);
            }
            continue;
        }
        out.push_str(&text);
    }
    out
}

fn lengthen(out: &mut String, long: Long) {
    match (long, out.chars().last()) {
        (Long::WithH, Some('o')) => out.push('h'),
        (Long::Kept, Some('o')) => out.push('u'),
        (Long::Kept, Some(vowel)) => out.push(vowel),
        (Long::Short | Long::WithH, _) | (Long::Kept, None) => {}
    }
}

/// A syllable with a small ya, yu or yo.
fn glided(letter: char, vowel: char, system: System) -> String {
    let base = syllable(letter, system);
    let stem = &base[..base.len().saturating_sub(1)];
    match (system, stem) {
        (System::Hepburn, "sh" | "ch" | "j") => format!("{stem}{vowel}"),
        _ => format!("{stem}y{vowel}"),
    }
}

fn syllable(letter: char, system: System) -> &'static str {
    let (hepburn, kunrei) = match letter {
        'あ' | 'ぁ' => ("a", "a"),
        'い' | 'ぃ' | 'ゐ' => ("i", "i"),
        'う' | 'ぅ' => ("u", "u"),
        'え' | 'ぇ' | 'ゑ' => ("e", "e"),
        'お' | 'ぉ' | 'を' => ("o", "o"),
        'か' | '\u{3095}' => ("ka", "ka"),
        'き' => ("ki", "ki"),
        'く' => ("ku", "ku"),
        'け' | '\u{3096}' => ("ke", "ke"),
        'こ' => ("ko", "ko"),
        'が' => ("ga", "ga"),
        'ぎ' => ("gi", "gi"),
        'ぐ' => ("gu", "gu"),
        'げ' => ("ge", "ge"),
        'ご' => ("go", "go"),
        'さ' => ("sa", "sa"),
        'し' => ("shi", "si"),
        'す' => ("su", "su"),
        'せ' => ("se", "se"),
        'そ' => ("so", "so"),
        'ざ' => ("za", "za"),
        'じ' | 'ぢ' => ("ji", "zi"),
        'ず' | 'づ' => ("zu", "zu"),
        'ぜ' => ("ze", "ze"),
        'ぞ' => ("zo", "zo"),
        'た' => ("ta", "ta"),
        'ち' => ("chi", "ti"),
        'つ' => ("tsu", "tu"),
        'て' => ("te", "te"),
        'と' => ("to", "to"),
        'だ' => ("da", "da"),
        'で' => ("de", "de"),
        'ど' => ("do", "do"),
        'な' => ("na", "na"),
        'に' => ("ni", "ni"),
        'ぬ' => ("nu", "nu"),
        'ね' => ("ne", "ne"),
        'の' => ("no", "no"),
        'は' => ("ha", "ha"),
        'ひ' => ("hi", "hi"),
        'ふ' => ("fu", "hu"),
        'へ' => ("he", "he"),
        'ほ' => ("ho", "ho"),
        'ば' => ("ba", "ba"),
        'び' => ("bi", "bi"),
        'ぶ' => ("bu", "bu"),
        'べ' => ("be", "be"),
        'ぼ' => ("bo", "bo"),
        'ぱ' => ("pa", "pa"),
        'ぴ' => ("pi", "pi"),
        'ぷ' => ("pu", "pu"),
        'ぺ' => ("pe", "pe"),
        'ぽ' => ("po", "po"),
        'ま' => ("ma", "ma"),
        'み' => ("mi", "mi"),
        'む' => ("mu", "mu"),
        'め' => ("me", "me"),
        'も' => ("mo", "mo"),
        'や' | 'ゃ' => ("ya", "ya"),
        'ゆ' | 'ゅ' => ("yu", "yu"),
        'よ' | 'ょ' => ("yo", "yo"),
        'ら' => ("ra", "ra"),
        'り' => ("ri", "ri"),
        'る' => ("ru", "ru"),
        'れ' => ("re", "re"),
        'ろ' => ("ro", "ro"),
        'わ' | 'ゎ' => ("wa", "wa"),
        'ん' => ("n", "n"),
        'ゔ' => ("vu", "vu"),
        _ => ("", ""),
    };
    match system {
        System::Hepburn => hepburn,
        System::Kunrei => kunrei,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_become_the_usual_latin_spellings() {
        for (kana, expected) in [
            ("たろう", vec!["tarou", "taro", "taroh"]),
            ("ﾀﾛｳ", vec!["tarou", "taro"]),
            (
                "しょうじ",
                vec!["shoji", "shouji", "syouzi", "syozi", "shohji"],
            ),
            ("おおの", vec!["ono", "oono", "ohno"]),
            ("ゆうき", vec!["yuki", "yuuki"]),
            ("ほんま", vec!["honma", "homma"]),
            ("はっとり", vec!["hattori"]),
            ("ふじつか", vec!["fujitsuka", "huzituka"]),
            ("きっちょう", vec!["kitchou", "kitcho"]),
            ("ローサ", vec!["rousa", "rosa", "rohsa"]),
        ] {
            let found = spellings(kana);
            for spelled in expected {
                assert!(
                    found.contains(&spelled.to_owned()),
                    "{kana}: {spelled} in {found:?}"
                );
            }
        }
        assert!(spellings("山田").is_empty());
        assert!(spellings("").is_empty());
    }

    #[test]
    fn every_usual_spelling_of_a_name_is_read_alike() {
        for name in [
            "たかはし",
            "ｼｮｳｼﾞ",
            "おおの",
            "ゆうき",
            "ほんま",
            "はっとり",
            "ふじつか",
            "ちば",
            "しんいち",
            "ジュンイチ",
        ] {
            let read = key(name);
            assert!(read.is_some(), "{name}");
            for spelled in spellings(name) {
                assert_eq!(key(&spelled), read, "{name}: {spelled}");
            }
        }
        assert_eq!(key("山田"), None);
        assert_eq!(key("Smith"), None);
        assert_eq!(key(""), None);
    }

    #[test]
    fn long_vowels_of_latin_names_shorten_only_in_japanese_names() {
        assert_eq!(shortened("Tarou").as_deref(), Some("taro"));
        assert_eq!(shortened("OHNO").as_deref(), Some("ono"));
        assert_eq!(shortened("Satoh").as_deref(), Some("sato"));
        assert_eq!(shortened("Kyouko").as_deref(), Some("kyoko"));
        assert_eq!(shortened("Yamada"), None);
        assert_eq!(shortened("Moore").as_deref(), Some("more"));
        assert_eq!(shortened("Brooks"), None);
        assert_eq!(shortened("Ohara"), None);
    }
}
