"""Tells whoever keeps this program running that its window still lives."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

VARIABLE = "HALLAPP_HEARTBEAT"
"""Names the file that is touched; set by the program that keeps this one running."""
BEAT_EVERY_MS = 1000


def beat() -> None:
    """Touch the file that is watched."""
    try:
        Path(os.environ[VARIABLE]).touch()
    except OSError:
        # A full or missing disk must not end the board; who watches it will start it anew.
        return


def start_heart(owner: QObject) -> None:
    """Beat from the main thread as long as a window lives; nothing where nobody watches."""
    if VARIABLE not in os.environ:
        return
    heart = QTimer(owner)
    heart.setInterval(BEAT_EVERY_MS)
    heart.timeout.connect(beat)
    heart.start()
    beat()
