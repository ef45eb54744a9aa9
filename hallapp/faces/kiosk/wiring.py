"""Which press on a page goes to which presenter."""

from hallapp.faces.kiosk.journey import Journey
from hallapp.faces.kiosk.pages import Pages


def wire(pages: Pages, journey: Journey) -> None:
    """Join every page of a kiosk to its presenter and to the way of the visit."""
    _wire_first(pages, journey)
    _wire_number(pages, journey)
    _wire_codes(pages, journey)
    _wire_help(pages)
    _wire_ways(pages, journey)
    _wire_display(pages, journey)


def _wire_first(pages: Pages, journey: Journey) -> None:
    pages.home.take_asked.connect(journey.open_services)
    pages.home.find_asked.connect(lambda: journey.open_find(takes_number=False))
    pages.home.code_asked.connect(journey.open_code)
    pages.services.service_chosen.connect(pages.serving.choose)
    pages.services.by_item_asked.connect(lambda: journey.open_find(takes_number=True))
    pages.services.advice_asked.connect(pages.serving.advise)
    pages.advice.step_asked.connect(journey.open_help)
    pages.find.way_asked.connect(pages.finding.go)
    pages.find.item_chosen.connect(pages.finding.choose)
    pages.find.department_chosen.connect(pages.finding.choose_department)
    pages.find.typed.connect(pages.finding.type)
    pages.find.rubbed_out.connect(pages.finding.rub_out)
    pages.find.typing_asked.connect(pages.finding.switch)
    pages.find.leave_inside = pages.finding.leave_department
    pages.guide.print_asked.connect(pages.guiding.ask_print)
    pages.paper.paper_chosen.connect(pages.guiding.print_on)
    pages.guide.take_asked.connect(pages.guiding.take)
    pages.guide.again_asked.connect(pages.guiding.ask_again)
    pages.question.answered.connect(pages.questioning.choose)
    pages.question.leave_inside = pages.questioning.back


def _wire_number(pages: Pages, journey: Journey) -> None:
    pages.confirm.take_asked.connect(pages.confirming.take)
    pages.confirm.other_asked.connect(journey.go_back)
    pages.confirm.guide_asked.connect(pages.confirming.read_guide)
    pages.confirm.package_chosen.connect(pages.confirming.take_package)
    pages.confirm.class_named.connect(pages.confirming.name_class)
    pages.card.reprint_asked.connect(pages.carding.reprint)
    pages.card.desk_asked.connect(journey.open_help)
    pages.number.print_asked.connect(pages.numbering.print)
    pages.number.done_asked.connect(journey.open_home)


def _wire_codes(pages: Pages, journey: Journey) -> None:
    pages.code.typed.connect(pages.coding.type)
    pages.code.rubbed_out.connect(pages.coding.rub_out)
    pages.code.submitted.connect(pages.coding.submit)
    pages.appointment.go_on_asked.connect(pages.booking.go_on)
    pages.appointment.not_mine.connect(journey.go_back)
    pages.appointment.shown.connect(pages.booking.show)
    pages.progress.go_on_asked.connect(pages.following.go_on)
    pages.progress.done_asked.connect(journey.open_home)
    pages.case.done_asked.connect(journey.open_home)
    pages.rating.level_chosen.connect(pages.rating_it.choose_level)
    pages.rating.reason_toggled.connect(pages.rating_it.toggle_reason)
    pages.rating.send_asked.connect(pages.rating_it.send)
    pages.rating.go_on_asked.connect(pages.rating_it.go_on)
    pages.rating.leave_inside = pages.rating_it.back_to_levels


def _wire_help(pages: Pages) -> None:
    pages.help.step_asked.connect(pages.helping.go_on)
    pages.help.cancel_asked.connect(pages.helping.cancel)
    pages.closed.step_asked.connect(pages.waiting.look)


def _wire_ways(pages: Pages, journey: Journey) -> None:
    pages.find.more_asked.connect(journey.open_browse)
    pages.browse.row_chosen.connect(pages.browsing.choose)
    pages.browse.leave_inside = pages.browsing.back
    pages.one_thing.print_asked.connect(pages.joining.print)
    pages.one_thing.item_chosen.connect(pages.joining.choose)
    pages.home.openness_asked.connect(journey.open_openness)
    pages.openness.row_chosen.connect(pages.opening.choose)
    pages.openness.leave_inside = pages.opening.back


def _wire_display(pages: Pages, journey: Journey) -> None:
    pages.home.display_asked.connect(journey.open_display)
    pages.display.large_asked.connect(pages.displaying.switch_large)
    pages.display.low_asked.connect(pages.displaying.switch_low)
    pages.display.speech_asked.connect(pages.displaying.switch_speech)
    pages.display.repeat_asked.connect(pages.displaying.read_again)
    pages.display.silence_asked.connect(pages.speech.stop)
    pages.display.volume_asked.connect(pages.displaying.change_volume)
    pages.display.done_asked.connect(journey.go_back)
