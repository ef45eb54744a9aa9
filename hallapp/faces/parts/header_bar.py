"""The bar at the top of a desk: where I am, who I am, connected or not, figures, the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hallapp.faces.parts.lights import Light, LightDot
from hallapp.kernel.clock import Clock
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import bind_key, rebind

HEIGHT_PX = 48
_LOOK_AT_CLOCK_MS = 1000


@dataclass(frozen=True)
class Figure:
    """A number of the header with its words: 等候 10 人.

    Attributes:
        before: Word before the number.
        number: The number, as text.
        after: Unit after the number.
        late: Whether it is over its limit; its word then says so.
    """

    before: str
    number: str
    after: str = ""
    late: bool = False


class HeaderBar(QFrame):
    """Title, person, connection, figures, clock, settings and help.

    Signals:
        settings_asked: The cog was pressed.
        help_asked: The question mark or F1 was pressed.
    """

    settings_asked = Signal()
    help_asked = Signal()

    def __init__(
        self, clock: Clock, zone: tzinfo, height_px: int = HEIGHT_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone = zone
        self.setProperty("look", "bar")
        self.setFixedHeight(height_px)
        self._title = QLabel()
        self._person = QLabel()
        self._dot = LightDot(Light.NORMAL)
        self._state = QLabel()
        self._figures = QHBoxLayout()
        self._figures_now: tuple[Figure, ...] = ()
        self._figure_parts: list[_FigurePart] = []
        self._time = QLabel()
        self._settings = IconButton("settings", _("设置"))
        self._help = IconButton("help", _("帮助 F1"))
        self._build()
        self.show_connected(connected=True)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_LOOK_AT_CLOCK_MS)
        self._ticker.timeout.connect(self.refresh_clock)
        self._ticker.start()
        self.refresh_clock()

    def show_title(self, title: str) -> None:
        """Say which window or role this is."""
        self._title.setText(title)

    def show_person(self, person: str) -> None:
        """Say who is signed in."""
        self._person.setText(person)

    def show_help_key(self, key: str) -> None:
        """Open the help with another key, or with none."""
        rebind(self._help_key, key)
        words = _("帮助 {key}").format(key=key).strip()
        self._help.setToolTip(words)
        self._help.setAccessibleName(words)

    def show_connected(self, *, connected: bool, words: str = "") -> None:
        """Say whether the hall's store is reached.

        Args:
            connected: True for ●, False for ✕.
            words: What to say instead of 已连接 or 断开, such as since when.
        """
        self._dot.show_light(Light.NORMAL if connected else Light.CUT_OFF)
        self._state.setText(words or (_("已连接") if connected else _("断开")))
        self._state.setProperty("look", "" if connected else "late")
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures left to right; equal figures are left alone."""
        if tuple(figures) == self._figures_now:
            return
        self._figures_now = tuple(figures)
        while len(self._figure_parts) < len(figures):
            part = _FigurePart()
            self._figure_parts.append(part)
            self._figures.addWidget(part)
        for number, part in enumerate(self._figure_parts):
            part.setVisible(number < len(figures))
            if number < len(figures):
                part.show_figure(figures[number])

    def time(self) -> str:
        """Return the time shown, hh:mm."""
        return self._time.text()

    @Slot()
    def refresh_clock(self) -> None:
        """Show the clock's hour and minute; seconds are never shown."""
        shown = f"{self._clock.now().astimezone(self._zone):%H:%M}"
        if shown != self._time.text():
            self._time.setText(shown)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        self._title.setProperty("look", "title")
        self._person.setProperty("look", "muted")
        self._time.setProperty("look", "figure")
        self._time.setAccessibleName(_("现在时间"))
        self._figures.setSpacing(16)
        for widget in (self._title, self._person):
            row.addWidget(widget)
            row.addSpacing(6)
        row.addStretch(1)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        row.addSpacing(32)
        row.addLayout(self._figures)
        row.addSpacing(32)
        row.addWidget(self._time)
        row.addSpacing(20)
        row.addWidget(self._settings)
        row.addWidget(self._help)
        self._settings.clicked.connect(self.settings_asked)
        self._help.clicked.connect(self.help_asked)
        self._help_key = bind_key(self._help, "F1")


class _FigurePart(QWidget):
    """One figure; the number changes in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = (QLabel(), QLabel(), QLabel())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for label in self._labels:
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        looks = ("muted", "figure_late" if figure.late else "figure", "muted")
        texts = (figure.before, figure.number, figure.after)
        for label, text, look in zip(self._labels, texts, looks, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
            if label.property("look") != look:
                label.setProperty("look", look)
                label.style().unpolish(label)
                label.style().polish(label)
        self.setAccessibleName(" ".join(filter(None, texts)))
