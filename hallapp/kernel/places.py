"""Where the files that come with the program lie, in a checkout and in an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _shipped(folder: str) -> Path:
    installed = _PACKAGE / "_installed" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def resources() -> Path:
    """Return the folder of icons, fonts, sounds, styles and texts."""
    return _shipped("resources")


def database_scripts() -> Path:
    """Return the folder that holds `migrations` and `seed`."""
    return _shipped("db")
