"""When an incident was, where the reports say the day and where only their publication tells."""

from datetime import date

from rawi.connect.incidents import common_days
from rawi.connect.pipeline import connect
from rawi.model import Reading
from rawi.run.engine import build_tagger
from rawi.settings import Settings
from rawi.understand.pipeline import understand
from tests.pins import article


def test_an_incident_of_the_day_of_publication_is_not_put_a_week_before() -> None:
    text = (
        "Eight people were killed on Thursday when shells hit a market in El Fasher, the governor of North Darfur said."
    )
    document = article(text, published="2024-06-20")
    reading = Reading(document=document, account=understand(document, build_tagger(Settings(model=False))))
    (incident,) = connect([reading]).incidents
    assert incident.start is not None
    assert incident.end is not None
    assert incident.start <= date(2024, 6, 20) < incident.end
    assert (incident.end - incident.start).days <= 3


def test_no_case_no_day() -> None:
    assert common_days([]) is None


def test_a_day_since_which_something_went_on_does_not_date_the_news() -> None:
    text = (
        "A roadside bomb wounded three soldiers near Sarmin this morning, a correspondent said. "
        "The area has been tense since the killing of a commander on Wednesday."
    )
    document = article(text, published="2022-08-19")
    reading = Reading(document=document, account=understand(document, build_tagger(Settings(model=False))))
    (incident,) = (incident for incident in connect([reading]).incidents if incident.reports)
    assert incident.start is not None
    assert incident.start > date(2022, 8, 17)
