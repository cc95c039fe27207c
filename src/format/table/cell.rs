//! How new text is written as one cell.

/// Appends `bytes` as one cell, in quotes only where they are needed.
pub fn write(bytes: &[u8], delimiter: u8, out: &mut Vec<u8>) {
    let special = |&byte: &u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if !bytes.iter().any(special) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for &byte in bytes {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_cells_are_quoted_only_where_needed() {
        let written = |text: &str| {
            let mut out = Vec::new();
            write(text.as_bytes(), b',', &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written("a b"), "a b");
        assert_eq!(written("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
        assert_eq!(written("a\tb"), "a\tb");
    }
}
