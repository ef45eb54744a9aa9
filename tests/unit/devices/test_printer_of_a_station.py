"""A station's setting names its printer; a folder may stand in for one."""

import contextlib
import errno
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.devices import errors as device_errors
from hallapp.devices import from_setting, paper_printer
from hallapp.devices.device_file_printer import DeviceFilePrinter
from hallapp.devices.errors import (
    DiskFullError,
    FolderNotWritableError,
    PaperFileMissingError,
    PrinterAddressError,
    PrinterKindError,
)
from hallapp.devices.file_printer import FilePrinter
from hallapp.devices.folder import folder_failure, keep
from hallapp.devices.queue_printer import SystemQueuePrinter
from hallapp.devices.tcp_printer import TcpPrinter
from hallapp.kernel.errors import HallError
from hallapp.wording import sentences
from hallapp.wording.devices import SENTENCES
from tests.unit.devices.fake_printer import FakePrinter


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("tcp://192.0.2.5:9100", TcpPrinter),
        (" tcp://ticket-printer ", TcpPrinter),
        ("tcp://[2001:db8::5]:9101", TcpPrinter),
        ("file:///dev/usb/lp0", DeviceFilePrinter),
        ("queue:Office_HP", SystemQueuePrinter),
        ("queue:一楼打印机", SystemQueuePrinter),
        ("folder:/srv/hall/票", FilePrinter),
        ("folder:tickets", FilePrinter),
    ],
)
def test_every_kind_of_printer_can_be_named(setting: str, kind: type[object]):
    assert isinstance(from_setting(setting), kind)


@pytest.mark.parametrize(
    "setting",
    [
        "", "printer", "tcp://", "tcp://host:port", "tcp://host:70000", "tcp://host:0",
        "tcp://a b:9100", "tcp://[::1:9100", "tcp://host/path", "file:lp0", "file://lp0", "file:///",
        "queue:", "queue:-d", "queue:two words", "queue:a/b", "folder:", "folder: ", "http://host",
    ],
)  # fmt: skip
def test_a_setting_that_names_no_printer_is_refused(setting: str):
    with pytest.raises(PrinterAddressError) as refusal:
        from_setting(setting)

    assert refusal.value.facts == {"setting": setting.strip()}


@given(st.text(max_size=40))
def test_no_setting_makes_the_program_fail(setting: str):
    with contextlib.suppress(PrinterAddressError):
        from_setting(setting)


def test_the_address_of_a_setting_is_the_one_connected_to():
    with FakePrinter() as fake:
        from_setting(f"tcp://127.0.0.1:{fake.port}").send(b"ticket", "A001")

    assert fake.jobs == [b"ticket"]


@pytest.mark.parametrize("setting", ["tcp://192.0.2.5", "file:///dev/usb/lp0"])
def test_a_ticket_printer_prints_no_pages(setting: str):
    with pytest.raises(PrinterKindError):
        paper_printer(setting)


@pytest.mark.parametrize("setting", ["queue:office", "folder:papers"])
def test_queues_and_folders_print_pages(setting: str):
    assert paper_printer(setting)


def test_a_folder_keeps_tickets_in_order_and_whole(tmp_path: Path):
    folder = tmp_path / "票" / "今天"
    printer = FilePrinter(folder)

    printer.send(b"one", "A001")
    printer.send(b"two", "A001")

    kept = sorted(folder.iterdir())
    assert [path.name for path in kept] == ["0001-A001.escpos", "0002-A001.escpos"]
    assert [path.read_bytes() for path in kept] == [b"one", b"two"]


def test_a_folder_keeps_one_copy_of_a_page(tmp_path: Path):
    paper = tmp_path / "slip.pdf"
    paper.write_bytes(b"%PDF-1.7")

    FilePrinter(tmp_path / "kept").send_pdf(paper, "办事指引单", copies=3)

    (kept,) = (tmp_path / "kept").iterdir()
    assert (kept.name, kept.read_bytes()) == ("0001-办事指引单.pdf", b"%PDF-1.7")


def test_a_page_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(PaperFileMissingError):
        FilePrinter(tmp_path).send_pdf(tmp_path / "gone.pdf", "slip")


@given(title=st.text(max_size=80))
def test_no_title_leaves_the_folder(tmp_path_factory: pytest.TempPathFactory, title: str):
    folder = tmp_path_factory.mktemp("kept")

    path = keep(folder, b"x", title, ".pdf")

    assert path.parent == folder
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path):
    (tmp_path / "taken").touch()

    with pytest.raises(FolderNotWritableError):
        FilePrinter(tmp_path / "taken").send(b"x", "A001")


def test_a_full_disk_has_a_message_of_its_own(tmp_path: Path):
    failure = folder_failure(OSError(errno.ENOSPC, "No space left on device"), tmp_path)

    assert isinstance(failure, DiskFullError)


def own_errors() -> list[type[HallError]]:
    found = vars(device_errors).values()
    return [
        one for one in found if isinstance(one, type) and one.__module__.endswith("devices.errors")
    ]


def test_every_error_has_a_sentence_that_says_what_to_do():
    codes = {one.code for one in own_errors()}

    assert set(SENTENCES) <= codes <= set(sentences())
    assert all("请" in sentence and sentence.endswith("。") for sentence in SENTENCES.values())


def test_sentences_ask_only_for_facts_that_errors_bring():
    known = {"printer", "detail", "file", "folder", "setting", "clip", "text"}
    known |= {"words", "length", "longest", "page", "pages"}

    for sentence in SENTENCES.values():
        assert set(re.findall(r"\{(\w+)\}", sentence)) <= known


def test_a_spooler_is_asked_for_pages_where_one_is_given() -> None:
    asked: list[str] = []

    class Pages:
        def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
            asked.append(title)

    def make(queue: str) -> Pages:
        asked.append(queue)
        return Pages()

    paper_printer("spooler:HP 办公室", spooler=make).send_pdf(Path("x.pdf"), "x")

    assert asked == ["HP 办公室", "x"]


@pytest.mark.parametrize("setting", ["spooler:", "spooler: ", "spooler:a\nb"])
def test_a_spooler_without_a_name_is_refused(setting: str) -> None:
    with pytest.raises(PrinterAddressError):
        paper_printer(setting)
