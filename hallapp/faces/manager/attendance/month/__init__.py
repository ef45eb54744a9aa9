"""The tab 月历: the month as a grid of half days, and one person's days behind every line."""
