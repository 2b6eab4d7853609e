"""What passages speak of: themes by headings, industries and their tiers by official lists."""
