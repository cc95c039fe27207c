"""Independent readers judge the index that a bundle gets whose drop came on a medium."""

import re
import subprocess
from pathlib import Path

import pydicom
import pytest
from conftest import PRESETS, cli, corpus_folder, deidentify
from pydicom.fileset import FileSet


@pytest.fixture(scope="module", params=PRESETS)
def medium(request, tmp_path_factory):
    """The media of the pydicom wheel, and beside them its reports, plans, doses and states."""
    return deidentify(
        tmp_path_factory.mktemp("medium"),
        request.param,
        folders=[corpus_folder() / "dicomdirtests", *sorted(corpus_folder().glob("*.dcm"))],
    )


def listed(outcome):
    return FileSet(outcome.out / "DICOMDIR")


def released(outcome):
    return {file["path"] for file in outcome.manifest["files"] if file["kind"] == "dicom"}


def test_the_index_is_in_the_manifest_and_the_bundle_matches_it(medium):
    assert "DICOMDIR" in {document["path"] for document in medium.manifest["documents"]}
    assert cli("verify", medium.out).returncode == 0


def test_pydicom_resolves_every_instance_of_the_index(medium):
    instances = list(listed(medium))
    paths = {str(Path(instance.path).relative_to(medium.out)) for instance in instances}
    assert len(paths) == len(instances)
    assert paths <= released(medium)
    # What is not listed is counted in the report.
    assert len(released(medium) - paths) == medium.report["notes"].get("not-in-media-index", 0)
    assert len(paths) > 80
    for instance in instances:
        dataset = instance.load()
        assert dataset.SOPInstanceUID == instance.SOPInstanceUID
        assert dataset.file_meta.MediaStorageSOPInstanceUID == instance.ReferencedSOPInstanceUIDInFile
        assert dataset.file_meta.MediaStorageSOPClassUID == instance.ReferencedSOPClassUIDInFile
        assert dataset.file_meta.TransferSyntaxUID == instance.ReferencedTransferSyntaxUIDInFile
        for keyword in ("PatientName", "PatientSex", "StudyDescription", "StudyInstanceUID", "SeriesInstanceUID"):
            assert str(getattr(instance, keyword, None) or "") == str(dataset.get(keyword) or "")


def test_every_file_id_is_one_of_the_standard(medium):
    for instance in listed(medium):
        components = instance.ReferencedFileID
        assert len(components) <= 8
        assert all(re.fullmatch("[A-Z0-9_]{1,8}", component) for component in components)


def test_dcmtk_reads_the_index_and_dciodvfy_finds_no_error(medium):
    index = str(medium.out / "DICOMDIR")
    dump = subprocess.run(["dcmdump", "+L", index], capture_output=True, text=True)
    assert dump.returncode == 0 and not re.search("^[EW]:", dump.stderr, re.MULTILINE), dump.stderr
    verdict = subprocess.run(["dciodvfy", index], capture_output=True, text=True)
    errors = [line for line in (verdict.stdout + verdict.stderr).splitlines() if line.startswith("Error")]
    assert errors == []


def test_a_drop_without_a_medium_gets_no_index(tmp_path):
    outcome = deidentify(tmp_path, "research", folders=[corpus_folder() / "CT_small.dcm"])
    assert not (outcome.out / "DICOMDIR").exists()
    assert pydicom.dcmread(outcome.out / outcome.manifest["files"][0]["path"])
