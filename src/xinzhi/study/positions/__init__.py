"""The steps of the positions: counts of records, structure, forecasts with their test, lists."""
