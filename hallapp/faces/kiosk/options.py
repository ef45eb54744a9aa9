"""What a kiosk (自助终端) is told at its start."""

from dataclasses import dataclass

from hallapp.kernel.texts import CHINESE


@dataclass(frozen=True)
class KioskOptions:
    """How one kiosk stands in the hall.

    Attributes:
        is_windowed: In a window that anybody may close; else full screen and locked.
        px_per_mm: Logical px on a millimetre of this screen's glass; None to believe the screen.
        station_name: Name of the workstation, for the audit.
        language: The language that every visit begins with.
        guide_desk: Where the guide desk stands, in words (一楼大门右侧); empty when nobody said.
    """

    is_windowed: bool
    px_per_mm: float | None
    station_name: str
    language: str = CHINESE
    guide_desk: str = ""
