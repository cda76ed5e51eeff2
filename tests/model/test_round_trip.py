"""Every type is written and read back the same: msgspec checks types only when it reads."""

from datetime import date
from typing import get_args, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi import model
from rawi.model import Document, Span

TYPES = [
    value
    for name in model.__all__
    if isinstance(value := getattr(model, name), type) and issubclass(value, msgspec.Struct)
]


def values(kind: object) -> st.SearchStrategy[object]:
    """Any value of an annotated type of the model."""
    if kind is Span:
        return st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 9))
    simple: dict[object, st.SearchStrategy[object]] = {
        str: st.text(max_size=5),
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False, width=32),
        bool: st.booleans(),
        date: st.dates(),
        type(None): st.none(),
    }
    if kind in simple:
        return simple[kind]
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return st.lists(values(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inner))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return structs(kind)
    return st.one_of(*map(values, get_args(kind)))


def structs(kind: type[msgspec.Struct]) -> st.SearchStrategy[object]:
    hints = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **{name: values(hint) for name, hint in hints.items()})


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_written_and_read_back(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    assert msgspec.json.decode(msgspec.json.encode(value), type=kind) == value
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=kind) == value


def test_a_document_is_frozen() -> None:
    document = Document(id="d", text="a", language="en")
    with pytest.raises(AttributeError):
        document.text = "b"
