"""The hall's own numbers about posts: dated settings."""

from hallapp.kernel.settings import Setting

VACANT_MINUTES: Setting[int] = Setting(
    "roster.vacant_minutes",
    15,
    lambda minutes: {"minutes": minutes},
    lambda spelled: int(spelled["minutes"]),
)
"""From how many minutes without A and B a post is a finding (published halls: 15 or 30)."""
