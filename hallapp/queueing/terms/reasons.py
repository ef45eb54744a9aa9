"""Why one ticket is called before another: the codes kept with a call, and their sentences."""

from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.texts import _


class PickReason(Enum):
    """Why a ticket was called before the one that would have been next (先叫的原因)."""

    ONLY = "only"
    EARLIER = "earlier"
    HELD = "held"
    CLASS = "class"
    APPOINTMENT = "appointment"
    PRIORITISED = "prioritised"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    NEXT_STEP = "next_step"
    READMITTED = "readmitted"
    OTHER_LATE = "other_late"
    OTHER_SLOT = "other_slot"
    WINDOW = "window"
    RESERVED = "reserved"
    CHOSEN = "chosen"
    PLACE = "place"


# The public is told that there is a rule, never whom it favours.
_NOT_FOR_THE_PUBLIC = frozenset(
    {PickReason.CLASS, PickReason.APPOINTMENT, PickReason.PRIORITISED, PickReason.CHOSEN}
)


@dataclass(frozen=True)
class Why:
    """The reason of one pick, small enough to be kept with the call.

    Attributes:
        minutes: How much earlier, how much head start or how much waited already; 0 for none.
    """

    reason: PickReason
    minutes: int = 0

    def spelled(self) -> str:
        """Return it as it is stored, such as `class:30`."""
        return f"{self.reason.value}:{self.minutes}"

    @classmethod
    def read(cls, spelled: str) -> "Why":
        """Return what was stored; an unknown code of a newer program says only the place."""
        code, _colon, minutes = spelled.partition(":")
        known = {each.value: each for each in PickReason}
        return cls(known.get(code, PickReason.PLACE), int(minutes) if minutes.isdigit() else 0)


@dataclass(frozen=True)
class Told:
    """What a sentence about a pick names.

    Attributes:
        other: Label of the one that would have been next; empty when nobody else waited.
        class_name: The class of the one picked; empty for none.
        words: Why somebody put it there, in that person's words; empty for an ordinary entry.
    """

    label: str
    other: str
    class_name: str = ""
    words: str = ""


def sentence(why: Why, told: Told) -> str:
    """Return the one plain sentence for the clerk: which before which, and because of what."""
    if why.reason is PickReason.CHOSEN:
        return _chosen(told)
    if not told.other:
        return _("这时只有 {label} 在等").format(label=told.label)
    because = _because(why, told)
    return _("{label} 先于 {other}，因为{because}").format(
        label=told.label, other=told.other, because=because
    )


def public_sentence(why: Why, told: Told) -> str:
    """Return the sentence for everybody; it names no class, no appointment and no person."""
    if why.reason not in _NOT_FOR_THE_PUBLIC:
        return sentence(why, Told(told.label, told.other))
    return _("{label} 按大厅公布的叫号规则先叫").format(label=told.label)


def _chosen(told: Told) -> str:
    if not told.other:
        return _("{label} 由窗口指定叫号，原因已记入越序报表").format(label=told.label)
    return _("{label} 由窗口指定叫号，越过 {other}，原因已记入越序报表").format(
        label=told.label, other=told.other
    )


def _because(why: Why, told: Told) -> str:
    if why.reason is PickReason.EARLIER:
        return (
            _("取号早 {minutes} 分钟").format(minutes=why.minutes) if why.minutes else _("取号在先")
        )
    if why.reason is PickReason.CLASS:
        name = told.class_name or _("优先类别")
        return _("{name}优先 {minutes} 分钟").format(name=name, minutes=why.minutes)
    if why.reason is PickReason.PRIORITISED:
        return _("大厅安排优先 {minutes} 分钟（{words}）").format(
            minutes=why.minutes, words=told.words or _("原因见越序报表")
        )
    texts = {
        PickReason.HELD: _("挂起或暂离已结束，回到原来的位置"),
        PickReason.APPOINTMENT: _("按预约时段排队"),
        PickReason.TRANSFERRED: _("转来之前已等了 {minutes} 分钟"),
        PickReason.RETURNED: _("在别的窗口办完后按约定回来"),
        PickReason.NEXT_STEP: _("联办的上一步已办完，此前已等了 {minutes} 分钟"),
        PickReason.READMITTED: _("过号后返回，按过号规则排到这里"),
        PickReason.OTHER_LATE: _("{other} 过号后返回，按过号规则排在后面"),
        PickReason.OTHER_SLOT: _("{other} 的预约时段在后"),
        PickReason.WINDOW: _("本窗口优先叫这项业务，相当于早到 {minutes} 分钟"),
        PickReason.RESERVED: _("指定由本窗口办理"),
    }
    text = texts.get(why.reason, _("按大厅叫号规则排在前面"))
    return text.format(minutes=why.minutes, other=told.other)
