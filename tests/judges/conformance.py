"""`dciodvfy` judges every output for real DICOM files against its IOD: no error that the input did not have.

Pixels nobody examined are shipped here. Messages are compared as kinds with counts: what they quote of a value is taken out.
"""

import csv
import re
import subprocess
from collections import Counter
from functools import lru_cache
from itertools import count
from pathlib import Path

import pydicom
import pytest
from conftest import PRESETS, Outcome, corpus_folder, deidentify
from pydicom.datadict import dictionary_VR, tag_for_keyword

# Errors of outputs that stay, as (file, message), each with its reason.
ACCEPTED = {
    # dciodvfy gives up on the data set of these inputs at an illegal group 0001. The outputs lack that
    # group, so it reads on and meets pixels that were too short from the beginning.
    ("meta_missing_tsyntax.dcm", "Error - PixelData has incorrect value length - expected # dec - got # dec"):
        "the input's own pixels",
    ("nested_priv_SQ.dcm", "Error - PixelData has incorrect value length - expected # dec - got # dec"):
        "the input's own pixels",
}


def normalised(line: str) -> str:
    """A message without the UIDs and numbers it quotes, which differ between an input and its output."""
    line = re.sub(r"\b\d+(\.\d+)+\b|(?<=UID )\d+\b", "uid", line)
    line = re.sub(r"\b(0x[0-9a-fA-F]+|\d+)\b(?! Required| Conditional)", "#", line)
    return re.sub(r"\s+", " ", line).strip()


@lru_cache(maxsize=None)
def errors(path: Path) -> Counter:
    """What dciodvfy calls an error, each kind with its number."""
    done = subprocess.run(["dciodvfy", str(path)], capture_output=True, timeout=120)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Counter(normalised(line) for line in text.splitlines() if line.startswith("Error"))


def shipped(folder: Path, preset: str, folders: list, search: str) -> Outcome:
    policy = folder / "policy.json"
    policy.write_text(
        '{"preset": "%s", "pixels": {"search": "%s", "unexamined": "ship", "photographs": "ship"},'
        ' "key": {"linkage": "linkable"}}' % (preset, search)
    )
    return deidentify(folder, preset, policy=policy, folders=folders)


# Without a search every file ships that can be written; with it, fewer do, and masks are judged too.
CORPUS = {(preset, "off"): 150 for preset in PRESETS} | {("jp-kamei", "suspicious"): 110}


@pytest.fixture(scope="module", params=CORPUS.items())
def shipped_corpus(request, tmp_path_factory) -> tuple[Outcome, int]:
    (preset, search), least = request.param
    data = corpus_folder().parent
    folders = [data / "test_files", data / "charset_files"]
    return shipped(tmp_path_factory.mktemp(preset), preset, folders, search), least


@pytest.fixture(scope="module", params=PRESETS)
def shipped_objects(request, tmp_path_factory, objects) -> Outcome:
    return shipped(tmp_path_factory.mktemp(request.param), request.param, [objects], "suspicious")


def compared(outcome: Outcome, accepted: dict) -> tuple:
    """New errors as (file, message), and the number of pairs that were judged."""
    new, judged = [], 0
    for source, output in outcome.dicom_pairs():
        judged += 1
        new += [(source.name, message) for message in errors(output) - errors(source)]
    return [entry for entry in new if entry not in accepted], judged


def kinds(new: list) -> str:
    """Every message with its number and one of its files."""
    numbers, first = Counter(message for _, message in new), {}
    for name, message in new:
        first.setdefault(message, name)
    return "".join(f"\n{number} x {message} ({first[message]})" for message, number in numbers.most_common())


def test_no_output_has_an_error_that_its_input_did_not_have(shipped_corpus):
    outcome, least = shipped_corpus
    new, judged = compared(outcome, ACCEPTED)
    assert judged > least
    assert not new, kinds(new)


def value_of(tag: int, vr: str, number: int, place: int):
    """A value of `vr`; None for bulk data, which no rule of the tables speaks of. `place` counts the places."""
    if vr in ("DA", "DT", "TM", "AS"):
        return {"DA": "20200517", "DT": "20200517093000", "TM": "093000", "AS": "045Y"}[vr]
    if vr in ("DS", "IS", "US", "SS", "UL", "SL", "FL", "FD", "SV", "UV"):
        return [1] * number if number > 1 else 1
    if vr in ("CS", "LO", "SH", "ST", "LT", "UT", "UC", "AE", "PN"):
        # A word of its own for each place: one that two share may be known as somebody's name.
        own = f"q{place:05x}".translate(str.maketrans("0123456789", "ghijklmnop"))
        word = {"PN": f"Yamada^{own}", "CS": "CODE", "UC": f"of more letters {own}"}.get(vr, own)
        return [word] * number if number > 1 else word
    return {"UI": f"1.2.826.0.1.3680043.99.{tag}", "UR": "http://localhost/", "AT": 0x00100010}.get(vr)


