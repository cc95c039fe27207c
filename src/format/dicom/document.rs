//! The empty document that stands for an encapsulated one: legal for its MIME type, and says nothing.
//!
//! Two zero bytes that call themselves a PDF make viewers and archives report a broken file. Source:
//! PS3.3 C.24.2 and A.45; ISO 32000-1 7.5 for the PDF, HL7 CDA R2 for the namespace, the STL format's
//! header of 80 bytes and a count. A document of another type stays the dummy of its VR.

/// A document of the media type `mime` (as (0042,0012) says it) without content, of an even number of
/// bytes; `None` for a type nobody here knows.
pub fn blank(mime: &str) -> Option<Vec<u8>> {
    let mut document = match mime.trim().to_ascii_lowercase().as_str() {
        "application/pdf" => pdf(),
        "text/xml" => b"<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>\n".to_vec(),
        "model/stl" => vec![0; 84],
        "model/obj" | "model/mtl" => b"# empty\n".to_vec(),
        _ => return None,
    };
    if document.len() % 2 == 1 {
        document.push(b'\n');
    }
    Some(document)
}

/// One blank page.
fn pdf() -> Vec<u8> {
    const OBJECTS: [&str; 3] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n0 4\n0000000000 65535 f \n");
    for (number, object) in (1..).zip(OBJECTS) {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = text.len();
    text.push_str(&table);
    text.push_str("trailer\n<< /Size 4 /Root 1 0 R >>\n");
    text.push_str(&format!("startxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_of_the_blank_pdf_stands_where_its_table_says() {
        let bytes = blank("application/pdf").unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let start: usize = text
            .rsplit("startxref\n")
            .next()
            .and_then(|rest| rest.lines().next())
            .and_then(|line| line.parse().ok())
            .unwrap();
        let table = &text[start..];
        assert!(table.starts_with("xref\n0 4\n"));
        let entries = table.lines().skip(3).take(3);
        for (number, entry) in (1..).zip(entries) {
            // 20 bytes with the line end, of which the first ten are the place.
            assert_eq!(entry.len(), 19);
            let place: usize = entry[..10].parse().unwrap();
            assert!(text[place..].starts_with(&format!("{number} 0 obj\n")));
        }
    }

    #[test]
    fn blank_documents_are_even_and_of_known_types_alone() {
        for mime in ["application/pdf", "text/XML", "MODEL/STL ", "model/obj"] {
            assert!(blank(mime).unwrap().len().is_multiple_of(2), "{mime}");
        }
        assert_eq!(blank("model/stl").unwrap().len(), 84);
        assert_eq!(blank("application/x-unknown"), None);
        assert_eq!(blank(""), None);
    }
}
