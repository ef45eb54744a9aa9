"""The look of every screen: named tokens, one sheet built from them, one font, Qt in our language.

Widgets that paint themselves ask `tokens()` each time they paint; a change of theme sends every
widget a `StyleChange` event, so they repaint by themselves.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache, wraps
from pathlib import Path
from string import Template
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTemporaryDir, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from hallapp.kernel.places import resources
from hallapp.kernel.texts import CHINESE, language
from hallapp.qtkit.errors import FontMissingError

LIGHT = "light"
CONTRAST = "contrast"
CONTRAST_DARK = "contrast_dark"
THEMES = (LIGHT, CONTRAST, CONTRAST_DARK)
Built = TypeVar("Built")
Asked = ParamSpec("Asked")
BODY_PX = 15
"""Font size of body text on a desk, in logical px; the others are 13, 18, 24 and 84."""

_BLOCK_PX = 56
_FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


@dataclass(frozen=True)
class Tokens:
    """The named colours (`#RRGGBB`) and measures (logical px) of one theme.

    Attributes are the names of `resources/style/tokens.toml`; `on_x` is the text on `x`.
    """

    ground: str
    surface: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    selected: str
    hover: str
    control_border: str
    border: str
    hairline: str
    disabled: str
    normal: str
    on_normal: str
    warning: str
    on_warning: str
    warning_border: str
    late: str
    on_late: str
    late_by_law: str
    on_late_by_law: str
    paused: str
    on_paused: str
    ok_tint: str
    miss_tint: str
    board_ground: str
    on_board: str
    board_number: str
    board_line: str
    board_notice: str
    border_px: int
    radius_px: int
    kiosk_radius_px: int
    ring_px: int
    ring_gap_px: int

    def colour(self, name: str) -> QColor:
        """Return a token by name as a colour to paint with."""
        return QColor(str(getattr(self, name)))


@cache
def load_tokens(theme: str) -> Tokens:
    """Return the tokens of one of `THEMES`.

    Raises:
        KeyError: No such theme.
    """
    tables = tomllib.loads((resources() / "style" / "tokens.toml").read_text(encoding="utf-8"))
    return Tokens(**tables[theme])


class _Shown:
    """The theme, family and translator of the one application of this process."""

    theme: str = LIGHT
    family: str | None = None
    translator: QTranslator | None = None
    pictures: QTemporaryDir | None = None


def tokens() -> Tokens:
    """Return the tokens of the theme now shown."""
    return load_tokens(_Shown.theme)


def theme() -> str:
    """Return the name of the theme now shown, one of `THEMES`."""
    return _Shown.theme


def filled(template: str, chosen: Tokens, **sizes: object) -> str:
    """Return a sheet of `resources/style` with its `${blanks}` filled.

    Args:
        template: File name, such as `sheet.qss.in`.
        chosen: Tokens that fill the blanks of their names.
        sizes: Further blanks, such as sizes that a face computes from millimetres.
    """
    text = (resources() / "style" / template).read_text(encoding="utf-8")
    values = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
    return Template(text).substitute(values | sizes)


def apply_theme(app: QApplication, name: str = LIGHT) -> Tokens:
    """Give an application the Fusion style, our font, palette and sheet.

    Args:
        app: The one application.
        name: One of `THEMES`; may be called again to change the theme while windows are open.

    Returns:
        The tokens now shown.
    """
    chosen = load_tokens(name)
    _Shown.theme = name
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(BODY_PX))
    app.setPalette(_palette(chosen))
    app.setStyleSheet(filled("sheet.qss.in", chosen, **_sheet_pictures(chosen)))
    return chosen


def dressed_at_once(
    build: Callable[Concatenate[Built, Asked], None],
) -> Callable[Concatenate[Built, Asked], None]:
    """Let a constructor of many widgets run without the sheet, and dress all of them after it.

    Every part that is put into another one makes Qt look up the sheet for all that is in it: a
    window of a thousand widgets was dressed again and again while it grew, for most of a second.
    """

    @wraps(build)
    def built(self: Built, *args: Asked.args, **more: Asked.kwargs) -> None:
        app = QApplication.instance()
        sheet = app.styleSheet() if isinstance(app, QApplication) else ""
        if not isinstance(app, QApplication) or not sheet:
            build(self, *args, **more)
            return
        app.setStyleSheet("")
        try:
            build(self, *args, **more)
        finally:
            app.setStyleSheet(sheet)

    return built


def apply_language(app: QApplication) -> None:
    """Give Qt's own texts, dates and numbers the language that `_` now shows."""
    if _Shown.translator is not None:
        app.removeTranslator(_Shown.translator)
        _Shown.translator = None
    if language() != CHINESE:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
        _Shown.translator = translator


def family() -> str:
    """Return the family of every text; the system's own where ours is not installed.

    Needs a `QApplication`. Use `require_font` at the start of the finished program.
    """
    if _Shown.family is None:
        _Shown.family = _installed_family() or QApplication.font().family()
    return _Shown.family


def require_font() -> None:
    """Make sure that Chinese can be shown.

    Raises:
        FontMissingError: The font files are not in `resources/fonts`.
    """
    if _installed_family() is None:
        raise FontMissingError(folder=str(resources() / "fonts"))


def font(size_px: int, *, bold: bool = False) -> QFont:
    """Return our font at a size in logical px."""
    made = QFont(family())
    made.setPixelSize(max(1, size_px))
    made.setBold(bold)
    return made


@cache
def _installed_family() -> str | None:
    """Load the font files once; return their family, or None where one is missing."""
    paths = [resources() / "fonts" / name for name in _FONT_FILES]
    if not all(path.is_file() for path in paths):
        return None
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in paths]
    if min(loaded) < 0:
        return None
    return QFontDatabase.applicationFontFamilies(loaded[0])[0]


def _sheet_pictures(chosen: Tokens) -> dict[str, str]:
    """Write the few pictures that a sheet can only name by file, in the theme's colours.

    Returns:
        Blanks of the sheet: a path each, and two measures that depend on the border's width.
    """
    if _Shown.pictures is None:
        _Shown.pictures = QTemporaryDir()
    blanks = {
        "radio_radius_px": str(8 + chosen.border_px),
        "block_px": str(_BLOCK_PX - 2 * chosen.border_px),
    }
    for name, colour in (
        ("check", chosen.on_primary),
        ("dot", chosen.on_primary),
        ("down", chosen.muted),
        ("up", chosen.muted),
    ):
        drawn = (resources() / "style" / f"{name}.svg").read_text(encoding="utf-8")
        path = Path(_Shown.pictures.filePath(f"{name}-{colour[1:]}.svg"))
        path.write_text(drawn.replace("currentColor", colour), encoding="utf-8")
        blanks[f"{name}_image"] = path.as_posix()
    return blanks


def _palette(chosen: Tokens) -> QPalette:
    """Return a palette for what the sheet does not reach, such as native dialogs."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(chosen.ground))
    for target, name in {
        role.Window: "ground",
        role.Base: "surface",
        role.AlternateBase: "ground",
        role.Button: "surface",
        role.WindowText: "text",
        role.Text: "text",
        role.ButtonText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "primary",
        role.HighlightedText: "on_primary",
        role.Link: "primary",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
    }.items():
        palette.setColor(target, chosen.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, chosen.colour("disabled"))
    return palette
