"""Clocks of cases: opened, stopped, ended, and reckoned from budget, ledger and calendar."""