def whole_object(uid: str, modules: list, tables: dict, places) -> pydicom.Dataset:
    """An object of the class with a value for every attribute of its tables, items within items."""

    def fill(dataset: pydicom.Dataset, names: list, depth: int):
        for name in names:
            for keyword, values, items in tables[name]:
                tag, vr = tag_for_keyword(keyword), dictionary_VR(tag_for_keyword(keyword))
                if vr == "SQ":
                    item = dataset[keyword].value[0] if keyword in dataset else pydicom.Dataset()
                    if items and depth < 4:
                        fill(item, [items], depth + 1)
                    dataset.add_new(tag, "SQ", [item])
                elif len(vr) == 2 and (value := value_of(tag, vr, values, next(places))) is not None:
                    dataset.add_new(tag, vr, value)

    dataset = pydicom.Dataset()
    fill(dataset, modules, 0)
    dataset.SOPClassUID, dataset.SOPInstanceUID = uid, f"1.2.826.0.1.3680043.99.1.{uid.rsplit('.', 1)[1]}"
    dataset.PatientID, dataset.Modality = "ID-40318", "OT"
    # Whatever denies something of the pixels, and an Image Type that demands it where a condition says so.
    for keyword in ("BurnedInAnnotation", "RecognizableVisualFeatures"):
        if keyword in dataset:
            dataset.add_new(tag_for_keyword(keyword), "CS", "NO")
            dataset.ImageType = ["ORIGINAL", "PRIMARY", "OTHER", "NONE"]
    if "SpecificCharacterSet" in dataset:
        del dataset.SpecificCharacterSet
    return dataset


def whole_objects(classes=""):
    """(UID, whole object) of every SOP class of the tables whose UID starts so."""
    data = Path(__file__).parents[2] / "data"

    def rows(name):
        with open(data / name, encoding="utf-8", newline="") as file:
            next(file)
            yield from csv.DictReader(file)

    tables = {}
    for row in rows("iod-attributes.csv"):
        table = tables.setdefault(row["table"], [])
        if row["keyword"] and tag_for_keyword(row["keyword"]):
            table.append((row["keyword"], int(row["values"] or 1), row["items"]))
    places = count()
    for row in rows("iod-classes.csv"):
        if not row["uid"].startswith(classes):
            continue
        dataset = whole_object(row["uid"], row["modules"].split(), tables, places)
        dataset.file_meta = pydicom.dataset.FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
        yield row["uid"], dataset


@pytest.fixture(scope="module")
def objects(tmp_path_factory) -> Path:
    """One whole object per SOP class of the tables."""
    folder = tmp_path_factory.mktemp("objects")
    for uid, dataset in whole_objects():
        dataset.save_as(folder / f"{uid}.dcm", enforce_file_format=True)
    return folder


def test_no_whole_object_of_any_class_gets_a_new_error(shipped_objects):
    new, judged = compared(shipped_objects, {})
    assert judged > 170
    assert not new, kinds(new)


def test_what_classes_demand_of_their_pixels_stays_and_nothing_else(shipped_objects):
    """Objects without pixels: nobody looked at anything."""
    judged = 0
    for source, output in shipped_objects.dicom_pairs():
        before, after = pydicom.dcmread(source), pydicom.dcmread(output)
        for keyword in ("BurnedInAnnotation", "RecognizableVisualFeatures"):
            judged += keyword in before
            assert after.get(keyword) == before.get(keyword), (source.name, keyword)
    assert judged > 40


RADIOGRAPHS = "1.2.840.10008.5.1.4.1.1.1"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_radiograph_that_must_deny_annotations_earns_it_or_says_nothing_more(tmp_path, preset):
    """DX, mammography, intra-oral (required) and computed radiographs (optional), searched and not."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    for uid, dataset in whole_objects(RADIOGRAPHS):
        if uid.removeprefix(RADIOGRAPHS) not in ("", ".1", ".1.1", ".2", ".2.1", ".3", ".3.1"):
            continue
        dataset.BurnedInAnnotation, dataset.Modality = "NO", "DX"
        dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 0
        dataset.Rows = dataset.Columns = 64
        dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
        dataset.PixelData = (900).to_bytes(2, "little") * 64 * 64
        dataset["PixelData"].VR = "OW"
        dataset.save_as(inputs / f"{uid}.dcm", enforce_file_format=True)
    for search in ("suspicious", "off"):
        folder = tmp_path / search
        folder.mkdir()
        outcome = shipped(folder, preset, [inputs], search)
        new, judged = compared(outcome, {})
        assert judged == len(list(inputs.iterdir())) == 7
        assert not new, kinds(new)
        for source, output in outcome.dicom_pairs():
            computed = source.stem == RADIOGRAPHS
            said = pydicom.dcmread(output)
            codes = {item.CodeValue for item in said.DeidentificationMethodCodeSequence}
            # A computed radiograph that denies text of its own accord is believed, and not searched.
            assert ("113101" in codes) == (search == "suspicious" and not computed), source.name
            assert said.get("BurnedInAnnotation") == (None if computed else "NO"), source.name
