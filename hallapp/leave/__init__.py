"""Leave (请假) with its ladder of approval and its end (销假), outings (临时外出)."""
