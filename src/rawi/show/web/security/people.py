"""The person behind a request and what their role lets them do."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from rawi.show.web.problems import Problem

RANKS = {"reader": 1, "reviewer": 2, "admin": 3}
"""Each role may do what the ones before it may."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks; an empty name is nobody known."""

    name: str = ""
    role: str = ""
    csrf: str = ""
    """What the forms shown to this person must bring back."""

    def may(self, role: str) -> bool:
        """The person's role is that one or a higher one."""
        return RANKS.get(self.role, 0) >= RANKS[role]


NOBODY = Person()
ThePerson = NamedDependency[Person]
"""The person, as handlers ask for them."""


def person_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Person:
    """The person that the gate recognised; nobody where it did not come by."""
    found = connection.scope.get("state", {}).get("person", NOBODY)
    return found if isinstance(found, Person) else NOBODY


def needs(role: str) -> Guard:
    """A guard that lets pass who has the role; others are asked to log in or refused."""

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        person = person_of(connection)
        if person.may(role):
            return
        if not person.name:
            raise Problem(401, "Log in first", "This needs a login.")
        raise Problem(403, "Not allowed", f"This needs the role {role}; {person.name} is {person.role}.")

    return guard
