"""What to bring, as plain words: materials with how to bring them, and groups (任一项).

A slip that was printed before all questions were answered says of each material that hangs on an
answer for whom it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hallapp.guides.terms import Answers, Condition, GuideRow, MaterialRow, Necessity
from hallapp.kernel.texts import _
from hallapp.slips.fact_words import sentence


@dataclass(frozen=True)
class Wanted:
    """One thing to bring and tick: a material, or a group of which any one is enough (任一项).

    Attributes:
        name: Of the material, or what the group is for.
        note: How to bring it; may be empty.
        members: Of a group, in order; empty for a material that stands alone.
    """

    name: str
    note: str = ""
    members: tuple["Wanted", ...] = ()


def wanted_of(guide: GuideRow, answers: Answers) -> tuple[Wanted, ...]:
    """Return what to bring, in the order of the guide; a group stands where its first member does.

    Args:
        guide: The guide, tailored already.
        answers: What was answered, so that only open conditions are spelled out.
    """
    words = _Words(guide, answers)
    return tuple(words.wanted(members) for members in grouped(guide.materials))


def grouped(materials: Iterable[MaterialRow]) -> Iterator[list[MaterialRow]]:
    """Yield the materials that are ticked together: one, or the members of a group."""
    found: dict[tuple[str, int], list[MaterialRow]] = {}
    for place, material in enumerate(materials):
        key = (material.group, -1) if material.group else ("", place)
        found.setdefault(key, []).append(material)
    yield from found.values()


def group_name(group: str) -> str:
    """Return the heading of a group: 以下任一项（身份证明）."""
    return _("以下任一项（{group}）").format(group=group)


def how_to_bring(material: MaterialRow) -> Iterable[str]:
    """Yield in parts how a material has to be brought; a part may be empty."""
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    yield " ".join(filter(None, (material.form, copies, material.page_format)))
    if material.necessity is Necessity.OPTIONAL:
        yield _("非必要，有就带")
    if material.necessity is Necessity.LATER:
        yield _("可以先受理、后补交（容缺后补）")
    yield material.standard
    yield _("来源：{source}").format(source=material.source) if material.source else ""
    yield material.filling_note
    yield material.remark
    if material.blank_file is not None:
        yield _("窗口可打印空白表")


class _Words:
    """Puts materials into words, the names of answers at hand."""

    def __init__(self, guide: GuideRow, answers: Answers) -> None:
        self._answers = answers
        self._options = {
            (each.key, option.key): option.words
            for each in guide.situations
            for option in each.options
        }

    def wanted(self, members: list[MaterialRow]) -> Wanted:
        if len(members) == 1:
            return self._alone(members[0])
        return Wanted(
            group_name(members[0].group), "", tuple(self._alone(member) for member in members)
        )

    def _alone(self, material: MaterialRow) -> Wanted:
        return Wanted(material.name, sentence([*self._for_whom(material), *how_to_bring(material)]))

    def _for_whom(self, material: MaterialRow) -> Iterator[str]:
        for condition in material.when:
            words = self._condition(condition)
            if words and condition.question not in self._answers:
                yield _("{words}的才要带").format(words=words)

    def _condition(self, condition: Condition) -> str:
        named = (self._options.get((condition.question, key), "") for key in condition.options)
        return _("、").join(word for word in named if word)
