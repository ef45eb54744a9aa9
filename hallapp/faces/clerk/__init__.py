"""The window clerk's desk (窗口) and its mini bar."""
