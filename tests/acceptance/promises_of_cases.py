"""What a hall is promised of cases and their timers, and the tests that show each promise.

Named as in `promises.py`; speed is measured by programs in `bench`, named by their files.
"""

from acceptance.promises import Promise

_DUE = "unit/cases/due_facts::"
_OTHERS = "unit/cases/faults_of_other_systems::"
_CLOCK = "storage/cases/clock_keeping::"
_CALENDAR = "storage/cases/calendar_keeping::"
_RECEIVE = "storage/cases/flow_receiving::"
_HALT = "storage/cases/flow_halting::"
_DECIDE = "storage/cases/flow_deciding::"
_WINDOW = "storage/serving/cases_at_a_window::"
_IMPORT = "storage/cases/importing::"
_PAPER = "storage/serving/case_papers::"
_SAYS = "unit/slips/official/what_papers_say::"
_LOOKS = "unit/slips/official/how_papers_look::"
_SCAN = "storage/supervision/scan::"
_FOLLOW = "storage/supervision/following::"
_JOINT = "storage/joint/joint_handling::"
_FIGURES = "storage/reports/case_figures::"
_CLERK = "gui/clerk/"
_MANAGER = "gui/manager/"

CASES: dict[str, Promise] = {
    "1 every unit of time": Promise(
        "Working days, calendar days, months, hours and on the spot, paused and extended",
        (
            _DUE + "the_hall_says_what_the_row_says",
            _DUE + "every_unit_is_understood",
            _OTHERS + "the_table_that_halls_check_by_hand",
            _OTHERS + "7_a_due_day_explains_itself_day_by_day",
            _CLOCK + "hours_run_in_office_hours_and_stand_to_the_minute",
            _CLOCK + "on_the_spot_after_closing_is_due_the_next_working_day",
        ),
    ),
    "2 a calendar that explains itself": Promise(
        "A notice says whom it moves before it is saved; moved cases have their reason",
        (
            _CALENDAR + "a_closure_says_whom_it_moves_before_and_names_itself_after",
            _CALENDAR + "a_notice_makes_provisional_days_firm_and_moves_december_before_it",
            _CALENDAR + "a_year_in_use_is_not_forgotten_and_the_refusal_counts_and_names",
            _CLOCK + "a_clock_that_has_ended_never_moves",
            "unit/cases/clockwork/reading_notices::a_workbook_with_headings_and_true_dates_is_read",
            _MANAGER + "calendar_tab::closing_a_day_shows_what_moves_before_it_is_saved",
        ),
    ),
    "3 a life from receipt to the file": Promise(
        "Every step asks for what the law asks for and leaves a line and a paper",
        (
            "storage/cases/flow::a_case_lives_from_receipt_to_the_file",
            _RECEIVE + "everything_missing_is_told_at_once_and_a_second_notice_is_flagged",
            _RECEIVE + "a_licence_of_which_nothing_was_said_for_five_days_counts_as_accepted",
            _RECEIVE + "a_small_gap_is_filled_later_by_its_day",
            _RECEIVE + "a_written_promise_is_a_form_of_its_own",
            _HALT + "without_a_lawful_basis_there_is_no_pause",
            _HALT + "a_limit_is_extended_once_with_name_and_day_before_it_is_due",
            _DECIDE + "a_chief_representative_decides_under_a_letter_of_the_item_s_department",
            _DECIDE + "time_between_decision_and_reopening_is_not_counted",
            _DECIDE + "a_result_is_handed_over_once_and_the_papers_are_filed_once",
            _CLERK + "doing_with_a_case::a_case_is_decided_delivered_and_its_papers_printed",
        ),
    ),
    "4 nobody types a case twice": Promise(
        "Cases of the platform come in as often as wanted; acceptance outside the hall shows",
        (
            _IMPORT + "a_case_of_the_platform_runs_on_the_clocks_of_the_hall",
            _IMPORT + "the_same_file_again_adds_nothing",
            _IMPORT + "a_trial_says_the_same_and_writes_nothing",
            _WINDOW + "a_scanned_number_of_the_platform_starts_a_case_once",
            "storage/supervision/events::a_stationed_item_accepted_outside_the_hall_lights_up",
            _MANAGER + "case_list::cases_accepted_outside_the_hall_have_a_list_of_their_own",
        ),
    ),
    "5 from ticket to case": Promise(
        "What is served becomes a case; a collection first asks whether the result is there",
        (
            _WINDOW + "what_is_done_at_once_is_one_step",
            _WINDOW + "papers_with_a_gap_are_received_and_wait",
            _WINDOW + "a_result_is_given_out_when_it_lies_ready",
        ),
    ),
    "6 stages with lights of their own": Promise(
        "A step may be over time though the case is not; it goes from hand to hand",
        (
            _DECIDE + "stages_go_from_hand_to_hand_and_up_to_a_higher_body",
            _SCAN + "a_step_may_be_over_time_though_the_case_is_not",
            _HALT + "the_running_stage_stands_with_its_case",
            _CLERK + "doing_with_a_case::a_case_is_put_into_other_hands",
        ),
    ),
    "7 several units together": Promise(
        "Accepted once, asked in parallel, heard before the decision, delivered once",
        (
            _JOINT + "one_acceptance_asks_every_unit_at_once",
            _JOINT + "a_silent_unit_turns_red_and_its_silence_is_no_agreement",
            _DECIDE + "a_joint_case_is_granted_when_every_unit_has_replied",
            _HALT + "what_is_handled_jointly_gets_fifteen_days_and_other_types_what_their_law_says",
            "storage/joint/agents_and_totals::what_the_agent_does_stands_in_a_line_of_time",
            _JOINT + "the_forerunner_stays_readable_beside_what_is_current",
            _MANAGER + "joint_tab::a_new_one_begins_from_a_template_and_is_opened",
        ),
    ),
    "8 supervision that misses nothing": Promise(
        "Lights by date and event, each once, with reason, answer and follow-up",
        (
            _SCAN + "a_case_lights_up_step_by_step_as_its_days_pass",
            _SCAN + "two_stations_that_scan_at_once_raise_each_light_once",
            _SCAN + "a_hall_that_slept_records_every_step_once_late_and_tells_once",
            _FOLLOW + "a_threshold_the_manager_changes_holds_from_the_next_scan",
            _FOLLOW + "who_has_the_case_answers_once_and_again_after_urging",
            _FOLLOW + "letters_are_numbered_by_kind_and_year",
        ),
    ),
    "9 papers that stand in a court": Promise(
        "Numbered, in the official layout, with law, seal, rights and code; a reprint says so",
        (
            _SAYS + "every_kind_has_a_paper_and_an_example",
            _SAYS + "a_paper_names_its_number_its_case_and_its_law",
            _SAYS + "a_refusal_names_both_ways_to_fight_it",
            _LOOKS + "a_page_holds_22_lines_of_28_characters",
            _PAPER + "a_paper_says_the_same_when_the_case_has_gone_on",
            _PAPER + "the_second_printing_is_a_reprint_and_is_kept",
        ),
    ),
    "10 lists that lead": Promise(
        "Due soonest first with lights, filters, search and scanned codes; progress at the kiosk",
        (
            "storage/cases/lists::open_cases_come_due_soonest_first_and_undated_ones_last",
            "storage/cases/lists::a_case_is_found_by_number_code_platform_number_and_scanned_text",
            _CLERK + "cases_of_a_desk::a_scanned_code_opens_its_case_from_anywhere",
            _MANAGER + "case_list::what_is_due_today_and_tomorrow_is_counted_and_listed",
            _MANAGER + "case_list::load_by_stage_says_how_much_is_late",
            _MANAGER + "case_list::moved_due_days_lead_to_their_case",
            "storage/cases/progress::the_code_on_the_notice_is_enough",
        ),
    ),
    "11 fees by the list": Promise(
        "Basis, standard, reductions with reason, one payment a case",
        (
            _DECIDE + "fees_are_those_of_the_list_and_paid_once",
            _DECIDE + "what_was_charged_too_much_is_taken_off_with_its_reason",
        ),
    ),
    "12 figures that can be defended": Promise(
        "Frozen at the decision, defined, opened by what they count; a table by its edition",
        (
            _FIGURES + "every_count_is_what_a_recount_case_by_case_says",
            _FIGURES + "the_cases_behind_a_count_are_as_many_as_it_says",
            "unit/reports/case_figures::paper_and_workbook_show_the_figures_of_the_screen",
            "unit/reports/annual_editions::the_edition_of_2012_is_the_printed_table_word_for_word",
            "unit/reports/annual_papers::paper_and_workbook_show_the_numbers_of_the_screen",
            "unit/reports/annual_checks::the_published_table_differs_where_it_did",
            _MANAGER + "case_figures::a_figure_says_what_it_means_and_opens_what_it_counts",
        ),
    ),
}

