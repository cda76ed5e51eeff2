"""Calls of the API generated from its own description: fitting ones, odd ones and wrong ones."""

import random
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Schema = dict[str, Any]
ODD = (
    "",
    " ",
    "0",
    "-1",
    "null",
    "true",
    "../..",
    "%00",
    "'; --",
    '"',
    "*",
    "\u202e",
    "é" * 300,
    "x" * 6000,
    "{}",
    "1e999",
    "2024-02-30",
)
DATES = ("2024-03-02", "0001-01-01", "9999-12-31", "2024-13-01", "today")
PLACES = ("34,40,300", "34,40", "90,180,1", "nan,0,1", "33,38,36,43", "-90,-180,90,180", "1,1,0,0")


class Call(NamedTuple):
    method: str
    path: str
    params: dict[str, str]
    body: object


def generated_calls(described: Schema, *, count: int, seed: int, known: Mapping[str, str]) -> Iterator[Call]:
    """The same calls for the same seed; `known` holds values that exist, by the name of the parameter."""
    chance = random.Random(seed)
    operations = [
        (path, method, operation)
        for path, methods in sorted(described["paths"].items())
        for method, operation in sorted(methods.items())
    ]
    for number in range(count):
        path, method, operation = operations[number % len(operations)]
        params = {}
        for parameter in operation.get("parameters", ()):
            name = parameter["name"]
            value = _text(name, parameter["schema"], chance, known)
            if parameter["in"] == "path":
                path = path.replace(
                    "{" + name + "}", value.replace("/", "%2F").replace("?", "%3F").replace("#", "%23") or "x"
                )
            elif parameter.get("required") or chance.random() < 0.5:
                params[name] = value
        body = operation.get("requestBody")
        schema = next(iter(body["content"].values()))["schema"] if body else None
        yield Call(method.upper(), path, params, _value(schema, described, chance, known) if schema else None)


def _text(name: str, schema: Schema, chance: random.Random, known: Mapping[str, str]) -> str:
    roll = chance.random()
    if roll < 0.2:
        return chance.choice(ODD)
    if name in known and roll < 0.7:
        return known[name]
    kinds = [schema, *schema.get("oneOf", ()), *schema.get("anyOf", ())]
    if any(kind.get("format") == "date" for kind in kinds):
        return chance.choice(DATES)
    if any(kind.get("type") == "integer" for kind in kinds):
        return str(chance.choice((1, 2, 50, 200, 201, -5, 10**20)))
    if any(kind.get("type") == "boolean" for kind in kinds):
        return chance.choice(("true", "false", "maybe"))
    return chance.choice(PLACES) if name in ("near", "box") else chance.choice(("drone", "ASSAULT", "en", "غارة", "a*"))


def _value(schema: Schema, described: Schema, chance: random.Random, known: Mapping[str, str]) -> object:
    if chance.random() < 0.08:
        return chance.choice((None, [], {}, "", 0, True, "x" * 5000, {"odd": 1}))
    if "$ref" in schema:
        return _value(described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], described, chance, known)
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return _value(chance.choice(schema[several]), described, chance, known)
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", ())
        return {
            name: _value(inner, described, chance, known)
            for name, inner in schema.get("properties", {}).items()
            if name in required or chance.random() < 0.6
        }
    if kind == "array":
        inner = schema.get("items") or {"type": "string"}
        return [_value(inner, described, chance, known) for _ in range(chance.randrange(3))]
    if kind == "string":
        return chance.choice((*ODD, *known.values(), "claim", "accept", "reader", "en1", "a reason"))
    return {"boolean": True, "integer": 3, "null": None}.get(str(kind))
