"""What the built-in pack ``china-provinces`` is made from, one step a file."""
