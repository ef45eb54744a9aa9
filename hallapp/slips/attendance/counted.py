"""Tables of figures: by unit with the hall's sum, and by person."""

from collections.abc import Sequence
from dataclasses import dataclass

from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _
from hallapp.slips.attendance.cells import count, days, window_words
from hallapp.slips.attendance.facts import CountedColumn, CountedLine


@dataclass(frozen=True)
class TableWords:
    """What stands round a table of figures."""

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()


def figure_columns(columns: Sequence[CountedColumn]) -> tuple[Column, ...]:
    """Return the columns with what they count in: 应出勤（天）, 迟到（次）."""
    return tuple(
        Column(
            _("{figure}（天）").format(figure=column.heading)
            if column.is_half_days
            else _("{figure}（次）").format(figure=column.heading),
            1.3,
            is_number=True,
        )
        for column in columns
    )


def figure_cells(columns: Sequence[CountedColumn], line: CountedLine) -> tuple[Cell, ...]:
    """Return the figures of a line."""
    return tuple(
        days(figure) if column.is_half_days else count(figure)
        for column, figure in zip(columns, line.figures, strict=True)
    )


def unit_table(
    words: TableWords,
    columns: Sequence[CountedColumn],
    units: Sequence[CountedLine],
    total: CountedLine | None,
    last: tuple[str, Sequence[str]] | None = None,
) -> PrintedTable:
    """Return units with their figures, the hall's line below them.

    Args:
        words: What stands round it.
        columns: What is counted.
        units: A line each.
        total: The hall's line; None for none.
        last: Heading of a further column, and its word for each unit.
    """
    rows: list[tuple[Cell, ...]] = [
        (line.unit or _("未分单位"), count(line.people), *figure_cells(columns, line))
        for line in units
    ]
    if total is not None and rows:
        rows.append((_("合计"), count(total.people), *figure_cells(columns, total)))
    further: tuple[Column, ...] = ()
    if last is not None:
        heading, said = last
        further = (Column(heading, 1.9),)
        # White under the sum: there is nothing to say of it.
        padded = [*said, *(["　"] * (len(rows) - len(said)))]
        rows = [(*row, word) for row, word in zip(rows, padded, strict=True)]
    first = (Column(_("单位"), 3.4), Column(_("人数"), 1, is_number=True))
    held = (*first, *figure_columns(columns), *further)
    return PrintedTable(words.title, held, tuple(rows), words.subtitle, words.notes)


def people_table(
    words: TableWords, columns: Sequence[CountedColumn], people: Sequence[CountedLine]
) -> PrintedTable:
    """Return people with their figures, gathered by unit."""
    held = (
        Column(_("单位"), 3),
        Column(_("窗口"), 1.4),
        Column(_("姓名"), 2.2),
        *figure_columns(columns),
    )
    rows = tuple(
        (
            line.unit or _("未分单位"),
            window_words(line.window),
            line.name,
            *figure_cells(columns, line),
        )
        for line in people
    )
    return PrintedTable(words.title, held, rows, words.subtitle, words.notes, unit_column=0)
