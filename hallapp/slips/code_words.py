"""What the codes for the citizen say: an address, and the essentials without a network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hallapp.guides.terms import GuideRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _
from hallapp.slips.fact_words import hours_words, sampled
from hallapp.slips.material_words import Wanted

OFFLINE_BYTES = 287
"""What a code of 65 modules holds at error correction M: 0.48 mm a module at 35 mm."""
LONGEST_LINK_BYTES = 213
"""57 modules, 0.54 mm each."""
_LONGEST_NAME, _LONGEST_PLACE, _LONGEST_MATERIAL, _SHORTEST_MATERIAL = 24, 16, 16, 6
_MORE = "…"


@dataclass(frozen=True)
class CitizenCode:
    """A QR code for the citizen.

    Attributes:
        text: What it says.
        caption: What scanning it gives, and whether that needs a network: two short lines.
    """

    text: str
    caption: tuple[str, str]


def citizen_codes(
    guide: GuideRow, hall: HallRow, wanted: Sequence[Wanted]
) -> tuple[CitizenCode, ...]:
    """Return the codes: the official address if there is one, and the essentials."""
    essentials = CitizenCode(offline_text(guide, hall, wanted), (_("存下要点"), _("不用上网")))
    link = guide.online_url
    if not link or _bytes(link) > LONGEST_LINK_BYTES:
        return (essentials,)
    return (CitizenCode(link, (_("看官方网页"), _("要上网"))), essentials)


def offline_text(guide: GuideRow, hall: HallRow, wanted: Sequence[Wanted]) -> str:
    """Return the essentials as plain text that any phone shows without a network.

    Name, version, materials, place, hours and phones, in `OFFLINE_BYTES`: where they are too
    many or too long, names of materials are shortened first, then the last ones left out, and
    the number of materials says so.
    """
    head = [
        _short(guide.item.name, _LONGEST_NAME),
        _("编号{code} 第{version}版").format(
            code=_short(guide.item.code, 20), version=guide.version
        ),
        _("要带{count}样：").format(count=len(wanted)) if wanted else _("材料待补充"),
    ]
    tail = list(_tail(guide, hall))
    room = OFFLINE_BYTES - sum(_bytes(line) + 1 for line in (*head, *tail)) + 1
    return "\n".join([*head, *_materials(wanted, room), *tail])


def _tail(guide: GuideRow, hall: HallRow) -> Iterator[str]:
    hours = hours_words(guide, hall) if guide.hours or hall.opening else ""
    for text, longest in (
        (sampled(guide.place, guide) if guide.place else "", _LONGEST_PLACE),
        (hours, 30),
        (_phone(_("咨询"), guide.consult_phone, guide), 30),
        (_phone(_("监督"), guide.complaint_phone, guide), 30),
    ):
        if text:
            yield _short(text, longest)


def _phone(label: str, phone: str, guide: GuideRow) -> str:
    return f"{label}{sampled(phone, guide)}" if phone else ""


def _materials(wanted: Sequence[Wanted], room: int) -> list[str]:
    """Return as many materials as fit, each on a line, with the longest names that let all fit."""
    names = [_one_line(each) for each in wanted]
    for longest in range(_LONGEST_MATERIAL, _SHORTEST_MATERIAL - 1, -1):
        lines = [f"{n}.{_short(name, longest)}" for n, name in enumerate(names, 1)]
        if sum(_bytes(line) + 1 for line in lines) <= room:
            return lines
    kept: list[str] = []
    lines = [f"{n}.{_short(name, _SHORTEST_MATERIAL)}" for n, name in enumerate(names, 1)]
    room -= _bytes(_MORE) + 1
    for line in lines:
        room -= _bytes(line) + 1
        if room < 0:
            return [*kept, _MORE]
        kept.append(line)
    return kept


def _one_line(wanted: Wanted) -> str:
    if not wanted.members:
        return wanted.name
    return _("或").join(member.name for member in wanted.members)


def _short(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + _MORE


def _bytes(text: str) -> int:
    # Half a character pair cannot be encoded; it is shown as its code point later on.
    return len(text.encode("utf-8", "surrogatepass"))
