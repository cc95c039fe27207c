//! Files that lie, bombs, and files that were cut off.

use super::*;
use crate::format::dicom::tree::Edit;
use crate::format::dicom::{samples, write};
use crate::source::{Assembled, Segments};

#[test]
fn truncated_pixels_are_an_error() {
    let whole = explicit(&[modality(EXPLICIT), pixels(EXPLICIT)]);
    let cut = &whole[..whole.len() - 1];
    assert!(matches!(
        parse(&cut.to_vec(), &limits()),
        Err(Error::Truncated { .. })
    ));
    let syntax = "1.2.840.10008.1.2.4.50";
    let whole = part10(syntax, &[modality(EXPLICIT), fragments()].concat());
    for missing in 1..fragments().len() - 4 {
        let cut = whole[..whole.len() - missing].to_vec();
        assert!(
            matches!(parse(&cut, &limits()), Err(Error::Truncated { .. })),
            "{missing}"
        );
    }
}

#[test]
fn a_deflate_stream_is_bounded_and_checked() {
    let bomb = deflate(&[modality(EXPLICIT), vec![0; 32 << 20]].concat());
    let bytes = part10(meta::DEFLATED_LE, &bomb);
    assert!(bytes.len() < 64 << 10);
    let tight = Limits {
        max_inflated_bytes: 1 << 20,
        ..limits()
    };
    let limit = Error::Limit {
        what: "inflated bytes",
        limit: 1 << 20,
        at: At::Byte((bytes.len() - bomb.len()) as u64),
    };
    assert_eq!(parse(&bytes, &tight), Err(limit));
    assert_eq!(parsed(&bytes).trailing, 32 << 20);
    let exact = part10(meta::DEFLATED_LE, &deflate(&rich(EXPLICIT)));
    let just = Limits {
        max_inflated_bytes: rich(EXPLICIT).len() as u64,
        ..limits()
    };
    assert!(parse(&exact, &just).is_ok());
    let less = Limits {
        max_inflated_bytes: just.max_inflated_bytes - 1,
        ..limits()
    };
    assert!(parse(&exact, &less).is_err());
    let mut broken = exact.clone();
    let middle = broken.len() - 100;
    broken[middle..].fill(0xFF);
    assert!(parse(&broken, &limits()).is_err());
    let mut longer = exact.clone();
    longer.push(0);
    assert_eq!(parsed(&longer).trailing, 0);
    longer.extend(b"MARKER");
    assert_eq!(parsed(&longer).trailing, 7);
}

/// Where the first sequence of `bytes` stands that `around` others surround.
fn too_deep(encoding: Encoding, bytes: &[u8], depth: usize, around: usize) -> At {
    let sizes = [depth, 1, 0].map(|depth| samples::deep(encoding, depth).len());
    // Opening one takes as many bytes at every level, and closing it takes sixteen.
    let opening = sizes[1] - sizes[2] - 16;
    At::Byte((bytes.len() - sizes[0] + around * opening) as u64)
}

#[test]
fn three_hundred_sequences_deep_is_read_and_the_limit_holds() {
    for encoding in [EXPLICIT, IMPLICIT, BIG] {
        let uid = meta::plain_uid(encoding);
        let set = parsed(&part10(uid, &samples::deep(encoding, 300)));
        assert_eq!(set.nodes.iter().map(|node| node.depth).max(), Some(300));
        let bytes = part10(uid, &samples::deep(encoding, 513));
        let limit = Error::Limit {
            what: "depth of sequences",
            limit: 512,
            at: too_deep(encoding, &bytes, 513, 512),
        };
        assert_eq!(parse(&bytes, &limits()), Err(limit));
        let set = parse(&part10(uid, &samples::deep(encoding, 512)), &limits()).unwrap();
        assert_eq!(set.nodes.iter().map(|node| node.depth).max(), Some(512));
    }
}

#[test]
fn twenty_thousand_sequences_deep_needs_no_stack() {
    let wide = Limits {
        max_depth: usize::MAX,
        ..limits()
    };
    for encoding in [EXPLICIT, IMPLICIT, BIG] {
        let bytes = part10(meta::plain_uid(encoding), &samples::deep(encoding, 20_000));
        assert!(matches!(parse(&bytes, &limits()), Err(Error::Limit { .. })));
        let set = parse(&bytes, &wide).unwrap();
        assert_eq!(set.nodes.len(), 40_001);
        assert_eq!(set.path(40_000).len(), 20_001);
    }
    let bytes = part10(meta::EXPLICIT_LE, &samples::deep(EXPLICIT, 70_000));
    let limit = Error::Limit {
        what: "depth of sequences",
        limit: 65_535,
        at: too_deep(EXPLICIT, &bytes, 70_000, 65_535),
    };
    assert_eq!(parse(&bytes, &wide), Err(limit));
}

#[test]
fn values_inside_values_that_fail_one_after_the_other_take_bounded_work() {
    let wide = Limits {
        max_depth: usize::MAX,
        ..limits()
    };
    for junk in [&b""[..], b"junk"] {
        let mut value = name(IMPLICIT);
        for _ in 0..2_000 {
            let inside = [item(IMPLICIT, &value), junk.to_vec()].concat();
            value = element(IMPLICIT, Tag(0x0009, 0x1001), VR::UN, &inside);
        }
        let source = Counting::new(part10(
            meta::IMPLICIT_LE,
            &[modality(IMPLICIT), value].concat(),
        ));
        let set = parse(&source, &wide).unwrap();
        assert_eq!(set.nodes.len(), if junk.is_empty() { 4_002 } else { 2 });
        assert!(source.calls() < 20_000, "{} calls", source.calls());
        let tight = Limits {
            max_nodes: 100,
            ..wide.clone()
        };
        assert!(matches!(parse(&source, &tight), Err(Error::Limit { .. })));
    }
}

