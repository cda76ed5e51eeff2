"""Calls about people: who I am, users, the audit log, the store."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import JSONBody

from rawi.show.web.api.parameters import Cursor, Limit
from rawi.show.web.desk import TheDesk
from rawi.show.web.pages.people import save_user
from rawi.show.web.security.people import ThePerson, needs
from rawi.store.records import AuditEntry, Info, Page, User

READERS = [needs("reader")]
ADMINS = [needs("admin")]


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A user without the secret."""

    name: str
    role: str
    active: bool = True
    created: str = ""


class NewPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user to add or change; an empty password leaves the old one."""

    name: Annotated[str, msgspec.Meta(max_length=60)]
    role: Annotated[str, msgspec.Meta(max_length=20)]
    active: bool = True
    password: Annotated[str, msgspec.Meta(max_length=1000)] = ""


def _line(user: User) -> PersonLine:
    return PersonLine(name=user.name, role=user.role, active=user.active, created=user.created)


@get("/me", sync_to_thread=False, guards=READERS, tags=["people"])
def show_me(person: ThePerson) -> PersonLine:
    """Who asks."""
    return PersonLine(name=person.name, role=person.role)


@get("/people", sync_to_thread=True, guards=ADMINS, tags=["people"])
def list_people(desk: TheDesk) -> tuple[PersonLine, ...]:
    """All users, for admins."""
    return tuple(map(_line, desk.store.users()))


@post("/people", sync_to_thread=True, guards=ADMINS, tags=["people"])
def save_person(desk: TheDesk, person: ThePerson, data: JSONBody[NewPerson]) -> PersonLine:
    """Adds a user or changes one, for admins."""
    user = save_user(desk, by=person.name, name=data.name, role=data.role, active=data.active, password=data.password)
    return _line(user)


@get("/audit", sync_to_thread=True, guards=ADMINS, tags=["people"])
def list_audit(desk: TheDesk, cursor: Cursor = None, limit: Limit = 50) -> Page[AuditEntry]:
    """The hash-chained log, the latest line first, for admins."""
    return desk.store.audit_log(cursor=cursor, limit=limit)


@get("/info", sync_to_thread=True, guards=READERS, tags=["store"])
def show_info(desk: TheDesk) -> Info:
    """What the store holds; counts everything, so it may take a second."""
    return desk.store.info()


PEOPLE = (show_me, list_people, save_person, list_audit, show_info)
