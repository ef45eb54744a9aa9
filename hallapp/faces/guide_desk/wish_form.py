"""What goes with a number: class, identity, package, company; a quiet row each."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.wishing import Wish, identity_words, number_words, proof_words
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import ensure_drawn
from hallapp.queueing.terms import PriorityRow

_LABEL_PX = 66
_ROW_PX, _LOW_ROW_PX = 46, 32
_NAME_PX = 110
_NUMBER_PX = 210
_MOST_CLASSES = 9


class WishForm(QWidget):
    """Rows 类别, 身份, 联办, 陪同.

    Signals:
        class_chosen: Another class; carries its place, 0 for an ordinary number.
        identity_typed: Name or number changed; carries both.
        identity_switched: 要登记 or 不登记.
        package_chosen: Carries the package's id, or None for the item alone.
        escort_switched: 派人陪同 or 不陪同.
        entered: Enter in a field: give the number.
    """

    class_chosen = Signal(int)
    identity_typed = Signal(str, str)
    identity_switched = Signal()
    package_chosen = Signal(object)
    escort_switched = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Segments | None = None
        self._proof = words("", "muted")
        self._identity = words("", "")
        self._name, self._number = QLineEdit(), QLineEdit()
        self._checked = words("", "muted")
        self._named = KeyButton(_("要登记"), "Ctrl+I", look="accent")
        self._package_words = words("", "")
        self._package = KeyButton("", "Ctrl+L", look="accent")
        self._escort_words = words("", "")
        self._escort = KeyButton(_("派人陪同"), "Ctrl+E", look="accent")
        self._package_id: UUID | None = None
        self._offered: UUID | None = None
        self._class_row = QHBoxLayout()
        self._package_holder = QWidget()
        self._holders: list[QWidget] = [self._package_holder]
        self._build()
        self._connect()

    def show_classes(self, classes: Sequence[PriorityRow]) -> None:
        """Make the choice of classes; Alt+1 is an ordinary number, Alt+2 the first class."""
        if self._classes is not None:
            self._class_row.removeWidget(self._classes)
            self._classes.deleteLater()
        names = [_("普通号"), *(each.name for each in classes[: _MOST_CLASSES - 1])]
        self._classes = Segments(_("类别"), names)
        self._classes.setObjectName("classes")
        for number in range(len(names)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self._classes)
            shortcut.setProperty("number", number)
            shortcut.activated.connect(self._on_class_key)
        self._classes.chosen.connect(self.class_chosen)
        for key in ("Return", "Enter"):
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            give = QShortcut(QKeySequence(key), self._classes, context=within)
            give.activated.connect(self.entered)
        self._class_row.insertWidget(1, self._classes)

    def show_wish(self, wish: Wish, classes: Sequence[PriorityRow]) -> None:
        """Show what is chosen."""
        chosen = 0 if wish.priority is None else list(classes).index(wish.priority) + 1
        if self._classes is not None and self._classes.number() != chosen:
            self._classes.choose(chosen)
        proof = proof_words(wish.priority)
        self._proof.setText(proof or _("Alt+数字"))
        self._show_identity(wish)
        self._show_package(wish)
        self._escort_words.setText(
            _("取号后由您全程陪同，会记下来") if wish.is_escorted else _("不用全程导办")
        )
        self._escort.set_word(_("不陪同") if wish.is_escorted else _("派人陪同"))

    def set_low(self, *, is_low: bool) -> None:
        """Take less height where there is little."""
        for holder in self._holders:
            holder.setFixedHeight(_LOW_ROW_PX if is_low else _ROW_PX)
            if is_low and holder.layout() is self._class_row:
                # Segments are higher than buttons by the borders of two.
                holder.setFixedHeight(_LOW_ROW_PX + 4)
            row = holder.layout()
            if row is not None:
                row.setContentsMargins(0, 0 if is_low else 5, 5, 0 if is_low else 5)

    @Slot()
    def take_keyboard(self) -> None:
        """Go to the class that is chosen."""
        if self._classes is not None:
            self._classes.take_keyboard()

    def ask_identity(self) -> None:
        """Bring the cursor to the number."""
        self._number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._number.selectAll()

    def _show_identity(self, wish: Wish) -> None:
        shown = wish.shows_identity
        self._identity.setText(identity_words(wish))
        self._identity.setVisible(not shown)
        self._named.setVisible(not wish.needs_identity)
        self._named.set_word(_("不登记") if shown else _("要登记"))
        for field in (self._name, self._number, self._checked):
            field.setVisible(shown)
        for field, text in ((self._name, wish.name), (self._number, wish.id_number)):
            if field.text() != text:
                field.setText(text)
        self._show_checked()

    def _show_package(self, wish: Wish) -> None:
        packages = () if wish.row is None else wish.row.packages
        self._package_holder.setVisible(bool(packages))
        if not packages:
            return
        package = packages[0]
        self._offered, self._package_id = package.id, wish.package_id
        if wish.package_id is None:
            said = _("可以一次办：{name}，共 {count} 项").format(
                name=package.name, count=len(package.steps)
            )
        else:
            steps = _("、").join(step.service_name for step in package.steps)
            said = _("一个号依次办：{steps}").format(steps=steps)
        self._package_words.setText(said)
        self._package.set_word(_("联办") if wish.package_id is None else _("只办这一项"))

    def _show_checked(self) -> None:
        text, look = number_words(self._number.text())
        self._checked.setText(text)
        if self._checked.property("look") != look:
            self._checked.setProperty("look", look)
            self._checked.style().unpolish(self._checked)
            self._checked.style().polish(self._checked)

    @Slot()
    def _on_class_key(self) -> None:
        pressed = self.sender()
        if self._classes is not None:
            self._classes.choose(int(pressed.property("number")))

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._show_checked()
        self.identity_typed.emit(self._name.text(), self._number.text())

    @Slot()
    def _on_name_entered(self) -> None:
        self.ask_identity()

    @Slot()
    def _on_package(self) -> None:
        self.package_chosen.emit(self._offered if self._package_id is None else None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._class_row.addWidget(self._label(_("类别")))
        self._class_row.addWidget(self._proof)
        self._class_row.addStretch(1)
        self._class_row.setSpacing(14)
        column.addWidget(self._holder(self._class_row))
        identity = self._row(
            _("身份"), self._identity, self._name, self._number, self._checked, self._named
        )
        column.addWidget(self._holder(identity))
        package = self._row(_("联办"), self._package_words, self._package)
        self._package_holder.setLayout(package)
        self._package_holder.hide()
        column.addWidget(self._package_holder)
        column.addWidget(self._holder(self._row(_("陪同"), self._escort_words, self._escort)))
        fields = ((self._name, _("姓名"), _NAME_PX), (self._number, _("身份证号"), _NUMBER_PX))
        for field, name, width in fields:
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setFixedWidth(width)
            field.hide()
        self._number.setObjectName("idNumber")
        self._name.setObjectName("personName")
        self._number.setMaxLength(24)
        self._name.setMaxLength(40)
        self._number.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._checked.hide()
        for button in (self._named, self._package, self._escort):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._on_typed)
        self._name.textChanged.connect(ensure_drawn)
        self._number.textEdited.connect(self._on_typed)
        self._name.returnPressed.connect(self._on_name_entered)
        self._number.returnPressed.connect(self.entered)
        self._named.clicked.connect(self.identity_switched)
        self._package.clicked.connect(self._on_package)
        self._escort.clicked.connect(self.escort_switched)

    def _label(self, text: str) -> QWidget:
        made = words(text, "muted")
        made.setFixedWidth(_LABEL_PX)
        return made

    def _row(self, label: str, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label(label))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _holder(self, row: QHBoxLayout) -> QWidget:
        holder = QWidget()
        holder.setLayout(row)
        self._holders.append(holder)
        return holder
