"""Quantitative claims of a text: every figure with its place, value, unit, kind, period and region."""

from xinzhi.evidence.claims.extract import extract_claims as extract_claims
from xinzhi.evidence.claims.model import Claim as Claim
