"""The tabs of the page 指南, in their order: a further one is one line here."""

from collections.abc import Callable

from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.kernel.texts import _


def tabs() -> tuple[tuple[str, Callable[[], GuidesTab]], ...]:
    """Return what each tab is called and what makes it; modules are loaded when it opens."""
    return (
        (_("编制与审核"), _authoring),
        (_("完整度"), _completeness),
        (_("指南单样式"), _designer),
        (_("清单"), _lists),
        (_("一件事"), _themes),
        (_("政务公开"), _openness),
    )


def _authoring() -> GuidesTab:
    from hallapp.faces.manager.guides.authoring_tab import AuthoringTab

    return AuthoringTab()


def _completeness() -> GuidesTab:
    from hallapp.faces.manager.guides.completeness_tab import CompletenessTab

    return CompletenessTab()


def _designer() -> GuidesTab:
    from hallapp.faces.manager.guides.designer_tab import DesignerTab

    return DesignerTab()


def _lists() -> GuidesTab:
    from hallapp.faces.manager.guides.lists_tab import ListsTab

    return ListsTab()


def _themes() -> GuidesTab:
    from hallapp.faces.manager.guides.themes_tab import ThemesTab

    return ThemesTab()


def _openness() -> GuidesTab:
    from hallapp.faces.manager.guides.openness_tab import OpennessTab

    return OpennessTab()
