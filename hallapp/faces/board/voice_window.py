"""The page for recording the hall's own announcer (叫号录音), in a window of its own."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.devices.clip_book import ClipBook, ClipRow
from hallapp.devices.microphone import MiniaudioMicrophone
from hallapp.devices.players import MiniaudioPlayer
from hallapp.devices.station_sound import CLIPS
from hallapp.faces.board.voice_presenter import EXAMPLE, VoicePresenter, VoiceTools
from hallapp.faces.parts.words import card, line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.door import Door, QtDoor
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.message_strip import Level, MessageStrip
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_SIDE_PX = 320
_AIR_PX = 20


def voice_tools(data: Path) -> VoiceTools:
    """Return the recordings of a station, its loudspeaker and its microphone."""
    return VoiceTools(ClipBook(data / CLIPS), MiniaudioPlayer(), MiniaudioMicrophone())


class VoiceMainWindow(QMainWindow):
    """Lists every word a call is made of; each can be heard, recorded, brought back.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        tools: VoiceTools,
        door: Door | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("voiceMainWindow")
        self.setWindowTitle(_("叫号录音"))
        self.resize(960, 640)
        self._door = door or QtDoor(self)
        self._has_microphone = False
        self.presenter = VoicePresenter(self, tools, jobs, self)
        self.model = _model()
        self.table = RowTableView(self.model, _("叫号用的词"))
        self.word = words("", "heading")
        self._state = words("", "muted", wrap=True)
        self._state.setMaximumWidth(_SIDE_PX)
        self.play = KeyButton(_("试听"), "F5")
        self.record = KeyButton(_("录音"), "F6", look="primary")
        self.bring_back = KeyButton(_("换回上一次录音"))
        self.restore = KeyButton(_("换回自带录音"))
        self.take = KeyButton(_("从文件夹取录音"), "F7")
        self.example = KeyButton(_("试播整句"), "F8")
        self.strip = MessageStrip()
        self._lay_out()
        self._connect()
        self.presenter.open()

    # What the presenter calls

    def show_clips(self, rows: tuple[ClipRow, ...], *, has_microphone: bool) -> None:
        """Show every clip, and whether words can be recorded here."""
        self._has_microphone = has_microphone
        self.model.show_rows(rows)
        if self.table.selected_row() is None and rows:
            self.table.select_key(rows[0].word.name)
        own = sum(row.is_own for row in rows)
        self.strip.tell_right(_("自己录的 {own} 个，共 {all} 个").format(own=own, all=len(rows)))
        self._show_selected()

    def show_busy(self, words: str) -> None:
        """Say what is going on; empty when nothing is."""
        for button in self._buttons():
            button.setEnabled(not words)
        if words:
            self.strip.tell(words)
        else:
            self.strip.clear()
            self._show_selected()

    def tell_done(self, text: str) -> None:
        """Say what was done."""
        self.strip.tell(text, level=Level.DONE)

    def tell_failed(self, text: str) -> None:
        """Say what was not done, and what to do."""
        self.strip.tell(text, level=Level.FAILED)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is closed."""
        self.closed.emit()
        super().closeEvent(event)

    def _selected(self) -> ClipRow | None:
        row = self.table.selected_row()
        return row if isinstance(row, ClipRow) else None

    def _show_selected(self) -> None:
        row = self._selected()
        self.word.setText("" if row is None else _(row.word.words))
        if row is None:
            self._state.setText("")
            return
        heard = _("现在用自己录的。") if row.is_own else _("现在用自带的。")
        longest = _("最长 {seconds} 秒，前后静音会自动去掉。").format(
            seconds=f"{row.word.longest_s:.2f}"
        )
        none = "" if self._has_microphone else _("本机没有话筒，可以从文件夹取录音。")
        self._state.setText("\n".join(filter(None, (heard, longest, none))))
        self.record.setEnabled(self._has_microphone)
        self.restore.setEnabled(row.is_own)
        self.bring_back.setEnabled(row.has_old)

    @Slot()
    def _on_play(self) -> None:
        if (row := self._selected()) is not None:
            self.presenter.play(row.word)

    @Slot()
    def _on_record(self) -> None:
        if (row := self._selected()) is not None:
            self.presenter.record(row.word)

    @Slot()
    def _on_restore(self) -> None:
        if (row := self._selected()) is not None:
            self.presenter.restore(row.word)

    @Slot()
    def _on_bring_back(self) -> None:
        if (row := self._selected()) is not None:
            self.presenter.bring_back(row.word)

    @Slot()
    def _on_take(self) -> None:
        title = _("选一个录音文件，同一文件夹里的都会取来")
        file = self._door.open_file(title, ("wav", "flac", "mp3"))
        if file is not None:
            self.presenter.take_folder(file.parent)

    @Slot(QModelIndex, QModelIndex)
    def _on_moved(self, _now: QModelIndex, _was: QModelIndex) -> None:
        self._show_selected()

    def _buttons(self) -> tuple[KeyButton, ...]:
        return (self.play, self.record, self.bring_back, self.restore, self.take, self.example)

    def _connect(self) -> None:
        self.play.clicked.connect(self._on_play)
        self.record.clicked.connect(self._on_record)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.restore.clicked.connect(self._on_restore)
        self.take.clicked.connect(self._on_take)
        self.example.clicked.connect(self.presenter.play_example)
        self.table.row_opened.connect(self._on_play)
        self.table.selectionModel().currentRowChanged.connect(self._on_moved)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        row.setSpacing(_AIR_PX)
        row.addWidget(self.table, 1)
        row.addWidget(self._side())
        column.addLayout(row, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(whole)

    def _side(self) -> QFrame:
        side = card()
        side.setFixedWidth(_SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        column.setSpacing(10)
        column.addWidget(self.word)
        column.addWidget(self._state)
        column.addSpacing(6)
        for button in (self.record, self.play, self.bring_back, self.restore):
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(line())
        example: QLabel = words(
            _("请 {ticket} 号到 {window} 号窗口").format(ticket=EXAMPLE[0], window=EXAMPLE[1]),
            "muted",
        )
        column.addWidget(example, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.example)
        column.addWidget(self.take)
        return side


def _model() -> RowTableModel[ClipRow]:
    return RowTableModel(
        (
            Column(_("读什么"), lambda row: _(row.word.words), bold=True, width_px=0),
            Column(
                _("现在用"),
                lambda row: _("自己录的") if row.is_own else _("自带的"),
                tone=lambda row: "" if row.is_own else "muted",
                width_px=120,
            ),
            Column(_("长度"), lambda row: _seconds(row.length_s), align=RIGHT, width_px=100),
            Column(
                _("最长"),
                lambda row: _seconds(row.word.longest_s),
                align=RIGHT,
                tone=lambda _row: "muted",
                width_px=100,
            ),
        ),
        key=lambda row: row.word.name,
    )


def _seconds(length_s: float) -> str:
    return _("{seconds} 秒").format(seconds=f"{length_s:.2f}")
