"""Finding an item: popular ones, departments, or pinyin initials typed on the glass."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import Tile, TileBoard
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.find_presenter import Way
from hallapp.faces.kiosk.keypad import Keypad
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.guides.terms import DepartmentCountRow, ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_TYPED_HIGH = 112
_KEYPAD_HIGH = 420


class FindPage(KioskPage):
    """Three ways to an item, and its tiles.

    Signals:
        way_asked: Carries a `Way`.
        item_chosen: Carries the `ItemRow`.
        department_chosen: Carries the department's name.
        typed: Carries a letter or digit.
        rubbed_out: The last letter goes.
    """

    way_asked = Signal(object)
    item_chosen = Signal(object)
    department_chosen = Signal(str)
    typed = Signal(str)
    rubbed_out = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "find_page")
        self.takes_number = False
        self.leave_inside: Callable[[], bool] = lambda: False
        self._way = Way.POPULAR
        self._department = ""
        self._letters = ""
        self._trouble: HallError | None = None
        self._says_trouble = False
        self._title = self.words()
        self.ways = {way: KioskButton(scale, f"way_{way.value}", Look(size=SMALL)) for way in Way}
        for way, button in self.ways.items():
            button.setParent(self)
            button.setCheckable(True)
            button.clicked.connect(self._on_way)
            button.setProperty("way", way.value)
        self._field = Card(scale, "surface", "control_border")
        self._field.setParent(self)
        self._typed = self.words()
        self.board = TileBoard(scale, self)
        self.keypad = Keypad(scale, self)
        self._connect()
        self.show_words()

    def show_way(self, way: Way, department: str, typed: str) -> None:
        """Show the way now taken, the department gone into, and what was typed."""
        begins = way is not self._way
        self._way, self._department, self._letters = way, department, typed
        self._says_trouble = False
        if begins and way is Way.LETTERS:
            self.keypad.show_letters()
        self.show_words()
        self.arrange()

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Show items as tiles."""
        self.board.show_rows(items, _item_tile if not self._department else _own_tile)
        if not items:
            self.board.say_empty(self._nothing_found())

    def show_departments(self, departments: Sequence[DepartmentCountRow]) -> None:
        """Show departments as tiles."""
        self.board.show_rows(departments, _department_tile)
        if not departments:
            self.board.say_empty(self._nothing_found())

    def show_nothing_typed(self) -> None:
        """Say how initials are typed."""
        self.board.say_empty(_how_to_type())

    def show_trouble(self, error: HallError | None) -> None:
        """Say in the title's place why the item did not lead on."""
        self._trouble, self._says_trouble = error, True
        self.show_words()

    @override
    def show_words(self) -> None:
        self._title.say(self._title_run())
        for way, word in (
            (Way.POPULAR, _("常办事项")),
            (Way.DEPARTMENTS, _("按部门找")),
            (Way.LETTERS, _("按拼音找")),
        ):
            self.ways[way].say(word)
            self.ways[way].setChecked(way is self._way)
        if self._letters:
            self._typed.say(Run(self._letters, 72, bold=True))
        else:
            self._typed.say(Run(_("按每个字的拼音首字母"), BODY, tint="muted"))
        if self._way is Way.LETTERS and not self._letters:
            self.board.say_empty(_how_to_type())
        self.board.show_words()
        self.keypad.show_words()

    @override
    def go_back_inside(self) -> bool:
        return self.leave_inside()

    @override
    def forget(self) -> None:
        self._way, self._department, self._letters = Way.POPULAR, "", ""
        self._says_trouble = False
        self.board.say_empty("")
        self.show_words()

    @override
    def arrange(self) -> None:
        types = self._way is Way.LETTERS
        for widget in (self._field, self._typed, self.keypad):
            widget.setVisible(types)
        if self.room.is_wide:
            self._arrange_wide(types=types)
        else:
            self._arrange_tall(types=types)

    def _arrange_tall(self, *, types: bool) -> None:
        inner, high = self.room.width - 2 * MARGIN, self.room.height
        self.put(self._title, (MARGIN, 40, inner, 108))
        self._put_ways(MARGIN, 172, inner, 120)
        top = 324.0
        if not types:
            self._put_board((MARGIN, top, inner, high - 8 - top), 1, 8)
            return
        self._put_field((MARGIN, top, inner, _TYPED_HIGH))
        top += _TYPED_HIGH + GAP
        end = high - 8 - _KEYPAD_HIGH
        self._put_board((MARGIN, top, inner, end - GAP - top), 1, 4)
        self._put_keypad((MARGIN, end, inner, _KEYPAD_HIGH))

    def _arrange_wide(self, *, types: bool) -> None:
        inner, high = self.room.width - 2 * MARGIN, self.room.height
        self.put(self._title, (MARGIN, 16, inner * 0.42, 108))
        self._put_ways(MARGIN + inner * 0.44, 16, inner * 0.56, 108)
        top = 148.0
        if not types:
            self._put_board((MARGIN, top, inner, high - 8 - top), 2, 4)
            return
        half = (inner - 2 * GAP) / 2
        self._put_field((MARGIN, top, half, _TYPED_HIGH))
        below = top + _TYPED_HIGH + GAP
        self._put_keypad((MARGIN, below, half, high - 8 - below))
        self._put_board((MARGIN + half + 2 * GAP, top, half, high - 8 - top), 1, 4)

    def _put_ways(self, left: float, top: float, width: float, height: float) -> None:
        each = (width - 2 * 16) / 3
        for number, button in enumerate(self.ways.values()):
            self.put(button, (left + number * (each + 16), top, each, height))

    def _put_board(
        self, place: tuple[float, float, float, float], columns: int, lines: int
    ) -> None:
        self.put(self.board, place)
        self.board.settle(place[2], place[3], columns, lines)

    def _put_field(self, place: tuple[float, float, float, float]) -> None:
        left, top, wide, high = place
        self.put(self._field, place)
        self.put(self._typed, (left + 32, top + 4, wide - 64, high - 8))

    def _put_keypad(self, place: tuple[float, float, float, float]) -> None:
        self.put(self.keypad, place)
        self.keypad.settle(place[2], place[3])

    def _title_run(self) -> Run:
        if self._says_trouble:
            said = sentence(self._trouble) if self._trouble else _no_number()
            return Run(said, BODY, bold=True, tint="late")
        if self._department:
            return Run(self._department, 64, bold=True)
        asked = _("要办哪件事？") if self.takes_number else _("要查哪件事？")
        return Run(asked, TITLE, bold=True)

    def _nothing_found(self) -> str:
        if self._way is Way.LETTERS:
            return _("没有这样的事项。请删去一个字母再看，或到导办台问一问。")
        return _("这里还没有可以查的事项。请到导办台问一问。")

    def _connect(self) -> None:
        self.board.chosen.connect(self._on_chosen)
        self.keypad.typed.connect(self.typed)
        self.keypad.rubbed_out.connect(self.rubbed_out)

    def _on_way(self) -> None:
        sender = self.sender()
        if isinstance(sender, KioskButton):
            sender.setChecked(True)
            self.way_asked.emit(Way(str(sender.property("way"))))

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, DepartmentCountRow):
            self.department_chosen.emit(row.name)
        elif isinstance(row, ItemRow):
            self.item_chosen.emit(row)


def _how_to_type() -> str:
    return _("例如“食品经营许可”，按 S P J Y X K。\n只按前两三个也可以，边按边出结果。")


def _no_number() -> str:
    return _("这件事不用在这里取号。请到导办台问一问。")


def _item_tile(row: object) -> Tile:
    assert isinstance(row, ItemRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, row.department)


def _own_tile(row: object) -> Tile:
    """The department stands in the title: it need not stand on every tile."""
    assert isinstance(row, ItemRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name)


def _department_tile(row: object) -> Tile:
    assert isinstance(row, DepartmentCountRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, note=_("{count} 项").format(count=row.count))
