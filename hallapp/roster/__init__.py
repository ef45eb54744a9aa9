"""Shifts (排班), A and B posts (AB岗) with hand-overs, leaders who sit in (坐班)."""
