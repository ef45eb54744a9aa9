"""The launcher of a demo hall: any face with one press, language and contrast, the way out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from hallapp.faces.parts.first_start.face_button import FaceButton
from hallapp.faces.parts.first_start.removal_bar import RemovalBar
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel import texts
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_LANGUAGE_WORDS = ("中文", "English")


class LauncherWindow(QMainWindow):
    """Six faces to open; in a demo hall (演示大厅) with the way out.

    Signals:
        face_chosen: `clerk`, `kiosk`, `board`, `manager`, `guide_desk` or `posting`.
        removal_asked: The demo hall shall be removed; it was asked once whether really.
        language_chosen: `zh_CN` or `en`, shown already; for who keeps settings.
        theme_chosen: Name of a theme, shown already; for who keeps settings.
        practice_asked: The practice window shall be opened (练习窗口).
    """

    face_chosen = Signal(str)
    removal_asked = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    practice_asked = Signal()

    def __init__(
        self, hall_name: str, parent: QWidget | None = None, *, is_demo: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("launcher")
        self._hall_name = hall_name
        self._is_demo = is_demo
        self.resize(1000, 620)
        self._build()

    def show_removing(self, *, is_removing: bool) -> None:
        """Take no press while the demo hall is being removed."""
        self._removal.show_busy(is_busy=is_removing)
        for button in self._faces:
            button.setEnabled(not is_removing)

    def show_failure(self, error: HallError) -> None:
        """Say why something could not be done, in the banner."""
        self.show_removing(is_removing=False)
        self._removal.show_failure(sentence(error))

    def show_practice_refused(self, error: HallError) -> None:
        """Say beside its button why the practice window does not open."""
        self._practice_words.setText(sentence(error))

    def said(self) -> str:
        """Return what the banner says."""
        return self._removal.text()

    @Slot()
    def _on_face(self) -> None:
        button = self.sender()
        if isinstance(button, FaceButton):
            self.face_chosen.emit(button.face)

    @Slot(int)
    def _on_language(self, number: int) -> None:
        chosen = texts.LANGUAGES[number]
        texts.set_language(chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_language(app)
        self._build()
        self._languages.setFocus()
        self.language_chosen.emit(chosen)

    @Slot(int)
    def _on_theme(self, number: int) -> None:
        chosen = theme.THEMES[number]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, chosen)
        self.theme_chosen.emit(chosen)

    def _build(self) -> None:
        """Make everything in the language now shown."""
        self.setWindowTitle(f"{self._title()} {self._hall_name}".strip())
        self._removal = RemovalBar()
        self._removal.removal_asked.connect(self.removal_asked)
        self._removal.setVisible(self._is_demo)
        self._languages = Segments(_("语言"), _LANGUAGE_WORDS)
        self._languages.setObjectName("language")
        self._languages.choose(texts.LANGUAGES.index(texts.language()))
        self._languages.chosen.connect(self._on_language)
        self._themes = Segments(_("明暗"), (_("普通"), _("高对比"), _("高对比深色")))
        self._themes.setObjectName("theme")
        self._themes.choose(theme.THEMES.index(theme.theme()))
        self._themes.chosen.connect(self._on_theme)
        self._faces = self._make_faces()
        ground = QWidget()
        ground.setProperty("look", "ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._removal)
        grid = QGridLayout()
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setSpacing(20)
        for place, button in enumerate(self._faces):
            grid.addWidget(button, place // 2, place % 2)
        column.addLayout(grid, 1)
        column.addLayout(self._practice_row())
        self.setCentralWidget(ground)
        self._faces[0].setFocus()

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "bar")
        head.setFixedHeight(60)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(16)
        row.addWidget(words(self._title(), "title"))
        row.addWidget(words(self._hall_name, "muted"))
        row.addStretch(1)
        row.addWidget(self._languages)
        row.addWidget(self._themes)
        return head

    def _practice_row(self) -> QHBoxLayout:
        self._practice_words = words(_("给新来的窗口人员练手，市民和数据都是虚构的。"), "muted")
        button = KeyButton(_("练习窗口"), "P")
        button.setObjectName("openPractice")
        button.clicked.connect(self.practice_asked)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 20)
        row.setSpacing(12)
        row.addWidget(button)
        row.addWidget(self._practice_words)
        row.addStretch(1)
        return row

    def _title(self) -> str:
        return _("演示大厅") if self._is_demo else _("政务服务大厅")

    def _make_faces(self) -> tuple[FaceButton, ...]:
        made = (
            FaceButton("kiosk", "1", _("自助机"), _("取号，查要带什么，打印办事指南。")),
            FaceButton("clerk", "2", _("窗口"), _("登录，叫号，核对材料，受理办件。")),
            FaceButton("board", "3", _("叫号屏"), _("显示和播报叫号。")),
            FaceButton("manager", "4", _("大厅管理"), _("看全厅、今天的考勤和办件。")),
            FaceButton("guide_desk", "5", _("导办台"), _("给任何人取号，签到，帮自助机前的人。")),
            FaceButton("posting", "6", _("公示屏"), _("一日一公示，巡查抽取结果。")),
        )
        for button in made:
            button.clicked.connect(self._on_face)
        return made
