"""The answer key: what has to happen to a plant under a preset.

Source: DICOM PS3.15 Tables E.1-1, E.1-1a and E.3.4-1 and the Types of PS3.3 as committed in data/,
and the options the preset declares. Where the standard leaves a choice (X/Z, a dummy's value) the answer asks only for what
every choice has in common. Where the table says nothing: UIDs that name no class are replaced, dates
follow the date option, names go, and everything else stays, for no rule removes it.
"""

import csv
import json
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydicom.datadict import tag_for_keyword

DATA = Path(__file__).parents[2] / "data"

COLUMNS = {
    "retain_safe_private": "rtn_safe_private", "retain_uids": "rtn_uids", "retain_device": "rtn_dev_id",
    "retain_institution": "rtn_inst_id", "retain_patient_characteristics": "rtn_pat_chars",
    "retain_full_dates": "rtn_long_full_dates", "retain_modified_dates": "rtn_long_modif_dates",
    "clean_descriptors": "clean_desc", "clean_structured_content": "clean_struct_cont", "clean_graphics": "clean_graph",
}
TEXT = {"AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"}
DATES = {"DA", "DT"}
BYTES = {"OB", "OD", "OF", "OL", "OV", "OW", "UN"}

PATIENT_ID = 0x00100020
BIRTH_DATE = 0x00100030

# The ages above are one class, which a year of birth would tell apart.
OLDEST = 89
# What the issue asks of a preset beyond the options: the birth date is the first of a month.
BIRTH_MONTH = {"jp-kamei"}
# No preset may do without these; a preset that lost an option would otherwise lower its own bar.
PROMISED = {
    "ps3.15-basic": set(),
    "jp-kamei": {"retain_patient_characteristics", "retain_modified_dates", "clean_descriptors"},
    "research": {
        "retain_safe_private", "retain_device", "retain_patient_characteristics",
        "retain_modified_dates", "clean_descriptors",
    },
}
PRESETS = tuple(PROMISED)
# A preset that destroys its key: no output can be led back to its input, not by the judge either.
UNLINKED = "jp-tokumei"


@dataclass(frozen=True)
class Answer:
    """One action on one place. `text` is what must be gone, stay or have been there."""

    action: str
    path: tuple
    text: object = None


