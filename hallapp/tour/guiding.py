"""The guide desk's day: an older citizen, a call for help, company, a late-comer (导办台)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from hallapp.hall.terms import Role
from hallapp.queueing.terms import Entry, TicketRow, TicketState
from hallapp.reception.terms import HelpState
from hallapp.tour import crowd
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import Hands, find
from hallapp.tour.page import Words
from hallapp.tour.seats import GUIDE_DESK, POLICE_DESK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import ITEM, at_kiosk, on_page

_NAME = "冯雪"
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_BEHIND = 3
# Longer than the desk waits for the next letter.
_TYPED_S = 0.3


class GuideHands(Hands):
    """Whoever stands at the guide desk."""

    def __init__(self, day: Day) -> None:
        super().__init__(day.stage, day.stage.work_at(GUIDE_DESK).window)
        self.guide_window: Any = self.window
        self._day = day

    @property
    def page(self) -> Any:
        """The open page."""
        return self.guide_window.page

    @property
    def said(self) -> str:
        """What the strip said last."""
        return str(self.guide_window.last_message())

    def sign_in(self, name: str) -> None:
        """Pick a name with the arrows, and Enter."""
        people: Any = find(self.window, "peopleTable")
        model = people.model()
        self._day.stage.until(lambda: model.rowCount() > 0, "people to choose from")
        names = [model.index(row, 0).data() for row in range(model.rowCount())]
        check(name in names, f"{name} may sit here")
        people.setFocus()
        people.selectRow(names.index(name))
        self.press(Qt.Key.Key_Return)
        self._day.stage.until(lambda: self.page is not None, "the desk is open")
        self._day.stage.settle()

    def look_for(self, text: str, first: str) -> None:
        """Type into the search field and wait until something stands first in the list."""
        field: Any = self.page.results.field
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        line.setFocus()
        if text.isascii():
            self.type_digits(text)
        else:
            self.type_chinese(text)
        # The desk waits for the end of the typing before it looks.
        self._day.stage.rest(_TYPED_S)
        self._day.stage.settle()
        self._day.stage.until(
            lambda: bool(self.names()) and first in self.names()[0],
            f"{first} stands first",
        )

    def names(self) -> list[str]:
        """What is found, top to bottom."""
        return [row.name for row in self.page.results.rows()]

    def enter(self) -> None:
        """Press Enter and wait for what comes of it."""
        self.press(Qt.Key.Key_Return)
        self._day.stage.settle()


def words_on(card: Any) -> str:
    """Return what the visible labels of a part say."""
    return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def _sign_in(day: Day) -> None:
    crowd.serve_all(day)
    day.stage.set_time(9, 52)
    guide = GuideHands(day)
    day.album.picture(guide.window, "guide-sign-in", Words("导办台登录", "The guide desk"))
    guide.sign_in(_NAME)
    person = next(one for one in day.stage.hall.people.people() if one.name == _NAME)
    check(Role.GUIDE_STAFF in person.roles, f"{_NAME} is a guide")
    day.stage.look_again()
    if day.stage.hall.reception.open_calls():
        # Somebody called from the kiosk before the desk was taken, and has gone.
        _close_call(day, guide)
    check(not day.stage.hall.reception.open_calls(), "nobody calls")
    day.album.picture(guide.window, "guide-desk", Words("导办台：随时可以打字", "Ready to type"))


def _close_call(day: Day, guide: GuideHands) -> None:
    day.album.picture(guide.window, "guide-old-call", Words("上班前的求助", "An earlier call"))
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F8):
        guide.press(key)
        day.stage.settle()


def _give_to_an_older_citizen(day: Day) -> None:
    for _citizen in range(2):
        crowd.come(day, "D")
    day.stage.pass_time(minutes=3)
    guide = GuideHands(day)
    guide.look_for("身份证换领", ITEM)
    guide.press(Qt.Key.Key_2, _ALT)
    day.stage.settle()
    day.album.picture(
        guide.window, "guide-priority", Words("选中老年人（Alt+2）", "The class 老年人 is chosen")
    )
    guide.enter()
    queue = day.stage.hall.queue
    waiting = [queue.ticket(row.id) for row in queue.waiting(None)]
    older = [row for row in waiting if row.priority_name == "老年人"]
    check(len(older) == 1, f"{len(older)} tickets of the class 老年人")
    check(older[0].label in guide.said, f"said: {guide.said}")
    day.tickets["older"] = older[0]
    day.album.picture(guide.window, "guide-given", Words(f"已取 {older[0].label}", "Given"))


def _call_the_older_citizen(day: Day) -> None:
    desk, older = DeskHands(day, POLICE_DESK), day.tickets["older"]
    day.stage.pass_time(minutes=1)
    before = [row.label for row in day.stage.hall.queue.waiting(desk.place.id)]
    desk.press_f2("下一位")
    live = desk.at_work()
    check(live.id == older.id, f"{live.label} was called, of {before}")
    said = words_on(find(desk.window, "ticketCard"))
    check(live.why in said, f"the card says why: {said}")
    check("先于" in live.why and "因为" in live.why, f"said: {live.why}")
    day.album.picture(desk.window, "clerk-priority", Words(live.why, "Why this one comes first"))


def _help_at_the_kiosk(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("tile_0")
    on_page(day, "guide_page")
    hands.tap("need_help")
    on_page(day, "help_page")
    reception, guide = day.stage.hall.reception, GuideHands(day)
    day.stage.until(lambda: len(reception.open_calls()) == 1, "the call for help")
    call = reception.open_calls()[0]
    day.stage.look_again()
    day.stage.until(guide.page.side.help.isVisible, "the call at the guide desk")
    guide.press(Qt.Key.Key_F4)
    day.stage.settle()
    check(bool(guide.page.side.help.page_words()), "the kiosk's page is told")
    day.album.picture(guide.window, "guide-help", Words("自助机求助：看画面", "A call for help"))
    guide.press(Qt.Key.Key_F7)
    day.stage.settle()
    check(reception.call(call.id).state is HelpState.ANSWERED, "answered")
    day.stage.look_again()
    check("导办员" in window.page.text(), f"the kiosk says {window.page.text()}")
    day.album.picture(window, "kiosk-help-coming", Words("导办员正在过来", "Somebody is coming"))
    day.notes["help"] = str(call.id)


def _help_with_a_number(day: Day) -> None:
    window, hands = at_kiosk(day)
    reception, guide = day.stage.hall.reception, GuideHands(day)
    call = next(each for each in reception.calls() if str(each.id) == day.notes["help"])
    guide.press(Qt.Key.Key_F6)
    day.stage.until(lambda: bool(guide.names()), "what the kiosk shows is open at the desk")
    day.stage.settle()
    guide.enter()
    label = reception.call(call.id).ticket_label
    check(bool(label) and label in guide.said, f"the number of the call is {label!r}: {guide.said}")
    guide.press(Qt.Key.Key_F8)
    day.stage.settle()
    check(not reception.open_calls(), "nobody calls any more")
    day.stage.look_again()
    day.album.picture(window, "kiosk-help-number", Words(f"导办台取了 {label}", "Number tied"))
    hands.tap("help_page_step")
    on_page(day, "number_page")
    day.stage.until(window.page.print.isEnabled, "the number page says what came of it")
    check(window.page.number.text() == label, f"the kiosk shows {window.page.number.text()}")
    hands.tap("number_done")
    on_page(day, "home_page")


def _escort(day: Day) -> None:
    guide, reception = GuideHands(day), day.stage.hall.reception
    guide.look_for("结婚登记", "结婚登记")
    guide.press(Qt.Key.Key_E, _CTRL)
    guide.enter()
    day.stage.until(lambda: len(reception.escorts()) == 1, "an escort")
    escort = reception.escorts()[0]
    check(escort.person_name == _NAME and bool(escort.ticket_label), "who goes along with whom")
    day.stage.look_again()
    day.stage.until(guide.page.side.escorts.isVisible, "the escort at the desk")
    day.album.picture(guide.window, "guide-escort", Words("全程导办", "Company through the hall"))
    day.stage.pass_time(minutes=6)
    guide.page.side.escorts.take_keyboard()
    guide.enter()
    check(reception.escorts()[0].ended_at is not None, "it has ended")


def _late_comer(day: Day) -> None:
    desk, queue = DeskHands(day, POLICE_DESK), day.stage.hall.queue
    while len(queue.waiting(desk.place.id)) <= _BEHIND:
        crowd.come(day, "D")
    late = desk.at_work()
    day.stage.pass_time(minutes=1)
    desk.press(Qt.Key.Key_F5)
    day.stage.settle()
    check(queue.ticket(late.id).state is TicketState.MISSED, "missed")
    day.stage.pass_time(minutes=4)
    guide = GuideHands(day)
    guide.look_for(late.label.lower(), late.label)
    check(guide.page.primary.text() == "恢复排队", f"Enter would: {guide.page.primary.text()}")
    day.album.picture(guide.window, "guide-late", Words("过号的人回来了", "A late-comer"))
    # The list of late-comers says the rule of each.
    guide.press(Qt.Key.Key_G, _ALT)
    guide.enter()
    line = [row.label for row in queue.waiting(desk.place.id)]
    check(line.index(late.label) == _BEHIND, f"{late.label} in {line}")
    check(queue.ticket(late.id).entry is Entry.READMITTED, "let in again")
    strip = find(guide.window, "strip")
    told = f"{guide.said} {strip.accessibleDescription()}"
    check(f"{_BEHIND} 人" in told, f"the rule is told: {told}")
    day.stage.look_again()
    day.album.picture(
        guide.window, "guide-late-back", Words(f"恢复排队：排到 {_BEHIND} 人之后", "Behind three")
    )


def line_of(day: Day, number: int) -> tuple[TicketRow, ...]:
    """Return who waits for a window, in calling order."""
    return day.stage.hall.queue.waiting(day.stage.hall.people.window(number).id)


CHAPTER = Chapter(
    Words("导办台", "The guide desk"),
    (
        Step(
            Words("导办台登录", "Signing in"),
            Words("在这里的是导办人员", "Who sits here is a guide"),
            _sign_in,
        ),
        Step(
            Words("给一位老人取号", "A number for an older citizen"),
            Words("库里这个号的类别是老年人", "The store has the class"),
            _give_to_an_older_citizen,
        ),
        Step(
            Words("叫号：为什么先叫他", "Called, with the reason"),
            Words(
                "叫到的是他；工作台上写着“先于……因为……”",
                "He is called; the desk says before whom and why",
            ),
            _call_the_older_citizen,
        ),
        Step(
            Words("自助机求助", "A call for help from the kiosk"),
            Words("导办台看得到画面；自助机说有人过来", "The page is seen; the kiosk is told"),
            _help_at_the_kiosk,
        ),
        Step(
            Words("接手取号", "A number for whoever called"),
            Words("号记在这次求助上", "The number is tied to the call"),
            _help_with_a_number,
        ),
        Step(
            Words("全程导办", "Company through the hall"),
            Words("谁陪了哪个号，从什么时候到什么时候", "Who went with which number, and when"),
            _escort,
        ),
        Step(
            Words("过号的人回来", "A late-comer"),
            Words("排到 3 人之后，规则说清楚", "Waits behind three; the rule is told"),
            _late_comer,
        ),
    ),
)
