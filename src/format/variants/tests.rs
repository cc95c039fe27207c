//! Tests over the whole format: variants go in, their facts and their output come out.

use super::Variants;
use crate::action::Role;
use crate::error::Error;
use crate::format::Format;
use crate::format::fixture::{pseudonym, run, shown, survey};

/// A file of a tumour and a normal sample of one gene test.
const FILE: &str = "##fileformat=VCFv4.2\n\
##fileDate=20240513\n\
##source=/home/MARKERUSER/caller --sample 48213907\n\
##reference=file:///data/MARKERPATH/hg38.fa\n\
##contig=<ID=chr7,length=159345973,URL=ftp://MARKERHOST/x>\n\
##FILTER=<ID=q10,Description=\"Quality below 10\">\n\
##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth, run on 2024/05/13 for 48213907\",Source=\"MARKERSOURCE\">\n\
##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence. Format: Allele|Gene\">\n\
##INFO=<ID=ZZQ,Number=1,Type=String,Description=\"Anything\">\n\
##INFO=<ID=PATIENT_ID,Number=1,Type=Integer,Description=\"Whose\">\n\
##INFO=<ID=MATEID,Number=1,Type=String,Description=\"Mate\">\n\
##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n\
##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Depths\">\n\
##FORMAT=<ID=RG,Number=1,Type=String,Description=\"Read group\">\n\
##SAMPLE=<ID=MARKERPERSON,Sex=M>\n\
##tumor_sample=48213907\n\
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t48213907\tNORMAL\n\
chr7\t55191822\trs121434568\tT\tG\t50.0\tPASS\tDP=100;CSQ=G|EGFR;ZZQ=MARKERNOTE;PATIENT_ID=48213907\tGT:AD:RG\t0/1:50,50:MARKERGROUP\t0/0:90,1\n\
chr7\t55181378\tmarker_bnd_1\tC\tC]chr7:55191822]\t.\tq10\tMARKERKEY=x;MATEID=marker_bnd_2;DP=7\tGT\t0/1\t.\n\
chr7\t55191822\tmarker_bnd_2\tT\tT[chr7:55181378[\t.\t.\tMATEID=marker_bnd_1\tGT\t0/1\t.\n";

fn out(text: &str) -> String {
    let (out, _) = run(&Variants, text.as_bytes(), &[]).expect("it can be processed");
    String::from_utf8(out).expect("text")
}

fn refusal(text: &str) -> Error {
    match survey(&Variants, text.as_bytes(), &Default::default()) {
        Ok(_) => panic!("it was read"),
        Err(error) => error,
    }
}

#[test]
fn a_gene_test_comes_out_with_its_variants_and_without_its_people() {
    let written = out(FILE);
    for secret in [
        "MARKER",
        "marker",
        "48213907",
        "20240513",
        "2024/05/13",
        "/home",
        "fileDate",
        "source=",
    ] {
        assert!(
            FILE.contains(secret) && !written.contains(secret),
            "{secret}"
        );
    }
    let stands = pseudonym("48213907");
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "##fileformat=VCFv4.2");
    assert_eq!(lines[1], "##contig=<ID=chr7,length=159345973>");
    assert!(
        lines[3].starts_with("##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth, run on ")
    );
    assert!(written.contains(&format!("##tumor_sample={stands}\n")));
    assert!(written.contains(&format!("\tFORMAT\t{stands}\tNORMAL\n")));
    let records: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| line.starts_with("chr7"))
        .collect();
    assert_eq!(
        records[0],
        format!(
            "chr7\t55191822\trs121434568\tT\tG\t50.0\tPASS\tDP=100;CSQ=G|EGFR;ZZQ=.;PATIENT_ID={stands}\tGT:AD:RG\t0/1:50,50:.\t0/0:90,1"
        )
    );
    let cells = |at: usize| records[at].split('\t').collect::<Vec<_>>();
    assert_eq!(cells(1)[7], format!("MATEID={};DP=7", cells(2)[2]));
    assert_eq!(cells(2)[7], format!("MATEID={}", cells(1)[2]));
    assert!(
        shown(&Variants, written.as_bytes())
            .iter()
            .any(|(_, text)| text == "G|EGFR")
    );
}

