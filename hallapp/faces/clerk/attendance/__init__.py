"""The clerk's own page 考勤: punches, leave, outings, posts, what was found, the own score."""
