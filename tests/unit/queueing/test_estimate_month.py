"""The estimate over a simulated month, as the bench publishes it."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[3] / "bench" / "estimate.py"


def test_over_a_month_the_estimate_is_five_minutes_off_at_most_and_nearer_than_averages() -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH), "--seeds", "7", "--json"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(run.stdout.splitlines()[-1])["all"]

    assert found["tickets"] > 5000
    assert found["estimate_median"] <= 5
    assert found["estimate_median"] < min(found["last_20_median"], found["all_before_median"])
    assert found["inside"] > 0.7
