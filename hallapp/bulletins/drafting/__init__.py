"""Prose drafted from figures: every sentence carries what it says it by."""

from hallapp.bulletins.drafting.monthly import draft_month
from hallapp.bulletins.drafting.scored import draft_assessment
from hallapp.bulletins.drafting.weekly import draft_week

__all__ = ["draft_assessment", "draft_month", "draft_week"]
