"""Signing in at a desk without a window: a name in a demo hall, number and password elsewhere."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
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

from hallapp.faces.parts.staff_sign_in_presenter import StaffSignInPresenter
from hallapp.faces.parts.words import words
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_CARD_PX = 560
_NAMES, _PASSWORD = 0, 1


@dataclass(frozen=True)
class SignInWords:
    """What a face says at its door.

    Attributes:
        title: Heading of the card.
        picks: Said above the names of a demo hall.
        types: Said above number and password: who signs in here.
        roles: Roles that count here; beside a name only these are told.
    """

    title: str
    picks: str
    types: str
    roles: frozenset[Role]


class StaffSignInPage(QWidget):
    """The card in the middle of an empty face.

    Signals:
        signed_in: Somebody may work here; carries the `PersonRow`.
    """

    signed_in = Signal(object)

    def __init__(self, said: SignInWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = said
        self._presenter: StaffSignInPresenter | None = None
        self._said = words("", "muted", wrap=True)
        self._failure = words("", "late", wrap=True)
        self._failure.setObjectName("signInFailure")
        self._people = RowTableModel(_columns(said.roles), _person_id, parent=self)
        self._table = RowTableView(self._people, _("姓名"))
        self._table.setObjectName("peopleTable")
        self._number = QLineEdit()
        self._number.setObjectName("staffNumber")
        self._password = QLineEdit()
        self._password.setObjectName("password")
        self._enter = KeyButton(_("登录"), look="primary")
        self._enter.setObjectName("signIn")
        self._steps = QStackedWidget()
        self._build()

    def begin(self, presenter: StaffSignInPresenter) -> None:
        """Ask who works here."""
        self._presenter = presenter
        self._say("")
        self._password.clear()
        presenter.begin()

    # What the presenter calls

    def show_people(self, people: tuple[PersonRow, ...]) -> None:
        """Let one pick a name."""
        self._said.setText(self._words.picks)
        self._people.show_rows(people)
        self._steps.setCurrentIndex(_NAMES)
        self._table.selectRow(0)
        self._table.setFocus()

    def ask_password(self) -> None:
        """Let one type staff number and password."""
        self._said.setText(self._words.types)
        self._steps.setCurrentIndex(_PASSWORD)
        self._number.setFocus()

    def show_busy(self, *, is_busy: bool) -> None:
        """Take no press while an answer is awaited."""
        self._enter.setEnabled(not is_busy)
        self._table.setEnabled(not is_busy)

    def show_failure(self, text: str) -> None:
        """Say why it did not work; the password is typed anew."""
        self._say(text)
        self._password.clear()
        if self._steps.currentIndex() == _PASSWORD:
            (self._password if self._number.text().strip() else self._number).setFocus()

    def enter(self, person: PersonRow) -> None:
        """Hand over; nothing typed stays."""
        self._number.clear()
        self._password.clear()
        self.signed_in.emit(person)

    def failure(self) -> str:
        """Return what is said to be wrong."""
        return self._failure.text()

    @Slot(object)
    def _on_picked(self, person: PersonRow) -> None:
        if self._presenter is not None:
            self._presenter.pick(person.id)

    @Slot()
    def _on_number_entered(self) -> None:
        self._password.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        if self._presenter is not None:
            self._say("")
            self._presenter.enter(self._number.text(), self._password.text())

    @Slot()
    def _on_pick_pressed(self) -> None:
        person = self._table.selected_row()
        if isinstance(person, PersonRow):
            self._on_picked(person)

    def _say(self, text: str) -> None:
        self._failure.setText(text)
        self._failure.setVisible(bool(text))

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        card.setObjectName("signInCard")
        card.setMaximumSize(_CARD_PX, 480)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(words(self._words.title, "heading"))
        for widget in (self._said, self._failure):
            column.addWidget(widget)
        column.addWidget(self._steps, 1)
        self._steps.addWidget(self._names_step())
        self._steps.addWidget(self._password_step())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.addStretch(1)
        row.addWidget(card, 6)
        row.addStretch(1)
        self._table.row_opened.connect(self._on_picked)
        self._number.returnPressed.connect(self._on_number_entered)
        self._password.returnPressed.connect(self._on_enter)
        self._enter.clicked.connect(self._on_enter)

    def _names_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(12)
        column.addWidget(self._table, 1)
        enter = KeyButton(_("以这个人进来"), look="primary")
        enter.setObjectName("pickPerson")
        enter.clicked.connect(self._on_pick_pressed)
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 5, 0)
        row.addWidget(enter)
        row.addStretch(1)
        column.addLayout(row)
        return step

    def _password_step(self) -> QWidget:
        step = QWidget()
        grid = QGridLayout(step)
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(12)
        self._number.setMaxLength(32)
        self._password.setMaxLength(128)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        fields = ((_("工号"), self._number), (_("密码"), self._password))
        for row, (label, field) in enumerate(fields):
            field.setAccessibleName(label)
            field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            grid.addWidget(words(label, "muted"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._enter, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(words(_("忘记密码，请找系统管理员重设。"), "small"), 3, 1)
        grid.setRowStretch(4, 1)
        return step


def _columns(roles: frozenset[Role]) -> list[Column[PersonRow]]:
    def counting(person: PersonRow) -> str:
        return _("、").join(role.label for role in person.roles if role in roles)

    return [
        Column(_("姓名"), _name, bold=True, width_px=110),
        Column(_("岗位"), counting, width_px=150),
        Column(_("部门"), _department, tone=_muted, width_px=0),
    ]


def _person_id(person: PersonRow) -> UUID:
    return person.id


def _name(person: PersonRow) -> str:
    return shown(person.name)


def _department(person: PersonRow) -> str:
    return person.department


def _muted(_person: PersonRow) -> str:
    return "muted"
