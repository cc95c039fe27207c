"""Scores a bundle against the answer key. Reads with pydicom and the csv module alone."""

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pydicom

from .answers import Answer, Preset, answers

ACTIONS = (
    "tag_retained", "text_notnull", "text_retained", "text_removed", "date_shifted",
    "uid_changed", "uid_consistent", "patid_consistent", "pixels_retained",
)
# Actions stricter than the challenge's, counted with the one they sharpen.
COUNTED_AS = {
    "tag_removed": "text_removed", "text_retained_within": "text_retained", "note_retained": "text_retained",
    "birth_month": "date_shifted",
}


@dataclass
class Score:
    """Passed and failed actions of one preset; places of failures without values."""

    preset: str
    passed: Counter = field(default_factory=Counter)
    failed: Counter = field(default_factory=Counter)
    failures: list = field(default_factory=list)
    survivors: list = field(default_factory=list)
    unreadable: list = field(default_factory=list)
    held: list = field(default_factory=list)

    def count(self, action: str, where: str, held: bool) -> None:
        counted = COUNTED_AS.get(action, action)
        if held:
            self.passed[counted] += 1
        else:
            self.failed[counted] += 1
            self.failures.append((counted, where, action))

    def share(self) -> float:
        passed, failed = sum(self.passed.values()), sum(self.failed.values())
        return passed / (passed + failed) if passed + failed else 0.0


def outputs(private: Path) -> dict:
    """Relative path of every input -> path of its output in the bundle, or `None`."""
    with zipfile.ZipFile(private / "kamei-confidential.zip") as archive:
        rows = csv.DictReader(io.StringIO(archive.read("inputs.csv").decode()))
        return {row["path"].split("/", 1)[1]: (row["output"] or None, row["code"]) for row in rows}


def element(dataset, path: tuple):
    """The element at `path`, or `None`."""
    for step in range(0, len(path) - 1, 2):
        found = dataset.get(path[step])
        items = found.value if found is not None and found.VR == "SQ" else []
        if path[step + 1] >= len(items):
            return None
        dataset = items[path[step + 1]]
    return dataset.get(path[-1])


def words(found) -> str:
    """The element's value as text, all values and name groups."""
    if found is None or found.value is None:
        return ""
    if isinstance(found.value, bytes):
        return found.value.decode("latin-1")
    if found.VR == "SQ":
        return "items" if len(found.value) else ""
    if found.VM > 1:
        return "\\".join(str(value) for value in found.value)
    return str(found.value)


