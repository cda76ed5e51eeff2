"""Whose word a statement is: sources that point back, relays, copies, sums, and what hangs together."""

from __future__ import annotations

import msgspec
import pytest

from rawi.connect.cases import main_case
from rawi.connect.facts import Fact, facts_of
from rawi.connect.origins import Origins
from rawi.connect.profile import Profile, profiles_of
from rawi.connect.roots import Ties
from rawi.connect.sources import CITED_OUTLET, Source, source_of
from rawi.connect.tracing import traced
from rawi.model import AlignedPair, Attribution, Link, Reading, Span, make_id
from tests.connect.readings import find, reading


def spoken(key: str, text: str, *said: tuple[str, str], language: str = "en") -> Reading:
    """A report with one attribution for each pair of a source's words and their cue."""
    plain = reading(key, text, language=language)
    links = tuple(
        Attribution(
            id=make_id(key, number),
            span=find(text, source),
            content=(),
            source=find(text, source),
            cue=find(text, cue),
        )
        for number, (source, cue) in enumerate(said)
    )
    account = msgspec.structs.replace(plain.account, attributions=links)
    return Reading(document=plain.document, account=account)


def sources(report: Reading) -> list[Source]:
    profile = profiles_of([report])[0][0]
    return [source_of(profile, number, profile) for number in range(len(report.account.attributions))]


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        (
            "en",
            "The Riverside Front denied it. The statement puts the dead at two.",
            ("The Riverside Front", "denied"),
            ("The statement", "puts"),
        ),
        (
            "fr",
            "Le Front du Fleuve a revendiqué le tir. Son porte-parole, Ali Dosso, parle de deux morts.",
            ("Le Front du Fleuve", "a revendiqué"),
            ("Son porte-parole, Ali Dosso", "parle"),
        ),
        (
            "ar",
            "تبنت لجان الساحل الهجوم. وقال المتحدث باسمها يحيى المراني إن أربعة أصيبوا.",
            ("لجان الساحل", "تبنت"),
            ("المتحدث باسمها يحيى المراني", "وقال"),
        ),
    ],
)
def test_a_source_that_points_back_is_whom_the_report_named_before(
    language: str, text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    one, other = sources(spoken("a", text, first, second, language=language))
    assert one.key == other.key


def test_another_person_with_a_name_is_another_source() -> None:
    text = "The Riverside Front denied it. The governor, Ali Dosso, said two died."
    one, other = sources(spoken("a", text, ("The Riverside Front", "denied"), ("The governor, Ali Dosso", "said")))
    assert one.key != other.key


def test_who_condemns_is_no_origin_of_what_is_condemned() -> None:
    text = "The presidency condemned the attack that killed three."
    profile = profiles_of([spoken("a", text, ("The presidency", "condemned"))])[0][0]
    assert source_of(profile, 0, profile).ground == "the report's own voice"


def test_a_march_says_nothing() -> None:
    text = "وخرجت مسيرة صامتة تطالب بإخراج المدافع."
    (source,) = sources(spoken("a", text, ("مسيرة صامتة", "تطالب"), language="ar"))
    assert source.ground == "the report's own voice"


def test_one_of_a_people_is_not_its_state() -> None:
    text = "A Haitian rights group said 35 were killed. Haiti said it grieves."
    plain = spoken("a", text, ("A Haitian rights group", "said 35"), ("Haiti", "said it"))
    links = tuple(msgspec.structs.replace(link, sources=("HT",)) for link in plain.account.attributions)
    account = msgspec.structs.replace(plain.account, attributions=links)
    group, state = sources(Reading(document=plain.document, account=account))
    assert (group.ground, state.key) == ("named", "HT")


def test_a_source_that_closes_its_sentence_keeps_the_number_before_it() -> None:
    text = "Ten rockets fell, the army said, and three died, according to a mayor."
    first, last = "Ten rockets fell", "Ten rockets fell, the army said, and three died"
    plain = reading("a", text, trigger="died", killed=("three", 3, 3))
    links = (
        Attribution(
            id="x", span=find(text, last), content=(find(text, last),), source=find(text, "the army"), stance="states"
        ),
        Attribution(
            id="y", span=find(text, first), content=(find(text, first),), source=find(text, "a mayor"), stance="states"
        ),
    )
    (event,) = plain.account.events
    account = msgspec.structs.replace(
        plain.account, attributions=links, events=(msgspec.structs.replace(event, attribution=1),)
    )
    profile = profiles_of([Reading(document=plain.document, account=account)])[0][0]
    (told,) = [one for one in facts_of(profile, main_case(profile), profile) if one.field == "killed"]
    assert told.source.name == "a mayor"


def source(key: str, kind: str = "official", ground: str = "named", *signs: str) -> Source:
    return Source(key, key, kind, frozenset(signs or (f"@{key}",)), None, ground)


def fact(report: Profile, words: str, whose: Source, low: int = 9, *, reckoned: bool = False) -> Fact:
    return Fact(
        report.place,
        "killed",
        str(low),
        low,
        low,
        (),
        "affirmed",
        find(report.text, words),
        whose,
        None,
        0,
        denies=False,
        reckoned=reckoned,
    )


def two_reports(left: str, right: str, outlets: tuple[str, str] = ("Horn Gazette", "Mountain Echo")) -> list[Profile]:
    readings = [reading("a", left, outlet=outlets[0]), reading("b", right, outlet=outlets[1])]
    return profiles_of(readings)[0]


def behind(facts: list[Fact], profiles: list[Profile], links: list[Link] | None = None) -> int:
    origins = Origins(facts, {profile.place: profile for profile in profiles}, Ties(profiles, links or []))
    return len(origins.behind(facts))


def copied(score: float = 0.9, *, aligned: tuple[Span, Span]) -> Link:
    pairs = (AlignedPair(left=aligned[0], right=aligned[1], score=0.9),)
    return Link(
        id="l",
        left="a",
        right="b",
        kind="same_text",
        score=score,
        direction="right_from_left",
        ground="time",
        pairs=pairs,
    )


def test_two_named_sources_of_reports_that_share_other_passages_are_two() -> None:
    profiles = two_reports("Nine died, the mayor said. The road is closed.", "The road is closed. Medics count nine.")
    facts = [fact(profiles[0], "Nine", source("mayor")), fact(profiles[1], "nine", source("medics"))]
    other = copied(
        aligned=(find(profiles[0].text, "The road is closed."), find(profiles[1].text, "The road is closed."))
    )
    assert behind(facts, profiles, [other]) == 2
    same = copied(
        aligned=(find(profiles[0].text, "Nine died, the mayor said."), find(profiles[1].text, "Medics count nine."))
    )
    assert behind(facts, profiles, [same]) == 1


def test_a_number_told_through_the_house_of_the_other_report_is_no_second_origin() -> None:
    profiles = two_reports(
        "The group says it killed nine.", "The army confirmed through Halyard that nine died.", ("Halyard News", "Echo")
    )
    facts = [fact(profiles[0], "nine", source("group")), fact(profiles[1], "nine", source("army"))]
    assert behind(facts, profiles) == 1


def test_a_sum_that_nobody_states_is_no_second_origin() -> None:
    profiles = two_reports("Two nurses and a guard died, the mayor said.", "Three died, medics say.")
    facts = [
        fact(profiles[0], "Two nurses and a guard", source("mayor"), 3, reckoned=True),
        fact(profiles[1], "Three", source("medics"), 3),
    ]
    assert behind(facts, profiles) == 1


def test_an_outlet_is_an_origin_of_its_own_and_an_agency_a_relay() -> None:
    profiles = two_reports("Nine died, according to NBC.", "Medics count nine.")
    medics = fact(profiles[1], "nine", source("medics"))
    outlet = source("nbc", "outlet", CITED_OUTLET, "@nbc")
    agency = source("reuters", "agency", CITED_OUTLET, "@reuters")
    assert behind([fact(profiles[0], "Nine", outlet), medics], profiles) == 2
    assert behind([fact(profiles[0], "Nine", agency), medics], profiles) == 1


def test_an_official_of_another_party_is_another_origin() -> None:
    profiles = two_reports("Nine died, US officials said.", "Nine died, the coalition said.")
    officials = source("unnamed official via reuters", "unnamed", "unnamed source", "?official", "!US")
    anybody = source("unnamed official via reuters", "unnamed", "unnamed source", "?official")
    coalition = fact(profiles[1], "Nine", source("cjtf-oir", "party", "registry", "!cjtf-oir"))
    assert behind([fact(profiles[0], "Nine", officials), coalition], profiles) == 2
    assert behind([fact(profiles[0], "Nine", anybody), coalition], profiles) == 1


def test_a_first_paragraph_is_no_headline_of_the_second() -> None:
    def sources_of(text: str) -> int:
        profiles = profiles_of([reading("a", text)])[0]
        return behind(
            [fact(profiles[0], "Nine", source("mayor")), fact(profiles[0], "nine", source("medics"))], profiles
        )

    assert sources_of("Nine died, the mayor said.\nMedics count nine too.") == 2
    assert sources_of("Nine dead, mayor says\nMedics count nine too.") == 1


def test_the_army_of_the_one_state_that_speaks_is_that_state() -> None:
    profiles = two_reports("Nine died, Niger said.", "Nine died, the general staff said.")
    facts = [
        fact(profiles[0], "Nine", source("NE", "party", "registry", "!NE")),
        fact(profiles[1], "Nine", source("source =staff", "official", "named", "=staff")),
    ]
    origins = Origins(facts, {profile.place: profile for profile in profiles}, Ties(profiles, []))
    assert len(origins.listed()) == 1


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        (("=officer", "@tf"), ("=police",), 1),
        (("=officer", "@tf"), ("=police", "=officer"), 1),
        (("=group", "=rights"), ("=network", "@rndb"), 1),
        (("=group", "@sb"), ("=network", "@rndb"), 2),
        (("=doctor", "@tf"), ("=police", "@knd"), 2),
    ],
)
def test_a_body_without_a_name_may_be_the_one_that_is_named(
    left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    profiles = two_reports("Nine died, one said.", "Nine died, another said.")
    facts = [
        fact(profiles[0], "Nine", source("source left", "unresolved", "named", *left)),
        fact(profiles[1], "Nine", source("source right", "unresolved", "named", *right)),
    ]
    assert behind(facts, profiles) == count


def test_a_copy_that_puts_a_number_in_another_mouth_goes_back_to_its_source() -> None:
    profiles = two_reports("The group says it killed nine soldiers.", "The army says nine soldiers died.")
    facts = [fact(profiles[0], "nine", source("group")), fact(profiles[1], "nine", source("army"))]
    whole = tuple(Span(0, len(profile.text)) for profile in profiles)
    link = copied(aligned=(whole[0], whole[1]))
    found = traced(facts, {profile.place: profile for profile in profiles}, [link])
    assert {one.source.key for one in found} == {"group"}
    assert traced(facts, {profile.place: profile for profile in profiles}, []) == facts


def test_what_a_report_has_from_a_house_goes_back_to_the_source_that_the_house_gives() -> None:
    profiles = two_reports("Nine died, a medic said.", "Nine died, Horn Gazette reports.")
    house = profiles[0].houses.own
    facts = [
        fact(profiles[0], "Nine", source("medic")),
        fact(profiles[1], "Nine", source(house, "outlet", CITED_OUTLET, "@horn")),
    ]
    cites = Link(id="l", left="b", right="a", kind="cites", score=0.8, direction="left_from_right", ground="credit")
    found = traced(facts, {profile.place: profile for profile in profiles}, [cites])
    assert {one.source.key for one in found} == {"medic"}


def test_a_correspondent_is_the_voice_of_his_house() -> None:
    own = spoken(
        "a", "The channel's correspondent Husam Zaid said it.", ("The channel's correspondent Husam Zaid", "said")
    )
    (told,) = sources(own)
    assert told.key == profiles_of([own])[0][0].houses.own
    title = "Alborz Agency's correspondent in the border town, Husam Zaid of Aleppo"
    other = spoken("b", f"{title}, said that nine died.", (title, "said"))
    profiles, _ = profiles_of([other, reading("c", "Nine died.", outlet="Alborz Agency")])
    assert source_of(profiles[0], 0, profiles[0]).key == profiles[1].houses.own
