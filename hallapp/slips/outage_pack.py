"""A whole pack of papers for a power cut (停电包)."""

from hallapp.kernel.texts import _, papers
from hallapp.slips.outage_acceptance import acceptance_sheets, item_codes
from hallapp.slips.outage_cover import cover
from hallapp.slips.outage_facts import PackFacts, PackSheet
from hallapp.slips.outage_rosters import patrol_sheets, sign_in_sheets
from hallapp.slips.outage_stubs import stub_sheets


def paper_pack(facts: PackFacts) -> tuple[PackSheet, ...]:
    """Return every paper of a pack, the cover first.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        below = (
            PackSheet(_("号码条"), _("导办台"), stub_sheets(facts)),
            PackSheet(_("受理登记表"), _("每个受理窗口一张，不够再复印"), acceptance_sheets(facts)),
            PackSheet(_("事项短码"), _("和受理登记表放在一起"), item_codes(facts)),
            PackSheet(_("签到表"), _("值班长"), sign_in_sheets(facts)),
            PackSheet(_("巡查表"), _("值班长"), patrol_sheets(facts)),
        )
        return (PackSheet(_("封面"), _("值班长"), cover(facts, below)), *below)
