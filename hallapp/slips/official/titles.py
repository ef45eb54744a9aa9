"""What each paper calls itself: a decision on a licence names the licence."""

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.texts import _


def title_of(kind: CasePaperKind, *, is_licence: bool) -> str:
    """Return the title of a paper."""
    licence_titles = {
        CasePaperKind.APPROVAL: _("准予行政许可决定书"),
        CasePaperKind.DENIAL: _("不予行政许可决定书"),
        CasePaperKind.RENEWAL: _("延续行政许可决定书"),
        CasePaperKind.CHANGE: _("变更行政许可决定书"),
        CasePaperKind.REVOCATION: _("撤销行政许可决定书"),
    }
    return (licence_titles.get(kind) if is_licence else None) or kind.label
