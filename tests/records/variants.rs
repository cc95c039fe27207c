//! Variants of genes in a drop, plain and compressed.

use super::support::{preset, run, slice, text};
use super::{cp932, from_cp932};
use kamei::source::Source;

const TEST: &str = "##fileformat=VCFv4.2\n##source=/home/hoshikawa/48213907.bam\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t48213907\n7\t55191822\trs121434568\tT\tG\t.\tPASS\tDP=90\tGT\t0/1\n";

#[test]
fn a_sample_is_the_patient_of_images_and_tables() {
    for policy in ["jp-kamei", "research"] {
        let image = slice("48213907", "Hoshikawa^Kazuomi", "19530917", "20240513", 1).file();
        let table =
            cp932("患者ID,氏名,HbA1c\r\n48213907,星川　一臣,6.1\r\n48213908,星川　二臣,5.9\r\n");
        let files = [
            ("im", image),
            ("t.csv", table),
            ("v.vcf", TEST.as_bytes().to_vec()),
        ];
        let bundle = run(&files, preset(policy));
        let written = std::str::from_utf8(bundle.output("v.vcf")).expect("text");
        let pseudonym = text(bundle.output("im"), 0x0010_0020).expect("a patient ID");
        assert!(from_cp932(bundle.output("t.csv")).contains(&pseudonym));
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines.len(), 3, "the line of the program went");
        assert!(lines[1].ends_with(&format!("\tFORMAT\t{pseudonym}")));
        assert_eq!(Some(lines[2]), TEST.lines().last());
    }
}

#[test]
fn a_genome_is_held_back_and_the_rest_of_the_drop_is_not() {
    let many: String = (1..=60)
        .map(|at| format!("7\t{at}00\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"))
        .collect();
    let head: Vec<&str> = TEST.lines().take(3).collect();
    let genome = format!("{}\n{many}", head.join("\n"));
    let files = [
        ("g.vcf", genome.into_bytes()),
        ("v.vcf", TEST.as_bytes().to_vec()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    assert_eq!(bundle.held("g.vcf"), Some("genome"));
    assert!(!bundle.output("v.vcf").is_empty());
}

#[test]
fn a_compressed_test_is_the_one_file_of_an_archive() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;
    let limits = kamei::limits::Limits::default();
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(TEST.as_bytes()).expect("memory");
    let packed = packed.finish().expect("memory");
    assert!(packed.len() > 18 && kamei::unpack::is_archive(&packed).expect("bytes"));
    let mut whole = Vec::new();
    kamei::unpack::inflate(&packed as &dyn Source, 0, &limits, &mut |part| {
        whole.extend_from_slice(part);
        Ok(())
    })
    .expect("text");
    assert_eq!(whole, TEST.as_bytes());
}
