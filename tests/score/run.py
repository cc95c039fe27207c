"""One run of the command line over the corpus under a preset, judged."""

import os
import subprocess
from pathlib import Path

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
    done = subprocess.run(
        [os.environ["KAMEI_CLI"], "deidentify", folder / "drop", "-o", out, "--policy", name, "--key",
         folder / "key.json", "--private", private, "--unencrypted-linkage"],
        capture_output=True, text=True,
    )
    if done.returncode not in (0, 3):
        raise RuntimeError(f"the command line failed: {done.stderr.strip()}")
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


def is_good(result: Score) -> bool:
    """What the project promises: 99.95 % of the actions, no survivor, every output readable."""
    return result.share() >= THRESHOLD and not result.survivors and not result.unreadable
