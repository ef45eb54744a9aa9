"""Who gets a hall's bulletins, and how they are numbered: a dated hall setting."""

from dataclasses import dataclass, field

from hallapp.bulletins.spelling import read, spell
from hallapp.bulletins.terms import BulletinSort, RecipientLine
from hallapp.kernel.settings import Setting
from hallapp.kernel.texts import mark


@dataclass(frozen=True)
class RecipientRule:
    """Somebody who gets every bulletin of a sort.

    Attributes:
        name: As printed on the line; Chinese source text.
    """

    sort: BulletinSort
    line: RecipientLine
    name: str


@dataclass(frozen=True)
class BulletinRules:
    """How a hall publishes (通报办法).

    Attributes:
        words: What stands before the year of a number, by sort, as (sort, word).
        masthead: The red head of a bulletin; empty for the hall's own name.
        recipients: Who gets them, in the order of the lines.
    """

    words: tuple[tuple[BulletinSort, str], ...] = (
        (BulletinSort.WEEKLY, mark("周汇总")),
        (BulletinSort.MONTHLY, mark("通报")),
        (BulletinSort.ASSESSMENT, mark("考核通报")),
    )
    masthead: str = ""
    recipients: tuple[RecipientRule, ...] = field(
        default=(
            RecipientRule(BulletinSort.WEEKLY, RecipientLine.ISSUE, mark("各进驻单位")),
            RecipientRule(BulletinSort.MONTHLY, RecipientLine.ISSUE, mark("各进驻单位")),
            RecipientRule(BulletinSort.ASSESSMENT, RecipientLine.ISSUE, mark("各进驻单位")),
        )
    )

    def word(self, sort: BulletinSort) -> str:
        """Return what stands before the year of a number."""
        return dict(self.words).get(sort, "")


DEFAULT_BULLETINS = BulletinRules()

BULLETINS = {
    "default": DEFAULT_BULLETINS,
    # Posted on the hall's board and sent to the heads, the two offices and discipline inspection.
    "qingcheng": BulletinRules(
        recipients=(
            *DEFAULT_BULLETINS.recipients,
            RecipientRule(BulletinSort.MONTHLY, RecipientLine.REPORT, mark("县委、县政府主要领导")),
            RecipientRule(BulletinSort.MONTHLY, RecipientLine.SEND, mark("县委办公室")),
            RecipientRule(BulletinSort.MONTHLY, RecipientLine.SEND, mark("县政府办公室")),
            RecipientRule(BulletinSort.MONTHLY, RecipientLine.SEND, mark("县纪委监委")),
        )
    ),
}
"""By the keys of the attendance presets; a key without an entry takes the default."""

BULLETIN_RULES: Setting[BulletinRules] = Setting(
    "bulletins.rules", DEFAULT_BULLETINS, spell, lambda spelled: read(BulletinRules, spelled)
)
