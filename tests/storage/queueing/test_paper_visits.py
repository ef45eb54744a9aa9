"""Visits that happened on paper: kept once, with their own times, beside the tickets."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel import audit
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Channel
from hallapp.queueing.overview import QueueOverview
from hallapp.queueing.paper_stubs import bands
from hallapp.queueing.paper_visits import PaperVisitService
from hallapp.queueing.paper_visits_errors import (
    PaperFileEmptyError,
    PaperFileHeaderError,
    PaperLinesRefusedError,
)
from hallapp.queueing.paper_visits_report import PaperReport, PaperVerdict
from hallapp.queueing.tables import PaperPack, PaperStubs, PaperVisit, Ticket, TicketStep
from hallapp.queueing.terms import Outcome

MONDAY = date(2026, 11, 23)
NEW, SAME, UNUSED, REFUSED = PaperVerdict
HEADER = "条码,号码,停电包,业务,日期,窗口,经办人,取号时间,叫号时间,办结时间,结果,备注\n"
GOOD = HEADER + (
    "S2611230100100001,停A-001,,个人事务,2026-11-23,1,1001,9:05,9:20,9:41,办结,\n"
    ",停B-001,261123-01,,2026/11/23,２号窗口,张2,0906,0925,0950,缺材料，未受理,带了复印件\n"
    "S2611230100100002,停A-002,,,20261123,,,9:07,9:30,,过号,\n"
    ",停a－3,,,2026年11月23日,,,9点8分,,,离开,\n"
    "S2611230100100004,停A-004,261123-01,个人事务,2026-11-23,,,,,,,\n"
).replace("缺材料，未受理", '"缺材料，未受理"')


class Desk:
    """Where a pack was printed at 09:00 and is keyed in at noon."""

    def __init__(self, hall: SmallHall, folder: Path) -> None:
        self.hall = hall
        self.folder = folder
        self.service = PaperVisitService(hall.store.work)
        self.pack = self.print_pack()
        hall.store.clock.advance(timedelta(hours=3))

    def print_pack(self) -> str:
        services = [(self.hall.services["GA"], "A"), (self.hall.services["SJ"], "B")]
        code, _at = self.service.add_pack(self.hall.store.request(), bands(services, 30))
        return code

    def file(self, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / "补录表.csv"
        path.write_bytes(text.encode(encoding))
        return path

    def key_in(self, text: str, *, only_good: bool = False) -> PaperReport:
        request = self.hall.store.request()
        return self.service.import_file(request, self.file(text), only_good=only_good)

    def try_lines(self, *lines: str, day: date | None = MONDAY) -> list[list[str]]:
        """What is wrong with each line."""
        report = self.service.try_file(self.file(HEADER + "\n".join(lines)), day)
        return [[note.code.partition(".")[2] for note in line.notes] for line in report.lines]

    def visits(self) -> int:
        return len(self.hall.rows(PaperVisit, PaperVisit.id))


@pytest.fixture
def desk(hall: SmallHall, tmp_path: Path) -> Desk:
    return Desk(hall, tmp_path)


def verdicts(report: PaperReport) -> Counter[PaperVerdict]:
    return Counter(line.verdict for line in report.lines)


def test_a_pack_is_known_by_its_day_and_turn(desk: Desk):
    again = desk.print_pack()

    assert (desk.pack, again) == ("26112301", "26112302")
    assert sorted(desk.hall.rows(PaperPack, PaperPack.code)) == [("26112301",), ("26112302",)]
    assert len(desk.hall.rows(PaperStubs)) == 4


def test_printing_a_pack_is_in_the_audit_chain_with_its_ranges(desk: Desk):
    found = desk.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.subject_id, AuditEvent.after)

    assert found == [
        (
            "queueing.paper_pack_printed",
            "26112301",
            {"001": "停A-001…停A-030", "002": "停B-001…停B-030"},
        )
    ]


def test_the_same_wish_twice_is_one_pack(desk: Desk):
    request = desk.hall.store.request()
    made = bands([(desk.hall.services["GA"], "A")], 5)

    first, second = (desk.service.add_pack(request, made) for _try in range(2))

    assert first == second
    assert len(desk.hall.rows(PaperPack)) == 2


def test_a_trial_tells_every_line_and_writes_nothing(desk: Desk):
    report = desk.service.try_file(desk.file(GOOD))

    assert verdicts(report) == {NEW: 4, UNUSED: 1}
    assert [line.stub for line in report.lines] == [
        "停A-001", "停B-001", "停A-002", "停A-003", "停A-004",
    ]  # fmt: skip
    assert not report.is_written
    assert desk.visits() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_visits_are_kept_with_their_own_times(desk: Desk, encoding: str):
    request = desk.hall.store.request()
    report = desk.service.import_file(request, desk.file(GOOD, encoding))

    first, second, missed, left = desk.service.visits(MONDAY)
    assert verdicts(report) == {NEW: 4, UNUSED: 1}
    assert (first.taken_at, first.called_at, first.finished_at) == (
        datetime(2026, 11, 23, 1, 5, tzinfo=UTC),
        datetime(2026, 11, 23, 1, 20, tzinfo=UTC),
        datetime(2026, 11, 23, 1, 41, tzinfo=UTC),
    )
    assert (first.window_number, first.person_name, first.outcome) == (1, "张1", Outcome.DONE)
    assert (second.window_number, second.person_name) == (2, "张2")
    assert (second.outcome, second.words) == (Outcome.PAPERS_MISSING, "带了复印件")
    assert (missed.outcome, missed.outcome_words) == (None, "过号")
    assert left.outcome is Outcome.LEFT
    assert first.entered_at == desk.hall.store.clock.now()


def test_the_same_sheet_keyed_in_twice_adds_nothing(desk: Desk):
    desk.key_in(GOOD)
    again = desk.key_in(GOOD)

    assert verdicts(again) == {SAME: 4, UNUSED: 1}
    assert desk.visits() == 4


def test_a_retry_of_one_wish_adds_nothing(desk: Desk):
    request, path = desk.hall.store.request(), desk.file(GOOD)

    for _try in range(2):
        desk.service.import_file(request, path)

    assert desk.visits() == 4


def test_a_day_counts_whom_it_served_on_paper(desk: Desk):
    desk.key_in(GOOD)

    assert desk.service.counts(MONDAY, MONDAY) == {MONDAY: 2}
    assert QueueOverview(desk.hall.store.work_as("clerk")).on_paper_today() == 2
    assert desk.hall.queue.figures().finished == 0
    assert desk.service.counts(date(2026, 11, 24), date(2026, 11, 30)) == {}


def test_tickets_know_nothing_of_it_and_the_chain_stays_whole(desk: Desk):
    desk.hall.issue()
    before = desk.hall.states(), desk.hall.rows(Ticket), desk.hall.rows(TicketStep)

    desk.key_in(GOOD)

    assert (desk.hall.states(), desk.hall.rows(Ticket), desk.hall.rows(TicketStep)) == before
    told = desk.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.subject_id)
    assert told[-1] == ("queueing.paper_visits_entered", "26112301")
    with desk.hall.store.engine.connect() as connection:
        assert audit.verify(connection, desk.hall.store.hall_id).is_whole


def test_one_bad_line_keeps_the_whole_file_out(desk: Desk):
    bad = GOOD + "S2611230100100005,停A-005,,,2026-11-23,77,,9:05,9:20,9:41,办结,\n"

    with pytest.raises(PaperLinesRefusedError) as refused:
        desk.key_in(bad)

    assert refused.value.facts == {"count": 1}
    assert desk.visits() == 0
    assert verdicts(desk.key_in(bad, only_good=True)) == {NEW: 4, UNUSED: 1, REFUSED: 1}
    assert desk.visits() == 4


def test_each_line_says_what_to_change(desk: Desk):
    found = desk.try_lines(
        "S9999999900100001,,,,,1,,9:05,9:20,9:41,办结,",
        "S2611230100100031,,,,,1,,9:05,9:20,9:41,办结,",
        "A001,,,,,1,,9:05,9:20,9:41,办结,",
        ",停A-001,,,明天,1,,9:05,9:20,9:41,办结,",
        ",停A-002,,,,1,,早上,9:20,25:00,办结,",
        ",停A-003,,,,77,9999,9:05,9:20,9:41,很好,",
        ",停A-004,,,,1,,,9:20,9:41,办结,",
        ",停A-005,,,,,,9:05,9:20,9:41,办结,",
        ",停A-006,,,,1,,9:05,,9:41,办结,",
        ",停A-007,,,,1,,9:05,9:20,,办结,",
        ",停A-008,,,,1,,9:35,9:20,9:41,办结,",
        ",停A-009,,,,1,,9:05,9:20,12:41,办结,",
        ",停A-010,,,,1,,8:05,9:20,9:41,办结,",
        "S2611230100100011,停A-012,,,,1,,9:05,9:20,9:41,办结,",
        ",停A-013,,,,1,,9:05,9:20,9:41,办结," + "长" * 201,
        ',停A-014,,,,1,,9:05,9:20,9:41,办结,"没有成对',
        ",停A-015,,,,1,,9:05,9:20,9:41,办结,\x07",
    )

    assert found == [
        ["line_stub"],
        ["line_stub"],
        ["line_stub"],
        ["line_day"],
        ["line_time", "line_time"],
        ["line_window", "line_clerk", "line_outcome"],
        ["line_taken"],
        ["line_window_needed"],
        ["line_called"],
        ["line_finished"],
        ["line_order"],
        ["line_future"],
        ["line_before"],
        ["line_slipped"],
        ["line_words"],
        ["line_quotes"],
        ["line_control"],
    ]


def test_a_line_without_a_day_needs_one_from_whoever_keys_it_in(desk: Desk):
    line = ",停A-001,,,,1,,9:05,9:20,9:41,办结,"

    assert desk.try_lines(line, day=None) == [["line_day"]]
    assert desk.try_lines(line, day=MONDAY) == [[]]


def test_a_number_that_two_packs_have_needs_its_pack(desk: Desk):
    desk.print_pack()
    told = "停A-001,{pack},,,1,,{at},{at},{at},办结,"

    assert desk.try_lines("," + told.format(pack="", at="12:00")) == [["line_pack"]]
    assert desk.try_lines("," + told.format(pack="261123-02", at="12:00")) == [[]]
    assert desk.try_lines("," + told.format(pack="261123-09", at="12:00")) == [["line_stub"]]


def test_a_stub_is_kept_once_and_never_changed(desk: Desk):
    desk.key_in(GOOD)

    assert desk.try_lines(
        "S2611230100100001,,,,,2,,9:05,9:20,9:41,办结,",
        "S2611230100100006,,,,,2,,9:05,9:20,9:41,办结,",
        ",停A-006,,,,2,,9:05,9:20,9:41,办结,",
    ) == [["line_other"], [], ["line_twice"]]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", PaperFileEmptyError),
        (HEADER, PaperFileEmptyError),
        ("姓名,电话\n李,1\n", PaperFileHeaderError),
        ("窗口,取号时间,叫号时间,办结时间,结果\n1,9:05,9:20,9:41,办结\n", PaperFileHeaderError),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_whole(
    desk: Desk, text: str, refusal: type[Exception]
):
    with pytest.raises(refusal):
        desk.service.try_file(desk.file(text), MONDAY)


def test_a_clerk_of_a_window_neither_prints_packs_nor_keys_them_in(desk: Desk):
    clerk = desk.hall.store.request(person_id=desk.hall.people[1])
    made = bands([(desk.hall.services["GA"], "A")], 5)

    with pytest.raises(NotEntitledError):
        desk.service.add_pack(clerk, made)
    with pytest.raises(NotEntitledError):
        desk.service.import_file(clerk, desk.file(GOOD))
    assert desk.visits() == 0


def test_a_shift_leader_does_both_from_a_clerk_station(desk: Desk):
    store, leader = desk.hall.store, desk.hall.people[1]
    with store.engine.begin() as connection:
        values = {"person_id": leader, "role": Role.SHIFT_LEADER, "hall_id": store.hall_id}
        connection.execute(insert(PersonRole).values(values))
    service = PaperVisitService(store.work_as("clerk"))
    request = store.request(person_id=leader, channel=Channel.MANAGER)
    service.add_pack(request, bands([(desk.hall.services["GA"], "A")], 5))

    report = service.import_file(
        store.request(person_id=leader),
        desk.file(GOOD.replace(",停a－3,,,", ",停a－3,261123-01,,")),
    )

    assert verdicts(report) == {NEW: 4, UNUSED: 1}
    assert len(service.visits(MONDAY)) == 4
