"""Accepted cases, time limits, suspensions, warnings (办件、时限)."""
