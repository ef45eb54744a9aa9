"""Several items as one thing (高效办成一件事): one list of materials, figures before and after.

Pure rules. Materials of the same name are one material, brought once; the strictest of what the
items ask for is kept: required before later before optional, the original and the copy where
both are asked for, the most copies, every standard and remark. What one item asks of everybody
and another of some, everybody brings.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hallapp.guides.matching import key
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import (
    Answers,
    GuideRow,
    MaterialRow,
    Necessity,
    ThemeFigures,
)
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _

_STRICT = (Necessity.REQUIRED, Necessity.LATER, Necessity.OPTIONAL)
_ORIGINAL, _COPY = "原件", "复印件"
_IN_DAYS = {LimitUnit.WORKING_DAYS, LimitUnit.ON_THE_SPOT}


@dataclass(frozen=True)
class MergedMaterial:
    """A material of one thing, and which of its items ask for it.

    Attributes:
        material: With the strictest of what is asked for; position in the merged list.
        codes: Codes of the items that ask for it, in the order of the theme.
    """

    material: MaterialRow
    codes: tuple[str, ...]


@dataclass(frozen=True)
class MergedGuide:
    """A theme as one guide.

    Attributes:
        guides: The items' own guides, in order.
        materials: One list for all; groups of which any one is enough stay together.
        before: Figures of the items done one by one, counted from their guides; None where a
            guide does not say.
        after: What can be counted of the one thing: its materials. The rest is the hall's word.
    """

    guides: tuple[GuideRow, ...]
    materials: tuple[MergedMaterial, ...]
    before: ThemeFigures
    after: ThemeFigures


def merged(guides: Sequence[GuideRow], answers: Mapping[str, Answers] | None = None) -> MergedGuide:
    """Merge the guides of a theme.

    Args:
        guides: In the order of the theme.
        answers: What a citizen answered, by item code; nobody was asked where it is missing.
    """
    told = answers or {}
    asked = [
        (guide.item.code, material)
        for guide in guides
        for material in tailored(guide, told.get(guide.item.code, {})).materials
    ]
    materials = _merged_materials(asked)
    return MergedGuide(
        tuple(guides),
        materials,
        before=ThemeFigures(
            steps=_sum(len(guide.steps) or None for guide in guides),
            days=_sum(_days(guide) for guide in guides),
            materials=_counted(material for _code, material in asked),
            visits=_sum(guide.visits for guide in guides),
        ),
        after=ThemeFigures(materials=_counted(each.material for each in materials)),
    )


def figures(counted: ThemeFigures, said: ThemeFigures) -> ThemeFigures:
    """Return figures where the hall's word, if there is one, goes before what was counted."""
    return ThemeFigures(
        steps=counted.steps if said.steps is None else said.steps,
        days=counted.days if said.days is None else said.days,
        materials=counted.materials if said.materials is None else said.materials,
        visits=counted.visits if said.visits is None else said.visits,
    )


def _merged_materials(asked: Iterable[tuple[str, MaterialRow]]) -> tuple[MergedMaterial, ...]:
    found: dict[tuple[str, str], MergedMaterial] = {}
    for code, material in asked:
        # A choice of one is not the same as the material itself: 户口簿 alone stays required.
        named = (key(material.group), key(material.name))
        there = found.get(named)
        if there is None:
            found[named] = MergedMaterial(material, (code,))
        else:
            codes = there.codes if code in there.codes else (*there.codes, code)
            found[named] = MergedMaterial(_strictest(there.material, material), codes)
    return tuple(
        replace(each, material=replace(each.material, position=position))
        for position, each in enumerate(_groups_together(found.values()), start=1)
    )


def _groups_together(found: Iterable[MergedMaterial]) -> list[MergedMaterial]:
    """Keep the members of a group side by side, where the first of them stood."""
    rows: dict[str, list[MergedMaterial]] = {}
    for number, each in enumerate(found):
        rows.setdefault(each.material.group or f"\0{number}", []).append(each)
    return [each for row in rows.values() for each in row]


def _strictest(one: MaterialRow, other: MaterialRow) -> MaterialRow:
    return replace(
        one,
        form=_form(one.form, other.form),
        copies=max((each for each in (one.copies, other.copies) if each), default=None),
        necessity=min(one.necessity, other.necessity, key=_STRICT.index),
        source=one.source or other.source,
        standard=_both(one.standard, other.standard),
        remark=_both(one.remark, other.remark),
        # Whoever is asked by one of the items brings it: conditions hold only where both have them.
        when=one.when if one.when == other.when else (),
        page_format=one.page_format or other.page_format,
        filling_note=_both(one.filling_note, other.filling_note),
        blank_file=one.blank_file or other.blank_file,
        sample_file=one.sample_file or other.sample_file,
    )


def _form(one: str, other: str) -> str:
    if one == other or not other:
        return one
    if not one:
        return other
    both = one + other
    copies = both.count(_COPY)
    # 复印件 does not hold 原件, so that each can be looked for by itself.
    if copies and _ORIGINAL in both:
        return _("原件和复印件")
    return _both(one, other)


def _both(one: str, other: str) -> str:
    parts = dict.fromkeys(part for part in (one.strip(), other.strip()) if part)
    return _("；").join(parts)


def _counted(materials: Iterable[MaterialRow]) -> int:
    """Count what a citizen brings: a group of which any one is enough is one thing."""
    rows = list(materials)
    groups = {each.group for each in rows if each.group}
    return sum(1 for each in rows if not each.group) + len(groups)


def _days(guide: GuideRow) -> int | None:
    limit = guide.promised or guide.statutory
    if limit is None or limit.unit not in _IN_DAYS:
        return None
    return limit.amount


def _sum(numbers: Iterable[int | None]) -> int | None:
    """Return a sum, None as soon as one part is not known: half a sum proves nothing."""
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total
