from tests.pins import pin
from tests.understand.neural.fakes import reader


def test_a_cue_brings_its_source_and_its_content() -> None:
    text, spans = pin("[the army|who] [said|cue] [that rebels struck the town .|what]")
    (frames,) = reader().read([text])
    (attribution,) = frames.attributions
    assert (attribution.cue, attribution.source) == (spans["cue"], spans["who"])
    assert attribution.content == (spans["what"],)
    assert attribution.parent is None


def test_a_trigger_brings_its_roles() -> None:
    text, spans = pin("the army said that [rebels|who] [struck|trigger] the town .")
    (frames,) = reader().read([text])
    (event,) = frames.events
    assert (event.trigger, event.actor, event.target) == (spans["trigger"], spans["who"], None)
    assert event.kind == "ASSAULT"


def test_an_inner_attribution_knows_the_outer_one() -> None:
    (frames,) = reader().read(["the army said that rebels said that the town struck ."])
    assert [frame.parent for frame in frames.attributions] == [None, 0]


def test_texts_come_back_in_their_order_and_empty_ones_find_nothing() -> None:
    texts = ["the army said that town .", "", "rebels struck the town . " * 3]
    frames = reader().read(texts)
    assert [len(f.attributions) for f in frames] == [1, 0, 0]
    assert [len(f.events) for f in frames] == [0, 0, 3]


def test_a_long_text_is_read_once_through_its_windows() -> None:
    text = "the rebels struck town . " * 400
    (frames,) = reader().read([text])
    assert len(frames.events) == 400
    assert len({event.trigger for event in frames.events}) == 400


def test_the_parent_is_found_across_windows() -> None:
    filler = "the town . " * 60
    text = filler * 2 + "the army said that rebels said that the town . " + filler * 4
    (frames,) = reader().read([text])
    assert [frame.parent for frame in frames.attributions] == [None, 0]


def test_polnear_tags_are_flat() -> None:
    text, spans = pin("the army [said|cue] that town .")
    assert reader().tag_polnear([text]) == [[("cue", spans["cue"].start, spans["cue"].end)]]
