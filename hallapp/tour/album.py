"""The album of a tour: numbered pictures, papers and sounds, and one page that shows them all."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from hallapp.qtkit.errors import PictureNotSavedError
from hallapp.qtkit.shots import picture_of
from hallapp.tour import reading
from hallapp.tour.errors import UnmetError
from hallapp.tour.folder import INDEX
from hallapp.tour.page import Words, index_page

_DEEPEST_LAYOUT = 8
_QUICK = 80
"""Of Qt's 0 to 100 for a PNG, which is never less true: packed quickly rather than tightly."""


@dataclass(frozen=True)
class Exhibit:
    """One file of the album.

    Attributes:
        file: Its name in the folder.
        words: What it shows.
        picture: Name of a picture of it, when it is none itself.
    """

    file: str
    words: Words
    picture: str = ""


@dataclass
class Scene:
    """A step as the album tells it."""

    number: int
    chapter: Words
    name: Words
    checked: Words
    exhibits: list[Exhibit] = field(default_factory=list[Exhibit])
    seconds: float = 0.0


class Album:
    """Keeps what a tour leaves, in one flat folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.scenes: list[Scene] = []

    def begin(self, chapter: Words, name: Words, checked: Words) -> Scene:
        """Begin the next step."""
        scene = Scene(len(self.scenes) + 1, chapter, name, checked)
        self.scenes.append(scene)
        return scene

    def picture(self, widget: QWidget, name: str, words: Words) -> str:
        """Take a picture of a widget as it is now; return its file name.

        Raises:
            UnmetError: It shows nothing.
            PictureNotSavedError: It cannot be written.
        """
        _lay_out()
        image = picture_of(widget)
        if reading.is_blank(image):
            raise UnmetError(f"the picture {name} is blank")
        path = self._next(name, ".png")
        if not image.save(str(path), "PNG", _QUICK):  # pyright: ignore[reportCallIssue, reportArgumentType]
            raise PictureNotSavedError(path=str(path))
        self._show(Exhibit(path.name, words))
        return path.name

    def failure(self, widget: QWidget | None) -> str:
        """Keep the picture of the moment in which a step failed; return its name, or a dash."""
        if widget is None:
            return "—"
        path = self._next("failed", ".png")
        picture_of(widget).save(str(path), "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        return path.name

    def paper(self, pdf: Path, name: str, words: Words) -> Path:
        """Keep a PDF and a picture of its first page; return where the PDF is now."""
        kept = self._next(name, ".pdf")
        kept.write_bytes(pdf.read_bytes())
        picture = kept.with_suffix(".png")
        reading.first_page(kept, picture)
        self._show(Exhibit(kept.name, words, picture.name))
        return kept

    def data(self, content: bytes, name: str, suffix: str, words: Words) -> Path:
        """Keep bytes, a text or a sound."""
        kept = self._next(name, suffix)
        kept.write_bytes(content)
        self._show(Exhibit(kept.name, words))
        return kept

    def printout(self, content: bytes, picture: bytes, name: str, words: Words) -> None:
        """Keep what a ticket printer got, and a picture of what it prints."""
        kept = self._next(name, ".escpos")
        kept.write_bytes(content)
        kept.with_suffix(".png").write_bytes(picture)
        self._show(Exhibit(kept.name, words, kept.with_suffix(".png").name))

    def write(self, title: Words, told: Words) -> None:
        """Write the page that shows everything."""
        page = index_page(title, told, self.scenes)
        (self._folder / INDEX).write_text(page, encoding="utf-8")

    def _show(self, exhibit: Exhibit) -> None:
        if self.scenes:
            self.scenes[-1].exhibits.append(exhibit)

    def _next(self, name: str, suffix: str) -> Path:
        self._count += 1
        plain = re.sub(r"[^a-z0-9-]+", "-", name.lower())
        return self._folder / f"{self._count:03d}-{plain}{suffix}"


def _lay_out() -> None:
    """Let every widget take the place it has asked for; nothing else happens meanwhile."""
    for _level in range(_DEEPEST_LAYOUT):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
