"""指南单样式: how the hall wants its slips, with the paper itself beside the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.elements_field import ElementsField
from hallapp.faces.manager.guides.logo_field import LogoField
from hallapp.faces.manager.guides.service_words_field import ServiceWordsField
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_desk import MAY_CHANGE
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.segments import Segments
from hallapp.guides.terms import FileRow
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.queueing.terms import ServiceSetupRow
from hallapp.slips.design import LONGEST_LINE, Paper, SlipDesign, TypeSize
from hallapp.slips.design_setting import SLIP_DESIGN
from hallapp.wording import sentence

_DEBOUNCE_MS = 350
_ONE_COLUMN_BELOW_PX = 760
_NAMES = ("hall_line", "logo", "footer", "elements", "size", "paper", "service_words")
_PAPERS = (Paper.A4, Paper.A4_LARGE, Paper.MM80)
_MM80_PX = 300
"""A roll is drawn no wider, so that it does not look like a sheet."""
_WIDEST = 16_777_215


@dataclass(frozen=True)
class _Read:
    design: SlipDesign
    services: tuple[ServiceSetupRow, ...]
    logo: FileRow | None
    content: bytes


class DesignerTab(GuidesTab):
    """Shows what holds, keeps what is typed until it is saved, draws the paper meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("designerTab")
        self._desk: GuidesDesk | None = None
        self._is_read = False
        self.logo = LogoField("logo", _("标志"))
        self.elements = ElementsField("elements", _("单上内容"))
        self.words = ServiceWordsField("service_words", _("附加说明"))
        self.form = SettingsForm(self._fields(), _("从今天起"), with_reason=True)
        self.papers = Segments(_("看哪种纸"), (_("A4"), _("A4 大字"), _("80 毫米")))
        self.look = KeyButton(_("看纸样"), "F6")
        self.preview: PaperPreview | None = None
        self._paper_card = QFrame()
        self._paper_column = QVBoxLayout(self._paper_card)
        self._is_paper_open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._build()

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self._desk = desk
        self.logo.begin(desk)
        self.form.set_locked(is_locked=MAY_CHANGE.isdisjoint(desk.person.roles))
        made = self.preview = PaperPreview(desk.paper_jobs)
        self._paper_column.addWidget(made, 1)
        made.show()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._desk is not None:
            self._desk.look(_read, self._on_read, self._on_unread)

    @override
    def take_keyboard(self) -> None:
        self.form.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return self.form.is_dirty()

    def design(self) -> SlipDesign:
        """Return the design that stands in the form, with its logo and words to look at."""
        values = self.form.values()
        spoken = next(iter(values["service_words"].values()), "")
        made = replace(SlipDesign(), **{name: values[name] for name in _NAMES})
        return replace(made, logo_content=self.logo.content, words=spoken)

    # What was read

    def _on_read(self, read: _Read) -> None:
        self.words.set_services(read.services)
        if self._is_read and self.form.is_dirty():
            return
        if not self._is_read:
            self.papers.choose(_PAPERS.index(read.design.form))
        self._is_read = True
        self.logo.take(read.logo, read.content)
        self.form.show_values(_values(read.design))
        self._draw()

    def _on_unread(self, error: HallError) -> None:
        self.form.say(sentence(error))
        self.failed.emit(error)

    # What people do

    @Slot()
    def _on_typed(self) -> None:
        self._timer.start()

    @Slot()
    def _draw(self) -> None:
        """Draw the paper of what is typed, off this thread."""
        self._timer.stop()
        desk, preview = self._desk, self.preview
        if desk is None or preview is None or not self._is_read:
            return
        design, hall = self.design(), desk.services.hall
        paper = _PAPERS[self.papers.number()]
        preview.setMaximumWidth(_MM80_PX if paper is Paper.MM80 else _WIDEST)

        def make() -> bytes:
            # Loaded with the first paper: it brings the PDF library with it.
            from hallapp.slips.preview import preview as sample

            return sample(design, hall, paper=paper).data

        preview.show_pdf(make)

    @Slot()
    def _on_save(self) -> None:
        desk = self._desk
        if desk is None or not self.form.is_right():
            return
        changes, reason, values = self.form.changes(), self.form.reason.value(), self.form.values()

        def kept(_nothing: None) -> None:
            self.form.set_busy(is_busy=False)
            self.form.rebase(values)
            self.told.emit(_("指南单样式已保存，从今天起照新样式印"))
            self.refresh()

        def refused(error: HallError) -> None:
            self.form.set_busy(is_busy=False)
            self.form.say(sentence(error))

        self.form.set_busy(is_busy=True)
        desk.write(
            lambda services, request: _keep(services, request, changes, reason), kept, refused
        )

    @Slot()
    def _on_look(self) -> None:
        self._is_paper_open = not self._is_paper_open
        self.look.set_word(_("回到样式") if self._is_paper_open else _("看纸样"))
        self._fit()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show form or paper alone where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _ONE_COLUMN_BELOW_PX
        self.look.setVisible(is_narrow)
        self.form.setVisible(not is_narrow or not self._is_paper_open)
        self._paper_card.setVisible(not is_narrow or self._is_paper_open)

    def _fields(self) -> tuple[Any, ...]:
        sizes = [(each, each.label) for each in TypeSize]
        papers = [(Paper.A4, Paper.A4.label), (Paper.MM80, Paper.MM80.label)]
        longest = LONGEST_LINE
        return (
            TextField("hall_line", _("抬头"), _("空着就印大厅名称。"), longest=longest),
            self.logo,
            TextField("footer", _("页脚"), _("每页最下面的一行。"), longest=longest),
            self.elements,
            ChoiceField("size", _("平常字号"), sizes),
            ChoiceField("paper", _("平常纸张"), papers),
            self.words,
        )

    def _build(self) -> None:
        self._paper_card.setProperty("look", "card")
        self._paper_column.setContentsMargins(12, 10, 12, 8)
        self._paper_column.setSpacing(8)
        self._paper_column.addWidget(self.papers)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.form, 1)
        row.addWidget(self._paper_card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        self._timer.timeout.connect(self._draw)
        self.form.typed.connect(self._on_typed)
        self.form.given_up.connect(self._on_typed)
        self.form.save_asked.connect(self._on_save)
        self.papers.chosen.connect(self._draw)
        self.look.clicked.connect(self._on_look)


def _values(design: SlipDesign) -> dict[str, Any]:
    values = {name: getattr(design, name) for name in _NAMES}
    return values | {"service_words": dict(design.service_words)}


def _read(services: GuidesServices) -> _Read:
    asked = more(services)
    design = asked.settings.value(SLIP_DESIGN)
    offered = tuple(row for row in asked.plan.services() if row.is_active)
    if design.logo is None:
        return _Read(design, offered, None, b"")
    files = services.files
    return _Read(design, offered, files.row(design.logo), files.content(design.logo))


def _keep(
    services: GuidesServices, request: Request, changes: Mapping[str, Any], reason: str
) -> None:
    """Keep what was changed; what others changed meanwhile stays."""
    settings = more(services).settings
    today = day_in(services.clock.now(), services.zone)
    wanted = replace(settings.value(SLIP_DESIGN), **changes)
    settings.change(request, SLIP_DESIGN, wanted, today, reason)
