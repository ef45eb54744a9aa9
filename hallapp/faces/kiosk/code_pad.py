"""Keys on the glass for a code: digits of an appointment, or the signs that ticket codes have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _

DIGITS = "1234567890"
TICKET_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0 and O, 1 and I, which nobody tells apart on paper."""
CODE_LENGTH = 8
_GAP = 12
_DIGIT_COLUMNS = 3
_SIGN_COLUMNS = 7


class CodePad(QWidget):
    """The signs that a code may have, and a key that rubs out.

    Signals:
        typed: Carries a sign.
        rubbed_out: The last one is taken back.
    """

    typed = Signal(str)
    rubbed_out = Signal()

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._signs = DIGITS
        self._width = self._height = 0.0
        look = Look(size=52, bold=True, takes_fast_taps=True)
        signs = dict.fromkeys(DIGITS + TICKET_SIGNS)
        self.keys = {sign: KioskButton(scale, f"code_{sign}", look) for sign in signs}
        self.rub = KioskButton(scale, "code_rub_out", Look(size=44, takes_fast_taps=True))
        for sign, key in self.keys.items():
            key.setParent(self)
            key.say(sign)
            key.clicked.connect(self._on_key)
        self.rub.setParent(self)
        self.rub.clicked.connect(self.rubbed_out)
        self.show_words()

    def show_words(self) -> None:
        """Word the key that is a word."""
        self.rub.say(_("删"))
        self.rub.setAccessibleName(_("删去最后一个"))

    def show_signs(self, signs: str) -> None:
        """Offer these signs."""
        self._signs = signs
        self._place()

    def settle(self, width: float, height: float) -> None:
        """Take a size in units."""
        self._width, self._height = width, height
        self._place()

    def _place(self) -> None:
        shown = [self.keys[sign] for sign in self._signs]
        for sign, key in self.keys.items():
            key.setVisible(sign in self._signs)
        # Digits stand three in a row as on a telephone.
        columns = _DIGIT_COLUMNS if self._signs == DIGITS else _SIGN_COLUMNS
        lines = -(-(len(shown) + 1) // columns)
        wide = (self._width - (columns - 1) * _GAP) / columns
        high = (self._height - (lines - 1) * _GAP) / lines
        for number, key in enumerate(shown):
            line, column = divmod(number, columns)
            self._put(key, column, line, (wide, high, 1))
        line, column = divmod(len(shown), columns)
        self._put(self.rub, column, line, (wide, high, columns - column))

    def _put(self, key: QWidget, column: int, line: int, size: tuple[float, float, int]) -> None:
        wide, high, span = size
        place = (
            column * (wide + _GAP),
            line * (high + _GAP),
            wide * span + _GAP * (span - 1),
            high,
        )
        key.setGeometry(self._scale.rect(*place))

    def _on_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, KioskButton):
            self.typed.emit(sender.word())
