"""Themes of joint handling that halls know by name, each dated; limits stay for the hall to fill.

A template is a start for the form and never more: units and limits are the hall's own.
"""

from dataclasses import dataclass

from hallapp.joint.terms import JointKind
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class JointTemplate:
    """A theme with the titles of its branches.

    Attributes:
        until: Last year in which it was used; None while it is.
    """

    code: str
    name: str
    kind: JointKind
    titles: tuple[str, ...]
    until: int | None = None


def joint_templates() -> tuple[JointTemplate, ...]:
    """Return the templates, current ones first; a forerunner stays readable."""
    return (
        _opening_a_business(),
        JointTemplate(
            code="building-project",
            name=_("工程建设项目联合审批"),
            kind=JointKind.APPROVAL,
            titles=(),
        ),
        JointTemplate(
            code="building-acceptance",
            name=_("工程建设项目联合验收"),
            kind=JointKind.INSPECTION,
            titles=(),
        ),
        _five_in_one(),
    )


def _opening_a_business() -> JointTemplate:
    return JointTemplate(
        code="opening-a-business",
        name=_("企业开办"),
        kind=JointKind.ONE_THING,
        titles=(
            _("企业设立登记"),
            _("公章刻制"),
            _("涉税业务办理"),
            _("社会保险登记"),
            _("住房公积金缴存登记"),
            _("银行预约开户"),
        ),
    )


def _five_in_one() -> JointTemplate:
    return JointTemplate(
        code="five-in-one",
        name=_("五证合一"),
        kind=JointKind.ONE_THING,
        titles=(
            _("工商营业执照"),
            _("组织机构代码证"),
            _("税务登记证"),
            _("统计登记证"),
            _("社会保险登记证"),
        ),
        until=2017,
    )
