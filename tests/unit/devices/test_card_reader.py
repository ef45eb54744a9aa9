"""A card reader with its maker's library, on a library that we wrote."""

import ctypes
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hallapp.devices.errors import (
    CardReaderMissingError,
    CardReaderUnpluggedError,
    CardUnreadableError,
)
from hallapp.devices.id_reader import CvrReader, open_cvr
from hallapp.kernel.identity import IdNumberError

NUMBER = "11010519491231002X"
OK, FAILED = 1, 0


class FakeTermb:
    """Behaves as the maker's handbook says: 1 for success, GBK with its length."""

    def __init__(self, port: int = 1003, *, counts_zero: bool = False) -> None:
        self.port = port
        self.counts_zero = counts_zero
        self.card: dict[str, bytes] | None = {
            "Name": "李示例".encode("gbk"),
            "Sex": "女".encode("gbk"),
            "Nation": "汉".encode("gbk"),
            "Address": "青山县示例路 1 号".encode("gbk"),
            "IDCode": NUMBER.encode("gbk"),
        }
        self.reads = OK
        self.opened: list[int] = []
        self.closed = 0

    def CVR_InitComm(self, port: int) -> int:  # noqa: N802 - the maker's name
        if port == self.port:
            self.opened.append(port)
            return OK
        return 2

    def CVR_CloseComm(self) -> int:  # noqa: N802 - the maker's name
        self.closed += 1
        return OK

    def CVR_Authenticate(self) -> int:  # noqa: N802 - the maker's name
        return OK if self.card is not None else 2

    def CVR_Read_Content(self, kind: int) -> int:  # noqa: N802 - the maker's name
        return self.reads if kind == 4 else FAILED

    def __getattr__(self, name: str) -> object:
        part = name.removeprefix("GetPeople")

        def give(buffer: ctypes.Array[ctypes.c_char], length: Any) -> int:
            assert self.card is not None
            text = self.card[part] + b"\0"
            buffer.raw = text + b"?" * (len(buffer) - len(text))
            size = len(text) if self.counts_zero else len(text) - 1
            ctypes.cast(length, ctypes.POINTER(ctypes.c_int))[0] = size
            return OK

        return give


@pytest.mark.parametrize("counts_zero", [False, True])
def test_a_card_is_read_whole(*, counts_zero: bool) -> None:
    card = CvrReader(FakeTermb(counts_zero=counts_zero)).read()

    assert card is not None
    assert (card.name, card.sex, card.nation) == ("李示例", "女", "汉")
    assert (card.number, card.birthday) == (NUMBER, date(1949, 12, 31))
    assert card.address == "青山县示例路 1 号"


def test_no_card_on_the_reader_is_no_fault() -> None:
    library = FakeTermb()
    library.card = None

    assert CvrReader(library).read() is None


def test_the_reader_is_found_on_its_port_once_and_left_again() -> None:
    library = FakeTermb(port=1016)
    reader = CvrReader(library)

    reader.read()
    reader.read()
    reader.close()
    reader.close()

    assert (library.opened, library.closed) == ([1016], 1)


def test_a_reader_that_is_not_plugged_in_is_said() -> None:
    with pytest.raises(CardReaderUnpluggedError):
        CvrReader(FakeTermb(port=1)).read()


def test_a_card_that_cannot_be_read_is_said() -> None:
    library = FakeTermb()
    library.reads = FAILED

    with pytest.raises(CardUnreadableError):
        CvrReader(library).read()


def test_signs_of_no_encoding_are_no_name() -> None:
    library = FakeTermb()
    assert library.card is not None
    library.card["Name"] = b"\xff\xff\xff"

    with pytest.raises(CardUnreadableError):
        CvrReader(library).read()


def test_a_number_with_a_wrong_check_digit_is_not_believed() -> None:
    library = FakeTermb()
    assert library.card is not None
    library.card["IDCode"] = (NUMBER[:-1] + "1").encode()

    with pytest.raises(IdNumberError):
        CvrReader(library).read()


def test_without_the_makers_library_the_path_is_said(tmp_path: Path) -> None:
    with pytest.raises(CardReaderMissingError) as refused:
        open_cvr(tmp_path / "termb.dll")

    assert refused.value.facts["path"].endswith("termb.dll")
