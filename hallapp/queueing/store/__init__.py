"""Statements of the queue; the only SQL of this feature.

`days` serialises the hall's day and counts numbers, `moves` changes tickets, `reading` asks.
"""
