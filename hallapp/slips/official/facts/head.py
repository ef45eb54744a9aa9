"""What every paper of a case bears, and what several of them say."""

from dataclasses import dataclass
from datetime import date, datetime

from hallapp.hall.terms import HallRow


@dataclass(frozen=True, kw_only=True)
class PaperHead:
    """What every paper of a case bears.

    Attributes:
        hall: The hall that prints it; a demo hall marks its papers.
        issuer: Who signs and seals it: the agency, or the hall itself.
        document_number: 文号 as it is to be printed, 平政审受〔2026〕12号; empty leaves a blank.
        case_number: 受理编号; with the query code it is all that the QR code holds.
        query_code: 查询码.
        applicant: Name in full on papers for the applicant, masked elsewhere.
        item: Name of the service item.
        dated_on: The day that stands under it (成文日期).
        printed_at: Moment of printing, aware.
        window: Number of the window; may be empty.
        window_phone: 咨询电话; empty prints 待补充.
        supervision_phone: 监督电话; empty prints 待补充.
        law: The item's own basis, a line each; empty prints 待补充.
        is_licence: Whether 行政许可法 rules it; only then its articles are printed.
        clerk: Whoever handles it, printed beside the line to sign; may be empty.
        copies: How many are made out (一式几份).
        reprint: 0 when printed for the first time, 1 for the first reprint (补打), and so on.
    """

    hall: HallRow
    issuer: str
    case_number: str
    query_code: str
    applicant: str
    item: str
    dated_on: date
    printed_at: datetime
    document_number: str = ""
    window: str = ""
    window_phone: str = ""
    supervision_phone: str = ""
    law: tuple[str, ...] = ()
    is_licence: bool = False
    clerk: str = ""
    copies: int = 1
    reprint: int = 0


@dataclass(frozen=True)
class PaperMaterial:
    """A material in a list.

    Attributes:
        form: 原件, 复印件, 电子件; may be empty.
        copies: How many; None when not said.
        remark: What is missing or wrong, or any other word.
    """

    name: str
    form: str = ""
    copies: int | None = None
    remark: str = ""


@dataclass(frozen=True)
class Rights:
    """Where a refusal can be fought (行政复议法 20, 行政诉讼法 46).

    Attributes:
        review_agency: 行政复议机关; empty leaves a blank to write in.
        court: 人民法院; likewise.
    """

    review_agency: str = ""
    court: str = ""


@dataclass(frozen=True, kw_only=True)
class DueFacts:
    """By when a case is decided.

    Attributes:
        due_on: 办结期限.
        is_provisional: A year in it has no holiday notice yet (暂定).
        promised: The promised limit in words; empty when there is none.
        statutory: The law's limit in words; empty prints 待补充.
        counts_days: Whether the day of acceptance is said not to count; False for 当场 and hours.
    """

    due_on: date
    is_provisional: bool = False
    promised: str = ""
    statutory: str = ""
    counts_days: bool = True
