"""A thing of several items (一件事): figures before and after, one list, or its items as tiles."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import TileBoard, TurnKeys
from hallapp.faces.kiosk.bringing import bring_heading
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.guide_presenter import Printing
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.materials import MaterialRows
from hallapp.faces.kiosk.one_thing_presenter import OneThing
from hallapp.faces.kiosk.page import BODY, FACT, GAP, MARGIN, SMALL, TITLE, Band, KioskPage
from hallapp.faces.kiosk.print_words import print_band
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.faces.kiosk.words import Card
from hallapp.guides.terms import ItemRow, ThemeRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_FACTS_HIGH = 196.0
_BAND_HIGH = 116.0
_KEYS_HIGH = 88.0
_LONG_NAME = 12


class OneThingPage(KioskPage):
    """What to bring for all of it, once.

    Signals:
        print_asked: 打印清单 was pressed.
        item_chosen: Carries the `ItemRow` whose guide is wanted.
    """

    print_asked = Signal()
    item_chosen = Signal(object)

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "one_thing_page")
        self._theme: ThemeRow | None = None
        self._one: OneThing | None = None
        self._trouble: HallError | None = None
        self._printing: tuple[Printing, HallError | None] = (Printing.NONE, None)
        self._shows_items = False
        self._name = self.words(down=Down.TOP)
        self._about = self.words(down=Down.TOP)
        self._card = Card(scale)
        self._card.setParent(self)
        self._labels = tuple(self.words() for _n in range(4))
        self._facts = tuple(self.words() for _n in range(4))
        self._heading = self.words()
        self._rule = Card(scale, "control_border", "control_border")
        self._rule.setParent(self)
        self.materials = MaterialRows(scale, self)
        self.turn_keys = TurnKeys(scale, self)
        self.board = TileBoard(scale, self)
        self.band = Band(scale, self)
        act = Look(size=60, bold=True)
        self.items = KioskButton(scale, "show_items", act, "checklist")
        filled = Look(filled=True, size=60, bold=True)
        self.print = KioskButton(scale, "print_one_thing", filled, "printer")
        self._connect()

    def show_theme(self, theme: ThemeRow) -> None:
        """Show the name while the rest is asked for."""
        self._theme, self._one, self._trouble = theme, None, None
        self._shows_items, self._printing = False, (Printing.NONE, None)
        self.materials.show_materials(())
        self.board.show_rows((), _tile)
        self.show_words()

    def show_one_thing(self, one: OneThing) -> None:
        """Show figures, list and items."""
        self._one = one
        self.materials.show_materials([each.material for each in one.merged.materials])
        self.board.show_rows(one.items, _tile)
        self.show_words()

    def show_printing(self, printing: Printing, error: HallError | None = None) -> None:
        """Say where the print stands."""
        self._printing = (printing, error)
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say why there is nothing to show."""
        self._trouble = error
        self.show_words()

    @override
    def show_words(self) -> None:
        theme, one = self._theme, self._one
        if theme is None:
            return
        size = TITLE if len(theme.name) <= _LONG_NAME else 60
        self._name.say(Run(theme.name, size, bold=True))
        about = sentence(self._trouble) if self._trouble else theme.words
        self._about.say(Run(about or _("几个事项一次办好。"), SMALL, tint="muted"))
        self._show_figures()
        heading = _("包含的事项") if self._shows_items else bring_heading(self.materials.entries)
        self._heading.say(Run(heading if one else _("正在取清单…"), 52, bold=True))
        self.items.say(_("看材料") if self._shows_items else _("看事项"))
        self.print.say(_("打印清单"))
        self.items.setEnabled(one is not None)
        is_free = self._printing[0] is not Printing.UNDER_WAY
        self.print.setEnabled(one is not None and bool(one.items) and is_free)
        text, icon, failed = print_band(*self._printing)
        self.band.say(text, icon, failed=failed)
        self.board.show_words()
        self.arrange()

    @override
    def go_back_inside(self) -> bool:
        if not self._shows_items:
            return False
        self._on_items()
        return True

    @override
    def forget(self) -> None:
        self._theme = self._one = self._trouble = None
        self._shows_items, self._printing = False, (Printing.NONE, None)
        self.materials.show_materials(())
        self.board.show_rows((), _tile)

    @override
    def arrange(self) -> None:
        shown = self._shows_items
        for widget in (self.materials, self._rule):
            widget.setVisible(not shown)
        self.board.setVisible(shown)
        items, printing = self.action_places()
        self.put(self.items, items)
        self.put(self.print, printing)
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        left = inner * 0.42 if wide else inner
        end = items[1] - 20
        top = self._put_head(20.0 if wide else 34.0, left, end)
        if wide:
            start = MARGIN + left + 2 * GAP
            self._put_list(start, 20, self.room.width - MARGIN - start, end)
        else:
            self._put_list(MARGIN, top + 20, inner, end)

    def _connect(self) -> None:
        for button in (self.items, self.print):
            button.setParent(self)
        self.items.clicked.connect(self._on_items)
        self.print.clicked.connect(self.print_asked)
        self.board.chosen.connect(self.item_chosen)
        self.turn_keys.turned.connect(self._on_turned)

    def _show_figures(self) -> None:
        """Say each figure before and after; what nobody counted is not shown."""
        rows = [] if self._one is None else _figures(self._one)
        for number, (label, fact) in enumerate(zip(self._labels, self._facts, strict=True)):
            if number >= len(rows):
                label.say()
                fact.say()
                continue
            name, before, after, unit = rows[number]
            label.say(Run(name, SMALL, tint="muted"))
            big, small = Run(str(after), FACT, bold=True), Run(f" {unit}", SMALL)
            was = Run(f"{before} → ", BODY, tint="muted")
            changed = before is not None and before != after
            fact.say(*((was, big, small) if changed else (big, small)))
            told = _("{name}：原来 {before}，现在 {after}").format(
                name=name, before=before, after=after
            )
            fact.setAccessibleName(told if changed else f"{name} {after} {unit}")

    def _put_head(self, top: float, width: float, end: float) -> float:
        high = self._name.units_high(width) + 8
        self.put(self._name, (MARGIN, top, width, high))
        top += high + 4
        high = self._about.units_high(width) + 8
        self.put(self._about, (MARGIN, top, width, high))
        top += high + 16
        count = 0 if self._one is None else len(_figures(self._one))
        columns = 2 if self.room.is_wide else 4
        columns = max(1, min(columns, count))
        lines = -(-count // columns)
        each, high = width / columns, min(_FACTS_HIGH, (end - top) / max(1, lines))
        for number in range(4):
            line, column = divmod(number, columns)
            left, at = MARGIN + column * each + 24, top + line * high
            self.put(self._labels[number], (left, at + high * 0.06, each - 32, high * 0.28))
            self.put(self._facts[number], (left, at + high * 0.34, each - 32, high * 0.64))
        self.put(self._card, (MARGIN, top, width, lines * high))
        self._card.setVisible(count > 0)
        self._card.divide(tuple(each * n for n in range(1, columns)))
        return top + lines * high

    def _put_list(self, left: float, top: float, width: float, end: float) -> None:
        keys_wide = min(560.0, width * 0.58)
        self.put(self._heading, (left, top, width - keys_wide - 12, _KEYS_HIGH))
        self.put(self.turn_keys, (left + width - keys_wide, top, keys_wide, _KEYS_HIGH))
        self.turn_keys.settle(keys_wide, _KEYS_HIGH)
        rule = top + _KEYS_HIGH + 10
        self.put(self._rule, (left, rule, width, 2))
        if self.band.text():
            end -= _BAND_HIGH
            self.put(self.band, (left, end, width, _BAND_HIGH))
            self.band.settle(width, _BAND_HIGH)
        high = end - 8 - rule - 4
        self.put(self.materials, (left, rule + 4, width, high))
        self.materials.settle(width, high)
        self.turn_keys.show_pager(self.materials.pager)
        if self._shows_items:
            self.turn_keys.hide()
            start = max(rule + 8, self.touch_top)
            self.put(self.board, (left, start, width, end - start))
            # Long names need room: two tiles below one another, four on the taller page.
            lines = self.lines(2 if self.room.is_wide else 4)
            keys = len(self.board.rows()) > lines
            self.board.settle(width, end - start, 1, lines, keys=keys)

    def _on_items(self) -> None:
        self._shows_items = not self._shows_items
        self.show_words()

    def _on_turned(self, by: int) -> None:
        self.materials.turn(by)
        self.turn_keys.show_pager(self.materials.pager)


def _figures(one: OneThing) -> list[tuple[str, int | None, int, str]]:
    """Return name, before, after and unit of each figure that somebody counted."""
    rows = (
        (_("材料"), one.before.materials, one.after.materials, _("份")),
        (_("跑动"), one.before.visits, one.after.visits, _("次")),
        (_("环节"), one.before.steps, one.after.steps, _("个")),
        (_("时间"), one.before.days, one.after.days, _("天")),
    )
    return [(name, was, now, unit) for name, was, now, unit in rows if now is not None]


def _tile(row: object) -> Tile:
    assert isinstance(row, ItemRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, row.department)
