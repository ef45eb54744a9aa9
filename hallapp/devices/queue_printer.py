"""Printers that the system's print queues know: CUPS through `lp`."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from hallapp.devices.errors import (
    PaperFileMissingError,
    PrinterQueueStoppedError,
    PrinterQueueUnknownError,
    PrintError,
    PrintingSystemDownError,
    PrintingSystemMissingError,
    PrintingSystemRefusedError,
    PrintingSystemSilentError,
)
from hallapp.kernel.journal import log

ANSWER_TIMEOUT_S = 10.0
_UNKNOWN_QUEUE = ("does not exist", "unknown destination", "invalid destination")
_STOPPED_QUEUE = ("not accepting", "is disabled", "disabled since")
_NO_SERVER = ("unable to connect to server", "scheduler not responding", "scheduler is not running")
_LONGEST_DETAIL = 120
_JOB = re.compile(rb"request id is (\S+-\d+)")


class SystemQueuePrinter:
    """A print queue of this machine: raw bytes for tickets, PDF for A4 pages."""

    def __init__(
        self,
        queue: str,
        *,
        timeout_s: float = ANSWER_TIMEOUT_S,
        note_job: Callable[[str], None] | None = None,
    ) -> None:
        """Prepare without asking the system.

        Args:
            queue: Name as the system lists it.
            timeout_s: Longest wait for an answer of the printing system.
            note_job: Hears the name of each job taken, as `cancel_job` wants it.
        """
        self._queue = queue
        self._timeout_s = timeout_s
        self._note_job = note_job

    def send(self, data: bytes, title: str) -> None:
        """Queue bytes as they are.

        Raises:
            PrintError: The job was not queued, or nobody knows; see the module's errors.
        """
        self._check_queue()
        self._run(["lp", "-d", self._queue, "-t", _plain(title), "-o", "raw"], data)

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        """Queue a PDF for A4 paper.

        Args:
            path: The file; read before the call returns.
            title: Shown in the queue.
            copies: At least 1.

        Raises:
            PaperFileMissingError: The file cannot be read.
            PrintError: The job was not queued, or nobody knows; see the module's errors.
        """
        try:
            content = path.read_bytes()
        except OSError as failure:
            raise PaperFileMissingError(file=path.name) from failure
        self._check_queue()
        options = ["-n", str(copies), "-o", "media=A4"]
        self._run(["lp", "-d", self._queue, "-t", _plain(title), *options], content)

    def _check_queue(self) -> None:
        """Ask first: a stopped queue takes jobs and keeps them, and nobody would know."""
        answer = self._answer(["lpstat", "-r", "-p", self._queue])
        said = f"{answer.stdout.decode(errors='replace')}\n{answer.stderr.decode(errors='replace')}"
        failure = self._understood(said)
        if failure is not None:
            raise failure

    def _run(self, command: list[str], data: bytes) -> None:
        answer = self._answer(command, data)
        if answer.returncode == 0:
            job = _JOB.search(answer.stdout)
            if self._note_job is not None and job is not None:
                self._note_job(job[1].decode())
            return
        said = answer.stderr.decode(errors="replace").strip()
        detail = said.removeprefix("lp:").strip()[:_LONGEST_DETAIL] or str(answer.returncode)
        raise self._understood(said) or PrintingSystemRefusedError(
            printer=self._queue, detail=detail
        )

    def _answer(self, command: list[str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        program = shutil.which(command[0])
        if program is None:
            raise PrintingSystemMissingError(printer=self._queue)
        try:
            return subprocess.run(  # noqa: S603 - an argument list, no shell
                [program, *command[1:]],
                input=data,
                capture_output=True,
                timeout=self._timeout_s,
                check=False,
                # Answers are understood in English whatever the system speaks.
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired as failure:
            if command[0] == "lp":
                raise PrintingSystemSilentError(printer=self._queue) from failure
            raise PrintingSystemDownError(printer=self._queue) from failure

    def _understood(self, said: str) -> PrintError | None:
        """Return what an answer of the printing system complains about, None when nothing."""
        answer = said.lower()
        # Without a running server every queue is "unknown", so this is asked first.
        if any(sign in answer for sign in _NO_SERVER):
            return PrintingSystemDownError(printer=self._queue)
        if any(sign in answer for sign in _UNKNOWN_QUEUE):
            return PrinterQueueUnknownError(printer=self._queue)
        if any(sign in answer for sign in _STOPPED_QUEUE):
            return PrinterQueueStoppedError(printer=self._queue)
        return None


def _plain(title: str) -> str:
    return "".join(sign for sign in title if sign.isprintable()) or "hallapp"


def cancel_job(job: str, *, timeout_s: float = ANSWER_TIMEOUT_S) -> None:
    """Take a job of this account back, finished or not, and delete what CUPS keeps of it.

    Nobody waits for the answer: what could not be taken back is logged.

    Args:
        job: Its name as `lp` told it, `QUEUE-12`.
        timeout_s: Longest wait for an answer of the printing system.
    """
    program = shutil.which("cancel")
    if program is None:
        log.warning("no cancel command: jobs stay in the print queue")
        return
    try:
        answer = subprocess.run(  # noqa: S603 - an argument list, no shell
            [program, "-x", job],
            capture_output=True,
            timeout=timeout_s,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        log.warning("the printing system does not answer: a job may stay in its queue")
        return
    if answer.returncode != 0:
        said = answer.stderr.decode(errors="replace").strip()[:_LONGEST_DETAIL]
        log.warning("a job stays in the print queue: %s", said)
