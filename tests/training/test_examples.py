import pathlib
import random

from training.examples import GoldReport, example_of, kept_aside, locate, pseudo_cue, read_polnear
from training.swaps import gather_donors, varied

REPORT: GoldReport = {
    "id": "en-x",
    "lang": "en",
    "text": "The army said that rebels struck Gossi on Monday. Locals said that 3 people died.",
    "attributions": [
        {
            "source": "The army",
            "cue": "said",
            "content": ["that rebels struck Gossi on Monday"],
            "voice": "indirect",
            "stance": "states",
            "anonymous": False,
            "within": None,
        },
        {
            "source": "Locals",
            "cue": "said@2",
            "content": ["that 3 people died"],
            "voice": "indirect",
            "stance": "states",
            "anonymous": True,
            "within": 0,
        },
    ],
    "events": [
        {
            "trigger": "struck",
            "kind": "ASSAULT",
            "status": "happened",
            "main": True,
            "actor": "rebels",
            "target": None,
            "place": "Gossi",
            "time": "Monday",
            "weapon": None,
            "killed": {"text": "3", "low": 3, "high": 3},
            "injured": None,
            "munitions": None,
            "vehicles": None,
        }
    ],
}


def test_the_second_occurrence_is_found() -> None:
    assert locate("a b a", "a@2") == (4, 5)
    assert locate("a b a", "c") is None


def test_a_report_becomes_spans() -> None:
    example = example_of(REPORT)
    assert [example.text[slice(*frame.cue)] for frame in example.said] == ["said", "said"]
    assert example.said[1].cue[0] > example.said[0].cue[0]
    assert example.said[1].parent == 0
    assert example.text[slice(*example.done[0].roles["killed"])] == "3"


def test_a_colon_stands_for_a_missing_cue() -> None:
    text = "Ann: yes"
    assert pseudo_cue(text, (0, 3), ((5, 8),)) == (3, 4)
    assert pseudo_cue("by the ministry", (3, 15), ()) == (7, 15)


def test_exchanged_names_keep_every_span_on_its_words() -> None:
    example = example_of(REPORT)
    donors = gather_donors([example])
    donors["en", "place"] = ["the village of Tell Rumman"]
    donors["en", "named"] = ["Colonel X of the guard"]
    seen = set()
    for seed in range(30):
        other = varied(example, donors, random.Random(seed))
        assert [other.text[slice(*frame.cue)] for frame in other.said] == ["said", "said"]
        assert other.text[slice(*other.done[0].trigger)] == "struck"
        assert other.text[slice(*other.said[0].content[0])].startswith("that rebels struck")
        seen.add(other.text[slice(*other.done[0].roles["place"])])
    assert seen == {"Gossi", "the village of Tell Rumman"}


def test_the_tenth_kept_aside_never_changes() -> None:
    kept = [number for number in range(200) if kept_aside(f"en-{number:03}")]
    assert 10 < len(kept) < 32
    assert kept == [number for number in range(200) if kept_aside(f"en-{number:03}")]


def test_brat_files_become_passages(tmp_path: pathlib.Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "Ann said it rains a lot here.\n\nNothing else happened all day long.\n"
    (tmp_path / "text" / "a_b_c.txt").write_text(text)
    note = "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 28\tit rains a lot here\nT4\tAttribution 4 8\tsaid\n"
    (tmp_path / "attributions" / "a_b_c_1234.ann").write_text(note + "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n")
    (passage,) = read_polnear(tmp_path)
    assert passage.flat == ((0, 3, "source"), (4, 8, "cue"), (9, 28, "content"))
    assert passage.said[0].source == (0, 3)
    assert not passage.own
