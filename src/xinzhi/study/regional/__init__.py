"""The regional chapter's work: what is asked, what it is computed on, and one file a method for what is kept of it."""
