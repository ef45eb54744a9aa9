"""What a hall is promised of its queue, and the tests that show each promise.

A test is named by its file below `tests` and its own name, without `test_` before both.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """Something that holds in every hall.

    Attributes:
        says: The promise.
        shown_by: Tests that fail when it does not hold, `folder/file::name`.
    """

    says: str
    shown_by: tuple[str, ...]


_Q = "storage/queueing/"

SCENARIOS: dict[int, Promise] = {
    1: Promise(
        "A visit of two services there and back has one open step at a time, with its clerk",
        (
            _Q + "walk_in::a_visit_of_two_services_has_one_open_step_at_a_time",
            _Q + "walk_in::who_finishes_is_written_down_also_after_a_hand_over",
        ),
    ),
    2: Promise(
        "Begun at the desk without a number, held, listed, gone on with, finished",
        (_Q + "walk_in::begun_at_the_desk_held_listed_and_finished",),
    ),
    3: Promise(
        "Who leaves, while waiting or while being noted down, has left and was not served",
        (
            _Q + "transfer::a_citizen_who_leaves_while_waiting_was_not_served",
            _Q + "walk_in::who_goes_away_while_being_noted_down_was_not_served",
        ),
    ),
    4: Promise(
        "Quantity, item and service may be corrected; only the last word counts",
        (
            _Q + "failed_visits::only_the_final_figures_count",
            _Q + "failed_visits::a_wrong_item_is_corrected_under_the_same_number",
        ),
    ),
    5: Promise(
        "A window takes its own service first, then the other, whichever has waited longer",
        (
            _Q + "picking::a_window_calls_the_service_that_it_prefers_first",
            _Q + "picking::a_helper_takes_its_own_people_first",
        ),
    ),
    6: Promise(
        "Wait, walk and service are told apart; an hour and five minutes are 65 minutes",
        (_Q + "walk_in::wait_walk_and_service_are_told_apart",),
    ),
    7: Promise(
        "A started ticket is started once: a colleague is refused, the same hand is not",
        (
            _Q + "walk_in::starting_twice_is_refused_and_changes_nothing",
            _Q + "walk_in::a_start_pressed_twice_by_one_hand_is_one_start",
        ),
    ),
    8: Promise(
        "An absence stays recorded when its ticket waits again; a void ticket keeps its row",
        (
            _Q + "late_comers::the_absence_stays_recorded",
            _Q + "tickets::a_void_number_is_called_by_nobody_and_its_row_stays",
        ),
    ),
    9: Promise(
        "Who is sent on keeps the printed number everywhere",
        (
            _Q + "transfer::the_printed_number_stays_on_board_voice_and_desk",
            _Q + "boards_and_strips::a_ticket_sent_on_stands_on_the_board_once_at_its_last_window",
        ),
    ),
    10: Promise(
        "Sent on and back again; three services in order under one number; one of them left out",
        (
            _Q + "transfer::return_to_me_waits_for_just_this_window",
            _Q + "packages::three_services_in_their_order_under_one_number",
            _Q + "packages::a_service_is_left_out_with_a_reason",
        ),
    ),
    11: Promise(
        "Held with a time it returns by itself to its place, without one it stays; both survive",
        (
            _Q + "asides::after_its_time_a_held_ticket_is_called_before_all_who_came_later",
            _Q + "asides::held_without_a_time_it_stays_until_it_is_brought_back",
            _Q + "asides::two_tickets_held_at_one_window_both_survive",
        ),
    ),
    12: Promise(
        "After the last call a number is missed; who comes late returns behind k people, once",
        (
            _Q + "late_comers::a_clerk_calls_a_number_three_times_and_then_misses_it",
            _Q + "late_comers::a_late_comer_stands_right_behind_the_kth_who_waits",
            _Q + "late_comers::a_number_comes_back_as_often_as_allowed",
        ),
    ),
    13: Promise(
        "The same data are called in the same order on both engines",
        (
            _Q + "same_picks::the_same_history_is_called_in_the_same_order_on_both_engines",
            "unit/queueing/order::equal_moments_are_told_apart_by_the_turn",
        ),
    ),
    14: Promise(
        "However many have priority, nobody waits beyond the bound",
        (
            "unit/queueing/fairness::with_a_continuous_priority_stream_an_ordinary_person_waits_"
            "no_longer_than_the_bound",
            "unit/queueing/fairness::nobody_who_joins_after_the_bound_is_called_before_you",
        ),
    ),
    15: Promise(
        "The program says why this ticket came first, and what it says is true",
        (
            "unit/queueing/why::the_reason_given_is_true",
            _Q + "picking::the_reason_kept_with_a_call_is_the_one_read_back",
        ),
    ),
    16: Promise(
        "A window is never given what it does not serve",
        (_Q + "tickets::a_window_never_calls_a_service_that_it_does_not_serve",),
    ),
    17: Promise(
        "A preference changed during the day holds from the next call",
        (_Q + "picking::a_lead_changed_during_the_day_holds_from_the_next_call",),
    ),
    18: Promise(
        "Who is held, away or not due is never called",
        (
            _Q + "picking::who_is_held_or_away_is_never_called",
            _Q + "picking::who_may_not_be_called_yet_is_not_called",
            "storage/appointments/appointments::who_is_early_waits_and_is_not_called_before_the_slot",
        ),
    ),
    19: Promise(
        "Several windows share a service; who waits for one window waits for that one",
        (
            _Q + "windows_at_once::two_windows_never_call_the_same_ticket",
            _Q + "transfer::a_wanted_window_calls_it_and_nobody_else",
        ),
    ),
    20: Promise(
        "A day begins each series once, whatever clocks, restarts and a second kiosk do",
        (
            _Q + "day_change::two_kiosks_at_midnight_begin_one_day_and_one_series",
            _Q + "day_change::a_restart_begins_no_series_anew",
            _Q + "day_change::a_clock_moved_back_over_midnight_begins_nothing_twice",
        ),
    ),
    21: Promise(
        "What yesterday left over has expired, is in nobody's way and in no count of today",
        (
            _Q + "day_change::what_the_last_day_left_over_is_closed_as_expired",
            _Q + "day_change::a_manager_of_a_new_day_sees_nothing_of_yesterday",
            _Q + "identity_at_issue::a_number_left_waiting_yesterday_blocks_nobody_today",
        ),
    ),
    22: Promise(
        "A series begins anew over numbers that nobody has, else it is full; bands never overlap",
        (
            _Q + "series::a_series_begins_anew_over_numbers_that_nobody_has_any_more",
            _Q + "series::a_series_gives_every_second_number_up_to_its_end",
            _Q + "plan::two_bands_of_one_prefix_stand_beside_each_other_and_never_overlap",
        ),
    ),
    23: Promise(
        "A number belongs to the hall's day, in whatever zone the server is",
        (
            _Q + "day_change::numbers_before_and_after_midnight_belong_to_their_days",
            _Q
            + "day_change::at_five_in_the_afternoon_it_is_still_today_whatever_zone_the_server_has",
        ),
    ),
    24: Promise(
        "Many processes give each number once, without a gap",
        (
            _Q + "chaos::eight_stations_their_kills_and_a_night_leave_the_queue_whole",
            _Q + "windows_at_once::eight_kiosks_never_give_the_same_number",
        ),
    ),
    25: Promise(
        "A new day takes nothing away from the days before",
        (_Q + "series::a_new_day_keeps_every_number_of_the_day_before",),
    ),
    26: Promise(
        "Eight press next for one who waits: one has the ticket, seven are told that nobody waits",
        (_Q + "windows_at_once::eight_windows_press_next_for_the_one_who_waits",),
    ),
    27: Promise(
        "Many processes call each ticket once, by next and from the list",
        (
            _Q + "chaos::eight_stations_their_kills_and_a_night_leave_the_queue_whole",
            _Q + "windows_at_once::a_ticket_called_from_the_list_and_by_next_goes_to_one_window",
        ),
    ),
    28: Promise(
        "Killed between call and announcement, the ticket is seen as called and the window is free",
        (
            _Q + "stations_that_die::who_was_called_by_a_station_that_died_is_seen_and_called_"
            "again_there",
            _Q + "stations_that_die::no_window_stays_locked_after_a_station_died",
        ),
    ),
    29: Promise(
        "One place left and two kiosks at once: one slip",
        (_Q + "limits_at_issue::quota_one_left_and_two_kiosks_at_once_give_one_slip",),
    ),
    30: Promise(
        "One live ticket a clerk, one person a window, and neither is left with a live ticket",
        (
            _Q + "walk_in::a_clerk_with_a_live_ticket_gets_another_by_holding_it_only",
            _Q + "windows_at_once::two_people_who_take_a_window_at_once_are_told_who_has_it",
            "storage/serving/windows::a_window_with_a_live_ticket_is_not_left",
        ),
    ),
    31: Promise(
        "One press changes one ticket",
        (
            _Q + "walk_in::one_key_moves_one_ticket",
            _Q + "transfer::one_transfer_changes_one_ticket",
        ),
    ),
    32: Promise(
        "After a restart at noon states, holds and pauses are as before",
        (_Q + "asides::a_restart_at_noon_keeps_what_is_held_away_and_paused",),
    ),
    33: Promise(
        "Without the store the kiosk says so, boards mark their age, no number is lost or doubled",
        (
            "gui/kiosk/what_is_left_behind::without_the_store_the_kiosk_says_where_to_go_and_comes_"
            "back_alone",
            "gui/kiosk/what_is_left_behind::a_number_asked_for_as_the_store_failed_is_asked_again_"
            "not_twice",
            "gui/board/call_board::a_reading_older_than_fifteen_seconds_is_marked_with_its_time",
            "storage/kernel/faults::a_connection_cut_during_a_call_says_so_and_the_next_call_works",
        ),
    ),
    34: Promise(
        "A double tap is one number",
        (
            "gui/kiosk/a_citizen_at_the_kiosk::a_double_tap_takes_one_number_and_does_not_wipe_it",
            _Q + "tickets::asking_twice_with_the_same_request_gives_the_same_ticket",
        ),
    ),
    35: Promise(
        "Without paper the citizen is told, the desk prints, and a void number is no ghost",
        (
            "gui/kiosk/a_citizen_at_the_kiosk::a_number_that_was_not_printed_is_told_and_lives",
            _Q + "tickets::print_states_are_kept_and_what_did_not_print_is_listed",
            _Q + "tickets::a_void_number_is_called_by_nobody_and_its_row_stays",
        ),
    ),
    36: Promise(
        "A person has one live number of a service, and as many a day as allowed, noon or not",
        (
            _Q + "identity_at_issue::a_person_with_a_live_number_is_told_which_and_gets_no_second",
            _Q + "identity_at_issue::the_daily_limit_of_a_person_counts_morning_and_afternoon",
        ),
    ),
    37: Promise(
        "Hours, holidays, stops with their reason and hours for booked people are kept",
        (
            _Q + "limits_at_issue::numbers_are_given_in_the_hours_of_the_hall_only_and_the_next_"
            "opening_is_told",
            _Q
            + "limits_at_issue::on_a_holiday_no_number_is_given_and_the_next_working_day_is_told",
            _Q + "limits_at_issue::a_stop_with_its_reason_turns_everybody_away_until_numbers_are_"
            "resumed",
            _Q + "limits_at_issue::hours_for_appointments_let_in_who_booked_and_nobody_else",
        ),
    ),
    38: Promise(
        "Booked people come too early, on time, late, too late, or on another day",
        (
            "storage/appointments/appointments::too_early_is_refused_with_the_time_to_come",
            "storage/appointments/appointments::who_is_late_keeps_a_capped_head_start",
            "storage/appointments/appointments::61_minutes_late_is_an_ordinary_number_and_nothing_"
            "worse",
            "storage/appointments/appointments::yesterdays_appointment_at_the_same_hour_is_an_"
            "ordinary_number",
        ),
    ),
    39: Promise(
        "Long names stand whole on the slip, with all that a waiting citizen asks",
        (
            "unit/slips/queue_ticket::a_wide_number_and_a_long_name_stay_on_the_paper",
            "unit/slips/queue_ticket::everything_a_waiting_citizen_asks_stands_on_it",
        ),
    ),
    40: Promise(
        "Three calls within a second are three whole announcements in order, all on the board",
        (
            "unit/devices/sound_zones::three_calls_within_a_second_at_three_windows_are_three_whole_"
            "announcements_in_order",
            "gui/board/call_board::of_eight_calls_within_a_second_five_are_shown_and_eight_spoken",
        ),
    ),
    41: Promise(
        "After eight hours the voice still speaks and memory is flat",
        (
            "unit/devices/sound_zones::after_eight_hours_the_voice_still_speaks_and_memory_is_flat",
            "gui/board/call_board::what_a_board_remembers_of_calls_does_not_grow_with_the_day",
        ),
    ),
    42: Promise(
        "The voice needs no network", ("unit/devices/sound_zones::the_voice_needs_no_network",)
    ),
    43: Promise(
        "A board that comes back shows what holds and does not speak what is old",
        (
            "gui/board/call_board::after_a_minute_without_the_store_old_calls_are_shown_and_begin_"
            "too_old",
        ),
    ),
    44: Promise(
        "Called, missed and called again within three seconds: the strip shows the last",
        ("gui/board/window_strip::call_no_show_and_next_call_within_three_seconds_show_the_last",),
    ),
}

FAULTS: dict[int, Promise] = {
    1: Promise(
        "A clerk's program that dies after a call finds the ticket called, and calls no second",
        (_Q + "stations_that_die::a_station_started_again_calls_nobody_a_second_time",),
    ),
    2: Promise(
        "A kiosk that dies before printing has lost no number; the desk prints it",
        (
            _Q + "stations_that_die::a_number_that_a_kiosk_gave_and_never_printed_is_printed_at_"
            "the_desk",
        ),
    ),
    3: Promise(
        "The same request is the same ticket",
        (
            _Q + "tickets::asking_twice_with_the_same_request_gives_the_same_ticket",
            _Q + "windows_at_once::the_same_request_from_two_threads_makes_one_ticket",
        ),
    ),
    4: Promise(
        "Two windows press next at the same moment, again and again: each ticket once, in order",
        (
            _Q + "windows_at_once::two_windows_never_call_the_same_ticket",
            _Q + "windows_at_once::two_windows_press_next_a_thousand_times_at_the_same_moment",
        ),
    ),
    5: Promise(
        "A double press or a key held down is one call",
        (
            "unit/faces/clerk/desk_presenter::a_double_press_calls_once",
            "unit/faces/clerk/desk_presenter::a_second_press_right_after_the_answer_is_a_slip_of_"
            "the_finger",
            "gui/qtkit/global_keys_on_x11::a_key_held_down_is_told_once",
        ),
    ),
    6: Promise(
        "From the list and by next at once: one wins, the other hears which window has it",
        (
            _Q + "windows_at_once::a_ticket_called_from_the_list_and_by_next_goes_to_one_window",
            _Q + "tickets::who_has_the_ticket_is_said_when_it_is_called_already",
        ),
    ),
    18: Promise(
        "A workstation's clock an hour behind: no wait below nothing, the order as it was",
        (
            _Q + "days_and_clocks::a_clock_set_back_changes_neither_order_nor_numbers",
            "gui/board/call_board::a_clock_set_back_marks_nothing_as_old",
        ),
    ),
    19: Promise(
        "A clock put back: turns decide the order, times are never negative",
        (
            _Q + "asides::a_clock_set_back_makes_no_time_negative",
            _Q + "days_and_clocks::the_estimate_survives_a_clock_set_back",
        ),
    ),
    20: Promise(
        "Midnight with every station on: one new day, the old one expired, boards empty",
        (
            _Q + "chaos::eight_stations_their_kills_and_a_night_leave_the_queue_whole",
            _Q + "day_change::each_that_expires_has_one_event_that_says_where_it_stood",
            _Q + "day_change::a_manager_of_a_new_day_sees_nothing_of_yesterday",
        ),
    ),
    21: Promise(
        "Who is served over midnight is finished under the own day",
        (_Q + "day_change::what_is_served_when_the_day_changes_is_finished_under_its_own_day",),
    ),
    22: Promise(
        "Stations that slept bring people back once, speak nothing old, and are locked",
        (
            _Q + "asides::stations_that_slept_three_hours_bring_everybody_back_once",
            "gui/board/call_board::a_station_that_slept_does_not_speak_what_was_called_meanwhile",
            "gui/clerk/desk::nobody_touching_the_machine_locks_the_desk",
        ),
    ),
    37: Promise(
        "A kiosk that dies or hangs is back within ten seconds",
        (
            "unit/app/keeping_a_screen_running::a_screen_that_was_killed_is_back_within_a_second",
            "unit/app/keeping_a_screen_running::a_screen_that_hangs_is_ended_and_back_within_ten_"
            "seconds",
        ),
    ),
    38: Promise(
        "No paper, an open cover, a plug pulled: told, printed again, never numbered twice",
        (
            "unit/devices/network_ticket_printer::a_printer_without_paper_is_not_printed_to",
            "unit/devices/network_ticket_printer::an_open_cover_is_told",
            "unit/devices/network_ticket_printer::a_plug_pulled_in_the_middle_leaves_it_unknown_"
            "whether_the_ticket_printed",
            "gui/kiosk/a_citizen_at_the_kiosk::a_number_that_may_lie_in_the_printer_sends_the_"
            "citizen_to_look",
        ),
    ),
    39: Promise(
        "A board that was killed or lost its screen is back on the right one, whole",
        (
            "gui/board/screens_pulled_out::a_board_that_was_killed_comes_up_on_its_own_screen_when_"
            "their_order_changed",
            "gui/board/screens_pulled_out::a_board_goes_to_another_screen_and_back_when_its_cable_"
            "is_pulled",
            "unit/app/keeping_a_screen_running::a_real_program_that_dies_is_started_again",
        ),
    ),
    40: Promise(
        "Calls of one second are said whole and in order; the board shows them at once",
        (
            "unit/devices/sound_zones::three_calls_within_a_second_at_three_windows_are_three_whole_"
            "announcements_in_order",
            "unit/devices/sound_zones::as_many_calls_of_one_moment_as_computed_are_said_and_the_"
            "next_is_too_old",
        ),
    ),
    41: Promise(
        "Two people at one window: the second is refused, or takes over with an event",
        (
            _Q + "windows_at_once::two_people_who_take_a_window_at_once_are_told_who_has_it",
            "storage/serving/pauses::an_abandoned_window_is_taken_over_with_its_ticket",
        ),
    ),
    42: Promise(
        "One person at two windows has one",
        (_Q + "windows_at_once::a_person_who_takes_two_windows_at_once_has_one",),
    ),
    43: Promise(
        "Whose account is closed with a ticket at the window finishes it, and calls nobody",
        (_Q + "accounts_closed::whose_account_is_closed_finishes_the_ticket_and_calls_nobody",),
    ),
}
