"""One file a method: what is kept of it, with its range over the draws where that makes sense."""

from collections.abc import Callable

from xinzhi.study.regional.analyses.access import access
from xinzhi.study.regional.analyses.association import association
from xinzhi.study.regional.analyses.beta_convergence import beta_convergence
from xinzhi.study.regional.analyses.bivariate_moran import bivariate_moran
from xinzhi.study.regional.analyses.bootstrap import bootstrap
from xinzhi.study.regional.analyses.club_convergence import club_convergence
from xinzhi.study.regional.analyses.ellipse import ellipse
from xinzhi.study.regional.analyses.geo_detector import geo_detector
from xinzhi.study.regional.analyses.inequality import inequality
from xinzhi.study.regional.analyses.kernel_density import kernel_density
from xinzhi.study.regional.analyses.local_getis_ord import local_getis_ord
from xinzhi.study.regional.analyses.local_moran import local_moran
from xinzhi.study.regional.analyses.local_regression import gtwr, gwr
from xinzhi.study.regional.analyses.markets import market_segmentation, price_convergence
from xinzhi.study.regional.analyses.markov import markov
from xinzhi.study.regional.analyses.modality import modality
from xinzhi.study.regional.analyses.moran import moran
from xinzhi.study.regional.analyses.nested_theil import nested_theil
from xinzhi.study.regional.analyses.network import gravity, network
from xinzhi.study.regional.analyses.pairs import mrqap, qap
from xinzhi.study.regional.analyses.panel_model import panel_model
from xinzhi.study.regional.analyses.panel_tests import panel_tests
from xinzhi.study.regional.analyses.rank_mobility import rank_mobility
from xinzhi.study.regional.analyses.shift_share import shift_share
from xinzhi.study.regional.analyses.sigma_convergence import sigma_convergence
from xinzhi.study.regional.analyses.spatial_markov import spatial_markov
from xinzhi.study.regional.analyses.structures import (
    ellison_glaeser,
    herfindahl,
    krugman,
    location_quotient,
    structural_similarity,
)
from xinzhi.study.regional.given import Given, Outcome

ANALYSES: dict[str, Callable[[Given], Outcome]] = {
    "disparity/atkinson": inequality,
    "disparity/bootstrap": bootstrap,
    "disparity/dagum": inequality,
    "disparity/gini": inequality,
    "disparity/nested_theil": nested_theil,
    "disparity/theil": inequality,
    "disparity/variation": inequality,
    "dynamics/beta_convergence": beta_convergence,
    "dynamics/club_convergence": club_convergence,
    "dynamics/kernel_density": kernel_density,
    "dynamics/markov": markov,
    "dynamics/modality": modality,
    "dynamics/rank_mobility": rank_mobility,
    "dynamics/shift_share": shift_share,
    "dynamics/sigma_convergence": sigma_convergence,
    "dynamics/spatial_markov": spatial_markov,
    "space/accessibility": access,
    "space/bivariate_moran": bivariate_moran,
    "space/durbin_tests": panel_tests,
    "space/ellipse": ellipse,
    "space/geary": association,
    "space/geo_detector": geo_detector,
    "space/getis_ord": association,
    "space/gravity": gravity,
    "space/gtwr": gtwr,
    "space/gwr": gwr,
    "space/hausman_test": panel_tests,
    "space/lm_tests": panel_tests,
    "space/local_getis_ord": local_getis_ord,
    "space/local_moran": local_moran,
    "space/market_potential": access,
    "space/market_segmentation": market_segmentation,
    "space/moran": moran,
    "space/mrqap": mrqap,
    "space/network": network,
    "space/panel_model": panel_model,
    "space/price_convergence": price_convergence,
    "space/qap": qap,
    "specialisation/ellison_glaeser": ellison_glaeser,
    "specialisation/herfindahl": herfindahl,
    "specialisation/krugman": krugman,
    "specialisation/location_quotient": location_quotient,
    "specialisation/structural_similarity": structural_similarity,
}
# Fewest periods each needs; one for those not named.
PERIODS = {
    "dynamics/beta_convergence": 2,
    "dynamics/club_convergence": 6,
    "dynamics/markov": 2,
    "dynamics/rank_mobility": 2,
    "dynamics/shift_share": 2,
    "dynamics/sigma_convergence": 2,
    "dynamics/spatial_markov": 2,
    "space/price_convergence": 4,
}
