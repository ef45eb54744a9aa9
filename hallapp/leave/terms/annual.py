"""Why the law gives somebody no annual leave in a year."""

from enum import Enum

from hallapp.kernel.texts import _


class AnnualExclusion(Enum):
    """Who has no annual leave this year.

    Source:
        《职工带薪年休假条例》第四条.
    """

    LONG_VACATION = "long_vacation"
    PAID_PERSONAL_LEAVE = "paid_personal_leave"
    SICK_TWO_MONTHS = "sick_two_months"
    SICK_THREE_MONTHS = "sick_three_months"
    SICK_FOUR_MONTHS = "sick_four_months"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            AnnualExclusion.LONG_VACATION: _("寒暑假天数多于年休假"),
            AnnualExclusion.PAID_PERSONAL_LEAVE: _("事假累计 20 天以上且未扣工资"),
            AnnualExclusion.SICK_TWO_MONTHS: _("工作不满 10 年，病假累计 2 个月以上"),
            AnnualExclusion.SICK_THREE_MONTHS: _("工作满 10 年不满 20 年，病假累计 3 个月以上"),
            AnnualExclusion.SICK_FOUR_MONTHS: _("工作满 20 年，病假累计 4 个月以上"),
        }[self]
