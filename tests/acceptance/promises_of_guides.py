"""What a hall is promised of guides, papers and the kiosk, and the tests that show each promise.

Named as in `promises.py`; speed is measured by programs in `bench`, named by their files.
"""

from acceptance.promises import Promise

_LIFE = "storage/authoring/draft_life::"
_IMPORT = "storage/authoring/importing::"
_BOOKS = "unit/guides/exchange/bad_workbooks::"
_TEXTS = "unit/guides/exchange/texts_in_files::"
_FORMS = "unit/slips/guide_forms::"
_SLIP = "unit/slips/guide_slip::"
_KIOSK = "gui/kiosk/"
_MANAGER = "gui/manager/"

GUIDES: dict[str, Promise] = {
    "1 every element of a guide can be written": Promise(
        "Every element has its field or list, is kept whole and shown as missing where it lacks",
        (
            "unit/guides/exchange/round_trip::every_field_of_a_guide_has_a_column_and_no_header_"
            "stands_twice",
            "storage/guides/projecting::what_is_shown_can_be_read_back_whole",
            _MANAGER + "guide_editor::an_entry_is_added_named_moved_and_taken_out_by_keyboard",
            _MANAGER + "guide_editor::a_material_is_asked_only_for_the_ticked_answers",
            _MANAGER + "guide_editor::a_file_is_added_named_and_taken_away",
            "storage/guides/files::a_form_comes_back_byte_for_byte",
        ),
    ),
    "1 a fee that is not charged any more": Promise(
        "A fee cancelled, lowered or suspended says since when and by which paper",
        (
            _FORMS + "a_suspended_fee_says_since_when_and_by_which_paper",
            _FORMS + "every_state_of_a_fee_has_its_words",
            "storage/serving/public_lists::a_fee_says_since_when_it_is_not_charged_and_by_which_"
            "paper",
        ),
    ),
    "2 two or three questions": Promise(
        "Questions in words, then only what this citizen brings, on glass and on paper",
        (
            "unit/guides/tailoring::the_list_holds_what_this_citizen_brings",
            "unit/guides/tailoring::more_answers_never_add_a_paper",
            _KIOSK + "questions_to_a_list::one_question_a_page_then_only_what_this_citizen_brings",
            _KIOSK + "questions_to_a_list::who_does_not_know_gets_the_whole_list",
            _FORMS + "only_what_these_answers_need_is_printed",
        ),
    ),
    "2 nothing typed again": Promise(
        "The slip's code carries item, version and answers to the window's tick list",
        (
            "unit/slips/staff_code::the_answers_travel_in_the_window_s_code",
            "unit/guides/tailoring::answers_travel_in_a_code_and_back",
            "gui/clerk/situations_at_the_window::a_scanned_slip_brings_its_answers_along",
            "gui/clerk/scanning_guide_slips::an_older_slip_is_told",
        ),
    ),
    "3 versions and review": Promise(
        "Written by one, reviewed by another, returned with remarks, public at once or from a day",
        (
            _LIFE + "a_guide_is_written_by_one_and_made_public_by_another",
            _LIFE + "nobody_reviews_what_he_wrote",
            _LIFE + "a_returned_draft_is_taken_up_as_the_next_one_and_stays_as_it_was",
            _LIFE + "a_guide_for_a_later_day_waits_for_it",
            _LIFE + "every_published_version_can_be_read_again",
            _MANAGER + "guide_life::one_writes_another_approves_and_the_citizen_reads_it",
            _MANAGER + "guide_effect::a_guide_holds_from_its_day_and_two_stations_publish_it_once",
        ),
    ),
    "3 two at once": Promise(
        "Of two authors one begins, of two reviewers one decides, nobody writes over another",
        (
            "storage/authoring/two_at_once::one_of_two_reviewers_decides",
            "storage/authoring/two_at_once::of_two_authors_one_begins",
            _LIFE + "two_people_do_not_write_over_each_other",
            _MANAGER + "guide_keeping::who_was_overtaken_may_write_over_it_only_on_purpose",
        ),
    ),
    "3 differences word by word": Promise(
        "Kept and removed words make the old text, kept and added ones the new",
        (
            "unit/authoring/differing::kept_and_removed_make_the_old_text_kept_and_added_the_new_"
            "one",
            "unit/authoring/differing::positions_say_how_to_make_the_new_list_of_the_old_one",
        ),
    ),
    "3 the slip names its version, the catalogue its changes": Promise(
        "A slip names its version; counts before and after a change add up",
        (
            _FORMS + "no_hall_can_leave_out_the_version_or_whom_to_complain_to",
            "storage/guides/catalogue::counts_before_and_after_add_up",
        ),
    ),
    "4 checks before review": Promise(
        "Named rules with text and source; errors keep a draft from the reviewer and lead there",
        (
            "unit/authoring/rules::every_rule_has_a_guide_that_breaks_it",
            "unit/authoring/rules::every_rule_says_what_it_asks_for_and_who_says_so",
            "unit/authoring/rules::a_good_guide_has_nothing_against_it",
            _LIFE + "what_the_rules_speak_against_is_not_submitted",
            _MANAGER
            + "guide_editor::a_finding_is_marked_at_its_section_said_at_its_field_and_leads_there",
        ),
    ),
    "4 completeness with target zero": Promise(
        "The board counts what each department lacks; behind each figure stand the guides",
        (
            "storage/authoring/overview::the_board_counts_what_each_department_lacks",
            "storage/authoring/overview::behind_each_figure_stand_the_guides",
            _MANAGER
            + "guide_completeness::a_figure_opens_the_guides_it_counts_and_those_open_where_"
            "guides_are_written",
        ),
    ),
    "4 what changes outside": Promise(
        "A changed law, fee or calendar lists the guides it touches until each is settled",
        (
            "storage/authoring/overview::a_changed_law_lists_the_guides_that_rest_on_it",
            "storage/authoring/overview::a_changed_fee_is_found_by_its_paper",
            "storage/authoring/overview::a_changed_calendar_touches_what_counts_working_days",
            "storage/authoring/overview::a_touched_guide_is_listed_until_somebody_settles_it",
        ),
    ),
    "5 flow": Promise(
        "Steps are drawn as they are written, on screen and on paper, and none is lost",
        (
            "unit/guides/flow_chart::every_step_leads_to_the_next",
            "unit/guides/flow_chart::no_two_boxes_overlap_and_all_lie_in_the_field",
            _MANAGER + "guide_editor::the_flow_is_drawn_as_it_is_written",
            "unit/slips/hanging_papers::a_flow_too_long_for_a_page_goes_on_and_loses_no_step",
        ),
    ),
    "6 guide slips": Promise(
        "A4, large print and 80 mm say the same, read back; materials come first",
        (
            _FORMS + "the_materials_come_first_whatever_the_hall_prefers",
            _FORMS + "large_print_sets_what_to_bring_in_18_points_at_least",
            _FORMS + "the_ticket_printer_gets_the_same_slip_as_dots",
            _SLIP + "every_unified_element_stands_on_the_slip",
            "unit/commands/slip_command::every_form_is_written_to_a_file",
        ),
    ),
    "6 booklets": Promise(
        "Materials merged by name, the strictest kept, nothing lost; contents, progress, cancel",
        (
            "unit/guides/merging::nothing_that_an_item_asks_for_is_lost_or_brought_twice",
            "unit/guides/merging::the_strictest_requirement_is_kept",
            "unit/slips/booklet::the_contents_name_the_page_on_which_each_guide_begins",
            "unit/slips/booklet::a_long_booklet_tells_how_far_it_is_and_stops_when_told",
            "storage/serving/publications::a_cancelled_booklet_leaves_no_file",
            "storage/serving/publications::the_manual_of_a_department_has_all_its_public_items",
        ),
    ),
    "6 the five monthly lists": Promise(
        "Planned by month, public in batches, with what came and what left; as paper and workbook",
        (
            "storage/guides/monthly_lists::batches_of_a_month_are_published_one_by_one",
            "storage/guides/monthly_lists::a_month_says_what_came_and_what_left",
            "storage/serving/public_lists::a_monthly_list_says_what_stands_there_and_what_changed",
            _MANAGER + "guide_lists::lists_are_saved_as_workbook_and_as_paper",
            "unit/reports/workbook::every_row_comes_back_as_it_was",
        ),
    ),
    "6 powers, duties, catalogue": Promise(
        "Powers and duties stand by department; every row stands once under headings on each page",
        (
            "storage/serving/public_lists::powers_and_duties_stand_by_department_and_lack_what_"
            "they_lack",
            "storage/openness/openness::a_row_of_the_catalogue_comes_back_whole",
            "unit/slips/table_paper::headings_stand_on_every_page_and_every_row_once",
        ),
    ),
    "6 what hangs up or goes home": Promise(
        "Cards of windows, flow and rules for walls, plain cards; what was laid out is logged",
        (
            "storage/serving/publications::every_window_gets_a_card_with_its_person_and_its_items",
            "unit/slips/hanging_papers::rules_hang_as_a_text_that_is_never_cut",
            "unit/slips/hanging_papers::the_plain_card_stands_twice_on_one_page",
            _MANAGER + "guide_openness::slips_that_were_laid_out_are_logged_and_cannot_be_changed",
        ),
    ),
    "7 out and in": Promise(
        "An export changes nothing when it comes back, in any of three kinds of file",
        (
            "unit/commands/exchange_commands::what_was_exported_changes_nothing",
            "unit/guides/exchange/round_trip::whatever_a_guide_says_comes_back",
            "unit/guides/exchange/round_trip::a_csv_in_gb18030_is_read_as_well",
            _TEXTS + "json_bears_the_names_of_the_national_model",
            _IMPORT + "a_real_hall_never_changes_what_is_public",
            _IMPORT + "looking_at_a_file_writes_nothing",
        ),
    ),
    "7 formulas": Promise(
        "No text becomes a formula, in a workbook or a CSV",
        (
            _TEXTS + "no_text_becomes_a_formula_in_a_workbook",
            _TEXTS + "no_cell_of_a_csv_begins_as_a_formula_and_all_come_back",
            "unit/reports/workbook::a_name_is_never_a_formula",
        ),
    ),
    "8 codes": Promise(
        "Official address or compact text, read back worn, askew and folded; nothing personal",
        (
            _SLIP + "the_code_leads_to_the_official_address",
            _SLIP + "without_an_address_the_code_holds_the_essentials",
            _FORMS + "both_codes_for_the_citizen_read_back",
            "unit/slips/codes_under_noise::a_worn_code_is_read_askew",
            "unit/slips/codes_under_noise::what_people_carry_in_a_pocket_is_read_with_a_fold_"
            "through_it",
        ),
    ),
    "9 finding at the kiosk": Promise(
        "Found by theme, life event, whole list, initials and strokes; one thing has one list",
        (
            _KIOSK + "other_ways_to_an_item::a_theme_leads_to_its_items_and_an_item_to_its_guide",
            _KIOSK + "other_ways_to_an_item::the_whole_list_holds_every_item_once_by_its_initial",
            _KIOSK
            + "other_ways_to_an_item::one_thing_shows_one_list_and_what_became_of_the_figures",
            _KIOSK + "find_by_keys::strokes_find_names_that_begin_so_then_those_that_hold_it",
            "unit/guides/strokes::every_character_of_the_national_standard_set_has_an_order",
        ),
    ),
    "9 the corner of openness": Promise(
        "Catalogue and papers are read whole, and each reading is counted once",
        (
            _KIOSK + "other_ways_to_an_item::a_row_of_the_catalogue_is_read_and_counted_once",
            _KIOSK
            + "other_ways_to_an_item::a_paper_is_read_page_by_page_and_nothing_of_it_is_lost",
            "storage/openness/openness::every_reading_counts_once",
        ),
    ),
    "9 a kiosk for everybody": Promise(
        "Every page: large enough, named, in order, readable; in large print, low, read aloud",
        (
            _KIOSK + "every_new_page_for_everybody::every_page_is_large_enough_named_in_order_and_"
            "readable",
            _KIOSK + "every_new_page_for_everybody::english_is_whole_on_every_page",
            _KIOSK + "every_new_page_for_everybody::large_print_cuts_nothing_and_covers_nothing",
            _KIOSK + "every_new_page_for_everybody::the_low_layout_keeps_everything_to_touch_low",
            _KIOSK + "other_ways_to_an_item::pages_are_read_aloud_only_when_wanted",
            _KIOSK + "sizes_on_the_glass::no_text_is_cut_on_any_page",
            _KIOSK + "sizes_on_the_glass::what_is_touched_is_large_enough_apart_and_named",
        ),
    ),
    "9 help": Promise(
        "One press calls the guide desk, which sees where one is",
        (
            _KIOSK + "calling_for_help::one_press_calls_the_desk_and_the_page_says_who_is_coming",
            _KIOSK + "calling_for_help::the_desk_sees_where_the_citizen_goes_while_waiting",
        ),
    ),
    "9 nothing stays, nothing leads out": Promise(
        "Memory, files and spool are wiped; keys lead nowhere; it comes back by itself",
        (
            _KIOSK + "nothing_of_a_visitor_stays::after_the_wipe_no_object_and_no_widget_knows_the_"
            "person",
            _KIOSK
            + "nothing_of_a_visitor_stays::after_the_wipe_no_file_of_the_station_knows_the_person",
            "unit/devices/what_visits_leave::a_job_is_left_to_who_waits_for_it_and_taken_back_"
            "after_a_minute",
            _KIOSK + "other_ways_to_an_item::nothing_that_is_somebodys_is_ever_read_aloud",
            _KIOSK + "no_way_out::keys_that_lead_out_reach_no_page",
            "unit/app/keeping_a_screen_running::a_screen_that_hangs_is_ended_and_back_within_ten_"
            "seconds",
            "unit/app/a_kiosk_that_breaks_down::after_three_bad_ends_within_five_minutes_it_rests",
        ),
    ),
    "9 Windows spooler": Promise(
        "Tickets and pages reach a queue of Windows as they are",
        ("unit/devices/windows_print_queue::a_ticket_reaches_the_queue_as_it_is",),
    ),
    "10 slip designer": Promise(
        "Name, logo, footer, elements, order and size with the paper beside; holds from its day",
        (
            _MANAGER + "guide_designer::lines_order_and_words_hold_from_today_with_a_reason",
            _MANAGER + "guide_designer::the_paper_shows_what_is_typed_before_it_is_kept",
            "unit/slips/slip_design::words_of_a_queue_service_stand_on_the_slips_of_its_items",
            "storage/serving/papers_of_a_hall::a_hall_s_design_is_on_its_slips_from_its_day_on",
        ),
    ),
    "11 rare characters": Promise(
        "Extensions B to F print and copy as written; what no font draws is its code point",
        (
            "unit/slips/rare_characters::every_ideograph_that_a_government_service_owes_is_drawn",
            "unit/slips/rare_characters::what_no_font_draws_is_printed_as_its_code_point",
            "unit/slips/rare_characters::the_font_of_rare_names_comes_with_its_licence_and_"
            "unchanged",
            "gui/qtkit/rare_names::a_rare_character_is_drawn_and_no_empty_box",
        ),
    ),
    "12 a power cut": Promise(
        "Stubs with codes, sheets and a table; keyed in afterwards with their times, once",
        (
            "unit/commands/paper_pack::a_pack_is_printed_filled_in_and_keyed_in_once",
            "unit/slips/outage_pack::the_bars_of_every_stub_read_as_printed_and_say_which_stub_"
            "it_is",
            "storage/queueing/paper_visits::visits_are_kept_with_their_own_times",
            "storage/queueing/paper_visits::the_same_sheet_keyed_in_twice_adds_nothing",
        ),
    ),
    "guides of an older hall": Promise(
        "A hall from before drafts keeps its guides, and they go on as drafts",
        ("upgrade/guides_of_an_older_hall::guides_of_an_older_hall_stay_and_go_on_as_drafts",),
    ),
    "pages as they were": Promise(
        "Pages are compared with kept ones, and a line less is told apart",
        (
            "unit/slips/kept_pages::a_page_looks_as_the_kept_one",
            "unit/slips/kept_pages::a_page_with_a_line_less_is_told_apart",
        ),
    ),
}

