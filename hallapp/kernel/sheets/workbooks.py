"""A workbook from its bytes to rows of values; what is damaged is said (读取 Excel)."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from hallapp.kernel.sheets.archives import check_archive
from hallapp.kernel.sheets.errors import WorkbookBrokenError, WorkbookHugeError

# What the reader of workbooks raises on a damaged one; it translates nothing itself.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip
_MOST_ROWS: Final = 300_000
_MOST_COLUMNS: Final = 400
# A workbook keeps fifteen digits of a number; what stands behind them has become zeros.
_MOST_EXACT: Final = 10**15
_HALF_A_SECOND = timedelta(microseconds=500_000)


@contextmanager
def opened_workbook(name: str, content: bytes) -> Generator[tuple[zipfile.ZipFile, Any]]:
    """Yield a workbook for reading its values, and the archive that it is.

    Raises:
        RuleError: It is broken, is none, or would fill the memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(name, archive)
            with warnings.catch_warnings():
                # It warns of styles and drop-downs that it does not know; we ask for values only.
                warnings.simplefilter("ignore")
                book = _loaded(content)
                yield archive, book
                book.close()
    except _DAMAGED as error:
        raise WorkbookBrokenError(name=name) from error


def _loaded(content: bytes) -> Any:
    # It takes a quarter of a second to load, and most files are no workbooks.
    import openpyxl

    return openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )


def values_of(name: str, page: Any) -> Iterator[Sequence[Any]]:
    """Give the values of every row of a sheet, blank rows too.

    Raises:
        WorkbookHugeError: It has more rows or columns than any table.
    """
    # Some programs write a wrong extent; then rows would be cut, or filled to column XFD.
    page.reset_dimensions()
    for number, cells in enumerate(page.iter_rows(values_only=True), start=1):
        if number > _MOST_ROWS or len(cells) > _MOST_COLUMNS:
            raise WorkbookHugeError(name=name, megabytes=number, limit=_MOST_ROWS)
        yield cells


def cell_text(value: object) -> str:
    """Return a value as a person would have typed it.

    A number of more than fifteen digits is written with an exponent: the workbook does not hold
    its last digits any more, and whoever needs them must see that.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value + _HALF_A_SECOND).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return _number_text(value)


def _number_text(value: float) -> str:
    if abs(value) >= _MOST_EXACT:
        return f"{value:.14E}"
    return str(int(value)) if value == int(value) else repr(value)
