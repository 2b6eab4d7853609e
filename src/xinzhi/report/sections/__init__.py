"""The sections of a brief, one file each: a run in, blocks out."""
