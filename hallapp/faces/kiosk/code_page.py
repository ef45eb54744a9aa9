"""A code typed on the glass: eight signs, large, in two groups as they stand on paper."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.evaluation.errors import AlreadyRatedError
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.code_pad import CODE_LENGTH, DIGITS, TICKET_SIGNS, CodePad
from hallapp.faces.kiosk.journey import CodeUse
from hallapp.faces.kiosk.lettering import Across, Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.sayings import spaced
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardTextError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_BLANK = "_"
_FIELD_HIGH = 150


class CodePage(KioskPage):
    """What the code is for, the code so far, its keys.

    Signals:
        typed: Carries a sign.
        rubbed_out: The last one is taken back.
        submitted: 查询 was pressed.
    """

    typed = Signal(str)
    rubbed_out = Signal()
    submitted = Signal()
    is_personal = True
    hears_cards = True

    def __init__(self, scale: Scale, *, reads_cards: bool) -> None:
        super().__init__(scale, "code_page")
        self._reads_cards = reads_cards
        self.use = CodeUse.PROGRESS
        self._typed = ""
        self._asking = False
        self._trouble: HallError | None = None
        self._title = self.words()
        self._hint = self.words()
        self._field = Card(scale, "surface", "control_border")
        self._field.setParent(self)
        self.code = self.words(Across.CENTRE)
        self.band = Band(scale, self)
        self.pad = CodePad(scale, self)
        self.submit = KioskButton(
            scale, "code_submit", Look(filled=True, size=60, bold=True), "search"
        )
        self.submit.setParent(self)
        self.pad.typed.connect(self.typed)
        self.pad.rubbed_out.connect(self.rubbed_out)
        self.submit.clicked.connect(self.submitted)
        self.show_words()

    def show_code(self, use: CodeUse, typed: str) -> None:
        """Show what was typed so far, and what for."""
        self.use = use
        self.pad.show_signs(DIGITS if use is CodeUse.APPOINTMENT else TICKET_SIGNS)
        self._typed, self._trouble = typed, None
        self.show_words()

    def show_asking(self, *, asking: bool) -> None:
        """Say that the hall is being asked."""
        self._asking = asking
        self._trouble = None
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say why the code leads nowhere."""
        self._asking, self._trouble = False, error
        self.show_words()

    @override
    def show_words(self) -> None:
        self._title.say(Run(self._title_words(), TITLE, bold=True))
        self._hint.say(Run(self._hint_words(), BODY, tint="muted"))
        filled = self._typed + _BLANK * (CODE_LENGTH - len(self._typed))
        # Signs stand apart, so that one sees how many are still to come.
        self.code.say(Run(" ".join(spaced(filled)), 88, bold=True))
        self.code.setAccessibleName(" ".join(self._typed) or _("还没有输入"))
        self.submit.say(_("正在查") if self._asking else _("查询"))
        self.submit.setEnabled(len(self._typed) == CODE_LENGTH and not self._asking)
        self.band.say(_trouble_words(self._trouble), "warning", failed=self._trouble is not None)
        self.pad.show_words()

    @override
    def forget(self) -> None:
        self._typed, self._trouble, self._asking = "", None, False
        self.show_words()

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        left, right = self.action_places()
        if self.room.is_wide:
            half = (inner - 2 * GAP) / 2
            self.put(self._title, (MARGIN, 12, half, 108))
            self.put(self._hint, (MARGIN, 124, half, 130))
            self._put_field(MARGIN, 266, half)
            self._put_band(MARGIN, 430, half, 150)
            self.put(self.submit, (MARGIN, left[1], half, left[3]))
            self._put_pad(MARGIN + half + 2 * GAP, 20, half, self.room.height - 28)
            return
        self.put(self._title, (MARGIN, 28, inner, 108))
        self.put(self._hint, (MARGIN, 140, inner, 128))
        self._put_field(MARGIN, 284, inner)
        self._put_band(MARGIN, 456, inner, 160)
        self._put_pad(MARGIN, 640, inner, left[1] - GAP - 640)
        self.put(self.submit, (MARGIN, right[1], inner, right[3]))

    def _put_field(self, left: float, top: float, width: float) -> None:
        self.put(self._field, (left, top, width, _FIELD_HIGH))
        self.put(self.code, (left + 24, top + 6, width - 48, _FIELD_HIGH - 12))

    def _put_band(self, left: float, top: float, width: float, height: float) -> None:
        self.put(self.band, (left, top, width, height))
        self.band.settle(width, height)

    def _put_pad(self, left: float, top: float, width: float, height: float) -> None:
        self.put(self.pad, (left, top, width, height))
        self.pad.settle(width, height)

    def _title_words(self) -> str:
        if self.use is CodeUse.APPOINTMENT:
            return _("请输入预约码")
        if self.use is CodeUse.PROGRESS:
            return _("请输入号码或办件的代码")
        return _("请输入号码纸上的代码")

    def _hint_words(self) -> str:
        if self.use is CodeUse.APPOINTMENT:
            if self._reads_cards:
                return _("预约短信里的 8 位数字。\n也可以扫码，或把身份证放在读卡处。")
            return _("预约短信里的 8 位数字。\n没有预约码，请到导办台。")
        if self.use is CodeUse.PROGRESS:
            where = _("号码纸下方，或受理通知书上的查询码：8 个字母和数字。")
            scan = _("也可以把纸上的码对着扫码口。")
            return f"{where}\n{scan}" if self._reads_cards else where
        if self._reads_cards:
            return _("在号码纸下方，8 个字母和数字。\n也可以把号码纸上的码对着扫码口。")
        return _("在号码纸下方，8 个字母和数字。")


def _trouble_words(error: HallError | None) -> str:
    if error is None:
        return ""
    if isinstance(error, AlreadyRatedError):
        return _("这次办事已经评价过了，谢谢您。")
    if isinstance(error, CardTextError):
        return _("这里用不上身份证。请输入或扫描号码纸上的代码。")
    return sentence(error)
