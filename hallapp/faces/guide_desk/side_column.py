"""The right column, from urgent to patient; scrolls where there is more than room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.act_list import ActList, ActRow
from hallapp.faces.guide_desk.closing_card import ClosingCard
from hallapp.faces.guide_desk.help_card import HelpCard
from hallapp.faces.guide_desk.side_now import LateComer, SideNow, arrival_words
from hallapp.kernel.texts import _

_MOST_BOOKED = 4
_MOST_LATE = 5


class SideColumn(QScrollArea):
    """Calls for help, the load before closing, appointments, late-comers, escorts.

    Signals:
        check_in_asked: 签到 of an appointment; carries its id.
        readmit_asked: 恢复排队 of a late-comer; carries the ticket's id.
        escort_ended: 结束 of an escort; carries its id.
    """

    check_in_asked = Signal(object)
    readmit_asked = Signal(object)
    escort_ended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: SideNow | None = None
        self.help = HelpCard()
        self.closing = ClosingCard()
        self.booked = ActList(
            "bookedList",
            _("预约签到"),
            _("今天没有等着签到的预约。有预约码的，输入或扫码就能签到。"),
        )
        self.late = ActList("lateList", _("过号恢复"), _("没有过号的。晚来的人也可以输入票号查。"))
        self.escorts = ActList("escortList", _("全程导办"), "")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()

    def show_side(self, now: SideNow) -> None:
        """Show a reading."""
        self._now = now
        self.help.show_calls(now.calls, now.read_at)
        self.closing.show_loads(now.closing)
        self._show_booked(now)
        late = sorted(now.late, key=lambda each: each.is_back or each.is_void)
        rule = _late_right(now)
        rows = [_late_row(each, now, "" if rule else each.rule) for each in late[:_MOST_LATE]]
        self.late.show_rows(rows, rule)
        self.escorts.setVisible(bool(now.escorts))
        self.escorts.show_rows(
            [
                ActRow(
                    each.id,
                    each.ticket_label,
                    f"{each.began_at.astimezone(now.zone):%H:%M}",
                    f"{each.person_name}　{each.subject}",
                    _("结束"),
                )
                for each in now.escorts
            ],
            _("{count} 位").format(count=len(now.escorts)),
        )

    def booked_code(self, key: object) -> str:
        """Return the code of an appointment that is shown."""
        booked = () if self._now is None else self._now.booked
        return next((each.code for each in booked if each.id == key), "")

    def late_comer(self, key: object) -> LateComer | None:
        """Return a late-comer that is shown."""
        late = () if self._now is None else self._now.late
        return next((each for each in late if each.ticket.id == key), None)

    def _show_booked(self, now: SideNow) -> None:
        shown = now.booked[:_MOST_BOOKED]
        rows = [
            ActRow(
                each.id,
                each.code,
                f"{each.slot.starts_at.astimezone(now.zone):%H:%M}",
                each.item_name or each.slot.service_name,
                _("签到"),
                note=arrival_words(each, now.read_at),
            )
            for each in shown
        ]
        right = ""
        if shown:
            first, last = shown[0].slot.starts_at, shown[-1].slot.ends_at
            times = "—".join(f"{each.astimezone(now.zone):%H:%M}" for each in (first, last))
            right = _("{times}，还有 {count} 位").format(times=times, count=len(now.booked))
        self.booked.show_rows(rows, right)

    def _build(self) -> None:
        ground = QWidget()
        ground.setProperty("look", "ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 5, 0)
        column.setSpacing(12)
        for card in (self.help, self.closing, self.booked, self.late, self.escorts):
            column.addWidget(card)
        column.addStretch(1)
        self.escorts.hide()
        self.setWidget(ground)
        self.booked.pressed.connect(self.check_in_asked)
        self.late.pressed.connect(self.readmit_asked)
        self.escorts.pressed.connect(self.escort_ended)


def _late_row(late: LateComer, now: SideNow, rule: str) -> ActRow:
    ticket = late.ticket
    called = ticket.called_at or ticket.issued_at
    end = ""
    if late.is_back:
        end = _("已恢复过")
    elif late.is_void:
        end = _("过号作废，请重取")
    return ActRow(
        ticket.id,
        ticket.label,
        f"{called.astimezone(now.zone):%H:%M}",
        ticket.subject,
        "" if end else _("恢复排队"),
        end,
        "" if end else rule,
    )


def _late_right(now: SideNow) -> str:
    """Return the rule where all late-comers have the same; else each row tells its own."""
    rules = {each.rule for each in now.late if not each.is_back}
    return rules.pop() if len(rules) == 1 else ""
