from __future__ import annotations

import msgspec

from rawi.model import Attribution, Span
from rawi.understand.attributions import find_attributions
from rawi.understand.attributions.candidates import Candidate
from rawi.understand.attributions.judge import ENOUGH_ALONE, overlap
from rawi.understand.named import Named
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import AttributionFrame, Frames
from tests.pins import article, pin


def judged(
    marked: str, frames: list[dict[str, object]], language: str = "en"
) -> tuple[dict[str, Span], tuple[Attribution, ...]]:
    """Attributions where a model proposes the frames, given by the names of pins."""
    text, spans = pin(marked)
    document = article(text, language=language)
    (tags,) = RuleTagger().tag([document])
    proposed = [_with_spans(frame, spans) for frame in frames]
    tags = msgspec.structs.replace(tags, frames=Frames(attributions=tuple(proposed)))
    return spans, find_attributions(document, tags, Named())


def _with_spans(frame: dict[str, object], spans: dict[str, Span]) -> AttributionFrame:
    content = tuple(spans[name] for name in str(frame.get("content", "")).split())
    cue, source = frame.get("cue"), frame.get("source")
    return AttributionFrame(
        cue=spans[str(cue)] if cue else None,
        source=spans[str(source)] if source else None,
        content=content,
        stance=str(frame.get("stance", "states")),
        parent=_number(frame.get("parent")),
        score=float(str(frame.get("score", 0.9))),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def test_a_proposal_that_no_rule_knows_is_taken() -> None:
    spans, found = judged(
        "[The tribe|who] [hammered home|cue] [its refusal of any truce|what].",
        [{"cue": "cue", "source": "who", "content": "what", "stance": "denies"}],
    )
    (one,) = found
    assert (one.source, one.cue, one.content, one.stance) == (spans["who"], spans["cue"], (spans["what"],), "denies")


def test_words_without_cue_or_quotation_need_more_score() -> None:
    marked = "[The tribe|who]. [The well is dry|what]."
    frame = {"source": "who", "content": "what"}
    assert judged(marked, [{**frame, "score": ENOUGH_ALONE - 0.1}])[1] == ()
    assert len(judged(marked, [{**frame, "score": ENOUGH_ALONE + 0.1}])[1]) == 1


def test_that_belongs_to_the_content_and_quotation_marks_do_not() -> None:
    spans, (one,) = judged(
        "[The tribe|who] [hammered home|cue] [that [the well is dry|short]|what].",
        [{"cue": "cue", "source": "who", "content": "short"}],
    )
    assert one.content == (spans["what"],)
    spans, (one,) = judged(
        '[The tribe|who] [hammered home|cue] ["[the well is dry|what]"|long].',
        [{"cue": "cue", "source": "who", "content": "long"}],
    )
    assert (one.content, one.voice) == ((spans["what"],), "direct")


def test_hearsay_of_the_rules_stands_where_the_model_is_silent() -> None:
    spans, (one,) = judged("It was reported [that two drones hit the base|what].", [])
    assert (one.source, one.content) == (None, (spans["what"],))


def test_the_model_tells_the_chain() -> None:
    marked = "[The tribe|a] [hammered|x], [echoing|y] [the elders|b], [that the well is dry|what]."
    _, found = judged(
        marked,
        [
            {"cue": "x", "source": "a", "content": "what"},
            {"cue": "y", "source": "b", "content": "what", "parent": 0},
        ],
    )
    assert [one.within for one in found] == [None, 0]


def test_a_french_pronoun_gives_way_to_its_noun() -> None:
    spans, found = judged(
        "[Le préfet|who] [a dit|x] [que la route est coupée|a]. [Il|he] [martela|y] [sa confiance|b].",
        [{"cue": "x", "source": "who", "content": "a"}, {"cue": "y", "source": "he", "content": "b"}],
        "fr",
    )
    assert [one.source for one in found] == [spans["who"], spans["who"]]


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((Span(0, 10),), (Span(5, 15),)) == 5 / 15
    assert overlap((), ()) == 0.0
    assert Candidate(content=()).at == 0
