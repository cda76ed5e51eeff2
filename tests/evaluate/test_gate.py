from pathlib import Path

import msgspec
import pytest

from rawi.errors import InputError
from rawi.evaluate.gate import Figures, Floors, run_gate, shortfalls


def test_a_fall_and_a_missing_figure_are_told() -> None:
    assert shortfalls({"rules fr": {"times": 80.0}}, {"rules fr": {"times": 81.0, "dated": 1.0}}) == [
        "rules fr times: 80.0, its floor is 81.0",
        "rules fr dated: missing, its floor is 1.0",
    ]
    assert shortfalls({"rules fr": {"times": 81.0}}, {"rules fr": {"times": 81.0}}) == []


def test_another_processor_may_take_a_point_from_the_model_alone() -> None:
    assert shortfalls({"model fr": {"content": 80.0}}, {"model fr": {"content": 81.0}}) == []
    assert shortfalls({"model fr": {"content": 79.0}}, {"model fr": {"content": 81.0}})
    assert shortfalls({"rules fr": {"content": 80.0}}, {"rules fr": {"content": 81.0}})


def gate(root: Path, figures: Figures, *, update: bool = False) -> list[str]:
    return run_gate(root, lambda _: figures, update=update)


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    (tmp_path / "quality").mkdir()
    file = tmp_path / "quality" / "floors.json"
    file.write_bytes(msgspec.json.encode(Floors(floors={"rules": {"times": 50.0}})))
    assert gate(tmp_path, {"rules": {"times": 60.0, "dated": 5.0}}, update=True) == []
    assert gate(tmp_path, {"rules": {"times": 59.0, "dated": 5.0}}, update=True) == [
        "rules times: 59.0, its floor is 60.0"
    ]
    assert msgspec.json.decode(file.read_bytes(), type=Floors).floors == {"rules": {"times": 60.0, "dated": 5.0}}


def test_no_floors_no_gate(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="floors"):
        gate(tmp_path, {})


def test_corroboration_by_the_model_is_measured_and_not_pinned(tmp_path: Path) -> None:
    file = tmp_path / "quality" / "floors.json"
    file.parent.mkdir()
    file.write_text('{"floors": {}}')
    figures = {f"connect {engine}": {"clusters": 90.0, "corroborated_recall": 50.0} for engine in ("rules", "model")}
    assert run_gate(tmp_path, lambda root: figures, update=True) == []
    floors = msgspec.json.decode(file.read_bytes(), type=Floors).floors
    assert floors == {"connect rules": figures["connect rules"], "connect model": {"clusters": 90.0}}
