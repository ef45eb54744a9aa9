"""What is public can be read, and every reading counts once."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from hall_store import HallStore

from hallapp.openness.errors import CopiesError, EntryEmptyError, PaperEmptyError, PaperUnknownError
from hallapp.openness.service import OpennessService
from hallapp.openness.terms import OpennessRow, OpenWay, PaperKind, PaperRow, ReadingKind

MONDAY = date(2026, 11, 23)


@pytest.fixture
def openness(store: HallStore) -> OpennessService:
    return OpennessService(store.work)


def entry(position: int = 1, closed: str = "") -> OpennessRow:
    return OpennessRow(
        id=uuid.uuid4(),
        position=position,
        field="社会救助",
        first="最低生活保障",
        second="审核审批",
        third="",
        content="申请审批流程",
        basis="社会救助暂行办法",
        time_limit="信息形成或变更之日起20个工作日内",
        publisher="民政局",
        channels=("政府网站", "公开查阅点"),
        audience="全社会",
        way=OpenWay.ACTIVE,
        level="县级",
        closed_reason=closed,
    )


def paper(published_on: date | None = MONDAY) -> PaperRow:
    return PaperRow(
        id=uuid.uuid4(),
        kind=PaperKind.NORMATIVE,
        title="示例：便民服务办法",
        number="示例〔2026〕1号",
        issuer="示例单位",
        issued_on=date(2026, 11, 2),
        published_on=published_on,
        is_in_force=True,
        interprets=None,
        file_id=None,
        words="正文",
    )


def test_a_row_of_the_catalogue_comes_back_whole(store, openness) -> None:
    second, first = entry(2), entry(1)
    openness.save_entry(store.request(), second)
    openness.save_entry(store.request(), first)

    assert openness.entries() == (first, second)
    changed = replace(first, channels=("政府公报",))
    openness.save_entry(store.request(), changed)
    assert openness.entries()[0] == changed


def test_a_citizen_sees_only_what_is_open(store, openness) -> None:
    openness.save_entry(store.request(), entry(closed="涉及个人隐私"))
    openness.save_paper(store.request(), paper(published_on=None))
    openness.save_paper(store.request(), paper(published_on=date(2026, 12, 1)))
    seen = paper()
    openness.save_paper(store.request(), seen)

    assert openness.entries(for_kiosk=True) == ()
    assert openness.papers(for_kiosk=True) == (seen,)
    assert len(openness.papers(PaperKind.NORMATIVE)) == 3
    assert openness.paper(seen.id) == seen


def test_every_reading_counts_once(store, openness) -> None:
    seen = paper()
    openness.save_paper(store.request(), seen)
    request = store.request()
    openness.read(request, ReadingKind.PAPER, seen.id, "自助机1")
    openness.read(request, ReadingKind.PAPER, seen.id, "自助机1")
    openness.read(store.request(), ReadingKind.PAPER, seen.id)
    openness.read(store.request(), ReadingKind.CATALOGUE)

    counted = openness.readings(MONDAY, MONDAY)

    assert [(row.kind, row.title, row.count) for row in counted] == [
        (ReadingKind.PAPER, "示例：便民服务办法", 2),
        (ReadingKind.CATALOGUE, "", 1),
    ]
    assert openness.readings(date(2026, 11, 1), date(2026, 11, 22)) == ()


def test_slips_laid_out_are_kept(store, openness) -> None:
    openness.distribute(store.request(), MONDAY, "居民身份证换领 指南单", "县图书馆", 50)

    kept = openness.distributions(MONDAY, MONDAY)

    assert [(row.place, row.copies) for row in kept] == [("县图书馆", 50)]
    with pytest.raises(CopiesError):
        openness.distribute(store.request(), MONDAY, "指南单", "县图书馆", 0)


def test_what_says_nothing_is_not_kept(store, openness) -> None:
    with pytest.raises(EntryEmptyError):
        openness.save_entry(store.request(), replace(entry(), first=" "))
    with pytest.raises(PaperEmptyError):
        openness.save_paper(store.request(), replace(paper(), words=""))
    with pytest.raises(PaperUnknownError):
        openness.paper(uuid.uuid4())