def rows(name: str) -> list:
    """The rows of a table in data/, without the remark at its top."""
    with open(DATA / name, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def table() -> dict:
    return {row["tag"]: row for row in rows("ps3.15-table-e1-1.csv")}


def listed(tag: int):
    """The row of `tag`, also of curves and overlays; `None` if there is none."""
    name = f"{tag:08X}"
    row = table().get(name)
    if row is None and name[:2] in ("50", "60") and int(name[2:4], 16) <= 0x1E:
        row = table().get(f"{name[:2]}xx{name[4:]}", table().get(f"{name[:2]}xxxxxx"))
    return row


@cache
def structural() -> set:
    """UI attributes that name a class or scheme, and classes of the table's own remarks."""
    return {row["tag"] for row in rows("ui-not-in-e1-1.csv") if row["class"] == "structural"}


@cache
def safe_private() -> set:
    return {(row["tag"][:4], row["tag"][6:].lower(), row["private_creator"]) for row in rows("safe-private.csv")}


@cache
def not_a_persons_date() -> set:
    return {row["tag"] for row in rows("not-a-persons-date.csv")}


@cache
def concepts() -> dict:
    """Rows of Table E.3.4-1 by code, scheme and value type."""
    found = rows("ps3.15-table-e3.4-1.csv")
    return {(row["code_value"], row["scheme"], row["value_type"]): row for row in found}


@cache
def modules() -> dict:
    """Tables of attributes by SOP class."""
    return {row["uid"]: row["modules"].split() for row in rows("iod-classes.csv")}


@cache
def attributes() -> dict:
    """Rows by table and tag."""
    return {(row["table"], int(tag_for_keyword(row["keyword"]))): row for row in rows("iod-attributes.csv")}


def type_of(case, path: tuple) -> str:
    """The Type of the attribute at `path` in the IOD of the object: the strictest of its modules."""
    tables = modules().get(case.dataset.get("SOPClassUID", ""), [])
    for step in range(0, len(path) - 1, 2):
        found = [attributes().get((table, path[step])) for table in tables]
        tables = [row["items"] for row in found if row is not None and row["items"]]
    found = [attributes().get((table, path[-1])) for table in tables]
    types = {row["type"] for row in found if row is not None}
    return next((type for type in ("1", "1C", "2", "2C") if type in types), "3")


CONTENT_SEQUENCE, CONCEPT_NAME, VALUE_TYPE = 0x0040A730, 0x0040A043, 0x0040A040
CODE_VALUE, SCHEME = 0x00080100, 0x00080102


def items_of(case, preset, letter: str) -> set:
    """Paths of the content items to whose concept Table E.3.4-1 gives `letter` under the preset."""
    planted = {plant.path: plant.value for plant in case.plants}
    found = set()
    for path, value in planted.items():
        item = path[:-3]
        if path[-3:] != (CONCEPT_NAME, 0, CODE_VALUE) or item[-2:-1] != (CONTENT_SEQUENCE,):
            continue
        kind = planted.get((*item, VALUE_TYPE))
        row = concepts().get((value, planted.get((*item, CONCEPT_NAME, 0, SCHEME)), kind))
        if row is not None and preset.of_row(row) == letter:
            found.add(item)
    return found


class Preset:
    """A preset's options and the letters they choose."""

    def __init__(self, name: str):
        shown = subprocess.run(
            [os.environ["KAMEI_CLI"], "policy", "show", name], capture_output=True, text=True, check=True,
        )
        self.name = name
        self.options = set(json.loads(shown.stdout)["options"]) | PROMISED[name]
        self.moves_dates = "retain_modified_dates" in self.options

    def letter(self, tag: int, vr: str):
        """The letter that applies to `tag`, `None` if the table does not list it."""
        row = listed(tag)
        if row is None:
            return None
        chosen = {row[COLUMNS[option]] for option in self.options} - {""}
        if row["rtn_dev_id"] and row["rtn_long_modif_dates"]:
            # A date of a device that moved with a patient would tell the offset.
            chosen -= {row["rtn_long_modif_dates"]}
            if "retain_full_dates" not in self.options:
                chosen -= {row["rtn_dev_id"]} if vr in DATES | {"TM"} else set()
        if vr == "UI" and "retain_uids" not in self.options:
            chosen -= {"K"}
        return "C" if "C" in chosen else "K" if "K" in chosen else row["basic"]

    def of_row(self, row: dict) -> str:
        """The letter of a row of Table E.3.4-1."""
        chosen = {row.get(COLUMNS[option], "") for option in self.options} - {""}
        return "C" if "C" in chosen else "K" if "K" in chosen else row["basic"]

    def reaches(self, path: tuple) -> bool:
        """Whether what stands at `path` is in a sequence that stays and is walked."""
        for step in range(0, len(path) - 1, 2):
            if path[step] >> 16 & 1:
                return False
            letter = self.letter(path[step], "SQ")
            if letter not in (None, "K", "C", "U", "X/Z/U*"):
                return False
        return True

    def retains_private(self, plant) -> bool:
        group, element = f"{plant.tag >> 16:04X}", f"{plant.tag & 0xFF:02x}"
        safe = (group, element, plant.creator) in safe_private()
        reserves = plant.tag & 0xFF00 == 0 and any(s[0] == group and s[2] == plant.creator for s in safe_private())
        return "retain_safe_private" in self.options and (safe or reserves)


@cache
def registered() -> set:
    return {row["uid"] for row in rows("well-known-uids.csv")}


def is_registered(uid: str) -> bool:
    """Whether PS3.6 prints the UID; any other below the root of DICOM may be somebody's."""
    return uid in registered()


def answers(case, preset: Preset) -> list:
    """Every answer for one object."""
    found, lost, kept = [], items_of(case, preset, "X"), items_of(case, preset, "K")
    for plant in case.plants:
        if any(plant.path[: len(item)] == item for item in lost):
            found += [Answer("text_removed", plant.path, words) for words in plant.hidden]
            found.append(Answer("tag_removed", plant.path))
        elif plant.path[:-1] in kept and plant.hidden == (plant.value,):
            # What the concept names and nothing else: an option asked for it.
            found.append(Answer("text_retained", plant.path, plant.value))
        else:
            found += of_plant(plant, preset, case)
    found.append(Answer("tag_retained", (0x00120062,)))
    found.append(Answer("text_retained", (0x00120062,), "YES"))
    found.append(Answer("tag_retained", (0x00120064,)))
    return found


def of_plant(plant, preset: Preset, case) -> list:
    found = []

    def answer(action, text=None):
        found.append(Answer(action, plant.path, text))

    for words in plant.hidden:
        answer("text_removed", words)
    if plant.tag >> 16 & 1:
        if preset.retains_private(plant) and not plant.hidden and preset.reaches(plant.path):
            answer("text_retained", plant.value)
        elif not preset.retains_private(plant):
            answer("tag_removed")
        return found
    if not preset.reaches(plant.path):
        if plant.vr == "UI" and plant.value and f"{plant.tag:08X}" not in structural():
            answer("uid_changed", plant.value)
        elif plant.vr in DATES and plant.value:
            answer("text_removed", str(plant.value))
        return found
    if plant.pixels:
        answer("pixels_retained", plant.value)
        return found
    if plant.tag == PATIENT_ID and len(plant.path) == 1 and not case.anonymous:
        answer("patid_consistent", case.person.id)
        answer("text_notnull")
        return found
    letter = preset.letter(plant.tag, plant.vr)
    if plant.vr == "UI":
        of_uid(plant, letter, answer)
    elif plant.tag == BIRTH_DATE and preset.name in BIRTH_MONTH and not case.anonymous:
        answer("text_removed", plant.value)
        if int(case.person.age[:3]) > OLDEST:
            answer("text_removed", str(case.person.birth.year))
        else:
            answer("birth_month")
    elif plant.vr in DATES and (letter == "C" or letter is None):
        if preset.moves_dates and plant.value and not plant.hidden and not case.anonymous:
            if f"{plant.tag:08X}" in not_a_persons_date():
                answer("text_removed", plant.value)
            else:
                answer("date_shifted", plant.value)
        elif plant.value:
            answer("text_removed", plant.value)
    elif plant.vr == "TM" and letter is None:
        if preset.moves_dates and not case.anonymous:
            answer("text_retained", plant.value)
    elif letter is None and plant.vr == "PN":
        answer("text_removed", plant.value)
    elif letter in (None, "K"):
        if not plant.hidden:
            answer("text_retained" if plant.vr != "SQ" else "tag_retained", plant.value)
        for words in plant.useful:
            answer("text_retained_within", words)
    elif letter == "C":
        of_cleaned(plant, answer, case)
    else:
        of_removed(plant, letter, type_of(case, plant.path), answer)
    return found


def of_uid(plant, letter, answer) -> None:
    if letter is None and f"{plant.tag:08X}" in structural() or is_class(plant.value):
        answer("text_retained", plant.value)
    elif letter in ("X", "D"):
        answer("uid_changed", plant.value)
    else:
        answer("uid_changed", plant.value)
        answer("uid_consistent", plant.value)


def is_class(value) -> bool:
    values = [value] if isinstance(value, str) else value
    return all(is_registered(one) for one in values)


def of_cleaned(plant, answer, case) -> None:
    if plant.vr == "SQ":
        answer("tag_retained")
    elif plant.vr == "TM":
        if not case.anonymous:
            answer("text_retained", plant.value)
    elif plant.vr in TEXT - {"AE"}:
        # For the title of a machine, C asks for another that names none.
        if not plant.hidden:
            answer("text_retained", plant.value)
        for words in plant.useful:
            answer("text_retained_within", words)


def of_removed(plant, letter, type, answer) -> None:
    """X, Z, D and what stands between them. Without what is of Type 1 or 2 no object is legal."""
    value = plant.value
    if plant.vr in DATES | TEXT | {"IS", "DS", "AS"} and value:
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if len(str(one)) >= 4:
                answer("text_removed", str(one))
    if letter == "X" and type in ("1", "2"):
        answer("text_notnull" if type == "1" else "tag_retained")
        if plant.vr == "TM" and value:
            answer("text_removed", value)
    elif letter == "X":
        answer("tag_removed")
    elif letter == "Z" or "Z" in letter and plant.type == "2":
        answer("tag_retained")
    elif letter == "D" or "D" in letter and plant.type == "1":
        answer("text_notnull")
    # What is of Type 1C where it stands may go or stay with a value that says nothing.
