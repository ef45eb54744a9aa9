"""From a file of punches to text, whatever wrote it (打卡文件的编码)."""

from typing import Final

from hallapp.attendance.importing.errors import PunchFileBinaryError
from hallapp.attendance.importing.lines import names_a_punch
from hallapp.kernel.sheets.encodings import BOM, legible

_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_LOOKED_AT: Final = 4096
_MOSTLY: Final = 0.8
# What text never holds: control signs other than line ends, tabs, form feeds, end of file.
_UNSEEN = bytes(each for each in range(32) if each not in b"\t\n\x0b\x0c\r\x1a")
_TOLERATED: Final = 0.02
_SOME: Final = 5


def text_of(name: str, content: bytes) -> tuple[str, str]:
    """Return the text and its encoding; bytes that are no character are kept as surrogates.

    Raises:
        PunchFileBinaryError: It is no text: a device's own store, a program, a picture.
    """
    wide = _UTF16.get(content[:2]) or _wide_without_mark(content)
    if wide is not None:
        body = content[2:] if content[:2] in _UTF16 else content
        return body.decode(wide, errors="replace"), "utf-16"
    if _is_binary(content):
        raise PunchFileBinaryError(name=name)
    body = content.removeprefix(BOM)
    _text, encoding = legible(content)
    return body.decode(encoding, errors="surrogateescape").rstrip("\x1a"), encoding


def _wide_without_mark(content: bytes) -> str | None:
    """Return the kind of UTF-16 in which every other byte of plain text is nought."""
    head = content[:_LOOKED_AT]
    if len(head) < len("1\t2026") * 2:
        return None
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every_other = head[at::2]
        others = head[1 - at :: 2]
        if every_other.count(0) >= _MOSTLY * len(every_other) and not others.count(0):
            return encoding
    return None


def _is_binary(content: bytes) -> bool:
    head = content[:_LOOKED_AT]
    unseen = len(head) - len(head.translate(None, _UNSEEN))
    if unseen <= _TOLERATED * len(head):
        return False
    # A torn line among punches is put aside by itself; the others count.
    lines = [line for line in head.decode("latin-1").splitlines() if line.strip()]
    return _SOME * sum(map(names_a_punch, lines)) < len(lines)
