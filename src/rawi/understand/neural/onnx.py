"""The shipped model on onnxruntime: three graphs, loaded once."""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from msgspec import Struct

from rawi.errors import BrokenPackage
from rawi.understand.neural.decode import DoneScores, Leanings, SaidScores
from rawi.understand.neural.paths import Floats, Integers


class Card(Struct, frozen=True, kw_only=True):
    """What is written beside the graphs: `reader.json`."""

    name: str
    content_moves: list[list[float]]
    flat_moves: list[list[float]]
    leanings: Leanings = Leanings()


def weights_folder() -> Traversable:
    """The folder of shipped models."""
    return files("rawi") / "weights" / "reader"


def read_card(folder: Traversable) -> Card:
    """The model's card of numbers; raises BrokenPackage where no model, or a damaged one, is installed."""
    try:
        return msgspec.json.decode((folder / "reader.json").read_bytes(), type=Card)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise BrokenPackage(f"the reader model in {folder} is missing or damaged ({error}); reinstall rawi") from error


class OnnxEngine:
    """Runs the exported graphs."""

    def __init__(self, folder: Traversable, *, threads: int) -> None:
        card = read_card(folder)
        self.name = card.name
        self.content_moves: Floats = np.array(card.content_moves, dtype=np.float32)
        self.flat_moves: Floats = np.array(card.flat_moves, dtype=np.float32)
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._said = _session(folder / "said.onnx", 1)
        self._done = _session(folder / "done.onnx", 1)

    def encode(self, ids: npt.NDArray[np.int64], mask: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """States and the three layers of tag scores."""
        states, cues, triggers, flat = self._encoder.run(None, {"ids": ids, "mask": mask})
        return states, cues, triggers, flat

    def said(self, states: Floats, first: Integers, last: Integers) -> SaidScores:
        """The frames of cues."""
        given = {"states": states, "first": first, "last": last}
        source, content, parent, facts = self._said.run(None, given)
        return SaidScores(source=source, content=content, parent=parent, facts=facts)

    def done(self, states: Floats, first: Integers, last: Integers) -> DoneScores:
        """The frames of triggers."""
        roles, facts = self._done.run(None, {"states": states, "first": first, "last": last})
        return DoneScores(roles=roles, facts=facts)


def _session(graph: Traversable, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    with as_file(graph) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
