//! As much XML as an anonymizer script needs: elements one below the root with attributes and text.
//!
//! Comments, processing instructions and CDATA are understood; a document type is refused, so that no
//! entity can be declared. Nothing recurses. Source: XML 1.0, fifth edition.

use crate::error::Result;
use crate::policy::json::error;

/// An element below the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// One-based line of its start tag.
    pub line: u64,
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// All text inside, with references resolved.
    pub text: String,
}

impl Element {
    /// The value of an attribute, or nothing.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }
}

/// The elements directly below the root, in order.
///
/// # Errors
///
/// [`crate::error::Error::Policy`] with a line for anything that is not well formed.
pub fn children(text: &str) -> Result<Vec<Element>> {
    let mut reader = Reader {
        rest: text,
        line: 1,
    };
    let mut names: Vec<String> = Vec::new();
    let mut found: Vec<Element> = Vec::new();
    let mut root = false;
    loop {
        let at = reader.rest.find('<').unwrap_or(reader.rest.len());
        let run = reader.take(at);
        if names.len() >= 2 {
            let resolved = resolved(run).ok_or_else(|| reader.broken())?;
            if let Some(element) = found.last_mut() {
                element.text.push_str(&resolved);
            }
        }
        if reader.rest.is_empty() {
            return match (root, names.is_empty()) {
                (true, true) => Ok(found),
                _ => Err(reader.broken()),
            };
        }
        if reader.skip("<!--") {
            reader.until("-->")?;
        } else if reader.skip("<![CDATA[") {
            let raw = reader.until("]]>")?.to_owned();
            if let (Some(element), true) = (found.last_mut(), names.len() >= 2) {
                element.text.push_str(&raw);
            }
        } else if reader.skip("<?") {
            reader.until("?>")?;
        } else if reader.rest.starts_with("<!") {
            return Err(reader.broken());
        } else if reader.skip("</") {
            let name = reader.until(">")?.trim_end().to_owned();
            if names.pop() != Some(name) {
                return Err(reader.broken());
            }
        } else {
            reader.skip("<");
            let line = reader.line;
            let (name, attributes, closed) = reader.tag()?;
            match names.len() {
                0 if root => return Err(reader.broken()),
                0 => root = true,
                1 => found.push(Element {
                    line,
                    name: name.clone(),
                    attributes,
                    text: String::new(),
                }),
                _ => {}
            }
            if !closed {
                names.push(name);
            }
        }
    }
}

/// Name and attributes of a start tag, and whether it closes itself.
type Start = (String, Vec<(String, String)>, bool);

struct Reader<'a> {
    rest: &'a str,
    line: u64,
}

impl<'a> Reader<'a> {
    fn broken(&self) -> crate::error::Error {
        error(&format!("line {}", self.line), "not well-formed XML")
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.bytes().filter(|&byte| byte == b'\n').count() as u64;
        self.rest = rest;
        taken
    }

    fn skip(&mut self, mark: &str) -> bool {
        let there = self.rest.starts_with(mark);
        if there {
            self.take(mark.len());
        }
        there
    }

    /// The text before `mark`, which is passed over.
    fn until(&mut self, mark: &str) -> Result<&'a str> {
        let at = self.rest.find(mark).ok_or_else(|| self.broken())?;
        let text = self.take(at);
        self.take(mark.len());
        Ok(text)
    }

    fn space(&mut self) {
        let trimmed = self.rest.trim_start();
        self.take(self.rest.len() - trimmed.len());
    }

    /// A start tag behind its `<`: name, attributes, and whether it closes itself.
    fn tag(&mut self) -> Result<Start> {
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '/' | '>' | '<' | '"' | '\'');
        let word = |reader: &mut Self| {
            let at = reader.rest.find(ends).unwrap_or(reader.rest.len());
            reader.take(at).to_owned()
        };
        let name = word(self);
        if name.is_empty() {
            return Err(self.broken());
        }
        let mut attributes = Vec::new();
        loop {
            self.space();
            if self.skip("/>") {
                return Ok((name, attributes, true));
            }
            if self.skip(">") {
                return Ok((name, attributes, false));
            }
            let key = word(self);
            self.space();
            if key.is_empty() || !self.skip("=") {
                return Err(self.broken());
            }
            self.space();
            let quote = match self.rest.chars().next() {
                Some('"') => "\"",
                Some('\'') => "'",
                Some(_) | None => return Err(self.broken()),
            };
            self.skip(quote);
            let value = self.until(quote)?;
            let value = resolved(value).ok_or_else(|| self.broken())?;
            attributes.push((key, value));
        }
    }
}

/// `text` with its references resolved; `None` if one is not known.
fn resolved(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, tail) = after.split_once(';')?;
        out.push(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            number => {
                let number = number.strip_prefix('#')?;
                let code = match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)?
            }
        });
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_carry_line_attributes_and_resolved_text() {
        let text = "<?xml version=\"1.0\"?>\n<s>\n<!-- <e>no</e>\n --><p t='A'>x</p>\n\
                    <e en=\"T\" t=\"&#48;1\">a &lt;b&gt;<![CDATA[<&]]></e><k t=\"0018\" />\n</s>\n";
        let found = children(text).unwrap();
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].line, found[0].text.as_str()), (4, "x"));
        assert_eq!(found[1].attribute("t"), "01");
        assert_eq!(found[1].text, "a <b><&");
        assert_eq!((found[2].name.as_str(), found[2].line), ("k", 5));
    }

    #[test]
    fn every_beginning_of_a_document_is_an_error_and_none_is_quoted() {
        let text = "<s><e t=\"SECRET\">SECRET &amp; x</e><!-- c --><k/></s>";
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let error = children(&text[..end]).unwrap_err().to_string();
            assert!(!error.contains("SECRET"), "{error}");
        }
        for text in [
            "<!DOCTYPE x><s/>",
            "<a/><b/>",
            "<s>&x;</s>",
            "<s><e>&nope;</e></s>",
            "<s></t>",
        ] {
            let outcome = children(text);
            assert_eq!(outcome.is_err(), text != "<s>&x;</s>", "{text}");
        }
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
        assert_eq!(children(&deep).unwrap().len(), 1);
    }
}
