"""A small store with something of everything."""

from rawi.errors import Refusal
from rawi.store.protocol import Store
from rawi.store.records import Judgement, User
from tests.store.samples import LATER, NOW, incident, link, report

READINGS = [report(f"r{number}", confidence=0.3 if number == 2 else 0.9) for number in range(5)]


def fill_with_everything(store: Store) -> None:
    """Five reports, one read by two engines; two incidents that a person merged; three judgements; a user."""
    store.save(READINGS, time=NOW, raw=[b"\x00\xff page"], refusals=[Refusal("empty", origin="x", detail="y")])
    store.save([report("r1", engine="rawi 1", kind="PROTEST")], time=LATER)
    happened = [
        incident("i1", READINGS[:2]),
        incident("i2", READINGS[2:], grade="contested", origin="sana", drift=True),
    ]
    store.save_connections([link("l1", READINGS[0], READINGS[1], score=0.5)], happened, time=LATER)
    store.judge(_judgement("incident", "i1", "merge", value="i2"))
    store.judge(_judgement("link", "l1", "accept"))
    store.judge(_judgement("event", "r2-e", "reject", document="r2"))
    store.save_user(User(name="Ada", role="admin", secret="hash"))


def _judgement(kind: str, target: str, verdict: str, **more: object) -> Judgement:
    values = {"id": "", "time": NOW, "person": "Ada", "reason": "seen", **more}
    return Judgement(target_kind=kind, target=target, verdict=verdict, **values)
