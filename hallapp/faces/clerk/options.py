"""What the start of a clerk's desk is told from outside."""

from dataclasses import dataclass, field

from hallapp.faces.clerk.keys_memory import DeskMemory, ShortMemory
from hallapp.kernel.identity import NUMBER_ALONE


@dataclass(frozen=True)
class ClerkOptions:
    """How a clerk's desk is started.

    Attributes:
        window_number: Service window of this place; None lets the person's own or a choice decide.
        station_name: Name of this workstation, written into every act.
        is_windowed: Show as an ordinary window instead of filling the screen.
        lock_after_s: Seconds without a key or a mouse after which the desk is locked.
        double_press_s: A second press of the primary button within so many seconds is taken for
            a slip of the finger and does nothing; 0 takes every press.
        memory: Where the keys and the place of the mini bar are kept.
        card_reader: `keyboard` for a card reader or scanner that types; empty for none.
        card_template: What that reader is set to type.
    """

    window_number: int | None = None
    station_name: str = ""
    is_windowed: bool = False
    lock_after_s: int = 600
    double_press_s: float = 0.3
    memory: DeskMemory = field(default_factory=ShortMemory)
    card_reader: str = ""
    card_template: str = NUMBER_ALONE
