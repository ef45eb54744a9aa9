"""What a kiosk printed for a visitor is forgotten: files, and jobs that wait in a queue."""

import json
from pathlib import Path

import pytest

from hallapp.devices import from_setting, paper_printer
from hallapp.devices.leftovers import LEAST_AGE_S, Leftovers
from hallapp.devices.queue_printer import cancel_job
from tests.unit.devices.test_print_queue_of_the_system import PrintingSystem


class Wall:
    """A clock of the wall, in seconds."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        self.now_s += 0.001
        return self.now_s


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def cancelled() -> list[str]:
    return []


@pytest.fixture
def leftovers(tmp_path: Path, wall: Wall, cancelled: list[str]) -> Leftovers:
    return Leftovers(tmp_path / "kiosk" / "leftovers.json", cancelled.append, wall)


def kept(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF")
    return path


def test_a_paper_of_a_person_is_deleted_and_a_guide_slip_may_stay(tmp_path, leftovers):
    printer = paper_printer(f"folder:{tmp_path / 'printed'}", leftovers)
    notice = kept(tmp_path / "papers" / "notice-A001-093000.pdf")
    guide = kept(tmp_path / "papers" / "guide-SJ-001-093000.pdf")
    for paper in (notice, guide):
        printer.send_pdf(paper, paper.stem)

    assert not leftovers.is_due()
    leftovers.visit_ended()
    assert leftovers.is_due()
    leftovers.sweep()

    names = sorted(path.name for path in tmp_path.rglob("*.pdf"))
    assert names == ["0002-guide-SJ-001-093000.pdf", "guide-SJ-001-093000.pdf"]
    assert not leftovers.is_due()


def test_a_paper_that_was_not_printed_is_deleted_too(tmp_path, leftovers):
    folder = tmp_path / "printed"
    folder.write_text("a file where the folder should be", encoding="utf-8")
    notice = kept(tmp_path / "papers" / "notice-A001.pdf")

    with pytest.raises(Exception, match="folder_not_writable"):
        paper_printer(f"folder:{folder}", leftovers).send_pdf(notice, "notice")
    leftovers.visit_ended()
    leftovers.sweep()

    assert not notice.exists()


def test_a_ticket_kept_in_place_of_paper_is_deleted(tmp_path, leftovers):
    from_setting(f"folder:{tmp_path / 'printed'}", leftovers).send(b"ticket", "A001")
    leftovers.visit_ended()

    leftovers.sweep()

    assert list((tmp_path / "printed").iterdir()) == []


def test_a_job_is_left_to_who_waits_for_it_and_taken_back_after_a_minute(
    leftovers, wall, cancelled
):
    leftovers.note_job("Office-12")
    wall.now_s += LEAST_AGE_S - 5
    leftovers.sweep()
    assert (leftovers.is_due(), cancelled) == (False, [])

    wall.now_s += 5
    leftovers.sweep()

    assert cancelled == ["Office-12"]


def test_what_was_left_when_the_kiosk_died_is_swept_by_the_next_start(
    tmp_path, leftovers, wall, cancelled
):
    paper = kept(tmp_path / "notice-A001.pdf")
    leftovers.note_file(paper)
    leftovers.note_job("Office-12")
    wall.now_s += 3600

    Leftovers(tmp_path / "kiosk" / "leftovers.json", cancelled.append, wall).sweep()

    assert (paper.exists(), cancelled) == (False, ["Office-12"])


def test_a_clock_set_back_keeps_nothing_for_ever(leftovers, wall, cancelled):
    leftovers.note_job("Office-12")
    wall.now_s -= 3600

    leftovers.sweep()

    assert cancelled == ["Office-12"]


@pytest.mark.parametrize("content", ["", "[[", '["a"]', "{}", '[["job", "x", "soon"]]'])
def test_half_a_memory_after_a_power_cut_harms_nothing(tmp_path, content):
    memory = tmp_path / "leftovers.json"
    memory.write_text(content, encoding="utf-8")

    assert not Leftovers(memory).is_due()


def test_the_memory_names_files_and_jobs_and_nothing_else(tmp_path, leftovers):
    leftovers.note_job("Office-12")

    rows = json.loads((tmp_path / "kiosk" / "leftovers.json").read_text(encoding="utf-8"))

    assert [row[:2] for row in rows] == [["job", "Office-12"]]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrintingSystem:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return PrintingSystem(folder)


def test_the_name_that_cups_gives_a_job_is_remembered(system, leftovers, wall, cancelled):
    system.program("lp", "cat > /dev/null; echo 'request id is Office-7 (1 file(s))'")

    from_setting("queue:Office", leftovers).send(b"ticket", "A001")
    wall.now_s += LEAST_AGE_S
    leftovers.sweep()

    assert cancelled == ["Office-7"]


def test_a_job_is_taken_back_with_everything_that_cups_keeps_of_it(system):
    system.program("cancel", f'printf "%s\\n" "$@" > "{system.arguments}"')

    cancel_job("Office-7")

    assert system.arguments.read_text(encoding="utf-8").split() == ["-x", "Office-7"]


@pytest.mark.parametrize("script", ["echo 'cancel: no such job' >&2; exit 1", "sleep 5"])
def test_a_printing_system_that_refuses_or_sleeps_ends_nothing(system, script):
    system.program("cancel", script)

    cancel_job("Office-7", timeout_s=0.3)
