"""Numbers that a report gives in its own voice, in a headline or a statement, go back to who says them."""

from __future__ import annotations

import msgspec

from rawi.connect.cases import main_case
from rawi.connect.facts import Fact, facts_of, with_sources
from rawi.connect.profile import profiles_of
from rawi.connect.sources import Source
from rawi.model import Attribution, Quantity, Reading, Span
from tests.connect.readings import find, reading
from tests.connect.test_origins import behind, fact, source, two_reports


def said(number: str, text: str, source: str, content: str, within: int | None = None) -> Attribution:
    return Attribution(
        id=number,
        span=find(text, content),
        content=(find(text, content),),
        source=find(text, source),
        stance="states",
        within=within,
    )


def told(plain: Reading, links: tuple[Attribution, ...], quantities: tuple[Quantity, ...] = ()) -> list[Fact]:
    """The facts on the dead, the event under no attribution."""
    account = msgspec.structs.replace(plain.account, attributions=links, quantities=quantities)
    profile = profiles_of([Reading(document=plain.document, account=account)])[0][0]
    facts = [one for one in facts_of(profile, main_case(profile), profile) if one.field == "killed"]
    return with_sources(facts, profile, profile)


def test_a_number_within_what_a_source_says_is_its_word_though_the_event_is_not() -> None:
    text = "The Front denied the raid. Mayor Ali Dosso puts the dead at two."
    plain = reading("a", text, trigger="dead", killed=("two", 2, 2))
    (number,) = told(plain, (said("x", text, "The Front", "the raid"), said("y", text, "Mayor Ali Dosso", "two")))
    assert (number.source.name, number.inherited) == ("Mayor Ali Dosso", False)


def test_a_headline_has_its_number_from_whom_the_text_has_it() -> None:
    text = "Elder: we buried seven\nKori quotes elder Haji Momin that they buried 7, more than the five of Governor Zadran."
    plain = reading("a", text, trigger="buried", killed=("seven", 7, 7))
    links = (
        said("x", text, "Kori", "that they buried 7"),
        said("y", text, "Haji Momin", "that they buried 7", 0),
        said("z", text, "Governor Zadran", "the five"),
    )
    again = Quantity(id="q", span=find(text, "7"), unit="killed", low=7, high=7)
    (number,) = told(plain, links, (again,))
    assert (number.source.name, number.inherited) == ("Haji Momin", False)


def test_a_statement_at_hand_is_the_word_of_who_publishes_it() -> None:
    text = "Sarab Energy confirms the raid. A guard died."
    plain = reading("a", text, outlet="Sarab Energy (communiqué)", language="fr", trigger="died", killed=("A", 1, 1))
    (number,) = told(plain, (said("x", text, "Sarab Energy", "the raid"),))
    assert not number.inherited
    other = reading("b", "A guard was killed, the ministry said.", outlet="Horn Gazette")
    profiles = profiles_of([plain, other])[0]
    ministry = Source("LY", "Libya", "party", frozenset({"!LY"}), "LY", "registry")
    killed = Fact(1, "killed", "A", 1, 1, (), "affirmed", Span(0, 1), ministry, None, 0, denies=False)
    assert behind([number, killed], profiles) == 2


def test_a_house_that_the_second_paragraph_names_does_not_tie_the_first() -> None:
    def apart(left: str) -> int:
        profiles = two_reports(left, "Nobody, Reuters heard from the mayor.")
        facts = [fact(profiles[0], "Nine", source("army")), fact(profiles[1], "Nobody", source("mayor"))]
        return behind(facts, profiles)

    assert apart("Nine died, the army said.\nReuters spoke of a fire.") == 2
    assert apart("Nine died, army says\nReuters spoke of a fire.") == 1


def test_who_only_points_at_somebody_is_no_second_origin() -> None:
    def apart(left: Source, right: Source) -> int:
        profiles = two_reports("Nine people died, it was said.", "Nine bodies were counted.")
        return behind([fact(profiles[0], "Nine", left), fact(profiles[1], "Nine", right)], profiles)

    named = source("Halima Dosso", "unresolved", "named", "@hlm", "@ds")
    assert apart(source("the director", "official", "named", "=manager"), named) == 1
    assert apart(source("العصبة", "unresolved", "named", "@sb"), named) == 1
    assert apart(source("the mayor of Kafr", "official", "named", "=mayor", "@kfr"), named) == 2


def test_what_flies_and_a_headline_that_calls_itself_a_statement_say_nothing() -> None:
    text = "Les hélicoptères de la FRGL ont tiré quatorze obus."
    plain = reading("a", text, language="fr", trigger="tiré", killed=("quatorze", 14, 14))
    (number,) = told(plain, (said("x", text, "Les hélicoptères de la FRGL", "quatorze obus"),))
    assert number.source.kind == "outlet"
    text = "Statement: the raid of Sarmin\nThe raid killed nine."
    plain = reading("b", text, trigger="killed", killed=("nine", 9, 9))
    (number,) = told(plain, (said("x", text, "Statement: the raid of Sarmin", "killed nine"),))
    assert "raid" not in number.source.name
