"""编制与审核: the list of guides, and what is open of it."""

from hallapp.faces.manager.guides.tab import GuidesTab


class AuthoringTab(GuidesTab):
    """Writing, reviewing and publishing guides."""
