"""The findings that a hall begins with (默认问题清单); every word is the manager's to change."""

import uuid
from dataclasses import dataclass

from hallapp.kernel.texts import mark
from hallapp.patrols.terms import FindingRow, FindingSort


@dataclass(frozen=True, slots=True)
class DefaultFinding:
    """One finding as the program brings it.

    Attributes:
        label: Marked for translation; stored in Chinese.
        is_active: False for words that rules leave open: a hall says what it means by them
            before its patrollers are offered them.
    """

    code: str
    label: str
    sort: FindingSort
    is_active: bool = True

    def id_in(self, hall_id: uuid.UUID) -> uuid.UUID:
        """Return the id that the entry has in a hall, the same at whichever station it begins."""
        return uuid.uuid5(hall_id, f"patrols.finding.{self.code}")

    def row(self, hall_id: uuid.UUID, position: int) -> FindingRow:
        """Return the entry as a hall without a list of its own sees it."""
        identity = self.id_in(hall_id)
        return FindingRow(identity, self.code, self.label, self.sort, position, self.is_active)


DEFAULT_FINDINGS: tuple[DefaultFinding, ...] = (
    DefaultFinding("off_post", mark("脱岗"), FindingSort.POST),
    DefaultFinding("vacant_without_b", mark("空岗无AB岗"), FindingSort.POST),
    DefaultFinding("wandering", mark("串岗"), FindingSort.POST),
    DefaultFinding("lingering", mark("留岗"), FindingSort.POST, is_active=False),
    DefaultFinding("no_post_plate", mark("无岗位牌"), FindingSort.POST),
    DefaultFinding("chatting", mark("聊天"), FindingSort.CONDUCT),
    DefaultFinding("phone_or_games", mark("玩手机或游戏"), FindingSort.CONDUCT),
    DefaultFinding("eating", mark("吃东西"), FindingSort.CONDUCT),
    DefaultFinding("smoking", mark("吸烟"), FindingSort.CONDUCT),
    DefaultFinding("sleeping", mark("睡觉"), FindingSort.CONDUCT),
    DefaultFinding("noise", mark("大声喧哗"), FindingSort.CONDUCT),
    DefaultFinding("quarrel", mark("与群众争执"), FindingSort.CONDUCT),
    DefaultFinding("forbidden_words", mark("服务忌语"), FindingSort.CONDUCT),
    DefaultFinding("private_acceptance", mark("私自收件或体外循环"), FindingSort.CONDUCT),
    DefaultFinding("over_time", mark("超时办件"), FindingSort.CONDUCT),
    DefaultFinding("no_badge", mark("未佩戴工牌"), FindingSort.DRESS),
    DefaultFinding("dress", mark("着装不规范"), FindingSort.DRESS),
    DefaultFinding("untidy_desk", mark("台面不整洁"), FindingSort.DESK),
)
"""Source: the findings that published rules of halls name."""
