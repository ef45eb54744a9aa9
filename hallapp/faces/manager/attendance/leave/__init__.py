"""The tab 请假外出: leave to decide, leave of a time, reporting back, outings, annual leave."""
