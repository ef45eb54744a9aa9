"""The editor of a draft: sections at the left, one form in the middle, findings at the right."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.terms import CheckFinding, Draft
from hallapp.faces.manager.guides.about_form import AboutForm
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.editor_head import EditorHead, OvertakenBand
from hallapp.faces.manager.guides.fields_made import FieldMaker
from hallapp.faces.manager.guides.files_shown import show_file
from hallapp.faces.manager.guides.findings_panel import FindingsPanel
from hallapp.faces.manager.guides.keeper import DraftKeeper, Typed
from hallapp.faces.manager.guides.list_form import ListForm
from hallapp.faces.manager.guides.section_form import FieldsForm, SectionForm
from hallapp.faces.manager.guides.section_list import SectionList
from hallapp.faces.manager.guides.sections import ABOUT, FormSection, marks_of, section_of, sections
from hallapp.faces.manager.guides.steps_form import StepsForm
from hallapp.faces.manager.guides.working import Working
from hallapp.guides.content import fields_of
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

SAVE_AFTER_MS = 4000
"""So long after the last key a draft is saved by itself."""
CHECK_AFTER_MS = 700
_NARROW_BELOW_PX = 860
_FINDINGS_FROM_PX = 1040


class Editor(QWidget):
    """Writes one draft.

    Signals:
        left: Back to the list; everything typed is kept.
        submitted: The draft went to a reviewer; carries its name.
        dropped: The draft was given up; carries its name.
        compare_asked: Somebody else saved it too: show both; carries mine, a `GuideContent`.
    """

    left = Signal()
    submitted = Signal(str)
    dropped = Signal(str)
    compare_asked = Signal(object)

    def __init__(self, desk: GuidesDesk, draft: Draft) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self.working = Working(draft.content)
        self.keeper = DraftKeeper(self, desk, draft)
        self._sections = sections()
        self._forms: dict[str, SectionForm] = {}
        self._places: list[QVBoxLayout] = []
        self._findings: tuple[CheckFinding, ...] = ()
        self._is_checking = False
        self._is_handing = False
        self._has_trouble = False
        self._is_given_up = False
        self._maker = FieldMaker(desk, show_file)
        self.list = SectionList(self._sections)
        self.stack = QStackedWidget()
        self.findings = FindingsPanel()
        self.head = EditorHead(draft.row.code, draft.row.name)
        self.band = OvertakenBand()
        self.about = AboutForm(self.working, draft.row.remarks)
        self._saving = self._once(SAVE_AFTER_MS, self._on_save)
        self._checking = self._once(CHECK_AFTER_MS, self.check)
        self._build()
        self.about.note.show_value(draft.row.note)
        self.about.document.show_value(draft.document)
        self.open_section(0)
        self.check()

    # What the page calls

    def typed(self) -> Typed:
        """Return what stands in the form now."""
        note, document = self.about.note.value(), self.about.document.value()
        return Typed(self.working.content(), note, document)

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.keeper.is_dirty()

    def leave(self) -> None:
        """Keep what is typed before the editor goes."""
        self._saving.stop()
        if not self._is_given_up:
            self.keeper.leave()

    def take_keyboard(self) -> None:
        """Bring the keyboard into the open section."""
        self.form(self.section_number()).take_keyboard()

    def section_number(self) -> int:
        """Return which section is open."""
        return self.stack.currentIndex()

    def open_section(self, number: int) -> None:
        """Open a section by its number from 0."""
        form = self.form(number)
        form.show_working()
        self.stack.setCurrentIndex(number)
        self.list.open(number)

    def open_key(self, key: str) -> SectionForm:
        """Open a section by its key."""
        number = next(n for n, each in enumerate(self._sections) if each.key == key)
        self.open_section(number)
        return self.form(number)

    def form(self, number: int) -> SectionForm:
        """Return the form of a section; it is made when first asked for."""
        section = self._sections[number]
        made = self._forms.get(section.key)
        if made is None:
            made = self._forms[section.key] = self._made(section)
            made.typed.connect(self._on_typed)
            self._places[number].addWidget(made)
            made.show_working()
            self._show_findings_in(section.key)
        return made

    # What the keeper calls

    def show_unsaved(self) -> None:
        """Say that something typed is not kept yet."""
        self.head.show_state(_("未保存"))

    def show_saving(self) -> None:
        """Say that it is being kept."""
        self.head.show_state(_("正在保存……"))

    def show_saved(self, at: datetime) -> None:
        """Say when everything was kept."""
        self._has_trouble = False
        local = at.astimezone(self._desk.services.zone)
        self.head.show_state(_("已保存 {time}").format(time=f"{local:%H:%M}"))

    def show_not_saved(self, error: HallError) -> None:
        """Say why it was not kept; what is typed stays."""
        self._is_handing, self._has_trouble = False, True
        self.head.show_state(_("没有保存"), sentence(error))

    def show_overtaken(self, author: str) -> None:
        """Say who saved the same draft meanwhile, and offer to look."""
        self._is_handing, self._has_trouble = False, True
        self.head.show_state(_("没有保存"))
        self.band.show_author(author)

    # What people do

    @Slot()
    def _on_typed(self) -> None:
        self.keeper.type(self.typed())
        self._saving.start()
        self._checking.start()

    @Slot()
    def _on_save(self) -> None:
        self._saving.stop()
        self.keeper.type(self.typed())
        self.keeper.save()

    @Slot()
    def check(self) -> None:
        """Ask the rules about what stands in the form."""
        if self._is_checking:
            self._checking.start()
            return
        self._is_checking = True
        content, code = self.working.content(), self._draft.row.code
        self._desk.look(
            lambda services: services.authoring.findings(content, code),
            self._on_found,
            self._on_not_found,
        )

    @Slot(object)
    def go_to(self, finding: CheckFinding) -> None:
        """Open the section of a finding, with the keyboard on its field."""
        self.open_key(section_of(finding)).go_to(finding)

    @Slot()
    def submit(self) -> None:
        """Go to the last section first; from there, save and hand over."""
        if self.section_number() != len(self._sections) - 1:
            self.open_key(ABOUT).take_keyboard()
            return
        errors = [each for each in self._findings if each.is_error]
        if errors:
            self.go_to(errors[0])
            return
        if self._is_handing:
            return
        self._is_handing = True
        self._saving.stop()
        self.keeper.type(self.typed())
        self.keeper.save(self._hand_over)

    @Slot()
    def _on_leave(self) -> None:
        self._saving.stop()
        self.keeper.type(self.typed())
        if self._has_trouble and self.keeper.is_dirty():
            detail = _("现在离开，还没有保存的字就没有了。")
            if self._desk.door.confirm(_("没有保存，仍要离开？"), detail, _("不保存，离开")):
                self._is_given_up = True
                self.left.emit()
            return
        self.keeper.save(self.left.emit)

    @Slot()
    def _on_drop(self) -> None:
        detail = _("稿子不再往下办，写过的内容仍可在“版本”里看。")
        if not self._desk.door.confirm(_("放弃这份稿？"), detail, _("放弃")):
            return
        self._saving.stop()
        draft_id, name = self.keeper.draft_id, self._draft.row.name
        self._desk.write(
            lambda services, request: services.authoring.drop(request, draft_id),
            lambda _nothing: self._on_gone(name),
            self.show_not_saved,
        )

    def _on_gone(self, name: str) -> None:
        self._is_given_up = True
        self.dropped.emit(name)

    @Slot()
    def _on_look(self) -> None:
        self.compare_asked.emit(self.working.content())

    @Slot()
    def _on_overwrite(self) -> None:
        self.band.hide()
        self.keeper.overwrite()

    @Slot()
    def _on_theirs(self) -> None:
        self.band.hide()
        self.keeper.take_theirs(self._show_draft)

    @Slot(int)
    def _on_section(self, number: int) -> None:
        if number != self.section_number():
            self.open_section(number)

    @Slot()
    def _on_next(self) -> None:
        self.open_section((self.section_number() + 1) % len(self._sections))
        self.take_keyboard()

    @Slot()
    def _on_before(self) -> None:
        self.open_section((self.section_number() - 1) % len(self._sections))
        self.take_keyboard()

    def _hand_over(self) -> None:
        draft_id, name = self.keeper.draft_id, self.working.content().text("name")

        def failed(error: HallError) -> None:
            self._is_handing = False
            self.head.show_state(_("没有提交"), sentence(error))
            self.check()

        self._desk.write(
            lambda services, request: services.authoring.submit(request, draft_id),
            lambda _nothing: self._on_handed(name),
            failed,
        )

    def _on_handed(self, name: str) -> None:
        self._is_given_up = True
        self.submitted.emit(name)

    def _on_found(self, findings: tuple[CheckFinding, ...]) -> None:
        self._is_checking = False
        self._findings = findings
        self.findings.show_findings(findings)
        self.list.show_marks(marks_of(findings))
        for key in self._forms:
            self._show_findings_in(key)

    def _on_not_found(self, error: HallError) -> None:
        self._is_checking = False
        self.head.show_state(_("没有核对"), sentence(error))

    def _show_findings_in(self, key: str) -> None:
        own = [each for each in self._findings if key in (ABOUT, section_of(each))]
        self._forms[key].show_findings(own)

    def _show_draft(self, draft: Draft) -> None:
        self.working.show(draft.content)
        self.about.note.show_value(draft.row.note)
        self.about.document.show_value(draft.document)
        for form in self._forms.values():
            form.show_working()
        self.show_saved(draft.row.changed_at)
        self.check()

    def _made(self, section: FormSection) -> SectionForm:
        if section.chapter is not None:
            fields = [self._maker.of_guide(field) for field in fields_of(section.chapter)]
            return FieldsForm(section.title, self.working, fields)
        if not section.part:
            return self.about
        kind = StepsForm if section.part in {"steps", "specials"} else ListForm
        return kind(section.part, self.working, self._maker.of_entry(section.part))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when another page is opened, or the window closes."""
        super().hideEvent(event)
        self.leave()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose sections from a field, and leave findings out, where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_BELOW_PX
        self.list.setVisible(not is_narrow)
        self.list.choice.setVisible(is_narrow)
        self.findings.setVisible(self.width() >= _FINDINGS_FROM_PX)
        edge = 8 if is_narrow else 16
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.head.set_narrow(is_narrow=is_narrow)

    def _build(self) -> None:
        for _section in self._sections:
            place = QWidget()
            inner = QVBoxLayout(place)
            inner.setContentsMargins(0, 0, 0, 0)
            self._places.append(inner)
            self.stack.addWidget(place)
        self.stack.setMinimumSize(1, 1)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.list.choice)
        middle.addWidget(self.stack, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.list)
        self._row.addLayout(middle, 1)
        self._row.addWidget(self.findings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.band)
        column.addLayout(self._row, 1)
        self._connect()

    def _connect(self) -> None:
        self.list.opened.connect(self._on_section)
        self.findings.chosen.connect(self.go_to)
        self.head.left.connect(self._on_leave)
        self.head.save_asked.connect(self._on_save)
        self.head.submit_asked.connect(self.submit)
        self.about.submit_asked.connect(self.submit)
        self.about.drop_asked.connect(self._on_drop)
        self.band.look.clicked.connect(self._on_look)
        self.band.mine.clicked.connect(self._on_overwrite)
        self.band.theirs.clicked.connect(self._on_theirs)
        for key, slot in (("Ctrl+PgDown", self._on_next), ("Ctrl+PgUp", self._on_before)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _once(self, after_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
