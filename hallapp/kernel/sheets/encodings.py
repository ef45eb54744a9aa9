"""From bytes to text: UTF-8, GB18030, UTF-16; never others without a word (文字编码)."""

from collections.abc import Callable
from typing import Final

from hallapp.kernel.sheets.errors import FileBytesError

BOM: Final = b"\xef\xbb\xbf"
REPLACED: Final = "\ufffd"
"""Stands for bytes that are no character; whoever finds it knows that something was lost."""
UTF8, GB18030, UTF16 = "utf-8", "gb18030", "utf-16"
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_FIRST_OF_THREE_BYTES = "\u0800"


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8 when it is that, else GB18030.

    Raises:
        FileBytesError: It is neither.
    """
    body = content.removeprefix(BOM)
    try:
        return body.decode(UTF8), UTF8
    except UnicodeDecodeError as error:
        # Nearly any bytes are *some* GB18030: a damaged UTF-8 file must not turn into other
        # characters without a word.
        if content.startswith(BOM) or _is_mostly_utf8(body):
            raise _bytes_error(name, body, error.start) from error
    try:
        return body.decode(GB18030), GB18030
    except UnicodeDecodeError as error:
        raise _bytes_error(name, body, error.start) from error


def is_wide(content: bytes) -> bool:
    """Return whether bytes say of themselves that they are UTF-16, as "Unicode text" does."""
    return content.startswith(_WIDE_MARKS)


def legible(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding, damaged bytes as `REPLACED`: the rest can be used."""
    if is_wide(content):
        return content.decode(UTF16, errors="replace"), UTF16
    body = content.removeprefix(BOM)
    try:
        return body.decode(UTF8), UTF8
    except UnicodeDecodeError:
        encoding = UTF8 if content.startswith(BOM) or _is_mostly_utf8(body) else GB18030
        return body.decode(encoding, errors="replace"), encoding


def likelier(content: bytes, known: Callable[[str], int]) -> tuple[str, str]:
    """Return the text and encoding of the reading whose first line makes more sense.

    Args:
        content: Bytes, perhaps damaged.
        known: How many columns the first line of a text names.
    """
    body = content.removeprefix(BOM)
    readings = [(body.decode(each, errors="replace"), each) for each in (UTF8, GB18030)]
    return max(readings, key=lambda reading: (known(reading[0]), _faults_are_rare(reading[0])))


def _faults_are_rare(text: str) -> bool:
    return 2 * text.count(REPLACED) <= _wide(text)


def _is_mostly_utf8(body: bytes) -> bool:
    """Return whether more characters than faults appear; Chinese in GB18030 gives faults."""
    text = body.decode(UTF8, errors="replace")
    return _wide(text) > 2 * text.count(REPLACED)


def _wide(text: str) -> int:
    return sum(character >= _FIRST_OF_THREE_BYTES for character in text)


def _bytes_error(name: str, body: bytes, start: int) -> FileBytesError:
    line_start = body.rfind(b"\n", 0, start) + 1
    line = body.count(b"\n", 0, start) + 1
    return FileBytesError(name=name, line=line, position=start - line_start + 1)
