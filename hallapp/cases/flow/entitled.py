"""Who may do what with a case: roles, and the chief representative's letter."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.errors import HandlerUnfitError, LetterInvalidError
from hallapp.cases.flow.finding import department_of
from hallapp.cases.tables import HallCase
from hallapp.guides.terms import HandlingType
from hallapp.hall.entitlement import check_role, roles_of
from hallapp.hall.tables import Department, Person, RepresentativeLetter
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import Writing

RECEIVERS = frozenset({Role.FRONT_CLERK, Role.GUIDE_STAFF})
ACCEPTORS = frozenset({Role.FRONT_CLERK})
APPROVERS = frozenset({Role.APPROVER, Role.CHIEF_REPRESENTATIVE})
HANDLERS = frozenset({Role.FRONT_CLERK, Role.APPROVER, Role.CHIEF_REPRESENTATIVE})
HEADS = frozenset({Role.MANAGER, Role.CHIEF_REPRESENTATIVE})
ISSUERS = frozenset({Role.ISSUER, Role.FRONT_CLERK})
KEEPERS = frozenset({Role.ISSUER, Role.FRONT_CLERK, Role.APPROVER})
SENDERS = frozenset({Role.FRONT_CLERK, Role.APPROVER, Role.CHIEF_REPRESENTATIVE, Role.MANAGER})
ANYBODY = frozenset(Role)


def check_entitled(act: Writing, case: HallCase, allowed: frozenset[Role]) -> None:
    """Refuse whoever may not do this with the case.

    A chief representative who acts as such needs a letter of the item's department that is
    valid today; the scope of a letter is in free words and is left to people.

    Raises:
        NotEntitledError: The actor has none of the roles.
        LetterInvalidError: The actor is chief representative only, without a valid letter.
    """
    session, actor = act.session, act.request.actor
    check_role(session, case.hall_id, actor, allowed)
    is_for_some = Role.CHIEF_REPRESENTATIVE in allowed and allowed != ANYBODY
    if actor.person_id is None or not is_for_some:
        return
    # Whoever may do it by another role needs no letter.
    roles = roles_of(session, case.hall_id, actor.person_id)
    if roles.isdisjoint(allowed - {Role.CHIEF_REPRESENTATIVE}):
        _check_letter(act, case, actor.person_id)


def check_decider(act: Writing, case: HallCase) -> None:
    """Refuse whoever may not decide the case; what is done at once is decided at the window.

    Raises:
        NotEntitledError: The actor has none of the roles.
        LetterInvalidError: The actor is chief representative only, without a valid letter.
    """
    at_once = case.handling_type is HandlingType.INSTANT
    check_entitled(act, case, HANDLERS if at_once else APPROVERS)


def check_handler(session: Session, hall_id: uuid.UUID, person_id: uuid.UUID) -> Person:
    """Return whom a case may be handed to.

    Raises:
        HandlerUnfitError: No active person of the back office.
    """
    person = session.get(Person, person_id)
    if person is None or person.hall_id != hall_id:
        raise HandlerUnfitError(name="")
    if Role.APPROVER not in roles_of(session, hall_id, person_id):
        raise HandlerUnfitError(name=person.name)
    return person


def _check_letter(act: Writing, case: HallCase, person_id: uuid.UUID) -> None:
    department = department_of(act.session, case.item_id)
    letter = select(RepresentativeLetter.id).where(
        RepresentativeLetter.hall_id == case.hall_id,
        RepresentativeLetter.person_id == person_id,
        RepresentativeLetter.department_id == department,
        RepresentativeLetter.valid_from <= act.today,
        RepresentativeLetter.valid_until >= act.today,
    )
    if act.session.scalar(letter.limit(1)) is None:
        named = None if department is None else act.session.get(Department, department)
        raise LetterInvalidError(department=named.name if named else "")
