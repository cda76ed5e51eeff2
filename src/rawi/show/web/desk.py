"""What every request needs at hand: the store, who may come in, work in the background."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from litestar.di import NamedDependency

from rawi.run.connecting import Connector
from rawi.settings import Settings
from rawi.show.web.jobs import Jobs
from rawi.show.web.security.limits import Limits
from rawi.show.web.security.sessions import stamp
from rawi.store.protocol import Store

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


def _utc_now() -> datetime:
    return datetime.now(UTC)


def operator_name() -> str:
    """The user of this computer, in whose name judgements are kept where nobody logs in."""
    try:
        return getpass.getuser() or "local"
    except (KeyError, OSError, ImportError):  # no such user, as in some containers; ImportError is Windows' word for it
        return "local"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One workbench: a store with its settings; `team` asks for logins, without it there is one local person."""

    store: Store
    settings: Settings = field(default_factory=Settings)
    team: bool = False
    operator: str = field(default_factory=operator_name)
    hosts: frozenset[str] | None = LOOPBACK
    """Names under which it answers; None is any. Against pages elsewhere that point a name of theirs at this machine."""
    limited: bool = False
    """Callers are held to a rate; on in team mode."""
    limits: Limits = field(default_factory=Limits)
    jobs: Jobs = field(default_factory=Jobs)
    connector: Connector = field(default_factory=Connector)
    """Used by jobs alone, which run one after another."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    clock: Callable[[], datetime] = _utc_now

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.clock()

    def time(self) -> str:
        """The moment as records write it."""
        return stamp(self.clock())


TheDesk = NamedDependency[Desk]
"""The desk, as handlers ask for it."""
