"""Joint handling of one matter by several units (联审联办), full agency (全程代办)."""
