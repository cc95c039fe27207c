"""One run of the command line over the corpus under a preset, judged."""

import os
import subprocess
from pathlib import Path

import pydicom

from . import corpus, survivors
from .answers import Preset
from .judge import Judge, Score, outputs

THRESHOLD = 0.9995


def make(folder: Path) -> tuple:
    """Writes the corpus to `folder/drop` and the key beside it: `(cases, sheets)`."""
    (folder / "drop").mkdir(parents=True)
    corpus.write_key(folder / "key.json")
    return corpus.write(folder / "drop")


def score(folder: Path, made: tuple, name: str) -> Score:
    """De-identifies the corpus under the preset `name` and scores the bundle."""
    cases, sheets = made
    out, private = folder / name, folder / f"{name}-private"
    deidentify(folder, name, "--key", folder / "key.json", "--private", private, "--unencrypted-linkage")
    released = outputs(private)
    judge = Judge(Preset(name))
    for case in cases:
        output, code = released[case.name]
        if output is None:
            judge.score.held.append(f"{Judge.role(case)}: {code}")
        judge.case(case, folder / "drop" / case.name, output and out / output)
    for sheet in sheets:
        output, code = released[sheet.name]
        if output is None:
            judge.score.held.append(f"{sheet.name}: {code}")
        judge.sheet(sheet, output and out / output)
    result = judge.finish()
    result.survivors = survivors.search(out, "retain_device" in judge.preset.options)
    return result


def deidentify(folder: Path, name: str, *more) -> None:
    """Runs the command line over the corpus into `folder/name`."""
    arguments = ["deidentify", folder / "drop", "-o", folder / name, "--policy", name, *more]
    done = subprocess.run([os.environ["KAMEI_CLI"], *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"the command line failed: {done.stderr.strip()}")


def unlinked(folder: Path, name: str) -> Score:
    """As `score` for a preset whose links are destroyed: what survives, and what cannot be read."""
    deidentify(folder, name)
    result = Score(name)
    result.survivors = survivors.search(folder / name, False)
    for output in sorted((folder / name).rglob("*.dcm")):
        dataset = pydicom.dcmread(output)
        result.count("text_retained", output.name, dataset.PatientIdentityRemoved == "YES")
    return result


def score_of_copy(folder: Path, made: tuple, name: str) -> Score:
    """Scores the inputs as if they were the outputs: what a program that does nothing would get."""
    cases, _ = made
    judge = Judge(Preset(name))
    for case in cases:
        source = folder / "drop" / case.name
        judge.case(case, source, source)
    result = judge.finish()
    result.survivors = survivors.search(folder / "drop", False)
    return result


# An action that failed here is an identity or a date that left; no share of them is small enough.
NEVER_FAILS = ("text_removed", "uid_changed", "date_shifted")


def is_good(result: Score) -> bool:
    """What the project promises: nothing that had to go or move stays, 99.95 % of all actions, no
    survivor, every output readable."""
    safe = not any(result.failed[action] for action in NEVER_FAILS)
    return safe and result.share() >= THRESHOLD and not result.survivors and not result.unreadable
