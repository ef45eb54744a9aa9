"""政务公开专区: the standard catalogue and public papers; each opening is counted, nobody asked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from hallapp.faces.kiosk.levels import LevelPresenter
from hallapp.faces.kiosk.public_text import PublicText, entry_text, paper_text
from hallapp.faces.kiosk.tiles import Level, Tile
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _, mark
from hallapp.openness.terms import OpennessRow, PaperKind, PaperRow, ReadingKind

_log = logging.getLogger(__name__)


class Corner(Enum):
    """The two parts of the corner."""

    CATALOGUE = "catalogue"
    PAPERS = "papers"


_NAMES = {
    Corner.CATALOGUE: (mark("公开目录"), mark("各领域公开哪些内容、谁公开、多久公开")),
    Corner.PAPERS: (mark("政策文件"), mark("规范性文件、政策解读、公告")),
}


@dataclass(frozen=True)
class NamedRows:
    """Rows of the catalogue under one name."""

    name: str
    rows: tuple[OpennessRow, ...]


@dataclass(frozen=True)
class PapersOfKind:
    """Papers of one kind, the newest first."""

    kind: PaperKind
    rows: tuple[PaperRow, ...]


class OpennessPresenter(LevelPresenter):
    """From a field to an item to a row, or from a kind to a paper."""

    def open(self) -> None:
        """Begin with the two parts."""
        self._begin(Level(lambda: _("政务公开专区"), tuple(Corner), _corner_tile, hint=_free_words))

    def choose(self, row: object) -> None:
        """Go on with what was chosen."""
        if isinstance(row, Corner):
            self._choose_corner(row)
        elif isinstance(row, NamedRows):
            self._choose_group(row)
        elif isinstance(row, PapersOfKind):
            self._go(Level(lambda: row.kind.label, row.rows, _paper_tile, empty=_empty_words))
        elif isinstance(row, OpennessRow):
            self._read(entry_text(row), ReadingKind.CATALOGUE)
        elif isinstance(row, PaperRow):
            self._read(paper_text(row), ReadingKind.PAPER)

    def _choose_corner(self, corner: Corner) -> None:
        openness = self._station.services.openness
        if openness is None:
            return
        if corner is Corner.CATALOGUE:
            self._ask(lambda: _fields(openness.entries(for_kiosk=True)), self._fields_told)
        else:
            self._ask(lambda: _kinds(openness.papers(for_kiosk=True)), self._kinds_told)

    def _choose_group(self, group: NamedRows) -> None:
        by_item = _grouped(group.rows, lambda row: row.first)
        is_item = len(by_item) == 1 and by_item[0].name == group.name
        # A field with few rows needs no level of items between.
        if not is_item and len(group.rows) <= len(by_item):
            self._go(Level(lambda: group.name, group.rows, _whole_tile, empty=_empty_words))
            return
        rows = group.rows if is_item else by_item
        self._go(Level(lambda: group.name, rows, _row_tile, empty=_empty_words))

    def _read(self, matter: PublicText, kind: ReadingKind) -> None:
        openness, request = self._station.services.openness, self._station.request()
        if openness is not None:
            station, subject = self._station.name, matter.subject
            self._station.jobs.submit(
                lambda: openness.read(request, kind, subject, station),
                _counted,
                _not_counted,
                self._station.owner,
            )
        self._station.journey.open_reading(matter)

    def _fields_told(self, rows: tuple[NamedRows, ...]) -> None:
        self._go(Level(lambda: _("要看哪个领域？"), rows, _row_tile, empty=_empty_words))

    def _kinds_told(self, rows: tuple[PapersOfKind, ...]) -> None:
        self._go(Level(lambda: _("要看哪类文件？"), rows, _kind_tile, empty=_empty_words))


def _fields(rows: tuple[OpennessRow, ...]) -> tuple[NamedRows, ...]:
    return _grouped(rows, lambda row: row.field)


def _grouped(
    rows: tuple[OpennessRow, ...], name_of: Callable[[OpennessRow], str]
) -> tuple[NamedRows, ...]:
    found: dict[str, list[OpennessRow]] = {}
    for row in rows:
        found.setdefault(name_of(row), []).append(row)
    return tuple(NamedRows(name, tuple(each)) for name, each in found.items())


def _kinds(rows: tuple[PaperRow, ...]) -> tuple[PapersOfKind, ...]:
    kinds = ((kind, tuple(row for row in rows if row.kind is kind)) for kind in PaperKind)
    return tuple(PapersOfKind(kind, each) for kind, each in kinds if each)


def _corner_tile(row: object) -> Tile:
    assert isinstance(row, Corner)  # noqa: S101 - the board holds what it was given
    name, remark = _NAMES[row]
    return Tile(_(name), _(remark))


def _kind_tile(row: object) -> Tile:
    assert isinstance(row, PapersOfKind)  # noqa: S101 - the board holds what it was given
    return Tile(row.kind.label, note=_("{count} 份").format(count=len(row.rows)))


def _row_tile(row: object) -> Tile:
    if isinstance(row, NamedRows):
        return Tile(row.name, note=_("{count} 项").format(count=len(row.rows)))
    assert isinstance(row, OpennessRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.third or row.second or row.first, row.publisher)


def _whole_tile(row: object) -> Tile:
    """Return a row whose item was not chosen before: its finest level is often named alike."""
    assert isinstance(row, OpennessRow)  # noqa: S101 - the board holds what it was given
    part = row.third or row.second
    name = _("{item}：{part}").format(item=row.first, part=part) if part else row.first
    return Tile(name, row.publisher)


def _paper_tile(row: object) -> Tile:
    assert isinstance(row, PaperRow)  # noqa: S101 - the board holds what it was given
    repealed = "" if row.is_in_force else _("已废止")
    return Tile(row.title, row.number or row.issuer, repealed)


def _free_words() -> str:
    return _("人人可看，不用登记。")


def _empty_words() -> str:
    return _("这里还没有公开的内容。")


def _counted(_none: None) -> None:
    """Nobody waits for it."""


def _not_counted(error: HallError) -> None:
    """A reader reads on; that it is not in the figures is kept in the journal."""
    _log.warning("a reading was not counted: %s", error.code)
