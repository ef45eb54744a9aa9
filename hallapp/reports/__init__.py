"""Figures: one definition each, for screen and paper."""
