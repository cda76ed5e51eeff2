"""`rawi serve`: the workbench on a store."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from rawi.errors import UserError
from rawi.settings import Settings
from rawi.show.cli.opened_store import opened_store
from rawi.show.cli.options import reading_options, settings_with

if TYPE_CHECKING:
    from rawi.show.web.desk import Desk
    from rawi.store.protocol import Store

_HERE = ("localhost", "127.0.0.1", "::1")
# the web server and the database are imported where they are used: the other commands start without them


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--team", is_flag=True, help="People log in; roles reader, reviewer, admin.")
@click.option("--admin", metavar="NAME", help="With --team: make this admin first, or set a new password for them.")
@click.option(
    "--public-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Host name under which it answers too, as behind a proxy; may be given several times.",
)
@reading_options
def serve(
    host: str,
    port: int,
    team: bool,
    admin: str | None,
    names: tuple[str, ...],
    **options: object,
) -> None:
    """Serve the workbench: search, incidents, review, adding, and an HTTP API at /api/v1.

    Without --team it serves one person on this computer without a login, and listens on this computer only. With
    --team people log in; put it behind a proxy that speaks https. The API is described at /schema/openapi.json.

    \b
    Examples:
      rawi serve
      rawi --store sqlite:///case.db serve --port 8080
      rawi --store postgresql://desk@db/rawi serve --team --admin amal --host 0.0.0.0 --public-name rawi.example.org
    """
    if not team and host not in _HERE:
        raise click.UsageError(f"--host {host} lets others in: give --team, so that they log in")
    if admin and not team:
        raise click.UsageError("--admin goes with --team")
    settings = settings_with(**options)
    with opened_store(create=True) as store:
        if team:
            _need_admin(store, admin)
        _run(_desk(store, settings, team=team, host=host, names=names), host, port)


def _desk(store: Store, settings: Settings, *, team: bool, host: str, names: tuple[str, ...]) -> Desk:
    """Names are held to where the server answers on this computer, and where they are given."""
    from rawi.show.web.desk import LOOPBACK, Desk

    anywhere = host in ("0.0.0.0", "::") and not names
    hosts = None if anywhere else frozenset({host, *LOOPBACK, *names})
    return Desk(store=store, settings=settings, team=team, hosts=hosts, limited=team)


def _need_admin(store: Store, name: str | None) -> None:
    """Somebody must be able to let others in; the password is asked for, or taken from RAWI_ADMIN_PASSWORD."""
    from rawi.show.web.security.passwords import hash_password
    from rawi.show.web.security.sessions import stamp
    from rawi.store.records import User

    if name is None:
        if not any(user.role == "admin" and user.active for user in store.users()):
            raise UserError("serve --team: the store has no admin yet; add --admin NAME to make the first")
        return
    password = os.environ.get("RAWI_ADMIN_PASSWORD") or click.prompt(
        f"Password for {name}", hide_input=True, confirmation_prompt=True
    )
    now = stamp(datetime.now(UTC))
    store.save_user(User(name=name, role="admin", secret=hash_password(password), created=now))
    store.audit(time=now, person=name, action="admin made at the server", target=name)


def _run(desk: Desk, host: str, port: int) -> None:
    """Listens until it is interrupted; says where once it does."""
    import uvicorn

    from rawi.show.web.app import build_app

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise UserError(f"serve: cannot listen on {host}, port {port}: {error.strerror}; give --port") from error
    shown = f"[{host}]" if ":" in host else host
    with listener:
        click.echo(f"rawi serves {desk.store.address} at http://{shown}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
        server = uvicorn.Server(uvicorn.Config(build_app(desk), log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):  # that is how it ends; uvicorn has closed everything by then
            server.run(sockets=[listener])
