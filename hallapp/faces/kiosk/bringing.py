"""What a citizen brings, as entries to tick: one material, or a group of which one is enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hallapp.faces.kiosk.guide_facts import bring_words
from hallapp.guides.terms import MaterialRow
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class Entry:
    """One thing to bring (任一项 is one thing).

    Attributes:
        members: The material; of a group each of which is enough, in the guide's order.
    """

    members: tuple[MaterialRow, ...]

    @property
    def is_group(self) -> bool:
        """Whether any one of several is enough."""
        return len(self.members) > 1

    @property
    def name(self) -> str:
        """What it is called in a list."""
        if self.is_group:
            return _("以下任一项（{group}）").format(group=self.members[0].group)
        return self.members[0].name

    @property
    def short_name(self) -> str:
        """What it is called where its members are not listed."""
        return self.members[0].group if self.is_group else self.members[0].name


def entries_of(materials: Iterable[MaterialRow]) -> tuple[Entry, ...]:
    """Return what to bring; a group stands where its first member does."""
    found: dict[tuple[str, int], list[MaterialRow]] = {}
    for place, material in enumerate(materials):
        key = (material.group, -1) if material.group else ("", place)
        found.setdefault(key, []).append(material)
    return tuple(Entry(tuple(members)) for members in found.values())


def member_words(member: MaterialRow) -> str:
    """Return one of a group with how it is brought, on one line."""
    how = bring_words(member)
    return _("{name}（{how}）").format(name=member.name, how=how) if how else member.name


def bring_heading(entries: Sequence[Entry]) -> str:
    """Return how much is to be brought."""
    count = len(entries)
    return _("要带 {count} 样材料").format(count=count) if count else _("要带的材料")
