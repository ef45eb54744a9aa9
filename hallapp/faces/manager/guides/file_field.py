"""A file of a guide (附件): add it, open it, take it away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.guides.terms import FileRow, FileUse
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

ENDINGS = ("pdf", "png", "jpg", "jpeg", "docx", "xlsx")
OpenFile = Callable[[str, bytes], None]


class FileUnreadError(SurroundingsError):
    """A file that was chosen cannot be read."""

    code = "authoring.file_unread"


class FileUnshownError(SurroundingsError):
    """A kept file cannot be written where the system's programs could open it."""

    code = "authoring.file_unshown"


class FileField(Field):
    """Holds the id of a kept file; its bytes are kept as soon as it is chosen."""

    def __init__(
        self, name: str, caption: str, use: FileUse, desk: GuidesDesk, open_file: OpenFile
    ) -> None:
        super().__init__(name, caption, _("PDF、图片、Word 或 Excel，最大 10 MB。"))
        self._use, self._desk, self._open_file = use, desk, open_file
        self._id = ""
        self._said = words("", wrap=True)
        self.add = KeyButton(_("添加"), look="accent")
        self.open = KeyButton(_("打开"))
        self.away = KeyButton(_("去掉"))
        self._fill(self._said, self.add, self.open, self.away)
        self._row.setStretchFactor(self._said, 1)
        self.add.clicked.connect(self._on_add)
        self.open.clicked.connect(self._on_open)
        self.away.clicked.connect(self._on_away)
        self._settle()

    @override
    def value(self) -> str:
        return self._id

    @override
    def show_value(self, value: Any) -> None:
        said = str(value or "")
        if said == self._id:
            return
        self._id = said
        self._said.setText("")
        self._settle()
        if said:
            self._name_it(said)

    @override
    def control(self) -> QWidget:
        return self.add

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        self.add.setEnabled(not is_locked)
        self.away.setEnabled(not is_locked)

    @Slot()
    def _on_add(self) -> None:
        path = self._desk.door.open_file(_("选择附件"), ENDINGS)
        if path is None:
            return
        self.show_fault("")
        self._said.setText(_("正在存放……"))
        use = self._use
        self._desk.write(
            lambda services, request: services.files.add(request, use, path.name, _bytes(path)),
            self._on_added,
            self._on_failed,
        )

    @Slot()
    def _on_open(self) -> None:
        wanted = UUID(self._id)
        self._desk.look(
            lambda services: (services.files.row(wanted).name, services.files.content(wanted)),
            self._on_read,
            self._on_failed,
        )

    @Slot()
    def _on_away(self) -> None:
        self._id = ""
        self._said.setText("")
        self._settle()
        self.changed.emit()

    def _on_read(self, found: tuple[str, bytes]) -> None:
        name, content = found
        try:
            self._open_file(name, content)
        except OSError as error:
            self._on_failed(FileUnshownError(name=name, problem=error.strerror or ""))

    def _on_added(self, row: FileRow) -> None:
        self._id = str(row.id)
        self._show_row(row)
        self._settle()
        self.changed.emit()

    def _on_failed(self, error: HallError) -> None:
        self._settle()
        self.show_fault(sentence(error))

    def _name_it(self, wanted: str) -> None:
        try:
            file_id = UUID(wanted)
        except ValueError:
            return

        def named(row: FileRow) -> None:
            if wanted == self._id:
                self._show_row(row)

        self._desk.look(lambda services: services.files.row(file_id), named, self._on_failed)

    def _show_row(self, row: FileRow) -> None:
        size = max(1, round(row.size_bytes / 1024))
        self._said.setText(_("{name}（{size} KB）").format(name=row.name, size=size))

    def _settle(self) -> None:
        has_file = bool(self._id)
        if not has_file:
            self._said.setText(_("没有附件"))
        self.add.set_word(_("更换") if has_file else _("添加"))
        self.open.setVisible(has_file)
        self.away.setVisible(has_file)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadError(name=path.name, problem=error.strerror or "") from error
