"""The fields of a new hall: as few as a hall needs to open its first window."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from hallapp.faces.parts.first_start.choice import (
    MOST_WINDOWS,
    NewHall,
    strength,
    zone_plan,
)
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_USUAL_WINDOWS = 6
_LABEL_PX = 96


class SetUpForm(QWidget):
    """Name, region, administrator, password, windows, and where the data lie.

    Signals:
        changed: Something was typed.
    """

    changed = Signal()

    def __init__(self, database_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._field("hallName", _("大厅名称"), 60)
        self._region = self._field("hallRegion", _("所在地区"), 40)
        self._administrator = self._field("administrator", _("管理员姓名"), 30)
        self._staff_number = self._field("staffNumber", _("管理员工号"), 32)
        self._password = self._field("password", _("密码"), 128)
        self._again = self._field("passwordAgain", _("再输一次"), 128)
        self._strength = words("", "small")
        self._strength.setObjectName("passwordStrength")
        self._windows = QSpinBox()
        self._windows.setObjectName("windowCount")
        self._windows.setAccessibleName(_("窗口数"))
        self._windows.setRange(1, MOST_WINDOWS)
        self._windows.setValue(_USUAL_WINDOWS)
        self._windows.setFixedWidth(96)
        self._windows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zones = words("", "small", wrap=True)
        self._place = words(str(database_file), "small", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shared = QCheckBox(_("多台电脑共用（高级）：用 PostgreSQL 数据库"))
        self._shared.setObjectName("sharedDatabase")
        self._address = self._field("databaseAddress", _("数据库地址"), 200)
        self._address.setPlaceholderText(_("postgresql+psycopg://用户@主机/库名"))
        self._build()

    def hall(self) -> NewHall:
        """Return what was typed, blanks round it taken away."""
        return NewHall(
            name=self._name.text().strip(),
            region=self._region.text().strip(),
            administrator=self._administrator.text().strip(),
            staff_number=self._staff_number.text().strip(),
            password=self._password.text(),
            zones=zone_plan(self._windows.value()),
            database=self._address.text().strip() if self._shared.isChecked() else "",
        )

    def complaint(self) -> tuple[str, QWidget] | None:
        """Return the first thing that is not right and its field, None when all is."""
        for field in (self._name, self._region, self._administrator, self._staff_number):
            if not field.text().strip():
                return _("请填{field}。").format(field=field.accessibleName()), field
        found = strength(self._password.text())
        if not found.is_enough:
            return _("密码{words}。").format(words=found.words), self._password
        if self._password.text() != self._again.text():
            return _("两次输入的密码不一样，请再输一次。"), self._again
        if self._shared.isChecked() and "://" not in self._address.text():
            return _("请填数据库地址，或者不勾选多台电脑共用。"), self._address
        return None

    def forget(self) -> None:
        """Take the password out of the fields."""
        self._password.clear()
        self._again.clear()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first field."""
        self._name.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        found = strength(self._password.text())
        said = found.words
        if found.is_enough and self._again.text() and self._again.text() != self._password.text():
            said = _("两次不一样")
        self._strength.setText(said)
        zones = _("；").join(zone.words for zone in zone_plan(self._windows.value()))
        self._zones.setText(_("先分成：{zones}。以后都能改。").format(zones=zones))
        is_shared = self._shared.isChecked()
        self._address.setVisible(is_shared)
        self._address_label.setVisible(is_shared)
        self._place.setEnabled(not is_shared)
        self.changed.emit()

    def _build(self) -> None:
        for field in (self._password, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._address_label = words(_("数据库地址"), "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _LABEL_PX)
        pairs = (
            (self._name, self._region),
            (self._administrator, self._staff_number),
            (self._password, self._again),
        )
        for row, (left, right) in enumerate(pairs):
            for column, field in ((0, left), (2, right)):
                grid.addWidget(words(field.accessibleName(), "muted"), row, column)
                grid.addWidget(field, row, column + 1)
        grid.addWidget(self._strength, 3, 1, 1, 3)
        grid.addWidget(words(_("窗口数"), "muted"), 4, 0)
        grid.addWidget(self._windows, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._zones, 5, 1, 1, 3)
        grid.addWidget(words(_("数据存在"), "muted"), 6, 0)
        grid.addWidget(self._place, 6, 1, 1, 3)
        grid.addWidget(self._shared, 7, 1, 1, 3)
        grid.addWidget(self._address_label, 8, 0)
        grid.addWidget(self._address, 8, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(9, 1)
        self._windows.valueChanged.connect(self._on_changed)
        self._shared.toggled.connect(self._on_changed)
        self._on_changed()

    def _field(self, name: str, label: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setMaxLength(longest)
        field.textChanged.connect(self._on_changed)
        return field
