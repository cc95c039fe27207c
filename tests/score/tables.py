"""Tables of the same people: laboratory results in UTF-8, a list of visits in Shift_JIS, an export in tabs."""

import csv
import datetime
import io
from dataclasses import dataclass, field

from .people import FIRST_DAY
from .texts import texts


@dataclass
class Sheet:
    """A table with the answers of its cells: `(row, column) -> [(action, text)]`."""

    name: str
    encoding: str
    delimiter: str
    header: list
    rows: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)

    def bytes(self) -> bytes:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return text.getvalue().encode(self.encoding)

    def add(self, cells: list) -> None:
        """Appends a row of `(value, [(action, text), ...])`."""
        row = len(self.rows)
        self.rows.append([value for value, _ in cells])
        for column, (_, answers) in enumerate(cells):
            if answers:
                self.answers[row, column] = answers


def identity(person, *texts) -> list:
    return [("text_removed", text) for text in texts]


def sheets(people: list) -> list:
    laboratory = Sheet("labs.csv", "utf-8-sig", ",",
                       ["患者ID", "氏名", "生年月日", "性別", "検査日", "検査項目", "結果値", "単位", "コメント"])
    visits = Sheet("受診一覧.csv", "cp932", ",", ["患者ID", "カナ氏名", "電話番号", "住所", "受診日", "診療科", "担当医", "HbA1c"])
    export = Sheet("export.tsv", "utf-8", "\t", ["PatientID", "Name", "DOB", "StudyDate", "Modality", "Finding", "Dose"])
    notes = Sheet("notes.csv", "utf-8", ",", ["患者ID", "備考"])
    for person in people:
        day = FIRST_DAY + datetime.timedelta(days=person.number * 17 + 61)
        for words, hidden, useful in texts(person, day):
            kept = [("note_retained", part) for part in useful]
            notes.add([(person.id, [("patid_consistent", person.id)]), (words, [*identity(person, *hidden), *kept])])
    for number in range(10):
        for person in people:
            day = FIRST_DAY + datetime.timedelta(days=person.number * 11 + number * 29)
            name = " ".join(person.native) or f"{person.given} {person.family}"
            value = f"{5 + (person.number * 7 + number * 3) % 40 / 10:.1f}"
            remark = ("経過良好", f"{name}様 経過良好", f"電話 {person.phone} 経過良好")[number % 3]
            hidden = ((), (name,), (person.phone,))[number % 3]
            laboratory.add([
                (person.id, [("patid_consistent", person.id)]),
                (name, identity(person, name)),
                (f"{person.birth:%Y/%m/%d}", identity(person, f"{person.birth:%Y/%m/%d}")),
                ({"M": "男", "F": "女"}[person.sex], []),
                (f"{day:%Y/%m/%d}", [("date_shifted", person.number)]),
                (("HbA1c", "CRP", "AST")[number % 3], [("text_retained", None)]),
                (value, [("text_retained", None)]),
                (("%", "mg/dL", "U/L")[number % 3], [("text_retained", None)]),
                (remark, [*identity(person, *hidden), ("note_retained", "経過良好")]),
            ])
            if encodes(person, "cp932"):
                kana = " ".join(person.kana) or f"{person.family} {person.given}"
                doctor = "".join(person.doctor)
                visits.add([
                    (person.id, [("patid_consistent", person.id)]),
                    (kana, identity(person, kana)),
                    (person.phone, identity(person, person.phone)),
                    (person.address, identity(person, person.address)),
                    (f"{day:%Y-%m-%d}", [("date_shifted", person.number)]),
                    (("内科", "外科", "放射線科")[number % 3], []),
                    (doctor, identity(person, doctor)),
                    (value, [("text_retained", None)]),
                ])
            export.add([
                (person.id, [("patid_consistent", person.id)]),
                (f"{person.family}, {person.given}", identity(person, person.family, person.given)),
                (f"{person.birth:%Y%m%d}", identity(person, f"{person.birth:%Y%m%d}")),
                (f"{day:%Y%m%d}", [("date_shifted", person.number)]),
                (("CT", "MR", "US")[number % 3], [("text_retained", None)]),
                (("no change", "stable nodule", f"seen with {person.family}")[number % 3],
                 identity(person, person.family) if number % 3 == 2 else [("note_retained", ("no change", "stable nodule")[number % 3])]),
                (value, [("text_retained", None)]),
            ])
    return [laboratory, visits, export, notes]


def encodes(person, codec: str) -> bool:
    words = [*person.kana, person.family, person.given, person.address, *person.doctor]
    try:
        "".join(words).encode(codec)
        return True
    except UnicodeEncodeError:
        return False
