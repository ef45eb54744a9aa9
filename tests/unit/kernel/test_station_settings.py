"""A workstation's settings survive in their file, whoever else writes it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.kernel.station import (
    FILE_NAME,
    StationFileError,
    StationSettings,
    change_station,
    load_station,
    save_station,
)

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(NAMES, st.dictionaries(NAMES, NAMES, max_size=4))
def test_whatever_was_saved_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, keys: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("station")
    settings = StationSettings(name=name, keys=keys, px_per_mm=4.03)

    save_station(folder, settings)

    assert load_station(folder) == settings


def test_a_change_leaves_what_another_program_wrote_meanwhile(tmp_path: Path) -> None:
    save_station(tmp_path, StationSettings(name="窗口3"))
    change_station(tmp_path, theme="contrast")

    change_station(tmp_path, global_keys={"next": "F13"}, global_keys_choice="keypad")

    read = load_station(tmp_path)
    assert (read.name, read.theme) == ("窗口3", "contrast")
    assert read.global_keys == {"next": "F13"}


@pytest.mark.parametrize("line", ['keys = "F2"', "keys = {next = 2}", "no_such = 1"])
def test_a_file_that_cannot_be_meant_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE_NAME).write_text(line, encoding="utf-8")

    with pytest.raises(StationFileError) as refused:
        load_station(tmp_path)

    assert refused.value.facts["reason"] == line.split(maxsplit=1)[0]
