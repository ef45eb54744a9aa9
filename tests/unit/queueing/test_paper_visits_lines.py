"""Lines keyed in from paper: times as people write them, and rubbish that harms nothing."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallapp.kernel.errors import RuleError
from hallapp.queueing.paper_stubs import bands
from hallapp.queueing.paper_visits_file import PaperFileLine, read_paper_file
from hallapp.queueing.paper_visits_lines import PaperHall, PaperWanted, check
from hallapp.queueing.paper_visits_report import PaperLine, PaperVerdict
from hallapp.queueing.paper_visits_words import COLUMN_NAMES, day_of, time_of, window_number
from hallapp.queueing.store.paper_visits import KnownPack

PRINTED_AT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
HALL = PaperHall(
    packs={"26112301": KnownPack(UUID(int=1), PRINTED_AT, bands([(UUID(int=2), "A")], 30))},
    windows={1: UUID(int=3)},
    staff={"1001": UUID(int=4)},
    services={UUID(int=2): "个人事务"},
    zone=ZoneInfo("Asia/Shanghai"),
    day=date(2026, 11, 23),
    now=PRINTED_AT + timedelta(hours=6),
)
# Parts of good lines among everything else: bad lines that are nearly good break most.
PARTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "S2611230100100001", "停A-001", "停A-", "9:05", "0905", "99:99", "2026-11-23",
         "0001-01-01", "9999-12-31 0:00", "2026-02-30", "1", "9" * 5000, "１号窗口", "办结",
         "过号", "离开", "261123-01", "1001", "²"]
    ),
)  # fmt: skip
FIELDS = st.fixed_dictionaries(dict.fromkeys(COLUMN_NAMES, PARTS))


@given(FIELDS)
def test_whatever_a_line_says_it_is_kept_whole_or_told_why_not(fields: dict[str, str]):
    found = check(PaperFileLine(2, fields), HALL)

    if isinstance(found, PaperWanted):
        told = [found.said.taken_at, found.said.called_at, found.said.finished_at, HALL.now]
        in_order = [at for at in told if at is not None]
        assert in_order == sorted(in_order)
    elif found.verdict is PaperVerdict.REFUSED:
        assert found.notes
        # A blank that no fact fills would raise here.
        assert all(note.words.endswith("。") for note in found.notes)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_a_file_is_it_is_read_or_refused(tmp_path: Path, content: bytes):
    header = ",".join(names[0] for names in COLUMN_NAMES.values()).encode("gb18030")
    path = tmp_path / "file.csv"
    path.write_bytes(header + b"\n" + content)

    try:
        lines = read_paper_file(path).lines
    except RuleError:
        return
    assert all(isinstance(check(line, HALL), PaperWanted | PaperLine) for line in lines)


@given(st.times(), st.sampled_from(["{:%H:%M}", "{:%H%M}", "{:%H：%M}", "{:%H点%M分}", "{:%H.%M}"]))
def test_times_are_read_as_people_write_them(at: time, written: str):
    assert time_of(written.format(at)) == at.replace(second=0, microsecond=0)
    assert time_of(f"2026-11-23 {written.format(at)}") == at.replace(second=0, microsecond=0)


@given(st.dates(date(2000, 1, 1), date(2999, 12, 31)))
def test_days_are_read_as_people_write_them(day: date):
    for written in ("{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y年%m月%d日}", "{:%Y%m%d}", "{:%Y.%m.%d}"):
        assert day_of(written.format(day)) == day


@pytest.mark.parametrize("said", ["早上", "25:00", "9:61", "905分钟", "", "：", "2026-11-23"])
def test_what_is_no_time_is_none(said: str):
    assert time_of(said) is None


def test_a_window_may_be_called_by_its_number_alone_or_in_words():
    assert [window_number(said) for said in ("1", "1号", "１ 号窗口", "9" * 5000, "甲")] == [
        1, 1, 1, None, None,
    ]  # fmt: skip
