"""Booklets, manuals, and what hangs on the wall or goes home in a pocket (一本通、上墙、明白卡)."""

from hallapp.serving.publications import PublicationRow
from hallapp.tour import publishing, reading
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check

_THEME = "YJS01"
_DEPARTMENT = "公安局"
_ITEM = "机动车注册登记"
_RULES_TITLE = "示例：首问负责制"
_RULES = "一、群众最先问到的人，就是首问责任人。\n二、能办的马上办，不能办的一次说清。"


def _booklet(day: Day) -> None:
    hall = day.stage.hall
    theme = hall.themes.theme(_THEME)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    made = hall.publications.booklet(_THEME, progress=progress)
    text = _keep(day, made, "booklet", Words(f"办事一本通：{theme.name}", "A booklet of one thing"))
    check(made.items == len(theme.item_ids), f"{made.items} of {len(theme.item_ids)} items")
    check(bool(told) and told[-1][0] == told[-1][1], f"told how far it is: {told[-1:]}")
    for item_id in theme.item_ids:
        name = hall.guides.guide(item_id).item.name
        check(text.count(reading.squeezed(name)) > 1, f"{name} in the contents and inside")


def _manual(day: Day) -> None:
    hall = day.stage.hall
    made = hall.publications.manual(_DEPARTMENT)
    text = _keep(day, made, "manual", Words(f"部门手册：{_DEPARTMENT}", "A department's manual"))
    mine = [row for row in hall.guides.search("", limit=500) if row.department == _DEPARTMENT]
    for row in mine:
        check(reading.squeezed(row.name) in text, f"{row.name} in the manual")
    check(made.items == len(mine) > 1, f"{made.items} of {len(mine)} items")


def _hang_up(day: Day) -> None:
    hall = day.stage.hall
    cards = hall.publications.cards()
    text = _keep(day, cards, "window-cards", Words("窗口公示牌", "Cards for the windows"))
    windows = hall.people.windows()
    check(cards.pages >= len(windows), f"{cards.pages} pages for {len(windows)} windows")
    for person in hall.people.people():
        if person.window_number is not None:
            check(person.name in text, f"{person.name} on a card")
    guide = hall.guides.find(publishing.ITEM)
    chart = hall.publications.wall_chart(guide.item.id)
    words = Words(f"上墙流程图：{publishing.ITEM}", "The flow, for a wall")
    text = _keep(day, chart, "wall-chart", words)
    for name in publishing.STEPS:
        check(reading.squeezed(name) in text, f"{name} on the wall")
    rules = hall.publications.wall_rules(_RULES_TITLE, _RULES)
    text = _keep(day, rules, "wall-rules", Words("上墙制度", "Rules, for a wall"))
    check(reading.squeezed(_RULES.splitlines()[-1]) in text, "the last rule on the wall")


def _plain_card(day: Day) -> None:
    hall = day.stage.hall
    guide = hall.guides.find(_ITEM)
    card = hall.publications.plain_card(guide.item.id)
    text = _keep(day, card, "plain-card", Words(f"明白卡：{_ITEM}", "A plain card to take home"))
    check(text.count(reading.squeezed(_ITEM)) > 1, "two cards on a page")


def _keep(day: Day, made: PublicationRow, name: str, words: Words) -> str:
    """Keep a publication in the album and return its text."""
    check(not made.warning, made.warning)
    return reading.text_of(day.album.paper(made.path, name, words))


CHAPTER = Chapter(
    Words("一本通、手册和上墙的纸", "Booklets and papers to hang up"),
    (
        Step(
            Words("办事一本通", "A booklet"),
            Words("目录里、正文里每个事项都有，进度走到头", "Every item in contents and text"),
            _booklet,
        ),
        Step(
            Words("部门手册", "A department's manual"),
            Words("部门的事项一个不少", "No item of the department is left out"),
            _manual,
        ),
        Step(
            Words("窗口公示牌、流程图、制度", "Window cards, flow chart, rules"),
            Words(
                "坐窗口的人、每个环节、每条制度都读得到", "People, steps and rules are read back"
            ),
            _hang_up,
        ),
        Step(
            Words("明白卡", "The plain card"),
            Words("一张 A4 两份", "Two on a page"),
            _plain_card,
        ),
    ),
)
