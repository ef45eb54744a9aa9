"""One record of the file becomes an item, or refusals that say what to change (逐行检查)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hallapp.guides.importing.plan import (
    COLUMNS,
    ImportItem,
    LineVerdict,
    Note,
    PlanLine,
    column_label,
)
from hallapp.guides.rules import exceeds_law, is_charged, parted
from hallapp.guides.terms import HandlingType, ItemType, Origin
from hallapp.hall.limits import Limit, LimitUnit, LimitUnknownError, parse_limit
from hallapp.kernel.sheets.separated import Record
from hallapp.kernel.texts import _

_LONGEST = dict.fromkeys(COLUMNS, 4000) | {
    "name": 200, "department": 120, "item_type": 20, "handling_type": 20,
    "statutory_days": 20, "promised_days": 20, "fee": 1000, "fee_basis": 1000,
}  # fmt: skip
_MANY_LINES = frozenset({"legal_basis", "fee", "fee_basis", "materials", "source"})
_REPLACED = "\ufffd"
# The words are those of the law and the files, whatever language the screen shows.
_ITEM_TYPES = {
    "行政许可": ItemType.LICENCE,
    "行政确认": ItemType.CONFIRMATION,
    "行政给付": ItemType.BENEFIT,
    "行政奖励": ItemType.AWARD,
    "行政裁决": ItemType.ADJUDICATION,
    "其他行政权力": ItemType.OTHER_POWER,
    "公共服务": ItemType.PUBLIC_SERVICE,
}
_HANDLING_TYPES = {"即办件": HandlingType.INSTANT, "承诺件": HandlingType.PROMISED}
_ORIGINS = re.compile(r"\s*\[(type|handling):(stated|assigned)\]\s*$")
_CATCH_ALL = re.compile(
    r"^(其他|其它)|(其他|其它|有关|相关|规定的)(的)?(申请|证明)?(材料|资料|证件|文件|手续)"
)


class _Line:
    """The fields of one record while it is checked."""

    def __init__(self, record: Record, columns: Sequence[str]) -> None:
        self.number = record.line
        self.refusals: list[Note] = []
        self.warnings: list[Note] = []
        self.fields = dict.fromkeys(COLUMNS, "")
        if len(record.fields) != len(columns):
            self.refuse("guides.line_columns", wanted=len(columns), found=len(record.fields))
        for column, field in zip(columns, record.fields, strict=False):
            self.fields[column] = self._cleaned(column, field)

    def refuse(self, code: str, **facts: Any) -> None:
        """Say why this line cannot be imported."""
        self.refusals.append(Note(code, facts))

    def warn(self, code: str, **facts: Any) -> None:
        """Say what should be looked at."""
        self.warnings.append(Note(code, facts))

    def _cleaned(self, column: str, field: str) -> str:
        """Return a field without what is invisible; what cannot be kept is refused."""
        text = field.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text.isprintable():
            text = self._printable(column, text)
        if len(text) > _LONGEST[column]:
            self.refuse(
                "guides.line_too_long",
                column=column_label(column), found=len(text), limit=_LONGEST[column],
            )  # fmt: skip
        if _REPLACED in text:
            self.refuse(
                "guides.line_garbled",
                column=column_label(column), position=text.index(_REPLACED) + 1,
            )  # fmt: skip
        return text

    def _printable(self, column: str, text: str) -> str:
        kept: list[str] = []
        for position, character in enumerate(text, start=1):
            category = unicodedata.category(character)
            if category == "Cc" and not (character == "\n" and column in _MANY_LINES):
                self.refuse(
                    "guides.line_control",
                    column=column_label(column), position=position,
                    code_point=f"U+{ord(character):04X}",
                )  # fmt: skip
                return text
            # Zero-width signs come along with text copied from web pages; two names that look
            # the same would be two items.
            if category != "Cf":
                kept.append(character)
        if len(kept) < len(text):
            self.warn("guides.note_invisible", column=column_label(column))
        return "".join(kept).strip()


def check(record: Record, columns: Sequence[str]) -> PlanLine:
    """Return what one record is: an item (as if it were new), or why it is refused."""
    line = _Line(record, columns)
    item = _item(line)
    fields = line.fields
    if item is None or line.refusals:
        return PlanLine(
            line.number, fields["name"], fields["department"], LineVerdict.REFUSED,
            refusals=tuple(line.refusals),
        )  # fmt: skip
    _look_over(line, item)
    return PlanLine(
        line.number, item.name, item.department, LineVerdict.NEW, item,
        warnings=tuple(line.warnings),
    )  # fmt: skip


def _item(line: _Line) -> ImportItem | None:
    fields = line.fields
    for column in ("name", "department", "item_type"):
        if not fields[column]:
            line.refuse("guides.line_missing", column=column_label(column))
    item_type = _ITEM_TYPES.get(fields["item_type"])
    if item_type is None and fields["item_type"]:
        line.refuse(
            "guides.line_item_type", value=fields["item_type"][:30], known=_("、").join(_ITEM_TYPES)
        )
    handling_type = _HANDLING_TYPES.get(fields["handling_type"])
    if handling_type is None and fields["handling_type"]:
        line.refuse(
            "guides.line_handling_type",
            value=fields["handling_type"][:30], known=_("、").join(_HANDLING_TYPES),
        )  # fmt: skip
    statutory, promised = _limit(line, "statutory_days"), _limit(line, "promised_days")
    if item_type is None:
        return None
    sources, origins = _source(fields["source"])
    return ImportItem(
        name=fields["name"],
        department=fields["department"],
        item_type=item_type,
        item_type_origin=origins.get("type", Origin.ASSIGNED),
        handling_type=handling_type,
        handling_type_origin=origins.get("handling", Origin.ASSIGNED),
        legal_basis=fields["legal_basis"],
        statutory=statutory,
        promised=promised,
        fee_text=fields["fee"],
        fee_basis=fields["fee_basis"],
        materials=parted(fields["materials"]),
        sources=sources,
    )


def _limit(line: _Line, column: str) -> Limit | None:
    try:
        return parse_limit(line.fields[column])
    except LimitUnknownError:
        line.refuse(
            "guides.line_limit", column=column_label(column), value=line.fields[column][:30]
        )
        return None


def _source(text: str) -> tuple[str, Mapping[str, Origin]]:
    """Take the marks `[type:…][handling:…]` from the end of a source."""
    origins: dict[str, Origin] = {}
    while found := _ORIGINS.search(text):
        origins.setdefault(found[1], Origin(found[2]))
        text = text[: found.start()]
    return text, origins


def _look_over(line: _Line, item: ImportItem) -> None:
    """Warn of what an imported item still lacks, and of what looks wrong."""
    lacking = {
        "legal_basis": not item.legal_basis,
        "statutory_days": item.statutory is None and item.promised is None,
        "handling_type": item.handling_type is None,
        "fee": is_charged(item.fee_text) is None,
        "materials": not item.materials,
        "source": not item.sources,
    }
    if any(lacking.values()):
        columns = _("、").join(column_label(column) for column, lacks in lacking.items() if lacks)
        line.warn("guides.note_to_complete", columns=columns)
    if not item.materials:
        line.warn("guides.note_not_at_kiosk")
    if item.promised and item.statutory and exceeds_law(item.promised, item.statutory):
        line.warn(
            "guides.note_promise_above_law",
            promised=item.promised.text, statutory=item.statutory.text,
        )  # fmt: skip
    if (
        item.promised
        and item.promised.unit is LimitUnit.ON_THE_SPOT
        and item.handling_type is HandlingType.PROMISED
    ):
        line.warn("guides.note_on_the_spot")
    _look_over_materials(line, item.materials)


def _look_over_materials(line: _Line, materials: Sequence[str]) -> None:
    for position, material in enumerate(materials):
        if _CATCH_ALL.search(material):
            line.warn("guides.note_catch_all", material=material)
        if material in materials[:position]:
            line.warn("guides.note_repeated_material", material=material)


def refuse_duplicates(lines: Sequence[PlanLine]) -> list[PlanLine]:
    """Refuse every line whose name another line of the same department bears too.

    Nobody can say which of them is meant, so none is taken.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in lines:
        if line.name:
            places[line.department, line.name].append(line.line)
    return [
        _once(line, places[line.department, line.name]) if line.name else line for line in lines
    ]


def _once(line: PlanLine, places: Sequence[int]) -> PlanLine:
    others = [place for place in places if place != line.line]
    if not others:
        return line
    note = Note(
        "guides.line_duplicate",
        {
            "name": line.name,
            "department": line.department,
            "lines": _("、").join(map(str, others[:20])),
        },
    )
    return PlanLine(
        line.line, line.name, line.department, LineVerdict.REFUSED,
        refusals=(*line.refusals, note),
    )  # fmt: skip
