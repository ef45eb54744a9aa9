"""How long the clerk's desk takes to be seen and to be usable, beside the least that Qt allows.

Two programs are started in turns. The floor is a window that imports only PySide6 and, once it is
painted, SQLAlchemy for one query on the same store. The product is `main.py clerk` on a demo hall.
Each tells two moments: its first window (the product's shell) is painted; it can be used (floor:
the query is answered; product: the hall is open and what the sign-in page asked for has come).

    python -m bench.startup [--json] [--rounds 5]

Times run from before the interpreter starts. The first round of each only warms files and
bytecode and is not counted.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AIM = 1.6
MOMENTS = ("painted", "usable")

FLOOR = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Eye(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, ask)
        return False

def ask():
    print("painted", time.monotonic(), flush=True)
    from sqlalchemy import create_engine, text
    from sqlalchemy.orm import Session

    with Session(create_engine("sqlite:///" + sys.argv[1])) as session:
        session.execute(text("SELECT name FROM hall")).one()
    print("usable", time.monotonic(), flush=True)
    app.quit()

app = QApplication(sys.argv[:1])
window = QLabel("hall")
window.resize(1280, 800)
eye = Eye()
window.installEventFilter(eye)
window.show()
app.exec()
"""

# The real path from the command line on; only what it reports is added, by a class on top.
PRODUCT = """
import sys, time
from hallapp.qtkit import first_window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

class Seen(first_window.FirstWindow):
    def __init__(self, look):
        super().__init__(look)
        self.painted.connect(self.say)

    def say(self):
        print("painted", time.monotonic(), flush=True)
        watch_the_desk()

def watch_the_desk():
    from hallapp.app import desktop

    class Watched(desktop.Desktop):
        def _opened(self, opened):
            super()._opened(opened)
            # One worker answers in the order asked: after this, what the page asked has come.
            self.hall_jobs.submit(lambda: None, self.told, self._not_opened, owner=self)

        def told(self, nothing):
            QTimer.singleShot(0, self.leave)

        def leave(self):
            print("usable", time.monotonic(), flush=True)
            QApplication.quit()

    desktop.Desktop = Watched

first_window.FirstWindow = Seen
from hallapp.commands.program import run

sys.exit(run(["clerk", "--windowed", "--window", "1", "--data", sys.argv[1]]))
"""


def started(program: str, place: Path) -> dict[str, float]:
    """Start a program; return the milliseconds until each of its moments."""
    # Without compiled bytecode every start would compile the program anew.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "LANG": "zh_CN.UTF-8"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program, str(place)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = dict(line.split() for line in ran.stdout.splitlines())
    if set(told) != set(MOMENTS):
        sys.exit(ran.stderr or ran.stdout)
    return {moment: (float(told[moment]) - begun) * 1000 for moment in MOMENTS}


def measured(data: Path, rounds: int) -> dict[str, Any]:
    """Start both programs in turns; return medians and ratios."""
    store = data / "demo" / "hall.db"
    floors: list[dict[str, float]] = []
    products: list[dict[str, float]] = []
    for number in range(rounds + 1):
        floor, product = started(FLOOR, store), started(PRODUCT, data)
        if number:
            floors.append(floor)
            products.append(product)
    found: dict[str, Any] = {"rounds": rounds}
    for moment in MOMENTS:
        floor_ms = statistics.median(each[moment] for each in floors)
        product_ms = statistics.median(each[moment] for each in products)
        ratios = [p[moment] / f[moment] for f, p in zip(floors, products, strict=True)]
        found[f"{moment}_floor_ms"] = round(floor_ms)
        found[f"{moment}_ms"] = round(product_ms)
        found[f"{moment}_ratio"] = round(statistics.median(ratios), 2)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one last line of JSON")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        made = [sys.executable, str(ROOT / "main.py"), "demo", "--data", str(data)]
        subprocess.run(made, check=True, capture_output=True)
        found = measured(data, arguments.rounds)
    for moment in MOMENTS:
        ratio = found[f"{moment}_ratio"]
        print(
            f"{moment:8} {found[f'{moment}_ms']:5} ms beside {found[f'{moment}_floor_ms']:5} ms,"
            f" {ratio:.2f} times (aim {AIM})"
        )
    if arguments.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
