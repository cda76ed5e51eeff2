"""The shapes that date expressions take, over the letters of `lexer`; earlier shapes win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.understand.times.lexer import Word


class Expression(NamedTuple):
    """A stretch of words that dates something, and the shape it has."""

    shape: str
    words: tuple[Word, ...]


_MONTH = r"M(?:[/(]?M\)?)?"
_YEAR = r"(?:[,o]?U?Y)"
_DAY = r"[Dd]"
_LEAD = r"(?:q?[lc]?[PJB]\.?|q?C?[DNd]O(?:~?z)?(?:o[PJ])?|q?C?QO?(?:~?z)?|q?C[DNd](?:&N)?(?:~?z)?o?[PJ]?|q?d~?o?[PJ])[oalyc,]*"
_TAIL = r"(?:[,]?[oalq]*(?:c?[PJ]|CdP?|[DN]O[DN]?(?:oP)?(?:~?z)?|C?QO?(?:~?z)?))"
_DAY_MONTH = rf"{_DAY}(?:[o/]?{_MONTH}(?:[/,o]?U?Y)?|o?M\.Y?)R?"
_MONTH_DAY = r"M\.?l?D(?:,?Y)?"
_WEEK = r"[yRc]?W(?:R|(?=[^R])|$)"
_CORE = (
    rf"(?:[yc]?W(?:[al]*P)?[,]?[(ly]*{_DAY}[o/]?{_MONTH}(?:[/,o]?U?Y)?\)?R?|[yc]?W[,(]*{_MONTH_DAY}\)?|y?{_DAY_MONTH}|{_MONTH_DAY}"
    rf"|[,y]?{_DAY}o?H(?:[o,]?(?:h|Y))?|Ho?h|H|{_MONTH}{_YEAR}|M\.Y?|M[,]?oU?R?U?R|RM|{_MONTH}R?|W,?I|y?I|[yc]*TW?|yT|[yRc]?WR?|l?S{_YEAR}|l?SR|RS|lS|cS|F[,o]?Y?)"
)
_SHAPES = (
    # l'année, the night of one day to the next
    ("nights", rf"l?J[ob,laty]*(?:{_DAY}(?:[o/]?{_MONTH})?)(?:[&ato-]+l?){_DAY_MONTH}"),
    ("nights", r"l?J[obly,a]*W(?:[&at-]+l?)?W(?:R)?"),
    ("nights", rf"l?J~?b?{_DAY}(?:[&at-]+l?){_DAY_MONTH}"),
    (
        "range",
        rf"b?l?(?:{_DAY_MONTH}|{_MONTH_DAY}|{_DAY}|{_MONTH}{_YEAR}|M\.?)(?:[&tao-]l?)(?:y?{_DAY_MONTH}|{_MONTH_DAY}|(?<=b)BM)",
    ),
    ("list", rf"(?:D,)+D&{_DAY_MONTH}"),
    ("range", rf"bl?(?:{_MONTH}{_YEAR}?|U?Y)(?:[&tao-]l?)(?:{_MONTH}{_YEAR}?|Y)"),
    ("range", r"Ml?[D][&t-]+D(?:,?Y)?"),
    ("clocks", rf"b[DNQ]O?[&t]+[DNQ]O?(?:[aly]*{_CORE})"),
    ("edge", r"l?Bo?[lcR]*[UR]R?(?:oU?R?U?R)?|cBoU|l?B[lo]*cU|l?B[ol]*U?Y|l?B[ol]*S"),
    ("both", rf"(?:W[,]?)?{_DAY_MONTH}~?[(/-]?(?:~-?)?{_DAY}o?Hh~?\)?|(?:W[,]?)?{_DAY}Hh~?[-/(]{_DAY_MONTH}~?\)?"),
    ("monthday", r"y?[Dd]oUR"),
    ("decade", r"l?E|l?e[DNY]"),
    ("main", rf"(?:{_LEAD})?(?:{_LEAD})?{_CORE}{_TAIL}?{_TAIL}?"),
    ("neighbour", r"l?V(?:[al]*[PJ])?|PV"),
    ("ago", r"Aq?[NDndl]?[UO]R?|AK|q?[NDn][UO]g|An?[Uy]"),
    ("later", r"q?[NDnl][UO]R?L|UL|Zq?(?:[NDn][UO]|K|U|y)"),
    ("week", r"RR?U|l?URR?|cU(?!V)|l?RU|l?U[NDn]R|Ul?R|l?RnU|lR[NDn]U|l?U"),
    ("night", r"cq?[lo]*J|cq?[lo]*P|RJ|lJR|i|j|q?[al]?J[al]*q?[PJQ]|[lc]J|J"),
    ("part", r"B[al]+P|q?[lc]?P[al]*(?:q?(?:[DN]O[DN]?|Q)(?:~?z)?)|q[lc]?P|[lc]P|P"),
    (
        "clock",
        r"q?C?[DN]O[DN]?(?:oP)?(?:~?z)?|q?C?QO?(?:~?z)?|q?d~?o?P|q?C(?:N|D|d)(?:&N)?(?:[oaly]*[PJ])?(?:[oaly]*[TW]+)?(?:~?z)?",
    ),
    ("year", r"U?Y"),
)
_ANY = re.compile("|".join(f"(?P<{name}{number}>{shape})" for number, (name, shape) in enumerate(_SHAPES)))


def find_expressions(words: Sequence[Word]) -> Iterator[Expression]:
    """Every stretch that has one of the shapes, from left to right, none inside another."""
    letters = "".join(word.symbol for word in words)
    for match in _ANY.finditer(letters):
        shape = (match.lastgroup or "").rstrip("0123456789")
        yield Expression(shape, tuple(words[match.start() : match.end()]))
