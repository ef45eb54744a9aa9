"""The queue's front door: give a number, call, start, miss, finish, and what faces ask.

Every write is serialised by the hall's day, writes request, audit and revision with itself,
and can be repeated with the same request.
"""

from hallapp.queueing.finishing import Finishing
from hallapp.queueing.issuing import Issuing


class QueueService(Issuing, Finishing):
    """Gives numbers and moves tickets; the questions faces ask are in `QueueViews`."""