BAD_INPUT: dict[str, Promise] = {
    "broken workbook": Promise(
        "Cut off, damaged, locked or old workbooks are refused in words",
        (
            _BOOKS + "a_workbook_that_was_cut_off_is_refused",
            _BOOKS + "a_workbook_with_flipped_bytes_never_ends_in_a_traceback",
            _BOOKS + "a_workbook_with_a_password_is_refused",
        ),
    ),
    "merged cells": Promise(
        "A code merged over its lines means each of them; anything else merged is refused by name",
        (
            _BOOKS + "a_code_merged_over_its_materials_means_each_of_them",
            _BOOKS + "any_other_merged_cell_is_refused_by_its_name",
        ),
    ),
    "wrong sheet": Promise(
        "Another workbook is refused with its sheets named",
        (_BOOKS + "another_workbook_is_refused_with_its_sheets_named",),
    ),
    "half and full width": Promise(
        "What only looks different is the same guide",
        (
            "unit/guides/exchange/round_trip::what_only_looks_different_is_the_same_guide",
            _BOOKS + "conditions_are_read_in_either_width",
        ),
    ),
    "200 characters": Promise(
        "A name of 200 characters is kept and printed whole",
        (
            _BOOKS + "a_name_of_200_characters_is_kept_whole",
            _FORMS + "a_name_of_200_characters_stands_whole",
        ),
    ),
    "10 MB attachment": Promise(
        "What is too long is refused, in a cell and as a file",
        (
            "storage/guides/files::what_is_too_long_is_refused",
            _TEXTS + "a_cell_of_ten_megabytes_is_refused",
        ),
    ),
    "a picture that is none": Promise(
        "It is refused where it is given, and holds up no paper",
        (
            "storage/guides/files::a_logo_is_a_picture",
            _MANAGER + "guide_designer::a_logo_is_kept_and_what_is_no_picture_is_refused_in_words",
            "unit/slips/slip_design::a_logo_that_is_no_picture_never_holds_up_a_paper",
        ),
    ),
    "an address that is none": Promise(
        "The rules find it, and a code that cannot say it gives way",
        (
            "unit/authoring/rules::a_guide_is_found_out_by_the_rule_for",
            _SLIP + "an_address_too_long_to_be_read_gives_way_to_the_essentials",
        ),
    ),
    "a printer that fails in a booklet": Promise(
        "It says on which page, is not counted, and the rest can be printed",
        (
            "storage/serving/publications::a_printer_that_fails_on_the_way_says_where_and_the_"
            "rest_can_be_printed",
        ),
    ),
}

SPEED: dict[str, str] = {
    "a guide slip beside the bare library": "slip.py",
    "a booklet of 100 items beside the sum of its slips": "booklet.py",
    "10,000 guides, from the press to the list; a page of the kiosk within 100 ms": "search.py",
    "an import of 10,000 items beside its floor": "items.py",
}
