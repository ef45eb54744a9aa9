"""Work of seconds or minutes with steps that are told and a way out; one at a time."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

Answer = TypeVar("Answer")


class Steps(QObject):
    """What the work tells while it runs on the worker, and whether it should stop.

    Signals:
        told: Steps done, and of how many; sent by the worker, heard on the main thread.
    """

    told = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def step(self, done: int, of: int) -> None:
        """Tell how far it is."""
        if not self._stop.is_set():
            self.told.emit(done, of)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Return whether it should stop."""
        return self._stop.is_set()


class LongWork(QFrame):
    """Runs long work on the worker of papers, so that the page stays alive, and shows its steps.

    Signals:
        changed: Work began or ended.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "band")
        self.setObjectName("longWork")
        self._said = ""
        self._words = words("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = KeyButton(_("停下"), look="accent")
        self.cancel.setObjectName("stopWork")
        self._steps: Steps | None = None
        self._build()
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._steps is not None

    def run(
        self,
        desk: AttendanceDesk,
        said: str,
        work: Callable[[AttendanceServices, Steps], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Run work; without effect while other work is under way.

        Args:
            desk: Whose worker does it.
            said: What is being done.
            work: Runs on the worker; it should ask `Steps.is_stopped`.
            done: Called with its answer.
            failed: Called with what went wrong; also when it was stopped.
        """
        if self.is_busy:
            return
        steps = self._steps = Steps(self)
        steps.told.connect(self._on_told)
        self._begin(said)
        services = desk.services

        def settle(tell: Callable[[], None]) -> None:
            self._end(steps)
            tell()

        desk.paper_jobs.submit(
            lambda: work(services, steps),
            lambda answer: settle(lambda: done(answer)),
            lambda error: settle(lambda: failed(error)),
            self,
        )

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop; it ends at its next step."""
        if self._steps is not None:
            self._steps.stop()
            self.cancel.setEnabled(False)
            self._words.setText(_("正在停下……"))

    def _begin(self, said: str) -> None:
        self._said = said
        self._words.setText(said)
        self.setAccessibleName(said)
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()
        self.changed.emit()

    def _end(self, steps: Steps) -> None:
        self._steps = None
        steps.deleteLater()
        self.hide()
        self.changed.emit()

    @Slot(int, int)
    def _on_told(self, done: int, of: int) -> None:
        if self._steps is None or self._steps.is_stopped():
            return
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        said = _("{what}：{done}／{of}").format(what=self._said, done=f"{done:,}", of=f"{of:,}")
        self._words.setText(said)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self.stop)
