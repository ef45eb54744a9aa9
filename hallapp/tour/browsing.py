"""Other ways at the kiosk: strokes, one thing of several items, what is public, large print."""

from hallapp.faces.kiosk import display
from hallapp.tour.asking import tap_tile
from hallapp.tour.hands import find
from hallapp.tour.operating import kiosk_words
from hallapp.tour.page import Words
from hallapp.tour.reading import squeezed
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page

_STROKES, _FIRST_CHARACTER = "51312251", "居"
_ONE_THING = "YJS01"
_LIFE_EVENT = "结婚"


def _find_by_strokes(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("way_letters")
    day.stage.settle()
    hands.tap("keys_strokes")
    for stroke in _STROKES:
        hands.tap(f"key_stroke_{stroke}")
    day.stage.settle()
    first = find(window, "tile_0").word()
    check(first.startswith(_FIRST_CHARACTER), f"{first} is found first")
    day.album.picture(
        window, "kiosk-strokes", Words(f"按笔画找：“{_FIRST_CHARACTER}”字", "Found by strokes")
    )


def _one_thing(day: Day) -> None:
    window, hands = at_kiosk(day)
    theme = day.stage.hall.themes.theme(_ONE_THING)
    hands.tap("more_ways")
    on_page(day, "browse_page")
    day.album.picture(window, "kiosk-browse", Words("还有几种找法", "More ways to look"))
    tap_tile(day, "一件事")
    tap_tile(day, theme.name)
    on_page(day, "one_thing_page")
    day.stage.until(lambda: "要带" in kiosk_words(day), f"the one list: {kiosk_words(day)}")
    day.album.picture(
        window, "kiosk-one-thing", Words(f"一件事：{theme.name}，一张清单", "One list for all")
    )
    jobs = len(day.stage.printer.jobs)
    hands.tap("print_one_thing")
    day.stage.until(lambda: find(window, "print_one_thing").isEnabled(), "all is printed")
    printed = len(day.stage.printer.jobs) - jobs
    check(printed == len(theme.item_ids), f"{printed} slips of {len(theme.item_ids)}")
    _go_home(day)


def _life_event(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("more_ways")
    on_page(day, "browse_page")
    tap_tile(day, "人生事件")
    day.album.picture(window, "kiosk-life-events", Words("按人生事件找", "By life event"))
    tap_tile(day, _LIFE_EVENT)
    words = [tile.word() for tile in window.page.board.tiles if tile.isVisible()]
    themes = day.stage.hall.themes
    (theme,) = (one for one in themes.themes(None) if one.name == _LIFE_EVENT)
    names = {day.stage.hall.guides.guide(one).item.name for one in theme.item_ids}
    check(set(words) == names, f"{words}, wanted {names}")
    day.album.picture(window, "kiosk-theme", Words(f"{_LIFE_EVENT}要办的事", "What belongs to it"))
    _go_home(day)


def _read_what_is_public(day: Day) -> None:
    window, hands = at_kiosk(day)
    today, openness = day.stage.now.date(), day.stage.hall.openness
    paper = openness.papers(for_kiosk=True)[0]
    hands.tap("open_openness")
    on_page(day, "openness_page")
    day.album.picture(window, "kiosk-openness", Words("政务公开专区", "The corner of openness"))
    tap_tile(day, "公开目录")
    day.album.picture(window, "kiosk-catalogue", Words("公开目录", "The catalogue"))
    hands.tap("go_back")
    day.stage.settle()
    tap_tile(day, "政策文件")
    tap_tile(day, paper.kind.label)
    tap_tile(day, paper.title)
    on_page(day, "reading_page")
    wanted, said = squeezed(paper.words)[:8], squeezed(window.page.text.text())
    check(wanted in said, f"the paper reads {said}")
    day.album.picture(window, "kiosk-reading", Words("看公开文件", "A paper is read"))
    read = [row.count for row in openness.readings(today, today) if row.title == paper.title]
    check(read == [1], f"read {read} times")
    _go_home(day)


def _large_and_low(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("choose_display")
    on_page(day, "display_page")
    hands.tap("switch_large")
    hands.tap("switch_low")
    day.stage.settle()
    check(display.is_large(), "large print")
    day.album.picture(window, "kiosk-display", Words("显示与朗读", "How it is shown and read"))
    hands.tap("display_done")
    day.stage.settle()
    day.album.picture(window, "kiosk-large-low", Words("大字，按键放低", "Large print, low keys"))
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("tile_0")
    day.stage.settle()
    day.album.picture(window, "kiosk-guide-large", Words("大字的办事指南", "A guide, large"))
    _go_home(day)
    hands.tap("choose_display")
    on_page(day, "display_page")
    hands.tap("switch_large")
    hands.tap("switch_low")
    hands.tap("display_done")
    day.stage.settle()
    check(not display.is_large(), "as usual again")


def _go_home(day: Day) -> None:
    at_kiosk(day)[1].tap("go_home")
    on_page(day, "home_page")


CHAPTER = Chapter(
    Words("自助机的其他找法和看法", "Other ways to find and to read at the kiosk"),
    (
        Step(
            Words("按笔画找", "By strokes"),
            Words(
                "第一个结果的头一个字就是写的字", "The first answer begins with what was written"
            ),
            _find_by_strokes,
        ),
        Step(
            Words("一件事", "One thing of several items"),
            Words("一张合并的清单；每个事项一张指南单", "One merged list; a slip for each item"),
            _one_thing,
        ),
        Step(
            Words("人生事件", "A life event"),
            Words("主题里的事项一个不少", "Every item of the theme"),
            _life_event,
        ),
        Step(
            Words("政务公开专区", "The corner of openness"),
            Words("文件读得到，查阅记一次", "A paper is read, and counted once"),
            _read_what_is_public,
        ),
        Step(
            Words("大字和低位", "Large print within low reach"),
            Words("换过去看得清，再换回来", "Changed, and back again"),
            _large_and_low,
        ),
    ),
)
