"""What a hall is promised of its attendance, and the tests that show each promise.

Named as in `promises.py`; speed is measured by programs in `bench`, named by their files.
"""

from acceptance.promises import Promise

_RULES = "unit/attendance/rules_of_a_hall::"
_HOURS = "unit/attendance/hours_of_a_day::"
_VECTORS = "unit/attendance/attendance_vectors::"
_NEVER = "unit/attendance/days_never_lie::"
_IMPORT = "storage/attendance/importing_punches::"
_FILES = "unit/attendance/importing/reading_device_files::"
_TABLES = "unit/attendance/importing/reading_tables::"
_COUNT = "storage/attendance/counting::"
_LOCK = "storage/attendance/corrections_and_locks::"
_QUESTION = "storage/attendance/duty_questions::"
_ASK = "storage/leave/asking_and_deciding::"
_END = "storage/leave/leave_that_ends::"
_OUT = "storage/leave/outings_and_balances::"
_COVER = "storage/serving/post_cover::"
_DRAW = "storage/patrols/drawing_times::"
_FAIR = "unit/patrols/draw::"
_WALK = "storage/patrols/walking_rounds::"
_LETTER = "storage/patrols/letters_and_explanations::"
_STEPS = "unit/bulletins/steps::"
_PROSE = "unit/bulletins/prose::"
_KEPT = "storage/bulletins/bulletins_are_kept::"
_PAPER = "storage/serving/attendance_papers::"
_SCORE = "unit/assessment/scores::"
_SCORES = "storage/assessment/scores_are_kept::"
_ROSTER = "storage/roster/rosters_from_files::"

