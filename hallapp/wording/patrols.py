"""Sentences for the refusals of patrols."""

SENTENCES: dict[str, str] = {}
