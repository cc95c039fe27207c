//! What may stand in a file of variants (`data/vcf-keys.csv`): lines of the header, keys, names of assemblies.

use std::collections::HashMap;
use std::sync::OnceLock;

const LIST: &str = include_str!("../../../data/vcf-keys.csv");

/// How what stands under a key is written, or what a line of the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The version of the format.
    Version,
    /// The definition of a key.
    Definition,
    /// A sequence of the reference.
    Contig,
    /// The name of a reference.
    Assembly,
    /// Whether genotypes are phased.
    Phasing,
    /// The name of a sample.
    Sample,
    /// A name of its own list.
    Name,
    /// Numbers, perhaps behind the prefix of a public list.
    Number,
    /// Nothing: the key says it.
    Flag,
    /// A symbolic allele.
    Allele,
    /// Words and codes about a variant.
    Code,
    /// The name of a record of the same file.
    Local,
    /// Alleles by their numbers.
    Genotype,
}

fn list() -> &'static HashMap<(&'static str, &'static str), Written> {
    static ALL: OnceLock<HashMap<(&'static str, &'static str), Written>> = OnceLock::new();
    ALL.get_or_init(|| LIST.lines().skip(2).filter_map(entry).collect())
}

fn entry(line: &'static str) -> Option<((&'static str, &'static str), Written)> {
    let mut cells = line.split(',');
    let (kind, key) = (cells.next()?, cells.next()?);
    let written = match cells.next()? {
        "version" => Written::Version,
        "definition" => Written::Definition,
        "contig" => Written::Contig,
        "assembly" => Written::Assembly,
        "phasing" => Written::Phasing,
        "sample" => Written::Sample,
        "name" => Written::Name,
        "number" => Written::Number,
        "flag" => Written::Flag,
        "allele" => Written::Allele,
        "code" => Written::Code,
        "local" => Written::Local,
        "genotype" => Written::Genotype,
        _ => return None,
    };
    Some(((kind, key), written))
}

/// What the list says of `key` among those of its `kind`.
pub fn listed(kind: &str, key: &str) -> Option<Written> {
    // The keys of the map live as long as the program, those asked for need not.
    list().get(&(kind, key) as &(&str, &str)).copied()
}

/// Whether `name` is that of a public assembly, perhaps with its patch (`GRCh38.p14`).
pub fn is_assembly(name: &str) -> bool {
    let bare = match name.rsplit_once(".p") {
        Some((bare, patch)) if is_digits(patch) => bare,
        Some(_) | None => name,
    };
    listed("assembly", bare).is_some()
}

/// Whether `id` is one of a public list of variants, such as `rs123`.
pub fn is_public(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = id.get(..id.len() - digits.len()).unwrap_or_default();
    is_digits(digits) && digits.len() <= 12 && listed("id", prefix).is_some()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read_and_no_key_stands_there_twice() {
        assert_eq!(list().len(), LIST.lines().skip(2).count());
    }

    #[test]
    fn public_names_are_told_from_others() {
        assert!(is_public("rs123") && is_public("COSV5"));
        assert!(!is_public("48213907") && !is_public("yamada1") && !is_public("rs"));
        assert!(is_assembly("GRCh38.p14") && is_assembly("hg19"));
        assert!(!is_assembly("GRCh38.pX") && !is_assembly("/home/yamada/hg19.fa"));
    }
}
