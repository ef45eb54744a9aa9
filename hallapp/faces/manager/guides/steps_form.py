"""Steps and special procedures: their list, with the flow chart drawn beside (一事一流程)."""

from collections.abc import Sequence

from typing_extensions import override

from hallapp.faces.manager.guides.list_form import ListForm
from hallapp.faces.manager.guides.working import Working
from hallapp.faces.manager.settings_fields import Field


class StepsForm(ListForm):
    """A list whose entries are drawn as a chart at once."""

    def __init__(self, part: str, working: Working, fields: Sequence[Field]) -> None:
        super().__init__(part, working, fields)

    @override
    def show_working(self) -> None:
        """Show the entries and the chart."""
        super().show_working()
