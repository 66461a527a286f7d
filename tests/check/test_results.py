"""What was checked is told to people at a terminal, to programs, and to continuous integration."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from ivr.check import Checked, as_json, as_junit, as_report, check, check_files
from ivr.parse import FlowText, read_flow
from tests.check.desk import HEAD, TEXT, checked

GOOD = "  - name: Who refuses is served\n    moves: [9]\n    recorded: no\n"
BAD = '  - name: Who "refuses" & <stays>\n    moves: [9]\n    recorded: yes\n'

SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:attributeGroup name="sums">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:attributeGroup>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="sums"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="sums"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:sequence><xs:element name="failure" minOccurs="0"><xs:complexType><xs:simpleContent>
      <xs:extension base="xs:string">
        <xs:attribute name="type" type="xs:string" use="required"/>
        <xs:attribute name="message" type="xs:string"/>
      </xs:extension>
    </xs:simpleContent></xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
</xs:schema>
"""
"""As much of the format as is written here, as its readers agree on it."""


def broken() -> Checked:
    """A flow with an error, and rehearsals that so cannot be played."""
    text = TEXT.replace("busy: may_we_keep_it", "busy: nowhere")
    rehearsals = {"desk": FlowText(HEAD + GOOD, "desk.test.yaml")}
    return check({"desk": read_flow(text, "desk", "desk.yaml")}, {"desk.yaml": text}, rehearsals)


def test_when_everything_is_as_written_little_is_said() -> None:
    held = checked("  - name: One\n    moves: [9]\n    recorded: no\n")
    assert held.clean
    assert as_report(held, "en") == "desk.yaml: 1 rehearsal, all as written\n1 flow: nothing wrong\n"
    assert as_report(held, "fr") == (
        "desk.yaml : 1 répétition, tout est conforme\n1 scénario : rien à signaler\n"
    )


def test_a_flow_with_errors_is_not_played() -> None:
    found = broken()
    assert not found.clean
    assert found.results == ()
    told = as_report(found, "en")
    assert "error[W201]: " in told
    assert told.endswith("desk.yaml: nothing was played, the flow has errors\n1 flow: 1 error, 0 warnings\n")


def test_a_flow_without_rehearsals_is_no_mistake() -> None:
    alone = check({"desk": read_flow(TEXT, "desk", "desk.yaml")}, {"desk.yaml": TEXT}, {})
    assert alone.clean
    assert as_report(alone, "en") == "desk.yaml: no rehearsals\n1 flow: nothing wrong\n"


def test_coverage_names_each_line_once_and_leaves_out_what_is_in_a_step_not_reached() -> None:
    told = as_report(checked("  - name: One\n    moves: [9]\n    recorded: no\n"), "en", with_coverage=True)
    assert "desk.yaml: steps 4/10, edges 4/27, ways through consent 1/14\n" in told
    assert "  desk.yaml:70  `may_we_keep_it`\n" in told
    assert "`may_we_keep_it`: " not in told
    assert "  desk.yaml:26  `notice`: refusing aloud\n" in told


def test_the_file_of_a_program_holds_every_sentence_in_both_languages() -> None:
    told = json.loads(as_json(checked(GOOD + BAD), with_coverage=True))
    assert told["clean"] is False
    (flow,) = told["flows"]
    assert flow["played"] is True
    first, second = flow["rehearsals"]
    assert first == {"name": "Who refuses is served", "line": 3, "passed": True}
    assert second["name"] == 'Who "refuses" & <stays>'
    assert second["failure"]["code"] == "R624"
    assert second["failure"]["message"] == {
        "fr": "rien de cet appel n'est enregistré",
        "en": "nothing of this call is recorded",
    }
    assert second["transcript"]["fr"].startswith("A desk with everything on it\n  l'appelant      appelle\n")
    assert flow["coverage"]["steps"] == {"walked": 4, "there": 10}
    assert {"what", "step", "name", "file", "line", "told"} == set(flow["coverage"]["uncovered"][0])
    assert "coverage" not in json.loads(as_json(checked(GOOD)))["flows"][0]


def test_the_file_of_a_program_says_that_a_flow_was_not_played() -> None:
    told = json.loads(as_json(broken(), with_coverage=True))
    assert told["diagnostics"][0]["code"] == "W201"
    assert told["flows"][0] == {
        "name": "desk",
        "file": "desk.yaml",
        "played": False,
        "rehearsals": [],
        "coverage": None,
    }


