"""Files of guides: what was added once is never changed."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.guides.terms import FileUse
from hallapp.kernel.database.base import READ, READ_AND_APPEND, Base, rights


class GuideFile(Base):
    """A blank form, a sample, a public paper or a logo, with its bytes (附件).

    Attributes:
        digest: SHA-256 of the content, hex; the same bytes for the same use are kept once.
    """

    __tablename__ = "guide_file"
    __table_args__ = (
        UniqueConstraint("hall_id", "use", "digest"),
        rights(kiosk=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    use: Mapped[FileUse]
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(80))
    size_bytes: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    added_by: Mapped[uuid.UUID | None]
    added_at: Mapped[datetime]
