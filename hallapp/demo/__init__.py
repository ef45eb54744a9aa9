"""The demo hall (演示大厅) and its week of history, from a fixed seed.

Its people, windows and phones are invented and say so; its service items are real.
"""
