"""Gives each face its part of an opened hall."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.devices.zones import SoundZones
    from hallapp.faces.clerk.citizen_services import CitizenServices
    from hallapp.faces.manager.attendance.services import AttendanceServices
    from hallapp.faces.manager.cases.services import CasesServices
    from hallapp.faces.manager.services_guides import GuidesServices
    from hallapp.hall.terms import DepartmentRow


def open_face(name: str, window: QWidget, hall: "OpenHall", announcer: "SoundZones | None") -> None:
    """Give a face its part of an opened hall."""
    if name in {"board", "posting"}:
        _open_board(window, hall, announcer)
    else:
        {
            "clerk": _open_clerk,
            "citizen": _open_citizen,
            "kiosk": _open_kiosk,
            "manager": _open_manager,
            "guide_desk": _open_guide_desk,
        }[name](window, hall)


def _open_clerk(window: QWidget, hall: "OpenHall") -> None:
    from hallapp.app.own_hall import OwnDutyServices
    from hallapp.cases.papers.policy import REVIEW_AGENCIES
    from hallapp.faces.clerk.main_window import ClerkMainWindow
    from hallapp.faces.clerk.services import ClerkServices
    from hallapp.queueing.policy import QUEUE_POLICY

    services = ClerkServices(
        hall=hall.hall,
        people=hall.people,
        queue=hall.queue,
        guides=hall.guides,
        cases=hall.cases,
        duty=OwnDutyServices(hall),
        serving=hall.serving,
        papers=hall.papers,
        clock=hall.clock,
        oversee=hall.oversee,
        plan=hall.plan,
        rules=lambda: hall.settings.value(QUEUE_POLICY),
        citizen=_citizen_services(hall),
        flow=hall.case_flow,
        case_papers=hall.case_papers,
        remedies=lambda: hall.settings.value(REVIEW_AGENCIES),
    )
    cast("ClerkMainWindow", window).open_hall(services)


def _citizen_services(hall: "OpenHall") -> "CitizenServices":
    """Return what a citizen's screen beside a window works with."""
    from hallapp.faces.clerk.citizen_services import CitizenServices

    return CitizenServices(
        hall=hall.hall,
        strips=hall.boards,
        windows=hall.people,
        evaluation=hall.evaluation,
        clock=hall.clock,
    )


def _open_citizen(window: QWidget, hall: "OpenHall") -> None:
    from hallapp.faces.clerk.citizen_screen import CitizenScreen

    cast("CitizenScreen", window).open_hall(_citizen_services(hall))


def _open_kiosk(window: QWidget, hall: "OpenHall") -> None:
    from hallapp.faces.kiosk.main_window import KioskMainWindow
    from hallapp.faces.kiosk.services import KioskServices

    services = KioskServices(
        hall=hall.hall,
        queue=hall.queue,
        guides=hall.guides,
        papers=hall.papers,
        appointments=hall.appointments,
        evaluation=hall.evaluation,
        reception=hall.reception,
        clock=hall.clock,
        open_windows=hall.queue.open_windows,
        themes=hall.themes,
        openness=hall.openness,
        files=hall.files,
        cases=hall.case_progress,
    )
    cast("KioskMainWindow", window).open_hall(services)


