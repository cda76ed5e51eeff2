"""The few pieces that every drawing is made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

INK = "#1c1b1a"
QUIET = "#57534c"
LINE = "#b9b3a8"
LAND = "#efece4"
SEA = "#dfe8ee"
ACCENT = "#0b5394"
WARN = "#a02c2c"
DIRECTIONS = dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)), "")


def text_of(value: str, *, longest: int = 60) -> str:
    """Words that are safe inside a drawing: escaped, on one line, without direction overrides, cut with an ellipsis."""
    plain = " ".join("".join(DIRECTIONS.get(char, char) for char in value if char.isprintable() or char == " ").split())
    return escape(plain if len(plain) <= longest else plain[: longest - 1] + "…")


def picture(width: float, height: float, title: str, parts: Iterable[str], *, box: str = "") -> Markup:
    """A whole drawing with its title for screen readers; it scales down to the width it is given.

    `box` says which degrees a map shows, as west,south,east,north. A drawing with links is a group, since what is
    inside an image cannot be reached.
    """
    body = "".join(parts)
    role = "group" if "<a " in body else "img"
    frame = f' data-box="{box}"' if box else ""
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="{role}"{frame} aria-label="{text_of(title, longest=300)}" '
        f'font-family="system-ui, Noto Sans Arabic, sans-serif" font-size="11" style="max-width:100%;height:auto"><title>{text_of(title, longest=300)}</title>{body}</svg>'
    )


def words(
    x: float,
    y: float,
    value: str,
    *,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    longest: int = 60,
    size: float = 11,
) -> str:
    """A line of text."""
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-size="{size:g}"{weight} unicode-bidi="plaintext">{text_of(value, longest=longest)}</text>'


def titled(body: str, title: str, *, link: str | None = None) -> str:
    """Marks that tell what they are when pointed at; with a link, marks that lead somewhere."""
    group = f"<g><title>{text_of(title, longest=300)}</title>{body}</g>"
    return (
        f'<a href="{escape(link, quote=True)}">{group}</a>'
        if link
        and (link.startswith(("#", "http://", "https://")) or (link.startswith("/") and not link.startswith("//")))
        else group
    )
