"""Pure rules of bulletins: what follows what, what blocks what, what may be posted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hallapp.bulletins.errors import BulletinEmptyError, BulletinStateError
from hallapp.bulletins.spelling import digest_of
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    BulletinState,
    ConfirmationRow,
    OpenThings,
    OverrideRow,
    PeriodState,
    ProseSection,
    Sentence,
    StepCode,
    UnitStep,
    WeekFigures,
    Worklist,
    WorkStep,
)
from hallapp.kernel.texts import _, papers

_AFTER: Mapping[BulletinState, frozenset[BulletinState]] = {
    BulletinState.DRAFT: frozenset({BulletinState.CONFIRMED}),
    BulletinState.CONFIRMED: frozenset({BulletinState.DRAFT, BulletinState.NUMBERED}),
    BulletinState.NUMBERED: frozenset({BulletinState.ISSUED}),
    BulletinState.ISSUED: frozenset({BulletinState.REPLACED}),
    BulletinState.REPLACED: frozenset(),
}

STEPS: Mapping[BulletinSort, tuple[StepCode, ...]] = {
    BulletinSort.WEEKLY: (
        StepCode.MISSING,
        StepCode.LEAVE,
        StepCode.LETTERS,
        StepCode.EXPLANATIONS,
        StepCode.CONFIRM,
        StepCode.DRAFT,
        StepCode.NUMBER,
        StepCode.ISSUE,
    ),
    BulletinSort.MONTHLY: (
        StepCode.MISSING,
        StepCode.CORRECTIONS,
        StepCode.LEAVE,
        StepCode.LETTERS,
        StepCode.EXPLANATIONS,
        StepCode.CONFIRM,
        StepCode.LOCK,
        StepCode.DRAFT,
        StepCode.NUMBER,
        StepCode.ISSUE,
        StepCode.SIGN,
    ),
    BulletinSort.ASSESSMENT: (
        StepCode.DRAFT,
        StepCode.NUMBER,
        StepCode.ISSUE,
        StepCode.SIGN,
    ),
}
"""What is done in which order; each step waits for those before it."""

_MADE_BY_BULLETIN = frozenset({StepCode.DRAFT, StepCode.NUMBER, StepCode.ISSUE, StepCode.SIGN})
_AFTER_CONFIRMING = frozenset(
    {BulletinState.CONFIRMED, BulletinState.NUMBERED, BulletinState.ISSUED}
)


def check_follows(now: BulletinState, then: BulletinState) -> None:
    """Refuse a step that a bulletin in this state cannot take.

    Raises:
        BulletinStateError: It cannot.
    """
    if then not in _AFTER[now]:
        raise BulletinStateError(state=now.label)


def can_be_overridden(step: StepCode) -> bool:
    """Whether a manager may let the work go on without a step; the bulletin itself is needed."""
    return step not in _MADE_BY_BULLETIN


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day.replace(day=1), following - timedelta(days=1)


def month_before(first: date) -> tuple[date, date]:
    """Return the first and the last day of the month before."""
    return month_of(first.replace(day=1) - timedelta(days=1))


def worklist(state: PeriodState) -> Worklist:
    """Return the steps of a period: what is open, and what each waits for."""
    overrides = {each.step: each for each in state.overrides}
    steps: list[WorkStep] = []
    for code in STEPS[state.sort]:
        ids = _open_ids(state, code)
        count = _count(state, code, ids)
        waits = next((step for step in steps if not step.lets_pass), None)
        steps.append(
            WorkStep(
                code=code,
                title=code.label,
                count=count,
                ids=ids,
                is_done=count == 0,
                blocks="" if waits is None else _waits_words(waits),
                override=overrides.get(code),
            )
        )
    return Worklist(
        sort=state.sort,
        from_on=state.from_on,
        until_on=state.until_on,
        title=title_of(state.sort, state.from_on, state.until_on),
        steps=tuple(steps),
        units=state.units,
        bulletin=state.bulletin,
    )


def _open_ids(state: PeriodState, code: StepCode) -> tuple[str, ...]:
    things = state.things
    of_things: Mapping[StepCode, tuple[str, ...]] = {
        StepCode.MISSING: things.missing,
        StepCode.LEAVE: things.leave,
        StepCode.LETTERS: things.letters,
        StepCode.EXPLANATIONS: things.explanations,
        StepCode.CORRECTIONS: things.corrections,
        StepCode.CONFIRM: tuple(
            str(unit.department_id) for unit in state.units if not unit.is_done
        ),
    }
    if code is StepCode.SIGN and state.bulletin is not None:
        return tuple(str(each.id) for each in state.bulletin.recipients if each.signed_at is None)
    return of_things.get(code, ())


def _count(state: PeriodState, code: StepCode, ids: Sequence[str]) -> int:
    """Return how much of a step is open; a step that is either done or not counts as one."""
    now = None if state.bulletin is None else state.bulletin.state
    if code is StepCode.LOCK:
        return int(not state.is_locked)
    if code is StepCode.DRAFT:
        return int(now not in _AFTER_CONFIRMING)
    if code is StepCode.NUMBER:
        return int(now not in {BulletinState.NUMBERED, BulletinState.ISSUED})
    if code is StepCode.ISSUE:
        return int(now is not BulletinState.ISSUED)
    if code is StepCode.SIGN and now is not BulletinState.ISSUED:
        return 1
    return len(ids)


def _waits_words(step: WorkStep) -> str:
    return _("先完成“{step}”，还有 {count} 项").format(step=step.title, count=step.count)


def override_words(step: StepCode, undone: int, words: str) -> str:
    """Return what a bulletin prints of a step that it was made without.

    Args:
        step: The step.
        undone: How many people, slips, letters or units it was about.
        words: Of the manager who let the work go on.
    """
    with papers():
        said = {
            StepCode.MISSING: _("有{count}人缺卡、缺勤未说明，经负责人同意先行汇总：{words}。"),
            StepCode.LEAVE: _("有{count}张请假单未审批或者未销假，经负责人同意先行汇总：{words}。"),
            StepCode.LETTERS: _("有{count}份反馈函未回复，经负责人同意先行汇总：{words}。"),
            StepCode.EXPLANATIONS: _("有{count}份情况说明未认定，经负责人同意先行汇总：{words}。"),
            StepCode.CORRECTIONS: _("有{count}张补签单未审批，经负责人同意先行汇总：{words}。"),
            StepCode.CONFIRM: _("有{count}个单位未确认，经负责人同意先行汇总：{words}。"),
            StepCode.LOCK: _("考勤尚未锁定，经负责人同意先行汇总：{words}。"),
        }[step]
        return said.format(count=undone, words=words.rstrip(_("。")))


def opening_of(overrides: Sequence[OverrideRow]) -> tuple[Sentence, ...]:
    """Return what stands before the first section: what the bulletin was made without."""
    return tuple(
        Sentence(
            override_words(each.step, each.undone, each.words),
            key=f"override.{each.step.value}",
            begins=True,
        )
        for each in overrides
    )


def title_of(sort: BulletinSort, from_on: date, until_on: date) -> str:
    """Return what a bulletin of a period is called; a paper, so it stays Chinese."""
    with papers():
        if sort is BulletinSort.WEEKLY:
            said = _("{year}年第{week}周窗口考勤汇总")
            year, week, _weekday = from_on.isocalendar()
            return said.format(year=year, week=week)
        if sort is BulletinSort.MONTHLY:
            said = _("{year}年{month}月窗口运行情况通报")
            return said.format(year=from_on.year, month=from_on.month)
        said = _("{year}年{first}至{last}月窗口考核情况通报")
        return said.format(year=from_on.year, first=from_on.month, last=until_on.month)


def number_text(word: str, year: int, sequence: int) -> str:
    """Return a number as offices write it: 通报〔2026〕3号."""
    with papers():
        said = _("{word}〔{year}〕{sequence}号")
        return said.format(word=_(word) if word else "", year=year, sequence=sequence)


def edited(drafted: BulletinContent, wished: BulletinContent) -> BulletinContent:
    """Return what a person made of a draft: evidence stays, whatever is changed says so.

    A sentence that is not one of the draft's stands as written by a person, without evidence.

    Raises:
        BulletinEmptyError: No sentence is left.
    """
    known = {
        sentence.key: sentence
        for sentence in (
            *drafted.opening,
            *(s for each in drafted.sections for s in each.sentences),
        )
        if sentence.key
    }
    sections = tuple(
        ProseSection(each.code, each.heading.strip(), _sentences(each.sentences, known))
        for each in wished.sections
    )
    kept = tuple(each for each in sections if each.sentences)
    if not kept:
        raise BulletinEmptyError
    # What the bulletin was made without is not for the editor to drop.
    return BulletinContent(drafted.opening, kept, drafted.recipients)


def _sentences(wished: Sequence[Sentence], known: Mapping[str, Sentence]) -> tuple[Sentence, ...]:
    made: list[Sentence] = []
    for each in wished:
        text = each.text.strip()
        if not text:
            continue
        before = known.get(each.key)
        if before is None:
            made.append(Sentence(text, begins=each.begins, is_edited=True))
        else:
            is_edited = before.is_edited or text != before.text
            made.append(Sentence(text, before.evidence, before.key, each.begins, is_edited))
    return tuple(made)


def blocking(listed: Worklist, step: StepCode) -> WorkStep | None:
    """Return the earlier step that holds a step up; None when it may begin."""
    for each in listed.steps:
        if each.code is step:
            return None
        if not each.lets_pass:
            return each
    return None


def current(rows: Sequence[BulletinRow]) -> BulletinRow | None:
    """Return the bulletin of a period that is worked at, else the one that stands."""
    working = next((row for row in rows if row.issued_at is None), None)
    return working or next((row for row in rows if row.state.stands), None)


def unit_digest(figures: WeekFigures, department_id: UUID) -> str:
    """Return SHA-256 over a unit's figures and those of its people."""
    lines = [
        each for each in (*figures.units, *figures.people) if each.department_id == department_id
    ]
    return digest_of(lines)


def unit_steps(
    figures: WeekFigures, confirmed: Sequence[ConfirmationRow], things: OpenThings
) -> tuple[UnitStep, ...]:
    """Return the units that confirm a period, with what each still has to explain."""
    by_unit = {each.department_id: each for each in confirmed}
    steps: list[UnitStep] = []
    for unit in figures.units:
        if unit.department_id is None or not unit.people:
            continue
        found = by_unit.get(unit.department_id)
        if found is not None:
            digest = unit_digest(figures, unit.department_id)
            found = replace(found, differs=found.digest != digest)
        open_things = len(things.by_unit.get(unit.department_id, ()))
        steps.append(UnitStep(unit.department_id, unit.name, unit.people, open_things, found))
    return tuple(steps)
