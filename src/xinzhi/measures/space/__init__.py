"""How regions hang together: who counts as a neighbour, one market or many, and what is within reach."""

from xinzhi.measures.space.accessibility import accessibility as accessibility
from xinzhi.measures.space.bivariate_moran import bivariate_moran as bivariate_moran
from xinzhi.measures.space.contiguity import contiguity as contiguity
from xinzhi.measures.space.distance_band import distance_band as distance_band
from xinzhi.measures.space.durbin_tests import durbin_tests as durbin_tests
from xinzhi.measures.space.economic_distance import economic_distance as economic_distance
from xinzhi.measures.space.ellipse import ellipse as ellipse
from xinzhi.measures.space.geary import geary as geary
from xinzhi.measures.space.geo_detector import geo_detector as geo_detector
from xinzhi.measures.space.getis_ord import getis_ord as getis_ord
from xinzhi.measures.space.hausman_test import hausman_test as hausman_test
from xinzhi.measures.space.lm_tests import lm_tests as lm_tests
from xinzhi.measures.space.local_getis_ord import local_getis_ord as local_getis_ord
from xinzhi.measures.space.local_moran import local_moran as local_moran
from xinzhi.measures.space.market_potential import market_potential as market_potential
from xinzhi.measures.space.market_segmentation import market_segmentation as market_segmentation
from xinzhi.measures.space.moran import moran as moran
from xinzhi.measures.space.nearest import nearest as nearest
from xinzhi.measures.space.nested import nested as nested
from xinzhi.measures.space.panel_model import panel_model as panel_model
from xinzhi.measures.space.price_convergence import price_convergence as price_convergence
from xinzhi.measures.space.weights_sensitivity import weights_sensitivity as weights_sensitivity
