"""`dciodvfy` judges every output for real DICOM files against its IOD: no error that the input did not have.

Pixels nobody examined are shipped here, so that every file that can be written is judged under every
preset. Messages are compared as kinds with counts: what they quote of a value is taken out.
"""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pydicom
import pytest
from conftest import PRESETS, Outcome, corpus_folder, deidentify

# Errors that stay, as (file, preset, message): each with its reason. Empty: none may be new.
ACCEPTED = {}


def normalised(line: str) -> str:
    """A message without the UIDs and numbers it quotes, which differ between an input and its output."""
    line = re.sub(r"\b\d+(\.\d+)+\b", "uid", line)
    line = re.sub(r"\b(0x[0-9a-fA-F]+|\d+)\b(?! Required| Conditional)", "#", line)
    return re.sub(r"\s+", " ", line).strip()


def errors(path: Path) -> Counter:
    done = subprocess.run(["dciodvfy", str(path)], capture_output=True, timeout=120)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Counter(normalised(line) for line in text.splitlines() if line.startswith("Error"))


@pytest.fixture(scope="module", params=PRESETS)
def shipped(request, tmp_path_factory) -> Outcome:
    folder = tmp_path_factory.mktemp(request.param)
    policy = folder / "policy.json"
    policy.write_text(
        '{"preset": "%s", "pixels": {"unexamined": "ship"}, "key": {"linkage": "linkable"}}' % request.param
    )
    data = corpus_folder().parent
    return deidentify(
        folder, request.param, policy=policy, inputs=[data / "test_files", data / "charset_files"]
    )


@pytest.fixture(scope="module")
def inputs() -> dict:
    """Errors of the inputs, each file read once."""
    return {}


def test_no_output_has_an_error_that_its_input_did_not_have(shipped, inputs):
    new, judged = [], 0
    for source, output in shipped.pairs():
        if output.suffix != ".dcm":
            continue
        if source not in inputs:
            inputs[source] = errors(source)
        judged += 1
        for message in errors(output) - inputs[source]:
            new.append((source.name, shipped.preset, message))
    assert judged > 80
    assert [entry for entry in new if entry not in ACCEPTED] == []
