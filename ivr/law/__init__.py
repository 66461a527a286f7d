"""What Accord knows of the law, place by place and purpose by purpose, as data with sources; no advice."""

from ivr.law.asking import callers, jurisdiction, purpose, weaker_countries
from ivr.law.country import country_of
from ivr.law.known_law import Bounds, Checked, Exemption, Jurisdiction
from ivr.law.known_purpose import KnownPurpose
from ivr.law.page_of_law import LawUnreadable
from ivr.law.reading import jurisdictions, law_version, purposes
from ivr.law.sites import answering_sites, seat

__all__ = [
    "Bounds",
    "Checked",
    "Exemption",
    "Jurisdiction",
    "KnownPurpose",
    "LawUnreadable",
    "answering_sites",
    "callers",
    "country_of",
    "jurisdiction",
    "jurisdictions",
    "law_version",
    "purpose",
    "purposes",
    "seat",
    "weaker_countries",
]
