"""Pages of people: login, one's own tokens, users for admins, the audit log."""

from __future__ import annotations

import re

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from rawi.errors import InputError
from rawi.show.web.desk import TheDesk
from rawi.show.web.forms import text_in
from rawi.show.web.paging import PAGE
from rawi.show.web.problems import AnyRequest, Problem, missing
from rawi.show.web.render import page
from rawi.show.web.security.limits import LOGINS
from rawi.show.web.security.passwords import hash_password, password_fits
from rawi.show.web.security.people import RANKS, ThePerson, needs
from rawi.show.web.security.sessions import COOKIE, LOGIN_HOURS, begin_session, hash_key, make_token
from rawi.store.records import User

READERS = [needs("reader")]
ADMINS = [needs("admin")]
_NAME = re.compile(r"[\w.@-]{1,60}")
_LONGEST_PASSWORD = 1000
# a hash of nothing anybody has: an unknown name costs as long as a wrong password
_DECOY = "scrypt$65536$8$2$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@get("/login", sync_to_thread=True, include_in_schema=False)
def show_login(request: AnyRequest, desk: TheDesk) -> Response[str] | Redirect:
    """The form; without a team nobody needs it."""
    return page(request, desk, "login.html") if desk.team else Redirect("/")


@post("/login", sync_to_thread=True, include_in_schema=False)
def log_in(request: AnyRequest, desk: TheDesk) -> Redirect:
    """Begins a session; slow to guess at, by name and by caller."""
    form = request.state.form
    name = text_in(form, "name", longest=200)
    caller = request.client.host if request.client else "unknown"
    wait = max(desk.limits.wait(f"login {caller}", LOGINS), desk.limits.wait(f"login as {name}", LOGINS))
    if wait:
        raise Problem(429, "Too many logins", f"Try again in {wait:.0f} s.", headers={"Retry-After": f"{wait:.0f}"})
    user = desk.store.user(name) if name else None
    password = form.get("password", "")
    fits = password_fits(password if isinstance(password, str) else "", user.secret if user else _DECOY)
    if user is None or not user.active or not fits:
        desk.store.audit(time=desk.time(), person=name[:60] or "nobody", action="login refused", detail=caller)
        raise Problem(403, "Not logged in", "The name or the password is wrong.")
    key = begin_session(desk.store, user, desk.now())
    desk.store.audit(time=desk.time(), person=user.name, action="login", detail=caller)
    answer = Redirect("/", status_code=303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, key, max_age=LOGIN_HOURS * 3600, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


@post("/logout", sync_to_thread=True, include_in_schema=False)
def log_out(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Ends the session."""
    key = request.cookies.get(COOKIE, "")
    if key and person.name and desk.team:
        desk.store.end_session(hash_key(key))
        desk.store.audit(time=desk.time(), person=person.name, action="logout")
    answer = Redirect("/login" if desk.team else "/", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@get("/me", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_me(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Response[str]:
    """Who one is here, one's tokens and password."""
    tokens = desk.store.sessions(person.name, kind="token") if desk.team else ()
    return page(request, desk, "me.html", tokens=tokens, fresh="", address=desk.store.address)


@post("/me/tokens", sync_to_thread=True, guards=READERS, include_in_schema=False)
def add_token(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Response[str]:
    """Makes an API token and shows it once."""
    user = desk.store.user(person.name)
    if not desk.team or user is None:
        raise Problem(400, "No tokens here", "Without --team the API needs no token.")
    form = request.state.form
    days = text_in(form, "days", longest=4)
    if not days.isdecimal() or not 1 <= int(days) <= 366:
        raise Problem(400, "Bad request", "days: from 1 to 366.")
    label = text_in(form, "label", longest=80, required=True)
    fresh = make_token(desk.store, user, label, int(days), desk.now())
    desk.store.audit(time=desk.time(), person=person.name, action="token made", detail=label)
    tokens = desk.store.sessions(person.name, kind="token")
    return page(request, desk, "me.html", tokens=tokens, fresh=fresh, address=desk.store.address)


@post("/me/tokens/end", sync_to_thread=True, guards=READERS, include_in_schema=False)
def end_token(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Forgets a token."""
    key_hash = text_in(request.state.form, "token", longest=100)
    if any(token.key_hash == key_hash for token in desk.store.sessions(person.name, kind="token")):
        desk.store.end_session(key_hash)
        desk.store.audit(time=desk.time(), person=person.name, action="token ended", detail=key_hash[:12])
    return Redirect("/me", status_code=303)


@post("/me/password", sync_to_thread=True, guards=READERS, include_in_schema=False)
def change_password(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Takes a new password, given the old one, and ends all other logins."""
    user = desk.store.user(person.name)
    if not desk.team or user is None:
        raise Problem(400, "No passwords here", "Without --team nobody logs in.")
    form = request.state.form
    old, new = (form.get(name, "") for name in ("old", "new"))
    if not password_fits(old if isinstance(old, str) else "", user.secret):
        raise Problem(403, "Not changed", "The old password is wrong.")
    _set_password(desk, user, new if isinstance(new, str) else "", by=person.name, keep=request.cookies.get(COOKIE, ""))
    return Redirect("/me", status_code=303)


def _set_password(desk: TheDesk, user: User, password: str, *, by: str, keep: str = "") -> None:
    changed = User(
        name=user.name,
        role=user.role,
        secret=hash_password(password),
        active=user.active,
        created=user.created or desk.time(),
    )
    desk.store.save_user(changed)
    _end_sessions(desk, user.name, keep=keep)
    desk.store.audit(time=desk.time(), person=by, action="password set", target=user.name)


def _end_sessions(desk: TheDesk, name: str, *, keep: str = "", kind: str | None = "session") -> None:
    for session in desk.store.sessions(name, kind=kind):
        if not keep or session.key_hash != hash_key(keep):
            desk.store.end_session(session.key_hash)


@get("/people", sync_to_thread=True, guards=ADMINS, include_in_schema=False)
def list_people(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Users, for admins."""
    return page(request, desk, "people.html", users=desk.store.users(), roles=tuple(RANKS))


@post("/people", sync_to_thread=True, guards=ADMINS, include_in_schema=False)
def save_person(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Adds a user, or changes a role, a password or whether they may come in."""
    form = request.state.form
    password = form.get("password", "")
    save_user(
        desk,
        by=person.name,
        name=text_in(form, "name", longest=60, required=True),
        role=text_in(form, "role", longest=20, required=True),
        active=text_in(form, "active", longest=3) != "no",
        password=password if isinstance(password, str) else "",
    )
    return Redirect("/people", status_code=303)


def save_user(desk: TheDesk, *, by: str, name: FromPath[str], role: str, active: bool, password: str) -> User:
    """The user as kept; a new one needs a password, and the last admin stays one."""
    if not _NAME.fullmatch(name):
        raise InputError(f"name {name!r}: letters, digits and . _ @ - only, up to 60")
    if role not in RANKS:
        raise InputError(f"role {role!r}: one of {', '.join(RANKS)}")
    old = desk.store.user(name)
    if old is None and not password:
        raise InputError(f"{name} is new: give a password")
    admins = [user.name for user in desk.store.users() if user.role == "admin" and user.active]
    if admins == [name] and (role != "admin" or not active):
        raise InputError(f"{name} is the only admin: make another one first")
    secret = hash_password(password) if password else old.secret if old else ""
    user = User(name=name, role=role, secret=secret, active=active, created=old.created if old else desk.time())
    desk.store.save_user(user)
    if password or not active:
        _end_sessions(desk, name, kind=None if not active else "session")
    detail = f"role {role}, {'active' if active else 'shut out'}{', new password' if password else ''}"
    desk.store.audit(time=desk.time(), person=by, action="user saved", target=name, detail=detail)
    return user


@get("/audit", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_audit(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Response[str]:
    """The log, the latest line first; in a team only admins read it."""
    if not person.may("admin"):
        raise Problem(403, "Not allowed", "The audit log is for admins.")
    found = desk.store.audit_log(cursor=request.query_params.get("cursor") or None, limit=PAGE)
    pairs = zip(found.items, found.items[1:], strict=False)
    broken = {later.number for later, earlier in pairs if later.previous != earlier.hash}
    return page(request, desk, "audit.html", found=found, broken=broken)


@get("/people/{name:str}", sync_to_thread=True, guards=ADMINS, include_in_schema=False)
def show_person(request: AnyRequest, desk: TheDesk, name: FromPath[str]) -> Response[str]:
    """One user, for admins."""
    user = desk.store.user(name)
    if user is None:
        raise missing("user", name)
    return page(request, desk, "person.html", user=user, roles=tuple(RANKS))


PEOPLE_PAGES = (
    show_login,
    log_in,
    log_out,
    show_me,
    add_token,
    end_token,
    change_password,
    list_people,
    save_person,
    show_person,
    show_audit,
)
