"""The sentences that people read for error codes; one room for whoever words them.

Each module holds `SENTENCES`, a mapping from error code to a Chinese text with `{fact}` blanks.
"""
