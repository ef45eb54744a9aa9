"""Keys on the glass for pinyin initials and digits: no text field, no keyboard needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "1234567890"
_LETTER_COLUMNS = 7
_DIGIT_COLUMNS = 4
_GAP = 12


class Keypad(QWidget):
    """A to Z in the order that everybody knows, or digits; a key that rubs out.

    Signals:
        typed: A letter or digit; carries it.
        rubbed_out: The last one is taken back.
    """

    typed = Signal(str)
    rubbed_out = Signal()

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._width = self._height = 0.0
        self._shows_digits = False
        look = Look(size=48, bold=True, takes_fast_taps=True)
        self.keys = {sign: KioskButton(scale, f"key_{sign}", look) for sign in LETTERS + DIGITS}
        small = Look(size=40, takes_fast_taps=True)
        self.switch = KioskButton(scale, "key_switch", small)
        self.rub = KioskButton(scale, "key_rub_out", small)
        for sign, key in self.keys.items():
            key.setParent(self)
            key.say(sign)
            key.clicked.connect(self._on_key)
        for key in (self.switch, self.rub):
            key.setParent(self)
        self.switch.clicked.connect(self._on_switch)
        self.rub.clicked.connect(self.rubbed_out)
        self.show_words()

    def show_words(self) -> None:
        """Word the two keys that are words."""
        self.switch.say(_("字母") if self._shows_digits else _("数字"))
        self.rub.say(_("删"))
        self.rub.setAccessibleName(_("删去最后一个"))

    def show_letters(self) -> None:
        """Begin with letters again."""
        self._shows_digits = False
        self.show_words()
        self._place()

    def settle(self, width: float, height: float) -> None:
        """Take a size in units."""
        self._width, self._height = width, height
        self._place()

    def _place(self) -> None:
        signs = DIGITS if self._shows_digits else LETTERS
        columns = _DIGIT_COLUMNS if self._shows_digits else _LETTER_COLUMNS
        shown = [*(self.keys[sign] for sign in signs), self.switch, self.rub]
        for sign, key in self.keys.items():
            key.setVisible(sign in signs)
        lines = -(-len(shown) // columns)
        wide = (self._width - (columns - 1) * _GAP) / columns
        high = (self._height - (lines - 1) * _GAP) / lines
        for number, key in enumerate(shown):
            line, column = divmod(number, columns)
            place = (column * (wide + _GAP), line * (high + _GAP), wide, high)
            key.setGeometry(self._scale.rect(*place))

    def _on_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, KioskButton):
            self.typed.emit(sender.word())

    def _on_switch(self) -> None:
        self._shows_digits = not self._shows_digits
        self.show_words()
        self._place()
