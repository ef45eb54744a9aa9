"""A page to read: a title, words cut into pages by their lines, or the pages of a file."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.board import TurnKeys
from hallapp.faces.kiosk.lettering import Down, Run, set_runs
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.pager import Pager, cut
from hallapp.faces.kiosk.public_text import PublicText
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card, edge_pen
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_KEYS_HIGH = 120.0
_PAD = 36.0
_LONG_TITLE = 14


class ReadingPage(KioskPage):
    """Shows one paper."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "reading_page")
        self._matter: PublicText | None = None
        self._waits = False
        self._trouble: HallError | None = None
        self._pictures: tuple[QImage, ...] = ()
        self._title = self.words(down=Down.TOP)
        self._note = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self.text = self.words(down=Down.TOP)
        self.sheet = Sheet(scale, self)
        self.turn_keys = TurnKeys(scale, self)
        self.turn_keys.turned.connect(self._on_turned)
        self._pager: Pager[object] = Pager()

    @property
    def pager(self) -> Pager[object]:
        """Return where the reader stands."""
        return self._pager

    def show_text(self, matter: PublicText, *, waits: bool) -> None:
        """Show title and words; a file may follow."""
        self._matter, self._waits = matter, waits
        self._trouble, self._pictures = None, ()
        self._pager = Pager()
        self.show_words()

    def show_pictures(self, pages: Sequence[QImage]) -> None:
        """Show the pages of the file in place of the words."""
        self._pictures, self._waits = tuple(pages), False
        self._pager = Pager()
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say that the file cannot be shown; the words stay."""
        self._trouble, self._waits = error, False
        self.show_words()

    @override
    def show_words(self) -> None:
        matter = self._matter
        if matter is None:
            return
        size = TITLE if len(matter.title) <= _LONG_TITLE else 56
        self._title.say(Run(matter.title, size, bold=True))
        note = _("正在取原文…") if self._waits else ""
        note = sentence(self._trouble) if self._trouble else note
        self._note.say(Run(note, SMALL, tint="late" if self._trouble else "muted"))
        self.arrange()

    @override
    def forget(self) -> None:
        self._matter = self._trouble = None
        self._pictures, self._waits = (), False
        self._pager = Pager()
        self.sheet.show_page(None)
        for words in (self._title, self._note, self.text):
            words.say()

    @override
    def arrange(self) -> None:
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        top = 20.0 if wide else 36.0
        high = self._title.units_high(inner) + 8
        self.put(self._title, (MARGIN, top, inner, high))
        top += high + 12
        keys = self.room.height - 8 - _KEYS_HIGH
        note = inner * 0.4 if wide else inner
        note_high = self._note.units_high(note) + 8 if self._note.text() else 0
        at = keys if wide else keys - note_high
        self.put(self._note, (MARGIN, at, note, _KEYS_HIGH if wide else note_high))
        keys_wide = min(900.0, inner) if not wide else inner * 0.58
        self.put(self.turn_keys, (MARGIN + inner - keys_wide, keys, keys_wide, _KEYS_HIGH))
        self.turn_keys.settle(keys_wide, _KEYS_HIGH)
        end = (keys if wide else at) - GAP
        self.put(self._card, (MARGIN, top, inner, end - top))
        room = (MARGIN + _PAD, top + _PAD, inner - 2 * _PAD, end - top - 2 * _PAD)
        self.put(self.text, room)
        self.put(self.sheet, (MARGIN + 4, top + 4, inner - 8, end - top - 8))
        self._fill(room[2], room[3])

    def _fill(self, width: float, height: float) -> None:
        if self._pictures:
            self._pager.fill(cut(self._pictures, 1), keep_place=True)
        elif self._matter is not None:
            pages = text_pages(self._matter.words(), width, height, self.scale.factor)
            self._pager.fill(cut(pages, 1), keep_place=True)
        self._show_open()

    def _show_open(self) -> None:
        shown = self._pager.items()
        page = shown[0] if shown else None
        is_picture = isinstance(page, QImage)
        self.sheet.setVisible(is_picture)
        self.text.setVisible(not is_picture)
        self.sheet.show_page(page if isinstance(page, QImage) else None)
        if isinstance(page, str):
            self.text.say(Run(page, BODY))
        self.sheet.setAccessibleName(
            _("原文第 {number} 页，共 {count} 页").format(
                number=self._pager.number, count=self._pager.count
            )
        )
        self.turn_keys.show_pager(self._pager)

    def _on_turned(self, by: int) -> None:
        self._pager.turn(by)
        self._show_open()


class Sheet(QWidget):
    """A page of a file, whole, in the middle of its room."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._page: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_page(self, page: QImage | None) -> None:
        """Show a page, or none."""
        self._page = page
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page and a thin edge round it."""
        if self._page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._page.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        painter.drawImage(area, self._page)
        painter.setPen(edge_pen(self._scale, "border"))
        painter.drawRect(area)
        painter.end()


def text_pages(text: str, width: float, height: float, factor: float) -> tuple[str, ...]:
    """Return a text in pages, cut between its lines.

    Args:
        text: All of it.
        width: Of a page, in units.
        height: Of a page, in units.
        factor: px for a unit.
    """
    larger = display.enlargement()
    layout = set_runs((Run(text, BODY),), width * factor, factor, shrink=larger).layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    whole = text.encode("utf-16-le", "surrogatepass")
    pages: list[str] = []
    start, top = 0, 0.0
    for line in lines:
        bottom = line.y() + line.height()
        if bottom - top > height * factor and line.textStart() > start:
            pages.append(_part(whole, start, line.textStart()))
            start, top = line.textStart(), line.y()
    pages.append(_part(whole, start, len(whole) // 2))
    return tuple(page for page in pages if page) or ("",)


def _part(whole: bytes, start: int, end: int) -> str:
    return whole[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").strip("\n")
