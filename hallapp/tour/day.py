"""Plays a day of the demo hall through the real faces, and checks every step (演示一天)."""

import sys
import time
import traceback
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.texts import CHINESE, _, set_language
from hallapp.tour import (
    accepting,
    appointing,
    arriving,
    asking,
    beside,
    binding,
    browsing,
    calling,
    closing,
    counting,
    duty_begin,
    duty_evening,
    duty_month,
    duty_week,
    exchanging,
    folder,
    guiding,
    handing_over,
    joining,
    kiosk_ways,
    leading,
    living,
    managing,
    opening,
    operating,
    overseeing,
    papers,
    patrolling,
    publishing,
    rating,
    starting,
    supplementing,
    trouble,
    visiting,
)
from hallapp.tour.album import Album, Scene
from hallapp.tour.errors import StepFailedError, UnmetError
from hallapp.tour.page import Words
from hallapp.tour.stage import Stage
from hallapp.tour.step import Chapter, Day, Step

CHAPTERS: tuple[Chapter, ...] = (
    starting.CHAPTER,
    opening.CHAPTER,
    arriving.CHAPTER,
    visiting.CHAPTER,
    calling.CALLED,
    accepting.CHAPTER,
    calling.FLOW,
    handing_over.CHAPTER,
    kiosk_ways.CHAPTER,
    managing.CHAPTER,
    trouble.CHAPTER,
    guiding.CHAPTER,
    operating.CHAPTER,
    appointing.CHAPTER,
    rating.CHAPTER,
    leading.CHAPTER,
    asking.CHAPTER,
    browsing.CHAPTER,
    publishing.CHAPTER,
    papers.CHAPTER,
    binding.CHAPTER,
    exchanging.CHAPTER,
    beside.CHAPTER,
    closing.CHAPTER,
    living.ACCEPTED,
    duty_begin.CHAPTER,
    patrolling.CHAPTER,
    duty_evening.CHAPTER,
    living.PAUSED,
    duty_week.CHAPTER,
    duty_month.CHAPTER,
    living.CHAPTER,
    supplementing.CHAPTER,
    overseeing.CHAPTER,
    joining.CHAPTER,
    counting.CHAPTER,
    trouble.LAST,
)
_TITLE = Words("大厅的一天", "A day of the hall")


def play(out: Path) -> int:
    """Play the day; return the exit status.

    Args:
        out: Made if it is not there; a folder with files of somebody else is refused.

    Raises:
        FolderTakenError: The folder holds files that no tour has made.
        StepFailedError: A step did not come to what it should come to.
        SurroundingsError: The folder cannot be written, a font is missing.
    """
    began_s = time.monotonic()
    place = folder.prepare(out)
    set_language(CHINESE)
    album = Album(place)
    stage = Stage(place)
    day = Day(stage, album)
    try:
        for chapter in CHAPTERS:
            for step in chapter.steps:
                _play_step(day, step, album.begin(chapter.name, step.name, step.checked))
    finally:
        stage.close()
        album.write(_TITLE, _told(album, round(time.monotonic() - began_s)))
    _say(_("图片和纸张在 {page}").format(page=place / folder.INDEX))
    _say(_("{count} 步全部演完").format(count=len(album.scenes)))
    return 0


def _play_step(day: Day, step: Step, scene: Scene) -> None:
    began_s = time.monotonic()
    try:
        step.play(day)
        day.stage.raise_faults()
    except SurroundingsError:
        raise
    except Exception as failure:
        # The border of a step: whatever went wrong in it is told as its failure, with a picture.
        picture = day.album.failure(QApplication.activeWindow())
        raise StepFailedError(
            number=scene.number, step=step.name.chinese, saw=_saw(failure), picture=picture
        ) from failure
    scene.seconds = time.monotonic() - began_s
    _say(f"{scene.number:3}  {step.name.chinese}  {scene.seconds:.1f} s")


def _saw(failure: Exception) -> str:
    """Return what was seen instead; for a fault of the program also where."""
    if isinstance(failure, UnmetError | HallError):
        return str(failure)
    frame = traceback.extract_tb(failure.__traceback__)[-1]
    return f"{type(failure).__name__}: {failure}, {Path(frame.filename).name}:{frame.lineno}"


def _told(album: Album, seconds: int) -> Words:
    count = len(album.scenes)
    return Words(
        f"青山县政务服务中心（演示数据），2026 年 11 月 23 日起，{count} 步，演了 {seconds} 秒。"
        "每一张图都是程序自己的窗口，每一张纸都是程序自己打印的。",
        f"Qingshan County hall (demo data), from 23 November 2026: {count} steps in {seconds} s. "
        "Every picture is a window of the program, every paper was printed by it.",
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
