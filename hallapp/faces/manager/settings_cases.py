"""The chapter of cases (办件): lights, office hours, limits by type of item, papers, remedies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from typing_extensions import override

from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS, OFFICE_HOURS
from hallapp.cases.flow.policy import (
    DEEMED_TYPES,
    DELIVERY_LIMIT,
    LICENCE_DELIVERY,
    LICENCE_RECEIPT,
    RECEIPT_LIMIT,
    SUPPLEMENT_RULE,
    TypeLimits,
)
from hallapp.cases.papers.policy import PAPER_PREFIX, REVIEW_AGENCIES
from hallapp.faces.manager.settings_cases_fields import (
    HoursField,
    LimitField,
    PrefixField,
    TypesField,
)
from hallapp.faces.manager.settings_cases_pairs import put_side_by_side
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import Field, NumberField, SwitchField, TextField
from hallapp.faces.manager.settings_plain import Part, PlainChapter
from hallapp.faces.manager.settings_times import long_weekdays
from hallapp.faces.parts.words import words
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.office_hours import OfficeWeek
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_LIGHTS = ("yellow_working_days", "yellow_percent")
_WEEK = tuple(f"hours_{number}" for number in range(1, 8))
_MAKE_UP = "hours_make_up"
_REVIEW = ("review_agency", "court")
_LOW_BELOW_PX = 420
_EXAMPLE_DAYS = 10
_WHOLE = 100


class CasesChapter(PlainChapter):
    """Keeps what clocks obey, and brings the clocks that run in step with it."""

    @override
    def show_low(self, height_px: int) -> None:
        """Leave the foot's room to what is wrong, where there is little of it."""
        super().show_low(height_px)
        is_low = height_px < _LOW_BELOW_PX
        self.form.reason.show_hint("" if is_low else _("会记入操作记录"))

    @override
    def _keep(
        self,
        services: SettingsServices,
        request: Request,
        changes: Mapping[str, Any],
        reason: str,
    ) -> None:
        super()._keep(services, request, changes, reason)
        if not changes.keys().isdisjoint((*_LIGHTS, *_WEEK, _MAKE_UP)):
            # Also when another try has already kept the setting: only this one ends it.
            services.calendar().thresholds_changed(Request(request.actor))


def cases_chapter() -> CasesChapter:
    """Return 办件: what cases, their clocks and their papers obey in this hall."""
    week = _week_fields()
    receipts = _limits("receipt", _("受理期限"), LICENCE_RECEIPT)
    deliveries = _limits("delivery", _("送达期限"), LICENCE_DELIVERY)
    shown: list[Field | str] = [_("预警（黄灯）"), *_light_fields()]
    shown += [_("办公时间"), *week]
    shown += [_("受理期限：收件以后多久决定受理不受理"), *receipts.values()]
    shown += [_("送达期限：作出决定以后多久送到"), *deliveries.values()]
    shown += [_("逾期没有告知"), _deemed_field(receipts)]
    shown += [_("补正"), *_supplement_fields()]
    shown += [_("文书"), PrefixField("prefix", _("文号前缀")), *_review_fields()]
    explains = _("办件的灯、期限和文书照这里。已经走着的期限不变，灯和办公时间马上重算。")
    made = CasesChapter(_("办件"), explains, _parts(), shown, _yellow)
    how = _("写成 09:00-12:00 13:30-17:00，不办公就空着。按小时的期限和当场办结照它算。")
    made.form.put_above(week[0], words(how, "small", wrap=True))
    for fields in (week, *(tuple(each.values())[1:] for each in (receipts, deliveries))):
        put_side_by_side(made.form, fields)
    return made


# How settings fill the fields


def _parts() -> tuple[Part, ...]:
    return (
        Part(LIGHT_THRESHOLDS, _LIGHTS, is_row=True),
        _WeekPart(OFFICE_HOURS, (*_WEEK, _MAKE_UP), is_row=True),
        _LimitsPart(RECEIPT_LIMIT, _names("receipt"), is_row=True),
        _LimitsPart(DELIVERY_LIMIT, _names("delivery"), is_row=True),
        Part(DEEMED_TYPES, ("deemed",), is_row=False),
        Part(SUPPLEMENT_RULE, ("limit", "lapses"), is_row=True),
        Part(PAPER_PREFIX, ("prefix",), is_row=False),
        _PairPart(REVIEW_AGENCIES, _REVIEW, is_row=True),
    )


@dataclass(frozen=True)
class _WeekPart(Part):
    """Hours of seven days and of make-up days; the hours of single days stay as they are."""

    @override
    def spread(self, value: OfficeWeek) -> dict[str, Any]:
        hours = dict(zip(_WEEK, value.weekdays, strict=True))
        return hours | {_MAKE_UP: value.make_up or ()}

    @override
    def gather(self, value: OfficeWeek, changes: Mapping[str, Any]) -> OfficeWeek:
        days = zip(_WEEK, value.weekdays, strict=True)
        weekdays = tuple(changes.get(name, hours) for name, hours in days)
        changed = replace(value, weekdays=weekdays)
        if _MAKE_UP in changes:
            changed = replace(changed, make_up=changes[_MAKE_UP] or None)
        return changed


