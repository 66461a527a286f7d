"""What was checked, as the XML that continuous integration reads: a suite per flow, a case per rehearsal.

As Jenkins and GitLab read it: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ivr.bilingual import Language
from ivr.check.checked import Checked, CheckedFlow
from ivr.check.running import Result
from ivr.diagnostics import Diagnostic
from ivr.render import as_lines, as_text

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""


def as_junit(checked: Checked, language: Language) -> str:
    """One document: the rules of a flow are a case of its suite, and so is every rehearsal."""
    suites = Element("testsuites", name="accord check")
    for flow in checked.flows:
        _suite(suites, flow, checked, language)
    for stray in checked.strays:
        suite = SubElement(suites, "testsuite", name=stray.file)
        _lint(suite, stray.file, (stray,), checked, language)
        _sum_up(suite)
    _sum_up(suites)
    indent(suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(suites, encoding="unicode") + "\n"


def _suite(suites: Element, flow: CheckedFlow, checked: Checked, language: Language) -> None:
    suite = SubElement(suites, "testsuite", name=_written(flow.file))
    _lint(suite, flow.name, flow.diagnostics, checked, language)
    for result in flow.results:
        _case(suite, flow.name, result, checked, language)
    _sum_up(suite)


def _lint(
    suite: Element, name: str, found: tuple[Diagnostic, ...], checked: Checked, language: Language
) -> None:
    case = SubElement(suite, "testcase", classname=_written(name), name="lint")
    if found:
        failure = SubElement(case, "failure", type=found[0].code, message=_written(as_lines(found, language)))
        failure.text = _written(as_text(found, checked.texts, language=language))


def _case(suite: Element, name: str, result: Result, checked: Checked, language: Language) -> None:
    case = SubElement(suite, "testcase", classname=_written(name), name=_written(result.written.name))
    if result.failure is not None:
        failure = result.failure
        told = as_text([failure], checked.texts, language=language)
        said = _written(failure.message.told(language))
        SubElement(case, "failure", type=failure.code, message=said).text = _written(
            f"{told}\n\n{result.transcript(language)}"
        )


def _sum_up(element: Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")


def _written(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
