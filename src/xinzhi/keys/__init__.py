"""Keys: regions by their codes, and units of electricity into coal and CO2."""
