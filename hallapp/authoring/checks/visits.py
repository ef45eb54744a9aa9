"""Rules on coming to the hall: how often, why, and what replaces it (到办事现场次数)."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_field
from hallapp.authoring.checks.vocabulary import BY_POST, NONE_GIVEN, WHOLLY_ONLINE
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.kernel.texts import _, mark

_CHECKER = mark("政务服务事项要素校验规则")
VISITS_UNEXPLAINED = CheckRule(
    "visits_unexplained",
    Severity.ERROR,
    mark("必须现场办理没有说明原因"),
    mark("到办事现场次数不为 0 的，要说明必须现场办理的原因。"),
    _CHECKER,
)
REASON_WITHOUT_VISIT = CheckRule(
    "reason_without_visit",
    Severity.ERROR,
    mark("不用到场却写了到场原因"),
    mark("到办事现场次数为 0 的，现场办理原因写“无”或留空。"),
    _CHECKER,
)
NO_WAY_WITHOUT_VISIT = CheckRule(
    "no_way_without_visit",
    Severity.ERROR,
    mark("不用到场却没有别的办法"),
    mark("到办事现场次数为 0 而不能网办的，要能邮寄办理。"),
    _CHECKER,
)
ONLINE_WITH_VISITS = CheckRule(
    "online_with_visits",
    Severity.ERROR,
    mark("全程网办却要到场"),
    mark("全程网办（Ⅳ级）的事项，到办事现场次数是 0。"),
    _CHECKER,
)
VISIT_RULES = (
    VISITS_UNEXPLAINED,
    REASON_WITHOUT_VISIT,
    NO_WAY_WITHOUT_VISIT,
    ONLINE_WITH_VISITS,
)


def check_visits(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find visits that nobody explains, and promises of no visit that cannot be kept."""
    visits = content.number("visits")
    reason = content.text("visits_reason").strip()
    if visits and reason in NONE_GIVEN:
        words = _("要到现场 {visits} 次，没有说明原因。请说明为什么必须到场。").format(
            visits=visits
        )
        yield on_field(VISITS_UNEXPLAINED, "visits_reason", words)
    if visits == 0 and reason not in NONE_GIVEN:
        words = _("到现场 0 次，却写了必须到场的原因。请改一处。")
        yield on_field(REASON_WITHOUT_VISIT, "visits_reason", words)
    if visits == 0 and not _is_possible_from_home(content):
        words = _("到现场 0 次，又不能网办，也不能邮寄。请写明怎样办理。")
        yield on_field(NO_WAY_WITHOUT_VISIT, "ways", words)
    if visits and is_wholly_online(content):
        words = _("写了全程网办，又要到现场 {visits} 次。请改一处。").format(visits=visits)
        yield on_field(ONLINE_WITH_VISITS, "visits", words)


def is_wholly_online(content: GuideContent) -> bool:
    """Return whether a guide says that nothing of it needs a visit."""
    return bool(
        WHOLLY_ONLINE.search(content.text("online_depth"))
        or WHOLLY_ONLINE.search(content.text("ways"))
    )


def _is_possible_from_home(content: GuideContent) -> bool:
    is_online = content.flag("is_online") is True or is_wholly_online(content)
    by_post = content.flag("materials_by_post") is True or BY_POST.search(content.text("ways"))
    return is_online or bool(by_post)
