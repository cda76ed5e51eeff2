"""Members parted into groups by ties between two of them: union-find (Galler and Fischer 1964), paths halved."""

from __future__ import annotations

from collections.abc import Iterable


class Partition:
    """At first each member stands alone; joining two joins their groups."""

    def __init__(self, members: Iterable[int]) -> None:
        self._leader = {member: member for member in members}

    def find(self, member: int) -> int:
        """The member that stands for the group of this one; raises KeyError for one that is not there."""
        while self._leader[member] != member:
            self._leader[member] = self._leader[self._leader[member]]
            member = self._leader[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Makes one group of the two members' groups."""
        self._leader[self.find(one)] = self.find(other)

    def groups(self) -> list[list[int]]:
        """The groups in order of their first members, each in the order in which the members were given."""
        found: dict[int, list[int]] = {}
        for member in self._leader:
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
