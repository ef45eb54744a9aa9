"""How the hall wants its papers today: the kept design with its logo at hand."""

from sqlalchemy import select

from hallapp.guides.tables import GuideFile
from hallapp.guides.terms import FileUse
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import value_on
from hallapp.slips.design import SlipDesign
from hallapp.slips.design_setting import SLIP_DESIGN


def chosen_design(work: UnitOfWork, service_code: str = "") -> SlipDesign:
    """Return the design of today, filled for a queue service.

    Args:
        work: Where the hall's settings and files are.
        service_code: Code of the queue service; empty for none.
    """
    hall_id, today = work.hall_id, work.today()
    with work.read() as session:
        design = value_on(session, hall_id, SLIP_DESIGN, today)
        logo = b""
        if design.logo is not None:
            found = session.scalars(
                select(GuideFile.content).where(
                    GuideFile.hall_id == hall_id,
                    GuideFile.id == design.logo,
                    GuideFile.use == FileUse.LOGO,
                )
            ).one_or_none()
            logo = found or b""
    return design.filled(logo, service_code)
