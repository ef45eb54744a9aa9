"""The hall's logo on its papers: a picture is chosen, looked at and kept (标志)."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.file_field import FileUnreadError
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.guides.errors import LogoKindError
from hallapp.guides.terms import FileRow, FileUse
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

ENDINGS = ("png", "jpg", "jpeg")


class LogoField(Field):
    """Holds the id of a kept picture, or None; `content` is what it looks like."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption, _("PNG 或 JPG 图片，印在抬头旁边。"))
        self.content = b""
        self._desk: GuidesDesk | None = None
        self._id: UUID | None = None
        self._name = ""
        self._said = words("", wrap=True)
        self.add = KeyButton("", look="accent")
        self.away = KeyButton(_("去掉"))
        self._fill(self._said, self.add, self.away)
        self._row.setStretchFactor(self._said, 1)
        self.add.clicked.connect(self._on_add)
        self.away.clicked.connect(self._on_away)
        self._settle()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk

    def take(self, row: FileRow | None, content: bytes) -> None:
        """Know the picture that is kept now."""
        self._name, self.content = "" if row is None else row.name, content
        self._id = None if row is None else row.id
        self._settle()

    @override
    def value(self) -> UUID | None:
        return self._id

    @override
    def show_value(self, value: Any) -> None:
        if value != self._id and self._desk is not None and value is not None:
            self._desk.look(
                lambda services: (services.files.row(value), services.files.content(value)),
                lambda found: self._on_known(*found),
                self._on_failed,
            )
        if value is None:
            self.take(None, b"")

    @override
    def said(self, value: Any) -> str:
        return _("没有") if value is None else _("有")

    @override
    def control(self) -> QWidget:
        return self.add

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        self.add.setEnabled(not is_locked)
        self.away.setEnabled(not is_locked)

    @Slot()
    def _on_add(self) -> None:
        desk = self._desk
        path = None if desk is None else desk.door.open_file(_("选择标志图片"), ENDINGS)
        if desk is None or path is None:
            return
        self.show_fault("")
        self._said.setText(_("正在存放……"))
        desk.write(
            lambda services, request: _kept(services, request, path),
            lambda found: self._on_known(*found, is_new=True),
            self._on_failed,
        )

    @Slot()
    def _on_away(self) -> None:
        self.show_fault("")
        self.take(None, b"")
        self.changed.emit()

    def _on_known(self, row: FileRow, content: bytes, *, is_new: bool = False) -> None:
        self.take(row, content)
        if is_new:
            self.changed.emit()

    def _on_failed(self, error: HallError) -> None:
        self._settle()
        self.show_fault(sentence(error))

    def _settle(self) -> None:
        has_logo = self._id is not None
        self._said.setText(self._name if has_logo else _("没有标志"))
        self.add.set_word(_("更换") if has_logo else _("选图片"))
        self.away.setVisible(has_logo)


def _kept(services: GuidesServices, request: Request, path: Path) -> tuple[FileRow, bytes]:
    """Keep a picture; refused is what no paper could show."""
    # Loaded when the first picture is chosen.
    from hallapp.slips.logos import read_logo

    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileUnreadError(name=path.name, problem=error.strerror or "") from error
    if read_logo(content) is None:
        raise LogoKindError(name=path.name)
    return services.files.add(request, FileUse.LOGO, path.name, content), content
