"""Other ways to an item: departments, topics, life events, one thing, the whole list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from hallapp.faces.kiosk.find_presenter import EVERY_ITEM, Way
from hallapp.faces.kiosk.levels import LevelPresenter
from hallapp.faces.kiosk.tiles import Level, Tile
from hallapp.guides.terms import ItemRow, ThemeKind, ThemeRow
from hallapp.kernel.texts import _, mark

_OTHER = "#"
"""Stands for names that begin with neither a Chinese character nor a letter."""


class Shelf(Enum):
    """A way to look for an item."""

    DEPARTMENTS = "departments"
    TOPICS = "topics"
    LIFE_EVENTS = "life_events"
    ONE_THINGS = "one_things"
    ALL = "all"
    TYPING = "typing"


_NAMES = {
    Shelf.DEPARTMENTS: (mark("按部门"), mark("知道归哪个部门管")),
    Shelf.TOPICS: (mark("按主题"), mark("户籍、社保、开店这样的大类")),
    Shelf.LIFE_EVENTS: (mark("人生事件"), mark("出生、上学、结婚、退休")),
    Shelf.ONE_THINGS: (mark("一件事"), mark("几个事项一次办好")),
    Shelf.ALL: (mark("全部清单"), mark("按拼音首字母排")),
    Shelf.TYPING: (mark("打字找"), mark("拼音首字母、笔画、编码")),
}
_KINDS = {
    Shelf.TOPICS: ThemeKind.TOPIC,
    Shelf.LIFE_EVENTS: ThemeKind.LIFE_EVENT,
    Shelf.ONE_THINGS: ThemeKind.ONE_THING,
}
_TITLES = {
    Shelf.TOPICS: mark("要办哪一类事？"),
    Shelf.LIFE_EVENTS: mark("遇到了什么事？"),
    Shelf.ONE_THINGS: mark("要办成哪一件事？"),
}


@dataclass(frozen=True)
class Initial:
    """All items whose names begin with one letter of pinyin."""

    letter: str
    items: tuple[ItemRow, ...]


class BrowsePresenter(LevelPresenter):
    """Goes from shelf to item, and one level back."""

    def open(self) -> None:
        """Begin with the shelves."""
        has_themes = self._station.services.themes is not None
        shelves = tuple(shelf for shelf in Shelf if has_themes or shelf not in _KINDS)
        self._begin(Level(lambda: _("怎么找？"), shelves, _shelf_tile))

    def choose(self, row: object) -> None:
        """Go on with what was chosen."""
        if isinstance(row, Shelf):
            self._choose_shelf(row)
        elif isinstance(row, ThemeRow):
            self._choose_theme(row)
        elif isinstance(row, Initial):
            # One letter is sorted when it is opened: all ten thousand would make the page wait.
            ordered = sorted(row.items, key=lambda item: (item.initials, item.name))
            self._go(_items_level(lambda: row.letter, tuple(ordered)))
        elif isinstance(row, ItemRow):
            self._station.journey.open_guide(row)

    def _choose_shelf(self, shelf: Shelf) -> None:
        journey, services = self._station.journey, self._station.services
        if shelf is Shelf.DEPARTMENTS:
            journey.open_find_by(Way.DEPARTMENTS)
        elif shelf is Shelf.TYPING:
            journey.open_find_by(Way.LETTERS)
        elif shelf is Shelf.ALL:
            guides = services.guides
            self._ask(
                lambda: initials_of(guides.search("", for_kiosk=True, limit=EVERY_ITEM)),
                lambda rows: self._go(_initials_level(rows)),
            )
        elif services.themes is not None:
            themes, kind = services.themes, _KINDS[shelf]
            self._ask(
                lambda: themes.themes(kind, for_kiosk=True),
                lambda rows: self._go(_themes_level(shelf, rows)),
            )

    def _choose_theme(self, theme: ThemeRow) -> None:
        themes = self._station.services.themes
        if theme.kind is ThemeKind.ONE_THING:
            self._station.journey.open_one_thing(theme)
        elif themes is not None:
            self._ask(
                lambda: themes.items(theme, for_kiosk=True),
                lambda rows: self._go(_items_level(lambda: theme.name, rows)),
            )


def initials_of(items: Sequence[ItemRow]) -> tuple[Initial, ...]:
    """Return items by the first letter of their names, the letters in order."""
    found: dict[str, list[ItemRow]] = {}
    for row in items:
        letter = row.initials[:1].upper()
        found.setdefault(letter if letter.isalpha() else _OTHER, []).append(row)
    ordered = sorted(found, key=lambda letter: (letter == _OTHER, letter))
    return tuple(Initial(letter, tuple(found[letter])) for letter in ordered)


def _shelf_tile(row: object) -> Tile:
    assert isinstance(row, Shelf)  # noqa: S101 - the board holds what it was given
    name, remark = _NAMES[row]
    return Tile(_(name), _(remark))


def _themes_level(shelf: Shelf, rows: tuple[ThemeRow, ...]) -> Level:
    return Level(
        lambda: _(_TITLES[shelf]),
        rows,
        _theme_tile,
        empty=lambda: _("这里还没有可以查的内容。请换一种找法，或到导办台问一问。"),
    )


def _theme_tile(row: object) -> Tile:
    assert isinstance(row, ThemeRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, _("{count} 个事项").format(count=len(row.item_ids)))


def _initials_level(rows: tuple[Initial, ...]) -> Level:
    return Level(
        lambda: _("名称第一个字的拼音"),
        rows,
        _initial_tile,
        hint=lambda: _("例如“户口迁移”，按 H。"),
        empty=lambda: _("这里还没有可以查的事项。请到导办台问一问。"),
    )


def _initial_tile(row: object) -> Tile:
    assert isinstance(row, Initial)  # noqa: S101 - the board holds what it was given
    return Tile(row.letter, note=_("{count} 项").format(count=len(row.items)))


def _items_level(title: Callable[[], str], rows: tuple[ItemRow, ...]) -> Level:
    return Level(
        title,
        rows,
        _item_tile,
        empty=lambda: _("这里还没有可以查的事项。请到导办台问一问。"),
    )


def _item_tile(row: object) -> Tile:
    assert isinstance(row, ItemRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, row.department)
