"""Files of guides: blank forms, samples, public papers, logos; looked into before they are kept."""

import hashlib
import io
import uuid

from sqlalchemy import insert, select

from hallapp.guides.errors import (
    GuideFileKindError,
    GuideFileTooBigError,
    GuideFileUnknownError,
    LogoKindError,
)
from hallapp.guides.tables import GuideFile
from hallapp.guides.terms import FileRow, FileUse
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request

LARGEST_BYTES = 10 * 1024 * 1024
"""A blank form is some hundred kilobytes; what is longer than this is no form."""
_LONGEST_NAME = 200
_MOST_PIXELS = 40_000_000
_file = table_of(GuideFile)
_SHOWN = (
    _file.c.id, _file.c.use, _file.c.name, _file.c.media_type, _file.c.size_bytes,
    _file.c.digest, _file.c.added_at,
)  # fmt: skip
_KINDS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class FileService:
    """Keeps files; the same bytes for the same use are kept once, and nothing is ever changed."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def add(self, request: Request, use: FileUse, name: str, content: bytes) -> FileRow:
        """Keep a file and return it; a file that is there already is returned as it is.

        Args:
            request: Who adds it.
            use: What it is for.
            name: As a person called it; its folder and what is too long are cut off.
            content: Its bytes: PDF, PNG, JPEG, DOCX or XLSX; a logo only as a picture.

        Raises:
            GuideFileTooBigError: More than `LARGEST_BYTES`.
            GuideFileKindError: It is none of these kinds, or damaged.
            LogoKindError: A logo that is no picture.
        """
        media_type = media_type_of(content, name)
        if use is FileUse.LOGO and not media_type.startswith("image/"):
            raise LogoKindError(name=name)
        digest = hashlib.sha256(content).hexdigest()
        with self._work.write(
            request, "guides.add_file", use=use.value, name=name, digest=digest
        ) as act:
            hall = self._work.hall_id
            same = select(*_SHOWN).where(
                _file.c.hall_id == hall, _file.c.use == use, _file.c.digest == digest
            )
            known = act.connection.execute(same).first()
            if known is not None:
                return FileRow(*known)
            row = FileRow(
                uuid.uuid4(), use, _short(name), media_type, len(content), digest, act.now
            )
            person = request.actor.person_id
            act.connection.execute(
                insert(_file),
                vars(row) | {"hall_id": hall, "content": content, "added_by": person},
            )
            after = {"use": use.value, "name": row.name, "digest": digest}
            act.record(Happening("guides.file_added", "guide_file", row.id, after=after))
            act.changed(Change.GUIDES)
        return row

    def row(self, file_id: uuid.UUID) -> FileRow:
        """Return a file without its bytes.

        Raises:
            GuideFileUnknownError: There is no such file.
        """
        statement = select(*_SHOWN).where(
            _file.c.hall_id == self._work.hall_id, _file.c.id == file_id
        )
        with self._work.look() as connection:
            found = connection.execute(statement).first()
        if found is None:
            raise GuideFileUnknownError
        return FileRow(*found)

    def content(self, file_id: uuid.UUID) -> bytes:
        """Return the bytes of a file.

        Raises:
            GuideFileUnknownError: There is no such file.
        """
        statement = select(_file.c.content).where(
            _file.c.hall_id == self._work.hall_id, _file.c.id == file_id
        )
        with self._work.look() as connection:
            found = connection.execute(statement).scalar()
        if found is None:
            raise GuideFileUnknownError
        return bytes(found)


def media_type_of(content: bytes, name: str) -> str:
    """Return what a file is by its bytes.

    Raises:
        GuideFileTooBigError: It is longer than a form can be.
        GuideFileKindError: It is of no kind that the hall keeps, or damaged.
    """
    if len(content) > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1024 // 1024
        raise GuideFileTooBigError(name=name, megabytes=round(len(content) / 1e6, 1), limit=limit)
    for head, media_type in _KINDS.items():
        if content.startswith(head):
            if media_type.startswith("image/"):
                _check_picture(content, name)
            return media_type
    return _office_type(content, name)


def _check_picture(content: bytes, name: str) -> None:
    # Loaded when the first picture comes; a damaged one can fail in many ways.
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise GuideFileKindError(name=name)
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise GuideFileKindError(name=name) from error


def _office_type(content: bytes, name: str) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (BadZipFile, ValueError, OSError) as error:
        raise GuideFileKindError(name=name) from error
    for folder, media_type in _OFFICE.items():
        if any(each.startswith(folder) for each in names):
            return media_type
    raise GuideFileKindError(name=name)


def _short(name: str) -> str:
    plain = name.replace("\\", "/").rpartition("/")[2].strip() or "file"
    return plain[-_LONGEST_NAME:]
