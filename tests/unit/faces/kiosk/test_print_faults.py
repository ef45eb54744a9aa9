"""What a citizen reads when no paper came out."""

import pytest

from hallapp.devices.errors import PrintError
from hallapp.faces.kiosk.print_faults import fault_words, is_maybe_printed
from hallapp.wording import sentences

FAULTS = [PrintError, *PrintError.__subclasses__()]


@pytest.mark.parametrize("fault", FAULTS)
def test_paper_may_lie_there_exactly_when_the_printer_says_so(fault: type[PrintError]):
    assert is_maybe_printed(fault()) is fault.may_be_printed


def test_no_cause_names_an_address_or_a_queue():
    said = [fault_words(fault(printer="tcp://10.0.0.5:9100", detail="x")) for fault in FAULTS]

    assert any(said)
    assert not any("10.0" in words or "{" in words for words in said)


def test_every_cause_belongs_to_an_error_that_is_worded():
    assert {fault.code for fault in FAULTS if fault_words(fault())} <= sentences().keys()
