"""A ticket printer on the network: everything arrives, and every failure says what it means."""

import socket

import pytest

from hallapp.devices.errors import (
    PrinterBrokeOffError,
    PrinterNotReadyError,
    PrinterOutOfPaperError,
    PrintError,
    PrinterUnreachableError,
)
from hallapp.devices.tcp_printer import TcpPrinter
from tests.unit.devices.fake_printer import FINE, FakePrinter, Manner

TICKET = bytes(range(256)) * 160
PAPER_OUT = FINE | 0b0110_0000
COVER_OPEN = FINE | 0b0000_0100


def printer_at(port: int) -> TcpPrinter:
    return TcpPrinter("127.0.0.1", port, timeout_s=1.0, status_timeout_s=0.05)


def test_every_byte_of_a_ticket_arrives():
    with FakePrinter(statuses={2: FINE, 4: FINE}) as fake:
        printer_at(fake.port).send(TICKET, "A001")

    assert fake.jobs == [TICKET]


def test_tickets_arrive_in_the_order_in_which_they_were_printed():
    with FakePrinter(statuses={2: FINE, 4: FINE}) as fake:
        printer = printer_at(fake.port)
        for number in range(5):
            printer.send(b"ticket %d" % number, "A")

    assert fake.jobs == [b"ticket %d" % number for number in range(5)]


def test_a_printer_that_never_answers_is_printed_to_anyway_and_not_asked_again():
    with FakePrinter() as fake:
        printer = printer_at(fake.port)
        printer.send(TICKET, "A001")
        printer.send(TICKET, "A002")

    assert fake.jobs == [TICKET, TICKET]
    assert fake.questions == [4]


def test_a_printer_that_answers_nonsense_is_printed_to_anyway():
    with FakePrinter(statuses={4: 0xFF}) as fake:
        printer_at(fake.port).send(TICKET, "A001")

    assert fake.jobs == [TICKET]


def test_a_printer_without_paper_is_not_printed_to():
    with (
        FakePrinter(statuses={2: FINE, 4: PAPER_OUT}) as fake,
        pytest.raises(PrinterOutOfPaperError) as refusal,
    ):
        printer_at(fake.port).send(TICKET, "A001")

    assert fake.jobs == []
    assert not refusal.value.may_be_printed


def test_paper_that_runs_low_still_prints():
    with FakePrinter(statuses={2: FINE, 4: FINE | 0b0000_1100}) as fake:
        printer_at(fake.port).send(TICKET, "A001")

    assert fake.jobs == [TICKET]


def test_an_open_cover_is_told():
    with (
        FakePrinter(statuses={2: COVER_OPEN, 4: FINE}) as fake,
        pytest.raises(PrinterNotReadyError),
    ):
        printer_at(fake.port).send(TICKET, "A001")

    assert fake.jobs == []


def test_paper_put_in_makes_the_next_ticket_print():
    with FakePrinter(statuses={2: FINE, 4: PAPER_OUT}) as fake:
        printer = printer_at(fake.port)
        with pytest.raises(PrinterOutOfPaperError):
            printer.send(TICKET, "A001")
        fake.statuses[4] = FINE
        printer.send(TICKET, "A001")

    assert fake.jobs == [TICKET]


def test_a_printer_that_is_off_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]

    with pytest.raises(PrinterUnreachableError) as refusal:
        printer_at(port).send(TICKET, "A001")

    assert refusal.value.facts == {"printer": f"127.0.0.1:{port}"}
    assert not refusal.value.may_be_printed


def test_a_name_nobody_knows_is_unreachable():
    with pytest.raises(PrinterUnreachableError):
        TcpPrinter("printer.invalid", timeout_s=1.0).send(TICKET, "A001")


def test_a_printer_that_hangs_up_when_asked_has_printed_nothing():
    with FakePrinter(Manner.HANGS_UP_AT_ONCE) as fake, pytest.raises(PrinterUnreachableError):
        printer_at(fake.port).send(TICKET, "A001")


def test_a_plug_pulled_in_the_middle_leaves_it_unknown_whether_the_ticket_printed():
    with (
        FakePrinter(Manner.RESETS_AFTER_FIRST_BYTES, {2: FINE, 4: FINE}) as fake,
        pytest.raises(PrinterBrokeOffError) as refusal,
    ):
        printer_at(fake.port).send(TICKET * 40, "A001")

    assert refusal.value.may_be_printed
    assert isinstance(refusal.value, PrintError)


def test_a_reset_after_a_short_ticket_is_noticed_too():
    with (
        FakePrinter(Manner.RESETS_AFTER_FIRST_BYTES, {2: FINE, 4: FINE}) as fake,
        pytest.raises(PrinterBrokeOffError),
    ):
        printer_at(fake.port).send(b"short", "A001")


def test_a_printer_that_stops_reading_is_given_up_after_the_time_limit():
    more_than_any_socket_buffer = bytes(32 * 1024 * 1024)
    with FakePrinter(Manner.READS_NOTHING) as fake, pytest.raises(PrinterBrokeOffError):
        TcpPrinter("127.0.0.1", fake.port, timeout_s=0.2, status_timeout_s=0.05).send(
            more_than_any_socket_buffer, "A001"
        )
