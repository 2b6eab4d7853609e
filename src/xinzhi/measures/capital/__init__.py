"""Stocks made from flows: series to series."""

from xinzhi.measures.capital.perpetual_inventory import perpetual_inventory as perpetual_inventory
