"""Papers between the units of a joint case: of all of them, or of the one that is named."""

from pathlib import Path

import pypdfium2
import pytest
from hall_rows import SmallHall
from joint_hall import APPLICANT, add_units, agree, joint_of, opened

from hallapp.cases.papers.errors import PaperNotDueError
from hallapp.cases.service import CaseService
from hallapp.cases.tables import CasePaper
from hallapp.cases.terms import CasePaperKind
from hallapp.devices.file_printer import FilePrinter
from hallapp.guides.service import GuideService
from hallapp.kernel.settings import SettingsService
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.papers import PrintRoom


@pytest.fixture
def papers(hall: SmallHall, tmp_path: Path) -> CasePaperService:
    add_units(hall)
    work, printer = hall.store.work, FilePrinter(tmp_path / "printed")
    room = PrintRoom(tmp_path / "papers", printer, printer)
    return CasePaperService(
        work, GuideService(work), CaseService(work), SettingsService(work), room
    )


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def test_the_letter_goes_to_the_unit_that_is_asked(
    hall: SmallHall, papers: CasePaperService
) -> None:
    row, request = opened(hall), hall.store.request

    letter = papers.make(request(), row.case_id, CasePaperKind.JOINT_LETTER, branch=2)

    text = text_of(papers.pdf(letter))
    assert "自然资源局：" in text
    assert "请在2026年12月2日前（7个工作日）提出书面意见" in text
    assert APPLICANT in text
    assert "消防设计审查" not in text
    assert "（存根联）" in text
    assert "（回执联）" in text
    assert APPLICANT not in str(hall.rows(CasePaper, CasePaper.facts))


def test_the_reply_is_signed_by_the_unit_and_not_by_the_lead(
    hall: SmallHall, papers: CasePaperService
) -> None:
    row, request = opened(hall), hall.store.request
    with pytest.raises(PaperNotDueError):
        papers.make(request(), row.case_id, CasePaperKind.JOINT_REPLY, branch=1)
    agree(hall, row)

    reply = papers.make(request(), row.case_id, CasePaperKind.JOINT_REPLY, branch=1)

    text = text_of(papers.pdf(reply))
    assert "市场监督管理局：" in text
    assert "结论同意" in text
    assert "消防救援大队2026年" in text


def test_papers_of_all_units_follow_the_steps(hall: SmallHall, papers: CasePaperService) -> None:
    row, request = opened(hall), hall.store.request
    before = set(papers.offered(row.case_id))
    agree(hall, row)
    joint_of(hall).sum_up(request(), row.id, "两家同意")

    after = set(papers.offered(row.case_id)) - before
    summary = papers.make(request(), row.case_id, CasePaperKind.JOINT_SUMMARY)

    assert CasePaperKind.JOINT_ACCEPTANCE in before
    assert {CasePaperKind.JOINT_SUMMARY, CasePaperKind.JOINT_OPINION} <= after
    assert CasePaperKind.JOINT_SIGN_OFF not in after
    text = text_of(papers.pdf(summary))
    assert "汇总意见两家同意" in text
    assert "消防设计审查" in text
