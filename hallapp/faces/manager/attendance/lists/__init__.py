"""Lists of duty with one row beside them: what leave, outings, posts and rosters have in common."""
