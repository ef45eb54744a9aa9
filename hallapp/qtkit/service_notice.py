"""Tells the service manager of a Linux station that the program is up and lives (systemd).

Spoken in plain socket code, because it is one datagram: the manager names a socket in
`NOTIFY_SOCKET`, and in `WATCHDOG_USEC` how long it waits for a sign of life before it starts the
program anew. Without them nothing is sent.

Source:
    sd_notify(3), sd_watchdog_enabled(3).
"""

import os
import socket
from collections.abc import Mapping

_SOCKET, _PATIENCE = "NOTIFY_SOCKET", "WATCHDOG_USEC"


class ServiceNotice:
    """Sends states to the service manager, if there is one.

    Args:
        environment: Where the socket is named; None for the process's own.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        given = os.environ if environment is None else environment
        address = given.get(_SOCKET, "")
        # A leading @ stands for the zero byte of an address that is no file.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        patience = given.get(_PATIENCE, "")
        self.patience_s = int(patience) / 1_000_000 if patience.isdigit() else None

    def ready(self) -> None:
        """The window is on the screen."""
        self._send(b"READY=1")

    def alive(self) -> None:
        """The window still answers."""
        self._send(b"WATCHDOG=1")

    def stopping(self) -> None:
        """The program ends because somebody asked it to."""
        self._send(b"STOPPING=1")

    def _send(self, state: bytes) -> None:
        if not self._address:
            return
        try:
            # Only Linux has it, and only Linux sets the variable.
            family = socket.AF_UNIX
            with socket.socket(family, socket.SOCK_DGRAM) as wire:
                wire.settimeout(1.0)
                wire.sendto(state, self._address)
        except OSError:
            # A manager that does not listen must not end what it looks after.
            return
