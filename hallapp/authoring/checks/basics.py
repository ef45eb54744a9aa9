"""Rules on what every guide says first: name, type, basis, its place in the catalogue, address."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from hallapp.authoring.checks.reporting import Surroundings, on_field
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.kernel.texts import _, mark

_LIST = mark("国家政务服务事项实施清单要素")
NAME_MISSING = CheckRule(
    "name_missing",
    Severity.ERROR,
    mark("缺事项名称"),
    mark("每份指南要有事项名称。"),
    _LIST,
)
TYPE_MISSING = CheckRule(
    "type_missing",
    Severity.ERROR,
    mark("缺事项类型"),
    mark("每份指南要写明事项类型。"),
    _LIST,
)
BASIS_MISSING = CheckRule(
    "basis_missing",
    Severity.WARNING,
    mark("缺设定依据"),
    mark("办事场所要公示事项的依据。"),
    mark("行政许可法第三十条"),
)
CONDITIONS_MISSING = CheckRule(
    "conditions_missing",
    Severity.WARNING,
    mark("缺受理条件"),
    mark("指南要写明受理条件。"),
    mark("国务院关于在线政务服务的若干规定第六条"),
)
PARENT_UNKNOWN = CheckRule(
    "parent_unknown",
    Severity.ERROR,
    mark("上级事项代码不存在"),
    mark("上级事项代码要是本大厅另一个事项的代码。"),
    _LIST,
)
ADDRESS_UNFIT = CheckRule(
    "address_unfit",
    Severity.ERROR,
    mark("网办地址无法打开"),
    mark("网办地址要以 http:// 或 https:// 开头，中间没有空格。"),
    _LIST,
)
BASIC_RULES = (
    NAME_MISSING,
    TYPE_MISSING,
    BASIS_MISSING,
    CONDITIONS_MISSING,
    PARENT_UNKNOWN,
    ADDRESS_UNFIT,
)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")


def check_basics(content: GuideContent, around: Surroundings) -> Iterator[CheckFinding]:
    """Find what is missing at the head of a guide, and names of things that are not there."""
    if not content.text("name").strip():
        yield on_field(NAME_MISSING, "name", _("没有事项名称。请填写。"))
    if not content.text("item_type"):
        yield on_field(TYPE_MISSING, "item_type", _("没有事项类型。请选择。"))
    if not content.text("legal_basis").strip():
        yield on_field(BASIS_MISSING, "legal_basis", _("没有设定依据，公布后显示“待补充”。"))
    if not content.text("conditions").strip():
        yield on_field(CONDITIONS_MISSING, "conditions", _("没有受理条件，公布后显示“待补充”。"))
    yield from _check_parent(content, around)
    address = content.text("online_url")
    if address and not is_address(address):
        yield on_field(
            ADDRESS_UNFIT,
            "online_url",
            _("网办地址“{address}”无法打开。请从网页上复制完整的地址。").format(
                address=address[:60]
            ),
        )


def is_address(text: str) -> bool:
    """Return whether a browser could open an address; nobody is asked on the network."""
    if any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text)
        _port = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(parts.hostname or ""))


def _check_parent(content: GuideContent, around: Surroundings) -> Iterator[CheckFinding]:
    parent = content.text("parent_code")
    if not parent:
        return
    if parent == around.code:
        words = _("上级事项代码填成了它自己的代码 {code}。").format(code=parent)
        yield on_field(PARENT_UNKNOWN, "parent_code", words)
    elif parent not in around.known_codes:
        words = _("本大厅没有代码为 {code} 的事项。请核对上级事项代码。").format(code=parent)
        yield on_field(PARENT_UNKNOWN, "parent_code", words)
