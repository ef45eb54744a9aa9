"""The first page: what a citizen came for, twice as large as anything else."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import Form, KioskButton, Look
from hallapp.faces.kiosk.home_presenter import HomeFigures
from hallapp.faces.kiosk.journey import CodeUse
from hallapp.faces.kiosk.lettering import Run, around
from hallapp.faces.kiosk.page import BODY, FACT, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _

_WORD = 112
_USE = 200.0
_USE_WIDE = 132.0
_SMALLER = 104.0
_SMALLER_WIDE = 96.0
_USES = {
    CodeUse.APPOINTMENT: "calendar",
    CodeUse.PROGRESS: "clock",
    CodeUse.RATING: "star",
}


class HomePage(KioskPage):
    """Greeting, figures, 取号 and 查要带什么; smaller, what one comes back for.

    Signals:
        take_asked: 取号 was pressed.
        find_asked: 查要带什么 was pressed.
        code_asked: 我有预约, 我的排队 or 服务评价 was pressed; carries a `CodeUse`.
        openness_asked: 政务公开专区 was pressed.
        display_asked: 显示与朗读 was pressed.
    """

    take_asked = Signal()
    find_asked = Signal()
    code_asked = Signal(object)
    openness_asked = Signal()
    display_asked = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "home_page")
        self._figures: HomeFigures | None = None
        self._greeting = self.words()
        self._how = self.words()
        self._waiting = self.words()
        self._windows = self.words()
        self.take = KioskButton(
            scale, "take_number", Look(Form.GIANT, filled=True, size=_WORD, bold=True), "ticket"
        )
        self.look_up = KioskButton(
            scale, "find_guide", Look(Form.GIANT, size=_WORD, bold=True), "checklist"
        )
        look = Look(size=52, bold=True)
        self.uses = {
            use: KioskButton(scale, f"use_{use.value}", look, icon) for use, icon in _USES.items()
        }
        self.has_openness = True
        small = Look(size=44)
        self.openness = KioskButton(scale, "open_openness", small, "document")
        self.display = KioskButton(scale, "choose_display", small, "sound")
        smaller = (self.openness, self.display)
        for button in (self.take, self.look_up, *self.uses.values(), *smaller):
            button.setParent(self)
        self.openness.clicked.connect(self.openness_asked)
        self.display.clicked.connect(self.display_asked)
        for button in self.uses.values():
            button.clicked.connect(self._on_use)
        self.take.clicked.connect(self.take_asked)
        self.look_up.clicked.connect(self.find_asked)
        self.show_words()

    def show_figures(self, figures: HomeFigures) -> None:
        """Show how many wait and how many windows are open."""
        self._figures = figures
        small = Run("", SMALL)
        self._waiting.say(
            *around(
                _("现在等候 {count} 人"), "count", Run(str(figures.waiting), FACT, bold=True), small
            )
        )
        if figures.open_windows is None:
            self._windows.say()
            return
        number = Run(str(figures.open_windows), FACT, bold=True)
        self._windows.say(*around(_("开着 {count} 个窗口"), "count", number, small))

    @override
    def show_words(self) -> None:
        self._greeting.say(Run(_("您好，要办什么？"), TITLE, bold=True))
        self._how.say(Run(_("点一下就开始，不用手机。"), BODY, tint="muted"))
        self.take.say(_("取号"), _("今天就办，取号等叫"))
        self.look_up.say(_("查要带什么"), _("看材料、打印清单"))
        self.uses[CodeUse.APPOINTMENT].say(_("我有预约"))
        self.uses[CodeUse.PROGRESS].say(_("办理进度"))
        self.uses[CodeUse.RATING].say(_("服务评价"))
        self.openness.say(_("政务公开专区"))
        self.display.say(_("显示与朗读"))
        if self._figures is not None:
            self.show_figures(self._figures)

    @override
    def arrange(self) -> None:
        wide, high = self.room.width, self.room.height
        inner = wide - 2 * MARGIN
        if self.room.is_wide:
            self.put(self._greeting, (MARGIN, 28, inner * 0.56, 108))
            self.put(self._how, (MARGIN, 136, inner * 0.56, 64))
            left = MARGIN + inner * 0.58
            self.put(self._waiting, (left, 2, inner * 0.42, 122))
            self.put(self._windows, (left, 122, inner * 0.42, 122))
            half = (inner - GAP) / 2
            uses = high - 24 - _SMALLER_WIDE - GAP - _USE_WIDE
            giants = uses - GAP - 248
            self.put(self.take, (MARGIN, 248, half, giants))
            self.put(self.look_up, (MARGIN + half + GAP, 248, half, giants))
            self._put_uses(uses, _USE_WIDE)
            self._put_smaller(high - 24 - _SMALLER_WIDE, _SMALLER_WIDE)
            return
        self.put(self._greeting, (MARGIN, 66, inner, 108))
        self.put(self._how, (MARGIN, 180, inner, 64))
        self.put(self._waiting, (MARGIN, 268, 440, 124))
        self.put(self._windows, (MARGIN + 464, 268, inner - 464, 124))
        # What is touched lies in the lower 70 % of the screen, also of a larger one.
        start = max(440.0, high * 0.275, self.touch_top)
        uses = high - 36 - _SMALLER - GAP - _USE
        each = (uses - start - 2 * GAP) / 2
        self.put(self.take, (MARGIN, start, inner, each))
        self.put(self.look_up, (MARGIN, start + each + GAP, inner, each))
        self._put_uses(uses, _USE)
        self._put_smaller(high - 36 - _SMALLER, _SMALLER)

    def _put_smaller(self, top: float, height: float) -> None:
        self.openness.setVisible(self.has_openness)
        shown = [self.openness, self.display] if self.has_openness else [self.display]
        each = (self.room.width - 2 * MARGIN - (len(shown) - 1) * GAP) / len(shown)
        for number, button in enumerate(shown):
            self.put(button, (MARGIN + number * (each + GAP), top, each, height))

    def _put_uses(self, top: float, height: float) -> None:
        each = (self.room.width - 2 * MARGIN - 2 * GAP) / 3
        for number, button in enumerate(self.uses.values()):
            self.put(button, (MARGIN + number * (each + GAP), top, each, height))

    def _on_use(self) -> None:
        sender = self.sender()
        for use, button in self.uses.items():
            if button is sender:
                self.code_asked.emit(use)
