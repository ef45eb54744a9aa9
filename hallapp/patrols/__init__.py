"""Patrols of the hall (巡查): draws, rounds, findings, feedback letters, explanations."""
