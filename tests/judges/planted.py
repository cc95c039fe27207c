"""The benchmark of tests/score as a test: every preset keeps what the project promises."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from score import run  # noqa: E402
from score.answers import PRESETS, UNLINKED  # noqa: E402
from score.judge import ACTIONS  # noqa: E402


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("score") / "corpus"
    return folder, run.make(folder)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_planted_corpus_is_scored_as_promised(corpus, preset):
    folder, made = corpus
    result = run.score(folder, made, preset)
    assert result.survivors == []
    assert result.unreadable == []
    assert result.share() >= run.THRESHOLD, result.failures[:50]
    # A key that asks for nothing would pass as well.
    asked = set(result.passed) | set(result.failed)
    assert asked >= set(ACTIONS) - ({"date_shifted"} if preset == "ps3.15-basic" else set())


def test_nothing_planted_survives_where_links_are_destroyed(corpus):
    result = run.unlinked(corpus[0], UNLINKED)
    assert result.survivors == []
    assert result.passed["text_retained"] > 400 and not result.failures


@pytest.mark.filterwarnings("ignore:VR lookup failed")  # Bytes behind the data set are planted too.
def test_the_answer_key_catches_a_program_that_copies_its_input(corpus):
    folder, made = corpus
    result = run.score_of_copy(folder, made, "jp-kamei")
    assert result.survivors != []
    for action in ("text_removed", "date_shifted", "uid_changed", "uid_consistent", "patid_consistent"):
        assert result.failed[action] > 0 and result.passed[action] == 0, action
    for action in ("text_retained", "pixels_retained"):
        assert result.passed[action] > result.failed[action], action