ATTENDANCE: dict[str, Promise] = {
    "1 rules as dated settings": Promise(
        "Presets that can be chosen and changed; borders inclusive or not; the past keeps its own",
        (
            _RULES + "the_default_is_what_the_hall_is_promised",
            _RULES + "published_numbers_stand_in_the_presets",
            _RULES + "the_rules_of_every_preset_can_hold_and_are_kept_whole",
            _HOURS + "friday_may_end_earlier",
            _HOURS + "summer_has_hours_of_its_own",
            _HOURS + "with_two_punches_each_half_day_is_judged_by_its_own",
            _COUNT + "past_days_keep_the_rules_of_their_time",
            "storage/serving/attendance_presets::one_word_sets_what_four_features_obey",
        ),
    ),
    "2 sources of presence": Promise(
        "Windows, desks, files of devices; garbage aside; outages; silence is a question",
        (
            _IMPORT + "right_lines_become_punches_and_the_rest_is_put_aside",
            _IMPORT + "the_same_file_again_brings_nothing_new_and_says_so",
            _FILES + "the_device_is_told_by_the_name_of_its_file",
            _FILES + "lines_that_a_device_pushes_are_read_with_its_serial_number",
            _FILES + "a_device_s_own_store_is_refused_with_what_to_export",
            _TABLES + "the_hall_s_own_map_goes_before_what_is_guessed",
            _LOCK + "nobody_decides_a_correction_of_ones_own",
            _LOCK + "a_declared_power_cut_leaves_the_morning_to_be_confirmed",
            _QUESTION + "a_silent_window_is_asked_about_once_however_many_stations_look",
        ),
    ),
    "3 three layers": Promise(
        "A count is an act that shows its difference first; a locked month needs a right",
        (
            _COUNT + "a_punch_that_comes_later_is_a_difference_until_the_day_is_counted_again",
            _COUNT + "who_stops_the_counting_finds_nothing_written",
            _NEVER + "every_raw_punch_has_exactly_one_use_on_exactly_one_day",
            _LOCK + "a_locked_period_is_counted_and_refuses_changes",
            _LOCK + "with_the_right_and_a_reason_a_locked_day_is_changed_and_it_prints",
            _LOCK + "a_month_that_is_over_closes_by_itself_after_its_days_of_grace",
        ),
    ),
    "4 leave and outings": Promise(
        "Half days, the law's annual leave, a ladder, back again, slips for an outing",
        (
            "unit/leave/leave_rules::the_law_gives_five_ten_and_fifteen_days",
            _ASK + "longer_leave_climbs_the_ladder_one_step_after_another",
            _END + "whoever_comes_back_late_lacks_the_procedure_for_the_rest",
            _OUT + "more_than_two_hours_is_leave_and_no_outing",
            _COUNT + "half_a_day_of_leave_and_half_a_day_of_punches_are_one_day",
        ),
    ),
    "5 posts with an A and a B": Promise(
        "Never both away, one working day ahead, an empty post seen at once",
        (
            _END + "a_and_b_are_never_away_together",
            _COVER + "a81_b_covers_the_window_of_an_a_on_leave",
            _COVER + "a82_a_post_left_without_b_is_told_at_once_and_is_a_finding_after_the_limit",
            _COVER + "a_hand_over_of_today_is_short_notice_and_one_of_tomorrow_is_not",
        ),
    ),
    "6 patrols": Promise(
        "Times drawn so that anybody can check them; rounds, letters, explanations",
        (
            _FAIR + "all_choices_are_equally_likely_and_not_only_all_minutes",
            _FAIR + "the_lines_of_the_document_check_a_draw",
            _DRAW + "whoever_patrols_is_told_and_everybody_else_is_not",
            _DRAW + "the_evening_opens_the_draw_and_anyone_can_check_it",
            _WALK + "a_round_that_begins_late_stays_late",
            _WALK + "a_paper_sheet_is_keyed_in_with_the_time_that_it_says",
            _LETTER + "the_home_unit_is_told_at_once_with_a_day_for_its_answer",
            _LETTER + "a_finding_waits_for_an_explanation_before_it_is_published",
            "storage/serving/patrol_desk::a_round_form_proposes_what_the_records_say",
            _ROSTER + "a_leader_sits_in_with_an_expert",
        ),
    ),
    "7 monday and the month's end": Promise(
        "Lists of work: what is open holds up what comes after, or somebody answers for it",
        (
            _STEPS + "a_missing_punch_holds_everything_up_and_says_so",
            _STEPS + "what_a_manager_lets_pass_prints_with_who_it_is_about",
            _KEPT + "a_week_is_confirmed_by_its_unit_and_then_drafted",
            _KEPT + "a_month_goes_from_draft_to_signature",
            _KEPT + "two_stations_never_give_one_number_twice",
        ),
    ),
    "8 papers": Promise(
        "Public words only; screen, paper, workbook and Word file show the same numbers",
        (
            _PAPER + "the_week_has_the_figures_of_the_screen_on_paper_and_in_the_workbook",
            _PAPER + "a_day_is_a_draft_until_it_hangs_and_never_tells_a_kind_of_leave",
            _PAPER + "a_letter_says_the_same_as_pdf_and_to_be_edited",
            _PROSE + "every_sentence_opens_its_evidence_and_has_a_key_of_its_own",
            _PROSE + "every_number_of_the_prose_is_one_of_the_figures",
            "unit/slips/word/word_files::every_paragraph_of_the_file_stands_on_the_paper",
            "unit/slips/attendance/slips_to_sign::everybody_gets_the_own_points_and_a_receipt_to_sign",
        ),
    ),
    "9 scores": Promise(
        "Dated rules, evidence for every point, shares, ranks, grades, appeals",
        (
            _SCORE + "a_score_is_base_and_open_entries_within_cap_and_floor",
            _SCORE + "a_set_without_published_numbers_takes_nothing",
            _SCORE + "a_chief_representative_bears_half_of_what_his_unit_lost",
            _SCORES + "every_point_names_what_proves_it_and_the_unit_of_that_day",
            _SCORES + "an_appeal_that_is_granted_takes_the_points_back_for_good",
        ),
    ),
    "10 faces": Promise(
        "The manager's page, the clerk's own page, the notice window",
        ("gui/manager/manager_face::a_day_to_come_cannot_be_chosen",),
    ),
    "11 rosters": Promise(
        "Shifts, noon duty, weekends, extended hours; one calendar; from Excel",
        (
            _ROSTER + "a_months_grid_comes_in_and_its_wrong_cells_are_told",
            _ROSTER + "the_template_filled_in_comes_back_as_it_stands",
            _HOURS + "who_has_noon_duty_is_not_asked_to_punch_at_noon",
            _HOURS + "weekend_duty_is_work_on_a_day_of_rest_and_asks_for_its_own_slots_only",
            _OUT + "holidays_and_make_up_days_come_from_the_one_calendar",
        ),
    ),
}

