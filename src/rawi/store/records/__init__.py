"""What only a store knows: how records are asked for, listed, judged and traced."""

from rawi.store.records.asking import Box, Circle, IncidentQuery, Page, ReportQuery
from rawi.store.records.judging import TARGETS, VERDICTS, Change, Judgement
from rawi.store.records.listing import (
    ActorLine,
    Facet,
    Facets,
    IncidentLine,
    QueueItem,
    ReportLine,
    Snippet,
    SourceLine,
    StoredRefusal,
)
from rawi.store.records.people import ROLES, AuditEntry, Session, User
from rawi.store.records.whole import Fault, Info, Kept, StoredIncident, StoredReport, StoredSource

__all__ = [
    "ROLES",
    "TARGETS",
    "VERDICTS",
    "ActorLine",
    "AuditEntry",
    "Box",
    "Change",
    "Circle",
    "Facet",
    "Facets",
    "Fault",
    "IncidentLine",
    "IncidentQuery",
    "Info",
    "Judgement",
    "Kept",
    "Page",
    "QueueItem",
    "ReportLine",
    "ReportQuery",
    "Session",
    "Snippet",
    "SourceLine",
    "StoredIncident",
    "StoredRefusal",
    "StoredReport",
    "StoredSource",
    "User",
]
