//! Files far larger than memory, and nests far deeper than a stack.

use super::*;
use crate::source::Segment;

#[test]
fn long_runs_are_ranges_and_short_ones_are_joined() {
    let big = element(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, &vec![7; 70_000]);
    let small = [modality(EXPLICIT), name(EXPLICIT)].concat();
    let bytes = part10(meta::EXPLICIT_LE, &[small, big].concat());
    let set = parse(&bytes, &limits()).unwrap();
    let pieces = |edits: &[Edit]| {
        let mut out = Segments::default();
        write(&set, &bytes, edits, &[], &info(&set), &mut out).unwrap();
        out.pieces().to_vec()
    };
    let start = set.nodes[0].whole.offset;
    let found = pieces(&[Edit::Keep, Edit::Keep, Edit::Keep]);
    let len = bytes.len() as u64 - start;
    assert!(matches!(found[..], [Segment::New(_), Segment::Range(span)] if span.len == len));
    let found = pieces(&[Edit::Keep, Edit::Remove, Edit::Keep]);
    let expected = set.nodes[2].whole;
    assert!(matches!(found[..], [Segment::New(_), Segment::Range(span)] if span == expected));
    let found = pieces(&[Edit::Keep, Edit::Keep, Edit::Remove]);
    assert!(matches!(found[..], [Segment::New(_)]));
}

#[test]
fn two_gigabytes_of_pixels_are_neither_read_nor_copied() {
    let len: u32 = 0x7FFF_FF00;
    let mut head = part10(meta::EXPLICIT_LE, &rich(EXPLICIT)[..700]);
    let at = head
        .windows(4)
        .position(|window| window == [0x10, 0, 0, 0x40])
        .unwrap();
    head.truncate(at);
    header::put(
        &mut head,
        Tag(0x7FE0, 0x0010),
        VR::OW,
        Some(u64::from(len)),
        EXPLICIT,
    )
    .unwrap();
    let total = head.len() as u64 + u64::from(len);
    let source = Counting::longer(head, total);
    let set = parse(&source, &limits()).unwrap();
    assert_eq!(set.nodes.last().unwrap().value.len, u64::from(len));
    let mut edits = walk_all(&set);
    let at = set.find(None, Tag(0x0010, 0x0010)).unwrap() as usize;
    edits[at] = Edit::Remove;
    let mut out = Segments::default();
    write(&set, &source, &edits, &[], &info(&set), &mut out).unwrap();
    assert!(out.len() > u64::from(len));
    assert!(
        source.bytes_read() < 200 << 10,
        "{} bytes",
        source.bytes_read()
    );
    let new: u64 = out
        .pieces()
        .iter()
        .filter(|p| matches!(p, Segment::New(_)))
        .map(Segment::len)
        .sum();
    assert!(new < 2 << 10);
}

/// A file of so many fragments of one megabyte each, made up where it is read.
struct Film {
    head: Vec<u8>,
    fragments: u64,
    bytes_read: std::cell::Cell<u64>,
}

const FRAGMENT: u64 = 1 << 20;

impl Source for Film {
    fn len(&self) -> u64 {
        self.head.len() as u64 + self.fragments * (FRAGMENT + 8) + 8
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        self.bytes_read
            .set(self.bytes_read.get() + buffer.len() as u64);
        let fragment = [0xFE, 0xFF, 0x00, 0xE0, 0x00, 0x00, 0x10, 0x00];
        let end = [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0];
        for (place, byte) in (offset..).zip(buffer) {
            *byte = match place.checked_sub(self.head.len() as u64) {
                None => self.head[place as usize],
                Some(after) => {
                    let within = (after % (FRAGMENT + 8)) as usize;
                    let header = if after / (FRAGMENT + 8) == self.fragments {
                        end
                    } else {
                        fragment
                    };
                    header.get(within).copied().unwrap_or(0xAB)
                }
            };
        }
        Ok(())
    }
}

#[test]
fn a_film_of_more_than_four_gigabytes_is_read_by_its_headers() {
    let mut head = part10("1.2.840.10008.1.2.4.50", &rich(EXPLICIT)[..0]);
    head.extend([modality(EXPLICIT), name(EXPLICIT)].concat());
    header::put(&mut head, Tag(0x7FE0, 0x0010), VR::OB, None, EXPLICIT).unwrap();
    let film = Film {
        head,
        fragments: 5_000,
        bytes_read: std::cell::Cell::new(0),
    };
    let set = parse(&film, &limits()).unwrap();
    assert_eq!(set.nodes.len(), 5_003);
    let mut edits = walk_all(&set);
    edits[1] = Edit::Remove;
    let mut out = Segments::default();
    write(&set, &film, &edits, &[], &info(&set), &mut out).unwrap();
    assert!(
        film.bytes_read.get() < 5_000 * 150,
        "{} bytes",
        film.bytes_read.get()
    );
    assert!(out.len() > 5_000 << 20);
    assert_eq!(out.pieces().len(), 2);
}

#[test]
fn the_deepest_nest_is_rewritten_without_a_stack() {
    let wide = Limits {
        max_depth: usize::MAX,
        ..limits()
    };
    for encoding in [EXPLICIT, IMPLICIT, BIG] {
        let bytes = part10(meta::plain_uid(encoding), &deep(encoding, 20_000));
        let set = parse(&bytes, &wide).unwrap();
        let mut edits = walk_all(&set);
        *edits.last_mut().unwrap() = Edit::Replace(VR::PN, b"NEW^NAME".to_vec());
        let out = written(&bytes, &set, &edits, &[]);
        let again = parse(&out, &wide).unwrap();
        assert_eq!(again.nodes.len(), set.nodes.len());
        assert_eq!(again.nodes.last().unwrap().value.len, 8);
    }
}