PROOFS_OF_ATTENDANCE: dict[str, Promise] = {
    "rows that other systems decide": Promise(
        "Every collected row is a test, or a written reason",
        (
            _VECTORS + "the_day_comes_to_what_the_row_says",
            _VECTORS + "every_row_is_a_fact_a_test_or_a_reason",
            _VECTORS + "rows_that_need_a_store_are_named_there",
        ),
    ),
    "properties": Promise(
        "Counting again changes nothing, order does not matter, nothing is lost",
        (
            _NEVER + "counting_a_day_again_comes_to_the_same",
            _NEVER + "the_order_in_which_punches_come_in_does_not_matter",
            "storage/attendance/order_of_imports::no_order_makes_a_difference_and_no_line_is_lost",
            _FILES + "no_line_is_lost_whatever_it_holds",
        ),
    ),
    "the border of thirty minutes": Promise(
        "A second before it is late, the border itself is half a day",
        (_HOURS + "the_thirty_minute_rule_is_told_from_a_second_before",),
    ),
    "thirty people without power": Promise(
        "To be confirmed, not absent",
        (_HOURS + "power_out_before_nine_leaves_the_morning_to_be_confirmed_for_thirty_people",),
    ),
    "a make-up sunday and a holiday friday": Promise(
        "Absent on the one, nothing on the other",
        (_HOURS + "a_make_up_sunday_without_punches_is_absence_and_a_holiday_friday_is_nothing",),
    ),
    "commands on a fresh hall": Promise(
        "Rules, people, punches, the day, in this order and in others",
        (
            "unit/commands/attendance_commands::a_fresh_hall_takes_rules_people_and_punches_in_and_tells_the_day",
            "unit/commands/attendance_commands::punches_before_people_wait_for_them",
            "unit/commands/attendance_reports::the_friday_of_a_fresh_hall_is_posted_summed_and_published",
        ),
    ),
}

BAD_INPUT_OF_ATTENDANCE: dict[str, Promise] = {
    "moments that cannot be": Promise(
        "2000 and 2099 are put aside with their reason",
        ("unit/attendance/importing/judging::a_moment_that_cannot_be_is_put_aside",),
    ),
    "unknown numbers": Promise(
        "Kept, and punches once the number is known",
        (_IMPORT + "a_waiting_line_becomes_a_punch_when_its_number_gets_known",),
    ),
    "encodings and line ends": Promise(
        "Every encoding and both line ends give the same punches",
        (
            _FILES + "every_encoding_gives_the_same_punches",
            _FILES + "line_ends_of_both_kinds_give_the_same_punches",
        ),
    ),
    "a clock that jumped": Promise(
        "Told with its line; the punches stay",
        ("unit/attendance/importing/clock_jumps::a_clock_that_goes_back_is_told_with_its_line",),
    ),
    "leave that overlaps": Promise(
        "Refused with the other's dates; two halves of a day both stand",
        (
            _ASK + "overlapping_leave_is_refused_with_the_dates_of_the_other",
            _ASK + "a42_two_half_day_leaves_of_one_day_both_stand",
        ),
    ),
    "a person who changed unit": Promise(
        "Stands under both, each day where it belongs",
        (
            _COUNT + "who_changed_unit_within_the_month_stands_in_the_grids_of_both",
            "unit/bulletins/figures::who_changed_unit_stands_under_both",
        ),
    ),
    "two devices with one number": Promise(
        "Asked about, nothing lost",
        (_IMPORT + "another_serial_number_under_the_same_number_is_asked_about",),
    ),
    "a month edited after its lock": Promise(
        "Refused; with the right and a reason allowed, and printed",
        (
            _LOCK + "with_the_right_and_a_reason_a_locked_day_is_changed_and_it_prints",
            _IMPORT + "punches_of_a_locked_day_are_kept_and_told",
        ),
    ),
}

SPEED_OF_ATTENDANCE: dict[str, str] = {
    "2,000 people for 31 days, and 100,000 punches, beside the bare rows": "attendance.py",
}
