"""Tells the voice how the hall wants to be heard: volume by the hour, silence, repeats."""

from datetime import datetime, tzinfo

from hallapp.faces.board.services import BoardAnnouncer
from hallapp.queueing.loudness import SoundHabits


def follow(announcer: BoardAnnouncer | None, habits: SoundHabits, zone: tzinfo) -> None:
    """Let calls be spoken from now on as the hall has set it.

    Args:
        announcer: The voice; None for a board that does not speak.
        habits: What the hall has set.
        zone: The hall's, in which its volume schedule is told.
    """
    if announcer is None:
        return
    # A board opens without what makes sound.
    from hallapp.devices.announcing import SpeakingRules

    def percent_at(moment: datetime) -> int:
        return habits.volume.percent_at(moment.astimezone(zone).time())

    announcer.follow(SpeakingRules(percent_at, habits.times, habits.is_silent))


def is_quiet(habits: SoundHabits, local: datetime) -> bool:
    """Return whether calls are not spoken at a local time because the hall wants it so."""
    return habits.is_silent or habits.volume.percent_at(local.time()) == 0
