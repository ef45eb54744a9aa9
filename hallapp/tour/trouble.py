"""What goes wrong on an ordinary day: a printer that is off, a faulty file, a chain to verify."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from hallapp.kernel import audit
from hallapp.kernel.places import database_scripts
from hallapp.queueing.terms import PrintState, TicketState
from hallapp.tour.managing import at_manager
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, choose_service, keep_printout, on_page

# The same program, at the hour that is played.
_COMMAND = """
import sys
from datetime import datetime
from hallapp.commands import opening
from hallapp.commands.program import run
from hallapp.kernel.clock import SettableClock
opening.SystemClock = lambda: SettableClock(datetime.fromisoformat(sys.argv[1]))
sys.exit(run(sys.argv[2:]))
"""
_COMMAND_TIMEOUT_S = 60
_MOST_DECISIONS = 5


def _take_without_paper(day: Day) -> None:
    stage = day.stage
    window, _hands = at_kiosk(day)
    stage.set_time(9, 33)
    stage.printer.switch_off()
    choose_service(day, "综合受理")
    on_page(day, "number_page")
    _await_told(day)
    label = window.page.number.text()
    band = window.page.band.text()
    check(label in band and "没有打印" in band, f"the citizen is told: {band}")
    ticket = next(row for row in stage.hall.queue.waiting(None) if row.label == label)
    check(ticket.state is TicketState.WAITING, "the ticket lives")
    check(ticket.print_state is PrintState.FAILED, "the store says not printed")
    day.tickets["unprinted"] = ticket
    day.album.picture(
        window,
        "kiosk-printer-off",
        Words("打印机关着：号照样有效（失败）", "Printer off (failing)"),
    )


def _manager_sees_it(day: Day) -> None:
    window, _hands = at_manager(day)
    label = day.tickets["unprinted"].label
    day.stage.bring(window)

    def said() -> bool:
        labels = window.hall_page.decisions.findChildren(QLabel)
        return any(label in each.text() for each in labels if each.isVisible())

    day.stage.until(said, f"{label} among the decisions")
    day.stage.settle()
    day.album.picture(
        window, "manager-unprinted", Words(f"{label} 没有打印出来", "A ticket was not printed")
    )


def _print_again(day: Day) -> None:
    stage, ticket = day.stage, day.tickets["unprinted"]
    window, hands = at_kiosk(day)
    stage.printer.has_paper = False
    stage.printer.switch_on()
    hands.tap("print_again")
    _await_told(day)
    check(_print_state(day) is PrintState.FAILED, "no paper, no ticket")
    stage.printer.has_paper = True
    jobs = len(stage.printer.jobs)
    hands.tap("print_again")
    stage.until(lambda: len(stage.printer.jobs) == jobs + 1, "bytes at the printer")
    _await_told(day)
    check(_print_state(day) is PrintState.PRINTED, "the store says printed")
    check(not stage.hall.queue.unprinted(), "nothing is unprinted any more")
    day.album.picture(window, "kiosk-printed-again", Words("再打一张，打出来了", "Printed again"))
    issued = stage.hall.queue.for_slip(ticket.id)
    keep_printout(day, issued, f"{ticket.label} 的号码纸", "Its ticket")
    hands.tap("number_done")
    on_page(day, "home_page")


def _faulty_file(day: Day) -> None:
    stage = day.stage
    path = day.album.data(
        _faulty_csv().encode(), "faulty-items", ".csv", Words("有错的 CSV", "A CSV with faults")
    )
    before = len(stage.hall.guides.search("", limit=10_000))
    status, said = run_command(day, "import", "items", str(path))
    check(status == 1, f"exit status {status}: {said}")
    for line in ("第 3 行", "第 4 行", "第 5 行"):
        check(line in said, f"{line} in the report: {said}")
    check("Traceback" not in said, "no traceback")
    check(len(stage.hall.guides.search("", limit=10_000)) == before, "nothing was written")
    day.album.data(said.encode(), "import-report", ".txt", Words("逐行的报告", "The report"))


def _verify_chain(day: Day) -> None:
    hall = day.stage.hall
    with hall.work.read() as session:
        verdict = audit.verify(session.connection(), hall.hall.id)
    check(verdict.is_whole, f"broken at {verdict.broken_at}: {verdict.fault}")
    status, said = run_command(day, "db", "verify-audit")
    check(status == 0 and str(verdict.count) in said, f"the command agrees: {said}")
    day.album.data(said.encode(), "audit", ".txt", Words("操作记录链完整", "The chain is whole"))


def _await_told(day: Day) -> None:
    window, _hands = at_kiosk(day)
    page: Any = window.page
    day.stage.until(page.print.isEnabled, "the number page says what came of it")
    day.stage.settle()


def _print_state(day: Day) -> PrintState:
    return day.stage.hall.queue.ticket(day.tickets["unprinted"].id).print_state


def _faulty_csv() -> str:
    """Return a file with one good line, then: no name, a wrong unit, the good one again."""
    seed = database_scripts() / "seed" / "service-items.csv"
    with seed.open(encoding="utf-8", newline="") as opened:
        header, good, other, *_rest = csv.reader(opened)
    good[0] = "示例事项"
    nameless = ["", *other[1:]]
    days = header.index("promised_days")
    wrong_unit = ["另一个示例事项", *other[1:]]
    wrong_unit[days] = "15个月亮"
    lines = (header, good, nameless, wrong_unit, good)
    return "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines)


def run_command(day: Day, *arguments: str) -> tuple[int, str]:
    """Run a command of the program in a process of its own; return its status and words."""
    moment = day.stage.now.isoformat()
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _COMMAND, moment, *arguments, "--data", str(day.stage.data)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=_COMMAND_TIMEOUT_S,
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stdout + done.stderr


CHAPTER = Chapter(
    Words("出了岔子", "When something goes wrong"),
    (
        Step(
            Words("打印机关着的时候取号", "A number while the printer is off"),
            Words("告诉群众没有打印，号在队里，库里记着", "Told; the ticket waits; kept as failed"),
            _take_without_paper,
        ),
        Step(
            Words("管理员看得见", "The manager sees it"),
            Words("没打出来的号在“要决定的事”里", "It stands among what wants a decision"),
            _manager_sees_it,
        ),
        Step(
            Words("缺纸，装上纸再打", "Out of paper, then printed again"),
            Words(
                "缺纸还是失败；装上纸，打出来的和画的一致", "Fails without paper, then dot for dot"
            ),
            _print_again,
        ),
        Step(
            Words("导入一个有错的 CSV", "A CSV with faults is imported"),
            Words("逐行说出哪里错，一行也没有写进去", "Told line by line; nothing is written"),
            _faulty_file,
        ),
    ),
)
LAST = Chapter(
    Words("一天过完", "The day is over"),
    (
        Step(
            Words("核对操作记录链", "The audit chain is verified"),
            Words("从第一条到最后一条都没有动过", "Every event is as it was written"),
            _verify_chain,
        ),
    ),
)
