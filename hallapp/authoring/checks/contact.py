"""Rules on telephone numbers: one to ask, another one to complain (咨询、监督投诉电话)."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_field
from hallapp.authoring.checks.vocabulary import BRACKETED, PHONE, PHONE_PARTS
from hallapp.authoring.naming import field_label
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.kernel.texts import _, mark

_PLACES = mark("北京市、河南省优化营商环境条例")
_CHECKER = mark("政务服务事项要素校验规则")
CONSULT_PHONE_MISSING = CheckRule(
    "consult_phone_missing",
    Severity.ERROR,
    mark("缺咨询电话"),
    mark("指南要写明咨询电话。"),
    _PLACES,
)
COMPLAINT_PHONE_MISSING = CheckRule(
    "complaint_phone_missing",
    Severity.ERROR,
    mark("缺监督投诉电话"),
    mark("指南要写明监督投诉电话。"),
    _PLACES,
)
PHONES_EQUAL = CheckRule(
    "phones_equal",
    Severity.WARNING,
    mark("咨询和投诉是同一个电话"),
    mark("监督投诉电话一般不同于咨询电话。"),
    _CHECKER,
)
PHONE_WITHOUT_AREA = CheckRule(
    "phone_without_area",
    Severity.WARNING,
    mark("电话没有区号"),
    mark("固定电话要带区号，外地群众才打得通。"),
    _CHECKER,
)
CONTACT_RULES = (
    CONSULT_PHONE_MISSING,
    COMPLAINT_PHONE_MISSING,
    PHONES_EQUAL,
    PHONE_WITHOUT_AREA,
)


def check_contact(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find missing numbers, the same number twice, and numbers that only neighbours can dial."""
    consult = content.text("consult_phone").strip()
    complaint = content.text("complaint_phone").strip()
    if not consult:
        yield on_field(CONSULT_PHONE_MISSING, "consult_phone", _("没有咨询电话。请填写。"))
    if not complaint:
        words = _("没有监督投诉电话。请填写。")
        yield on_field(COMPLAINT_PHONE_MISSING, "complaint_phone", words)
    if consult and _digits(consult) == _digits(complaint):
        words = _("咨询电话和监督投诉电话都是 {phone}。").format(phone=consult)
        yield on_field(PHONES_EQUAL, "complaint_phone", words)
    for key, said in (("consult_phone", consult), ("complaint_phone", complaint)):
        if said and not is_dialled_anywhere(said):
            words = _("{label}“{phone}”没有区号，外地打不通。").format(
                label=field_label(key), phone=said
            )
            yield on_field(PHONE_WITHOUT_AREA, key, words)


def is_dialled_anywhere(said: str) -> bool:
    """Return whether the first number of a telephone field reaches the hall from anywhere."""
    first = PHONE_PARTS.split(BRACKETED.sub("", said))[0].strip()
    return PHONE.fullmatch(first) is not None


def _digits(said: str) -> str:
    return "".join(sign for sign in said if sign.isdecimal())