#[test]
fn the_number_of_nodes_is_bounded() {
    let data = [modality(EXPLICIT), fragments()].concat();
    let bytes = part10("1.2.840.10008.1.2.4.50", &data);
    let limits_of = |max_nodes| Limits {
        max_nodes,
        ..limits()
    };
    assert_eq!(parse(&bytes, &limits_of(5)).unwrap().nodes.len(), 5);
    let set = parse(&bytes, &limits_of(5)).unwrap();
    for max_nodes in 0..5 {
        // The elements before the data set are counted for themselves.
        let first = set.meta.get(max_nodes).unwrap_or(&set.nodes[max_nodes]);
        let limit = Error::Limit {
            what: "data elements",
            limit: max_nodes as u64,
            at: At::Byte(first.header.offset),
        };
        assert_eq!(parse(&bytes, &limits_of(max_nodes)), Err(limit));
    }
}

#[test]
fn four_gigabytes_claimed_by_a_kilobyte_are_an_error_and_not_asked_for() {
    let long = |vr, len: u32| {
        let mut bytes = element(EXPLICIT, Tag(0x0042, 0x0011), vr, &[]);
        let at = bytes.len() - 4;
        bytes[at..].copy_from_slice(&len.to_le_bytes());
        explicit(&[modality(EXPLICIT), bytes, vec![1; 1024]])
    };
    for vr in [VR::OB, VR::UN, VR::SQ, VR::UT, VR::OW] {
        for len in [u32::MAX - 1, u32::MAX - 2, 1 << 31, 4096] {
            let source = Counting::new(long(vr, len));
            assert!(matches!(
                parse(&source, &limits()),
                Err(Error::Truncated { .. })
            ));
            assert!(source.bytes_read() < 8 << 10);
        }
    }
}

/// The data set, kept as a whole, written and parsed again.
fn rewritten(set: &DataSet, bytes: &dyn Source) -> DataSet {
    let edits = vec![Edit::Keep; set.nodes.len()];
    let info = write::MetaInfo {
        sop_class: String::new(),
        sop_instance: String::new(),
        transfer_syntax: set.transfer_syntax.clone(),
    };
    let mut out = Segments::default();
    write::write(set, bytes, &edits, &[], &info, &mut out).unwrap();
    parse(&Assembled::new(bytes, &out), &limits()).unwrap()
}

#[test]
fn every_prefix_is_refused_or_read_as_the_whole_is() {
    for (case, bytes) in cases() {
        let whole = outline(&parsed(&bytes));
        let mut read = 0;
        for len in 0..bytes.len() {
            let cut = bytes[..len].to_vec();
            if let Ok(set) = parse(&cut, &limits()) {
                read += 1;
                check_tiling(&set, set.data_source(&cut).len());
                let found = outline(&set);
                assert_eq!(found, whole[..found.len()], "{case} cut to {len}");
                assert_eq!(
                    outline(&rewritten(&set, &cut)),
                    found,
                    "{case} cut to {len}"
                );
            }
        }
        assert!(read < bytes.len() / 4, "{case}: {read} prefixes read");
    }
}

#[test]
fn a_lie_in_any_length_is_refused_or_stays_inside_the_file() {
    for (case, bytes) in cases() {
        let set = parsed(&bytes);
        let data = set
            .data_source(&bytes)
            .read(Span::new(0, set.data_source(&bytes).len()));
        let data = data.unwrap();
        for node in &set.nodes {
            let end = node.header.end() as usize;
            let short = node.header.len == 8
                && node.encoding.explicit
                && !matches!(node.kind, NodeKind::Item(_) | NodeKind::Fragment);
            let place = if short { end - 2..end } else { end - 4..end };
            let true_len = node.value.len as u32;
            let near = [-8i32, -2, -1, 1, 2, 8].map(|by| true_len.wrapping_add_signed(by));
            let far = [0, 1, 7, 8, 12, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x1_0000]
                .into_iter()
                .chain([
                    i32::MAX as u32,
                    1 << 31,
                    u32::MAX - 8,
                    u32::MAX - 1,
                    u32::MAX,
                ]);
            for lie in near.into_iter().chain(far) {
                let mut data = data.clone();
                let field = if short {
                    node.encoding.u16_bytes(lie as u16).to_vec()
                } else {
                    node.encoding.u32_bytes(lie).to_vec()
                };
                data[place.clone()].copy_from_slice(&field);
                let bytes = match &set.inflated {
                    Some(_) => part10(meta::DEFLATED_LE, &deflate(&data)),
                    None => data,
                };
                if let Ok(set) = parse(&bytes, &limits()) {
                    check_tiling(&set, set.data_source(&bytes).len());
                    assert_eq!(outline(&rewritten(&set, &bytes)), outline(&set), "{case}");
                }
            }
        }
    }
}

#[test]
fn a_changed_byte_anywhere_never_stops_the_program() {
    for (case, bytes) in cases() {
        for at in 0..bytes.len() {
            for flip in [0x01, 0x20, 0x80, 0xFF] {
                let mut bytes = bytes.clone();
                bytes[at] ^= flip;
                if let Ok(set) = parse(&bytes, &limits()) {
                    check_tiling(&set, set.data_source(&bytes).len());
                    assert_eq!(
                        outline(&rewritten(&set, &bytes)),
                        outline(&set),
                        "{case} {at}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_error_quotes_a_value() {
    for (case, bytes) in cases() {
        for len in 0..bytes.len() {
            if let Err(error) = parse(&bytes[..len].to_vec(), &limits()) {
                let text = format!("{error} {error:?}");
                assert!(!text.contains("MARKER"), "{case}");
            }
        }
    }
}