BAD_INPUT_OF_CASES: dict[str, Promise] = {
    "days that cannot be": Promise(
        "Days before receipt or acceptance, and pauses that overlap, are refused",
        (
            _HALT + "days_of_a_pause_are_checked",
            "unit/cases/importing/rows_of_a_platform::what_is_wrong_with_a_row_is_told",
            _HALT + "a_late_case_is_not_made_in_time_by_a_pause_dated_back",
        ),
    ),
    "time that is not there": Promise(
        "No extension after the due day, and no second one",
        (
            _HALT + "after_the_due_day_there_is_no_extension",
            _HALT + "a_limit_is_extended_once_with_name_and_day_before_it_is_due",
        ),
    ),
    "a pause without a basis": Promise(
        "Only lawful reasons stop a clock",
        (
            _HALT + "without_a_lawful_basis_there_is_no_pause",
            _HALT + "what_is_no_licence_needs_a_basis_for_every_pause",
        ),
    ),
    "an unknown year": Promise(
        "Provisional, never free of holidays",
        (
            _DUE + "c16_into_a_year_without_a_notice_the_day_is_provisional_until_it_is_there",
            _OTHERS + "21_a_year_without_a_notice_is_neither_an_error_nor_without_holidays",
        ),
    ),
    "a guide that changes": Promise(
        "A running case keeps what it was accepted with",
        (_RECEIVE + "a_guide_that_changes_leaves_running_cases_as_they_were",),
    ),
    "the same application twice": Promise(
        "Told, and received only when somebody insists",
        (
            _RECEIVE + "the_same_application_twice_is_refused_unless_somebody_insists",
            _WINDOW + "the_same_papers_again_are_seen_at_the_window",
        ),
    ),
    "an import of which half is wrong": Promise(
        "The right rows are there, the others told line by line",
        (_IMPORT + "half_the_rows_wrong_the_right_ones_are_there_and_the_others_are_told",),
    ),
    "a clock set back": Promise(
        "Nothing is written before what happened last",
        (_RECEIVE + "nothing_is_written_before_what_happened_last",),
    ),
}

SPEED_OF_CASES: dict[str, str] = {
    "a million due days beside a walk from day to day and beside numpy": "deadline.py",
    "100,000 open cases dated again beside the bare statements": "recalc.py",
    "a list of 100,000 cases opens and filters within 150 ms": "cases.py",
}
