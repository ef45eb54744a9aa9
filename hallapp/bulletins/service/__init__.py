"""What faces and stations ask of bulletins and postings (公示、汇总、通报)."""

from hallapp.bulletins.service.issuing import IssuingDesk
from hallapp.bulletins.service.postings import PostingService


class BulletinService(IssuingDesk):
    """Figures, worklists, confirmations, bulletins (周汇总、月通报、考核通报)."""


__all__ = ["BulletinService", "PostingService"]
