"""Import of service items from a CSV file, with a report on every line before anything is written.

`plan` holds what a face shows; `service` is built by the program's start alone.
"""
