"""The mathematics: arrays in, arrays out; one method is one function in one file of its kind's folder."""
