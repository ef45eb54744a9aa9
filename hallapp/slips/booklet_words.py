"""What a booklet says beside its guides, as plain words: figures, merged materials, what is out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hallapp.guides.merging import MergedGuide, MergedMaterial, figures
from hallapp.guides.terms import GuideRow, ThemeFigures, ThemeKind, ThemeRow
from hallapp.kernel.texts import _
from hallapp.slips.fact_words import sentence
from hallapp.slips.material_words import Wanted, group_name, wanted_of

UNKNOWN_FIGURE = "—"
_LONGEST_LIST = 12


@dataclass(frozen=True)
class Figure:
    """One figure of a theme, before and after.

    Attributes:
        label: What is counted, with its unit.
        before: Done one by one; a dash where nobody knows.
        after: Done as one thing; a dash where nobody knows.
        less: How much less that is, in words; empty where it cannot be said.
    """

    label: str
    before: str
    after: str
    less: str


def figures_of(theme: ThemeRow, merged: MergedGuide) -> tuple[Figure, ...]:
    """Return steps, days, materials and visits; the hall's own word goes before what is counted."""
    before = figures(merged.before, theme.before)
    after = figures(merged.after, theme.after)
    labels = (_("环节（个）"), _("时间（工作日）"), _("材料（份）"), _("跑动（次）"))
    return tuple(
        _figure(label, one, other)
        for label, one, other in zip(labels, _values(before), _values(after), strict=True)
    )


def figures_note(theme: ThemeRow) -> str:
    """Return where the figures come from."""
    said = any(each is not None for each in (*_values(theme.before), *_values(theme.after)))
    if said:
        return _(
            "箭头前为逐项办理，箭头后为合在一起办。本大厅核定的用核定数，其余按各事项指南合计；不知道的写“—”，不推算。"
        )
    return _("箭头前为逐项办理，箭头后为合在一起办。按各事项指南合计；不知道的写“—”，不推算。")


def kind_words(kind: ThemeKind) -> str:
    """Return what a booklet of such a theme is called."""
    return _("高效办成一件事") if kind is ThemeKind.ONE_THING else _("办事一本通")


def merged_wanted(merged: MergedGuide) -> tuple[Wanted, ...]:
    """Return what to bring for all items, each with the items that ask for it."""
    order = {guide.item.code: number for number, guide in enumerate(merged.guides, 1)}
    guides = {guide.item.code: guide for guide in merged.guides}
    found: dict[str, list[MergedMaterial]] = {}
    for place, each in enumerate(merged.materials):
        found.setdefault(each.material.group or f"\0{place}", []).append(each)
    return tuple(_wanted(members, guides, order) for members in found.values())


def _wanted(
    members: Sequence[MergedMaterial], guides: dict[str, GuideRow], order: dict[str, int]
) -> Wanted:
    if len(members) == 1:
        return _alone(members[0], guides, order)
    name = group_name(members[0].material.group)
    if len({each.codes for each in members}) > 1:
        return Wanted(name, "", tuple(_alone(each, guides, order) for each in members))
    # Asked for by the same items: that is said once, so that the group stays short.
    by = _asked_by([order[code] for code in members[0].codes], len(order))
    said = _("{group}：{items}").format(group=name, items=by)
    return Wanted(said, "", tuple(_described(each, guides) for each in members))


def _alone(each: MergedMaterial, guides: dict[str, GuideRow], order: dict[str, int]) -> Wanted:
    wanted = _described(each, guides)
    by = _asked_by([order[code] for code in each.codes], len(order))
    return replace(wanted, note=sentence([wanted.note, by]))


def _described(each: MergedMaterial, guides: dict[str, GuideRow]) -> Wanted:
    # Conditions are spelled in the words of the item that asks first.
    return wanted_of(replace(guides[each.codes[0]], materials=(each.material,)), {})[0]


def _asked_by(numbers: Sequence[int], count: int) -> str:
    if len(numbers) == count and count > 1:
        return _("每一项都要")
    listed = _("、").join(str(number) for number in numbers[:_LONGEST_LIST])
    if len(numbers) > _LONGEST_LIST:
        return _("第 {numbers} 等 {count} 项要").format(numbers=listed, count=len(numbers))
    return _("第 {numbers} 项要").format(numbers=listed)


def _values(found: ThemeFigures) -> Iterable[int | None]:
    return (found.steps, found.days, found.materials, found.visits)


def _figure(label: str, before: int | None, after: int | None) -> Figure:
    less = ""
    if before is not None and after is not None and after < before:
        less = _("少 {count}").format(count=before - after)
    return Figure(label, _figure_words(before), _figure_words(after), less)


def _figure_words(number: int | None) -> str:
    return UNKNOWN_FIGURE if number is None else str(number)
