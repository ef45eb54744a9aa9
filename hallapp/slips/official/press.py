"""Official papers come off the press: one, or many as one file to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import papers
from hallapp.slips.flow import Band, Placed
from hallapp.slips.official.casting import bands_of
from hallapp.slips.official.errors import NothingToPrintError
from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.hands import Setter
from hallapp.slips.official.laying import lay
from hallapp.slips.official.margins import Margins
from hallapp.slips.official.prose import title_bands
from hallapp.slips.official.sheet import OfficialSheet
from hallapp.slips.official.titles import title_of
from hallapp.slips.official.writing import written
from hallapp.slips.sheet import MM
from hallapp.slips.sheet import PaperKind as PageKind
from hallapp.slips.terms import Slip

_CLOSER = (0.93, 0.87, 0.8)
_FEW_PAGES = 3  # in a longer paper a page more is no matter, and its lines stay where they belong
_SHORT_SIDE, _LONG_SIDE = 210 * MM, 297 * MM


@dataclass(frozen=True)
class PaperOrder:
    """One paper of a batch; `facts` is the class that `writing.FACTS` names for its kind."""

    kind: CasePaperKind
    head: PaperHead
    facts: Any


def official_paper(kind: CasePaperKind, head: PaperHead, facts: Any) -> Slip:
    """Return a paper of a case as an A4 PDF in the layout of GB/T 9704.

    The QR code holds the case number and the query code, nothing personal.

    Args:
        kind: Which paper.
        head: What every paper bears.
        facts: Those of its kind.

    Raises:
        TypeError: The facts are those of another kind.
        FontMissingError: A font file is gone or broken.
    """
    return batch([PaperOrder(kind, head, facts)])


def batch(orders: Sequence[PaperOrder], *, is_two_sided: bool = False) -> Slip:
    """Return papers as one PDF, each with page numbers of its own.

    Args:
        orders: In the order in which they are printed.
        is_two_sided: Whether each begins on a new sheet of paper printed on both sides; a blank
            page follows those with an odd number of pages.

    Raises:
        NothingToPrintError: There is not a single paper.
        TypeError: The facts of one are those of another kind.
        FontMissingError: A font file is gone or broken.
    """
    if not orders:
        raise NothingToPrintError
    with papers():
        setter = Setter()
        sheet = OfficialSheet(_page_kind(orders[0]), setter)
        count = 0
        for order in orders:
            count += _print(sheet, setter, order)
            if is_two_sided and count % 2:
                sheet.next_page()
                count += 1
        return sheet.close(count)


def _page_kind(order: PaperOrder) -> PageKind:
    head = order.head
    title = f"{title_of(order.kind, is_licence=head.is_licence)} {head.case_number}"
    return PageKind(_SHORT_SIDE, _LONG_SIDE, title, head.issuer, _here(head))


def _here(head: PaperHead) -> datetime:
    return head.printed_at.astimezone(zone_named(head.hall.zone))


def _print(sheet: OfficialSheet, setter: Setter, order: PaperOrder) -> int:
    """Draw a paper and return how many pages it took."""
    pages = _laid(setter, order)
    margins = Margins(order.kind, order.head, setter, len(pages))
    for number, page in enumerate(pages, 1):
        margins.draw(sheet, number)
        for placed in page:
            placed.band.draw(sheet, placed.top)
        sheet.next_page()
    return len(pages)


def _laid(setter: Setter, order: PaperOrder) -> list[list[Placed]]:
    """Return the pages of a paper, its lines a little closer where that saves a page.

    Source: GB/T 9704-2012 7.3.5 (no room for seal and date: the lines are set closer).
    """
    pages = lay(list(_bands(setter, order)))
    for closeness in _CLOSER if 1 < len(pages) <= _FEW_PAGES else ():
        closer = lay(list(_bands(Setter(closeness, setter.unknown), order)))
        if len(closer) < len(pages):
            return closer
    return pages


def _bands(setter: Setter, order: PaperOrder) -> Iterator[Band]:
    title = title_of(order.kind, is_licence=order.head.is_licence)
    yield from title_bands(setter, order.head.issuer, title, order.head.document_number)
    yield from bands_of(setter, written(order.kind, order.head, order.facts))
