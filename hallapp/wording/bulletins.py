"""Sentences for the refusals of bulletins."""

SENTENCES: dict[str, str] = {}
