"""Letters of supervision are papers of their case: read back, printed, printed again."""

from datetime import date
from pathlib import Path

import pypdfium2

from hallapp.cases.service import CaseService
from hallapp.devices.file_printer import FilePrinter
from hallapp.guides.service import GuideService
from hallapp.kernel.settings import SettingsService
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.chase_letters import ChaseLetters
from hallapp.serving.papers import PrintRoom
from hallapp.supervision.service import SupervisionService
from hallapp.supervision.terms import ChaseWish
from tests.storage.supervision.supervised import ON_SQLITE, SupervisedHall


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


@ON_SQLITE
def test_a_letter_reads_back_from_its_paper(watched: SupervisedHall, tmp_path: Path):
    work, printer = watched.hall.store.work, FilePrinter(tmp_path / "printed")
    guides, cases = GuideService(work), CaseService(work)
    room = PrintRoom(tmp_path / "papers", printer, printer)
    papers = CasePaperService(work, guides, cases, SettingsService(work), room)
    supervision = SupervisionService(work, ChaseLetters(work.hall_id, guides, cases))
    watched.case()
    watched.on(date(2026, 12, 7)).scan()
    (light,) = supervision.open_lights()

    sent = supervision.supervise(watched.manager(), light.id, ChaseWish("三日内办结"))
    assert sent.paper_id is not None
    first = text_of(papers.print(watched.manager(), sent.paper_id))
    again = text_of(papers.print(watched.manager(), sent.paper_id))

    for words in ("督办", "政务督〔2026〕1号", "三日内办结", "市场监督管理局张2", "已超1个工作日"):
        assert words in first
    assert "补打" in again
    assert "补打" not in first
