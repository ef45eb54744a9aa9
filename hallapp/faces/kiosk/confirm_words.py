"""What the confirmation says: what would be taken, and why it may not be."""

from collections.abc import Sequence
from dataclasses import dataclass

from hallapp.faces.kiosk.journey import Choice
from hallapp.faces.kiosk.lettering import Run, around
from hallapp.faces.kiosk.outlook import Outlook
from hallapp.faces.kiosk.sayings import closing_words, step_names
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.queueing.issue_errors import AppointmentOnlyError
from hallapp.queueing.terms import PackageRow
from hallapp.wording import sentence

_SHORT_NAME = 6
PAPERS_SHORT, PAPERS_LONG = 14, 60
"""Characters of names that stand on one line of a tile, and on some; a name is never cut."""


@dataclass(frozen=True)
class BandWords:
    """One sentence between the facts and the press.

    Attributes:
        is_refusal: There is no number; else it is a warning.
        blocks: Pressing would lead nowhere.
    """

    words: str = ""
    is_refusal: bool = False
    blocks: bool = False


def band_of(
    refused: HallError | None, choice: Choice, outlook: Outlook, *, reads_cards: bool
) -> BandWords:
    """Return the gravest thing that a citizen should know before the press."""
    if refused is not None:
        leads_on = isinstance(refused, AppointmentOnlyError)
        blocks = outlook.refused is not None and not leads_on
        return BandWords(sentence(refused), is_refusal=True, blocks=blocks)
    if choice.service.needs_identity and not reads_cards:
        said = _("这项业务要凭身份证取号，这台机器没有读卡器。请到导办台取号。")
        return BandWords(said, is_refusal=True, blocks=True)
    if not choice.service.open_windows:
        return BandWords(_("现在没有窗口开着，开了就按顺序叫。急着办，请到导办台问一问。"))
    return BandWords(closing_words(outlook.closing))


def what_runs(choice: Choice) -> tuple[Run, ...]:
    """Return what would be taken, in large letters."""
    small = Run("", 52)
    if choice.package is not None:
        name = Run(choice.package.name, _name_size(choice.package.name), bold=True)
        said = around(_("您要取 {package} 的号"), "package", name, small)
        return (*said, Run("\n" + step_names(choice.package), 48, tint="muted"))
    name = Run(choice.service.name, _name_size(choice.service.name), bold=True)
    return around(_("您要取 {service} 的号"), "service", name, small)


def offer_words(package: PackageRow, *, is_chosen: bool) -> tuple[str, str]:
    """Return what the tile of a package says: its name, and its services in their order."""
    if is_chosen:
        return _("✓ 一个号一起办：{name}").format(name=package.name), _("再点一下，只办这一件")
    said = _("可以一个号一起办：{name}").format(name=package.name)
    return said, _("依次办 {steps}").format(steps=step_names(package))


def papers_words(papers: Sequence[str], most: int) -> str:
    """Return the first names of what to bring, so many characters; the guide has all."""
    shown: list[str] = []
    for name in papers:
        if shown and sum(map(len, shown)) + len(name) > most:
            return _("{papers} 等").format(papers=_("、").join(shown))
        shown.append(name)
    return _("、").join(shown)


def _name_size(name: str) -> float:
    return 100 if len(name) <= _SHORT_NAME else 76
