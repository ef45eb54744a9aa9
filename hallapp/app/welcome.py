"""What a person is asked before a face opens: which hall, and in a demo hall which face."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from hallapp.faces.parts.first_start.choice import FirstStartChoice, NewHall, StartKind
from hallapp.faces.parts.first_start.dialog import FirstStartDialog
from hallapp.faces.parts.first_start.launcher import LauncherWindow
from hallapp.faces.parts.first_start.making import MakingWindow
from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.desktop import Desktop


class MakingStoppedError(RuleError):
    """Somebody did not want to wait for the demo hall; nothing of it stays."""

    code = "app.making_stopped"


class Welcome(QObject):
    """First start, the making of a hall, the launcher.

    Signals:
        progressed: From the worker: how much of the demo hall is made, and of how much.
    """

    progressed = Signal(int, int)

    def __init__(self, desktop: "Desktop") -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._dialog: FirstStartDialog | None = None
        self._making: MakingWindow | None = None
        self._launcher: LauncherWindow | None = None
        self._is_stopped = False

    @property
    def dialog(self) -> FirstStartDialog | None:
        """The first start, while or after it was shown."""
        return self._dialog

    @property
    def launcher(self) -> LauncherWindow | None:
        """The launcher, once it was shown."""
        return self._launcher

    def ask(self) -> None:
        """Ask which hall to open."""
        # Between two windows there is none for a moment: that must not end the program.
        _application().setQuitOnLastWindowClosed(False)
        if self._dialog is None:
            self._dialog = FirstStartDialog(self._desktop.wish.data / "hall.db")
            self._dialog.finished.connect(self._on_answered)
        self._dialog.show()
        self._dialog.activateWindow()

    def show_launcher(self) -> None:
        """Show the faces to choose from, or the one that was wished for."""
        face = self._desktop.wish.face
        if face:
            self._desktop.show(face)
        else:
            self._launcher = self._make_launcher()
            self._launcher.show()
            self._launcher.activateWindow()
        _application().setQuitOnLastWindowClosed(True)

    def _make_launcher(self) -> LauncherWindow:
        is_demo = self._desktop.opens_demo()
        name = ""
        if is_demo:
            from hallapp.demo.layout import HALL_NAME

            name = HALL_NAME
        launcher = LauncherWindow(name, is_demo=is_demo)
        launcher.face_chosen.connect(self._on_face_chosen)
        launcher.removal_asked.connect(self._on_removal_asked)
        launcher.theme_chosen.connect(self._on_theme_chosen)
        launcher.language_chosen.connect(self._on_language_chosen)
        launcher.practice_asked.connect(self._on_practice_asked)
        return launcher

    @Slot(int)
    def _on_answered(self, answer: int) -> None:
        choice = self._dialog.choice if self._dialog is not None else None
        if not answer or choice is None:
            _application().quit()
        elif choice.kind is StartKind.DEMO:
            self._begin_demo()
        else:
            self._begin_set_up(choice)

    def _begin_demo(self) -> None:
        self._is_stopped = False
        self._making = MakingWindow(
            _("正在建立演示大厅"), _("97 个真实事项、一周的示例记录，大约要几秒钟。")
        )
        self.progressed.connect(self._making.show_progress)
        self._making.stopped.connect(self._on_stopped)
        self._making.show()
        self._desktop.hall_jobs.submit(self._make_demo, self._on_made, self._on_failed, self)

    def _make_demo(self) -> None:
        from hallapp.app.demo_hall import make_demo

        make_demo(self._desktop.wish.data, self._desktop.clock, self._tell)

    def _tell(self, done: int, of: int) -> None:
        if self._is_stopped:
            raise MakingStoppedError
        self.progressed.emit(done, of)

    def _begin_set_up(self, choice: FirstStartChoice) -> None:
        hall = cast("NewHall", choice.hall)
        self._making = MakingWindow(_("正在建立大厅"), hall.name)
        self._making.show()
        self._desktop.hall_jobs.submit(
            lambda: self._set_up(hall), self._on_made, self._on_failed, self
        )

    def _set_up(self, hall: NewHall) -> None:
        from hallapp.app.halls import own_place
        from hallapp.app.setup import HallPlan, ZoneOutline, set_up_hall

        zones = tuple(
            ZoneOutline(zone.letter, zone.name, zone.first, zone.last) for zone in hall.zones
        )
        plan = HallPlan(
            name=hall.name,
            region=hall.region,
            zones=zones,
            administrator=hall.administrator,
            staff_number=hall.staff_number,
            password=hall.password,
        )
        data = self._desktop.wish.data
        set_up_hall(own_place(data, hall.database), plan, self._desktop.clock)
        if hall.database:
            self._desktop.keep(database=hall.database)

    def _on_made(self, made: None) -> None:
        del made
        self._close_making()
        self.show_launcher()

    def _on_failed(self, error: HallError) -> None:
        self._close_making()
        self.ask()
        if self._dialog is not None and not isinstance(error, MakingStoppedError):
            self._dialog.show_failure(error)

    def _close_making(self) -> None:
        if self._making is not None:
            self._making.finish()
            self._making = None

    @Slot()
    def _on_stopped(self) -> None:
        self._is_stopped = True

    @Slot(str)
    def _on_face_chosen(self, face: str) -> None:
        # Beside the launcher, so that a visitor can look at several faces and leave each.
        self._desktop.show(face, is_windowed=True)

    @Slot()
    def _on_practice_asked(self) -> None:
        try:
            self._desktop.practise()
        except HallError as error:
            if self._launcher is not None:
                self._launcher.show_practice_refused(error)

    @Slot(str)
    def _on_theme_chosen(self, theme: str) -> None:
        self._desktop.keep(theme=theme)

    @Slot(str)
    def _on_language_chosen(self, language: str) -> None:
        self._desktop.keep(language=language)

    @Slot()
    def _on_removal_asked(self) -> None:
        if self._launcher is None:
            return
        self._launcher.show_removing(is_removing=True)
        self._desktop.close_faces()
        self._desktop.close_hall()
        data = self._desktop.wish.data
        self._desktop.hall_jobs.submit(
            lambda: _remove_demo(data), self._on_removed, self._on_not_removed, self
        )

    def _on_removed(self, removed: None) -> None:
        del removed
        self.ask()
        if self._launcher is not None:
            self._launcher.close()
            self._launcher = None

    def _on_not_removed(self, error: HallError) -> None:
        if self._launcher is not None:
            self._launcher.show_failure(error)


def _remove_demo(data: Path) -> None:
    from hallapp.app.halls import remove_demo

    remove_demo(data)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
