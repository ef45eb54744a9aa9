"""一件事: themes of several items, what they save, and their booklet (一本通)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.faces.manager.guides.booklet_maker import BookletMaker
from hallapp.faces.manager.guides.desk import MAY_REVIEW, GuidesDesk
from hallapp.faces.manager.guides.figures_field import FiguresField
from hallapp.faces.manager.guides.inputs import LongField
from hallapp.faces.manager.guides.rows_panel import RowsPanel, RowsShape
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.manager.guides.theme_items_field import ThemeItemsField
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more, publications
from hallapp.faces.manager.settings_fields import ChoiceField, SwitchField, TextField
from hallapp.guides.errors import ItemGoneError
from hallapp.guides.merging import MergedGuide, merged
from hallapp.guides.terms import GuideRow, ThemeFigures, ThemeKind, ThemeRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.wording import sentence

_NOTHING = ThemeFigures()


class ThemesTab(GuidesTab):
    """Lists themes, changes them, makes their booklets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("themesTab")
        self._desk: GuidesDesk | None = None
        self.items = ThemeItemsField("item_ids", _("事项"))
        self.figures = FiguresField("figures", _("减了多少"))
        self.panel: RowsPanel | None = None
        self.maker = BookletMaker(self)
        self.print = KeyButton(_("打印一本通"))
        self.keep = KeyButton(_("一本通存成文件"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self.print.clicked.connect(self._on_print)
        self.keep.clicked.connect(self._on_keep)
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.maker.changed.connect(self._offer)
        self.items.changed.connect(self._count)

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self._desk = desk
        may = not MAY_REVIEW.isdisjoint(desk.person.roles)
        panel = self.panel = RowsPanel(self._shape(), may_change=may)
        panel.told.connect(self.told)
        panel.failed.connect(self.failed)
        panel.shown.connect(self._on_shown)
        panel.form.typed.connect(self._offer)
        panel.form.given_up.connect(self._offer)
        if publications(desk.services) is not None:
            panel.top.addWidget(self.print)
            panel.top.addWidget(self.keep)
        waiting = QHBoxLayout()
        waiting.setSpacing(8)
        waiting.addWidget(self.maker.busy, 1)
        waiting.addWidget(self.maker.how_far)
        self._column.addLayout(waiting)
        self._column.addWidget(panel, 1)
        # Now, not with the next event: hidden parts cannot have the keyboard.
        panel.show()
        desk.look(lambda services: services.shelf.items(), self._on_items, self.failed.emit)
        panel.begin(desk)

    @override
    def refresh(self) -> None:
        if self.panel is not None:
            self.panel.refresh()

    @override
    def take_keyboard(self) -> None:
        if self.panel is not None:
            self.panel.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return self.panel is not None and self.panel.has_unsaved()

    # What was read

    def _on_items(self, rows: tuple[ShelfRow, ...]) -> None:
        self.items.set_items(rows)

    @Slot(object)
    def _on_shown(self, _row: ThemeRow | None) -> None:
        self._count()
        self._offer()

    @Slot()
    def _count(self) -> None:
        """Count steps, days, materials and visits from the guides of the items."""
        ids = self.items.value()
        if self._desk is None:
            return

        def show(counted: MergedGuide) -> None:
            if not ids:
                self.figures.show_nothing()
            elif ids == self.items.value():
                self.figures.show_counted(counted.before, counted.after)

        self._desk.look(lambda services: _merged(services, ids), show, self.failed.emit)

    # What people do

    @Slot()
    def _on_print(self) -> None:
        self._make(with_print=True)

    @Slot()
    def _on_keep(self) -> None:
        self._make(with_print=False)

    def _make(self, *, with_print: bool) -> None:
        row: ThemeRow | None = None if self.panel is None else self.panel.row()
        if self._desk is not None and row is not None:
            self.maker.make(self._desk, row.id, with_print=with_print)

    @Slot(object)
    def _on_made(self, kept: Any) -> None:
        said = _("一本通做好了，共 {pages} 页，存在 {path}")
        self.told.emit(said.format(pages=kept.pages, path=kept.path))

    @Slot(object)
    def _on_failed(self, error: HallError) -> None:
        if self.panel is not None and self.panel.row() is not None:
            self.panel.form.say(sentence(error))
        else:
            self.failed.emit(error)

    @Slot()
    def _offer(self) -> None:
        panel = self.panel
        is_ready = panel is not None and panel.row() is not None and not panel.has_unsaved()
        for button in (self.print, self.keep):
            button.setEnabled(is_ready and not self.maker.is_busy)

    # What a theme is

    def _shape(self) -> RowsShape[ThemeRow]:
        kinds = [(kind, kind.label) for kind in ThemeKind]
        return RowsShape(
            name=_("主题"),
            new_word=_("新增主题"),
            empty=(_("还没有主题"), _("把办一件事要用的几个事项放在一起，市民一次看全。")),
            columns=_columns(),
            fields=(
                TextField("code", _("代码"), longest=20, needed=True),
                TextField("name", _("名称"), longest=60, needed=True),
                ChoiceField("kind", _("种类"), kinds),
                LongField("words", _("说明"), _("一句话：这件事是什么。")),
                self.items,
                self.figures,
                SwitchField("is_active", _("使用"), _("在自助机和一本通里使用")),
            ),
            key=lambda row: row.id,
            values=_values,
            blank=_blank,
            read=lambda services: more(services).themes.themes(),
            keep=_keep,
            told=lambda values: _("已保存主题“{name}”").format(name=values["name"]),
            icon="grid",
        )


def _columns() -> list[Column[ThemeRow]]:
    return [
        Column(_("种类"), lambda row: row.kind.label, tone=lambda _row: "muted", width_px=116),
        Column(_("代码"), lambda row: row.code, tone=lambda _row: "muted", width_px=76),
        Column(_("名称"), lambda row: shown(row.name), tip=lambda row: row.words, width_px=0),
        Column(_("事项"), lambda row: str(len(row.item_ids)), align=RIGHT, width_px=56),
    ]


def _values(row: ThemeRow) -> dict[str, Any]:
    names = ("code", "name", "kind", "words", "item_ids", "is_active")
    return {name: getattr(row, name) for name in names} | {"figures": (row.before, row.after)}


def _blank(_rows: object) -> dict[str, Any]:
    return {
        "code": "",
        "name": "",
        "kind": ThemeKind.ONE_THING,
        "words": "",
        "item_ids": (),
        "is_active": True,
        "figures": (_NOTHING, _NOTHING),
    }


def _keep(
    services: GuidesServices, request: Request, row: ThemeRow | None, values: Mapping[str, Any]
) -> UUID:
    own = dict(values)
    before, after = own.pop("figures")
    theme_id = uuid4() if row is None else row.id
    return more(services).themes.save(
        request, ThemeRow(id=theme_id, before=before, after=after, **own)
    )


def _merged(services: GuidesServices, ids: tuple[UUID, ...]) -> MergedGuide:
    found: list[GuideRow] = []
    for item_id in ids:
        try:
            found.append(more(services).guides.guide(item_id))
        except ItemGoneError:
            # The form shows it by its number; what is gone adds nothing.
            continue
    return merged(found)
