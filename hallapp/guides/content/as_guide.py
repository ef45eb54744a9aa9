"""Shows a content that nobody has published yet as the guide it would be (预览)."""

from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID, uuid5

from hallapp.guides.content.terms import GuideContent
from hallapp.guides.rules import fee_note
from hallapp.guides.terms import (
    FaqRow,
    FeeRow,
    FeeState,
    GuideRow,
    ItemRow,
    MaterialRow,
    Necessity,
    OptionRow,
    SituationRow,
    SpecialRow,
    StepRow,
)
from hallapp.hall.limits import Limit, LimitUnit

_Choice = TypeVar("_Choice", bound=Enum)


def shown_as_guide(content: GuideContent, item: ItemRow, version: int = 1) -> GuideRow:
    """Return a content as citizens would read it; what it cannot say yet is left empty.

    Args:
        content: A guide, finished or not: a half-typed limit is shown as none.
        item: The item it is of; its name and the number of materials come from the content.
        version: Number that the slip names.
    """
    named = replace(
        item,
        name=content.text("name") or item.name,
        material_count=len(content.materials),
        is_complete=bool(content.materials),
    )
    return GuideRow(
        item=named,
        legal_basis=content.text("legal_basis"),
        agency=content.text("agency") or item.department,
        statutory=_limit(content.number("statutory_amount"), content.text("statutory_unit")),
        promised=_limit(content.number("promised_amount"), content.text("promised_unit")),
        charges=content.flag("charges"),
        fee_note=fee_note(content.text("fee_text")),
        fee_basis=content.text("fee_basis"),
        materials=_materials(content, item.id),
        fees=_fees(content, item.id),
        steps=_steps(content, item.id),
        specials=_specials(content, item.id),
        situations=_situations(content, item.id),
        questions=tuple(
            FaqRow(_id(item.id, "faq", n), n, each.question, each.answer)
            for n, each in enumerate(content.questions, 1)
        ),
        visits=content.number("visits"),
        result_file=_file(content.text("result_file")),
        effective_on=_day(content.text("effective_on")),
        version=version,
        **_texts(content),
    )


_TEXTS = (
    "conditions", "audience", "place", "hours", "consult_phone", "complaint_phone", "result_name",
    "remedies", "sources", "visits_reason", "quantity_limit", "service_area", "ways", "online_url",
    "way_there", "slip_note",
)  # fmt: skip


def _texts(content: GuideContent) -> dict[str, Any]:
    return {key: content.text(key) for key in _TEXTS}


def _materials(content: GuideContent, item: UUID) -> tuple[MaterialRow, ...]:
    return tuple(
        MaterialRow(
            id=_id(item, "material", n),
            position=n,
            name=each.name,
            form=each.form,
            copies=each.copies,
            necessity=_choice(Necessity, each.necessity) or Necessity.REQUIRED,
            source=each.source,
            standard=each.standard,
            remark=each.remark,
            group=each.group,
            when=each.when,
            page_format=each.page_format,
            filling_note=each.filling_note,
            blank_file=_file(each.blank_file),
            sample_file=_file(each.sample_file),
        )
        for n, each in enumerate(content.materials, 1)
    )


def _fees(content: GuideContent, item: UUID) -> tuple[FeeRow, ...]:
    return tuple(
        FeeRow(
            id=_id(item, "fee", n),
            position=n,
            name=each.name,
            standard=each.standard,
            basis=each.basis,
            reduction=each.reduction,
            state=_choice(FeeState, each.state) or FeeState.CHARGED,
            changed_on=_day(each.changed_on),
            document=each.document,
            when=each.when,
        )
        for n, each in enumerate(content.fees, 1)
    )


def _steps(content: GuideContent, item: UUID) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(
            _id(item, "step", n), n, each.name, _limit(each.limit_amount, each.limit_unit),
            each.standard, each.actor, each.result, each.counts_in_limit,
        )
        for n, each in enumerate(content.steps, 1)
    )  # fmt: skip


def _specials(content: GuideContent, item: UUID) -> tuple[SpecialRow, ...]:
    return tuple(
        SpecialRow(
            _id(item, "special", n), n, each.name, _limit(each.limit_amount, each.limit_unit),
            each.basis, each.charges, each.fee_basis, each.counts_in_limit,
        )
        for n, each in enumerate(content.specials, 1)
    )  # fmt: skip


def _situations(content: GuideContent, item: UUID) -> tuple[SituationRow, ...]:
    return tuple(
        SituationRow(
            _id(item, "situation", n), n, each.key, each.ask,
            tuple(OptionRow(option.key, option.words) for option in each.options), each.when,
        )
        for n, each in enumerate(content.situations, 1)
    )  # fmt: skip


def limit_said(amount: int | None, unit: str) -> Limit | None:
    """Return a limit as it is typed, or None while amount and unit do not go together."""
    return _limit(amount, unit)


def _limit(amount: int | None, unit: str) -> Limit | None:
    known = _choice(LimitUnit, unit)
    if known is None:
        return None
    try:
        return Limit(amount or 0, known)
    except ValueError:
        return None


def _choice(kind: type[_Choice], value: str) -> _Choice | None:
    return next((each for each in kind if each.value == value), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _file(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _id(item: UUID, part: str, number: int) -> UUID:
    return uuid5(item, f"{part} {number}")
