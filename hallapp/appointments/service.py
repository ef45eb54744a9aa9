"""The front door of appointments (预约)."""

from hallapp.appointments.importing.carrying import BookingImport


class AppointmentService(BookingImport):
    """Slots, bookings, a day's list from a file, check-in at kiosk and guide desk."""
