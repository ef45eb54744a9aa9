"""The fonts that Word files name; Word takes another one where a machine lacks them.

Source: GB/T 9704-2012 5.2.2 (三号仿宋), 7.2.4 (小标宋), 7.3.3 (黑体 for the first level).
"""

BODY = "仿宋"
TITLE = "方正小标宋简体"
STRONG = "黑体"
PAGE = "宋体"
