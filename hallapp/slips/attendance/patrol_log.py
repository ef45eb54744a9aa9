"""The patrol log of a day (巡查记录表): four rounds, what was found, and the proof of the draw."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import clock, count, window_words
from hallapp.slips.attendance.facts import (
    DrawProof,
    PatrolFindingLine,
    PatrolLogFacts,
    PatrolRoundLine,
)
from hallapp.slips.attendance.list_parts import ListPart, ListWords
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.dates import long_day_words
from hallapp.slips.terms import Slip


def patrol_tables(facts: PatrolLogFacts) -> tuple[PrintedTable, ...]:
    """Return the rounds, the findings and, where times were drawn, the proof of the draw."""
    tables = [_rounds(facts), _findings(facts)]
    if facts.proof is not None:
        tables.append(_proof(facts.proof))
    return tuple(tables)


def patrol_paper(facts: PatrolLogFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the patrol log of a day as an A4 PDF across.

    Args:
        facts: The day.
        hall: The hall whose day it is.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        rounds, findings, *proof = patrol_tables(facts)
        late = {turn.number for turn in facts.rounds if turn.is_late or turn.started is None}
        parts = [
            ListPart(
                table=rounds,
                is_strong=lambda row: row[0] in {_turn(number) for number in late},
                empty=_("这一天没有巡查。"),
            ),
            ListPart(table=findings, empty=_("没有发现情况。")),
            *(ListPart(table=table, is_whole=True) for table in proof),
        ]
        words = ListWords(
            title=_("窗口巡查记录表"),
            aside=long_day_words(facts.day),
            lead=tuple(_lead(facts)),
            signers=(_("巡查人签名"), _("值班领导签名"), _("日期")),
        )
        return list_paper(words, parts, hall, printed_at)


def _lead(facts: PatrolLogFacts) -> Iterator[str]:
    done = [turn for turn in facts.rounds if turn.started is not None]
    late = sum(turn.is_late for turn in done)
    said = _("应巡查 {due} 次，已巡查 {done} 次，其中晚到 {late} 次；发现情况 {found} 处。")
    yield said.format(due=len(facts.rounds), done=len(done), late=late, found=len(facts.findings))
    if facts.sit_in:
        yield _("带班坐班：{names}").format(names=facts.sit_in)


def _turn(number: int) -> str:
    return _("第{turn}次").format(turn=number)


def _rounds(facts: PatrolLogFacts) -> PrintedTable:
    columns = (
        Column(_("轮次"), 1.4),
        Column(_("抽签时间"), 1.6),
        Column(_("开始"), 1.2),
        Column(_("结束"), 1.2),
        Column(_("巡查人"), 2.6),
        Column(_("方式"), 2),
        Column(_("已查窗口"), 1.5, is_number=True),
        Column(_("发现情况"), 1.5, is_number=True),
        Column(_("说明"), 4),
    )
    found = Counter(finding.round_number for finding in facts.findings)
    rows = tuple(_round_row(turn, found[turn.number]) for turn in facts.rounds)
    return PrintedTable(
        title=_("巡查轮次"), columns=columns, rows=rows, subtitle=long_day_words(facts.day)
    )


def _round_row(turn: PatrolRoundLine, found: int) -> tuple[Cell, ...]:
    said = [_("晚到")] if turn.is_late else []
    if turn.started is None:
        said.append(_("没有巡查"))
    return (
        _turn(turn.number),
        clock(turn.drawn),
        clock(turn.started),
        clock(turn.ended),
        turn.patroller,
        turn.source,
        count(turn.seen),
        count(found),
        _("，").join(filter(None, (*said, turn.note))),
    )


def _findings(facts: PatrolLogFacts) -> PrintedTable:
    columns = (
        Column(_("轮次"), 1.4),
        Column(_("时间"), 1.2),
        Column(_("窗口"), 1.4),
        Column(_("单位"), 3),
        Column(_("姓名"), 2),
        Column(_("发现的情况"), 4.4),
        Column(_("处理"), 3.6),
        Column(_("当事人签名"), 2.2),
    )
    rows = tuple(_finding_row(finding) for finding in facts.findings)
    return PrintedTable(
        title=_("发现的情况"), columns=columns, rows=rows, subtitle=long_day_words(facts.day)
    )


def _finding_row(finding: PatrolFindingLine) -> tuple[Cell, ...]:
    return (
        _turn(finding.round_number),
        clock(finding.at),
        window_words(finding.window),
        finding.unit,
        finding.person,
        finding.finding,
        finding.handling,
        # White to sign on, on paper; a dash would be in the way.
        "　",
    )


def _proof(proof: DrawProof) -> PrintedTable:
    rows: list[tuple[Cell, ...]] = [
        (_("早上公布的指纹（SHA-256）"), proof.commitment, clock(proof.published)),
    ]
    if proof.inputs:
        rows.append((_("抽签所用的数"), proof.inputs, clock(proof.published)))
    secret = proof.secret or _("当天巡查结束后公布")
    rows.append((_("晚上公布的密数"), secret, clock(proof.revealed)))
    return PrintedTable(
        title=_("抽签凭据"),
        columns=(Column(_("凭据"), 3), Column(_("内容"), 10), Column(_("公布时间"), 1.6)),
        rows=tuple(rows),
        notes=(
            _(
                "密数在抽签时就定了，早上只公布它的指纹；晚上公布密数，任何人都可以重算指纹和巡查时间。"
            ),
        ),
    )
