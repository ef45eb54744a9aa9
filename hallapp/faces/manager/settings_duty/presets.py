"""The chapter of presets (样板): sets of rules, and what their halls published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import RulesPreset
from hallapp.faces.manager.settings_chapter import Chapter
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_duty.dated_form import day_words, since_words
from hallapp.faces.parts.words import line, words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.serving.attendance_presets import ChosenPreset
from hallapp.wording import sentence


@dataclass(frozen=True)
class _Offer:
    """What was read: the presets, and which of them say what holds today."""

    presets: tuple[RulesPreset, ...]
    fitting: frozenset[str]
    set_on: date | None


class PresetsChapter(Chapter):
    """Presets one below another with what was published and what was not; one button sets it."""

    def __init__(self) -> None:
        super().__init__(
            _("考勤样板"),
            _("选一个样板，考勤、请假、巡查、考核、通报的数一次定好；以后每个数都可以单独改。"),
        )
        self._offer: _Offer | None = None
        self._is_locked = True
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._now = words("", "strong", wrap=True)
        self._now.setObjectName("presetNow")
        self._warning = words(_("从今天起换掉各章里改过的数；以前的日子照旧。"), "small", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._fault.setObjectName("presetFault")
        self.choose = KeyButton(_("选用这个样板"), "Ctrl+S", look="primary")
        self.choose.setObjectName("choosePreset")
        self._build()

    @override
    def lock(self, *, is_locked: bool) -> None:
        self._is_locked = is_locked
        self._settle()

    @override
    def refresh(self) -> None:
        if self.desk is not None:
            self.desk.look(_read, self._on_read, self.fail)

    @override
    def take_keyboard(self) -> None:
        chosen = self._group.checkedButton() or next(iter(self.buttons.values()), None)
        if chosen is not None:
            chosen.setFocus()

    def chosen(self) -> str:
        """Return the key of the preset that is marked; empty before one is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def now(self) -> str:
        """Return what the head says of today's numbers."""
        return self._now.text()

    def fault(self) -> str:
        """Return what the foot says went wrong."""
        return self._fault.text()

    def _on_read(self, offer: _Offer) -> None:
        if self._offer is None:
            self._show_presets(offer.presets)
        first = self._offer is None
        self._offer = offer
        names = [_(preset.name) for preset in offer.presets if preset.key in offer.fitting]
        said = _("现在的数字和样板一样：{names}").format(names=_("、").join(names))
        own = _("现在的数字是本厅自己定的，和哪个样板都不完全一样。")
        self._now.setText("\n".join((said if names else own, since_words(offer.set_on))))
        if first:
            wanted = next(iter(p.key for p in offer.presets if p.key in offer.fitting), "")
            button = self.buttons.get(wanted)
            if button is not None:
                button.setChecked(True)
        self._settle()

    @Slot()
    def _on_marked(self) -> None:
        self._say("")
        self._settle()

    @Slot()
    def _on_choose(self) -> None:
        key = self.chosen()
        if self.desk is None or not key:
            return
        self.choose.setEnabled(False)

        def act(services: SettingsServices, request: Request) -> ChosenPreset:
            return services.presets().apply_preset(request, key)

        if not self.desk.write(act, self._on_kept, self._on_not_kept):
            self._settle()

    def _on_kept(self, made: ChosenPreset) -> None:
        if made.is_from_the_beginning:
            told = _("已选用{name}，从启用时起有效").format(name=made.name)
        else:
            said = _("已选用{name}，从 {day} 起；以前的日子照旧")
            told = said.format(name=made.name, day=day_words(made.valid_from))
        self.told.emit(told)
        self.refresh()

    def _on_not_kept(self, error: HallError) -> None:
        self._say(sentence(error))
        self._settle()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self._warning.setVisible(not text)

    def _settle(self) -> None:
        self.choose.setEnabled(not self._is_locked and bool(self.chosen()))

    def _show_presets(self, presets: Sequence[RulesPreset]) -> None:
        for preset in presets:
            button = QRadioButton(_(preset.name))
            button.setObjectName(f"preset_{preset.key}")
            told = [words(_("公布的：{told}").format(told=_(preset.told)), "muted", wrap=True)]
            if preset.kept:
                told.append(
                    words(_("没有公布的：{kept}").format(kept=_(preset.kept)), "small", wrap=True)
                )
            button.setAccessibleName(_(preset.name))
            button.setAccessibleDescription(" ".join(label.text() for label in told))
            button.toggled.connect(self._on_marked)
            self._group.addButton(button)
            self.buttons[preset.key] = button
            self._list.addWidget(button)
            for label in told:
                label.setContentsMargins(26, 0, 0, 0)
                self._list.addWidget(label)
            self._list.addSpacing(10)
        self._list.addStretch(1)

    def _build(self) -> None:
        frame = QFrame()
        frame.setProperty("look", "card")
        inner = QWidget()
        inner.setProperty("look", "surface")
        inner.setLayout(self._list)
        self._list.setContentsMargins(16, 8, 16, 8)
        self._list.setSpacing(2)
        self._list.addWidget(self._now)
        self._list.addSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(1, 8, 1, 8)
        outer.setSpacing(4)
        outer.addWidget(area, 1)
        outer.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.setSpacing(12)
        foot.addWidget(self.choose)
        foot.addWidget(self._warning, 1)
        foot.addWidget(self._fault, 1)
        outer.addLayout(foot)
        self._fault.hide()
        self.body.addWidget(frame, 1)
        self.choose.clicked.connect(self._on_choose)


def _read(services: SettingsServices) -> Any:
    presets = services.presets()
    now = services.settings.dated(ATTENDANCE_RULES)[0]
    return _Offer(presets.choices(), presets.fitting(), now.valid_from)
