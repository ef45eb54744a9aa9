"""Work that may wait, off the main thread, one piece after another; answers come back to it.

The app makes two: `hall` for the database and `paper` for printers, sound and files, so that an
unplugged printer never holds up a call.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from hallapp.kernel.errors import HallError

Answer = TypeVar("Answer")


class Jobs(Protocol):
    """Runs work and hands the answer back on the thread that asked."""

    def submit(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `work`, then call `done` with its answer.

        Args:
            work: Runs on the worker; must not touch a widget.
            done: Called on the main thread with the answer.
            failed: Called on the main thread with a `HallError`. Without it, and for any other
                exception, the exception is raised in the main thread and so reaches
                `sys.excepthook`.
            owner: The answer is dropped when this Qt object no longer exists.
        """
        ...


class InlineJobs:
    """Jobs that run at once on the calling thread: for tests and the tour."""

    def submit(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run the work now and hand over its answer before returning."""
        try:
            answer = work()
        except HallError as error:
            if failed is None:
                raise
            if _wanted(owner):
                failed(error)
            return
        if _wanted(owner):
            done(answer)


class PoolJobs(QObject):
    """Jobs on one worker thread, so use cases run in the order asked.

    Make it, submit and close on the main thread. Results travel through one
    queued signal to a bound slot of this object, the only way back that PySide6 keeps on the
    main thread.
    """

    _settled = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"{name}-job")
        self._waiting = 0
        self._closed = False
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """Return how many pieces of work have not been answered yet."""
        return self._waiting

    def submit(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Put the work at the end of the queue; after `close` it is dropped. See `Jobs.submit`."""
        if self._closed:
            return
        self._waiting += 1
        future = self._pool.submit(work)

        def settle() -> None:
            if _wanted(owner):
                _hand_over(future, done, failed)

        future.add_done_callback(lambda _future: self._settled.emit(settle))

    def close(self) -> None:
        """Wait for the work that has begun, drop the rest and all answers."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, settle: Callable[[], None]) -> None:
        self._waiting -= 1
        if not self._closed:
            settle()


def _wanted(owner: QObject | None) -> bool:
    """Return whether somebody is still there to hear the answer."""
    return owner is None or shiboken6.isValid(owner)


def _hand_over(
    future: "Future[Answer]",
    done: Callable[[Answer], None],
    failed: Callable[[HallError], None] | None,
) -> None:
    """Call `done` or `failed`, or raise what the work raised."""
    try:
        answer = future.result()
    except HallError as error:
        if failed is None:
            raise
        failed(error)
        return
    done(answer)
