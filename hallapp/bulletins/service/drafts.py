"""Drafting a bulletin: from figures, edited by people, put right by another."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hallapp.assessment.terms import AssessmentState
from hallapp.bulletins.drafting import draft_assessment, draft_month, draft_week
from hallapp.bulletins.errors import (
    BulletinStateError,
    BulletinUnknownError,
    BulletinWordsError,
    DraftExistsError,
    SheetOpenError,
    StepBlockedError,
)
from hallapp.bulletins.policy import BULLETIN_RULES
from hallapp.bulletins.rules import (
    blocking,
    check_follows,
    current,
    edited,
    opening_of,
    title_of,
)
from hallapp.bulletins.service.worklisting import KEEPERS, WorklistDesk, check_over
from hallapp.bulletins.spelling import digest_of, read, spell
from hallapp.bulletins.store.bulletin_rows import bulletin_rows, of_period
from hallapp.bulletins.tables import Bulletin
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    BulletinState,
    MonthFigures,
    RecipientLine,
    Sentence,
    StepCode,
    WeekFigures,
    Worklist,
)
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers

_CORRECTS = "corrects"


@dataclass(frozen=True, slots=True)
class _Made:
    """What a draft consists of."""

    content: BulletinContent
    figures: dict[str, Any]


class DraftingDesk(WorklistDesk):
    """Drafts and edits bulletins, and begins others in place of wrong ones."""

    def bulletin(self, bulletin_id: uuid.UUID) -> BulletinRow:
        """Return one bulletin.

        Raises:
            BulletinUnknownError: There is none.
        """
        with self._work.read() as session:
            found = bulletin_rows(session, self._work.hall_id, Bulletin.id == bulletin_id)
        if not found:
            raise BulletinUnknownError
        return found[0]

    def bulletins(self, sort: BulletinSort | None = None) -> tuple[BulletinRow, ...]:
        """Return all bulletins, or those of a sort, the newest period first."""
        where = () if sort is None else (Bulletin.sort == sort,)
        with self._work.read() as session:
            return bulletin_rows(session, self._work.hall_id, *where)

    def of_period(self, sort: BulletinSort, day: date) -> BulletinRow | None:
        """Return the bulletin of a day's period: the one in work, else the one that stands."""
        where = of_period(sort, self.period_of(sort, day))
        with self._work.read() as session:
            return current(bulletin_rows(session, self._work.hall_id, *where))

    def frozen_week(self, bulletin_id: uuid.UUID) -> WeekFigures:
        """Return the figures that a weekly summary was drafted from.

        Raises:
            BulletinUnknownError: There is no such weekly summary.
        """
        return read(WeekFigures, self._figures(bulletin_id, BulletinSort.WEEKLY))

    def frozen_month(self, bulletin_id: uuid.UUID) -> MonthFigures:
        """Return the figures that a monthly bulletin was drafted from.

        Raises:
            BulletinUnknownError: There is no such monthly bulletin.
        """
        return read(MonthFigures, self._figures(bulletin_id, BulletinSort.MONTHLY))

    def draft(self, request: Request, sort: BulletinSort, day: date) -> BulletinRow:
        """Draft the bulletin of the period that a day lies in, once its earlier steps are done.

        Raises:
            NotEntitledError: The actor does not run the hall.
            PeriodError: The period is not over.
            StepBlockedError: An earlier step is open, and nobody let the work go on without it.
            DraftExistsError: One is worked at, or one stands.
            SheetOpenError: The sheet of the assessment is not closed.
        """
        listed = self.worklist(sort, day)
        made = self._made(listed)
        with self._work.write(
            request, "bulletins.draft", sort=sort.value, day=listed.from_on.isoformat()
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                check_over(act, listed.until_on)
                _check_reached(listed)
                self._check_free(act, listed)
                act.answer = {"bulletin": str(self._add(act, listed, made, None))}
            drafted = uuid.UUID((act.first_answer or act.answer)["bulletin"])
        return self.bulletin(drafted)

    def redraft(self, request: Request, bulletin_id: uuid.UUID) -> BulletinRow:
        """Draft a bulletin anew from the figures of today; what was edited is given up.

        Raises:
            NotEntitledError: The actor does not run the hall.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is no draft any more.
        """
        row = self.bulletin(bulletin_id)
        made = self._made(self.worklist(row.sort, row.from_on))
        with self._work.write(request, "bulletins.redraft", bulletin=bulletin_id) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                found = self._in_draft(act, bulletin_id)
                before = read(BulletinContent, found.content)
                kept = tuple(each for each in before.opening if each.key == _CORRECTS)
                opening = (*kept, *made.content.opening)
                anew = replace(made.content, opening=opening, recipients=before.recipients)
                self._write(found, anew, made.figures)
                found.edited_at, found.edited_by = None, None
                self._told(act, found, "redrafted")
        return self.bulletin(bulletin_id)

    def edit(
        self, request: Request, bulletin_id: uuid.UUID, content: BulletinContent, title: str = ""
    ) -> BulletinRow:
        """Change the prose of a draft; sentences keep their evidence and say that they changed.

        Raises:
            NotEntitledError: The actor does not run the hall.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is no draft any more.
            BulletinEmptyError: No sentence is left.
        """
        with self._work.write(
            request, "bulletins.edit", bulletin=bulletin_id, content=repr(content), title=title
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                found = self._in_draft(act, bulletin_id)
                before = read(BulletinContent, found.content)
                self._write(found, edited(before, content), found.figures)
                found.title = title.strip() or found.title
                found.edited_at, found.edited_by = act.now, request.actor.person_id
                self._told(act, found, "edited")
        return self.bulletin(bulletin_id)

    def set_recipients(
        self,
        request: Request,
        bulletin_id: uuid.UUID,
        wished: Sequence[tuple[RecipientLine, str]],
    ) -> BulletinRow:
        """Say who gets a bulletin that is not issued yet (报、送、发).

        Raises:
            NotEntitledError: The actor does not run the hall.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is issued.
        """
        named = [(line, name.strip()) for line, name in wished if name.strip()]
        with self._work.write(
            request, "bulletins.recipients", bulletin=bulletin_id, wished=repr(named)
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                found = self._held(act, bulletin_id)
                if found.issued_at is not None:
                    raise BulletinStateError(state=found.state.label)
                before = read(BulletinContent, found.content)
                self._write(found, replace(before, recipients=tuple(named)), found.figures)
                self._told(act, found, "recipients_set")
        return self.bulletin(bulletin_id)

    def correct(self, request: Request, bulletin_id: uuid.UUID, why: str) -> BulletinRow:
        """Begin another bulletin in place of one that was issued with an error (更正).

        The issued one stands until the new one is issued.

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinWordsError: Nothing says why.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It does not stand.
            DraftExistsError: One is worked at.
        """
        if not why.strip():
            raise BulletinWordsError
        row = self.bulletin(bulletin_id)
        listed = self.worklist(row.sort, row.from_on)
        made = self._made(listed)
        with self._work.write(request, "bulletins.correct", bulletin=bulletin_id, why=why) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, KEEPERS)
                old = self._held(act, bulletin_id)
                check_follows(old.state, BulletinState.REPLACED)
                self._check_free(act, listed, but=old.id)
                act.answer = {"bulletin": str(self._add(act, listed, made, (old, why.strip())))}
            begun = uuid.UUID((act.first_answer or act.answer)["bulletin"])
        return self.bulletin(begun)

    # What steps are made of

    def _made(self, listed: Worklist) -> _Made:
        """Return figures and prose of a period as they are now."""
        overrides = [step.override for step in listed.steps if step.override is not None]
        opening = opening_of(overrides)
        if listed.sort is BulletinSort.WEEKLY:
            week = self.span(listed.from_on, listed.until_on)
            return _Made(replace(draft_week(week), opening=opening), spell(week))
        if listed.sort is BulletinSort.MONTHLY:
            month = self.month(listed.from_on)
            return _Made(replace(draft_month(month), opening=opening), spell(month))
        sheet = self._scores.sheet(listed.from_on, listed.until_on)
        if sheet.state is not AssessmentState.CLOSED:
            raise SheetOpenError
        content = replace(draft_assessment(sheet), opening=opening)
        return _Made(content, {"assessment": str(sheet.id), "digest": sheet.digest})

    def _check_free(self, act: Writing, listed: Worklist, but: uuid.UUID | None = None) -> None:
        """Refuse a second bulletin of a period, unless it puts the standing one right."""
        where = of_period(listed.sort, (listed.from_on, listed.until_on))
        rows = bulletin_rows(act.session, self._work.hall_id, *where)
        found = current([row for row in rows if row.id != but])
        if found is not None:
            raise DraftExistsError(state=found.state.label)

    def _add(
        self, act: Writing, listed: Worklist, made: _Made, corrects: tuple[Bulletin, str] | None
    ) -> uuid.UUID:
        title, content = title_of(listed.sort, listed.from_on, listed.until_on), made.content
        if corrects is not None:
            title, content = _correcting(title, content, *corrects)
        row = Bulletin(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            sort=listed.sort,
            from_on=listed.from_on,
            until_on=listed.until_on,
            title=title,
            state=BulletinState.DRAFT,
            content={},
            figures={},
            digest="",
            made_at=act.now,
            made_by=act.request.actor.person_id,
            edited_at=None,
            edited_by=None,
            confirmed_at=None,
            confirmed_by=None,
            year=None,
            sequence=None,
            numbered_at=None,
            numbered_by=None,
            issued_at=None,
            issued_by=None,
            replaces_id=None if corrects is None else corrects[0].id,
            replace_why="" if corrects is None else corrects[1],
            replaced_at=None,
        )
        named = self._usual_recipients(act, listed.sort)
        self._write(row, replace(content, recipients=named), made.figures)
        act.session.add(row)
        act.flush()
        self._told(act, row, "drafted")
        return row.id

    def _usual_recipients(
        self, act: Writing, sort: BulletinSort
    ) -> tuple[tuple[RecipientLine, str], ...]:
        rules = value_on(act.session, self._work.hall_id, BULLETIN_RULES, act.today)
        with papers():
            return tuple((r.line, _(r.name)) for r in rules.recipients if r.sort is sort)

    def _write(self, found: Bulletin, content: BulletinContent, figures: dict[str, Any]) -> None:
        found.content, found.figures = spell(content), figures
        found.digest = digest_of({"content": found.content, "figures": found.figures})

    def _held(self, act: Writing, bulletin_id: uuid.UUID) -> Bulletin:
        """Return a bulletin, held until the end of the use case."""
        found = act.session.get(Bulletin, bulletin_id, with_for_update=True)
        if found is None or found.hall_id != self._work.hall_id:
            raise BulletinUnknownError
        return found

    def _in_draft(self, act: Writing, bulletin_id: uuid.UUID) -> Bulletin:
        found = self._held(act, bulletin_id)
        if found.state is not BulletinState.DRAFT:
            raise BulletinStateError(state=found.state.label)
        return found

    def _figures(self, bulletin_id: uuid.UUID, sort: BulletinSort) -> dict[str, Any]:
        with self._work.read() as session:
            found = session.get(Bulletin, bulletin_id)
        if found is None or found.hall_id != self._work.hall_id or found.sort is not sort:
            raise BulletinUnknownError
        return found.figures

    def _told(self, act: Writing, found: Bulletin, what: str) -> None:
        act.flush()
        after = {"sort": found.sort.value, "number": found.number, "digest": found.digest}
        act.record(Happening(f"bulletins.{what}", "bulletin", found.id, after=after))
        act.changed(Change.ATTENDANCE)


def _check_reached(listed: Worklist) -> None:
    """Refuse to draft while an earlier step holds it up."""
    held_up = blocking(listed, StepCode.DRAFT)
    if held_up is not None:
        raise StepBlockedError(step=held_up.title, count=held_up.count)


def _correcting(
    title: str, content: BulletinContent, old: Bulletin, why: str
) -> tuple[str, BulletinContent]:
    """Return title and text of a bulletin that puts another right."""
    with papers():
        named = _("{title}（更正）").format(title=title)
        said = _("本通报更正{number}，原通报同时作废。更正原因：{why}。")
        text = said.format(number=old.number, why=why.rstrip(_("。")))
    first = Sentence(text, key=_CORRECTS, begins=True)
    return named, replace(content, opening=(first, *content.opening))
