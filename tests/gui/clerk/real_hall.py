"""A small hall in a real store, with a desk over it: what is pressed is really done."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

from hall_rows import HALL_CODE, VAULT, SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import insert, update

from hallapp.app.graph import HallKey, OpenHall, join
from hallapp.app.own_hall import OwnDutyServices
from hallapp.cases.papers.policy import REVIEW_AGENCIES
from hallapp.devices.file_printer import FilePrinter
from hallapp.evaluation.terms import EvaluationRow
from hallapp.faces.clerk.citizen_services import CitizenServices
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.services import ClerkServices
from hallapp.guides.tables import RequiredMaterial, ServiceItem
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.serving.papers import PrintRoom

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
MATERIALS = (
    ("食品经营许可申请书", "原件", 1, "申请人签字"),
    ("营业执照", "复印件", 1, "可用电子营业执照"),
    ("负责人身份证明", "原件", None, ""),
    ("经营场所使用证明", "复印件", 1, "房产证或租赁合同"),
    ("主要设备设施、经营布局、操作流程文件", "原件", 1, "图上注明面积"),
    ("食品安全管理制度文本", "原件", 1, "有范本"),
)


class RealHall:
    """A hall whose window 2 can accept; window 2 is where the tests sit."""

    def __init__(self, folder: Path) -> None:
        self.store = HallStore.on_sqlite(folder / "hall.db", MORNING)
        self.rows: SmallHall = small_hall(self.store)
        self.printed = folder / "printed"
        printer = FilePrinter(self.printed)
        key = HallKey(HALL_ID, HALL_CODE, DEFAULT_ZONE)
        room = PrintRoom(folder / "papers", printer, printer)
        self._add_materials()
        self.open: OpenHall = join(self.store.engine, key, self.store.clock, VAULT, room)

    @property
    def window_id(self) -> uuid.UUID:
        return self.rows.windows[2]

    def services(self) -> ClerkServices:
        hall = self.open
        return ClerkServices(
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
            citizen=self.citizen(),
            flow=hall.case_flow,
            case_papers=hall.case_papers,
            remedies=lambda: hall.settings.value(REVIEW_AGENCIES),
        )

    def citizen(self) -> CitizenServices:
        """What a citizen's screen beside the window works with."""
        hall = self.open
        return CitizenServices(hall.hall, hall.boards, hall.people, hall.evaluation, hall.clock)

    def issue(self, item: str | None = "SJ-001", service: str = "SJ") -> uuid.UUID:
        """Give a number for an item."""
        item_id = None if item is None else self.rows.items[item]
        request = self.store.request()
        return self.open.queue.issue(request, self.rows.services[service], item_id).ticket.id

    def sit(self, desk: ClerkMainWindow, window: int = 2) -> None:
        """Put the desk's own person on the window, past the sign-in page."""
        if all(duty.window.number != window for duty in self.open.people.duties()):
            self.rows.open_window(window)
        duty = next(d for d in self.open.people.duties() if d.window.number == window)
        desk.open_hall(self.services())
        desk._sign_in.duty_taken.emit(duty)  # pyright: ignore[reportPrivateUsage]

    def serve(self, desk: ClerkMainWindow, item: str | None = "SJ-001") -> uuid.UUID:
        """Let somebody stand at the window, being served."""
        ticket = self.issue(item)
        self.open.queue.call_next(self.store.request(), self.window_id)
        self.open.queue.start(self.store.request(), self.window_id)
        desk.refresh(EVERYTHING)
        return ticket

    def finish(self) -> uuid.UUID:
        """Serve somebody to the end at the window."""
        ticket = self.issue()
        self.open.queue.call_next(self.store.request(), self.window_id)
        self.open.queue.start(self.store.request(), self.window_id)
        self.open.queue.finish(self.store.request(), self.window_id)
        return ticket

    def new_version(self, item: str = "SJ-001") -> None:
        """Let an item's guide be one version further than what was printed."""
        with self.store.engine.begin() as connection:
            raised = update(ServiceItem).where(ServiceItem.id == self.rows.items[item])
            connection.execute(raised.values(version=ServiceItem.version + 1))

    def ratings(self) -> tuple[EvaluationRow, ...]:
        today = self.store.work.today()
        return self.open.evaluation.evaluations(today, today)

    def papers(self) -> list[str]:
        """Names of what the printer got."""
        return sorted(path.name for path in self.printed.glob("*"))

    def close(self) -> None:
        self.store.close()

    def _add_materials(self) -> None:
        rows = [
            {
                "id": uuid.uuid4(),
                "hall_id": HALL_ID,
                "item_id": self.rows.items["SJ-001"],
                "position": position,
                "since_version": 1,
                "name": name,
                "form": form,
                "copies": copies,
                "standard": standard,
            }
            for position, (name, form, copies, standard) in enumerate(MATERIALS, start=1)
        ]
        with self.store.engine.begin() as connection:
            connection.execute(insert(RequiredMaterial), rows)


def a_desk(hall: RealHall, **options: object) -> ClerkMainWindow:
    """A desk at window 2 that nobody has signed in to."""
    given = {"is_windowed": True, "double_press_s": 0, **options}
    made = ClerkOptions(2, "窗口2", **given)  # type: ignore[arg-type]
    return ClerkMainWindow(hall.store.clock, InlineJobs(), InlineJobs(), made)
