//! How much of a genome a file tells: whether it alone is a code that identifies a person.
//!
//! A genome, an exome, single-nucleotide polymorphisms over the whole genome, 40 and more independent ones, and
//! nine and more repeats of four bases are 個人識別符号 (order of the APPI, article 1, with the guideline of the
//! commission). Whether places are independent, inherited, somebody's own or merely listed cannot be seen in a
//! file. So every distinct place counts at which bases are stated: with or without genotypes, on every
//! chromosome, whatever the quality; a stretch that is like the reference with each of its places; bases that
//! differ one by one. A change of length counts once, and as a repeat where it is by a multiple of four. What a
//! structural variant names without bases does not count.

use crate::error::{Error, Result};
use std::collections::BTreeSet;

/// Places from which on a file is a code.
const MOST: usize = 40;

/// Repeats from which on a file is one.
const MOST_REPEATS: usize = 9;

/// What a record states.
pub struct Site<'a> {
    /// Its sequence.
    pub contig: &'a str,
    /// Its first place, from one.
    pub position: u64,
    /// The bases of the reference.
    pub reference: &'a [u8],
    /// The alleles that are seen instead.
    pub alleles: &'a [&'a [u8]],
    /// The last place, where the record says it.
    pub end: Option<u64>,
}

/// The places met, up to the bounds.
#[derive(Default)]
pub struct Sites {
    places: BTreeSet<(String, u64)>,
    repeats: BTreeSet<(String, u64)>,
}

impl Sites {
    /// Counts `site`.
    ///
    /// # Errors
    ///
    /// [`Error::Genome`] once the file states as much as identifies a person.
    pub fn add(&mut self, site: &Site<'_>) -> Result<()> {
        let contig = site.contig.to_ascii_lowercase();
        let contig = contig.strip_prefix("chr").unwrap_or(&contig).to_owned();
        let bases = |allele: &&&[u8]| is_bases(allele);
        let (mut changed, mut other) = (BTreeSet::new(), false);
        for allele in site.alleles.iter().filter(bases) {
            other = true;
            if allele.len() == site.reference.len() {
                let pairs = allele.iter().zip(site.reference).enumerate();
                let differ = pairs.filter(|(_, (a, b))| !a.eq_ignore_ascii_case(b));
                changed.extend(differ.map(|(at, _)| at as u64).take(MOST));
            } else {
                let by = allele.len().abs_diff(site.reference.len());
                if by % 4 == 0 {
                    self.repeats.insert((contig.clone(), site.position));
                }
                changed.insert(0);
            }
        }
        if site.alleles.iter().any(|allele| is_repeat(allele)) {
            self.repeats.insert((contig.clone(), site.position));
        }
        let like = !other && site.alleles.iter().all(|allele| is_reference(allele));
        if like {
            let end = site.end.unwrap_or(0);
            let stretch = end.saturating_sub(site.position).saturating_add(1);
            let count = stretch.max(site.reference.len() as u64);
            changed.extend((0..count).take(MOST));
        } else if other && changed.is_empty() {
            changed.insert(0);
        }
        let places = changed.into_iter();
        self.places
            .extend(places.map(|at| (contig.clone(), site.position.saturating_add(at))));
        if self.places.len() >= MOST {
            return Err(Error::Genome {
                what: "40 or more places with their bases",
            });
        }
        if self.repeats.len() >= MOST_REPEATS {
            return Err(Error::Genome {
                what: "nine or more places that differ by a multiple of four bases",
            });
        }
        Ok(())
    }
}

/// Whether an allele is written in bases, or as missing because of one upstream.
fn is_bases(allele: &[u8]) -> bool {
    !allele.is_empty() && allele.iter().all(|byte| byte.is_ascii_alphabetic()) || allele == b"*"
}

/// Whether an allele says that there is none but the reference.
fn is_reference(allele: &[u8]) -> bool {
    matches!(allele, b"." | b"<*>" | b"<NON_REF>" | b"<X>")
}

fn is_repeat(allele: &[u8]) -> bool {
    allele.starts_with(b"<STR") || allele.starts_with(b"<CNV:TR")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site<'a>(position: u64, reference: &'a [u8], alleles: &'a [&'a [u8]]) -> Site<'a> {
        Site {
            contig: "chr7",
            position,
            reference,
            alleles,
            end: None,
        }
    }

    fn most(next: impl Fn(u64) -> (Vec<u8>, Vec<u8>)) -> u64 {
        let mut sites = Sites::default();
        for number in 1.. {
            let (reference, allele) = next(number);
            if sites
                .add(&site(number * 100, &reference, &[&allele]))
                .is_err()
            {
                return number;
            }
        }
        0
    }

    #[test]
    fn forty_places_are_a_code_and_thirty_nine_are_none() {
        let single = |_| (b"A".to_vec(), b"g".to_vec());
        assert_eq!(most(single), 40);
        let like_the_reference = |_| (b"A".to_vec(), b".".to_vec());
        assert_eq!(most(like_the_reference), 40);
        let three_at_once = |_| (b"ACGT".to_vec(), b"TCCC".to_vec());
        assert_eq!(most(three_at_once), 14);
        let shorter = |_| (b"ACG".to_vec(), b"A".to_vec());
        assert_eq!(most(shorter), 40);
    }

    #[test]
    fn nine_repeats_of_four_bases_are_a_code() {
        assert_eq!(most(|_| (b"A".to_vec(), b"AGATA".to_vec())), 9);
        assert_eq!(most(|_| (b"A".to_vec(), b"<STR14>".to_vec())), 9);
    }

    #[test]
    fn one_place_counts_once_however_its_chromosome_is_written() {
        let mut sites = Sites::default();
        for number in 0..100 {
            let mut again = site(5, b"A", &[b"T"]);
            again.contig = ["chr7", "7", "CHR7"][number % 3];
            assert!(sites.add(&again).is_ok());
        }
    }

    #[test]
    fn a_stretch_like_the_reference_counts_with_each_of_its_places() {
        let mut block = site(100, b"A", &[b"<NON_REF>"]);
        block.end = Some(138);
        assert!(Sites::default().add(&block).is_ok());
        block.end = Some(139);
        assert!(Sites::default().add(&block).is_err());
        block.end = Some(u64::MAX);
        block.position = u64::MAX - 3;
        assert!(Sites::default().add(&block).is_ok());
    }

    #[test]
    fn structural_variants_without_bases_do_not_count() {
        let mut sites = Sites::default();
        for number in 0..1000 {
            let mut deletion = site(number, b"N", &[b"<DEL>"]);
            deletion.end = Some(number + 1_000_000);
            assert!(sites.add(&deletion).is_ok());
            assert!(sites.add(&site(number, b"G", &[b"G]17:198982]"])).is_ok());
        }
    }
}
