"""Proves flows by their rules and plays their rehearsals; knows no telephone and no ledger."""

from ivr.check.as_json import as_json
from ivr.check.checked import Checked, CheckedFlow, check
from ivr.check.coverage import Coverage, Uncovered
from ivr.check.folder import check_files, flow_name
from ivr.check.junit import as_junit
from ivr.check.report import as_report
from ivr.check.running import Result, run
from ivr.check.saving import with_rehearsal

__all__ = [
    "Checked",
    "CheckedFlow",
    "Coverage",
    "Result",
    "Uncovered",
    "as_json",
    "as_junit",
    "as_report",
    "check",
    "check_files",
    "flow_name",
    "run",
    "with_rehearsal",
]
