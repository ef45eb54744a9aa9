"""The queue's front door: give a number, call, start, miss, finish, and what faces ask.

Every write is serialised by the hall's day, writes request, audit and revision with itself,
and can be repeated with the same request.
"""

from hallapp.queueing.asides import Asides
from hallapp.queueing.transferring import Transferring
from hallapp.queueing.undoing import Undoing
from hallapp.queueing.visits import Visits


class QueueService(Visits, Asides, Transferring, Undoing):
    """Gives numbers and moves tickets; the questions faces ask are in `QueueViews`."""
