"""Signing in: a name from a list in a demo hall, staff number and password in a real one."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.clerk.sign_in_presenter import PickRow, SeatRow, SignInMode, SignInPresenter
from hallapp.faces.clerk.sign_in_tables import (
    exact_row,
    people_columns,
    person_found_by,
    person_id,
    seat_columns,
    seat_id,
)
from hallapp.faces.clerk.sign_in_words import forgotten, heading, wait_words
from hallapp.faces.parts.reason_band import ReasonBand
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.hall.terms import DutyRow, PersonRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView

_CARD_PX = 640
_LOW_PX = 400
_PEOPLE, _PASSWORD, _WINDOWS = 0, 1, 2


class SignInPage(QWidget):
    """The card in the middle of an empty desk.

    Signals:
        duty_taken: Somebody holds the window now; carries the `DutyRow`.
        left: Esc while changing the person: back to the desk.
        own_page_asked: Somebody is known who wants no window; carries the `PersonRow`.
        practice_asked: Somebody new wants to practise first (练习窗口).
    """

    duty_taken = Signal(object)
    left = Signal()
    own_page_asked = Signal(object)
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter: SignInPresenter | None = None
        self._mode = SignInMode.ENTER
        self._knows_system = True
        self._title = words("", "heading")
        self._said = words("", "muted", wrap=True)
        self._seat = words("", "strong")
        self._seat_words = ""
        self._other_seat = KeyButton(_("换窗口"), "Ctrl+W", look="accent")
        self._practice = KeyButton(_("练习窗口"), "Ctrl+L")
        self._alone = KeyButton(_("不坐窗口，只打卡"), "F12", look="accent")
        self._offers_practice = False
        self._failure = words("", "late", wrap=True)
        self._take_over = ReasonBand("takeOver")
        self._steps = QStackedWidget()
        self._back = KeyButton(_("返回"), "Esc")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._on_waited)
        self._people = RowTableModel(people_columns(), person_id, person_found_by, parent=self)
        self._seats = RowTableModel(seat_columns(), seat_id, parent=self)
        self._people_table = RowTableView(self._people, _("姓名"))
        self._seat_table = RowTableView(self._seats, _("窗口"))
        self._search = SearchField(_("序号、工号、姓名或首字母，回车登录"))
        self._number = QLineEdit()
        self._password = QLineEdit()
        self._hint = words(forgotten(), "small")
        self._enter = KeyButton(_("登录"), "", look="primary")
        self._build()

    # What the main window calls

    def tell_idle_source(self, *, knows_system: bool) -> None:
        """Take whether keys and mouse of other programs keep the desk from being locked."""
        self._knows_system = knows_system

    def begin(
        self, presenter: SignInPresenter, mode: SignInMode, duty: DutyRow | None = None
    ) -> None:
        """Show the sign-in for a purpose; the cursor waits in the first field."""
        self._presenter = presenter
        self._mode = mode
        title, said = heading(mode, duty)
        self._title.setText(title)
        if mode is SignInMode.LOCKED and not self._knows_system:
            said += "\n" + _("这台电脑上只数得到本窗口的按键和鼠标，在别的程序里操作不算。")
        self._said.setText(said)
        self._failure.clear()
        self._failure.hide()
        self._take_over.hide()
        self._password.clear()
        self._search.set_text("")
        self._other_seat.setVisible(mode is SignInMode.ENTER)
        self._alone.setVisible(mode is SignInMode.ENTER)
        self._alone.set_word(_("不坐窗口，只打卡"))
        self._practice.setVisible(mode is SignInMode.ENTER and self._offers_practice)
        self._back.setVisible(mode is SignInMode.CHANGE)
        presenter.start(mode, duty)

    def offer_practice(self) -> None:
        """Offer the practice window to whoever signs in."""
        self._offers_practice = True

    # What the presenter calls

    def show_people(self, rows: tuple[PickRow, ...], likely: PickRow | None) -> None:
        """Let one pick a name; whoever most likely sits down here is chosen beforehand."""
        self._people.show_rows(rows)
        self._step(_PEOPLE)
        self._search.take_keyboard()
        if likely is None:
            self._people_table.selectRow(0)
        else:
            self._people_table.select_key(likely.person.id)

    def renew_people(self, rows: tuple[PickRow, ...]) -> None:
        """Show the same people with more known of them; what is typed and chosen stays."""
        self._people.show_rows(rows)

    def ask_password(self) -> None:
        """Let one type staff number and password."""
        self._step(_PASSWORD)
        (self._password if self._number.text() else self._number).setFocus()

    def ask_window(self, rows: tuple[SeatRow, ...]) -> None:
        """Let one pick a window."""
        self._seats.show_rows(rows)
        self._step(_WINDOWS)
        self._seat_table.setFocus()
        free = next((row for row in rows if not row.holder), None)
        if free is not None:
            self._seat_table.select_key(free.window.id)

    def ask_take_over(self, text: str) -> None:
        """Ask why a window is taken that somebody else holds; Esc chooses another window."""
        self._back.hide()
        self._take_over.ask(text, (_("对方走了没有签退"), _("交接班"), _("值班长安排")), usual="")

    def show_seat(self, words: str) -> None:
        """Say at which window one will sit down."""
        self._seat_words = words or _("登录到本人的窗口")
        self._seat.setText(self._seat_words)

    def show_alone(self, *, alone: bool) -> None:
        """Say what signing in is for: the own attendance, or a window."""
        title, said = heading(self._mode, None)
        if alone:
            title = _("我的考勤")
            said = _("登录后打卡、请假、看自己的考勤；不占窗口，不叫号。")
        self._title.setText(title)
        self._said.setText(said)
        self._alone.set_word(_("坐到窗口") if alone else _("不坐窗口，只打卡"))
        self._seat.setText("" if alone else self._seat_words)
        self._other_seat.setVisible(not alone)

    def show_busy(self, *, busy: bool) -> None:
        """Stop taking presses while an answer is awaited."""
        self._enter.setEnabled(not busy and not self._waiting.isActive())

    def show_failure(self, text: str, wait_s: int) -> None:
        """Say why it did not work; the button waits as long as the hall asks."""
        self._failure.setText(text)
        self._failure.show()
        self._password.clear()
        if wait_s:
            self._enter.setEnabled(False)
            self._enter.setToolTip(text)
            self._hint.setText(wait_words(wait_s))
            self._waiting.start(wait_s * 1000)
        if self._steps.currentIndex() == _PASSWORD:
            self._password.setFocus()

    def signed_in(self, duty: DutyRow) -> None:
        """Hand over to the desk; nothing typed stays."""
        self._password.clear()
        self._number.clear()
        self.duty_taken.emit(duty)

    def signed_in_alone(self, person: PersonRow) -> None:
        """Hand over to the own page; nothing typed stays."""
        self._password.clear()
        self._number.clear()
        self.own_page_asked.emit(person)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words above the list out where the screen is low (200 %)."""
        super().resizeEvent(event)
        low = self.height() < _LOW_PX
        self._title.setVisible(not low)
        self._said.setVisible(not low)
        edge = 8 if low else 16
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._column.setContentsMargins(16, edge, 16, edge)

    # Keys

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._people.set_filter(text)
        wanted = exact_row(self._people.rows(), text)
        if wanted is not None:
            self._people_table.select_key(wanted.person.id)
        elif self._people.rowCount():
            self._people_table.selectRow(0)

    @Slot(str)
    def _on_search_entered(self, _text: str) -> None:
        row: PickRow | None = self._people_table.selected_row()
        if row is not None:
            self._on_person(row)

    @Slot()
    def _on_downwards(self) -> None:
        self._people_table.setFocus()

    @Slot(object)
    def _on_person(self, row: PickRow) -> None:
        if self._presenter is not None:
            self._presenter.pick(row)

    @Slot(object)
    def _on_seat(self, row: SeatRow) -> None:
        if self._presenter is not None:
            self._failure.hide()
            self._take_over.hide()
            self._presenter.take_seat(row)

    @Slot(str)
    def _on_take_over(self, reason: str) -> None:
        if self._presenter is not None:
            self._presenter.take_over(reason)

    @Slot()
    def _on_not_taken_over(self) -> None:
        self._failure.hide()
        self._back.show()
        self._seat_table.setFocus()

    @Slot()
    def _on_number_entered(self) -> None:
        self._password.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        if self._presenter is not None and not self._waiting.isActive():
            self._presenter.enter(self._number.text(), self._password.text())

    @Slot()
    def _on_other_seat(self) -> None:
        if self._presenter is not None:
            self._presenter.choose_seat()

    @Slot()
    def _on_alone(self) -> None:
        if self._presenter is not None:
            self._presenter.turn_alone()

    @Slot()
    def _on_back(self) -> None:
        stepped = self._presenter is not None and self._presenter.step_back()
        if not stepped and self._mode is SignInMode.CHANGE:
            self.left.emit()

    @Slot()
    def _on_waited(self) -> None:
        self._enter.setEnabled(True)
        self._enter.setToolTip("")
        self._hint.setText(forgotten())
        self._failure.setText(_("现在可以再试一次。"))

    def _step(self, number: int) -> None:
        self._steps.setCurrentIndex(number)
        self._back.setVisible(number == _WINDOWS or self._mode is SignInMode.CHANGE)

    # How it is put together

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        card.setObjectName("signInCard")
        card.setMaximumSize(_CARD_PX, 560)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = self._column = QVBoxLayout(card)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._said)
        seat = QHBoxLayout()
        seat.addWidget(self._seat, 1)
        seat.addWidget(self._practice)
        seat.addWidget(self._alone)
        seat.addWidget(self._other_seat)
        seat.addWidget(self._back)
        column.addLayout(seat)
        column.addWidget(self._failure)
        column.addWidget(self._take_over)
        column.addWidget(self._steps, 1)
        for step in (self._people_step(), self._password_step(), self._seat_table):
            self._steps.addWidget(step)
        row = self._row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(card, 6)
        row.addStretch(1)
        self._name_things()
        self._connect()

    def _name_things(self) -> None:
        self._failure.setObjectName("signInFailure")
        self._people_table.setObjectName("peopleTable")
        self._seat_table.setObjectName("seatTable")
        self._search.setObjectName("peopleSearch")
        self._number.setObjectName("staffNumber")
        self._password.setObjectName("password")
        self._enter.setObjectName("signIn")
        self._other_seat.setObjectName("otherSeat")
        self._back.setObjectName("signInBack")
        self._practice.setObjectName("signInPractice")
        self._alone.setObjectName("signInAlone")

    def _connect(self) -> None:
        self._search.typed.connect(self._on_typed)
        self._search.entered.connect(self._on_search_entered)
        self._search.left_downwards.connect(self._on_downwards)
        self._people_table.row_opened.connect(self._on_person)
        self._seat_table.row_opened.connect(self._on_seat)
        self._number.returnPressed.connect(self._on_number_entered)
        self._password.returnPressed.connect(self._on_enter)
        self._enter.clicked.connect(self._on_enter)
        self._other_seat.clicked.connect(self._on_other_seat)
        self._take_over.given.connect(self._on_take_over)
        self._take_over.left.connect(self._on_not_taken_over)
        self._back.clicked.connect(self._on_back)
        self._practice.clicked.connect(self.practice_asked)
        self._alone.clicked.connect(self._on_alone)

    def _people_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(5, 5, 5, 0)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self._people_table, 1)
        return step

    def _password_step(self) -> QWidget:
        step = QWidget()
        grid = QGridLayout(step)
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setVerticalSpacing(12)
        self._number.setMaxLength(32)
        self._password.setMaxLength(128)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for row, (label, field) in enumerate(
            ((_("工号"), self._number), (_("密码"), self._password))
        ):
            field.setAccessibleName(label)
            field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            grid.addWidget(words(label, "muted"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._enter, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._hint, 3, 1)
        grid.setRowStretch(4, 1)
        return step
