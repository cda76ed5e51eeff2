"""`rawi judge`: a person's word on a finding, a link or an incident."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click
import msgspec

from rawi.errors import InputError
from rawi.show.cli.opened_store import opened_store

if TYPE_CHECKING:
    from rawi.store.protocol import Store

_LISTS = {
    "events": "event",
    "claims": "claim",
    "attributions": "attribution",
    "mentions": "mention",
    "actors": "actor",
    "places": "place",
    "times": "time",
    "quantities": "quantity",
}


@click.command()
@click.argument("target", metavar="TARGET")
@click.argument("verdict", type=click.Choice(["accept", "reject", "correct", "split", "merge", "undo"]))
@click.option("--reason", required=True, help="Why, so that others can follow.")
@click.option("--person", default=None, help="Who judges. [default: the name of this system's user]")
@click.option("--report", metavar="ID", help="The report that a finding stands in, or whose membership is judged.")
@click.option("--kind", metavar="KIND", help="What TARGET is, where rawi cannot tell: actor, origin, incident …")
@click.option(
    "--value",
    default="",
    help="correct: what is right (an incident's field=value); merge: the other incident; split: the reports that leave.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the judgement as JSON.")
def judge(
    target: str,
    verdict: str,
    reason: str,
    person: str | None,
    report: str | None,
    kind: str | None,
    value: str,
    as_json: bool,
) -> None:
    """Record a judgement: a new record, never an edit. rawi keeps to it when reports are read and connected again.

    TARGET is the id of a link, an incident, an origin or (with --report) a finding; to undo, that of the judgement.

    \b
    Examples:
      rawi judge 9c1f… reject --report r005 --reason "the verb is about another strike"
      rawi judge 3f0c… merge --value 77ab… --reason "one strike, two datelines"
      rawi judge 3f0c… split --value "r012 r040" --reason "the second night"
      rawi judge 51de… undo --reason "I misread the date" --person Ada
    """
    from rawi.run.adding import now
    from rawi.store.records import Judgement

    with opened_store() as store:
        judgement = Judgement(
            id="",
            time=now(),
            person=person or getpass.getuser(),
            target_kind=kind or ("event" if verdict == "undo" else _kind_of(store, target, verdict, report)),
            target=target,
            verdict=verdict,
            reason=reason,
            document=report,
            value=value,
            undoes=target if verdict == "undo" else None,
        )
        kept = store.judge(judgement)
    if as_json:
        click.echo(msgspec.json.encode(kept).decode())
    else:
        told = f"judgement {kept.id}: {kept.person} {kept.verdict} {kept.target_kind} {kept.target}"
        click.echo(f"{told} (to take it back: rawi judge {kept.id} undo --reason …)")


def _kind_of(store: Store, target: str, verdict: str, report: str | None) -> str:
    """What the target is; raises InputError where the store holds nothing of that id."""
    if store.link(target) is not None:
        return "link"
    if store.incident(target) is not None:
        return "membership" if report is not None and verdict in ("accept", "reject") else "incident"
    stored = store.report(report) if report is not None else None
    if report is not None and stored is None:
        raise InputError(f"--report {report}: the store holds no such report")
    for name, kind in _LISTS.items():
        if stored is not None and any(found.id == target for found in getattr(stored.account, name)):
            return kind
    source = store.source(target)
    if source is not None and source.origin is not None:
        return "origin"
    raise InputError(f"{target}: the store holds nothing of that id to judge; a finding needs --report")
