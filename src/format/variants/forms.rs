//! How values of a file of variants are written: numbers, alleles, genotypes, codes, escapes.

use super::keys;

/// Whether `text` is a list of numbers, each perhaps missing.
pub fn is_numbers(text: &str) -> bool {
    let number = |part: &str| {
        part == "." || {
            let digits = part.bytes().filter(u8::is_ascii_digit).count();
            let body = part.trim_start_matches(['+', '-']);
            let plain = |byte: u8| {
                byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-')
            };
            let named = matches!(
                body.to_ascii_lowercase().as_str(),
                "nan" | "inf" | "infinity"
            );
            named || digits > 0 && part.len() <= 32 && part.bytes().all(plain)
        }
    };
    !text.is_empty() && text.split([',', '|']).all(number)
}

/// Whether `text` names alleles by their numbers.
pub fn is_genotype(text: &str) -> bool {
    let part =
        |part: &str| part == "." || part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix(['/', '|']).unwrap_or(text);
    text.split(['/', '|']).all(|it| !it.is_empty() && part(it))
}

/// Whether `text` is written as words and codes about variants are: in ASCII without spaces.
pub fn is_codes(text: &str) -> bool {
    let known = |byte: u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'"' | b'@' | b'\\' | b'`' | b'{' | b'}' | b'%')
    };
    let escaped = text
        .replace("%3D", "=")
        .replace("%3A", ":")
        .replace("%3B", ";");
    let escaped = escaped.replace("%2C", ",").replace("%25", "(");
    !text.is_empty() && escaped.bytes().all(known)
}

/// Whether `text` may name a sequence.
pub fn is_contig(text: &str) -> bool {
    let known =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'*' | b':');
    !text.is_empty() && text.len() <= 64 && text.bytes().all(known)
}

/// Whether `text` may be a key that a header defines.
pub fn is_key(text: &str) -> bool {
    let known =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    let first = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    first && text.len() <= 64 && text.bytes().all(known)
}

/// Whether `text` are bases.
pub fn is_bases(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| b"ACGTNMRWSYKVHDBacgtnmrwsykvhdb".contains(&byte))
}

/// Whether `text` is an allele: bases, a symbol, none, or an end that lies elsewhere. `defined` knows the symbols
/// of the header.
pub fn is_allele(text: &str, defined: impl Fn(&str) -> bool) -> bool {
    if let Some(symbol) = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    {
        let base = symbol.split(':').next().unwrap_or_default();
        let copies = base.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let prefix = base.get(..base.len() - copies.len());
        let counted = matches!(prefix, Some("CN" | "STR")) && is_numbers(copies);
        return defined(symbol)
            || is_contig(symbol) && (counted || keys::listed("symbol", base).is_some());
    }
    if text.contains(['[', ']']) {
        let ends = |byte: u8| {
            byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'[' | b']' | b':' | b'.' | b'_' | b'<' | b'>' | b'*' | b'-'
                )
        };
        return text.len() <= 4_096 && text.bytes().all(ends);
    }
    let bases = text.trim_matches('.');
    text == "*" || text == "." || is_bases(bases)
}

/// What a value says, its escapes resolved; `None` if it has others than those of the format or says what is
/// no text.
pub fn unescaped(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let mut digit = || bytes.next().and_then(|byte| char::from(byte).to_digit(16));
        let (high, low) = (digit()?, digit()?);
        out.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(out).ok()
}

/// `text` as a value, with escapes for what would end it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' | ':' | ';' | '=' | ',' | ' ' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_ascii_control() => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_take_what_they_are_for_and_nothing_else() {
        for text in ["1", "-1.5e-10,.", "0.5,3", "nan", "1|2"] {
            assert!(is_numbers(text), "{text}");
        }
        for text in ["", ",", "a", "1;2", "1 2", "-", "山"] {
            assert!(!is_numbers(text), "{text}");
        }
        for text in ["0/1", "1|1", ".", "./.", "0", "|0|1"] {
            assert!(is_genotype(text), "{text}");
        }
        for text in ["", "/", "a/b", "48213907/1"] {
            assert!(!is_genotype(text), "{text}");
        }
        let none = |_: &str| false;
        for text in [
            "A",
            "acgtn",
            "*",
            ".",
            "<DEL>",
            "<DUP:TANDEM>",
            "<CN2>",
            "G]17:198982]",
            "[<ctg1>:7[T",
            ".A",
            "<*>",
        ] {
            assert!(is_allele(text, none), "{text}");
        }
        for text in ["", "YAMADA TARO", "<YAMADA>", "ZZ", "<>", "<DEL:山>"] {
            assert!(!is_allele(text, none), "{text}");
        }
        assert!(is_allele("<MINE>", |symbol| symbol == "MINE"));
        assert!(
            is_codes("A|missense_variant|p.Leu858Arg&x%3D")
                && !is_codes("a b")
                && !is_codes("%E5%B1%B1")
        );
    }

    #[test]
    fn escapes_are_resolved_and_written_again() {
        assert_eq!(unescaped("a%3Bb%20c").as_deref(), Some("a;b c"));
        assert_eq!(unescaped("%E5%B1%B1").as_deref(), Some("山"));
        assert_eq!(unescaped("%E5"), None);
        assert_eq!(unescaped("%4"), None);
        assert_eq!(unescaped("%+1"), None);
        for text in ["a;b=c,d e%f:g", "山 田"] {
            assert_eq!(unescaped(&escaped(text)).as_deref(), Some(text));
            assert!(!escaped(text).contains([';', ' ', ',', ':']));
        }
    }
}
