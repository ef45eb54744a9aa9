"""How long a warm guide slip takes, beside a bare platypus document with the same content.

The floor has the same paragraphs, table, fonts and QR code, laid out by the library's own
paragraphs and tables. Both are made in interleaved rounds; medians and their ratio are printed.

    python -m bench.slip [--json] [--rounds 5] [--papers 20]
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from hallapp.guides.terms import (
    FeeRow,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    StepRow,
)
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import papers
from hallapp.slips import guide_slip
from hallapp.slips.codes import QUIET_MODULES, qr_runs
from hallapp.slips.element_words import numbered_steps
from hallapp.slips.fonts import Weight, warm_up
from hallapp.slips.guide_words import GuideWords, guide_words

NO_ID = UUID(int=0)
PRINTED_AT = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
HALL = HallRow(
    id=NO_ID,
    name="青山县政务服务中心",
    region="青山县",
    zone="Asia/Shanghai",
    is_demo=True,
    opening="周一至周五 8:30—11:30 13:30—17:00",
)
MATERIALS = (
    ("食品经营许可申请书", "原件", 1, "申请人签字"),
    ("营业执照", "复印件", 1, "出示电子营业执照的不用交"),
    ("负责人、食品安全管理人员身份证明", "复印件", 2, "带原件核对"),
    ("经营场所使用证明", "复印件", 1, "房产证或租赁合同"),
    ("主要设备设施、经营布局、操作流程文件", "原件", 1, "图上写明各间面积"),
    ("食品安全管理制度文本", "原件", 1, "窗口有范本"),
    ("授权委托书和代办人身份证明", "原件", 1, "本人来的不用带"),
)


def guide(number: int) -> GuideRow:
    """Return a guide of ordinary length; the number keeps two papers from being alike."""
    item = ItemRow(
        id=NO_ID,
        code=f"SJ-{number:03d}",
        name="食品经营许可新办",
        department="市场监督管理局",
        item_type=ItemType.LICENCE,
        handling_type=HandlingType.PROMISED,
        initials="spjyxkxb",
        material_count=len(MATERIALS),
        state=GuideState.SAMPLE,
        is_complete=True,
    )
    return GuideRow(
        item=item,
        legal_basis="食品安全法第三十五条；食品经营许可和备案管理办法",
        agency="青山县市场监督管理局",
        statutory=Limit(20, LimitUnit.WORKING_DAYS),
        promised=Limit(9, LimitUnit.WORKING_DAYS),
        charges=False,
        fee_note="",
        materials=tuple(
            MaterialRow(NO_ID, place, name, form, copies, remark=remark)
            for place, (name, form, copies, remark) in enumerate(MATERIALS, 1)
        ),
        fees=(FeeRow(NO_ID, 1, "", "不收费", ""),),
        steps=(StepRow(NO_ID, 1, "受理"), StepRow(NO_ID, 2, "审查"), StepRow(NO_ID, 3, "决定")),
        conditions="有固定场所、已领营业执照",
        audience="食品经营者，单位食堂",
        visits=1,
        place="一楼 A 区 3—6 号窗口",
        consult_phone="228 0163",
        complaint_phone="12345",
        is_place_sample=True,
        remedies="60日内可申请行政复议，6个月内可提起行政诉讼",
        version=3,
        reviewed_on=date(2026, 10, 12),
    )


def slip(number: int) -> bytes:
    """Make a guide slip as the desk does."""
    return guide_slip(guide(number), HALL, PRINTED_AT).data


def floor(number: int) -> bytes:
    """Make the same content with the library's own paragraphs and tables."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    with papers():
        words = guide_words(guide(number), HALL, PRINTED_AT)
    strong, small = _style(Weight.BOLD, 15.5), _style(Weight.REGULAR, 10.5)
    materials = [
        ["□", [Paragraph(wanted.name, strong), Paragraph(wanted.note, small)]]
        for wanted in words.materials
    ]
    facts = [
        [Paragraph(entry.label, small), Paragraph(entry.note, small), Paragraph(entry.text, strong)]
        for entry in words.facts
    ]
    entries = [entry for _element, said in words.parts for entry in said]
    foot = [[Paragraph(entry.label, small), Paragraph(entry.text, small)] for entry in entries]
    foot.append([Paragraph("", small), Paragraph(numbered_steps(words.steps), small)])
    story: list[Any] = [
        Paragraph(words.head, small),
        Paragraph(words.mark, small),
        Paragraph(words.name, _style(Weight.BOLD, 26)),
        Paragraph(words.heading, strong),
        Table(materials, colWidths=(35, 445), style=[("FONT", (0, 0), (0, -1), strong.fontName)]),
        Table(facts, colWidths=(70, 80, 330)),
        Table(foot, colWidths=(75, 405)),
        _code_flowable(words),
        Paragraph(" ".join(words.codes[0].caption), small),
        Paragraph(words.printed, small),
    ]
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1, topMargin=30, bottomMargin=30).build(story)
    return file.getvalue()


def _style(weight: Weight, size: float) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        f"{weight.name}{size}",
        fontName=weight.value,
        fontSize=size,
        leading=size * 1.35,
        wordWrap="CJK",
    )


def _code_flowable(words: GuideWords) -> Any:
    from reportlab.platypus import Flowable

    class Code(Flowable):
        def __init__(self) -> None:
            super().__init__()
            self.width = self.height = 99

        def draw(self) -> None:
            code = qr_runs(words.codes[0].text)
            canvas: Any = self.canv
            module = self.width / (code.modules + 2 * QUIET_MODULES)
            canvas.scale(module, module)
            path = canvas.beginPath()
            for row, column, length in code.runs:
                path.rect(column + QUIET_MODULES, code.modules - row, length, 1)
            canvas.drawPath(path, stroke=0, fill=1)

    return Code()


def median_ms(make: Callable[[int], bytes], papers_a_round: int) -> float:
    """Return the median time of making a paper, in milliseconds."""
    times: list[float] = []
    for number in range(papers_a_round):
        started = time.perf_counter()
        made = make(number)
        times.append((time.perf_counter() - started) * 1000)
        assert made.startswith(b"%PDF")
    return statistics.median(times)


def main() -> None:
    """Measure, print, and with `--json` end with one line of JSON."""
    parser = argparse.ArgumentParser(description="Guide slip beside a bare platypus document.")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--papers", type=int, default=20, help="papers a round")
    chosen = parser.parse_args()
    warm_up()
    for make in (slip, floor):
        make(0)
    rounds = [
        (median_ms(slip, chosen.papers), median_ms(floor, chosen.papers))
        for _round in range(chosen.rounds)
    ]
    for number, (slip_ms, floor_ms) in enumerate(rounds, 1):
        print(f"round {number}: slip {slip_ms:.1f} ms, floor {floor_ms:.1f} ms")
    slip_ms = statistics.median(pair[0] for pair in rounds)
    floor_ms = statistics.median(pair[1] for pair in rounds)
    ratio = statistics.median(pair[0] / pair[1] for pair in rounds)
    print(f"median: slip {slip_ms:.1f} ms, floor {floor_ms:.1f} ms, ratio {ratio:.2f}")
    if chosen.json:
        facts = {"slip_ms": slip_ms, "floor_ms": floor_ms, "ratio": ratio}
        print(json.dumps({name: round(value, 3) for name, value in facts.items()}))


if __name__ == "__main__":
    main()
