"""What the surroundings of a screen can lack."""

from typing import ClassVar

from hallapp.kernel.errors import SurroundingsError


class FontMissingError(SurroundingsError):
    """The Chinese font that comes with the program is not where it belongs."""

    code = "qtkit.font_missing"
    facts_named: ClassVar[tuple[str, ...]] = ("folder",)


class PictureNotSavedError(SurroundingsError):
    """A picture of a screen could not be written (disk full, folder closed)."""

    code = "qtkit.picture_not_saved"
    facts_named: ClassVar[tuple[str, ...]] = ("path",)
