"""Forms and samples are kept as they are, and only when they are what they say."""

import io
import uuid
import zipfile

import pytest
from hall_store import HallStore
from PIL import Image

from hallapp.guides.errors import (
    GuideFileKindError,
    GuideFileTooBigError,
    GuideFileUnknownError,
    LogoKindError,
)
from hallapp.guides.files import LARGEST_BYTES, FileService
from hallapp.guides.terms import FileUse

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def files(store: HallStore) -> FileService:
    return FileService(store.work)


def picture(kind: str = "PNG") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(held, kind)
    return held.getvalue()


def document() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (picture(), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (document(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_form_comes_back_byte_for_byte(store, files, content: bytes, kind: str) -> None:
    row = files.add(store.request(), FileUse.BLANK_FORM, "C:\\表格\\申请表.bin", content)

    assert (row.name, row.media_type, row.size_bytes) == ("申请表.bin", kind, len(content))
    assert files.content(row.id) == content
    assert files.row(row.id).digest == row.digest


def test_the_same_bytes_are_kept_once(store, files) -> None:
    first = files.add(store.request(), FileUse.BLANK_FORM, "申请表.pdf", PDF)

    assert files.add(store.request(), FileUse.BLANK_FORM, "又一次.pdf", PDF).id == first.id
    assert files.add(store.request(), FileUse.SAMPLE_FORM, "样表.pdf", PDF).id != first.id


@pytest.mark.parametrize("content", [b"", b"just words", picture()[:40], b"PK\x03\x04broken"])
def test_what_is_no_form_or_damaged_is_refused(store, files, content: bytes) -> None:
    with pytest.raises(GuideFileKindError):
        files.add(store.request(), FileUse.SAMPLE_FORM, "坏文件.png", content)


def test_what_is_too_long_is_refused(store, files) -> None:
    with pytest.raises(GuideFileTooBigError):
        files.add(store.request(), FileUse.BLANK_FORM, "大.pdf", PDF + b"0" * LARGEST_BYTES)


def test_a_logo_is_a_picture(store, files) -> None:
    with pytest.raises(LogoKindError):
        files.add(store.request(), FileUse.LOGO, "徽标.pdf", PDF)


def test_a_file_that_is_not_there_is_said_so(files) -> None:
    with pytest.raises(GuideFileUnknownError):
        files.content(uuid.uuid4())
