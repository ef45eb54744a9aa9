"""What the guide desk reads of the page a citizen is on: its name and its subject, no person."""

from uuid import UUID

from hallapp.faces.kiosk.help_presenter import Whereabouts
from hallapp.faces.kiosk.page import KioskPage
from hallapp.kernel.texts import _, mark, papers

_PAGES = {
    "home_page": mark("首页"),
    "services_page": mark("选择业务"),
    "find_page": mark("找事项"),
    "guide_page": mark("看办事指南"),
    "question_page": mark("回答情形"),
    "paper_page": mark("选择纸张"),
    "browse_page": mark("分类找事项"),
    "one_thing_page": mark("看一件事"),
    "openness_page": mark("政务公开专区"),
    "reading_page": mark("看公开文件"),
    "display_page": mark("显示与朗读"),
    "confirm_page": mark("准备取号"),
    "card_page": mark("刷身份证取号"),
    "number_page": mark("已经取到号"),
    "code_page": mark("输入代码"),
    "appointment_page": mark("预约报到"),
    "progress_page": mark("查看排队"),
    "case_page": mark("查看办理进度"),
    "rating_page": mark("服务评价"),
    "advice_page": mark("不知道办什么"),
    "closed_page": mark("连不上大厅的数据"),
}


def whereabouts(
    page: KioskPage, subject: str = "", item_id: UUID | None = None, service_id: UUID | None = None
) -> Whereabouts:
    """Return where a citizen is.

    Args:
        page: The page that is open.
        subject: Name of the item or service that it is about.
        item_id: The item that is open, if any.
        service_id: The service that is chosen, if any.
    """
    name = page.objectName()
    # Whoever comes to help reads Chinese, whatever the kiosk shows the citizen.
    with papers():
        known = _PAGES.get(name)
        words = name if known is None else _(known)
        if subject:
            words = _("{page}：{subject}").format(page=words, subject=subject)
    return Whereabouts(name, words, item_id, service_id)
