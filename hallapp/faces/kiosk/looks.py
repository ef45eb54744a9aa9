"""The language, theme and display that a visitor chose, and the way back to the usual ones."""

from PySide6.QtWidgets import QApplication

from hallapp.faces.kiosk import display
from hallapp.kernel import texts
from hallapp.qtkit import theme


class Looks:
    """Every change returns whether anything changed, so that words must be said again.

    Args:
        language: What every visit begins with.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._theme = theme.theme()

    @property
    def are_usual(self) -> bool:
        """Return whether the next visitor would find them as always."""
        same = theme.theme() == self._theme and texts.language() == self._language
        return same and display.display() == display.USUAL

    def switch_language(self) -> bool:
        """Change between Chinese and English."""
        english = texts.language() == texts.ENGLISH
        return _show_language(texts.CHINESE if english else texts.ENGLISH)

    def switch_theme(self) -> bool:
        """Change between high contrast and the usual theme."""
        plain = theme.theme() == self._theme
        return _show_theme(theme.CONTRAST if plain else self._theme)

    def reset(self) -> bool:
        """Go back to the usual ones."""
        language, look = _show_language(self._language), _show_theme(self._theme)
        shown = display.reset()
        return language or look or shown


def _show_language(language: str) -> bool:
    if language == texts.language():
        return False
    texts.set_language(language)
    theme.apply_language(_app())
    return True


def _show_theme(name: str) -> bool:
    if name == theme.theme():
        return False
    theme.apply_theme(_app(), name)
    return True


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - a window has an application
    return app
