"""The drawing of the example blog's pictures."""
