from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.show.drawings import Edge, Moment, Node, Reach, Spot, draw_graph, draw_map, draw_timeline

HOSTILE = '</svg><script>alert(1)</script>\u202e" onload="x'


def parsed(picture: str) -> ElementTree.Element:
    root = ElementTree.fromstring(picture)
    assert root.tag.endswith("svg")
    assert not [
        node
        for node in root.iter()
        if node.tag.endswith("script") or any(name.startswith("on") for name in node.attrib)
    ]
    return root


def count(root: ElementTree.Element, tag: str) -> int:
    return sum(node.tag.endswith(tag) for node in root.iter())


def test_a_map_shows_land_and_uncertainty() -> None:
    spots = [
        Spot(latitude=34.45, longitude=40.92, label="Abu Kamal", radius_km=15, strong=True),
        Spot(latitude=35.3, longitude=40.1, label="south-east", radius_km=60, bearing=135, spread=90),
    ]
    root = parsed(draw_map(spots))
    assert count(root, "polygon") >= 3
    assert count(root, "}path") == 2  # the sector, and the scale


def test_an_empty_map_is_still_a_map() -> None:
    assert count(parsed(draw_map([])), "polygon") > 20


def test_reports_on_one_day_are_stacked() -> None:
    day, month = date(2021, 9, 14), date(2021, 9, 1)
    moments = [Moment(start=day, end=date(2021, 9, 15), label=str(number)) for number in range(3)]
    moments.append(Moment(start=month, end=date(2021, 10, 1), label="some day of the month", kind="copy"))
    root = parsed(draw_timeline(moments, [Reach(day=day, low=3, high=None, label="killed")]))
    heights = [node.attrib["cy"] for node in root.iter() if node.tag.endswith("circle") and node.attrib["r"] == "5"]
    assert len(set(heights)) >= 3


def test_undated_reports_are_said() -> None:
    assert "No report has a date" in draw_timeline([])


def test_copies_stand_right_of_what_they_copy_and_cycles_end() -> None:
    nodes = [Node(id="o", label="Observatory", kind="origin"), Node(id="a", label="A"), Node(id="b", label="B")]
    edges = [
        Edge(source="o", target="a"),
        Edge(source="a", target="b", kind="translation"),
        Edge(source="b", target="a", kind="cites"),
        Edge(source="b", target="gone"),
    ]
    root = parsed(draw_graph(nodes, edges))
    boxes = [float(node.attrib["x"]) for node in root.iter() if node.tag.endswith("rect")]
    assert boxes == sorted(boxes)
    assert count(root, "}path") == 3


@given(st.text(max_size=30))
def test_hostile_words_stay_words(label: str) -> None:
    for value in (label, HOSTILE):
        parsed(draw_graph([Node(id="o", label=value, detail=value, link="javascript:alert(1)")], []))
        parsed(draw_map([Spot(latitude=1, longitude=1, label=value)]))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_only_plain_links(link: str) -> None:
    assert "javascript" not in draw_graph([Node(id="o", label="x", link=link)], [])
    assert "data:" not in draw_graph([Node(id="o", label="x", link=link)], [])
