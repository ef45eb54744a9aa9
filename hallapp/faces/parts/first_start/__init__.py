"""The first start of the program, and the launcher of a demo hall."""
