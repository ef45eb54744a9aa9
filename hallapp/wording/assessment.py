"""Sentences for the refusals of assessment."""

SENTENCES: dict[str, str] = {}
