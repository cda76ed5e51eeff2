"""What every store promises of reports: the same on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import msgspec
import pytest

from rawi.errors import InputError, Refusal
from rawi.model import Actor
from rawi.store.opening import open_store
from rawi.store.protocol import Store
from rawi.store.records import Circle, ReportQuery
from tests.store.samples import ENGINE, LATER, NOW, report


def keys(store: Store, limit: int = 50, **query: object) -> list[str]:
    """Ids of all reports that meet the query, through all pages."""
    found: list[str] = []
    cursor = None
    while True:
        page = store.reports(ReportQuery(**query), cursor=cursor, limit=limit)
        found += [line.id for line in page.items]
        cursor = page.next
        if cursor is None:
            return found


def test_what_is_saved_is_read_back(store: Store) -> None:
    reading = report("a", title="Title", point=(34.0, 40.0), country="SY")
    store.save([reading], time=NOW, raw=[b"page"])
    kept = store.report("a")
    assert kept is not None
    assert kept.reading == reading
    assert kept.engines == (ENGINE,)
    assert kept.saved_at == NOW
    assert store.report("b") is None
    assert list(store.readings()) == [reading]
    assert list(store.check()) == []


def test_raw_bytes_are_kept_by_their_hash(store: Store) -> None:
    store.save(time=NOW, raw=[b"page", b"page", b""])
    hashed = "0c3e36e6b2c1ee61da02ba7f1ac39a3fb3ba1a33a4cc6f14ed3acbed2f7d3e3a"
    assert store.raw(hashed) is None
    assert store.raw("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == b""
    assert store.info().raw_bytes == 4


def test_saving_twice_changes_nothing(store: Store) -> None:
    readings = [report("a"), report("b", day=None)]
    refusal = Refusal("empty", origin="x.txt", detail="there is nothing in it")
    store.save(readings, time=NOW, raw=[b"page"], refusals=[refusal])
    before = list(store.export())
    store.save(readings, time=LATER, raw=[b"page"], refusals=[refusal])
    assert list(store.export()) == before
    assert list(store.check()) == []


def test_accounts_are_kept_per_engine_and_the_newest_engine_is_current(store: Store) -> None:
    store.save([report("a", kind="PROTEST")], time=NOW)
    store.save([report("a", kind="ASSAULT/drone", engine="rawi 1")], time=LATER)
    kept = store.report("a")
    assert kept is not None
    assert kept.engines == (ENGINE, "rawi 1")
    assert kept.account.engine == "rawi 1"
    assert keys(store, kind="PROTEST") == []
    assert keys(store, kind="ASSAULT") == keys(store, kind="ASSAULT/drone") == ["a"]
    old = store.report("a", engine=ENGINE)
    assert old is not None
    assert old.account.events[0].kind == "PROTEST"
    assert store.report("a", engine="none") is None
    assert store.kept("b") is None
    known = store.kept("a")
    assert known is not None
    assert known.engines == (ENGINE, "rawi 1")
    assert list(store.check()) == []


def test_an_older_engine_that_reads_again_does_not_become_current(store: Store) -> None:
    store.save([report("a")], time=NOW)
    store.save([report("a", engine="rawi 1")], time=NOW)
    store.save([report("a", kind="PROTEST")], time=LATER)
    kept = store.report("a")
    assert kept is not None
    assert kept.account.engine == "rawi 1"
    assert keys(store, kind="PROTEST") == []
    assert list(store.check()) == []


def test_a_text_that_changed_is_found_by_its_new_words(store: Store) -> None:
    store.save([report("a", "Old words here.")], time=NOW)
    store.save([report("a", "New words here.", outlet="The Times")], time=LATER)
    assert keys(store, words="old") == []
    assert keys(store, words="new") == ["a"]
    assert keys(store, outlet="The Post") == []
    assert [facet.count for facet in store.facets(ReportQuery()).outlets] == [1]
    assert list(store.check()) == []


def test_pages_are_whole_and_the_newest_come_first(store: Store) -> None:
    dated = [report(f"r{number}", day=date(2021, 9, 1 + number % 5)) for number in range(23)]
    store.save([*dated, report("undated", day=None)], time=NOW)
    found = keys(store, limit=4)
    assert len(found) == len(set(found)) == 24
    assert found[-1] == "undated"
    days = {reading.document.id: reading.document.published for reading in dated}
    listed = [days[key].start for key in found[:-1]]
    assert listed == sorted(listed, reverse=True)


def test_a_page_stays_put_while_reports_come_in(store: Store) -> None:
    store.save([report(f"r{number}", day=date(2021, 9, 1 + number)) for number in range(6)], time=NOW)
    first = store.reports(ReportQuery(), limit=3)
    store.save([report("new", day=date(2021, 9, 20))], time=NOW)
    second = store.reports(ReportQuery(), cursor=first.next, limit=3)
    assert [line.id for line in (*first.items, *second.items)] == ["r5", "r4", "r3", "r2", "r1", "r0"]


@pytest.mark.parametrize("cursor", ["x", "!!!", "WzEsMl0x", "bnVsbA", "W10", "WyJhIiwiYiJd", "é", "a" * 100_000])
def test_a_forged_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="cursor"):
        store.reports(ReportQuery(), cursor=cursor)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("larmane", ["en"]),
        ("LARMANE army", ["en"]),
        ('"the army said"', ["en"]),
        ('"army the"', []),
        ("larm*", ["en"]),
        ("larm", []),
        ("people -larmane", []),
        ("tues", ["fr"]),
        ("tués", ["fr"]),
        ("TUÉS à l'aube", ["fr"]),
        ("syro-irakienne", ["fr"]),
        ("oeuvre", ["fr"]),
        ("البوكمال", ["ar"]),
        ("بوكمال", ["ar"]),
        ("البوكمالِ", ["ar"]),
        ("لاغارات", []),
        ("اصابت", ["ar"]),
        ("أصابت", ["ar"]),
        ("12", ["ar"]),
        ("١٢", ["ar"]),
        ("", ["ar", "fr", "en"]),
        ("  \n ", ["ar", "fr", "en"]),
        ("...", ["ar", "fr", "en"]),
        ("headline", ["en"]),
    ],
)
def test_words_are_found_whatever_their_spelling(store: Store, words: str, found: list[str]) -> None:
    english = report("en", "Ten people were killed in Larmane, the army said.", title="A headline")
    french = report(
        "fr", "Dix personnes tuées ou tués à l’aube sur la frontière syro-irakienne : une œuvre.", language="fr"
    )
    arabic = report("ar", "أصابت ١٢ ضربة مواقع بالبوكمال شرقي دير الزور.", language="ar")
    store.save([english, french, arabic], time=NOW)
    assert keys(store, words=words) == found


def test_a_snippet_shows_the_words_of_the_report_as_they_stand(store: Store) -> None:
    text = (
        "Elsewhere it was quiet.\n"
        + "Before that " * 30
        + "the Élysée spoke 🙂 of Larmane and Larmane. "
        + "After " * 80
    )
    store.save([report("a", text)], time=NOW)
    (line,) = store.reports(ReportQuery(words="larmane elysee")).items
    assert line.snippet is not None
    start = line.snippet.start
    assert text[start : start + len(line.snippet.text)] == line.snippet.text
    assert [line.snippet.text[left:right] for left, right in line.snippet.marks] == ["Élysée", "Larmane", "Larmane"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "-",
        "a OR b AND",
        "NEAR(a b)",
        "a:b",
        "'; DROP TABLE documents; --",
        "( ) ^ { }",
        "\\ ' & | ! :* <->",
        "\x00 a",
    ],
)
def test_no_query_breaks_the_search(store: Store, words: str) -> None:
    store.save([report("a")], time=NOW)
    store.reports(ReportQuery(words=words))
    assert keys(store) == ["a"]


def test_a_huge_query_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="more than 32"):
        store.reports(ReportQuery(words="word " * 1000))
    with pytest.raises(InputError, match="at least one word"):
        store.reports(ReportQuery(words="-word"))


def test_hostile_texts_are_kept_and_found(store: Store) -> None:
    long_word = "x" * 300_000
    many = " ".join(f"w{number}" for number in range(60_000))
    store.save(
        [report("long", long_word), report("many", many), report("script", "<script>'\"\\ alert</script> end")],
        time=NOW,
    )
    assert keys(store, words="alert") == ["script"]
    assert keys(store, words="w17") == ["many"]
    assert list(store.check()) == []


def test_filters_narrow(store: Store) -> None:
    militia = Actor(id="local-1", name="Lions of the Valley", kind="armed_group")
    readings = [
        report("a", outlet="A", language="en", point=(34.45, 40.92), country="SY"),
        report("b", outlet="B", language="fr", actor=militia, kind="PROTEST", point=(33.3, 44.4), country="IQ"),
        report("c", outlet="A", language="ar", day=date(2021, 10, 1), point=(34.5, 40.9), country="SY"),
    ]
    store.save(readings, time=NOW)
    assert keys(store, outlet="A") == ["c", "a"]
    assert keys(store, outlet="A", language="en") == ["a"]
    assert keys(store, outlet="A", language="fr") == []
    assert keys(store, actor="name:lions of the valley") == ["b"]
    assert keys(store, country="SY", end=date(2021, 9, 20)) == ["a"]
    assert keys(store, start=date(2021, 9, 20)) == ["c"]
    assert keys(store, kind="ASSAULT", words="larmane", language="ar") == ["c"]
    assert keys(store, outlet="nobody") == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "kilometres", "found"),
    [
        (34.45, 40.92, 10, ["abu-kamal"]),
        (34.45, 40.92, 400, ["baghdad", "abu-kamal"]),
        (34.45, 40.92, 334.0, ["abu-kamal"]),
        (34.45, 40.92, 352.0, ["baghdad", "abu-kamal"]),
        (0, 180, 100, ["fiji-side"]),
        (0, -179.9, 100, ["fiji-side"]),
        (89.9, 0, 100, []),
    ],
)
def test_near_is_a_great_circle(
    store: Store, latitude: float, longitude: float, kilometres: float, found: list[str]
) -> None:
    # Abu Kamal to Baghdad: 342 km by the haversine formula
    places = {"abu-kamal": (34.4506, 40.9171), "baghdad": (33.3406, 44.4009), "fiji-side": (0.0, -179.8)}
    store.save([report(key, point=point) for key, point in places.items()], time=NOW)
    near = Circle(latitude=latitude, longitude=longitude, kilometres=kilometres)
    assert keys(store, near=near) == found


def test_facets_count_all_or_what_matches(store: Store) -> None:
    store.save([report(f"r{number}", outlet="A" if number < 3 else "B") for number in range(5)], time=NOW)
    everything = store.facets(ReportQuery())
    assert {facet.value: facet.count for facet in everything.outlets} == {"A": 3, "B": 2}
    assert everything.actors[0].name == "the army"
    some = store.facets(ReportQuery(outlet="B"))
    assert {facet.value: facet.count for facet in some.outlets} == {"B": 2}
    assert (some.counted, some.partial) == (2, False)
    assert store.facets(ReportQuery(outlet="C")).counted == 0


def test_actors_are_listed_by_size_and_found_by_name(store: Store) -> None:
    militia = Actor(id="local-1", name="Lions of the Valley", kind="armed_group")
    store.save([report("a"), report("b"), report("c", actor=militia)], time=NOW)
    page = store.actors(limit=1)
    assert [(actor.id, actor.reports) for actor in page.items] == [("XX/army", 2)]
    assert [actor.id for actor in store.actors(limit=1, cursor=page.next).items] == ["name:lions of the valley"]
    assert [actor.id for actor in store.actors(words="VALLEY lio").items] == ["name:lions of the valley"]
    assert store.actors(words="alley").items == ()
    army = store.actor("XX/army")
    assert army is not None
    assert army.reports == 2
    assert store.actor("none") is None


def test_refusals_are_kept_once_and_listed(store: Store) -> None:
    refusals = [Refusal("empty", origin=f"{number}.txt") for number in range(3)]
    store.save(time=NOW, refusals=refusals)
    store.save(time=LATER, refusals=refusals)
    page = store.refusals(limit=2)
    assert [refusal.origin for refusal in page.items] == ["2.txt", "1.txt"]
    assert [refusal.origin for refusal in store.refusals(limit=2, cursor=page.next).items] == ["0.txt"]


def test_a_failed_batch_leaves_nothing(store: Store) -> None:
    bad = msgspec.structs.replace(report("b").document, outlet=3)
    wrong = msgspec.structs.replace(report("b"), document=bad)
    with pytest.raises(Exception, match=r"."):
        store.save([report("a"), wrong, None], time=NOW, raw=[b"page"])
    assert store.report("a") is None
    assert store.info().raw_bytes == 0


def test_the_queue_holds_what_is_unsure_or_heavy(store: Store) -> None:
    store.save([report("a", confidence=0.2), report("b", killed=50), report("c")], time=NOW)
    found = [(item.target, item.reason) for item in store.queue().items]
    assert found == [("a-e", "low confidence: 0.20"), ("b-e", "high impact: 50 killed")]
    store.save([report("a", confidence=0.9, engine="rawi 1")], time=LATER)
    assert [item.target for item in store.queue().items] == ["b-e"]


def test_a_hostile_outlet_or_title_is_kept(store: Store) -> None:
    reading = report("a", outlet="x\x00' OR 1=1 --", title="\x00<b>'\u202e%_" + "y" * 10_000)
    store.save([reading], time=NOW)
    kept = store.report("a")
    assert kept is not None
    assert kept.document == reading.document
    (line,) = store.reports(ReportQuery()).items
    assert keys(store, outlet=line.outlet) == ["a"]
    assert list(store.check()) == []


def test_two_writers_lose_nothing(address: str) -> None:
    def write(name: str) -> None:
        with open_store(address) as store:
            for number in range(15):
                store.save([report(f"{name}{number}"), report("both", engine=f"rawi {name} {number}")], time=NOW)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ["a", "b"]))
    with open_store(address) as store:
        assert store.info().reports == 31
        assert list(store.check()) == []
