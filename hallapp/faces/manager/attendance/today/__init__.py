"""The tab 今日: the day as it stands, what waits for a decision, and what will be posted."""
