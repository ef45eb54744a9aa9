"""The service manager hears that the program is up, lives, and ends."""

import socket
from pathlib import Path

import pytest

from hallapp.qtkit.service_notice import ServiceNotice


@pytest.fixture
def manager(tmp_path: Path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.bind(str(tmp_path / "notify"))
        wire.settimeout(2)
        yield wire


def test_it_hears_that_the_program_is_up_lives_and_ends(manager, tmp_path):
    notice = ServiceNotice({"NOTIFY_SOCKET": str(tmp_path / "notify")})

    notice.ready()
    notice.alive()
    notice.stopping()

    assert [manager.recv(64) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_an_address_that_is_no_file_is_reached_too():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.bind("\0hallapp-test-notice")
        wire.settimeout(2)

        ServiceNotice({"NOTIFY_SOCKET": "@hallapp-test-notice"}).alive()

        assert wire.recv(64) == b"WATCHDOG=1"


def test_it_is_told_how_long_the_manager_waits():
    assert ServiceNotice({"WATCHDOG_USEC": "10000000"}).patience_s == 10
    assert ServiceNotice({}).patience_s is None


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/nowhere/at/all"}])
def test_without_a_manager_nothing_happens(environment):
    ServiceNotice(environment).ready()