@pytest.mark.parametrize("found", [checked(GOOD), checked(GOOD + BAD), broken(), Checked(())])
def test_what_continuous_integration_reads_is_valid(found: Checked) -> None:
    schema = etree.XMLSchema(etree.parse(StringIO(SCHEMA)))
    for language in ("fr", "en"):
        document = etree.fromstring(as_junit(found, "fr" if language == "fr" else "en").encode())
        schema.assertValid(document)
        assert int(document.get("tests", "")) == len(document.findall(".//testcase"))
        assert int(document.get("failures", "")) == len(document.findall(".//failure"))
        assert (document.get("failures") == "0") is found.clean


def test_a_failure_holds_the_place_and_the_transcript() -> None:
    document = etree.fromstring(as_junit(checked(BAD), "en").encode())
    (case,) = document.xpath("//testcase[failure]")
    failure = case.find("failure")
    assert case.get("name") == 'Who "refuses" & <stays>'
    assert case.get("classname") == "desk"
    assert failure.get("type") == "R624"
    assert failure.get("message") == "nothing of this call is recorded"
    assert "desk.test.yaml:5:15" in failure.text
    assert "caller          presses 9" in failure.text


def test_letters_that_xml_cannot_hold_do_not_break_it() -> None:
    text = TEXT.replace("title: A desk", 'title: "\\u0001 A desk')
    text = text.replace("everything on it", 'everything on it"')
    rehearsals = {"desk": FlowText(HEAD + BAD, "desk.test.yaml")}
    found = check({"desk": read_flow(text, "desk", "desk.yaml")}, {"desk.yaml": text}, rehearsals)
    assert etree.fromstring(as_junit(found, "en").encode()).tag == "testsuites"


def test_a_folder_is_checked_with_what_lies_beside_its_flows(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "desk.test.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "dsek.test.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    found = check_files([tmp_path], lambda file: file.name)
    assert [flow.name for flow in found.flows] == ["desk"]
    assert [one.code for one in found.strays] == ["R609"]
    assert found.strays[0].fix.en == "call this file `desk.test.yaml`"
    assert "dsek.test.yaml:1:1" in as_report(found, "en")
    document = etree.fromstring(as_junit(found, "en").encode())
    assert [suite.get("name") for suite in document] == ["desk.yaml", "dsek.test.yaml"]


@pytest.mark.parametrize("name", ["desk.yaml", "desk.test.yaml"])
def test_a_flow_is_checked_by_its_file_or_by_that_of_its_rehearsals(tmp_path: Path, name: str) -> None:
    (tmp_path / "desk.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "desk.test.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    found = check_files([tmp_path / name], lambda file: file.name)
    assert [flow.name for flow in found.flows] == ["desk"]
    assert len(found.results) == 1


def test_a_file_is_checked_even_where_no_call_could_be_answered_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "My Desk.yaml").write_text(TEXT, encoding="utf-8")
    assert [flow.name for flow in check_files([tmp_path / "My Desk.yaml"]).flows] == ["My Desk"]
    assert check_files([tmp_path]).flows == ()


def test_rehearsals_of_one_flow_count_in_the_flows_they_pass(tmp_path: Path) -> None:
    head = TEXT.split("start:")[0]
    (tmp_path / "entry.yaml").write_text(
        f"{head}start: there\nsteps:\n  there: {{goto: hours, next: bye}}\n  bye: {{hang_up: Goodbye.}}\n"
    )
    (tmp_path / "hours.yaml").write_text(
        f"{head}start: told\nsteps:\n  told: {{say: From nine to six., next: back}}\n  back: {{goto: back}}\n"
    )
    (tmp_path / "entry.test.yaml").write_text(f"{HEAD}  - name: One\n    moves: []\n    passes: hours/told\n")
    found = check_files([tmp_path])
    assert [flow.coverage and (flow.coverage.steps, flow.coverage.edges) for flow in found.flows] == [
        ((2, 2), (1, 1)),
        ((2, 2), (1, 1)),
    ]


def test_no_flow_at_all_is_said_so() -> None:
    assert as_report(Checked(()), "en") == "no flow here: write one as docs/first-flow.md shows\n"
