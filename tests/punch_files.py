"""Files of punches as devices and programs write them, for tests."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

ENDS = "\r\n"


def attlog_line(pin: str, moment: str, rest: str = "1\t0\t1\t0") -> str:
    """One line of a device's record, the number padded as devices pad it."""
    return f"{pin:>9}\t{moment}\t{rest}" if rest else f"{pin:>9}\t{moment}"


def attlog(*punches: tuple[str, str]) -> str:
    """A whole record of a device."""
    return "".join(attlog_line(pin, moment) + ENDS for pin, moment in punches)


def write(folder: Path, name: str, content: str | bytes, modified: datetime | None = None) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if modified is not None:
        os.utime(path, (modified.timestamp(), modified.timestamp()))
    return path
