"""Evaluation of service (好差评): five national levels, by the citizen only, and follow-ups."""
