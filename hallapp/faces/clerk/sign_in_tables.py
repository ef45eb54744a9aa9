"""The lists of the sign-in: people by number and name, windows and who holds them."""

from hallapp.faces.clerk.sign_in_presenter import PickRow, SeatRow
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column


def exact_row(rows: tuple[PickRow, ...], text: str) -> PickRow | None:
    """Return the row whose number or staff number is exactly what was typed."""
    typed = text.strip()
    exact = [row for row in rows if typed in {str(row.number), row.person.staff_number}]
    return exact[0] if exact else None


def people_columns() -> list[Column[PickRow]]:
    """Return the columns of people to pick from."""
    return [
        Column("", lambda row: str(row.number), tone=lambda _row: "muted", width_px=48),
        Column(_("姓名"), lambda row: shown(row.person.name), bold=True, width_px=96),
        Column(_("工号"), lambda row: row.person.staff_number, width_px=90),
        Column(
            _("岗位"),
            lambda row: _("、").join(role.label for role in row.person.roles),
            tip=lambda row: row.person.department,
            width_px=0,
        ),
        Column(_("窗口"), _seat_of, tone=lambda _row: "muted", width_px=150),
    ]


def seat_columns() -> list[Column[SeatRow]]:
    """Return the columns of windows to sit down at."""
    return [
        Column(_("窗口"), lambda row: str(row.window.number), bold=True, width_px=72),
        Column(_("名称"), lambda row: row.window.name, width_px=0),
        Column(_("功能区"), lambda row: row.window.zone_name, width_px=140),
        Column(
            _("现在"),
            lambda row: row.holder or _("空着"),
            tone=lambda row: "muted" if row.holder else "normal",
            width_px=120,
        ),
    ]


def _seat_of(row: PickRow) -> str:
    if row.sits_at:
        return _("在岗")
    number = row.person.window_number
    return "" if number is None else _("{number} 号窗口").format(number=number)


def person_id(row: PickRow) -> object:
    """Return what tells a person from the others."""
    return row.person.id


def person_found_by(row: PickRow) -> str:
    """Return what finds a person."""
    person = row.person
    return f"{row.number} {person.name} {person.staff_number} {row.letters} {person.department}"


def seat_id(row: SeatRow) -> object:
    """Return what tells a window from the others."""
    return row.window.id
