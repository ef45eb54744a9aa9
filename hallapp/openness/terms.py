"""Words of openness: rows of the standard catalogue, public papers, readings, distribution."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class OpenWay(Enum):
    """How something is made public (公开方式)."""

    ACTIVE = "active"
    ON_REQUEST = "on_request"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {OpenWay.ACTIVE: _("主动公开"), OpenWay.ON_REQUEST: _("依申请公开")}[self]


class PaperKind(Enum):
    """What a public paper is (公开文件类别)."""

    NORMATIVE = "normative"
    INTERPRETATION = "interpretation"
    NOTICE = "notice"
    GAZETTE = "gazette"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PaperKind.NORMATIVE: _("规范性文件"),
            PaperKind.INTERPRETATION: _("政策解读"),
            PaperKind.NOTICE: _("公告公示"),
            PaperKind.GAZETTE: _("政府公报"),
            PaperKind.OTHER: _("其他文件"),
        }[self]


class ReadingKind(Enum):
    """What was read at a public reading point (公共查阅点)."""

    CATALOGUE = "catalogue"
    PAPER = "paper"


@dataclass(frozen=True)
class OpennessRow:
    """One row of the standard catalogue of openness (基层政务公开标准目录).

    Attributes:
        field: 公开领域.
        first, second, third: 一级、二级、三级事项; the last may be empty.
        content: 公开内容（要素）.
        basis: 公开依据.
        time_limit: 公开时限 in words.
        publisher: 公开主体.
        channels: 公开渠道和载体.
        audience: 公开对象: 全社会 or a named group.
        level: 公开层级: 县级, 乡级.
        closed_reason: Why it is not open; empty when it is (公开为常态、不公开为例外).
    """

    id: UUID
    position: int
    field: str
    first: str
    second: str
    third: str
    content: str
    basis: str
    time_limit: str
    publisher: str
    channels: tuple[str, ...]
    audience: str
    way: OpenWay
    level: str
    closed_reason: str = ""


@dataclass(frozen=True)
class PaperRow:
    """A public paper that can be read at the kiosk.

    Attributes:
        number: 文号, empty when it has none.
        is_in_force: False once it was repealed.
        interprets: The paper it interprets, None when it interprets none.
        file_id: The kept file; None when only words are kept.
        words: The text itself where there is no file, or a summary.
    """

    id: UUID
    kind: PaperKind
    title: str
    number: str
    issuer: str
    issued_on: date
    published_on: date | None
    is_in_force: bool
    interprets: UUID | None
    file_id: UUID | None
    words: str


@dataclass(frozen=True)
class ReadingCountRow:
    """How often something was read in a span of days (查阅量)."""

    kind: ReadingKind
    title: str
    count: int


@dataclass(frozen=True)
class DistributionRow:
    """Printed slips that were laid out somewhere (指南单投放)."""

    id: UUID
    on: date
    what: str
    place: str
    copies: int
    person: str
    made_at: datetime


@dataclass(frozen=True)
class AnnualFigureRow:
    """A figure of a year that a person entered, because the hall cannot count it (手工填报).

    Attributes:
        code: Of the indicator.
        value: The number; 1 and 0 for yes and no.
        note: Where it comes from; may be empty.
        person: Who entered it; empty where nobody signed in.
        entered_at: When, UTC.
    """

    year: int
    code: str
    value: Decimal
    note: str
    person: str
    entered_at: datetime
