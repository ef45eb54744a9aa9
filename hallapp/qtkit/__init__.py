"""Qt without business: theme, icons, jobs, table model, message strip, change watcher.

May import `hallapp.kernel` only. Modules are imported by their own names, so that a face loads
just what it shows.
"""
