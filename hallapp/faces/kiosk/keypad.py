"""Keys on the glass for initials, strokes and digits: no text field, no keyboard needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.find_presenter import NEXT_CHARACTER, Typing
from hallapp.faces.kiosk.scale import Scale
from hallapp.guides.matching import STROKES
from hallapp.kernel.texts import _

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "1234567890"
DRAWN_STROKES = dict(zip(STROKES, "一丨丿丶乛", strict=True))
"""How a typed stroke is shown: the font has these characters at their full size."""
_DIGIT_COLUMNS = 4
_SWITCH_HIGH = 96
_GAP = 12

Place = tuple[float, float, float, float]


class Keypad(QWidget):
    """A to Z in the order that everybody knows, the five strokes, or digits.

    A row above the keys says which; the key that rubs out is always the last one.

    Signals:
        typed: A letter, digit, stroke or the end of a character; carries it.
        rubbed_out: The last one is taken back.
        switched: Other keys are wanted; carries a `Typing`.
    """

    typed = Signal(str)
    rubbed_out = Signal()
    switched = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._width = self._height = 0.0
        self._is_wide = False
        self._typing = Typing.LETTERS
        look = Look(size=48, bold=True, takes_fast_taps=True)
        self.keys = {sign: self._key(f"key_{sign}", look, sign) for sign in LETTERS + DIGITS}
        stroke = Look(size=64, bold=True, takes_fast_taps=True)
        for number, sign in enumerate(STROKES, 1):
            self.keys[sign] = self._key(f"key_stroke_{number}", stroke, sign)
        small = Look(size=44, takes_fast_taps=True)
        self.keys[NEXT_CHARACTER] = self._key("key_next_character", small, NEXT_CHARACTER)
        self.rub = KioskButton(scale, "key_rub_out", small)
        self.rub.setParent(self)
        self.rub.clicked.connect(self.rubbed_out)
        self.switches = {way: KioskButton(scale, f"keys_{way.value}", small) for way in Typing}
        for way, switch in self.switches.items():
            switch.setParent(self)
            switch.setCheckable(True)
            switch.setProperty("typing", way.value)
            switch.clicked.connect(self._on_switch)
        self.show_words()

    def show_words(self) -> None:
        """Word the keys that are words."""
        names = (_("横"), _("竖"), _("撇"), _("点"), _("折"))
        for (sign, drawn), name in zip(DRAWN_STROKES.items(), names, strict=True):
            self.keys[sign].say(f"{drawn}\n{name}")
            self.keys[sign].setAccessibleName(name)
        self.keys[NEXT_CHARACTER].say(_("下一字"))
        self.rub.say(_("删"))
        self.rub.setAccessibleName(_("删去最后一个"))
        words = (_("拼音"), _("笔画"), _("数字"))
        for (way, switch), word in zip(self.switches.items(), words, strict=True):
            switch.say(word)
            switch.setChecked(way is self._typing)

    def show_typing(self, typing: Typing) -> None:
        """Show the keys of one way of typing."""
        self._typing = typing
        self.show_words()
        self._place()

    def settle(self, width: float, height: float, *, is_wide: bool) -> None:
        """Take a size in units; the letters stand in fewer columns beside a list."""
        self._width, self._height, self._is_wide = width, height, is_wide
        self._place()

    def _key(self, name: str, look: Look, sign: str) -> KioskButton:
        key = KioskButton(self._scale, name, look)
        key.setParent(self)
        key.setProperty("sign", sign)
        key.say(sign)
        key.clicked.connect(self._on_key)
        return key

    def _place(self) -> None:
        each = (self._width - 2 * _GAP) / 3
        for number, switch in enumerate(self.switches.values()):
            self._put(switch, (number * (each + _GAP), 0, each, _SWITCH_HIGH))
        shown = {
            Typing.LETTERS: LETTERS,
            Typing.STROKES: STROKES + NEXT_CHARACTER,
            Typing.DIGITS: DIGITS,
        }[self._typing]
        for sign, key in self.keys.items():
            key.setVisible(sign in shown)
        if self._typing is Typing.STROKES:
            self._place_strokes()
        else:
            self._place_grid(shown)

    def _place_grid(self, signs: str) -> None:
        """Set keys line by line; the one that rubs out takes what is left of the last line."""
        columns = 7 if self._is_wide else 10
        if self._typing is Typing.DIGITS:
            columns = _DIGIT_COLUMNS
        lines = -(-(len(signs) + 1) // columns)
        for number, sign in enumerate(signs):
            line, column = divmod(number, columns)
            self._put(self.keys[sign], self._cell(column, line, (columns, lines), 1))
        line, column = divmod(len(signs), columns)
        self._put(self.rub, self._cell(column, line, (columns, lines), columns - column))

    def _place_strokes(self) -> None:
        """Set the five strokes two thirds high, below them what ends a character and rubs out."""
        for number, sign in enumerate(STROKES):
            left, top, wide, _high = self._cell(number, 0, (len(STROKES), 3), 1)
            _left, last, _wide, high = self._cell(number, 1, (len(STROKES), 3), 1)
            self._put(self.keys[sign], (left, top, wide, last + high - top))
        self._put(self.keys[NEXT_CHARACTER], self._cell(0, 2, (2, 3), 1))
        self._put(self.rub, self._cell(1, 2, (2, 3), 1))

    def _cell(self, column: int, line: int, grid: tuple[int, int], span: int) -> Place:
        """Return the place of a cell below the switches."""
        columns, lines = grid
        below = _SWITCH_HIGH + _GAP
        wide = (self._width - (columns - 1) * _GAP) / columns
        high = (self._height - below - (lines - 1) * _GAP) / lines
        left, top = column * (wide + _GAP), below + line * (high + _GAP)
        return left, top, wide * span + _GAP * (span - 1), high

    def _put(self, key: QWidget, place: Place) -> None:
        key.setGeometry(self._scale.rect(*place))

    def _on_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, KioskButton):
            self.typed.emit(str(sender.property("sign")))

    def _on_switch(self) -> None:
        sender = self.sender()
        if isinstance(sender, KioskButton):
            # A second tap on the chosen one would let it go.
            sender.setChecked(True)
            self.switched.emit(Typing(str(sender.property("typing"))))
