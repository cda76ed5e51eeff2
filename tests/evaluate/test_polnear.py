import pathlib
from collections.abc import Sequence

from rawi.evaluate.polnear import Instance, in_words, report, score, spans_of, write_out


class Echo:
    """Knows the answers."""

    def __init__(self, answers: list[list[tuple[str, int, int]]]) -> None:
        self.answers = answers

    def tag_polnear(self, texts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        return self.answers[: len(texts)]


def test_treebank_tokens_read_as_a_newspaper_prints_them() -> None:
    tokens = ["``", "It", "'s", "late", ",", "''", "Ann", "-LRB-", "D", "-RRB-", "said", "."]
    text, places = write_out(tokens)
    assert text == "“It's late,” Ann (D) said."
    assert [text[a:b] for a, b in places][:3] == ["“", "It", "'s"]


def test_spans_of_labels() -> None:
    labels = ["B-source", "I-source", "B-cue", "O", "I-content", "B-content"]
    assert spans_of(labels) == {("source", 0, 2), ("cue", 2, 3), ("content", 4, 5), ("content", 5, 6)}


def test_characters_become_the_words_they_touch() -> None:
    _, places = write_out(["They", "said", "no"])
    assert in_words([("cue", 5, 9)], places) == {("cue", 1, 2)}


def test_a_right_answer_scores_all() -> None:
    instance = Instance(["They", "said", "no"], ["B-source", "B-cue", "B-content"])
    right = Echo([[("source", 0, 4), ("cue", 5, 9), ("content", 10, 12)]])
    assert score([instance], right) == {"source": 100, "cue": 100, "content": 100}
    half = Echo([[("source", 0, 4)]])
    assert score([instance], half) == {"source": 100, "cue": 0, "content": 0}


def test_the_report_prints_three_lines(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text('{"tokens": ["No"], "labels": ["O"], "pos": ["DT"], "id": "x"}\n')
    assert report(path, Echo([[]])) == "source F1 0.0\ncue F1 0.0\ncontent F1 0.0"
