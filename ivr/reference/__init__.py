"""The pages and the schema of the language, made from what is said beside each field and in each rule.

Nothing here reads a file; what it makes says the same as what reads flows, because it comes from there.
"""

from ivr.reference.codes import codes_page, explained, names
from ivr.reference.jurisdictions import jurisdictions_page
from ivr.reference.page import reference_page
from ivr.reference.schema import schema

__all__ = ["codes_page", "explained", "jurisdictions_page", "names", "reference_page", "schema"]
