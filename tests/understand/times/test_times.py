"""Expressions that date something."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Header, Span, TimeInterval
from rawi.understand.tagger import RuleTagger
from rawi.understand.times import find_times
from tests.pins import article, pin


def times(text: str, language: str, published: str | None = "2021-09-15") -> tuple[TimeInterval, ...]:
    document = article(text, language=language, published=published)
    (tags,) = RuleTagger().tag([document])
    return find_times(document, tags)


# The 15th of September 2021 is a Wednesday.
CASES = [
    ("fr", "Une frappe a tué trois hommes [mardi|t].", "2021-09-14", "2021-09-15"),
    ("fr", "Il est mort [mardi soir|t] à l'hôpital.", "2021-09-14", "2021-09-15"),
    ("fr", "dans [la nuit de lundi à mardi|t], un drone", "2021-09-13", "2021-09-15"),
    ("fr", "dans [la nuit du 14 au 15 septembre|t].", "2021-09-14", "2021-09-16"),
    ("fr", "Ils ont tiré [hier soir|t].", "2021-09-14", "2021-09-15"),
    ("fr", "depuis [fin août|t], la ville", "2021-08-21", "2021-09-01"),
    ("fr", "L'attaque de [juin 2018|t] a fait", "2018-06-01", "2018-07-01"),
    ("fr", "Les élections sont prévues pour [dimanche|t].", "2021-09-19", "2021-09-20"),
    ("fr", "[entre le 3 et le 5 mars|t], les combats", "2021-03-03", "2021-03-06"),
    ("fr", "Le [1er septembre|t], ils ont fui.", "2021-09-01", "2021-09-02"),
    ("fr", "[Il y a trois jours|t], un convoi", "2021-09-12", "2021-09-13"),
    ("fr", "[la semaine dernière|t]", "2021-09-06", "2021-09-13"),
    ("en", "Officials said on [Tuesday|t] that", "2021-09-14", "2021-09-15"),
    ("en", "It hit the base on [Tuesday night|t].", "2021-09-14", "2021-09-16"),
    ("en", "[last Wednesday|t] they met", "2021-09-08", "2021-09-09"),
    ("en", "on [Sept. 14, 2021|t], it said", "2021-09-14", "2021-09-15"),
    ("en", "killed on [3 January 2021|t] in", "2021-01-03", "2021-01-04"),
    ("en", "The raid [two days ago|t] killed", "2021-09-13", "2021-09-14"),
    ("en", "in [late August|t] the army", "2021-08-21", "2021-09-01"),
    ("en", "[between July 19 and August 25|t]", "2021-07-19", "2021-08-26"),
    ("en", "talks will resume on [Friday|t].", "2021-09-17", "2021-09-18"),
    ("en", "[last month|t] a mine", "2021-08-01", "2021-09-01"),
    ("ar", "قال المصدر [أمس|t] إن", "2021-09-14", "2021-09-15"),
    ("ar", "قصفت طائرة [مساء الثلاثاء|t] موقعا", "2021-09-14", "2021-09-15"),
    ("ar", "وقع الهجوم [يوم 14 سبتمبر 2021|t].", "2021-09-14", "2021-09-15"),
    ("ar", "منذ [نهاية آب|t]", "2021-08-21", "2021-09-01"),
    ("ar", "في [12 شتنبر|t]", "2021-09-12", "2021-09-13"),
    ("ar", "[قبل يومين|t] قتل", "2021-09-13", "2021-09-14"),
    ("ar", "في [١٤ أيلول/سبتمبر ٢٠٢١|t]", "2021-09-14", "2021-09-15"),
    ("ar", "[ليلة الثلاثاء إلى الأربعاء|t]", "2021-09-14", "2021-09-16"),
    ("ar", "[كانون الثاني الماضي|t]", "2021-01-01", "2021-02-01"),
]


@pytest.mark.parametrize(("language", "marked", "start", "end"), CASES)
def test_an_expression_and_its_days(language: str, marked: str, start: str, end: str) -> None:
    text, spans = pin(marked)
    (found,) = times(text, language)
    assert text[found.span.start : found.span.end] == text[spans["t"].start : spans["t"].end]
    assert (found.start, found.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_yesterday_in_a_report_of_a_month_is_that_month() -> None:
    (found,) = times("Que s'est-il passé hier ?", "fr", "2021-09")
    assert (found.start, found.end) == (date(2021, 9, 1), date(2021, 10, 1))
    assert found.edtf == "2021-09"


def test_an_undated_report_leaves_a_weekday_unknown() -> None:
    (found,) = times("They said on Tuesday that", "en", None)
    assert (found.start, found.end, found.edtf) == (None, None, None)


def test_a_whole_date_in_the_text_settles_an_undated_report() -> None:
    weekday, whole = times("The raid on Tuesday night. No strike on Sept. 14, 2021.", "en", None)
    assert weekday.start == whole.start == date(2021, 9, 14)


def test_the_day_before_counts_from_the_day_spoken_of() -> None:
    first, before = times("Ils ont attaqué le 10 septembre. La veille, un convoi", "fr")
    assert first.start == date(2021, 9, 10)
    assert before.start == date(2021, 9, 9)


def test_a_hijri_date() -> None:
    (found,) = times("في 10 محرم 1440", "ar")
    assert found.start is not None
    assert abs((found.start - date(2018, 9, 20)).days) <= 1


def test_sept_is_seven_and_second_no_month() -> None:
    assert times("sept personnes ont péri", "fr") == ()
    assert times("they may march", "en") == ()


def test_a_scoreless_text_has_no_times() -> None:
    assert times("Aucune date ici.", "fr") == ()


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)), st.sampled_from(["fr", "en", "ar"]))
def test_iso_dates_are_themselves(day: date, language: str) -> None:
    (found,) = times(f"x {day.isoformat()} y", language)
    assert found.start == day


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "ar"]), st.sampled_from([None, "2021-09", "2021-09-15"]))
def test_any_text_gives_pinned_intervals(text: str, language: str, published: str | None) -> None:
    for found in times(text, language, published):
        assert found.span.end <= len(text)
        assert (found.start is None) == (found.end is None)
        if found.start is not None and found.end is not None:
            assert found.start < found.end


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "dans les années 1990"), ("en", "in the 1990s"), ("ar", "في التسعينيات")]
)
def test_a_decade(language: str, text: str) -> None:
    (found,) = times(text, language)
    assert (found.start, found.end) == (date(1990, 1, 1), date(2000, 1, 1))


def test_a_header_dates_a_report_that_nothing_else_dates() -> None:
    document = article("date 2021-09 Une frappe a eu lieu hier.", language="fr", published=None)
    document = msgspec.structs.replace(document, headers=(Header(span=Span(0, 12), kind="date", value="2021-09"),))
    (tags,) = RuleTagger().tag([document])
    assert [found.start for found in find_times(document, tags)] == [date(2021, 9, 1)]


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("in the night from Monday to Tuesday. At [2 a.m.|t] a bomb", "2021-09-14"),
        ("in the night from Monday to Tuesday. At [11 p.m.|t] a bomb", "2021-09-13"),
    ],
)
def test_the_hours_of_a_night_fall_on_their_day(marked: str, day: str) -> None:
    text, spans = pin(marked)
    found = next(found for found in times(text, "en") if found.span == spans["t"])
    assert found.start == date.fromisoformat(day)
