from pathlib import Path

import pytest

from rawi.errors import BrokenPackage
from rawi.understand.neural import NeuralReader, load_reader
from rawi.understand.neural.onnx import read_card
from tests.pins import pin


@pytest.fixture(scope="module")
def shipped() -> NeuralReader:
    return load_reader()


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BrokenPackage, match="reinstall"):
        read_card(tmp_path)


@pytest.mark.parametrize(
    "marked",
    [
        "[The army|who] said [that rebels had shelled the village of Gossi on Monday|what].",
        "[Le ministère de la Défense|who] a déclaré [que trois soldats avaient été tués lundi près de Gossi|what].",
        "وقالت [وزارة الدفاع|who] [إن ثلاثة جنود قتلوا يوم الاثنين قرب المدينة|what].",
    ],
)
def test_who_says_what_in_three_languages(shipped: NeuralReader, marked: str) -> None:
    text, spans = pin(marked)
    (frames,) = shipped.read([text])
    assert [(frame.source, frame.content) for frame in frames.attributions] == [(spans["who"], (spans["what"],))]


def test_the_same_text_reads_the_same_alone_and_in_company(shipped: NeuralReader) -> None:
    text = "Drones struck a convoy near Gossi on Monday, a security source told AFP."
    others = ["Rien à signaler.", text, "قتل ثلاثة جنود."]
    alone, company = shipped.read([text])[0], shipped.read(others)[1]
    assert [event.trigger for event in alone.events] == [event.trigger for event in company.events]
    assert [one.source for one in alone.attributions] == [one.source for one in company.attributions]


def test_every_span_lies_in_its_text(shipped: NeuralReader) -> None:
    text = "🛩️ عاجل | «قصف» — L’armée dément. " * 90
    (frames,) = shipped.read([text])
    spans = [span for frame in frames.attributions for span in (*frame.content, frame.cue, frame.source) if span]
    spans += [event.trigger for event in frames.events]
    assert spans
    assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
