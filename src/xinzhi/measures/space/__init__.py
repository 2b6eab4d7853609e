"""How regions hang together: one market or many."""

from xinzhi.measures.space.market_segmentation import market_segmentation as market_segmentation