class _LimitsPart(Part):
    """One limit for each type of item."""

    @override
    def spread(self, value: TypeLimits) -> dict[str, Any]:
        return {name: value.get(kind) for name, kind in zip(self.names, ItemType, strict=True)}

    @override
    def gather(self, value: TypeLimits, changes: Mapping[str, Any]) -> TypeLimits:
        there: dict[str, Limit | None] = self.spread(value)
        wanted = {name: changes.get(name, limit) for name, limit in there.items()}
        kinds = zip(self.names, ItemType, strict=True)
        found = {kind: wanted[name] for name, kind in kinds}
        return {kind: limit for kind, limit in found.items() if limit is not None}


class _PairPart(Part):
    """Two texts that are one setting."""

    @override
    def spread(self, value: tuple[str, str]) -> dict[str, Any]:
        return dict(zip(self.names, value, strict=True))

    @override
    def gather(self, value: tuple[str, str], changes: Mapping[str, Any]) -> tuple[str, ...]:
        pairs = zip(self.names, value, strict=True)
        return tuple(changes.get(name, text) for name, text in pairs)


# The fields


def _light_fields() -> tuple[Field, ...]:
    default = LIGHT_THRESHOLDS.default
    days, percent = default.yellow_working_days, default.yellow_percent
    return (
        NumberField(
            "yellow_working_days",
            _("最多剩"),
            _("个工作日"),
            (1, 30),
            _("离到期只剩这么几天，就亮黄灯。默认 {default}，可填 1 到 30。").format(default=days),
        ),
        NumberField(
            "yellow_percent",
            _("或最多剩"),
            "%",
            (0, 90),
            _("占整个期限的比例；两条够一条就亮。默认 {default}，可填 0 到 90。").format(
                default=percent
            ),
        ),
    )


def _week_fields() -> tuple[HoursField, ...]:
    called = _("办公时间（{day}）")
    days = [
        HoursField(name, (day, called.format(day=day)))
        for name, day in zip(_WEEK, long_weekdays(), strict=True)
    ]
    days[0].others = days[1:]
    make_up = _("调休上班日")
    same = HoursField(_MAKE_UP, (make_up, called.format(day=make_up)), rest=_("同平日第一天"))
    return (*days, same)


def _names(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{kind.value}" for kind in ItemType)


def _limits(prefix: str, called: str, law: Limit) -> dict[ItemType, LimitField]:
    names = zip(_names(prefix), ItemType, strict=True)
    return {kind: _limit_field(name, kind, called, law) for name, kind in names}


def _limit_field(name: str, kind: ItemType, called: str, law: Limit) -> LimitField:
    told = _("{limit}（{type}）").format(limit=called, type=kind.label)
    units = (LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS)
    if kind is ItemType.LICENCE:
        hint = _("《行政许可法》：最长 {amount} 个工作日，可以更短。").format(amount=law.amount)
        return LimitField(name, (kind.label, told), units, law.amount, hint)
    return LimitField(name, (kind.label, told), (*units, LimitUnit.HOURS), may_be_none=True)


def _deemed_field(receipts: Mapping[ItemType, LimitField]) -> TypesField:
    return TypesField(
        "deemed",
        _("视为受理"),
        receipts,
        _("勾上的，过了受理期限还没有说，就自动算受理。许可以外的是本厅自己的规定，不印成法律。"),
    )


def _supplement_fields() -> tuple[Field, ...]:
    units = (LimitUnit.CALENDAR_DAYS, LimitUnit.WORKING_DAYS, LimitUnit.MONTHS)
    caption = _("补正期限")
    limit = LimitField("limit", (caption, caption), units, hint=_("从补正告知那天起。默认 90 日。"))
    lapses = SwitchField(
        "lapses", _("过期退件"), _("自动退件"), _("到期没有补来，自动退回；不勾就由人来退。")
    )
    return limit, lapses


def _review_fields() -> tuple[Field, ...]:
    return (
        TextField(
            "review_agency",
            _("复议机关"),
            _("写在不予受理、不予决定的文书上；空着就由经办人每次填。"),
            longest=60,
        ),
        TextField("court", _("管辖法院"), _("同上。"), longest=60),
    )


def _yellow(values: Mapping[str, Any]) -> str:
    """Return from when on the light of a promise of ten days is yellow."""
    days, percent = values["yellow_working_days"], values["yellow_percent"]
    left = min(_EXAMPLE_DAYS, max(days, _EXAMPLE_DAYS * percent // _WHOLE))
    said = _("例如承诺 {whole} 个工作日的件，剩 {left} 个工作日的时候亮黄灯。")
    return said.format(whole=_EXAMPLE_DAYS, left=left)
