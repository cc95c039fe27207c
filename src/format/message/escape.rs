//! Escape sequences of texts: read, and written again. Source: HL7 Version 2.5, 2.7.

use super::reader::Marks;

/// What `text` says without its escapes, ends of lines as LF; `None` if a sequence in it cannot be read.
///
/// Highlighting and indents say nothing. An escape character that begins no sequence stands for itself.
pub fn read(text: &str, marks: Marks) -> Option<String> {
    let Some(escape) = marks.escape.map(char::from) else {
        return Some(text.to_owned());
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(escape) {
        out.push_str(before);
        match behind.split_once(escape).filter(|(name, _)| is_name(name)) {
            Some((name, after)) => {
                sequence(name, marks, &mut out)?;
                rest = after;
            }
            None => {
                out.push(escape);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Whether what stands between two escape characters is a sequence at all.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-');
    !name.is_empty() && name.len() <= 256 && name.chars().all(plain)
}

fn sequence(name: &str, marks: Marks, out: &mut String) -> Option<()> {
    let mark = |mark: Option<u8>| mark.map(char::from);
    match name {
        "F" => out.push(char::from(marks.field)),
        "S" => out.push(mark(marks.component)?),
        "T" => out.push(mark(marks.subcomponent)?),
        "R" => out.push(mark(marks.repetition)?),
        "E" => out.push(mark(marks.escape)?),
        "P" => out.push(mark(marks.truncation)?),
        "H" | "N" => {}
        _ if name.starts_with('.') => out.push('\n'),
        _ => {
            // Bytes in hexadecimal: letters if they are of ASCII, and else nobody knows.
            let digits = name.strip_prefix('X').filter(|digits| !digits.is_empty())?;
            for at in (0..digits.len()).step_by(2) {
                let byte = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
                match byte {
                    b'\r' | b'\n' => out.push('\n'),
                    b'\t' | b' '..=b'~' => out.push(char::from(byte)),
                    _ => return None,
                }
            }
        }
    }
    Some(())
}

/// `text` so that no character of it delimits; `None` if it holds what has no sequence.
pub fn write(text: &str, marks: Marks) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let name = marks.name(letter);
        match (name, letter) {
            (Some(name), _) => {
                let escape = char::from(marks.escape?);
                out.extend([escape, name, escape]);
            }
            (None, '\n') => {
                let escape = char::from(marks.escape?);
                out.push(escape);
                out.push_str(".br");
                out.push(escape);
            }
            (None, letter) if letter.is_control() && letter != '\t' => return None,
            (None, letter) => out.push(letter),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: Marks = Marks::USUAL;

    #[test]
    fn delimiters_and_line_ends_come_through() {
        let text = "a|b^c~d\\e&f\ng";
        let written = write(text, MARKS).unwrap();
        assert_eq!(written, "a\\F\\b\\S\\c\\R\\d\\E\\e\\T\\f\\.br\\g");
        assert_eq!(read(&written, MARKS).unwrap(), text);
    }

    #[test]
    fn hexadecimal_letters_are_read_and_other_bytes_refused() {
        assert_eq!(read("\\X59616D616461\\", MARKS).as_deref(), Some("Yamada"));
        for unreadable in [
            "\\X8E52\\",
            "\\X5\\",
            "\\X\\",
            "\\C2842\\",
            "\\Zabc\\",
            "\\XZZ\\",
            "\\P\\",
        ] {
            assert_eq!(read(unreadable, MARKS), None, "{unreadable}");
        }
    }

    #[test]
    fn highlighting_hides_nothing_and_lone_escapes_stand_for_themselves() {
        assert_eq!(read("Ya\\H\\ma\\N\\da", MARKS).as_deref(), Some("Yamada"));
        for lone in ["\\", "C:\\temp", "a\\ b \\c", "\\\\", "¥\\"] {
            assert_eq!(read(lone, MARKS).as_deref(), Some(lone));
        }
    }

    #[test]
    fn control_characters_cannot_be_written() {
        assert_eq!(write("a\rb", MARKS), None);
        assert_eq!(write("a\u{B}b", MARKS), None);
    }
}
