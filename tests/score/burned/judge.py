"""What became of the texts: hidden if another decoder sees nothing but a mask where the ink was."""

import csv
import io
import json
import os
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import files

# The share of texts hidden at least, and of text-free pixels masked at most, by sensitivity.
PROMISED = {"text": (0.99, 0.02), "strict": (1.0, 1.0)}
# This much of the ink of a hidden text is masked at least; of a letter in twenty, far more would be missing.
HIDDEN = 0.98


@dataclass
class Score:
    """Counts by kind of picture, script, size and codec."""

    sensitivity: str
    texts: Counter = field(default_factory=Counter)
    hidden: Counter = field(default_factory=Counter)
    free: Counter = field(default_factory=Counter)
    masked: Counter = field(default_factory=Counter)
    held: list = field(default_factory=list)
    seen: list = field(default_factory=list)

    def good(self) -> bool:
        least, most = PROMISED[self.sensitivity]
        return self.share("all") >= least and self.loss("all") <= most and not self.held

    def share(self, group: str) -> float:
        return self.hidden[group] / max(self.texts[group], 1)

    def loss(self, group: str) -> float:
        return self.masked[group] / max(self.free[group], 1)


def run(folder: Path, sensitivity: str) -> dict:
    """De-identifies `folder/drop`, every image searched; the output of every input, or `None`."""
    policy = folder / f"{sensitivity}.json"
    pixels = {"search": "all", "sensitivity": sensitivity}
    policy.write_text(json.dumps({"preset": "jp-kamei", "pixels": pixels}))
    out, private = folder / sensitivity, folder / f"{sensitivity}-private"
    arguments = ["deidentify", folder / "drop", "-o", out, "--policy", policy, "--private", private]
    done = subprocess.run([os.environ["KAMEI_CLI"], *arguments, "--unencrypted-linkage"], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"the command line failed: {done.stderr.strip()}")
    with zipfile.ZipFile(private / "kamei-confidential.zip") as archive:
        rows = csv.DictReader(io.StringIO(archive.read("inputs.csv").decode()))
        return {Path(row["path"]).name: row["output"] and out / row["output"] for row in rows}


def score(folder: Path, cases: list, sensitivity: str) -> Score:
    """Runs the command line over `cases`, which lie in `folder/drop`, and judges its outputs."""
    outputs = run(folder, sensitivity)
    found = Score(sensitivity)
    for case in cases:
        output = outputs[case.name]
        judge(found, case, files.frames(output) if output else None)
        if not output:
            found.held.append(case.name)
    return found


def judge(found: Score, case, values) -> None:
    """Counts the texts and the text-free pixels of a file; one held back hides all and shows nothing."""
    picture = case.picture
    height, width = picture.frames[0].shape[:2]
    for number in range(len(picture.frames)):
        if values is None:
            covered = np.ones((height, width), bool)
        else:
            frame = values[number]
            covered = (frame if frame.ndim == 2 else frame.max(-1)) <= case.dark
        free = np.ones((height, width), bool)
        for text in picture.texts:
            if text.frame != number:
                continue
            lines, columns = text.area
            rim = text.size // 2 + 6
            free[max(0, lines.start - rim) : lines.stop + rim, max(0, columns.start - rim) : columns.stop + rim] = False
            hidden = covered[text.area][text.ink].mean() >= HIDDEN
            groups = ("all", picture.kind, case.codec, text.script, text.strength, f"{text.size} px", f"{picture.depth} bit")
            found.texts.update(groups)
            if hidden:
                found.hidden.update(groups)
            else:
                found.seen.append(f"{case.name} frame {number + 1}: {text.script}, {text.size} px, {text.strength}, at line {lines.start}, column {columns.start}")
        for group in ("all", picture.kind, case.codec, f"{picture.depth} bit"):
            found.free[group] += int(free.sum())
            found.masked[group] += int((covered & free).sum())
