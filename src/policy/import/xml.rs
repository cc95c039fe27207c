//! The elements of an anonymizer script, read with `roxmltree`.
//!
//! The library walks without recursion and refuses document types, so that no entity can be declared.
//! It compares every attribute of an element with every other and hands namespaces down from element to
//! element; a script needs few of the former and none of the latter, so both are bounded beforehand.
//! Source: XML 1.0, fifth edition.

use crate::error::{Error, Result};
use crate::policy::json::error;
use roxmltree::{Document, Error as Fault, Node, ParsingOptions};

/// Bytes of a script: the largest in circulation have a few hundred thousand.
const MOST_BYTES: usize = 1 << 20;

/// Equals signs between two `<`, and with them attributes of one element.
const MOST_SIGNS: usize = 256;

/// Nodes of the tree: elements, texts, comments, instructions.
const MOST_NODES: u32 = 1 << 19;

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
/// [`crate::error::Error::Policy`] with a line for anything that is not well formed, has a document
/// type or namespaces, or is larger than a script.
pub fn children(text: &str) -> Result<Vec<Element>> {
    bounded(text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document =
        Document::parse_with_options(text, options).map_err(|fault| broken(text, &fault))?;
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    let elements = document.root_element().children().filter(Node::is_element);
    Ok(elements
        .map(|element| Element {
            line: lines.of(element.range().start),
            name: element.tag_name().name().to_owned(),
            attributes: element
                .attributes()
                .map(|one| (one.name().to_owned(), one.value().to_owned()))
                .collect(),
            text: element
                .descendants()
                .filter(Node::is_text)
                .filter_map(|node| node.text())
                .collect(),
        })
        .collect())
}

/// Refuses what would cost more than its share.
fn bounded(text: &str) -> Result<()> {
    if text.len() > MOST_BYTES {
        return Err(at(1, "a script has at most 1 MiB"));
    }
    if let Some(place) = text.find("xmlns") {
        return Err(at(line_of(text, place), "a script has no namespaces"));
    }
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    let mut start = 0;
    for run in text.split('<') {
        if run.bytes().filter(|&byte| byte == b'=').count() > MOST_SIGNS {
            return Err(at(lines.of(start), "an element has too many attributes"));
        }
        start += run.len() + 1;
    }
    Ok(())
}

fn broken(text: &str, fault: &Fault) -> Error {
    let (line, what) = match fault {
        Fault::DtdDetected => {
            let place = text.find("<!DOCTYPE").unwrap_or_default();
            (line_of(text, place), "a script has no document type")
        }
        Fault::NodesLimitReached => (1, "a script has fewer elements"),
        // What ends too early is noticed at the end.
        Fault::NoRootNode | Fault::UnclosedRootNode | Fault::UnexpectedEndOfStream => {
            (line_of(text, text.len()), "not well-formed XML")
        }
        // The library's sentence may quote the script; its position does not.
        other => (u64::from(other.pos().row), "not well-formed XML"),
    };
    at(line, what)
}

fn at(line: u64, what: &str) -> Error {
    error(&format!("line {line}"), what)
}

fn line_of(text: &str, place: usize) -> u64 {
    Lines {
        text,
        at: 0,
        line: 1,
    }
    .of(place)
}

/// Counts lines forwards, so that all lines of a script take one walk over it.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The one-based line of a place that is not before the last one asked for.
    fn of(&mut self, place: usize) -> u64 {
        let passed = self.text.as_bytes().get(self.at..place).unwrap_or_default();
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.at = self.at.max(place);
        self.line
    }
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
        let marked = children("\u{FEFF}<s><e>a<b>b</b>c</e></s>").unwrap();
        assert_eq!(marked[0].text, "abc");
    }

    #[test]
    fn every_beginning_of_a_document_is_an_error_and_none_is_quoted() {
        let text = "<s><e t=\"SECRET\">SECRET &amp; x</e><!-- c --><k/></s>";
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let error = children(&text[..end]).unwrap_err().to_string();
            assert!(!error.contains("SECRET"), "{error}");
        }
    }

    #[test]
    fn what_is_no_script_is_refused_with_its_line_and_without_a_word_of_it() {
        let many: String = (0..300).map(|n| format!(" a{n}=''")).collect();
        for (text, line) in [
            ("<!-- \n --><!DOCTYPE s [<!ENTITY SECRET \"x\">]><s/>", 2),
            ("<s>\n<e>&SECRET;</e></s>", 2),
            ("<s>\n\n<e SECRET='1' SECRET='2'/></s>", 3),
            ("<s>\n<SECRET></s>", 2),
            ("<s>\n<e></SECRET></e></s>", 2),
            ("<s/>\n<SECRET/>", 2),
            ("<s>\n<SECRET:e/></s>", 2),
            ("<s>\n<e xmlns:SECRET='x'/></s>", 2),
            ("<s>\n\n<e>", 3),
            ("\nSECRET", 2),
            (&format!("<s>\n<SECRET{many}/></s>"), 2),
            (&format!("<s>{}</s>", "SECRET ".repeat(200_000)), 1),
        ] {
            let error = children(text).unwrap_err().to_string();
            assert!(
                error.contains(&format!("line {line}:")),
                "{text:.40} {error}"
            );
            assert!(!error.contains("SECRET"), "{error}");
        }
    }

    #[test]
    fn an_entity_cannot_be_declared_so_none_can_grow() {
        let bomb = "<!DOCTYPE s [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]><s><e>&b;</e></s>";
        assert!(
            children(bomb)
                .unwrap_err()
                .to_string()
                .contains("document type")
        );
    }

    #[test]
    fn deep_nesting_costs_no_stack() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert_eq!(children(&deep).unwrap().len(), 1);
        let open = "<a>".repeat(300_000);
        assert!(children(&open).is_err());
    }
}
