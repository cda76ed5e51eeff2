"""Pages as HTML: one frame for all, every value escaped, direction tricks made visible."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import MediaType, Response
from markupsafe import Markup, escape

from rawi import __version__
from rawi.model import Reading, Span
from rawi.show import words
from rawi.show.account_page import LAYERS, direction
from rawi.show.dossier import counts, reasons, report_name, when, where
from rawi.show.web.desk import Desk
from rawi.show.web.paging import with_query
from rawi.show.web.problems import AnyRequest
from rawi.show.web.security.people import person_of
from rawi.show.web.views.differences import differences

_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Characters that turn the reading direction: shown by their names, so that no report can disguise its words."""
_DROPPED = dict.fromkeys(map(ord, _CONTROLS))
_LAYOUT_STYLE = ' style="max-width:100%;height:auto"'


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates with every value escaped and no name undefined."""
    found = Environment(
        loader=PackageLoader("rawi.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        words=words,
        layers=LAYERS,
        direction=direction,
        quoted=_quoted,
        counts=counts,
        reasons=reasons,
        report_name=report_name,
        when=when,
        where=where,
        with_query=with_query,
        differences=differences,
        version=__version__,
        static_mark=_static_mark(),
    )
    found.filters.update(
        cut=cut, visible=visible, plainly=plainly, drawing=drawing, web=is_web_address, day_before=day_before
    )
    return found


def page(request: AnyRequest, desk: Desk, template: str, *, status: int = 200, **context: object) -> Response[str]:
    """The page as an answer."""
    return Response(content=render(request, desk, template, **context), status_code=status, media_type=MediaType.HTML)


def render(request: AnyRequest, desk: Desk, template: str, **context: object) -> str:
    """The page as HTML."""
    return (
        environment()
        .get_template(template)
        .render(person=person_of(request), team=desk.team, path=request.url.path, **context)
    )


def cut(value: str, longest: int = 160) -> str:
    """One line of at most so many characters, without direction overrides."""
    line = " ".join(value[: 4 * longest].translate(_DROPPED).split())
    return line if len(line) <= longest and len(value) <= 4 * longest else line[: longest - 1].rstrip() + "…"


def visible(value: str) -> Markup:
    """Words of a report, with each direction override as a sign with its name."""
    if not any(control in value for control in _CONTROLS):
        return escape(value)
    return Markup("").join(
        Markup('<span class="control" title="a character that turns the direction">{}</span>').format(_CONTROLS[char])
        if char in _CONTROLS
        else char
        for char in value
    )


def plainly(value: str) -> str:
    """A machine's word as people write it."""
    return value.replace("_", " ")


def drawing(svg: Markup) -> Markup:
    """A drawing without its inline style, which the pages' policy forbids; the stylesheet does the same."""
    return Markup(svg.replace(_LAYOUT_STYLE, "", 1))


def day_before(day: date) -> date:
    """The last day of an interval whose end is not in it."""
    return day - timedelta(days=1)


def is_web_address(value: str | None) -> bool:
    """Fit to be a link."""
    return bool(value) and str(value).startswith(("http://", "https://"))


def _quoted(reading: Reading, *spans: Span | None) -> str:
    return words.quote(reading.document, tuple(span for span in spans if span is not None))


def _static_mark() -> str:
    """A short hash of the static files: a new version of them is fetched anew."""
    digest = blake2b(digest_size=5)
    for file in sorted((files("rawi.show.web") / "static").iterdir(), key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()
