"""Qt without business: jobs, theme, table model, message bar, change watcher."""
