"""Outliers and skewed columns treated before normalisation; matrix to matrix with an account of what was done."""

from xinzhi.measures.treat._denominate import covered as covered
from xinzhi.measures.treat._denominate import denominate as denominate
from xinzhi.measures.treat.box_cox import box_cox as box_cox
from xinzhi.measures.treat.handbook import handbook as handbook
from xinzhi.measures.treat.logarithm import logarithm as logarithm
from xinzhi.measures.treat.winsorise import winsorise as winsorise
