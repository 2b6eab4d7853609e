"""Keys: regions by their codes, periods and units; units of electricity into coal and CO2."""
