"""The manager's page 考勤: the day, patrols, leave, posts, months, sources, reports, scores."""
