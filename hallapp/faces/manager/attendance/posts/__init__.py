"""The tab 排班与AB岗: empty posts, pairs, hand-overs, rosters, shifts, who sits in."""
