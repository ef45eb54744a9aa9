"""What every feature stands on: clock, errors, database, settings, audit, changes, texts.

Nothing here knows a business word.
"""
