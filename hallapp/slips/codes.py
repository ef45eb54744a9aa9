"""QR codes and bars as runs of dark modules, ready to be drawn as a path.

The mask is fixed: choosing one costs six times the rest and readers do not need it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode

QUIET_MODULES = 4  # white margin on every side, ISO/IEC 18004 6.3.8
QUIET_BAR_MODULES = 10  # white margin on both sides, ISO/IEC 15417 4.4
# Column and row 8 say twice, in 15 bits, how a code is masked, and a reader can restore three of
# them. A white scratch along either is what a dead dot of a thermal printer leaves on every
# ticket: with these masks the code is still read, with others it is not. (ISO/IEC 18004 7.9)
_MASKS = {ERROR_CORRECT_M: 0, ERROR_CORRECT_Q: 1, ERROR_CORRECT_H: 5}
_SHORT = 64  # characters; a number and a query code are far shorter


@dataclass(frozen=True)
class QrRuns:
    """A QR code as horizontal runs of dark modules.

    Attributes:
        modules: Modules on a side, quiet zone not included.
        runs: Row, first column and length of each dark run.
    """

    modules: int
    runs: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class BarRuns:
    """A Code 128 as bars.

    Attributes:
        modules: Its width, quiet zones not included.
        bars: First module and length of each bar.
    """

    modules: int
    bars: tuple[tuple[int, int], ...]


def bar_runs(text: str) -> BarRuns:
    """Make the Code 128 of an ASCII text (ISO/IEC 15417)."""
    # Loaded when the first one is made: it brings all kinds of barcodes with it.
    from reportlab.graphics.barcode.code128 import Code128

    made: Any = Code128(text)
    made.validate()
    made.encode()
    made.decompose()
    bars: list[tuple[int, int]] = []
    at = 0
    # Widths as letters: A is one module, capitals are bars and small ones the spaces between.
    for letter in str(made.decomposed):
        width = ord(letter.upper()) - ord("A") + 1
        if letter.isupper():
            bars.append((at, width))
        at += width
    return BarRuns(at, tuple(bars))


def qr_runs(text: str) -> QrRuns:
    """Make the QR code of a text (UTF-8) in the smallest size that holds it.

    Error correction is M (a seventh of the code may be lost). A short text gets more where that
    leaves the code as small as it is: in a small code a scratch is a large part.

    Raises:
        ValueError: The text is longer than any QR code (2331 bytes).
    """
    code = _code(text, ERROR_CORRECT_M)
    if len(text) <= _SHORT:
        size = code.best_fit()
        levels = (_code(text, level) for level in (ERROR_CORRECT_H, ERROR_CORRECT_Q))
        code = next((stronger for stronger in levels if stronger.best_fit() <= size), code)
    code.make(fit=True)
    matrix = code.get_matrix()
    return QrRuns(len(matrix), tuple(_runs(matrix)))


def _code(text: str, level: int) -> QRCode[Any]:
    code = QRCode(error_correction=level, border=0, mask_pattern=_MASKS[level])
    code.add_data(text.encode(), optimize=0)
    return code


def _runs(matrix: list[list[bool]]) -> Iterator[tuple[int, int, int]]:
    for row, line in enumerate(matrix):
        column = 0
        for is_dark, modules in groupby(line):
            length = sum(1 for _module in modules)
            if is_dark:
                yield row, column, length
            column += length


def clipped(lines: list[str], limit_bytes: int) -> str:
    """Join as many whole lines as fit into a number of UTF-8 bytes; the first is always there."""
    kept = lines[:1]
    room = limit_bytes - _bytes(lines[0])
    for line in lines[1:]:
        room -= _bytes(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join(kept)


def _bytes(text: str) -> int:
    # Half a character pair cannot be encoded; it is shown as its code point later on.
    return len(text.encode("utf-8", "surrogatepass"))
