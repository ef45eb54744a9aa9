"""The queue ticket tells how long and where to wait, and nothing about the person."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from hallapp.kernel.texts import papers
from hallapp.queueing.terms import (
    IssuedRow,
    LatePolicy,
    LateRuleRow,
    PrintState,
    TicketRow,
    TicketState,
)
from hallapp.slips import ticket_image, ticket_pdf
from hallapp.slips.ticket import late_words, waiting_words
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    NO_ID,
    ODD,
    blank_characters,
    code_in,
    pictures_of,
    text_of,
)

LATE = LateRuleRow(LatePolicy.BEHIND, places=3, minutes=60, times=1)


def issued(label: str = "A029", item_name: str = "食品经营许可新办") -> IssuedRow:
    ticket = TicketRow(
        id=NO_ID,
        step_id=NO_ID,
        label=label,
        service_code="spjy",
        service_name="市场监管综合",
        item_id=None,
        item_name=item_name,
        state=TicketState.WAITING,
        issued_at=datetime(2026, 11, 22, 17, 5, tzinfo=UTC),  # the next day in the hall
        called_at=None,
        started_at=None,
        finished_at=None,
        window_number=47,
        call_count=0,
        waited_s=0,
        print_state=PrintState.PENDING,
    )
    return IssuedRow(ticket, ahead=6, minutes=(15, 25), place="一楼 A 区", late=LATE)


def test_a_ticket_is_dots_for_80_mm_paper_and_about_96_mm_long():
    image = ticket_image(issued(), HALL)

    assert (image.mode, image.width) == ("1", 576)
    assert 88 <= image.height / 8 <= 104


def test_the_number_is_at_least_14_mm_high():
    image = ticket_image(issued(), HALL)
    # The first band of rows as wide as a number is tall in ink.
    ink = [any(image.getpixel((x, y)) == 0 for x in range(576)) for y in range(image.height)]
    heights = [len(run) for run in "".join("x" if row else " " for row in ink).split()]

    assert max(heights) / 8 >= 14


@pytest.mark.parametrize(
    "said",
    [
        "青山县政务服务中心",
        "A029",
        "食品经营许可新办",
        "前面还有6人",
        "大约等15—25分钟",
        "到哪里等一楼A区",
        "叫到时看屏幕、听广播。叫到没来，60分钟内到导办台或窗口说明，排到3人之后，限1次。",
        "2026年11月23日01:05取号",
    ],
)
def test_everything_a_waiting_citizen_asks_stands_on_it(said: str):
    assert said in text_of(ticket_pdf(issued(), HALL))


def test_the_page_has_the_size_of_the_printed_ticket():
    slip = ticket_pdf(issued(), HALL)
    image = ticket_image(issued(), HALL)
    import pypdfium2

    with pypdfium2.PdfDocument(slip.data) as document:
        width, height = document[0].get_size()

    assert width * 25.4 / 72 == pytest.approx(80, abs=0.1)
    assert height * 25.4 / 72 == pytest.approx(image.height / 8, abs=0.2)


def test_no_window_is_printed_for_the_call_tells_it():
    assert "47" not in text_of(ticket_pdf(issued(), HALL))


def test_a_demo_hall_says_so_on_the_ticket():
    assert "演示数据" in text_of(ticket_pdf(issued(), DEMO_HALL))
    assert "演示数据" not in text_of(ticket_pdf(issued(), HALL))


def test_a_wide_number_and_a_long_name_stay_on_the_paper():
    row = issued("YA10298", "国有建设用地使用权及房屋所有权转移登记" * 3)
    image = ticket_image(replace(row, place="二楼不动产登记区东侧等候区" * 3), HALL)

    edges = [image.getpixel((x, y)) for x in (0, 1, 574, 575) for y in range(image.height)]
    assert all(edges)
    assert blank_characters(ticket_pdf(row, HALL)) == []


def test_a_ticket_without_an_item_names_the_service():
    row = issued()
    row = replace(row, ticket=replace(row.ticket, item_name=None))

    assert "市场监管综合" in text_of(ticket_pdf(row, HALL))


def test_minutes_are_a_range_and_never_a_promise():
    with papers():
        assert waiting_words((15, 25)) == "15—25 分钟"
        assert waiting_words((0, 5)) == "5 分钟以内"
        assert waiting_words((10, 10)) == "10 分钟"
        assert waiting_words(None) == "暂时估不出"


def test_an_unknown_character_is_reported_on_a_ticket_too():
    slip = ticket_pdf(issued(item_name="\U00031350姓更正"), HALL)

    assert slip.unknown_characters == ("\U00031350",)
    assert "〔U+31350〕" in text_of(slip)


def test_the_ticket_stays_chinese_on_an_english_screen(monkeypatch: pytest.MonkeyPatch):
    class Backwards:
        def gettext(self, text: str) -> str:
            return text[::-1]

    monkeypatch.setattr("hallapp.kernel.texts._chosen", Backwards())

    assert "前面还有6人" in text_of(ticket_pdf(issued(), HALL))


@settings(max_examples=40, deadline=None)
@given(ODD, ODD, ODD)
def test_odd_texts_never_keep_a_ticket_from_being_printed(name: str, place: str, words: str):
    row = replace(issued(item_name=name), place=place, slip_words=words)

    assert ticket_image(row, HALL).width == 576
    assert "A029" in text_of(ticket_pdf(row, HALL))


def test_each_rule_for_late_comers_is_said_in_the_hall_s_own_figures():
    void = late_words(replace(LATE, policy=LatePolicy.VOID))
    within = late_words(replace(LATE, policy=LatePolicy.WITHIN, minutes=30, times=2))

    assert void == "叫到没来，本号作废，请重新取号。"
    assert within == "叫到没来，30 分钟内到导办台或窗口说明，仍按原来的先后叫号，限 2 次。"


def test_the_code_to_evaluate_with_is_printed_in_letters_and_scans_from_dots_and_page():
    row = issued()
    row = replace(row, ticket=replace(row.ticket, code="K7M2Q9XA"))

    assert code_in(ticket_image(row, HALL).convert("L")) == "K7M2Q9XA"
    slip = ticket_pdf(row, HALL)
    assert code_in(pictures_of(slip, 203)[0]) == "K7M2Q9XA"
    assert "K7M2Q9XA" in text_of(slip)


def test_a_code_of_a_worn_print_head_still_scans():
    row = issued()
    worn = ticket_image(replace(row, ticket=replace(row.ticket, code="K7M2Q9XA")), HALL)
    worn = worn.convert("L")
    for column in (60, 95, 120):  # burnt-out dots leave white lines down the paper
        worn.paste(255, (column, 0, column + 1, worn.height))

    assert code_in(worn) == "K7M2Q9XA"


def test_a_package_shows_the_way_under_one_number_and_the_hall_s_own_words_follow():
    row = replace(issued(), package_steps=("企业登记", "税务"), slip_words="请带好原件。")

    said = text_of(ticket_pdf(row, HALL))

    assert "一个号办完：企业登记→税务" in said
    assert "请带好原件。" in said
