"""The chosen guide at the right: where it stands, what can be done with it, and its versions."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import DraftRow, DraftState
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import line, words
from hallapp.guides.terms import CatalogueAction, GuideState
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView

_VERSIONS_PX = 96
_OFFERED = (GuideState.PUBLISHED, GuideState.SAMPLE)


class ItemCard(QFrame):
    """Facts, buttons, versions.

    Signals:
        main_asked: F2: write, go on writing, or review, as the guide stands.
        version_opened: A version was opened; carries its `DraftRow`.
        offering_asked: Suspend, resume or withdraw; carries the `CatalogueAction`.
        left: Back to the list, where there is room for one of them only.
    """

    main_asked = Signal()
    version_opened = Signal(object)
    offering_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._zone = zone_named(DEFAULT_ZONE)
        self._title = words("", "title", wrap=True)
        self._facts = {
            name: FactRow(label)
            for name, label in (
                ("state", _("状态")),
                ("department", _("部门")),
                ("author", _("编制")),
                ("effective", _("生效")),
                ("remarks", _("退回意见")),
            )
        }
        self.back = KeyButton(_("返回列表"), "Esc")
        self.main = KeyButton("", "F2", look="primary")
        self.suspend = KeyButton(_("暂停"))
        self.resume = KeyButton(_("恢复"))
        self.withdraw = KeyButton(_("取消事项"))
        self._keys = FlowRow(8)
        self.model = RowTableModel[DraftRow](self._columns(), lambda row: row.id)
        self.model.setParent(self)
        self.versions = RowTableView(self.model, _("版本"), row_px=COMPACT_ROW_PX)
        self._none = words(_("还没有编制过：现在公布的内容是导入或预置的。"), "muted", wrap=True)
        self._empty = EmptyState(
            _("选一个事项"), _("左边选中一行，这里写着它的状态和能做的事。"), icon="checklist"
        )
        self._body = QWidget()
        self._build()
        self.show_row(None, may_write=False, may_review=False)

    def show_row(self, row: ShelfRow | None, *, may_write: bool, may_review: bool) -> None:
        """Show a guide with what this person may do with it."""
        self._body.setVisible(row is not None)
        self._empty.setVisible(row is None)
        if row is None:
            return
        self._title.setText(shown(f"{row.code} {row.name}"))
        version = _("第 {version} 版").format(version=row.version)
        is_new = row.state is GuideState.DRAFT
        public = _("还没有公布过") if is_new else version
        self._show_fact("state", _("，").join((row.whole_state, public)))
        self._show_fact("department", row.department)
        self._show_fact("author", self._author(row))
        day = row.effective_on
        self._show_fact("effective", "" if day is None else day.isoformat())
        self._show_fact("remarks", row.remarks)
        word, allowed = _main_word(row), may_write
        if row.draft_state in (DraftState.SUBMITTED, DraftState.APPROVED):
            allowed = True
        self.main.set_word(word)
        self.main.setEnabled(allowed)
        self.main.setToolTip("" if allowed else _("编制由大厅管理、首席代表、值班长和系统管理做。"))
        self.suspend.setVisible(may_review and row.state in _OFFERED)
        self.resume.setVisible(may_review and row.state is GuideState.SUSPENDED)
        may_end = row.state in (*_OFFERED, GuideState.SUSPENDED)
        self.withdraw.setVisible(may_review and may_end)
        self._keys.settle()

    def set_zone(self, zone: tzinfo) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back to the list, which has no room beside."""
        self.back.setVisible(is_alone)
        self._keys.settle()

    def show_versions(self, rows: Sequence[DraftRow]) -> None:
        """Show every draft of the guide, the newest first."""
        self.model.show_rows(rows)
        self.versions.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _show_fact(self, name: str, text: str) -> None:
        self._facts[name].setVisible(bool(text))
        if text:
            self._facts[name].show_fact(text)

    def _author(self, row: ShelfRow) -> str:
        if row.draft_state is None or row.changed_at is None:
            return ""
        return _("，").join(filter(None, (row.author, self._when(row.changed_at))))

    def _when(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def _columns(self) -> list[Column[DraftRow]]:
        return [
            Column(_("稿"), lambda row: str(row.number), width_px=56),
            Column(_("状态"), lambda row: row.state.label, width_px=92),
            Column(
                _("版"), lambda row: "" if row.version is None else str(row.version), width_px=56
            ),
            Column(_("编制人"), lambda row: row.author, width_px=80),
            Column(_("审核人"), lambda row: row.reviewer, width_px=80),
            Column(_("时间"), lambda row: self._when(row.changed_at), width_px=164),
            Column(_("说明"), lambda row: row.note, tip=lambda row: row.note, width_px=0),
        ]

    @Slot()
    def _on_offering(self) -> None:
        pressed: QObject | None = self.sender()
        for button, action in self._actions():
            if button is pressed:
                self.offering_asked.emit(action)

    def _actions(self) -> tuple[tuple[KeyButton, CatalogueAction], ...]:
        return (
            (self.suspend, CatalogueAction.SUSPENDED),
            (self.resume, CatalogueAction.RESUMED),
            (self.withdraw, CatalogueAction.WITHDRAWN),
        )

    def _build(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(self._title)
        for fact in self._facts.values():
            body.addWidget(fact)
        self.main.setObjectName("mainStep")
        self._keys.add(self.main)
        self._keys.add(self.back)
        self.back.hide()
        self.back.clicked.connect(self.left)
        for button, _action in self._actions():
            self._keys.add(button)
            button.clicked.connect(self._on_offering)
        body.addSpacing(4)
        body.addWidget(self._keys)
        body.addSpacing(6)
        body.addWidget(line())
        body.addWidget(words(_("版本：回车看内容和改动"), "muted"))
        body.addWidget(self._none)
        self.versions.setMinimumHeight(_VERSIONS_PX)
        body.addWidget(self.versions, 1)
        body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)
        self.main.clicked.connect(self.main_asked)
        self.versions.row_opened.connect(self.version_opened)


def _main_word(row: ShelfRow) -> str:
    words_of: dict[DraftState | None, Callable[[], str]] = {
        None: lambda: _("编制"),
        DraftState.DRAFT: lambda: _("继续编制"),
        DraftState.RETURNED: lambda: _("照意见修改"),
        DraftState.SUBMITTED: lambda: _("审核"),
        DraftState.APPROVED: lambda: _("看待生效的稿"),
    }
    return words_of[row.draft_state]()
