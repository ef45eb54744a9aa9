"""Two windows are handed the same application at the same moment: one case is written."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from hall_rows import HALL_CODE, VAULT, SmallHall
from sqlalchemy import func, select
from typing_extensions import override

from hallapp.cases.applications import Application
from hallapp.cases.errors import DuplicateCaseError
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.tables import HallCase
from hallapp.kernel.database.work import Writing
from hallapp.kernel.settings import SettingsService
from tests.storage.cases.flow_hall import FlowHall, flow_hall

_LONG_ENOUGH_S = 0.4


class SlowBook(CaseBook):
    """Waits after looking for another case, so that both windows have looked if they can."""

    both = Barrier(2)

    @override
    def check_single(self, act: Writing, application: Application) -> None:
        super().check_single(act, application)
        with suppress(BrokenBarrierError):
            self.both.wait(_LONG_ENOUGH_S)


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    made = flow_hall(hall)
    SlowBook.both = Barrier(2)
    made.book = SlowBook(made.work, SettingsService(made.work), VAULT, HALL_CODE)
    return made


def test_the_same_application_at_two_windows_at_once_is_one_case(desk: FlowHall) -> None:
    refused: list[DuplicateCaseError] = []
    flow, given = desk.flow, desk.application(id_number="110101199003070193")

    def receive() -> None:
        try:
            flow.receive(desk.ask(1), given)
        except DuplicateCaseError as error:
            refused.append(error)

    windows = [Thread(target=receive) for _window in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()

    with desk.hall.store.work.read() as session:
        written = session.scalar(select(func.count()).select_from(HallCase))
    assert (written, len(refused)) == (1, 1)
