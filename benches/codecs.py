"""Masks one image of every codec with the command line and with pydicom, and writes the table of `docs/performance.md`.

Both decode every frame, draw one rectangle and code the frame again. The command line does so as a whole process on
one thread, with everything else it does to a file: survey, header, second opinion, gate. pydicom decodes with pylibjpeg
or pyjpegls; what these do not code, imagecodecs does. Pictures are made: slopes with noise, as in the judges' tests.
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/judges"))

import numpy as np  # noqa: E402
from images import (  # noqa: E402
    BASELINE, EXPLICIT, EXTENDED, FIRST_ORDER, HT_LOSSLESS, JPEG_2000, JPEG_2000_LOSSLESS, JPEG_LS, RLE, Layout, coded,
    dataset, decoded, native, picture, read,
)  # fmt: skip
from pydicom.encaps import encapsulate  # noqa: E402

FOLDER = ROOT / "target/bench/codecs"
AREA = {"x": 20, "y": 20, "width": 300, "height": 24}
GREY = Layout(512, 512, 16, 12, "u", frames=12)
COLOUR = Layout(480, 640, 8, 8, "u", "RGB", frames=12)
YBR = Layout(480, 640, 8, 8, "u", "YBR_FULL_422", frames=12)
CASES = [
    ("uncompressed, 16 bit", EXPLICIT, GREY, None),
    ("RLE, 16 bit", RLE, GREY, None),
    ("RLE, colour", RLE, COLOUR, None),
    ("JPEG Baseline, colour 4:2:2", BASELINE, YBR, {"subsampling": "422"}),
    ("JPEG Extended, 12 bit", EXTENDED, GREY, None),
    ("JPEG Lossless SV1, 12 bit", FIRST_ORDER, GREY, None),
    ("JPEG-LS, 12 bit", JPEG_LS, GREY, None),
    ("JPEG-LS, colour by sample", JPEG_LS, COLOUR, (2, 0)),
    ("JPEG 2000 lossless, 12 bit", JPEG_2000_LOSSLESS, GREY, None),
    ("JPEG 2000 lossy, 12 bit", JPEG_2000, GREY, {"reversible": False, "level": 45}),
    ("HTJ2K lossless, 12 bit", HT_LOSSLESS, GREY, None),
]
BEGIN, END = "<!-- codecs: begin -->", "<!-- codecs: end -->"


def with_pydicom(path: Path, out: Path, syntax: str, layout: Layout, option) -> float:
    start = time.perf_counter()
    image = read(path)
    values = decoded(image).copy()
    x, y, width, height = AREA.values()
    values[:, y : y + height, x : x + width] = [0, 128, 128] if layout is YBR else 0
    if syntax == EXPLICIT:
        image.PixelData = native(values, layout)
    else:
        # The wavelet is coded without loss, as Kamei does.
        option = None if syntax == JPEG_2000 else option
        image.PixelData = encapsulate([coded(syntax, frame, layout, option) for frame in values])
        image["PixelData"].is_undefined_length = True
    image.save_as(out)
    return time.perf_counter() - start


def with_kamei(path: Path, out: Path, policy: Path) -> float:
    shutil.rmtree(out, ignore_errors=True)
    command = [os.environ["KAMEI_CLI"], "deidentify", path, "-o", out, "--policy", policy, "--workers", "1"]
    start = time.perf_counter()
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{path.name}: {done.stdout}{done.stderr}")
    return taken


def policy(layout: Layout) -> Path:
    template = {"rows": layout.rows, "columns": layout.columns, "areas": [AREA]}
    pixels = {"search": "off", "mask": [], "templates": [template], "unexamined": "ship"}
    file = FOLDER / f"policy-{layout.columns}.json"
    file.write_text(json.dumps({"preset": "jp-tokumei", "pixels": pixels}))
    return file


def measure(rounds: int) -> list[str]:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    lines = []
    for number, (name, syntax, layout, option) in enumerate(CASES):
        path = FOLDER / f"{number}.dcm"
        dataset(syntax, layout, picture(layout, number), option).save_as(path, enforce_file_format=True)
        rules = policy(layout)
        taken = {"kamei": [], "pydicom": []}
        # One round to warm up.
        for round_ in range(rounds + 1):
            one = with_kamei(path, FOLDER / "out", rules)
            other = with_pydicom(path, FOLDER / "out.dcm", syntax, layout, option)
            if round_:
                taken["kamei"].append(one)
                taken["pydicom"].append(other)
        ours, theirs = (statistics.median(times) for times in taken.values())
        frames = layout.frames
        size = layout.frames * layout.rows * layout.columns * layout.samples * layout.dtype.itemsize / 1e6
        lines.append(
            f"| {name} | {frames} | {size:.1f} | {ours:.2f} | {frames / ours:.0f} | {size / ours:.0f} "
            f"| {theirs:.2f} | {frames / theirs:.0f} | {theirs / ours:.1f} |"
        )
        print(lines[-1], flush=True)
    return lines


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    lines = measure(rounds)
    load = os.getloadavg()[1] if hasattr(os, "getloadavg") else float("nan")
    text = "\n".join([
        BEGIN, "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {rounds} rounds after one to warm up; load "
        f"of the machine over the last five minutes: {load:.1f}.", "",
        "| image | frames | MB decoded | Kamei s | frames/s | MB/s | pydicom s | frames/s | Kamei is faster by |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|", *lines, "", END,
    ])  # fmt: skip
    document = ROOT / "docs/performance.md"
    before = document.read_text()
    document.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: text, before, flags=re.S))


main()
