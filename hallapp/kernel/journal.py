"""The program's log: rotating, one JSON object a line, without personal data.

What is logged are codes, ids and stack lines; names, numbers of people and what was typed are
never arguments of a log call.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

_LARGEST_BYTES = 2_000_000
_KEPT_FILES = 5

log = logging.getLogger("hallapp")


class JsonLines(logging.Formatter):
    """Writes each record as one JSON object."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat()
        line = {"at": moment, "level": record.levelname, "says": record.getMessage()}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def start_journal(folder: Path) -> None:
    """Log into a file of the data folder; to standard error where that is not possible."""
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "hallapp.log",
            maxBytes=_LARGEST_BYTES,
            backupCount=_KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        # A log that cannot be kept must not keep the hall closed.
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
