"""A form of the settings: fields, what would change, why, and one button that keeps it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.settings_fields import Field, TextField
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class SettingsForm(QFrame):
    """Shows values, keeps what is typed until it is saved or given up.

    Signals:
        save_asked: 保存 was pressed.
        typed: Something was changed.
        given_up: What was typed was given up.
    """

    save_asked = Signal()
    typed = Signal()
    given_up = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        effect: str,
        *,
        with_reason: bool = False,
        save_word: str = "",
    ) -> None:
        super().__init__()
        self._save_word = save_word or _("保存")
        self.setProperty("look", "card")
        self.setObjectName("settingsForm")
        self.fields = tuple(fields)
        self._effect = effect
        self._base: dict[str, Any] = {}
        self._is_locked = False
        self._is_new = False
        self.title = words("", "title", wrap=True)
        self.preview = words("", "", wrap=True)
        self.preview.setObjectName("settingsPreview")
        self.reason = TextField("reason", _("原因"), _("会记入操作记录"), longest=100)
        self.reason.setVisible(with_reason)
        self._with_reason = with_reason
        self._changes = words("", "muted", wrap=True)
        self._changes.setObjectName("settingsChanges")
        self._fault = words("", "late", wrap=True)
        self._fault.setObjectName("settingsFault")
        self.save = KeyButton(self._save_word, "Ctrl+S", look="primary")
        self.save.setObjectName("saveSettings")
        self.give_up = KeyButton(_("放弃修改"), look="link")
        self.give_up.setObjectName("giveUpSettings")
        self.extra = KeyButton("", look="link")
        self.extra.hide()
        self._column = QVBoxLayout()
        self._buttons = QHBoxLayout()
        self._area = QScrollArea()
        self._build()
        self._settle()

    def show_values(self, values: Mapping[str, Any], *, is_new: bool = False) -> None:
        """Show what holds; what was typed before is forgotten.

        Args:
            values: By name of field.
            is_new: It is not kept yet: it can be saved although nothing was changed.
        """
        self._base = dict(values)
        self._is_new = is_new
        for field in self.fields:
            field.show_value(values[field.name])
            field.show_fault("")
        self.reason.show_value("")
        self.reason.show_fault("")
        self.say("")
        self._settle()

    def rebase(self, values: Mapping[str, Any]) -> None:
        """Take values as what holds; what stands in the fields stays."""
        self._base = dict(values)
        self._is_new = False
        self.reason.show_value("")
        self.say("")
        self._settle()

    def changes(self) -> dict[str, Any]:
        """Return what is typed and differs from what holds, by name of field."""
        return {
            field.name: field.value()
            for field in self.fields
            if not field.problem() and field.value() != self._base.get(field.name)
        }

    def values(self) -> dict[str, Any]:
        """Return what is typed where it is right, else what holds."""
        return self._base | self.changes()

    def is_dirty(self) -> bool:
        """Return whether something typed is not kept."""
        return bool(self._base) and (
            self._is_new or any(field.differs(self._base[field.name]) for field in self.fields)
        )

    def is_right(self) -> bool:
        """Say at every wrong field what is wrong, and bring the keyboard to the first."""
        wrong: list[Field] = []
        for field in self.fields:
            field.show_fault(field.problem())
            if field.problem():
                wrong.append(field)
        if self._with_reason and not self.reason.value():
            self.reason.show_fault(_("请写几个字，说明为什么改。"))
            wrong.append(self.reason)
        if wrong:
            self._go_to(wrong[0])
        return not wrong

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return next(field for field in self.fields if field.name == name)

    def show_fault(self, name: str, text: str, *, with_focus: bool = True) -> None:
        """Say at a field what is wrong; at the foot when the field is unknown."""
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            self.say(text)
            return
        found.show_fault(text)
        if with_focus:
            self._go_to(found)

    def _go_to(self, field: Field) -> None:
        """Bring the keyboard to a field, and what is said of it into sight."""
        field.setFocus()
        self._column.activate()
        if field is not self.reason:
            self._area.ensureWidgetVisible(field)

    def say(self, text: str) -> None:
        """Say at the foot why it was not kept."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what the foot says went wrong."""
        return self._fault.text()

    def change_words(self) -> str:
        """Return what would change: 间隔 20 秒 → 30 秒, and so on."""
        told = [
            _("{name} {before} → {after}").format(
                name=field.caption,
                before=field.said(self._base[field.name]),
                after=field.said(field.value()),
            )
            for field in self.fields
            if field.name in self.changes()
        ]
        return _("；").join(told)

    def set_locked(self, *, is_locked: bool) -> None:
        """Let everything be read only."""
        self._is_locked = is_locked
        for field in (*self.fields, self.reason):
            field.set_locked(is_locked=is_locked)
        self._settle()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being kept."""
        self.save.set_word(_("正在保存") if is_busy else self._save_word)
        self.save.setEnabled(not is_busy and not self._is_locked)

    @Slot()
    def _on_changed(self) -> None:
        for field in (*self.fields, self.reason):
            if field.fault():
                field.show_fault(field.problem())
        self.say("")
        self._settle()
        self.typed.emit()

    @Slot()
    def _on_given_up(self) -> None:
        if self._is_new:
            self._base = {}
        else:
            self.show_values(self._base)
        self._settle()
        self.given_up.emit()

    def _settle(self) -> None:
        """Show what would change and whether there is something to keep."""
        is_dirty = self.is_dirty()
        said = self.change_words() if is_dirty and not self._is_new else ""
        if said:
            said = _("{changes}，{effect}").format(changes=said, effect=self._effect)
        self._changes.setText(said)
        self._changes.setVisible(bool(said))
        self.save.setEnabled(is_dirty and not self._is_locked)
        self.give_up.setVisible(is_dirty)
        self.reason.setVisible(self._with_reason and is_dirty)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "surface")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(2)
        for widget in (self.title, self.preview, *self.fields):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.title.hide()
        self.preview.hide()
        area = self._area
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 8, 1, 8)
        outer.setSpacing(4)
        outer.addWidget(area, 1)
        outer.addWidget(line())
        outer.addLayout(self._foot())
        for field in self.fields:
            field.changed.connect(self._on_changed)
        self.reason.changed.connect(self._on_changed)
        self.save.clicked.connect(self.save_asked)
        self.give_up.clicked.connect(self._on_given_up)

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 0)
        foot.setSpacing(4)
        foot.addWidget(self._changes)
        foot.addWidget(self.reason)
        foot.addWidget(self._fault)
        row = self._buttons
        row.setContentsMargins(5, 0, 5, 0)
        row.setSpacing(12)
        row.addWidget(self.save)
        row.addWidget(self.give_up)
        row.addStretch(1)
        row.addWidget(self.extra)
        foot.addLayout(row)
        return foot

    def show_title(self, text: str) -> None:
        """Say what this is."""
        self.title.setText(text)
        self.title.setVisible(bool(text))

    def show_preview(self, text: str) -> None:
        """Show what follows from what is typed."""
        self.preview.setText(text)
        self.preview.setVisible(bool(text))

    def add_to_foot(self, widget: QWidget) -> None:
        """Put something beside the buttons, such as the way back to a table."""
        self._buttons.addWidget(widget)

    def put_above(self, field: Field, widget: QWidget) -> None:
        """Put something, such as a heading, above a field."""
        widget.setContentsMargins(5, 10, 0, 0)
        self._column.insertWidget(self._column.indexOf(field), widget)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first field."""
        if self.fields:
            self.fields[0].setFocus()
