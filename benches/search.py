"""Searches colour ultrasound for text with the command line and writes the table of `docs/performance.md`.

The frames are made: sectors of speckle with flow colours and drawn texts, 1024 by 768, each different, since equal
ones share a result. The command line does all it does to a file on one worker, once without a search and once with
it; what the search adds is its cost, the masks it draws and its second look at the masked frames included. Time of
the processor is counted, so that what else the machine does matters less.
"""

import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/judges")]

import numpy as np  # noqa: E402
from score.burned import files, pictures  # noqa: E402

FOLDER = ROOT / "target/bench/search"
FRAMES, GROUNDS = 48, 6
HEIGHT, WIDTH = 768, 1024
SEED = 55_000  # apart from those of the score
AIM = 30  # frames in a second, at least
SEARCHES = {"no search": "off", "text": "all"}
BEGIN, END = "<!-- search: begin -->", "<!-- search: end -->"


def clip(kind: str) -> Path:
    """One object whose frames are some pictures at different gains."""
    made = [pictures.picture(SEED + at, kind, 8, True, 1, (HEIGHT, WIDTH)).frames[0] for at in range(GROUNDS)]
    gains = 0.8 + 0.2 * np.arange(FRAMES) / FRAMES
    frames = [made[at % GROUNDS] * gain for at, gain in enumerate(gains)]
    picture = pictures.Picture(kind, frames, depth=8)
    path = FOLDER / f"{kind}.dcm"
    stored = np.stack([np.round(frame * 255).astype(np.uint8) for frame in frames])
    files.dataset(SEED, picture, stored, "native").save_as(path, enforce_file_format=True)
    return path


def seconds(path: Path, search: str) -> float:
    rules = FOLDER / "policy.json"
    rules.write_text(json.dumps({"preset": "jp-kamei", "pixels": {"search": search, "sensitivity": "text", "unexamined": "ship"}}))
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [os.environ["KAMEI_CLI"], "deidentify", path, "-o", out, "--policy", rules, "--workers", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{path.name}: {done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    lines = []
    for kind, name in (("fan", "grey picture"), ("flow", "picture with flow colours")):
        path, taken = clip(kind), {}
        for name_, search in SEARCHES.items():
            # One round to warm up.
            taken[name_] = statistics.median([seconds(path, search) for _ in range(rounds + 1)][1:])
        plain, searched = taken.values()
        rate = FRAMES / (searched - plain)
        met = "yes" if rate >= AIM else "**no**"
        lines.append(f"| {name} | {1000 / rate:.1f} | {rate:.0f} | {FRAMES / searched:.0f} | {met} |")
        print(lines[-1], flush=True)
    text = "\n".join([
        BEGIN, "",
        f"{platform.machine()}, {os.cpu_count()} cores, one worker, {FRAMES} frames of {WIDTH} x {HEIGHT} colour, median of "
        f"{rounds} rounds after one to warm up; load of the machine over the last five minutes: {os.getloadavg()[1]:.1f}.", "",
        f"| frames | search, ms a frame | search, frames/s | whole file, frames/s | at least {AIM} |",
        "|---|---:|---:|---:|---|", *lines, "", END,
    ])  # fmt: skip
    document = ROOT / "docs/performance.md"
    before = document.read_text()
    if BEGIN not in before:
        before += f"\n## Searching for text\n\n{BEGIN}{END}\n"
    document.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: text, before, flags=re.S))


main()
