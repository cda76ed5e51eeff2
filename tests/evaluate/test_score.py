from rawi.evaluate.gold import GoldAttribution, GoldEvent, GoldReport, GoldTime, GoldToll, locate
from rawi.evaluate.score import count_report, intervals, total
from rawi.model import Account, Attribution, Event, Quantity, Span, TimeInterval

TEXT = "The army said on Monday that 12 people were killed. The army said no more."
GOLD = GoldReport(
    id="g",
    lang="en",
    text=TEXT,
    attributions=[
        GoldAttribution(source="The army", cue="said", content=["that 12 people were killed"], stance="states")
    ],
    events=[
        GoldEvent(
            trigger="killed",
            kind="ASSAULT/aerial",
            status="happened",
            target="12 people",
            killed=GoldToll(low=12, high=12),
        )
    ],
    times=[GoldTime(text="Monday")],
)


def at(words: str) -> Span:
    span = locate(TEXT, words)
    assert span is not None
    return span


def account(*, source: str = "The army", low: int = 12, kind: str = "ASSAULT/aerial") -> Account:
    killed = Quantity(id="q", span=at("12 people"), unit="killed", low=low, high=12)
    return Account(
        document="g",
        engine="test",
        language="en",
        attributions=(
            Attribution(
                id="a", span=at("said"), cue=at("said"), source=at(source), content=(at("that 12 people were killed"),)
            ),
        ),
        events=(
            Event(id="e", span=at("killed"), trigger=at("killed"), kind=kind, target=at("12 people"), killed=killed),
        ),
        times=(TimeInterval(id="t", span=at("Monday")),),
    )


def figures(*, source: str = "The army", low: int = 12, kind: str = "ASSAULT/aerial") -> dict[str, float]:
    return total([count_report(account(source=source, low=low, kind=kind), GOLD)])


def test_what_is_right_is_a_hundred() -> None:
    perfect = figures()
    del perfect["setting"]
    assert set(perfect.values()) == {100.0}


def test_each_mistake_costs_its_own_figure() -> None:
    assert figures(source="said on")["attributed"] == 0
    assert figures(low=3)["toll"] == 0
    assert (figures(kind="ASSAULT/drone")["events"], figures(kind="ASSAULT/drone")["mode"]) == (100, 0)
    assert figures(kind="PROTEST")["events"] == 0


def test_an_occurrence_and_the_whole_text() -> None:
    assert locate(TEXT, "The army@2") == Span(52, 60)
    assert locate(TEXT, "*") == Span(0, len(TEXT))
    assert locate(TEXT, "nowhere") is None


def test_intervals_hold_the_figure_and_repeat() -> None:
    counts = [count_report(account(low=low), GOLD) for low in (12, 12, 3)]
    low, high = intervals(counts, draws=50)["toll"]
    assert low <= total(counts)["toll"] <= high
    assert intervals(counts, draws=50) == intervals(counts, draws=50)
