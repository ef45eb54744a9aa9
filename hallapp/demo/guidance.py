"""Writes what the demo hall adds to its guides: questions, themes, lists, the openness corner."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.demo import guidance_layout as layout
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent
from hallapp.guides.lists import ListService
from hallapp.guides.projecting import Issue
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, ThemeFigures, ThemeRow
from hallapp.guides.themes import ThemeService
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.openness.service import OpennessService
from hallapp.openness.terms import OpennessRow, OpenWay, PaperKind, PaperRow

Requests = Callable[[], Request]
"""Gives a request of its own for each use case."""


def refine(work: UnitOfWork, request: Request) -> None:
    """Turn conditions that stand in brackets into questions, and 或 into a choice of one."""
    with work.write(request, "demo.refine_guides") as act:
        if act.first_answer is not None:
            return
        ids = _ids_by_name(work, act.session)
        wanted = [ids[name] for name in layout.REFINED if name in ids]
        contents = projecting.contents(act.connection, work.hall_id, wanted)
        issue = Issue(GuideState.SAMPLE, act.now, None)
        for name, refinement in layout.REFINED.items():
            if name in ids:
                content = _refined(contents[ids[name]], refinement)
                projecting.replace(
                    act.connection, work.hall_id, ids[name], content, issue, keeps_version=True
                )
        act.record(Happening("demo.guides_refined", "hall", work.hall_id))
        act.changed(Change.GUIDES)


def gather(work: UnitOfWork, requests: Requests) -> None:
    """Write themes, lists and the openness corner."""
    with work.read() as session:
        ids = _ids_by_name(work, session)
    themes = ThemeService(work)
    for each in layout.THEMES:
        items = tuple(ids[name] for name in each.items if name in ids)
        if items:
            themes.save(requests(), _theme(work.hall_id, each, items))
    _publish_lists(work, requests)
    _open(work, requests)


def _publish_lists(work: UnitOfWork, requests: Requests) -> None:
    lists = ListService(work)
    month = work.today()
    for kind in layout.LISTED:
        items = [row.id for row in lists.candidates(kind)]
        lists.plan(requests(), kind, month, items, planned_on=month)
        lists.publish_batch(requests(), kind, month, 1)


def _open(work: UnitOfWork, requests: Requests) -> None:
    openness = OpennessService(work)
    for position, row in enumerate(layout.OPEN_ROWS, start=1):
        openness.save_entry(requests(), _open_row(work.hall_id, position, row))
    for row in layout.PAPERS:
        openness.save_paper(requests(), _paper(work.hall_id, work.today(), row))


def _open_row(hall_id: uuid.UUID, position: int, row: tuple[str, ...]) -> OpennessRow:
    field, first, second, content, publisher = row
    return OpennessRow(
        id=uuid.uuid5(hall_id, f"openness/{position}"),
        position=position,
        field=field,
        first=first,
        second=second,
        third="",
        content=content,
        basis="",
        time_limit=layout.OPEN_LIMIT,
        publisher=publisher,
        channels=layout.OPEN_CHANNELS,
        audience=layout.OPEN_AUDIENCE,
        way=OpenWay.ACTIVE,
        level=layout.OPEN_LEVEL,
    )


def _paper(hall_id: uuid.UUID, today: date, row: tuple[str, ...]) -> PaperRow:
    title, number, issuer, words = row
    return PaperRow(
        id=uuid.uuid5(hall_id, f"paper/{number}"),
        kind=PaperKind.NORMATIVE,
        title=title,
        number=number,
        issuer=issuer,
        issued_on=today,
        published_on=today,
        is_in_force=True,
        interprets=None,
        file_id=None,
        words=words,
    )


def _theme(hall_id: uuid.UUID, theme: layout.DemoTheme, items: tuple[uuid.UUID, ...]) -> ThemeRow:
    return ThemeRow(
        id=uuid.uuid5(hall_id, f"theme/{theme.code}"),
        code=theme.code,
        name=theme.name,
        kind=theme.kind,
        words=theme.words,
        before=ThemeFigures(),
        after=ThemeFigures(),
        item_ids=items,
    )


def _refined(content: GuideContent, refinement: layout.Refinement) -> GuideContent:
    materials = tuple(
        entry
        for there in content.materials
        for entry in refinement.instead.get(there.name, (there,))
    )
    return replace(content, materials=materials, situations=refinement.situations)


def _ids_by_name(work: UnitOfWork, session: Session) -> dict[str, uuid.UUID]:
    statement = select(ServiceItem.name, ServiceItem.id).where(ServiceItem.hall_id == work.hall_id)
    return dict(session.execute(statement).all())  # pyright: ignore[reportArgumentType]
