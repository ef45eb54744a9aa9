"""Gathers what the cards at the windows say: who sits there, what is done, what it costs."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from hallapp.guides.errors import ItemGoneError
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideRow, GuideState
from hallapp.hall import directory
from hallapp.hall.terms import PersonRow, WindowRow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.texts import _, papers
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.tables import ServiceOffer
from hallapp.slips.fact_words import is_priced, lacking, sampled, short_fee_words
from hallapp.slips.posting import CardFee, WindowCard

_offer = table_of(ServiceOffer)
_PUBLIC = frozenset({GuideState.PUBLISHED, GuideState.SAMPLE})


def window_cards(work: UnitOfWork, guides: GuideService) -> tuple[WindowCard, ...]:
    """Return a card for each window of the hall, by number."""
    served: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    for row in QueuePlanService(work).window_services():
        # Who only helps out for a while does not change what hangs at the window.
        if row.until_at is None:
            served[row.window_id].append((row.service_id, row.service_name))
    with work.read() as session:
        windows = directory.windows(session, work.hall_id)
        people = directory.people(session, work.hall_id)
        offers = session.execute(
            select(_offer.c.service_id, _offer.c.item_id).where(_offer.c.hall_id == work.hall_id)
        ).all()
    items: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for service_id, item_id in offers:
        items[service_id].append(item_id)
    public = _public(guides, {item for each in items.values() for item in each})
    with papers():
        return tuple(_card(window, people, served[window.id], items, public) for window in windows)


def _public(guides: GuideService, item_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, GuideRow]:
    found: dict[uuid.UUID, GuideRow] = {}
    for item_id in item_ids:
        try:
            guide = guides.guide(item_id)
        except ItemGoneError:
            continue  # a seeded item outside a demo hall
        if guide.item.state in _PUBLIC:
            found[item_id] = guide
    return found


def _card(
    window: WindowRow,
    people: Sequence[PersonRow],
    served: Sequence[tuple[uuid.UUID, str]],
    items: dict[uuid.UUID, list[uuid.UUID]],
    public: dict[uuid.UUID, GuideRow],
) -> WindowCard:
    wanted = dict.fromkeys(item for service, _name in served for item in items[service])
    found = sorted((public[each] for each in wanted if each in public), key=_code)
    staff = [person for person in people if person.window_number == window.number]
    return WindowCard(
        number=window.number,
        name=window.name,
        place=_place(window),
        services=tuple(name for _service, name in served),
        person=_("、").join(person.name for person in staff),
        post=_posts(staff),
        department=_("、").join(dict.fromkeys(p.department for p in staff if p.department)),
        items=tuple(guide.item.name for guide in found),
        fees=tuple(CardFee(g.item.name, short_fee_words(g)) for g in found if _charges(g)),
        has_unknown_fees=any(_is_fee_unknown(guide) for guide in found),
        phones=_phones(found),
        is_sample=any(guide.item.state is GuideState.SAMPLE for guide in found),
    )


def _place(window: WindowRow) -> str:
    zone = _("{letter} 区 {name}").format(letter=window.zone_letter, name=window.zone_name)
    return window.place or zone


def _posts(staff: Sequence[PersonRow]) -> str:
    return _("、").join(dict.fromkeys(role.label for each in staff for role in each.roles))


def _charges(guide: GuideRow) -> bool:
    return is_priced(guide) or bool(guide.charges) or bool(guide.fee_note)


def _is_fee_unknown(guide: GuideRow) -> bool:
    return not _charges(guide) and guide.charges is None


def _phones(guides: Iterable[GuideRow]) -> tuple[str, ...]:
    said = (sampled(each.complaint_phone, each) for each in guides if each.complaint_phone)
    return tuple(each for each in dict.fromkeys(said) if each != lacking())


def _code(guide: GuideRow) -> str:
    return guide.item.code
