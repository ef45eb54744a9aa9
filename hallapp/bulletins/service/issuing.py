"""A drafted bulletin on its way: confirmed, numbered, issued, signed for."""

import uuid

from hallapp.bulletins.errors import (
    BulletinStateError,
    RecipientsMissingError,
    RecipientUnknownError,
    SignatureError,
)
from hallapp.bulletins.policy import BULLETIN_RULES
from hallapp.bulletins.rules import check_follows, number_text
from hallapp.bulletins.service.drafts import DraftingDesk
from hallapp.bulletins.service.worklisting import KEEPERS
from hallapp.bulletins.store.bulletin_rows import add_recipients, next_sequence
from hallapp.bulletins.tables import Bulletin, BulletinRecipient
from hallapp.bulletins.terms import BulletinRow, BulletinState
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on


class IssuingDesk(DraftingDesk):
    """Confirms, numbers and issues bulletins, and notes who signed."""

    def confirm(self, request: Request, bulletin_id: uuid.UUID) -> BulletinRow:
        """Approve the text (审定); from then on it changes no more unless it is sent back.

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is no draft.
        """
        return self._move(request, bulletin_id, BulletinState.CONFIRMED)

    def send_back(self, request: Request, bulletin_id: uuid.UUID) -> BulletinRow:
        """Make a confirmed text a draft again (退回修改).

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is numbered, or was no more than a draft.
        """
        return self._move(request, bulletin_id, BulletinState.DRAFT)

    def number(self, request: Request, bulletin_id: uuid.UUID) -> BulletinRow:
        """Give a confirmed bulletin the next number of its sort and year (编号).

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It is not confirmed.
        """
        return self._move(request, bulletin_id, BulletinState.NUMBERED)

    def issue(self, request: Request, bulletin_id: uuid.UUID) -> BulletinRow:
        """Issue a numbered bulletin; the one that it puts right is replaced by it (印发).

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinUnknownError: There is no such bulletin.
            BulletinStateError: It has no number, or is issued.
            RecipientsMissingError: It goes to nobody.
        """
        return self._move(request, bulletin_id, BulletinState.ISSUED)

    def sign(self, request: Request, recipient_id: uuid.UUID, by_name: str) -> BulletinRow:
        """Note who signed for an issued bulletin (签收).

        Raises:
            NotEntitledError: The actor does not run the hall.
            SignatureError: Nobody is named, or somebody signed already.
            RecipientUnknownError: There is no such recipient.
            BulletinStateError: The bulletin is not issued.
        """
        if not by_name.strip():
            raise SignatureError
        with self._work.write(request, "bulletins.sign", recipient=recipient_id, by=by_name) as act:
            found = act.session.get(BulletinRecipient, recipient_id, with_for_update=True)
            if found is None or found.hall_id != self._work.hall_id:
                raise RecipientUnknownError
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                bulletin = self._held(act, found.bulletin_id)
                if bulletin.issued_at is None:
                    raise BulletinStateError(state=bulletin.state.label)
                if found.signed_at is not None:
                    raise SignatureError
                found.signed_by_name, found.signed_at = by_name.strip(), act.now
                found.noted_by = request.actor.person_id
                self._told(act, bulletin, "signed")
            bulletin_id = found.bulletin_id
        return self.bulletin(bulletin_id)

    def _move(self, request: Request, bulletin_id: uuid.UUID, then: BulletinState) -> BulletinRow:
        with self._work.write(
            request, "bulletins.move", bulletin=bulletin_id, state=then.value
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, KEEPERS)
                found = self._held(act, bulletin_id)
                check_follows(found.state, then)
                self._carry(act, found, then)
                found.state = then
                act.flush()
                self._told(act, found, then.value)
        return self.bulletin(bulletin_id)

    def _carry(self, act: Writing, found: Bulletin, then: BulletinState) -> None:
        who = act.request.actor.person_id
        if then is BulletinState.CONFIRMED:
            found.confirmed_at, found.confirmed_by = act.now, who
        elif then is BulletinState.DRAFT:
            found.confirmed_at, found.confirmed_by = None, None
        elif then is BulletinState.NUMBERED:
            self._number(act, found)
        elif then is BulletinState.ISSUED:
            self._issue(act, found)

    def _number(self, act: Writing, found: Bulletin) -> None:
        year = act.today.year
        sequence = next_sequence(act.session, self._work.hall_id, found.sort, year)
        rules = value_on(act.session, self._work.hall_id, BULLETIN_RULES, act.today)
        found.year, found.sequence = year, sequence
        found.number = number_text(rules.word(found.sort), year, sequence)
        found.numbered_at, found.numbered_by = act.now, act.request.actor.person_id

    def _issue(self, act: Writing, found: Bulletin) -> None:
        if not add_recipients(act.session, found):
            raise RecipientsMissingError
        if found.replaces_id is not None:
            old = self._held(act, found.replaces_id)
            check_follows(old.state, BulletinState.REPLACED)
            old.state, old.replaced_at = BulletinState.REPLACED, act.now
            act.flush()
        found.issued_at, found.issued_by = act.now, act.request.actor.person_id
