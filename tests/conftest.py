"""What every test needs before the first import: no screen, and a folder for the session."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from hall_store import Server

MEMORY = Path("/dev/shm")  # noqa: S108 - only as a place for the folders that tempfile makes
ROOM_BYTES = 3 * 2**30


def _is_roomy(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ROOM_BYTES


# Some thousand stores are made and thrown away: on a disk, to make and to drop their files costs
# more than all that is tried in them. Whoever names a folder of his own has it there.
if "TMPDIR" not in os.environ and _is_roomy(MEMORY):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="halls", dir=MEMORY)
    tempfile.tempdir = None
    atexit.register(shutil.rmtree, os.environ["TMPDIR"], ignore_errors=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if not os.environ.get("XDG_RUNTIME_DIR"):
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="hallapp-tests-")

# How long an example takes says something about the machine, not about the hall. On the machine
# that guards the project the same examples run each time; elsewhere new ones are looked for.
settings.register_profile("hall", deadline=None)
settings.register_profile("guard", deadline=None, derandomize=True)
settings.load_profile("guard" if os.environ.get("CI") == "true" else "hall")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the cyclic collector from what is loaded now and stays to the end of the run.

    It would walk through all modules and tests again and again while they come in, and afterwards
    at every full collection of a test.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the played day: it takes longest, and nothing should wait for it at the end."""
    items.sort(key=lambda item: "/e2e/" not in item.nodeid)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Server | None"]:
    """The throw-away PostgreSQL of the whole run, or None where it cannot start."""
    # Loaded when asked for: most tests need no database.
    from hall_store import start_server

    started = start_server(tmp_path_factory.mktemp("postgres"))
    if isinstance(started, Exception) and os.environ.get("CI") == "true":
        pytest.fail(f"no PostgreSQL for the tests: {started!r}")
    if isinstance(started, Exception):
        yield None
        return
    yield started
    started.stop()
