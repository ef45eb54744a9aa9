"""What is chosen for the number that Enter will give: class, identity, package, company. Pure."""

from dataclasses import dataclass
from uuid import UUID

from hallapp.faces.guide_desk.found import FoundKind, FoundRow
from hallapp.kernel.identity import check_id_number, is_id_number
from hallapp.kernel.texts import _
from hallapp.queueing.terms import PLAIN_WISH, IssueWish, PersonGiven, PriorityRow

BOOKED_CLASS = "YY"
"""Class of booked citizens: check-in gives it, nobody chooses it."""
_DIGITS = 18


@dataclass(frozen=True)
class Wish:
    """What goes with the next number; everything is forgotten when it has been given.

    Attributes:
        row: The row that is chosen.
        priority: Class of the citizen.
        is_named: Whether name and number are asked for.
        name: As on the card.
        id_number: As typed or read.
        package_id: Take the item's package under one number.
        is_escorted: Whether the person at the desk goes along (全程导办).
    """

    row: FoundRow | None = None
    priority: PriorityRow | None = None
    is_named: bool = False
    name: str = ""
    id_number: str = ""
    package_id: UUID | None = None
    is_escorted: bool = False

    @property
    def needs_identity(self) -> bool:
        """Whether the chosen service gives numbers to named people only."""
        service = None if self.row is None else self.row.service
        return service is not None and service.needs_identity

    @property
    def shows_identity(self) -> bool:
        """Whether the fields for name and number are there."""
        return self.is_named or self.needs_identity or bool(self.id_number)


def issue_wish(wish: Wish) -> IssueWish:
    """Return what the queue is asked for.

    Raises:
        IdNumberError: The number's check digit does not fit.
    """
    plain = wish.priority is None and wish.package_id is None and not wish.id_number.strip()
    if plain:
        return PLAIN_WISH
    return IssueWish(
        priority_id=None if wish.priority is None else wish.priority.id,
        person=person_of(wish),
        package_id=wish.package_id,
    )


def person_of(wish: Wish) -> PersonGiven | None:
    """Return who it is, checked; None while nobody gave a number.

    Raises:
        IdNumberError: The number's check digit does not fit.
    """
    if not wish.id_number.strip():
        return None
    return PersonGiven(wish.name.strip(), check_id_number(wish.id_number))


def primary_word(row: FoundRow | None, wish: Wish) -> str:
    """Return what Enter does now."""
    if row is None or row.kind in (FoundKind.ITEM, FoundKind.SERVICE):
        return _("取号并打印") if wish.package_id is None else _("取联办号并打印")
    return {
        FoundKind.TICKET: _("重打小票"),
        FoundKind.MISSED: _("恢复排队"),
        FoundKind.APPOINTMENT: _("签到并打印"),
    }[row.kind]


def primary_reason(row: FoundRow | None, *, is_busy: bool) -> str:
    """Return why Enter does nothing now; empty when it does."""
    if is_busy:
        return _("正在办，请稍等")
    if row is None:
        return _("先找到要办的事")
    if row.kind is FoundKind.ITEM and row.service is None:
        return _("这个事项不用取号")
    return ""


def identity_words(wish: Wish) -> str:
    """Return what is said of the citizen's identity before anything is typed."""
    if wish.row is None:
        return _("选好事项再看要不要身份证")
    if wish.row.kind not in (FoundKind.ITEM, FoundKind.SERVICE):
        return _("不用身份证")
    if wish.needs_identity:
        return _("这个事项要凭身份证取号")
    return _("这个事项取号不用身份证")


def number_words(id_number: str) -> tuple[str, str]:
    """Return what is said of a number as it is typed, and the look of it."""
    typed = "".join(id_number.split()).upper()
    if not typed:
        return _("刷身份证，或照着输入 18 位号码"), "muted"
    if is_id_number(typed):
        return _("号码校验通过"), "accent"
    if len(typed) < _DIGITS:
        return _("还差 {count} 位").format(count=_DIGITS - len(typed)), "muted"
    return _("号码有误，请核对后重输"), "late"


def proof_words(priority: PriorityRow | None) -> str:
    """Return what the desk has to look at for a class."""
    if priority is None or not priority.needs_proof:
        return ""
    return _("请看{name}的证件").format(name=priority.name)
