"""What a study makes of its figures before anything is computed from them: fills, transformations, capital stocks."""
