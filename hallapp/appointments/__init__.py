"""Appointments (预约): slots, bookings, check-in; gives its numbers through the queue."""
