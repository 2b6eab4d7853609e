"""How far regions and industries are specialised, concentrated, and alike."""

from xinzhi.measures.specialisation.ellison_glaeser import ellison_glaeser as ellison_glaeser
from xinzhi.measures.specialisation.herfindahl import herfindahl as herfindahl
from xinzhi.measures.specialisation.krugman import krugman as krugman
from xinzhi.measures.specialisation.location_quotient import location_quotient as location_quotient
from xinzhi.measures.specialisation.maurel_sedillot import maurel_sedillot as maurel_sedillot
from xinzhi.measures.specialisation.structural_similarity import structural_similarity as structural_similarity
