"""The sections on positions: the card of a region, the test of the forecasts, the chain."""
