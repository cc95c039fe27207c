"""pyCANON measures what anonymised output says of itself: k of the rows that came in, and of those that ship."""

import json
import random

import pandas
import pytest
from conftest import cli
from pycanon import anonymity

QUASI = ["性別", "年齢", "入院日", "体重", "職業"]


def rows(seed, people):
    """A table of a hospital, one row a person; a few people are unlike everybody else."""
    dice = random.Random(seed)
    for person in range(people):
        odd = dice.random() < 0.01
        yield {
            "患者ID": f"{4_000_000 + person * 13}",
            "性別": dice.choice("男女"),
            "年齢": str(dice.randint(95, 109) if odd else min(94, max(0, round(dice.gauss(62, 15))))),
            "入院日": f"20{dice.randint(18, 20)}/{dice.randint(1, 12)}/{dice.randint(1, 28)}",
            "体重": f"{dice.uniform(120, 160) if odd else dice.gauss(58, 9):.1f}",
            "職業": dice.choice(["会社員", "自営業", "無職", "主婦"]) if not odd else f"力士{person}",
            "診断名": dice.choice(["高血圧症", "糖尿病", "胃炎"]),
        }


@pytest.fixture(scope="module", params=[(1, 300, 5), (2, 1500, 5), (3, 1500, 20)], ids=str)
def measured(request, tmp_path_factory):
    seed, people, k = request.param
    folder = tmp_path_factory.mktemp("anonymised")
    inputs, policy = folder / "in", folder / "policy.json"
    inputs.mkdir()
    before = pandas.DataFrame(list(rows(seed, people)), dtype=str)
    before.to_csv(inputs / "people.csv", index=False, encoding="cp932")
    columns = {"職業": "category"}
    asked = {"preset": "jp-tokumei", "anonymise": {"k": k}, "tables": {"columns": columns}}
    policy.write_text(json.dumps(asked))
    out = folder / "out"
    assert cli("deidentify", inputs, "-o", out, "--policy", policy).returncode == 0
    report = json.loads((out / "report.json").read_text())
    manifest = json.loads((out / "manifest.json").read_text())
    (file,) = [file for file in manifest["files"] if file["kind"] == "table"]
    after = pandas.read_csv(out / file["path"], dtype=str, encoding="cp932", keep_default_na=False)
    return k, before, after, report["anonymised"]


def test_k_of_the_output_is_what_the_report_says_and_what_was_asked(measured):
    k, _, after, said = measured
    assert said["reached"]
    assert anonymity.k_anonymity(after, QUASI) == said["after"]["k"] >= k


def test_k_of_the_input_is_what_the_report_says(measured):
    _, before, _, said = measured
    assert anonymity.k_anonymity(before, QUASI) == said["before"]["k"] == 1
    sizes = before.groupby(QUASI).size()
    assert said["before"]["uniques"] == (sizes == 1).sum()
    assert said["before"]["classes"] == len(sizes)


def test_everybody_who_stays_is_there_and_detail_is_left(measured):
    _, before, after, said = measured
    assert len(after) == len(before) - said["left"] == said["after"]["people"]
    assert said["left"] <= len(before) * 0.01
    sizes = after.groupby(QUASI).size()
    assert len(sizes) == said["after"]["classes"] >= 10
    assert set(after["診断名"]) == {"高血圧症", "糖尿病", "胃炎"}


def test_what_is_unlike_everybody_else_is_nowhere(measured):
    _, before, after, _ = measured
    odd = before[before["職業"].str.startswith("力士")]
    assert len(odd) > 0
    cells = set(after.to_numpy().ravel())
    for column in ["年齢", "体重", "職業", "患者ID"]:
        assert cells.isdisjoint(odd[column]), column
