"""Duty roster, sign-in and sign-out, the day's attendance sheet (窗口考勤)."""