def _open_manager(window: QWidget, hall: "OpenHall") -> None:
    from hallapp.faces.manager.main_window import ManagerMainWindow
    from hallapp.faces.manager.services import ManagerServices
    from hallapp.faces.manager.settings_desk import SettingsServices
    from hallapp.queueing.policy import QUEUE_POLICY

    setup = SettingsServices(
        plan=hall.plan,
        settings=hall.settings,
        appointments=hall.appointments,
        places=hall.people,
        clock=hall.clock,
        zone=hall.work.zone,
        calendar=lambda: hall.calendar,
        presets=lambda: hall.attendance_presets,
        patrols=lambda: hall.patrols,
    )
    services = ManagerServices(
        hall=hall.hall,
        queue=hall.queue,
        cases=hall.cases,
        attendance=hall.attendance,
        people=hall.people,
        papers=hall.papers,
        clock=hall.clock,
        oversee=hall.oversee,
        overview=hall.overview,
        evaluation=hall.evaluation,
        reception=hall.reception,
        serving=hall.serving,
        retention=hall.retention,
        setup=setup,
        wait_limit_minutes=lambda: hall.settings.value(QUEUE_POLICY).wait_limit_minutes,
        guides=_guides_services(hall),
        case_work=_cases_services(hall),
        duty=_duty_services(hall),
    )
    cast("ManagerMainWindow", window).open_hall(services)


def _cases_services(hall: "OpenHall") -> "CasesServices":
    """Return what the manager's page of cases works with; what is late stays late."""
    from hallapp.faces.manager.cases.services import CasesServices

    def departments() -> "tuple[DepartmentRow, ...]":
        return hall.joint.departments()

    return CasesServices(
        hall=hall.hall,
        cases=hall.cases,
        places=hall.people,
        clock=hall.clock,
        departments=departments,
        calendar=lambda: hall.calendar,
        more=hall,
    )


def _duty_services(hall: "OpenHall") -> "AttendanceServices":
    """Return what the manager's page of attendance works with; what is late stays late."""
    from hallapp.faces.manager.attendance.services import AttendanceServices

    return AttendanceServices(
        hall=hall.hall,
        days=hall.attendance,
        papers=hall.papers,
        places=hall.people,
        clock=hall.clock,
        departments=hall.people.departments,
        more=hall,
    )


def _guides_services(hall: "OpenHall") -> "GuidesServices":
    """Return what the manager's page of guides works with."""
    from hallapp.authoring.shelf import Shelf
    from hallapp.authoring.shelf_rows import ShelfRow
    from hallapp.faces.manager.services_guides import GuidesServices
    from hallapp.guides.content import GuideContent

    def slip(content: GuideContent, row: ShelfRow) -> bytes:
        # Loaded with the first preview: it brings the PDF library with it.
        from hallapp.guides.content.as_guide import shown_as_guide
        from hallapp.slips import guide_slip

        guide = shown_as_guide(content, row.as_item(content), row.version + 1)
        return guide_slip(guide, hall.hall, hall.clock.now()).data

    return GuidesServices(
        hall=hall.hall,
        shelf=Shelf(hall.work),
        authoring=hall.authoring,
        files=hall.files,
        slip=slip,
        clock=hall.clock,
        zone=hall.work.zone,
        more=hall,
    )


def _open_guide_desk(window: QWidget, hall: "OpenHall") -> None:
    from hallapp.faces.guide_desk.main_window import GuideDeskMainWindow
    from hallapp.faces.guide_desk.services import GuideDeskServices
    from hallapp.slips import warm_up

    services = GuideDeskServices(
        hall=hall.hall,
        queue=hall.queue,
        plan=hall.plan,
        guides=hall.guides,
        appointments=hall.appointments,
        reception=hall.reception,
        people=hall.people,
        papers=hall.papers,
        clock=hall.clock,
        warm_up=warm_up,
    )
    cast("GuideDeskMainWindow", window).open_hall(services)


def _open_board(window: QWidget, hall: "OpenHall", announcer: "SoundZones | None") -> None:
    from hallapp.app.hanging_postings import HangingPostings
    from hallapp.faces.board.main_window import BoardMainWindow
    from hallapp.faces.board.services import BoardServices
    from hallapp.faces.board.strip_window import StripMainWindow

    services = BoardServices(
        hall=hall.hall,
        queue=hall.boards,
        places=hall.people,
        clock=hall.clock,
        announcer=announcer,
        posting=HangingPostings(hall),
    )
    cast("BoardMainWindow | StripMainWindow", window).open_hall(services)
