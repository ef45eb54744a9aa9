"""Sentences for the refusals of leave."""

SENTENCES: dict[str, str] = {}
