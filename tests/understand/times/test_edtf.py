"""The EDTF of every time is ISO 8601-2, by the parser of the standard's own library."""

from edtf import parse_edtf

from rawi.understand.tagger import RuleTagger
from rawi.understand.times import find_times
from tests.pins import article

TEXTS = (
    (
        "fr",
        "Dans la nuit de lundi à mardi, puis le 3 mars 2020, en septembre 2019, début 2018, entre le 3 et le 5 mai, en 2017, au printemps.",
    ),
    (
        "en",
        "On Tuesday night, on 3 March 2020, in September 2019, in early 2018, from 3 to 5 May, in the 1990s, last summer, yesterday.",
    ),
    ("ar", "مساء الثلاثاء وفي 3 آذار 2020 وفي أيلول 2019 ومطلع 2018 وفي عام 2017 وأمس."),
)


def test_every_edtf_parses() -> None:
    for language, text in TEXTS:
        document = article(text, language=language)
        (tags,) = RuleTagger().tag([document])
        times = find_times(document, tags)
        assert len(times) >= 4
        for time in times:
            if time.edtf is not None:
                parse_edtf(time.edtf)