#[test]
fn the_survey_names_people_places_and_roles() {
    let (facts, identifiers) = survey(&Variants, FILE.as_bytes(), &Default::default()).unwrap();
    assert!(identifiers.iter().any(|it| it.value == "48213907"));
    assert!(!identifiers.iter().any(|it| it.value == "NORMAL"));
    let column = |header: &str| {
        facts
            .columns
            .iter()
            .find(|column| column.header == header)
            .unwrap()
    };
    assert_eq!(facts.columns[0].header, "SAMPLE");
    assert_eq!(column("INFO.PATIENT_ID").role, Role::PatientId);
    assert_eq!(
        (column("INFO.ZZQ").role, column("INFO.ZZQ").filled),
        (Role::Unknown, 1)
    );
    assert_eq!(column("INFO.MATEID").role, Role::OtherId);
    assert_eq!(column("Description").role, Role::FreeText);
    assert!(
        facts
            .columns
            .iter()
            .all(|column| !column.header.contains("MARKER"))
    );
}

#[test]
fn a_role_brings_a_key_back_and_escapes_are_read() {
    let text = FILE.replace("ZZQ=MARKERNOTE", "ZZQ=tel%3A%2003-5551-2687%20%E8%82%BA");
    let (out, _) = run(&Variants, text.as_bytes(), &[("INFO.ZZQ", Role::FreeText)]).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains(";ZZQ=tel%3A%20[TEL]%20肺;"), "{out}");
    let broken = text.replace("%E8%82%BA", "%E8");
    let (out, _) = run(
        &Variants,
        broken.as_bytes(),
        &[("INFO.ZZQ", Role::FreeText)],
    )
    .unwrap();
    assert!(String::from_utf8(out).unwrap().contains(";ZZQ=.;"));
}

#[test]
fn what_needs_no_change_stays_byte_for_byte() {
    let plain = "##fileformat=VCFv4.3\r\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Depth\">\r\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\r\n1\t5\trs1;rs2\tA\tG,<DEL>,*\t1e-3\tPASS\tDP=7;DB;AF=.5,.\r\nX\t9\t.\tAC\t.\t.\t.\t.\r\n\r\n";
    assert_eq!(out(plain), plain);
    assert_eq!(out(&format!("\u{FEFF}{plain}")), format!("\u{FEFF}{plain}"));
}

#[test]
fn keys_that_nobody_defines_go_with_one_mark_beside_them() {
    for (info, left) in [
        ("A1=1;DP=1", "DP=1"),
        ("DP=1;A1=1", "DP=1"),
        ("A1=1", "."),
        ("A1=1;A2;A3=x", "."),
        ("DP=1;A1=1;A2=2;AF=1;A3", "DP=1;AF=1"),
        ("DP=1;;AF=1", "DP=1;AF=1"),
    ] {
        let text = format!(
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t5\t.\tA\tG\t.\t.\t{info}\n"
        );
        assert_eq!(
            out(&text).lines().last().unwrap().rsplit('\t').next(),
            Some(left),
            "{info}"
        );
    }
}

#[test]
fn a_sample_that_stands_for_nobody_gets_a_number() {
    let text = FILE.replace("\tFORMAT\t48213907\t", "\tFORMAT\tUNKNOWN\t");
    assert!(out(&text).contains("\tFORMAT\tSAMPLE1\tNORMAL\n"));
}

#[test]
fn two_samples_of_one_name_are_held_back() {
    let text = FILE.replace("\tNORMAL\n", "\t４８２１３９０７\n");
    assert_eq!(refusal(&text).code(), "row");
}

#[test]
fn a_genome_is_held_back_with_its_own_reason() {
    let header =
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP1\n";
    let records = |count: usize| -> String {
        (1..=count)
            .map(|at| format!("1\t{}\t.\tA\tG\t.\t.\t.\tGT\t0/1\n", at * 1000))
            .collect()
    };
    assert!(
        survey(
            &Variants,
            format!("{header}{}", records(39)).as_bytes(),
            &Default::default()
        )
        .is_ok()
    );
    let error = refusal(&format!("{header}{}", records(40)));
    assert_eq!(error.code(), "genome");
    assert!(error.to_string().contains("identifies a person by law"));
    // One stretch of a genome like the reference.
    let block = "1\t10001\t.\tT\t<NON_REF>\t.\t.\tEND=20000\tGT\t0/0\n";
    assert_eq!(refusal(&format!("{header}{block}")).code(), "genome");
    let block = "1\t10001\t.\tT\t<*>\t.\t.\t.\tGT:LEN\t0/0:500\n";
    assert_eq!(refusal(&format!("{header}{block}")).code(), "genome");
    // A list of places without anybody's genotypes may have been cut from somebody's file.
    let sites = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    let cut: String = (1..=40)
        .map(|at| format!("1\t{at}\t.\tA\tG\t.\t.\t.\n"))
        .collect();
    assert_eq!(refusal(&format!("{sites}{cut}")).code(), "genome");
}

