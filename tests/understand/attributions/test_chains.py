from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.model import Span
from rawi.understand.attributions import find_attributions
from rawi.understand.named import Named
from rawi.understand.tagger import RuleTagger
from tests.pins import article
from tests.understand.attributions.reading import read


def test_citing_is_inside_what_it_qualifies() -> None:
    _, spans, found = read(
        "[The agency|outer], citing [a military source|inner], said [that two drones were shot down|what]."
    )
    outer = next(one for one in found if one.source == spans["outer"])
    inner = next(one for one in found if one.source == spans["inner"])
    assert outer.content == inner.content == (spans["what"],)
    assert outer.within is None
    assert inner.within is not None
    assert found[inner.within] == outer


def test_cited_by_is_outside() -> None:
    _, spans, found = read(
        "[Un officier|inner], cité par [l'agence|outer], a affirmé [que la ville est tombée|what].", "fr"
    )
    outer = next(one for one in found if one.source == spans["outer"])
    inner = next(one for one in found if one.source == spans["inner"])
    assert inner.within is not None
    assert found[inner.within] == outer


def test_an_arabic_relay_holds_two_links() -> None:
    _, spans, found = read("نقلت [وكالة الأنباء|outer] عن [مصدر عسكري|inner] قوله [إن الجسر دمر|what].", "ar")
    assert [one.source for one in found] == [spans["outer"], spans["inner"]]
    assert [one.within for one in found] == [None, 0]


def test_a_saying_inside_a_saying() -> None:
    _, _, found = read("The reporter said that the minister had denied that any soldier was killed.")
    assert [one.within for one in found] == [None, 0]


def test_a_translation_is_the_outermost_link() -> None:
    text, spans, found = read(
        "Le porte-parole a déclaré que la route est coupée.\n\n[Source: Traduit du|cue] [site Al-Nahr|who]", "fr"
    )
    credit = found[0]
    assert credit.credit
    assert (credit.cue, credit.source, credit.content) == (spans["cue"], spans["who"], (Span(0, len(text)),))
    assert found[1].within == 0


def test_the_passer_on_is_outside_the_source() -> None:
    _, spans, found = read("Two drones hit the base, officials said.\nSource: [Reuters|b] via [Antara|a]")
    assert [one.source for one in found[:2]] == [spans["a"], spans["b"]]
    assert [one.within for one in found[:2]] == [None, 0]


def test_a_foreign_signature_is_a_credit_and_the_own_one_is_not() -> None:
    text = "Deux drones ont visé la base, selon la police. (AFP)"
    assert read(text, "fr", "Le Quotidien du Fleuve")[2][0].credit
    assert not read(text, "fr", "AFP")[2][0].credit
    assert not read("SANAA, Sept. 15 (YPA) - Drones struck the base, police said.", "en", "Yemen Press Agency")[2][
        0
    ].credit


def test_unnamed_sources_are_typed() -> None:
    kinds = {
        "A security source": "security",
        "Witnesses": "witness",
        "A Western diplomat": "diplomatic",
        "Local media": "media",
    }
    for source, kind in kinds.items():
        (found,) = read(f"{source} said that two drones hit the base.")[2]
        assert (found.anonymous, found.anonymous_kind) == (True, kind)
    (found,) = read("Colonel Amal Haddad said that two drones hit the base.")[2]
    assert not found.anonymous


def test_two_and_many_unnamed_sources_in_arabic_are_typed() -> None:
    for source, kind in {"مسؤولان أمريكيان": "official", "طبيبان": "medical", "ضابطان": "military"}.items():
        (found,) = read(f"قال {source} إن طائرتين قصفتا القاعدة.", "ar")[2]
        assert (found.anonymous, found.anonymous_kind) == (True, kind)


def test_hearsay_has_no_source() -> None:
    _, spans, found = read("It was reported that two drones hit the base.")
    assert found[0].source is None
    _, spans, found = read("قيل [إن الجسر دمر|what].", "ar")
    assert found[0].source is None
    assert found[0].content == (spans["what"],)


def test_a_headline_names_its_source_before_a_colon() -> None:
    _, spans, found = read("[Army|who]: [two soldiers killed near the border|what]\nThe road is closed.")
    assert (found[0].source, found[0].content) == (spans["who"], (spans["what"],))


def test_a_line_without_stops_is_read_in_time() -> None:
    text = "the army said that the ministry denied what the source told him and " * 1500
    began = time.perf_counter()
    assert read(text)[2]
    assert time.perf_counter() - began < 10


_PIECES = st.sampled_from(
    [
        "said",
        "that",
        "the army",
        ",",
        ".",
        '"',
        "«",
        "»",
        " ",
        "\n",
        "selon",
        "a déclaré",
        "قال",
        "إن",
        "المصدر",
        ":",
        "according to",
        "citing",
        "who",
        "(",
        ")",
        "and",
        "que",
        "il",
        "نقلت",
        "عن",
        "قوله",
        "Source:",
        "مضيفا",
        "،",
        "denied",
        "-t-il",
        "it",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(["en", "fr", "ar"]))
def test_any_text_gives_spans_inside_it_and_chains_that_end(pieces: list[str], language: str) -> None:
    document = article(" ".join(pieces) or " ", language=language)
    (tags,) = RuleTagger().tag([document])
    found = find_attributions(document, tags, Named())
    for number, one in enumerate(found):
        spans = [one.span, *one.content, *(span for span in (one.cue, one.source) if span is not None)]
        assert all(span.end <= max(1, len(document.text)) for span in spans)
        seen = {number}
        within = one.within
        while within is not None:
            assert 0 <= within < len(found)
            assert within not in seen
            seen.add(within)
            within = found[within].within


def test_a_body_without_a_name_is_not_anonymous() -> None:
    for source in ("The army", "The group", "La police"):
        (found,) = read(f"{source} said that two drones hit the base.")[2]
        assert not found.anonymous
