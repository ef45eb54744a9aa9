"""Sentences for the refusals of roster."""

SENTENCES: dict[str, str] = {}
