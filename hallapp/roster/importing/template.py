"""The empty table of a month that people fill in and bring back (排班模板)."""

import io
from typing import Any

from hallapp.kernel.texts import _, papers
from hallapp.roster.terms import AssignedShift, RosterGrid, RosterOccasion

_NARROW, _WIDE = 5, 14
_HEADINGS = 3
_REST = "#F1EEE6"


def template(grid: RosterGrid) -> bytes:
    """Return a month's grid as a workbook: who and which days, with what stands there already.

    A second sheet says which codes can be written. The file can be imported as it is.
    """
    # Most rosters are made on the screen, and what writes workbooks takes a while to load.
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

    held = io.BytesIO()
    book: Any = Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    with papers():
        _grid_sheet(book, grid)
        _codes_sheet(book, grid)
    book.close()
    return held.getvalue()


def _grid_sheet(book: Any, grid: RosterGrid) -> None:
    sheet = book.add_worksheet(_("排班"))
    looks = [book.add_format(look) for look in _looks()]
    first = grid.days[0].day
    title = _("{year}年{month}月排班表").format(year=first.year, month=first.month)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for column, text in enumerate((_("工号"), _("姓名"), _("部门"))):
        sheet.write_string(1, column, text, looks[0])
    weekdays = _weekdays()
    for column, each in enumerate(grid.days, start=_HEADINGS):
        look = looks[0] if each.is_working else looks[1]
        sheet.write_string(1, column, str(each.day.day), look)
        sheet.write_string(2, column, weekdays[each.day.weekday()], look)
    for row, line in enumerate(grid.lines, start=3):
        for column, text in enumerate((line.staff_number, line.person_name, line.department)):
            sheet.write_string(row, column, text, looks[2])
        for column, each in enumerate(grid.days, start=_HEADINGS):
            look = looks[3] if each.is_working else looks[4]
            sheet.write_string(row, column, _cell(line.cells.get(each.day, ())), look)
    sheet.set_column(0, _HEADINGS - 1, _WIDE)
    sheet.set_column(_HEADINGS, _HEADINGS + len(grid.days) - 1, _NARROW)
    sheet.freeze_panes(3, _HEADINGS)


def _looks() -> tuple[dict[str, Any], ...]:
    """Return the looks of headings and cells, on days of work and of rest."""
    head = {"bold": True, "align": "center", "border": 1}
    plain = {"border": 1, "num_format": "@"}
    cell = plain | {"align": "center"}
    return (head, head | {"bg_color": _REST}, plain, cell, cell | {"bg_color": _REST})


def _weekdays() -> tuple[str, ...]:
    return (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))


def _codes_sheet(book: Any, grid: RosterGrid) -> None:
    sheet = book.add_worksheet(_("代码说明"))
    bold = book.add_format({"bold": True})
    rows = [(_("代码"), _("名称"), _("时间"))]
    rows += [(shift.code, shift.name, shift.hours_text) for shift in grid.shifts]
    rows += [
        (each.letter, each.label, "") for each in RosterOccasion if each is not RosterOccasion.SHIFT
    ]
    example = f"{RosterOccasion.EXTENDED.letter}:A"
    rows.append((example, _("一格写事由和班次，用冒号隔开；两个班次用顿号隔开"), ""))
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, bold if number == 0 else None)
    sheet.set_column(0, 0, _WIDE)
    sheet.set_column(1, 1, _WIDE * 4)
    sheet.set_column(2, 2, _WIDE * 2)


def _cell(rows: tuple[AssignedShift, ...]) -> str:
    """Return what a cell says, so that reading it again says the same."""
    return _("、").join(_part(row) for row in rows)


def _part(row: AssignedShift) -> str:
    if row.shift is None:
        return row.occasion.letter
    # Why somebody has a shift on a day of rest, the calendar says by itself.
    if row.occasion in {RosterOccasion.NOON_DUTY, RosterOccasion.EXTENDED}:
        return f"{row.occasion.letter}:{row.shift.code}"
    return row.shift.code
