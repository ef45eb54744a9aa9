"""Papers of a case: numbered once, the same words for ever, every reprint marked."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from hall_rows import HALL_CODE, VAULT, SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.cases.applications import Application
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.said import (
    Decision,
    Delivery,
    DeliveryWay,
    Lenience,
    Refusal,
    Standing,
)
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.papers.errors import PaperNotDueError, PaperUnknownError
from hallapp.cases.papers.standing import standing_paper
from hallapp.cases.service import CaseService
from hallapp.cases.tables import CaseEvent, CasePaper, CasePaperPrint
from hallapp.cases.terms import (
    CaseEventKind,
    CaseOutcomeKind,
    CasePaperKind,
    CasePaperRow,
    MaterialTick,
    SuspensionReason,
    TickOutcome,
)
from hallapp.devices.file_printer import FilePrinter
from hallapp.guides.service import GuideService
from hallapp.guides.tables import RequiredMaterial
from hallapp.guides.terms import Necessity
from hallapp.kernel.settings import SettingsService
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.papers import PrintRoom

NAME = "欧阳明月"
MONDAY = date(2026, 11, 23)


def flow_of(hall: SmallHall) -> CaseFlowService:
    work = hall.store.work
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    return CaseFlowService(work, GuideService(work), book, CaseService(work))


@pytest.fixture
def papers(hall: SmallHall, tmp_path: Path) -> CasePaperService:
    work, printer = hall.store.work, FilePrinter(tmp_path / "printed")
    room = PrintRoom(tmp_path / "papers", printer, printer)
    return CasePaperService(
        work, GuideService(work), CaseService(work), SettingsService(work), room
    )


def accepted(hall: SmallHall) -> uuid.UUID:
    flow, request = flow_of(hall), hall.store.request
    given = Application(hall.items["SJ-001"], NAME, phone="0000-1234567")
    case = flow.receive(request(), given)
    return uuid.UUID(flow.accept(request(), uuid.UUID(case.id)).id)


def ask_for(
    hall: SmallHall, *names: str, necessity: Necessity = Necessity.REQUIRED
) -> list[MaterialTick]:
    """Put materials into the guide of SJ-001; return a tick of each, missing."""
    rows = [
        {
            "id": uuid.uuid4(),
            "hall_id": HALL_ID,
            "item_id": hall.items["SJ-001"],
            "position": position,
            "since_version": 1,
            "name": name,
            "necessity": necessity,
        }
        for position, name in enumerate(names, start=1)
    ]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(RequiredMaterial), rows)
    return [MaterialTick(str(row["id"]), str(row["name"]), TickOutcome.MISSING) for row in rows]


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def test_a_paper_is_numbered_by_kind_and_year(hall: SmallHall, papers: CasePaperService) -> None:
    case_id = accepted(hall)
    request = hall.store.request()

    first = papers.make(request, case_id, CasePaperKind.ACCEPTANCE)
    again = papers.make(request, case_id, CasePaperKind.ACCEPTANCE)
    papers.make(hall.store.request(), case_id, CasePaperKind.RECEIPT)

    assert first == again
    numbers = {number for (number,) in hall.rows(CasePaper, CasePaper.number)}
    assert numbers == {"政务受〔2026〕1号", "政务收〔2026〕1号"}
    written = text_of(papers.pdf(first))
    assert "政务受〔2026〕1号" in written
    assert NAME in written
    assert "2026年12月4日" in written


def test_what_is_kept_of_a_paper_names_nobody(hall: SmallHall, papers: CasePaperService) -> None:
    papers.make(hall.store.request(), accepted(hall), CasePaperKind.ACCEPTANCE)

    (kept,) = [facts for (facts,) in hall.rows(CasePaper, CasePaper.facts)]

    assert NAME not in str(kept)
    assert "0000-1234567" not in str(kept)


def test_a_paper_says_the_same_when_the_case_has_gone_on(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id = accepted(hall)
    paper = papers.make(hall.store.request(), case_id, CasePaperKind.ACCEPTANCE)
    standing = Standing(
        SuspensionReason.EXPERT_REVIEW, "评审", "", "示例函1号", MONDAY + timedelta(days=1),
        date(2026, 12, 10), MONDAY,
    )  # fmt: skip
    hall.store.clock.advance(timedelta(days=1))
    flow_of(hall).suspend(hall.store.request(), case_id, standing)
    hall.store.clock.advance(timedelta(days=10))
    flow_of(hall).resume(hall.store.request(), case_id)

    assert "2026年12月4日" in text_of(papers.pdf(paper))
    going_on = papers.make(hall.store.request(), case_id, CasePaperKind.RESUMPTION)
    resumed = text_of(papers.pdf(going_on))
    # Eight working days from 24 November to 3 December are given back.
    assert "共8个工作日" in resumed
    assert "2026年12月16日" in resumed


def test_a_paper_that_is_only_looked_at_takes_no_number(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id = accepted(hall)

    seen = text_of(papers.preview(case_id, CasePaperKind.ACCEPTANCE))

    assert NAME in seen
    assert "2026年12月4日" in seen
    assert "（打印时编号）" in seen
    assert papers.made(case_id) == ()
    kept = papers.make(hall.store.request(), case_id, CasePaperKind.ACCEPTANCE)
    assert "政务受〔2026〕1号" in text_of(papers.pdf(kept))


@pytest.mark.parametrize("kind", [CasePaperKind.APPROVAL, CasePaperKind.URGING])
def test_what_has_not_happened_is_not_shown_on_a_paper(
    hall: SmallHall, papers: CasePaperService, kind: CasePaperKind
) -> None:
    case_id = accepted(hall)

    with pytest.raises(PaperNotDueError):
        papers.preview(case_id, kind)


def test_a_second_suspension_is_told_by_a_paper_of_its_own(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id, flow, kind = accepted(hall), flow_of(hall), CasePaperKind.SUSPENSION

    def stands() -> CasePaperRow | None:
        return standing_paper(
            kind, papers.made(case_id), CaseService(hall.store.work).history(case_id)
        )

    for number in (1, 2):
        hall.store.clock.advance(timedelta(days=1))
        today = MONDAY + timedelta(days=2 * number - 1)
        standing = Standing(
            SuspensionReason.EXPERT_REVIEW, f"第{number}次评审", "", f"示例函{number}号", today,
            today + timedelta(days=5), today,
        )  # fmt: skip
        flow.suspend(hall.store.request(), case_id, standing)
        assert stands() is None
        made = papers.make(hall.store.request(), case_id, kind)
        kept = stands()
        assert kept is not None
        assert (kept.id, kept.number) == (made, f"政务特〔2026〕{number}号")
        hall.store.clock.advance(timedelta(days=1))
        flow.resume(hall.store.request(), case_id)


def test_the_second_printing_is_a_reprint_and_is_kept(
    hall: SmallHall, papers: CasePaperService
) -> None:
    paper = papers.make(hall.store.request(), accepted(hall), CasePaperKind.ACCEPTANCE)

    first = text_of(papers.print(hall.store.request(), paper))
    second = text_of(papers.print(hall.store.request(), paper))

    assert "补打" not in first
    assert "补打" in second
    assert len(hall.rows(CasePaperPrint)) == 2
    kinds = [kind for (kind,) in hall.rows(CaseEvent, CaseEvent.kind)]
    assert kinds.count(CaseEventKind.PAPER_REPRINTED) == 1


def test_a_paper_waits_for_the_step_that_it_tells(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id = accepted(hall)

    with pytest.raises(PaperNotDueError):
        papers.make(hall.store.request(), case_id, CasePaperKind.APPROVAL)
    assert CasePaperKind.APPROVAL not in papers.offered(case_id)
    flow_of(hall).decide(hall.store.request(), case_id, Decision(CaseOutcomeKind.GRANTED))

    offered = papers.offered(case_id)
    assert {CasePaperKind.APPROVAL, CasePaperKind.CONCLUSION, CasePaperKind.DELIVERY} <= {*offered}
    assert CasePaperKind.DENIAL not in offered
    made = [papers.make(hall.store.request(), case_id, kind) for kind in offered]
    whole = papers.print_batch(hall.store.request(), made)
    with pypdfium2.PdfDocument(whole) as document:
        assert len(document) >= len(offered)


def test_a_refusal_names_the_reason_and_the_applicant_s_rights(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id = accepted(hall)
    decision = Decision(
        CaseOutcomeKind.REFUSED,
        "场所面积不足",
        "示例办法第五条",
        "示例市人民政府",
        "示例市人民法院",
    )
    flow_of(hall).decide(hall.store.request(), case_id, decision)

    paper = papers.make(hall.store.request(), case_id, CasePaperKind.DENIAL)

    written = text_of(papers.pdf(paper))
    for words in ("场所面积不足", "示例市人民政府", "示例市人民法院", "行政复议", "行政诉讼"):
        assert words in written


def test_a_paper_that_is_not_kept_is_not_printed(hall: SmallHall, papers: CasePaperService) -> None:
    with pytest.raises(PaperUnknownError):
        papers.print(hall.store.request(), uuid.uuid4())


def test_a_rejection_is_printed_with_its_basis(hall: SmallHall, papers: CasePaperService) -> None:
    flow, request = flow_of(hall), hall.store.request
    case = flow.receive(request(), Application(hall.items["SJ-001"], NAME))
    case_id = uuid.UUID(case.id)
    flow.reject(request(), case_id, Refusal("不属于本机关职权", "示例规定第二条", "甲", "乙"))

    paper = papers.make(request(), case_id, CasePaperKind.NON_ACCEPTANCE)

    assert "不属于本机关职权" in text_of(papers.pdf(paper))


def test_a_gap_is_told_with_its_day_and_what_follows(
    hall: SmallHall, papers: CasePaperService
) -> None:
    (missing,) = ask_for(hall, "场地证明", necessity=Necessity.LATER)
    flow, request = flow_of(hall), hall.store.request
    case = flow.receive(request(), Application(hall.items["SJ-001"], NAME, ticks=(missing,)))
    case_id = uuid.UUID(case.id)
    flow.accept(request(), case_id, lenient=Lenience(date(2026, 12, 1), "逾期不补，不予许可"))

    written = text_of(papers.pdf(papers.make(request(), case_id, CasePaperKind.TOLERANCE)))

    assert "场地证明" in written
    assert "2026年12月1日" in written
    assert "逾期不补，不予许可" in written


def test_a_receipt_of_delivery_says_way_and_day_and_keeps_nobody(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id, flow, request = accepted(hall), flow_of(hall), hall.store.request
    flow.decide(request(), case_id, Decision(CaseOutcomeKind.GRANTED))
    hall.store.clock.advance(timedelta(days=2))
    handed = Delivery(DeliveryWay.AGENT, "马代收", "受托，凭委托书", MONDAY + timedelta(days=1))
    flow.deliver(request(), case_id, handed)

    paper = papers.make(request(), case_id, CasePaperKind.DELIVERY)

    written = text_of(papers.pdf(paper))
    for words in ("代理人领取", "2026年11月24日", "马代收", "受托，凭委托书"):
        assert words in written
    (kept,) = [facts for (facts,) in hall.rows(CasePaper, CasePaper.facts)]
    assert "马代收" not in str(kept)


def test_a_reopened_case_has_no_special_procedure(
    hall: SmallHall, papers: CasePaperService
) -> None:
    case_id, flow, request = accepted(hall), flow_of(hall), hall.store.request
    flow.decide(request(), case_id, Decision(CaseOutcomeKind.GRANTED))
    hall.store.clock.advance(timedelta(days=3))
    flow.reopen(request(), case_id, "决定有误", "示例规定第三条")

    offered = papers.offered(case_id)

    assert CasePaperKind.SUSPENSION not in offered
    assert CasePaperKind.RESUMPTION not in offered


def test_what_was_asked_for_stays_on_its_notice_when_some_of_it_comes_in(
    hall: SmallHall, papers: CasePaperService
) -> None:
    first, second = ask_for(hall, "场地证明", "平面图")
    flow, request = flow_of(hall), hall.store.request
    case = flow.receive(request(), Application(hall.items["SJ-001"], NAME, ticks=(first, second)))
    case_id = uuid.UUID(case.id)
    flow.ask_supplement(request(), case_id, (first, second))
    flow.supplemented(request(), case_id, (replace(first, outcome=TickOutcome.COMPLETE),))

    written = text_of(papers.pdf(papers.make(request(), case_id, CasePaperKind.SUPPLEMENT)))

    assert "场地证明" in written
    assert "平面图" in written
