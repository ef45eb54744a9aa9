"""The clerk's cases: the list with its lights, one case with its line of time, what is done."""
