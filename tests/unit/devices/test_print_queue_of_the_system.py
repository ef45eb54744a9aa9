"""Printing through the system's queues, with an `lp` that answers as it is told."""

import os
from pathlib import Path

import pytest

from hallapp.devices.errors import (
    PaperFileMissingError,
    PrinterQueueStoppedError,
    PrinterQueueUnknownError,
    PrintingSystemDownError,
    PrintingSystemMissingError,
    PrintingSystemRefusedError,
    PrintingSystemSilentError,
)
from hallapp.devices.queue_printer import SystemQueuePrinter

IDLE = "scheduler is running\nprinter office is idle.  enabled since Mon 23 Nov 2026 09:00:00"


class PrintingSystem:
    """Two small programs named `lp` and `lpstat` that keep what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.arguments = folder / "arguments"
        self.data = folder / "data"
        self.program("lpstat", f"echo '{IDLE}'")
        self.program(
            "lp",
            f'printf "%s\\n" "$@" > "{self.arguments}"\ncat > "{self.data}"\necho request id is 1',
        )

    def program(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrintingSystem:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return PrintingSystem(programs)


def office() -> SystemQueuePrinter:
    return SystemQueuePrinter("office", timeout_s=5.0)


def test_a_ticket_goes_to_the_queue_as_it_is(system: PrintingSystem):
    office().send(b"\x1b@\x00\xff", "A001")

    assert system.data.read_bytes() == b"\x1b@\x00\xff"
    assert system.arguments.read_text().splitlines() == [
        *("-d", "office"),
        *("-t", "A001"),
        *("-o", "raw"),
    ]


def test_a_page_goes_to_the_queue_in_as_many_copies_as_asked(
    system: PrintingSystem, tmp_path: Path
):
    paper = tmp_path / "指引单 1.pdf"
    paper.write_bytes(b"%PDF-1.7")

    office().send_pdf(paper, "办事指引单", copies=2)

    assert system.data.read_bytes() == b"%PDF-1.7"
    assert system.arguments.read_text().splitlines() == [
        *("-d", "office"),
        *("-t", "办事指引单"),
        *("-n", "2"),
        *("-o", "media=A4"),
    ]


def test_a_title_is_never_run_by_a_shell(system: PrintingSystem):
    office().send(b"x", "$(touch /tmp/never)`; \n-d other")

    assert system.arguments.read_text().splitlines()[3] == "$(touch /tmp/never)`; -d other"


def test_a_queue_the_system_does_not_know_is_told(system: PrintingSystem):
    system.program("lpstat", "echo 'scheduler is running'; echo 'lpstat: Invalid destination name "
                             'in list "office".\' >&2; exit 1')  # fmt: skip

    with pytest.raises(PrinterQueueUnknownError) as refusal:
        office().send(b"x", "A001")

    assert refusal.value.facts == {"printer": "office"}
    assert not system.data.exists()


def test_a_stopped_queue_is_told_before_a_job_disappears_in_it(system: PrintingSystem):
    system.program(
        "lpstat", "echo 'scheduler is running'; echo 'printer office disabled since Monday -'"
    )

    with pytest.raises(PrinterQueueStoppedError):
        office().send(b"x", "A001")

    assert not system.data.exists()


def test_a_queue_that_takes_no_jobs_is_told(system: PrintingSystem):
    system.program("lp", "echo 'lp: Destination \"office\" is not accepting jobs.' >&2; exit 1")

    with pytest.raises(PrinterQueueStoppedError):
        office().send(b"x", "A001")


def test_a_retrying_printer_is_not_mistaken_for_a_missing_server(system: PrintingSystem):
    system.program("lpstat", f"echo '{IDLE}'; echo '	Unable to connect to printer; will retry'")

    office().send(b"x", "A001")

    assert system.data.read_bytes() == b"x"


def test_a_printing_system_that_does_not_run_is_told(system: PrintingSystem):
    system.program("lpstat", "echo 'scheduler is not running'")

    with pytest.raises(PrintingSystemDownError):
        office().send(b"x", "A001")


def test_any_other_refusal_is_passed_on_in_its_own_words(system: PrintingSystem):
    system.program("lp", "echo 'lp: Unsupported document-format.' >&2; exit 1")

    with pytest.raises(PrintingSystemRefusedError) as refusal:
        office().send(b"x", "A001")

    assert refusal.value.facts["detail"] == "Unsupported document-format."


def test_an_lp_that_never_comes_back_leaves_it_unknown(system: PrintingSystem):
    system.program("lp", "exec tail -f /dev/null")

    with pytest.raises(PrintingSystemSilentError) as refusal:
        SystemQueuePrinter("office", timeout_s=0.3).send(b"x", "A001")

    assert refusal.value.may_be_printed


def test_a_machine_without_lp_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(PrintingSystemMissingError):
        office().send(b"x", "A001")


def test_a_page_that_is_gone_is_told(system: PrintingSystem, tmp_path: Path):
    with pytest.raises(PaperFileMissingError) as refusal:
        office().send_pdf(tmp_path / "gone.pdf", "办事指引单")

    assert refusal.value.facts == {"file": "gone.pdf"}
