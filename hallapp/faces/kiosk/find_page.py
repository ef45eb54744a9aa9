"""Finding an item: popular ones, departments, or what is typed on the glass."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import TileBoard
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.find_presenter import NEXT_CHARACTER, Typed, Typing
from hallapp.faces.kiosk.finding_ways import Way
from hallapp.faces.kiosk.keypad import DRAWN_STROKES, Keypad
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.faces.kiosk.words import Card
from hallapp.guides.terms import DepartmentCountRow, ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_KEYPAD_HIGH = 420
_LARGE, _SMALLER = 72, 56
_FEW_SIGNS = 8
"""So many signs stand in the field at their full size."""
_SHORT_NAME = 10
"""A name of so many characters leaves room for its department on a tile of half the width."""


class FindPage(KioskPage):
    """Three ways to an item, and its tiles.

    Signals:
        way_asked: Carries a `Way`.
        item_chosen: Carries the `ItemRow`.
        department_chosen: Carries the department's name.
        typed: Carries a letter, digit, stroke or the end of a character.
        rubbed_out: The last one goes.
        typing_asked: Carries the `Typing` wanted.
        more_asked: 更多找法 was pressed.
    """

    way_asked = Signal(object)
    item_chosen = Signal(object)
    department_chosen = Signal(str)
    typed = Signal(str)
    rubbed_out = Signal()
    typing_asked = Signal(object)
    more_asked = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "find_page")
        self.takes_number = False
        self.leave_inside: Callable[[], bool] = lambda: False
        self._way: Way = Way.POPULAR
        self._department = ""
        self._signs: Typed = Typed()
        self._trouble: HallError | None = None
        self._says_trouble = False
        self._title = self.words()
        self.ways = {way: KioskButton(scale, f"way_{way.value}", Look(size=SMALL)) for way in Way}
        for way, button in self.ways.items():
            button.setParent(self)
            button.setCheckable(True)
            button.clicked.connect(self._on_way)
            button.setProperty("way", way.value)
        self.more = KioskButton(scale, "more_ways", Look(size=SMALL))
        self.more.setParent(self)
        self.more.clicked.connect(self.more_asked)
        self._field = Card(scale, "surface", "control_border")
        self._field.setParent(self)
        self._typed = self.words()
        self.board = TileBoard(scale, self)
        self.keypad = Keypad(scale, self)
        self._connect()
        self.show_words()

    def show_way(self, way: Way, department: str, typed: Typed) -> None:
        """Show the way now taken, the department gone into, and what was typed."""
        switched = typed.typing is not self._signs.typing
        moved = way is not self._way or self._says_trouble
        self._way, self._department, self._signs = way, department, typed
        self._says_trouble = False
        if switched:
            self.keypad.show_typing(typed.typing)
        self._show_state()
        if moved:
            self.arrange()

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Show items as tiles."""
        self.board.show_rows(items, self._item_tile)
        if not items:
            self.board.say_empty(self._nothing_found())

    def show_departments(self, departments: Sequence[DepartmentCountRow]) -> None:
        """Show departments as tiles."""
        self.board.show_rows(departments, _department_tile)
        if not departments:
            self.board.say_empty(self._nothing_found())

    def show_nothing_typed(self) -> None:
        """Say how one types with these keys."""
        self.board.say_empty(_how_to_type(self._signs.typing))

    def show_trouble(self, error: HallError | None) -> None:
        """Say in the title's place why the item did not lead on."""
        self._trouble, self._says_trouble = error, True
        self.show_words()
        self.arrange()

    @override
    def show_words(self) -> None:
        for way, word in (
            (Way.POPULAR, _("常办事项")),
            (Way.DEPARTMENTS, _("按部门找")),
            (Way.LETTERS, _("打字找")),
        ):
            self.ways[way].say(word)
        self.more.say(_("更多找法"))
        self._show_state()
        self.board.show_words()
        self.keypad.show_words()

    def _show_state(self) -> None:
        """Say what a press changes; what stands on keys is not painted again for it."""
        self._title.say(self._title_run())
        self._typed.say(self._typed_run())
        for way, button in self.ways.items():
            button.setChecked(way is self._way)
        if self._types and not self._signs.text:
            self.board.say_empty(_how_to_type(self._signs.typing))

    @override
    def go_back_inside(self) -> bool:
        return self.leave_inside()

    @override
    def forget(self) -> None:
        self._way, self._department, self._signs = Way.POPULAR, "", Typed()
        self.keypad.show_typing(Typing.LETTERS)
        self._says_trouble = False
        self.board.say_empty("")
        self.show_words()

    @override
    def arrange(self) -> None:
        # Whoever types knows what is asked: the field stands where the question stood.
        asks = not self._types or self._says_trouble
        self._title.setVisible(asks)
        for widget in (self._field, self._typed):
            widget.setVisible(not asks)
        self.keypad.setVisible(self._types)
        if self.room.is_wide:
            self._arrange_wide()
        else:
            self._arrange_tall()

    @property
    def _types(self) -> bool:
        return self._way is Way.LETTERS

    def _arrange_tall(self) -> None:
        inner, high = self.room.width - 2 * MARGIN, self.room.height
        self._put_top((MARGIN, 40, inner, 108))
        self._put_ways(MARGIN, 172, inner, 120)
        top = 324.0
        if not self._types:
            self._put_board((MARGIN, top, inner, high - 8 - top), 1, 8)
            return
        end = high - 8 - _KEYPAD_HIGH
        self._put_board((MARGIN, top, inner, end - GAP - top), 2, 4)
        self._put_keypad((MARGIN, end, inner, _KEYPAD_HIGH))

    def _arrange_wide(self) -> None:
        inner, high = self.room.width - 2 * MARGIN, self.room.height
        left = inner * 0.42
        self._put_top((MARGIN, 16, left, 108))
        self._put_ways(MARGIN + inner * 0.44, 16, inner * 0.56, 108)
        top = 148.0
        if not self._types:
            self._put_board((MARGIN, top, inner, high - 8 - top), 2, 4)
            return
        self._put_keypad((MARGIN, top, left, high - 8 - top))
        # Three lines: in a fourth long names would become too small to read.
        right = inner * 0.56
        self._put_board((MARGIN + inner - right, top, right, high - 8 - top), 2, 3)

    def _put_ways(self, left: float, top: float, width: float, height: float) -> None:
        each = (width - 3 * 16) / 4
        for number, button in enumerate((*self.ways.values(), self.more)):
            self.put(button, (left + number * (each + 16), top, each, height))

    def _put_board(
        self, place: tuple[float, float, float, float], columns: int, lines: int
    ) -> None:
        self.put(self.board, place)
        self.board.settle(place[2], place[3], columns, lines)

    def _put_top(self, place: tuple[float, float, float, float]) -> None:
        left, top, wide, high = place
        self.put(self._title, place)
        self.put(self._field, place)
        self.put(self._typed, (left + 32, top + 4, wide - 64, high - 8))

    def _put_keypad(self, place: tuple[float, float, float, float]) -> None:
        self.put(self.keypad, place)
        self.keypad.settle(place[2], place[3], is_wide=self.room.is_wide)

    def _typed_run(self) -> Run:
        signs = self._signs
        if not signs.text:
            asked = {
                Typing.LETTERS: _("按每个字的拼音首字母"),
                Typing.STROKES: _("按第一个字的笔顺"),
                Typing.DIGITS: _("按事项编码里的数字"),
            }[signs.typing]
            return Run(asked, BODY, tint="muted")
        shown = "".join(DRAWN_STROKES.get(sign, sign) for sign in signs.text)
        size = _LARGE if len(shown) <= _FEW_SIGNS or shown.isascii() else _SMALLER
        return Run(shown.replace(NEXT_CHARACTER, _("，")), size, bold=True)

    def _title_run(self) -> Run:
        if self._says_trouble:
            said = sentence(self._trouble) if self._trouble else _no_number()
            return Run(said, BODY, bold=True, tint="late")
        if self._department:
            return Run(self._department, 64, bold=True)
        asked = _("要办哪件事？") if self.takes_number else _("要查哪件事？")
        return Run(asked, TITLE, bold=True)

    def _item_tile(self, row: object) -> Tile:
        assert isinstance(row, ItemRow)  # noqa: S101 - the board holds what it was given
        if self._department:
            return Tile(row.name)  # the department stands in the title
        # Beside keys a tile is narrow, and a long name needs all of it.
        needs_all = self._types and len(row.name) > _SHORT_NAME
        return Tile(row.name, "" if needs_all else row.department)

    def _nothing_found(self) -> str:
        if self._way is Way.LETTERS:
            return _("没有这样的事项。请删去一个再看，或到导办台问一问。")
        return _("这里还没有可以查的事项。请到导办台问一问。")

    def _connect(self) -> None:
        self.board.chosen.connect(self._on_chosen)
        self.keypad.typed.connect(self.typed)
        self.keypad.rubbed_out.connect(self.rubbed_out)
        self.keypad.switched.connect(self.typing_asked)

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


def _how_to_type(typing: Typing) -> str:
    if typing is Typing.STROKES:
        return _(
            "例如“身份证”，“身”按 丿 丨 乛，只按前几画也可以。\n"
            "要加下一个字，先按“下一字”。\n"
            "提算横，竖钩算竖，捺算点，其他拐弯的算折。"
        )
    if typing is Typing.DIGITS:
        return _("事项编码在办事指南上，例如 GA-001，按 0 0 1。")
    return _("例如“食品经营许可”，按 S P J Y X K。\n只按前两三个也可以，边按边出结果。")


def _no_number() -> str:
    return _("这件事不用在这里取号。请到导办台问一问。")


def _department_tile(row: object) -> Tile:
    assert isinstance(row, DepartmentCountRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, note=_("{count} 项").format(count=row.count))
