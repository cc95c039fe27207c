"""openpyxl writes workbooks as hospitals do; what comes out is the table that a person sees, and joins with a CSV."""

import csv
import datetime

import openpyxl
import pytest
from conftest import deidentify
from openpyxl.comments import Comment

PEOPLE = 24


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbooks")
    drop = folder / "drop"
    drop.mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "MARKERSHEET"
    sheet.append(["放射線科 検査一覧 MARKERTITLE"])
    sheet.append([])
    sheet.append(["患者番号", "氏名", "生年月日", "性別", "検査日", "体重", "備考欄"])
    for number in range(PEOPLE):
        born, seen = datetime.date(1950, 1 + number % 12, 3), datetime.datetime(2024, 5, 1 + number, 9, 30)
        sheet.append([10001 + number, "MARKER 田辺", born, "男", seen, 53.4 + number, "田辺様へ説明"])
        sheet.cell(row=sheet.max_row, column=1).number_format = "00000000"
    sheet.column_dimensions["H"].hidden = True
    sheet["H3"], sheet["H4"] = "身長", "MARKERCOLUMN"
    sheet["A4"].comment = Comment("MARKERCOMMENT", "MARKERREVIEWER")
    hidden = book.create_sheet("MARKERHIDDEN")
    hidden.append(["MARKERCELL"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "MARKERAUTHOR"
    book.save(drop / "list.xlsx")
    lines = ["患者番号,身長"] + [f"{10001 + number:08},{150 + number}" for number in range(PEOPLE)]
    (drop / "heights.csv").write_text("\n".join(lines) + "\n")
    return deidentify(folder, "jp-kamei", folders=[drop])


def tables(outcome):
    found = {}
    for source, output in outcome.pairs():
        with open(output, newline="", encoding="utf-8") as file:
            found[source.name] = list(csv.DictReader(file))
    return found


def test_no_marker_of_a_workbook_is_left(outcome):
    assert outcome.links, "values were read"
    for path in outcome.out.rglob("*"):
        if path.is_file():
            assert b"MARKER" not in path.read_bytes() and b"MARKER" not in path.name.encode(), path.name


def test_people_of_a_sheet_are_those_of_a_csv(outcome):
    found = tables(outcome)
    sheet, heights = found["MARKERSHEET.csv"], found["heights.csv"]
    assert len(sheet) == PEOPLE
    assert {row["患者番号"] for row in sheet} == {row["患者番号"] for row in heights}


def test_what_a_person_sees_is_kept_and_dates_are_moved(outcome):
    rows = tables(outcome)["MARKERSHEET.csv"]
    weights = sorted(float(row["体重"]) for row in rows)
    assert weights == sorted(round(53.4 + number, 1) for number in range(PEOPLE))
    for number, row in enumerate(rows):
        assert row["検査日"].endswith(" 09:30")
        assert not row["検査日"].startswith(f"2024/05/{1 + number:02}")
    assert all(row["備考欄"].endswith("様へ説明") and "田辺" not in row["備考欄"] for row in rows)


def test_what_nobody_sees_is_listed(outcome):
    codes = sorted(code for output, code in outcome.inputs.values() if output is None)
    assert codes == ["unseen-part"] * 3, "a hidden sheet, a hidden column, comments"
