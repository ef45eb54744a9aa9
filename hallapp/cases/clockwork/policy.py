"""Settings of the hall that clocks obey."""

from hallapp.cases.terms import LightThresholds
from hallapp.kernel.settings import Setting

LIGHT_THRESHOLDS = Setting(
    name="cases.light_thresholds",
    default=LightThresholds(),
    spell=lambda value: {
        "yellow_working_days": value.yellow_working_days,
        "yellow_percent": value.yellow_percent,
    },
    read=lambda kept: LightThresholds(**kept),
)
