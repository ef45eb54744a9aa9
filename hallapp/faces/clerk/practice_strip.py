"""The strip over a practice desk (练习): that all is invented, what to try, who stands there."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.demo.practising import Pace, Task, TaskRow, task_now
from hallapp.faces.clerk.keys import DeskKey, DeskKeys, is_there
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton

_SMALLEST_WIDE_PX = 1000
_EDGE_PX = 5
_PACES = tuple(Pace)


class PracticeStrip(QFrame):
    """Stands above the header of a practice desk, on every page of it.

    Signals:
        pace_chosen: Citizens shall come at another `Pace`.
        restart_asked: 重新开始 was pressed: everything practised is thrown away.
    """

    pace_chosen = Signal(object)
    restart_asked = Signal()

    def __init__(self, keys: DeskKeys, pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._rows: tuple[TaskRow, ...] = ()
        self._is_wide = True
        self._skipped: set[Task] = {task for task in Task if not is_there(DeskKey(task.desk_key))}
        self.setObjectName("practiceStrip")
        self.setProperty("look", "banner")
        self._title = words(_("练习，数据是虚构的"), "strong")
        self._mark = IconMark("checklist", 18, "primary")
        self._task = words("", wrap=True)
        self._task.setObjectName("practiceTask")
        self._skip = KeyButton(_("跳过"), look="link")
        self._skip.setObjectName("practiceSkip")
        self._all = KeyButton(_("全部任务"), look="link")
        self._all.setObjectName("practiceAll")
        self._pace_word = words(_("来人"), "muted")
        self._paces = Segments(_("来人快慢"), [each.label for each in _PACES])
        self._paces.choose(_PACES.index(pace))
        self._restart = KeyButton(_("重新开始"))
        self._restart.setObjectName("practiceRestart")
        self._scene = words("", wrap=True)
        self._scene.setObjectName("practiceScene")
        self._scene_beside = words("", "small", wrap=True)
        self._list = _TaskList(self._keys, self)
        self._build()

    def show_scene(self, scene: str) -> None:
        """Say who stands at the window and what is heard there."""
        self._scene.setText(scene)
        self._scene_beside.setText(scene)
        self._scene_row.setVisible(bool(scene) and self._is_wide)

    def show_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        """Say what to try next, and how much is done."""
        self._rows = tuple(row for row in rows if is_there(DeskKey(row.task.desk_key)))
        self._list.show_tasks(self._rows)
        self._show_task()

    def task(self) -> str:
        """Return what the strip asks for."""
        return self._task.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold into one row where the screen is small: what is invented, and who stands there."""
        super().resizeEvent(event)
        self._is_wide = self.width() >= _SMALLEST_WIDE_PX
        for widget in (self._pace_word, self._paces, self._all, self._restart, self._task):
            widget.setVisible(self._is_wide)
        self._scene_beside.setVisible(not self._is_wide)
        edge = _EDGE_PX if self._is_wide else 0
        self._row.setContentsMargins(0, edge, 0, edge)
        self.show_scene(self._scene.text())
        self._show_task()

    def _show_task(self) -> None:
        done = sum(row.is_done for row in self._rows)
        task = task_now(self._rows, self._skipped)
        self._skip.setVisible(task is not None and self._is_wide)
        self._mark.setVisible(bool(self._rows) and self._is_wide)
        if not self._rows:
            self._task.clear()
            return
        if task is None:
            self._mark.show_icon("check", "normal")
            self._task.setText(
                _("练习任务做完了 {done}/{count}，可以接着练。").format(
                    done=done, count=len(self._rows)
                )
            )
            return
        self._mark.show_icon("checklist", "primary")
        text = _("已完成 {done}/{count}，接下来：{task}")
        key = self._keys.key_of(DeskKey(task.desk_key))
        self._task.setText(text.format(done=done, count=len(self._rows), task=task.words(key)))

    @Slot()
    def _on_skip(self) -> None:
        task = task_now(self._rows, self._skipped)
        if task is not None:
            self._skipped.add(task)
            self._show_task()

    @Slot()
    def _on_all(self) -> None:
        self._list.show_below(self._all)

    @Slot(int)
    def _on_pace(self, number: int) -> None:
        self.pace_chosen.emit(_PACES[number])

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(0)
        column.addLayout(self._first_row())
        column.addWidget(self._second_row())
        self._skip.clicked.connect(self._on_skip)
        self._all.clicked.connect(self._on_all)
        self._paces.chosen.connect(self._on_pace)
        self._restart.clicked.connect(self.restart_asked)
        self.setAccessibleName(self._title.text())
        self.show_tasks(())
        self.show_scene("")

    def _first_row(self) -> QHBoxLayout:
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconMark("info", 18, "primary"))
        row.addWidget(self._title)
        row.addSpacing(24)
        row.addWidget(self._mark)
        row.addWidget(self._task, 1)
        row.addWidget(self._scene_beside, 1)
        for widget in (self._skip, self._all):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self._pace_word)
        row.addWidget(self._paces)
        row.addSpacing(8)
        row.addWidget(self._restart)
        return row

    def _second_row(self) -> QWidget:
        self._scene_row = QWidget()
        row = QHBoxLayout(self._scene_row)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(IconMark("person", 18, "primary"))
        row.addWidget(self._scene, 1)
        return self._scene_row


class _TaskList(QFrame):
    """All tasks, each with a tick once it is done; lies over the desk until one looks away."""

    def __init__(self, keys: DeskKeys, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._keys = keys
        self.setObjectName("practiceTasks")
        self.setProperty("look", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 24, 12)
        self._column.setSpacing(8)
        self._marks: dict[Task, IconMark] = {}

    def show_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        """Tick what is done; the places stay."""
        for row in rows:
            if row.task not in self._marks:
                self._add(row.task)
            icon, tint = ("check", "normal") if row.is_done else ("arrow-right", "muted")
            self._marks[row.task].show_icon(icon, tint)

    def show_below(self, button: QWidget) -> None:
        """Show the list under the button that asked for it."""
        self.adjustSize()
        corner = button.mapToGlobal(button.rect().bottomRight())
        self.move(corner.x() - self.width(), corner.y() + 4)
        self.show()

    def _add(self, task: Task) -> None:
        mark = self._marks[task] = IconMark("arrow-right", 16, "muted")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(mark)
        line.addWidget(words(task.words(self._keys.key_of(DeskKey(task.desk_key)))), 1)
        self._column.addLayout(line)
