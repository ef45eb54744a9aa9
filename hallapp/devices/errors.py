"""What can go wrong between the program and a printer or a loudspeaker."""

from typing import ClassVar

from hallapp.kernel.errors import RuleError, SurroundingsError


class PrintError(SurroundingsError):
    """A paper was not printed, or nobody knows whether it was.

    Attributes:
        may_be_printed: The paper may lie in the printer all the same: printing it again
            without looking could give a second one.
    """

    code = "devices.print_failed"
    may_be_printed: ClassVar[bool] = False


class PrinterUnreachableError(PrintError):
    """The printer is off, unplugged or does not answer; nothing was printed."""

    code = "devices.printer_unreachable"


class PrinterOutOfPaperError(PrintError):
    """The printer says that it has no paper; nothing was printed."""

    code = "devices.printer_out_of_paper"


class PrinterNotReadyError(PrintError):
    """The printer says that its cover is open or that it is stopped; nothing was printed."""

    code = "devices.printer_not_ready"


class PrinterBrokeOffError(PrintError):
    """The connection was lost on the way: whether it printed is unknown."""

    code = "devices.printer_broke_off"
    may_be_printed = True


class PrinterPageFailedError(PrintError):
    """The printer broke off in the middle (facts `page`, `pages`): those before may lie there."""

    code = "devices.printer_page_failed"
    may_be_printed = True


class PrinterQueueUnknownError(PrintError):
    """The system has no print queue of this name."""

    code = "devices.printer_queue_unknown"


class PrinterQueueStoppedError(PrintError):
    """The print queue exists but is stopped or takes no jobs."""

    code = "devices.printer_queue_stopped"


class PrintingSystemMissingError(PrintError):
    """This machine has no `lp` command."""

    code = "devices.printing_system_missing"


class PrintingSystemDownError(PrintError):
    """The printing system of this machine does not run; nothing was printed."""

    code = "devices.printing_system_down"


class PrintingSystemSilentError(PrintError):
    """The printing system took the job and did not answer in time."""

    code = "devices.printing_system_silent"
    may_be_printed = True


class PrintingSystemRefusedError(PrintError):
    """The printing system refused the job for a reason of its own (fact `detail`)."""

    code = "devices.printing_system_refused"


class DeviceFileMissingError(PrintError):
    """The device file is not there: the cable is out or the path is wrong."""

    code = "devices.device_file_missing"


class DeviceFileForbiddenError(PrintError):
    """The account may not write to the device file."""

    code = "devices.device_file_forbidden"


class DeviceFileError(PrintError):
    """The device file cannot be written for another reason (fact `detail`)."""

    code = "devices.device_file"


class PaperFileMissingError(PrintError):
    """The PDF that should be printed is gone or cannot be read."""

    code = "devices.paper_file_missing"


class DiskFullError(SurroundingsError):
    """There is no room left where a file should be kept."""

    code = "devices.disk_full"


class FolderNotWritableError(SurroundingsError):
    """A file cannot be kept in the folder (fact `detail`)."""

    code = "devices.folder_not_writable"


class PrinterAddressError(RuleError):
    """The setting does not name a printer."""

    code = "devices.printer_address"


class PrinterKindError(RuleError):
    """The printer cannot print this kind of paper: a ticket printer takes no A4 page."""

    code = "devices.printer_kind"


class SoundOffError(SurroundingsError):
    """This machine has no sound card that works."""

    code = "devices.sound_off"


class ClipUnusableError(SurroundingsError):
    """A clip of the voice is missing or has another format."""

    code = "devices.clip_unusable"


class UnspeakableError(RuleError):
    """A ticket or window bears a character that no clip says."""

    code = "devices.unspeakable"


class NoMicrophoneError(SurroundingsError):
    """This machine has no microphone that works."""

    code = "devices.no_microphone"


class RecordingUnreadableError(RuleError):
    """A file is no sound file that can be read (fact `file`)."""

    code = "devices.recording_unreadable"


class ClipEmptyError(RuleError):
    """Nothing was said in a recording (fact `words`)."""

    code = "devices.clip_empty"


class ClipQuietError(RuleError):
    """A recording is too quiet to be made louder (fact `words`)."""

    code = "devices.clip_quiet"


class ClipClippedError(RuleError):
    """A recording was too loud for the microphone (fact `words`)."""

    code = "devices.clip_clipped"


class ClipTooLongError(RuleError):
    """A word was said too slowly: a call lasts four seconds (facts `length`, `longest`)."""

    code = "devices.clip_too_long"


class CardReaderMissingError(SurroundingsError):
    """The library of a card reader's maker cannot be loaded (fact `path`)."""

    code = "devices.card_reader_missing"


class CardReaderUnpluggedError(SurroundingsError):
    """The card reader does not answer on any port."""

    code = "devices.card_reader_unplugged"


class CardUnreadableError(SurroundingsError):
    """A card lies on the reader and could not be read."""

    code = "devices.card_unreadable"
