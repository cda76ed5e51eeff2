"""A small collection of invented reports, connected anew each time the documentation is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from docs.generate.markdown import apart, table
from docs.generate.readings import RULES

from rawi.connect.compare import BIAS, REASONS
from rawi.connect.copies import telling
from rawi.connect.grades import grade_rules
from rawi.connect.pipeline import connect
from rawi.connect.weighing import Reason
from rawi.model import Connections, Reading
from rawi.reading import Fields, read_text
from rawi.run.engine import build_tagger
from rawi.understand.pipeline import understand

REPORTS = (
    (
        "wire",
        "en",
        "Reuters",
        "2024-05-14",
        "KASSALA, May 14 (Reuters) - A drone struck a fuel depot outside Kassala on Tuesday, killing at least four workers, the governor's office said.\n"
        "Three tankers were destroyed, a spokesman for the office, Omar Idris, told Reuters.\nThe army denied that it had carried out the strike.",
    ),
    (
        "copy",
        "en",
        "Gazette X",
        "2024-05-15",
        "A drone struck a fuel depot outside Kassala on Tuesday, killing four workers, the governor's office said, according to Reuters.\n"
        "Three tankers were destroyed, a spokesman for the office, Omar Idris, said.",
    ),
    (
        "translation",
        "fr",
        "Radio Y",
        "2024-05-15",
        "Un drone a frappé mardi un dépôt de carburant près de Kassala, tuant au moins quatre ouvriers, a indiqué le bureau du gouverneur.\n"
        "Trois camions-citernes ont été détruits, a déclaré à Reuters un porte-parole du bureau, Omar Idris.\nL'armée a démenti avoir mené la frappe.\nSource : Reuters",
    ),
    (
        "second",
        "ar",
        "صحيفة المدينة",
        "2024-05-15",
        "قال طبيب في مستشفى كسلا إن ستة عمال قتلوا في ضربة بطائرة مسيرة على مستودع للوقود قرب كسلا يوم الثلاثاء.\nوأضاف الطبيب أن عشرة جرحى نقلوا إلى المستشفى.",
    ),
    (
        "other",
        "en",
        "Reuters",
        "2024-06-21",
        "KASSALA, June 21 (Reuters) - Gunmen attacked a market in Kassala on Thursday, wounding two traders, police said.",
    ),
)


@lru_cache(maxsize=1)
def connected() -> tuple[dict[str, Reading], Connections]:
    """The readings by id, and what connects them."""
    readings = {}
    for key, language, outlet, published, text in REPORTS:
        fields = Fields(id=key, language=language, outlet=outlet, published=published)
        document = read_text(text, fields=fields, settings=RULES)
        readings[document.id] = Reading(document=document, account=understand(document, build_tagger(RULES)))
    return readings, connect(list(readings.values()))


def reports_block() -> str:
    """The texts."""
    return table(
        ("report", "outlet", "date", "text"),
        [(key, apart(outlet), published, apart(text)) for key, _, outlet, published, text in REPORTS],
    )


def links_block() -> str:
    """Links with their strongest reasons."""
    _, found = connected()
    rows = [
        (
            link.left,
            link.right,
            link.kind,
            link.direction.replace("_", " "),
            link.ground,
            f"{link.score:.2f}",
            "; ".join(f"{reason.name} {reason.value:g}" for reason in link.reasons[:3]),
            "; ".join(sorted({change for pair in link.pairs for change in pair.changes})),
        )
        for link in found.links
    ]
    head = ("left", "right", "kind", "direction", "ground", "score", "strongest reasons", "changes")
    return table(head, rows)


def incidents_block() -> str:
    """Incidents with their versions of the toll, their origins and grade."""
    _, found = connected()
    rows = []
    for incident in found.incidents:
        names = {origin.id: origin.name for origin in incident.origins}
        versions = [
            f"{version.field} {version.value} ({', '.join(apart(names.get(key, key)) for key in version.origins) or 'nobody known'})"
            for version in incident.versions
            if version.field in ("killed", "injured", "vehicles")
        ]
        rows.append(
            (
                ", ".join(incident.reports),
                incident.kind,
                f"{incident.start or '?'} to {incident.end or '?'}",
                incident.place or "",
                "<br>".join(versions),
                ", ".join(apart(origin.name) for origin in incident.origins),
                incident.grade.name if incident.grade else "",
            )
        )
    return table(("reports", "kind", "days", "place", "versions of tolls", "origins", "grade"), rows)


def reasons_block() -> str:
    """What speaks for and against one incident, with its weight."""
    return _weights("log-odds at full value", REASONS, BIAS)


def copies_block() -> str:
    """What speaks for and against shared text within an incident, with its weight."""
    return _weights("log-odds for each unit", telling.REASONS, telling.BIAS)


def _weights(unit: str, reasons: Sequence[Reason], bias: float) -> str:
    rows = [(reason.name, f"{reason.weight:+.2f}") for reason in reasons]
    return table(("reason", f"weight ({unit})"), [*rows, ("to begin with", f"{bias:+.2f}")])


def grades_block() -> str:
    """The table of grades that rawi ships, in order."""
    rows = []
    for rule in grade_rules():
        names = ("accepted", "denied", "perpetrators", "origins", "neutral", "withdrawn")
        held = {name: getattr(rule, name) for name in names if getattr(rule, name) is not None}
        conditions = ", ".join(f"{name} = {str(value).lower()}" for name, value in held.items())
        rows.append((rule.grade, rule.reason, conditions or "(none: always holds)"))
    return table(("grade", "reason", "conditions"), rows)
