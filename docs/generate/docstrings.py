"""Fields of a record with their types, defaults and the docstrings that stand below them in the source."""

from __future__ import annotations

import ast
import inspect
from functools import lru_cache
from typing import NamedTuple


class Field(NamedTuple):
    """One field as the source has it."""

    name: str
    type: str
    default: str
    about: str


@lru_cache
def _classes(file: str) -> dict[str, ast.ClassDef]:
    with open(file, encoding="utf-8") as handle:
        tree = ast.parse(handle.read())
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def fields_of(record: type) -> list[Field]:
    """Own and inherited fields, the inherited ones first."""
    found: dict[str, Field] = {}
    for base in reversed(record.__mro__):
        if base.__module__.startswith("rawi."):
            file = inspect.getsourcefile(base)
            assert file is not None
            found |= {field.name: field for field in _own(_classes(file)[base.__name__])}
    return list(found.values())


def _own(node: ast.ClassDef) -> list[Field]:
    found = []
    for statement, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            default = "" if statement.value is None else ast.unparse(statement.value)
            found.append(Field(statement.target.id, ast.unparse(statement.annotation), default, _text(following)))
    return found


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""


def about(thing: object) -> str:
    """The docstring as paragraphs of one line each."""
    return inspect.getdoc(thing) or ""
