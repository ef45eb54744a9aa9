"""服务评价: five faces, then eight reasons that may all be left out, then thanks."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.evaluation.reasons import ReasonRow
from hallapp.evaluation.terms import EvaluationLevel, EvaluationSubject, RatableRow
from hallapp.faces.kiosk.buttons import Form, KioskButton, Look
from hallapp.faces.kiosk.faces import LevelButton
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

MOST_REASONS = 8
_BAND_HIGH = 140


class _Part(Enum):
    """Which part of the evaluation is on the glass."""

    LEVELS = "levels"
    REASONS = "reasons"
    THANKS = "thanks"


class RatingPage(KioskPage):
    """One question after the other, all on one page of the visit.

    Signals:
        level_chosen: Carries the `EvaluationLevel`.
        reason_toggled: Carries a reason's code.
        send_asked: 提交 was pressed.
        go_on_asked: 继续评价, or 完成, was pressed.
    """

    level_chosen = Signal(object)
    reason_toggled = Signal(str)
    send_asked = Signal()
    go_on_asked = Signal()
    is_personal = True

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "rating_page")
        self.leave_inside: Callable[[], bool] = lambda: False
        self._part = _Part.LEVELS
        self._subject: RatableRow | None = None
        self._following: RatableRow | None = None
        self._level: EvaluationLevel | None = None
        self._reasons: tuple[ReasonRow, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._trouble: HallError | None = None
        self._title = self.words()
        self._what = self.words()
        self._text = self.words(down=Down.TOP)
        self.levels = tuple(LevelButton(scale, level) for level in sorted(EvaluationLevel)[::-1])
        tile = Look(Form.TILE, size=48, bold=True)
        self.reasons = tuple(KioskButton(scale, f"reason_{n}", tile) for n in range(MOST_REASONS))
        self.band = Band(scale, self)
        self.send = KioskButton(scale, "rating_send", Look(filled=True, size=60, bold=True))
        self._connect()
        self.show_words()

    def show_levels(self, subject: RatableRow) -> None:
        """Ask for one of the five levels."""
        self._part, self._subject, self._level = _Part.LEVELS, subject, None
        self._trouble = None
        self.show_words()

    def show_reasons(self, level: EvaluationLevel, reasons: Sequence[ReasonRow]) -> None:
        """Offer the reasons of a level; none is needed."""
        self._part, self._level = _Part.REASONS, level
        self._reasons, self._chosen = tuple(reasons), ()
        self._trouble = None
        self.show_words()

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Show which reasons are chosen."""
        self._chosen = tuple(chosen)
        self.show_words()

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed while it is being kept."""
        self.is_busy = busy
        for button in (self.send, *self.levels, *self.reasons):
            button.setEnabled(not busy)
        self.show_words()
        self.busy_changed.emit()

    def show_thanks(self, following: RatableRow | None) -> None:
        """Say thanks, and what else can be rated."""
        self._part, self._following, self._trouble = _Part.THANKS, following, None
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say why it was not kept."""
        self._trouble = error
        self.show_words()

    @override
    def show_words(self) -> None:
        for button in self.levels:
            button.say(button.level.label)
            button.setVisible(self._part is _Part.LEVELS)
        for number, button in enumerate(self.reasons):
            shown = self._part is _Part.REASONS and number < len(self._reasons)
            button.setVisible(shown)
            if shown:
                self._show_reason(button, self._reasons[number])
        self.send.setVisible(self._part is not _Part.LEVELS or self._trouble is not None)
        self.band.say(sentence(self._trouble) if self._trouble else "", "warning", failed=True)
        if self._part is _Part.LEVELS:
            self._say_levels()
        elif self._part is _Part.REASONS:
            self._say_reasons()
        else:
            self._say_thanks()
        self.arrange()

    @override
    def go_back_inside(self) -> bool:
        return self._part is _Part.REASONS and self.leave_inside()

    @override
    def forget(self) -> None:
        self._part, self._level = _Part.LEVELS, None
        self._subject = self._following = None
        self._reasons, self._chosen, self._trouble = (), (), None
        self.show_words()

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        _left, right = self.action_places()
        self.put(self.send, (MARGIN, right[1], inner, right[3]))
        band_top = right[1] - 20 - _BAND_HIGH
        self.put(self.band, (MARGIN, band_top, inner, _BAND_HIGH))
        self.band.settle(inner, _BAND_HIGH)
        if self.room.is_wide:
            self.put(self._title, (MARGIN, 12, inner * 0.5, 100))
            self.put(self._what, (MARGIN + inner * 0.52, 12, inner * 0.48, 100))
            top = 124.0
        else:
            self.put(self._title, (MARGIN, 28, inner, 108))
            self.put(self._what, (MARGIN, 140, inner, 110))
            top = 272.0
        self.put(self._text, (MARGIN, top, inner, band_top - top))
        self._put_levels(top, (right[1] - 20 if self._trouble else self.room.height - 8) - top)
        # The band is there only when something went wrong; the tiles then stand closer.
        self._put_reasons(top, (band_top if self._trouble else right[1]) - GAP - top)

    def _say_levels(self) -> None:
        subject = self._subject
        self._title.say(Run(_("这次服务，您满意吗？"), TITLE, bold=True))
        self._what.say(Run("" if subject is None else subject_words(subject), BODY, tint="muted"))
        self._text.say()
        self.send.say(_("继续") if self._trouble else "")

    def _say_reasons(self) -> None:
        level = "" if self._level is None else self._level.label
        self._title.say(Run(level, TITLE, bold=True))
        self._what.say(Run(_("想说说为什么吗？可以选几项，也可以不选。"), BODY, tint="muted"))
        self._text.say()
        if self._trouble is not None:
            self.send.say(_("继续"))
        else:
            self.send.say(_("正在提交") if self.is_busy else _("提交评价"))

    def _say_thanks(self) -> None:
        self._title.say(Run(_("谢谢您的评价"), TITLE, bold=True))
        self._what.say()
        following = self._following
        self._text.say(
            Run(_("您的意见已经记下，大厅会认真看。"), 52),
            *(
                (Run("\n\n" + _("还可以评价：{name}").format(name=following.name), 52, bold=True),)
                if following is not None
                else ()
            ),
        )
        self.send.say(_("完成") if following is None else _("继续评价"))

    def _show_reason(self, button: KioskButton, reason: ReasonRow) -> None:
        chosen = reason.code in self._chosen
        button.say(_("✓ {name}").format(name=reason.words) if chosen else reason.words)
        button.setChecked(chosen)

    def _put_levels(self, top: float, height: float) -> None:
        inner = self.room.width - 2 * MARGIN
        if self.room.is_wide:
            # Three above two: five in one row would make the words small.
            each, high = (inner - 2 * GAP) / 3, (height - GAP) / 2
            for number, button in enumerate(self.levels):
                line, column = divmod(number, 3)
                place = (MARGIN + column * (each + GAP), top + line * (high + GAP), each, high)
                self.put(button, place)
            return
        high = min(230.0, (height - 4 * GAP) / 5)
        for number, button in enumerate(self.levels):
            self.put(button, (MARGIN, top + number * (high + GAP), inner, high))

    def _put_reasons(self, top: float, height: float) -> None:
        inner = self.room.width - 2 * MARGIN
        columns = 4 if self.room.is_wide else 2
        lines = MOST_REASONS // columns
        each = (inner - (columns - 1) * GAP) / columns
        high = min(250.0, (height - (lines - 1) * GAP) / lines)
        for number, button in enumerate(self.reasons):
            line, column = divmod(number, columns)
            place = (MARGIN + column * (each + GAP), top + line * (high + GAP), each, high)
            self.put(button, place)

    def _connect(self) -> None:
        for button in (*self.levels, *self.reasons, self.send):
            button.setParent(self)
        for button in self.levels:
            button.clicked.connect(self._on_level)
        for button in self.reasons:
            button.setCheckable(True)
            button.clicked.connect(self._on_reason)
        self.send.clicked.connect(self._on_send)

    def _on_level(self) -> None:
        sender = self.sender()
        if isinstance(sender, LevelButton):
            self.level_chosen.emit(sender.level)

    def _on_reason(self) -> None:
        sender = self.sender()
        for button, reason in zip(self.reasons, self._reasons, strict=False):
            if button is sender:
                self.reason_toggled.emit(reason.code)
                return

    def _on_send(self) -> None:
        if self._part is _Part.REASONS and self._trouble is None:
            self.send_asked.emit()
        else:
            self.go_on_asked.emit()


def subject_words(subject: RatableRow) -> str:
    """Return what is rated: the whole visit, or one item done in it."""
    if subject.subject is EvaluationSubject.VISIT:
        return _("号码 {label}，这次办事的整体服务").format(label=subject.label)
    return _("号码 {label}，办理“{name}”").format(label=subject.label, name=subject.name)
