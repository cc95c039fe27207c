"""Runs the command line over the DICOM files of the pydicom wheel once per preset, for all judges.

The wheel's files were made by others and carry names and IDs of their own; nothing of them is kept
in this repository.
"""

import csv
import gzip
import io
import json
import os
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pydicom
import pytest

PRESETS = ["jp-kamei", "jp-tokumei", "ps3.15-basic", "research"]


def corpus_folder() -> Path:
    return Path(pydicom.__file__).parent / "data" / "test_files"


@dataclass
class Outcome:
    """One run over the corpus."""

    preset: str
    out: Path
    status: int
    printed: str
    manifest: dict
    report: dict
    # Relative path of the input -> (released path or None, code).
    inputs: dict
    links: list
    # What the relative paths start from.
    root: Path

    def pairs(self):
        """(input, output) of every released file, as paths."""
        for name, (output, _) in self.inputs.items():
            if output:
                yield self.source(name), self.out / output

    def source(self, name):
        """The input of this name; what was compressed by itself is inflated beside the bundle."""
        path = self.root / name
        if path.parent.suffix != ".gz":
            return path
        inflated = self.out.parent / "inflated" / path.parent.name
        inflated.parent.mkdir(exist_ok=True)
        inflated.write_bytes(gzip.decompress(path.parent.read_bytes()))
        return inflated

    def dicom_pairs(self):
        """The same for DICOM files, whose names have no ending if the drop came with a DICOMDIR."""
        dicom = {self.out / file["path"] for file in self.manifest["files"] if file["kind"] == "dicom"}
        return (pair for pair in self.pairs() if pair[1] in dicom)


def cli(*arguments) -> subprocess.CompletedProcess:
    program = os.environ["KAMEI_CLI"]
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=600)


def deidentify(folder: Path, preset: str, *extra, policy=None, folders=None) -> Outcome:
    """Runs the corpus; linkable presets write their pack in the clear for the judge to read.

    With `policy`, a file, the pack is always written: the policy must keep its key.
    """
    folders = folders or [corpus_folder()]
    out, private = folder / "out", folder / "private"
    keeps = [] if preset == "jp-tokumei" and not policy else ["--private", private, "--unencrypted-linkage"]
    done = cli("deidentify", *folders, "-o", out, "--policy", policy or preset, *keeps, *extra)
    inputs, links = {}, []
    pack = private / "kamei-confidential.zip"
    if pack.exists():
        with zipfile.ZipFile(pack) as archive:
            for row in csv.DictReader(io.StringIO(archive.read("inputs.csv").decode())):
                inputs[row["path"]] = (row["output"] or None, row["code"])
            links = list(csv.DictReader(io.StringIO(archive.read("linkage.csv").decode())))
    return Outcome(
        preset, out, done.returncode, done.stdout + done.stderr,
        json.loads((out / "manifest.json").read_text()),
        json.loads((out / "report.json").read_text()),
        inputs, links, folders[0].parent,
    )


@pytest.fixture(scope="session")
def key(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("key") / "key.json"
    assert cli("key", "new", file).returncode == 0
    return file


@pytest.fixture(scope="session", params=PRESETS)
def outcome(request, tmp_path_factory) -> Outcome:
    return deidentify(tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture(scope="session")
def kamei(tmp_path_factory, key) -> Outcome:
    return deidentify(tmp_path_factory.mktemp("kamei"), "jp-kamei", "--key", key)
