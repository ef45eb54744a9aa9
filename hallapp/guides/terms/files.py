"""Words of files that belong to guides: blank forms, samples, pictures (附件)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class FileUse(Enum):
    """What a file is for (附件用途)."""

    BLANK_FORM = "blank_form"
    SAMPLE_FORM = "sample_form"
    RESULT_SAMPLE = "result_sample"
    PUBLIC_PAPER = "public_paper"
    LOGO = "logo"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            FileUse.BLANK_FORM: _("空白表格"),
            FileUse.SAMPLE_FORM: _("示例样表"),
            FileUse.RESULT_SAMPLE: _("结果样本"),
            FileUse.PUBLIC_PAPER: _("公开文件"),
            FileUse.LOGO: _("标志"),
        }[self]


@dataclass(frozen=True)
class FileRow:
    """A kept file without its bytes.

    Attributes:
        media_type: `application/pdf`, `image/png`, `image/jpeg` and so on; found out from the
            bytes, never from the name.
        size_bytes: Length of its content.
        digest: SHA-256 of its content, hex.
    """

    id: UUID
    use: FileUse
    name: str
    media_type: str
    size_bytes: int
    digest: str
    added_at: datetime
