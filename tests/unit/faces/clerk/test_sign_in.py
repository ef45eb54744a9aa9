"""Who sits down where, and what is said when it does not work."""

from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.sign_in_presenter import PickRow, SeatRow, SignInMode, SignInPresenter
from hallapp.hall.terms import DutyRow, DutyState, PersonRow
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.fake_desk import PEOPLE, FakeDesk, a_window, id_of


class WrittenSignIn:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.people: tuple[PickRow, ...] = ()
        self.seats: tuple[SeatRow, ...] = ()
        self.failures: list[tuple[str, int]] = []
        self.duties: list[DutyRow] = []
        self.asked_password = False
        self.likely: str | None = None

    def show_people(self, rows: tuple[PickRow, ...], likely: PickRow | None) -> None:
        self.people = rows
        self.likely = None if likely is None else likely.person.name

    def renew_people(self, rows: tuple[PickRow, ...]) -> None:
        self.people = rows

    def ask_password(self) -> None:
        self.asked_password = True

    def ask_window(self, rows: tuple[SeatRow, ...]) -> None:
        self.seats = rows

    def show_seat(self, words: str) -> None:
        pass

    def show_busy(self, *, busy: bool) -> None:
        pass

    def show_failure(self, text: str, wait_s: int) -> None:
        self.failures.append((text, wait_s))

    def ask_take_over(self, text: str) -> None:
        self.asked = text

    def signed_in(self, duty: DutyRow) -> None:
        self.duties.append(duty)

    def show_alone(self, *, alone: bool) -> None:
        pass

    def signed_in_alone(self, person: PersonRow) -> None:
        raise AssertionError(person)


def signing_in(hall: FakeDesk, number: int | None = None) -> tuple[SignInPresenter, WrittenSignIn]:
    view = WrittenSignIn()
    options = ClerkOptions(number, "窗口3")
    presenter = SignInPresenter(hall.services(), InlineJobs(), view, options)
    presenter.start(SignInMode.ENTER)
    return presenter, view


def test_a_person_sits_down_at_the_window_of_the_place() -> None:
    hall = FakeDesk()
    presenter, view = signing_in(hall, number=5)

    presenter.pick(view.people[0])

    assert view.duties[0].window.number == 5
    assert hall.calls == ["sign_in_demo", "take_window"]


def test_the_usual_clerk_of_the_place_is_chosen_beforehand() -> None:
    _presenter, view = signing_in(FakeDesk(), number=1)

    assert view.likely == PEOPLE[1].name
    assert PEOPLE[1].window_number == 1


def test_nobody_is_chosen_beforehand_where_no_place_is_known_or_nobody_sits_there() -> None:
    _anywhere, at_none = signing_in(FakeDesk())
    _far, at_nobodys = signing_in(FakeDesk(), number=99)

    assert at_none.likely is None
    assert at_nobodys.likely is None


def test_a_usual_clerk_who_sits_elsewhere_today_is_not_chosen() -> None:
    hall = FakeDesk()
    hall.held[id_of("window 3")] = DutyRow(a_window(), PEOPLE[1], DutyState.OPEN)

    _presenter, view = signing_in(hall, number=1)

    assert view.likely is None


def test_a_locked_desk_expects_who_sat_there() -> None:
    hall = FakeDesk()
    duty = DutyRow(a_window(), PEOPLE[2], DutyState.OPEN)
    hall.held[id_of("window 3")] = duty
    presenter, view = signing_in(hall, number=3)

    presenter.start(SignInMode.LOCKED, duty)

    assert view.likely == PEOPLE[2].name


def test_a_window_chosen_first_expects_its_usual_clerk() -> None:
    presenter, view = signing_in(FakeDesk(), number=99)
    presenter.choose_seat()

    presenter.take_seat(next(seat for seat in view.seats if seat.window.number == 1))

    assert view.likely == PEOPLE[1].name


def test_without_a_place_the_persons_own_window_is_taken() -> None:
    presenter, view = signing_in(FakeDesk())

    presenter.pick(view.people[1])

    assert view.duties[0].window.number == 1


def test_a_person_without_a_window_is_asked_for_one() -> None:
    presenter, view = signing_in(FakeDesk())

    presenter.pick(view.people[4])
    presenter.take_seat(view.seats[3])

    assert view.duties[0].window.number == 4


def test_a_held_window_is_refused_and_the_others_are_offered() -> None:
    hall = FakeDesk()
    hall.held[id_of("window 3")] = DutyRow(a_window(), PEOPLE[4], DutyState.OPEN)
    presenter, view = signing_in(hall, number=3)

    presenter.pick(view.people[0])

    assert view.duties == []
    assert "刘×" in view.asked
    assert [row.holder for row in view.seats if row.holder] == ["刘×"]


def test_a_desk_that_was_closed_goes_on_without_a_second_punch() -> None:
    hall = FakeDesk()
    hall.held[id_of("window 3")] = DutyRow(a_window(), PEOPLE[0], DutyState.OPEN)
    presenter, view = signing_in(hall, number=3)

    presenter.pick(view.people[0])

    assert view.duties[0].person == PEOPLE[0]
    assert "take_window" not in hall.calls


def test_initials_are_known_for_every_name() -> None:
    _presenter, view = signing_in(FakeDesk())

    assert view.people[0].letters == "wxm"


def test_a_wrong_password_says_how_long_to_wait() -> None:
    hall = FakeDesk(is_demo=False)
    presenter, view = signing_in(hall, number=3)

    presenter.enter("0318", "wrong")
    presenter.enter("0318", "locked")

    assert view.asked_password
    assert [wait for _text, wait in view.failures] == [2, 300]


def test_an_empty_password_is_not_even_asked_about() -> None:
    hall = FakeDesk(is_demo=False)
    presenter, view = signing_in(hall, number=3)

    presenter.enter("0318", "")

    assert hall.calls == []
    assert view.failures


def test_the_same_person_only_unlocks() -> None:
    hall = FakeDesk()
    duty = DutyRow(a_window(), PEOPLE[0], DutyState.OPEN)
    hall.held[duty.window.id] = duty
    presenter, view = signing_in(hall, number=3)
    presenter.start(SignInMode.LOCKED, duty)

    presenter.pick(view.people[0])

    assert view.duties == [duty]
    assert hall.calls == ["sign_in_demo"]


def test_another_person_takes_over_a_locked_window() -> None:
    hall = FakeDesk()
    duty = DutyRow(a_window(), PEOPLE[0], DutyState.OPEN)
    hall.held[duty.window.id] = duty
    presenter, view = signing_in(hall, number=3)
    presenter.start(SignInMode.LOCKED, duty)

    presenter.pick(view.people[4])

    assert view.duties[0].person == PEOPLE[4]
    assert hall.calls == ["sign_in_demo", "change_person"]


def test_a_held_window_is_taken_over_with_a_reason_by_whoever_is_told_who_holds_it() -> None:
    hall = FakeDesk()
    hall._hold(PEOPLE[0].id, a_window().id)
    presenter, view = signing_in(hall, number=3)

    presenter.pick(view.people[4])
    assert "王××" in view.asked
    presenter.take_over("对方走了没有签退")

    assert hall.calls[-2:] == ["take_window", "take_over"]
    assert hall.reasons == ["对方走了没有签退"]
    assert view.duties[-1].person == PEOPLE[4]
