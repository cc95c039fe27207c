"""A fixed part of the burned-in corpus of tests/score/burned: the texts are hidden and the pictures stay."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from score.burned import files, judge  # noqa: E402

FILES = 12
# Twelve files are too few for the aims of the whole corpus, which `cargo xtask score pixels` holds.
# Strict hides every text and spares little: half of the frame or more may go.
LEAST, MOST = {"text": 0.98, "strict": 1.0}, {"text": 0.03, "strict": 0.7}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("burned") / "corpus"
    folder.mkdir()
    return folder, files.write(folder / "drop", FILES)


@pytest.mark.parametrize("sensitivity", judge.PROMISED)
def test_burned_in_text_is_hidden_and_the_picture_stays(corpus, sensitivity):
    folder, cases = corpus
    score = judge.score(folder, cases, sensitivity)
    assert not score.held
    assert score.share("all") >= LEAST[sensitivity], score.seen
    assert score.loss("all") <= MOST[sensitivity]
    # Every kind of picture and every codec was judged.
    assert set(files.KINDS) | set(files.CODECS) <= set(score.free)
    assert score.texts["all"] > 60


def test_the_judge_sees_every_text_of_a_program_that_copies_its_input(corpus):
    folder, cases = corpus
    score = judge.Score("text")
    for case in cases:
        judge.judge(score, case, files.frames(folder / "drop" / case.name))
    assert score.hidden["all"] == 0 and score.texts["all"] > 60
    assert score.loss("all") < 0.001


def test_the_judge_counts_a_black_picture_as_lost(corpus):
    folder, cases = corpus
    score = judge.Score("text")
    judge.judge(score, cases[0], np.zeros_like(files.frames(folder / "drop" / cases[0].name)))
    assert score.share("all") == 1 and score.loss("all") == 1
