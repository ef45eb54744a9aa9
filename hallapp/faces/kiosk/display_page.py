"""显示与朗读: large print, low layout, spoken guidance; gone with the visit."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.buttons import Form, KioskButton, Look
from hallapp.faces.kiosk.lettering import Across, Down, Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _

_HIGH = 200.0
_HIGH_WIDE = 200.0
_KEYS_HIGH = 128.0


class DisplayPage(KioskPage):
    """Big switches.

    Signals:
        large_asked: 大字 was pressed.
        low_asked: 低位 was pressed.
        speech_asked: 朗读 was pressed.
        repeat_asked: 再读一遍 was pressed.
        silence_asked: 停止朗读 was pressed.
        volume_asked: Carries 1 for louder and -1 for softer.
        done_asked: 好了 was pressed.
    """

    large_asked = Signal()
    low_asked = Signal()
    speech_asked = Signal()
    repeat_asked = Signal()
    silence_asked = Signal()
    volume_asked = Signal(int)
    done_asked = Signal()

    def __init__(self, scale: Scale, *, can_speak: bool) -> None:
        super().__init__(scale, "display_page")
        self._can_speak = can_speak
        self._volume = 0
        self._title = self.words()
        self._hint = self.words(down=Down.TOP)
        tile, key = Look(Form.TILE, size=56, bold=True), Look(size=44, takes_fast_taps=True)
        self.large = KioskButton(scale, "switch_large", tile)
        self.low = KioskButton(scale, "switch_low", tile)
        self.speech = KioskButton(scale, "switch_speech", tile)
        self.softer = KioskButton(scale, "speak_softer", key)
        self.louder = KioskButton(scale, "speak_louder", key)
        self._loud = self.words(Across.CENTRE)
        self.repeat = KioskButton(scale, "speak_again", key, "sound")
        self.silence = KioskButton(scale, "speak_stop", key, "sound-off")
        self.done = KioskButton(scale, "display_done", Look(filled=True, size=60, bold=True))
        self._connect()
        self.show_words()

    def show_volume(self, volume: int) -> None:
        """Show how loud it speaks, in per cent."""
        self._volume = volume
        self.show_words()

    @override
    def show_words(self) -> None:
        now = display.display()
        self._title.say(Run(_("怎样看得清、够得着？"), TITLE, bold=True))
        hint = _("您离开以后，自动恢复平常的样子。")
        if not self._can_speak:
            hint = _("您离开以后，自动恢复平常的样子。这台机器不能朗读。")
        self._hint.say(Run(hint, SMALL, tint="muted"))
        _say_switch(self.large, _("大字"), _("字大一些，每页少几项"), is_on=now.is_large)
        _say_switch(self.low, _("低位"), _("要按的都在下半部，坐着够得着"), is_on=now.is_low)
        _say_switch(self.speech, _("朗读"), _("读出每一页，不读个人信息"), is_on=now.speaks)
        self.softer.say(_("小声"))
        self.louder.say(_("大声"))
        self._loud.say(Run(_("音量 {volume}").format(volume=self._volume), BODY))
        self.repeat.say(_("再读一遍"))
        self.silence.say(_("停止朗读"))
        self.done.say(_("好了"))
        self.speech.setVisible(self._can_speak)
        for widget in (self.softer, self.louder, self._loud, self.repeat, self.silence):
            widget.setVisible(self._can_speak and now.speaks)
        self.arrange()

    @override
    def arrange(self) -> None:
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        _other, done = self.action_places()
        self.put(self.done, done)
        top = 20.0 if wide else 48.0
        self.put(self._title, (MARGIN, top, inner, 108))
        self.put(self._hint, (MARGIN, top + 112, inner, 104))
        shown = [each for each in self._switches() if each is not None]
        self.low.setVisible(not wide)
        columns = len(shown) if wide else 1
        high = _HIGH_WIDE if wide else _HIGH
        lines = -(-len(shown) // columns)
        block = lines * (high + GAP) + 2 * (_KEYS_HIGH + GAP)
        start = max(top + 228, self.touch_top)
        # Where there is room the switches stand low, near the hand.
        start = max(start, min(self.room.height * 0.34, done[1] - GAP - block))
        each = (inner - (columns - 1) * GAP) / columns
        for number, button in enumerate(shown):
            line, column = divmod(number, columns)
            at = (MARGIN + column * (each + GAP), start + line * (high + GAP), each, high)
            self.put(button, at)
        self._put_speech(start + lines * (high + GAP), inner)

    def _switches(self) -> tuple[KioskButton | None, ...]:
        """Return the switches that mean something: lying down, all is within reach already."""
        low = None if self.room.is_wide else self.low
        return self.large, low, self.speech if self._can_speak else None

    def _put_speech(self, top: float, inner: float) -> None:
        if self.room.is_wide:
            each = (inner - 4 * GAP) / 5
            shown = (self.softer, self._loud, self.louder, self.repeat, self.silence)
            for number, widget in enumerate(shown):
                self.put(widget, (MARGIN + number * (each + GAP), top, each, _KEYS_HIGH))
            return
        third, half = (inner - 2 * GAP) / 3, (inner - GAP) / 2
        for number, widget in enumerate((self.softer, self._loud, self.louder)):
            self.put(widget, (MARGIN + number * (third + GAP), top, third, _KEYS_HIGH))
        for number, widget in enumerate((self.repeat, self.silence)):
            at = (MARGIN + number * (half + GAP), top + _KEYS_HIGH + GAP, half, _KEYS_HIGH)
            self.put(widget, at)

    def _connect(self) -> None:
        switches = (self.large, self.low, self.speech)
        keys = (self.softer, self.louder, self.repeat, self.silence, self.done)
        for button in (*switches, *keys):
            button.setParent(self)
        for button in switches:
            button.setCheckable(True)
        self.large.clicked.connect(self._on_large)
        self.low.clicked.connect(self._on_low)
        self.speech.clicked.connect(self._on_speech)
        self.softer.clicked.connect(self._on_softer)
        self.louder.clicked.connect(self._on_louder)
        self.repeat.clicked.connect(self.repeat_asked)
        self.silence.clicked.connect(self.silence_asked)
        self.done.clicked.connect(self.done_asked)

    def _on_large(self) -> None:
        self.large_asked.emit()

    def _on_low(self) -> None:
        self.low_asked.emit()

    def _on_speech(self) -> None:
        self.speech_asked.emit()

    def _on_softer(self) -> None:
        self.volume_asked.emit(-1)

    def _on_louder(self) -> None:
        self.volume_asked.emit(1)


def _say_switch(button: KioskButton, name: str, remark: str, *, is_on: bool) -> None:
    button.setChecked(is_on)
    button.say(name, remark, _("✓ 开") if is_on else _("关"))
