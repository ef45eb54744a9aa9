"""Use cases of the roster: shifts and who has them, A and B posts."""

from hallapp.roster.service.posts import PairWish, PostService
from hallapp.roster.service.rosters import AssignmentWish, RosterService, SitInWish

__all__ = ["AssignmentWish", "PairWish", "PostService", "RosterService", "SitInWish"]
