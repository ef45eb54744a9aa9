"""Openness (政务公开): its catalogue, papers to read, readers, and where slips were laid out."""