def day(text: str):
    """The date at the start of a DA or DT, or of a table's date."""
    digits = re.sub(r"[.\-/]", "", text)[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


class Judge:
    """Collects what must agree over the whole corpus while looking at one place at a time."""

    def __init__(self, preset: Preset):
        self.preset = preset
        self.score = Score(preset.name)
        self.offsets = defaultdict(list)
        self.uids = defaultdict(list)
        self.ids = defaultdict(list)

    def case(self, case, source: Path, output) -> None:
        """Judges one object; `output` is `None` if it was held back."""
        key = answers(case, self.preset)
        if output is None:
            if not case.may_be_held:
                for answer in key:
                    self.score.count(answer.action, self.where(case, answer) + " held back", False)
            return
        try:
            after = pydicom.dcmread(output)
            for one in after.iterall():
                str(one)
        except Exception as error:  # noqa: BLE001 - any failure to read is the finding
            self.score.unreadable.append(f"{case.name}: {type(error).__name__}")
            return
        before = pydicom.dcmread(source)
        for answer in key:
            self.judge(case, answer, element(before, answer.path), element(after, answer.path))

    @staticmethod
    def role(case) -> str:
        return case.name.rsplit("/", 1)[-1].removesuffix(".dcm") + f" of person {case.person.number}"

    def where(self, case, answer: Answer) -> str:
        place = "".join(f"{part:08X}" if step % 2 == 0 else f"[{part}]." for step, part in enumerate(answer.path))
        tag = pydicom.datadict.keyword_for_tag(answer.path[-1])
        return f"{self.role(case)} {place} {tag}".rstrip()

    def judge(self, case, answer: Answer, before, after) -> None:
        where, text = self.where(case, answer), words(after)
        match answer.action:
            case "tag_retained":
                held = after is not None
            case "tag_removed":
                held = after is None
            case "text_notnull":
                held = text.strip() != ""
            case "text_retained":
                held = after is not None and (after.value == before.value if before is not None else text == answer.text)
            case "text_retained_within":
                held = answer.text in text
            case "text_removed":
                held = str(answer.text).lower() not in text.lower()
            case "pixels_retained":
                held = after is not None and after.value == before.value
            case "birth_month":
                held = day(text) is not None and day(text).day == 1
            case "uid_changed":
                originals = answer.text if isinstance(answer.text, (list, tuple)) else [answer.text]
                held = not set(originals) & set(text.split("\\"))
            case "uid_consistent":
                originals = answer.text if isinstance(answer.text, (list, tuple)) else [answer.text]
                replaced = text.split("\\") if text else []
                held = len(originals) == len(replaced)
                if held:
                    for old, new in zip(originals, replaced):
                        self.uids[old].append((new, where))
                    return
            case "patid_consistent":
                self.ids[answer.text].append((text, where))
                return
            case "date_shifted":
                self.date(case.person.number, words(before), text, where)
                return
            case _:
                raise ValueError(answer.action)
        self.score.count(answer.action, where, held)

    def date(self, person: int, before: str, after: str, where: str) -> None:
        """Remembers a moved date; everything but the day must be as it was."""
        if "\\" in before and before.count("\\") == after.count("\\"):
            for old, new in zip(before.split("\\"), after.split("\\")):
                self.date(person, old, new, where)
            return
        old, new = day(before), day(after)
        rest = 10 if "." in before[:8] or "-" in before[:8] or "/" in before else 8
        if old is None or new is None or before[rest:] != after[rest:]:
            self.score.count("date_shifted", where, False)
        else:
            self.offsets[person].append(((new - old).days, where))

    def sheet(self, sheet, output) -> None:
        """Judges a table; rows and columns are found by their place and header."""
        if output is None:
            for row, column in sheet.answers:
                for action, _ in sheet.answers[row, column]:
                    self.score.count(action, f"{sheet.name} held back", False)
            return
        text = output.read_bytes().decode(sheet.encoding)
        rows = list(csv.reader(io.StringIO(text), delimiter=sheet.delimiter))
        header, rows = rows[0], rows[1:]
        if len(rows) != len(sheet.rows):
            self.score.unreadable.append(f"{sheet.name}: {len(rows)} rows of {len(sheet.rows)}")
            return
        for (row, column), wanted in sheet.answers.items():
            name = sheet.header[column]
            cell = rows[row][header.index(name)] if name in header else None
            where = f"{sheet.name} row {row + 1} column {name}"
            for action, expected in wanted:
                self.cell(action, expected, sheet.rows[row][column], cell, where)

    def cell(self, action: str, expected, before: str, after, where: str) -> None:
        cleans = "clean_descriptors" in self.preset.options
        match action:
            case "text_removed":
                held = after is None or expected.lower() not in after.lower()
            case "text_retained":
                held = after == before
            case "note_retained":
                # Free text may go where no option asks for cleaning it.
                held = not cleans or (after is not None and expected in after)
            case "patid_consistent":
                self.ids[expected].append((after or "", where))
                return
            case "date_shifted":
                if self.preset.moves_dates:
                    self.date(expected, before, after or "", where)
                    return
                action, held = "text_removed", after is None or after != before
            case _:
                raise ValueError(action)
        self.score.count(action, where, held)

    def finish(self) -> Score:
        """Counts what had to agree: one offset a person, one UID for one UID, one ID a person."""
        for seen in self.offsets.values():
            offset, _ = Counter(days for days, _ in seen).most_common(1)[0]
            for days, where in seen:
                self.score.count("date_shifted", where, days == offset and days != 0)
        self.agree("uid_consistent", self.uids)
        self.agree("patid_consistent", self.ids)
        return self.score

    def agree(self, action: str, replaced: dict) -> None:
        chosen = {old: Counter(new for new, _ in seen).most_common(1)[0][0] for old, seen in replaced.items()}
        shared = {new for new, times in Counter(chosen.values()).items() if times > 1}
        for old, seen in replaced.items():
            for new, where in seen:
                held = new == chosen[old] and new not in shared and new != "" and new != old
                self.score.count(action, where, held)