#[test]
fn reads_and_binary_forms_are_held_back_as_genomes() {
    for magic in [&b"BAM\x01"[..], b"BCF\x02\x02", b"CRAM\x03\0"] {
        let bytes = [magic, &[0; 40]].concat();
        assert!(Variants.sniff(&bytes).unwrap());
        let error = survey(&Variants, &bytes, &Default::default()).unwrap_err();
        assert_eq!(error.code(), "genome");
    }
}

#[test]
fn what_is_not_written_as_the_format_says_is_held_back_without_its_values() {
    let record = "chr7\t55191822\trs121434568\tT\tG\t50.0\tPASS";
    for (from, to) in [
        (record, "chr7 55191822 rs121434568 T G 50.0 PASS"),
        (
            record,
            "MARKER 太郎\t55191822\trs121434568\tT\tG\t50.0\tPASS",
        ),
        (record, "chr7\tMARKER\trs121434568\tT\tG\t50.0\tPASS"),
        (record, "chr7\t5\trs121434568\tMARKER\tG\t50.0\tPASS"),
        (record, "chr7\t5\trs121434568\tT\t<MARKER>\t50.0\tPASS"),
        (record, "chr7\t5\trs121434568\tT\tG\tMARKER\tPASS"),
        ("\tGT:AD:RG\t", "\tGT:AD:MARKER\t"),
        ("0/0:90,1\n", "0/0:90,1:x:MARKER\n"),
        ("0/0:90,1\n", "0/0:90,1\tMARKER\n"),
        ("##fileformat=VCFv4.2", "##fileformat=VCFv3.3"),
        ("##fileformat=VCFv4.2", "##fileformat=VCFv4.2 MARKER"),
        ("\tINFO\tFORMAT\t", "\tINFO\tMARKER\t"),
        ("##tumor_sample", "MARKER"),
    ] {
        assert!(FILE.contains(from), "{from}");
        let error = refusal(&FILE.replacen(from, to, 1));
        assert!(!error.to_string().contains("MARKER"), "{to}: {error}");
    }
    assert!(
        Variants
            .sniff(&b"#CHROM\tPOS\tID\tREF\tALT\tQUAL\n".to_vec())
            .unwrap()
    );
    assert!(!Variants.sniff(&b"CHROM,POS\n".to_vec()).unwrap());
}

#[test]
fn a_value_that_its_key_does_not_take_goes() {
    let text = FILE
        .replace("DP=100", "DP=MARKER")
        .replace("G|EGFR", "YAMADA TARO")
        .replace("0/1:50,50", "MARKER:1,x");
    let written = out(&text);
    assert!(
        written.contains("DP=.;CSQ=.;ZZQ=.") && written.contains("\t.:.:.\t"),
        "{written}"
    );
    let filtered = out(&FILE.replace("\tPASS\t", "\tMARKER\t"));
    assert!(filtered.contains("\t50.0\t.\tDP=100"));
}

#[test]
fn every_prefix_is_answered() {
    for end in (0..FILE.len()).filter(|&end| FILE.is_char_boundary(end)) {
        let text = &FILE.as_bytes()[..end];
        if survey(&Variants, text, &Default::default()).is_ok() {
            let (out, _) = run(&Variants, text, &[]).expect("what is surveyed is written");
            assert!(!String::from_utf8_lossy(&out).contains("48213907"), "{end}");
        }
    }
}

#[test]
fn a_line_without_an_end_is_bounded() {
    let mut text = b"##fileformat=VCFv4.2\n##x=".to_vec();
    text.resize(40 << 20, b'x');
    let error = survey(&Variants, &text, &Default::default()).unwrap_err();
    assert_eq!(error.code(), "limit");
}
