"""Independent readers judge the outputs for real DICOM files that nobody here wrote."""

import subprocess
from pathlib import Path

import pydicom
from conftest import cli, corpus_folder, deidentify
from pydicom.errors import InvalidDicomError


def read(path: Path) -> pydicom.Dataset:
    return pydicom.dcmread(path, force=True)


def identities(dataset: pydicom.Dataset) -> set:
    """What may not be found in an output: names, IDs and UIDs of at least six characters."""
    found = set()
    for element in dataset.iterall():
        if element.VR == "PN" or element.tag in (0x00100020, 0x00101000, 0x00080050, 0x00101040):
            values = element.value if element.VM > 1 else [element.value]
            found |= {str(value) for value in values if value}
    for keyword in ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID"):
        if keyword in dataset and dataset.get(keyword):
            found.add(str(dataset.get(keyword)))
    return {value for value in found if len(value) >= 6}


def test_the_corpus_is_there():
    assert len([path for path in corpus_folder().rglob("*.dcm")]) > 50


def test_every_input_is_accounted_for(outcome):
    inputs = [path for path in corpus_folder().rglob("*") if path.is_file()]
    assert outcome.status in (0, 3)
    assert outcome.manifest["inputs"] >= len(inputs)
    listed = len(outcome.manifest["files"]) + len(outcome.manifest["heldBack"])
    assert listed == outcome.manifest["inputs"]


def test_most_real_files_are_released(kamei):
    readable = [path for path in corpus_folder().rglob("*.dcm")]
    assert len(kamei.manifest["files"]) > len(readable) * 0.5


def test_the_bundle_matches_its_manifest(outcome):
    assert cli("verify", outcome.out).returncode == 0


def test_pydicom_reads_every_output_to_its_end(outcome):
    for file in outcome.manifest["files"]:
        if file["kind"] == "dicom":
            dataset = pydicom.dcmread(outcome.out / file["path"])
            assert dataset.PatientIdentityRemoved == "YES"
            if "SOPInstanceUID" in dataset:
                assert dataset.file_meta.MediaStorageSOPInstanceUID == dataset.SOPInstanceUID
            for element in dataset.iterall():
                str(element)


def test_dcmtk_reads_every_output_it_could_read_as_input(kamei):
    def readable(path):
        done = subprocess.run(["dcmdump", "-q", "+L", str(path)], capture_output=True)
        return done.returncode == 0

    refused = [i for i, (source, output) in enumerate(kamei.pairs()) if not readable(output) and readable(source)]
    assert refused == []


def test_no_identity_of_an_input_is_left_in_its_output(kamei):
    leaks = 0
    for source, output in kamei.pairs():
        try:
            original = read(source)
            originals = identities(original)
        except (InvalidDicomError, AttributeError, ValueError, NotImplementedError):
            continue
        data = output.read_bytes()
        leaks += sum(value.encode("utf-8", "replace") in data for value in originals)
    assert leaks == 0


def test_pixel_data_that_nobody_had_to_search_is_repeated_byte_for_byte(kamei):
    """Comments leave compressed frames, so only uncompressed and run-length coded ones are the same."""
    compared = 0
    for source, output in kamei.dicom_pairs():
        before, after = read(source), read(output)
        syntax = before.file_meta.TransferSyntaxUID if "TransferSyntaxUID" in before.file_meta else None
        compressed = syntax is not None and syntax.is_encapsulated and "RLE" not in syntax.name
        searched = after.get("BurnedInAnnotation") == "NO"
        if "PixelData" in before and not compressed and not searched:
            assert before.PixelData == after.PixelData
            compared += 1
    assert compared > 15


def test_masks_leave_the_size_of_uncompressed_pixels_and_most_of_them(kamei):
    compared = 0
    for source, output in kamei.dicom_pairs():
        before, after = read(source), read(output)
        native = "TransferSyntaxUID" in before.file_meta and not before.file_meta.TransferSyntaxUID.is_encapsulated
        if "PixelData" in before and native and after.get("BurnedInAnnotation") == "NO":
            assert len(before.PixelData) == len(after.PixelData)
            compared += 1
    assert compared > 5


def test_replaced_uids_agree_over_the_whole_corpus(kamei):
    replacements = {}
    for source, output in kamei.dicom_pairs():
        before, after = read(source), read(output)
        for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID"):
            if before.get(keyword) and after.get(keyword):
                new = replacements.setdefault(str(before.get(keyword)), after.get(keyword))
                assert new == after.get(keyword)
    assert len(replacements) > 30


def test_nothing_printed_carries_a_value(kamei):
    for source, _ in kamei.pairs():
        assert source.name not in kamei.printed
    text = (kamei.out / "report.html").read_text() + (kamei.out / "manifest.json").read_text()
    for link in kamei.links:
        if len(link["original"]) >= 8:
            assert link["original"] not in text
            assert link["original"] not in kamei.printed


def test_one_and_four_workers_give_the_same_bytes(tmp_path, key):
    trees = []
    for workers in ("1", "4"):
        folder = tmp_path / workers
        outcome = deidentify(folder, "jp-kamei", "--key", key, "--workers", workers)
        trees.append({
            str(path.relative_to(outcome.out)): path.read_bytes()
            for path in outcome.out.rglob("*") if path.is_file()
        })
    assert trees[0] == trees[1]
