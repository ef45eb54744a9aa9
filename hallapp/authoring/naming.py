"""What a person calls the lists of a guide and what stands in their entries."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hallapp.guides.content import BY_KEY, SituationEntry
from hallapp.guides.terms import Condition, FeeState, Necessity
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _, mark

LISTS: Final = {
    "materials": mark("申请材料"),
    "fees": mark("收费项目"),
    "steps": mark("办理环节"),
    "specials": mark("特别程序"),
    "situations": mark("情形问题"),
    "questions": mark("常见问题"),
}
"""The lists of a guide in the order of the form."""

_LIMITS: Final = {"limit_amount": mark("所需时限"), "limit_unit": mark("时限单位")}
_FILES: Final = {"blank_file": mark("空白表格文件"), "sample_file": mark("示例样表文件")}
ATTRIBUTES: Final[Mapping[str, Mapping[str, str]]] = {
    "materials": {
        "name": mark("材料名称"),
        "form": mark("材料形式"),
        "copies": mark("份数"),
        "page_format": mark("规格"),
        "necessity": mark("必要性"),
        "source": mark("来源渠道"),
        "source_note": mark("来源渠道说明"),
        "standard": mark("受理标准"),
        "filling_note": mark("填报须知"),
        "blank_form": mark("空白表格"),
        "sample_form": mark("示例样表"),
        "legal_basis": mark("要求提供的依据"),
        "remark": mark("备注"),
        "group": mark("任一项分组"),
        **_FILES,
        "when": mark("适用情形"),
    },
    "fees": {
        "name": mark("收费项目名称"),
        "standard": mark("收费标准"),
        "basis": mark("收费依据"),
        "may_reduce": mark("是否允许减免"),
        "reduction": mark("减免依据"),
        "remark": mark("备注"),
        "state": mark("收费状态"),
        "changed_on": mark("变化日期"),
        "document": mark("文号"),
        "when": mark("适用情形"),
    },
    "steps": {
        "name": mark("环节名称"),
        **_LIMITS,
        "actor": mark("办理人员"),
        "standard": mark("审查标准"),
        "result": mark("环节结果"),
        "counts_in_limit": mark("是否计入办结时限"),
    },
    "specials": {
        "name": mark("特别程序名称"),
        **_LIMITS,
        "basis": mark("法定依据"),
        "charges": mark("是否收费"),
        "fee_basis": mark("收费依据"),
        "counts_in_limit": mark("是否计入办结时限"),
    },
    "situations": {
        "key": mark("问题代号"),
        "ask": mark("问题"),
        "options": mark("选项"),
        "when": mark("适用情形"),
    },
    "questions": {"question": mark("问题"), "answer": mark("解答")},
}
"""Attributes of the entries of each list, in the order of the form."""

_ENUMS: Final[Mapping[str, Mapping[str, Any]]] = {
    "necessity": {each.value: each for each in Necessity},
    "state": {each.value: each for each in FeeState},
    "limit_unit": {each.value: each for each in LimitUnit},
}


def field_label(key: str) -> str:
    """Return what a person calls a field of the guide; the key itself for an unknown one."""
    return BY_KEY[key].label if key in BY_KEY else key


def list_label(part: str) -> str:
    """Return what a person calls a list."""
    return _(LISTS[part])


def attribute_label(part: str, name: str) -> str:
    """Return what a person calls something that stands in an entry of a list."""
    return _(ATTRIBUTES[part][name])


def entry_name(part: str, entry: Any) -> str:
    """Return by which words a person knows an entry of a list."""
    if part == "situations":
        return str(entry.ask)
    if part == "questions":
        return str(entry.question)
    return str(entry.name or (entry.standard if part == "fees" else ""))


def entry_words(part: str, position: int, entry: Any) -> str:
    """Return where an entry is, in a person's words: 申请材料第2项“申请书”."""
    name = entry_name(part, entry).strip()
    text = _("{list}第{position}项“{name}”") if name else _("{list}第{position}项")
    return text.format(list=list_label(part), position=position, name=name)


def value_words(name: str, value: Any, asked: Sequence[SituationEntry] = ()) -> str:
    """Return what stands in an entry as a person reads it; empty for nothing.

    Args:
        name: Of the entry's attribute.
        value: What stands there.
        asked: The guide's questions, which give conditions their words.
    """
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if name == "when":
        return _("；").join(_condition_words(each, asked) for each in value)
    if name == "options":
        return _("；").join(
            _("{words}（{key}）").format(words=each.words, key=each.key) for each in value
        )
    known = _ENUMS.get(name, {}).get(value)
    return str(value) if known is None else str(known.label)


def _condition_words(condition: Condition, asked: Sequence[SituationEntry]) -> str:
    question = next((each for each in asked if each.key == condition.question), None)
    words = {option.key: option.words for option in question.options} if question else {}
    return _("{question} {answers}").format(
        question=question.ask if question else condition.question,
        answers="/".join(words.get(option, option) for option in condition.options),
    )
