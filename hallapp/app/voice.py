"""Runs the page for recordings by itself: no hall is opened for it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from hallapp.app.desktop import make_application
from hallapp.app.wishes import Wish
from hallapp.faces.board.voice_window import VoiceMainWindow, voice_tools
from hallapp.kernel.texts import set_language
from hallapp.qtkit.jobs import PoolJobs


def run_voice(data: Path, language: str) -> int:
    """Show the page for recordings until it is closed; return the exit status.

    Raises:
        HallError: The program's own files are not usable.
    """
    set_language(language)
    application: QApplication = make_application(Wish("", data, language=language))
    jobs = PoolJobs("paper", application)
    window = VoiceMainWindow(jobs, voice_tools(data))
    window.show()
    status = application.exec()
    jobs.close()
    return status
