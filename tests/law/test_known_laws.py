"""Every file of the law data has its sources, its date and its confidence; anyone may add one."""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from pathlib import Path

import pytest

from ivr.engine.phrases import SPOKEN
from ivr.flow import MESSAGE, Mode
from ivr.law import LawUnreadable, country_of, jurisdictions, purposes
from ivr.law.reading import LANGUAGES, read_jurisdiction, read_purpose

FOLDER = importlib.resources.files("ivr.law")
PLACES = sorted(file.name for file in (FOLDER / "jurisdictions").iterdir())
REASONS = sorted(file.name for file in (FOLDER / "purposes").iterdir())
OF_THE_BRIEF = {
    "service_quality",
    "training",
    "complaint_evidence",
    "customer_journey",
    "service_improvement",
    "incident_tracing",
    "liability_protection",
    "rule_compliance",
    "customer_needs",
}


def test_the_places_asked_for_are_there_and_one_for_everywhere_else() -> None:
    assert {"FR", "BE", "CH", "DE", "GB", "ES", "IT", "CA", "CA-QC", "US", "US-all-party"} <= set(
        jurisdictions()
    )
    assert jurisdictions()["default"].modes == (Mode.EXPLICIT,)
    assert {f"{code}.yaml" for code in jurisdictions()} == set(PLACES)


def test_an_installed_accord_has_every_file_of_the_law() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["setuptools"]["package-data"]["ivr.law"]
    files = [file for pattern in shipped for file in Path(str(FOLDER)).glob(pattern)]
    assert sorted(file.name for file in files) == sorted([*PLACES, *REASONS])


def test_the_purposes_of_the_brief_are_there_and_the_one_of_a_voicemail() -> None:
    assert set(purposes()) == {*OF_THE_BRIEF, MESSAGE}
    assert {f"{name}.yaml" for name in purposes()} == set(REASONS)


@pytest.mark.parametrize("code", jurisdictions())
def test_a_place_says_where_it_is_written_when_that_was_read_and_how_sure_it_is(code: str) -> None:
    one = jurisdictions()[code]
    assert all(source.startswith("http") for source in one.checked.sources)
    assert re.fullmatch(r"20\d\d-\d\d", one.checked.date)
    assert one.checked.confidence in ("high", "medium", "low", "unverified")
    assert one.name.fr
    assert one.name.en
    assert 3 <= one.window <= 30


@pytest.mark.parametrize("missing", ["sources", "date", "confidence", "modes", "window", "name"])
def test_a_place_that_lacks_one_of_these_is_not_read(missing: str) -> None:
    lines = (FOLDER / "jurisdictions" / "CH.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    begins = next(index for index, line in enumerate(lines) if line.startswith(f"{missing}:"))
    ends = next((i for i in range(begins + 1, len(lines)) if lines[i][0] not in " -"), len(lines))
    text = "".join(lines[:begins] + lines[ends:]).encode()
    with pytest.raises(LawUnreadable, match=rf"jurisdictions/CH\.yaml:\d+: .*{missing}"):
        read_jurisdiction("CH", text, jurisdictions()["default"])


@pytest.mark.parametrize("missing", ["sources", "date", "confidence", "dpv", "needs_dates"])
def test_a_purpose_that_lacks_one_of_these_is_not_read(missing: str) -> None:
    lines = (FOLDER / "purposes" / "training.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    begins = next(index for index, line in enumerate(lines) if line.startswith(f"{missing}:"))
    ends = next((i for i in range(begins + 1, len(lines)) if lines[i][0] not in " -"), len(lines))
    text = "".join(lines[:begins] + lines[ends:]).encode()
    with pytest.raises(LawUnreadable, match=rf"purposes/training\.yaml:\d+: .*{missing}"):
        read_purpose("training", text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("modes: [explicit]", "modes: [opt_out]", "no way of consenting"),
        ("window: unverified", "window: 5 minutes", "window"),
        ("retention: unverified", "retention: {trainning: {most: 1 month}}", "no purpose"),
        ("retention: unverified", "retention: {training: {most: a while}}", "no length of time"),
        ("notice: unverified", "notice: [weather]", "a notice says one of"),
        ('date: "2026-11"', 'date: "November"', "a month"),
        ("confidence: medium", "confidence: fairly", "one of"),
        ("  - https://www.edoeb", "  - www.edoeb", "no address"),
        ("name:", "nmae:", "name"),
        ("modes: [explicit]", "modes: [explicit]\nmode: explicit", "means nothing"),
        ("modes: [explicit]", "modes: explicit", "a list belongs here"),
    ],
)
def test_what_nobody_could_rely_on_is_told_with_its_file_and_line(old: str, new: str, says: str) -> None:
    text = (FOLDER / "jurisdictions" / "CH.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LawUnreadable, match=rf"^jurisdictions/CH\.yaml:\d+: .*{says}"):
        read_jurisdiction("CH", text.replace(old, new, 1).encode(), jurisdictions()["default"])


def test_what_is_unverified_holds_as_everywhere_else_and_says_so() -> None:
    swiss, strict = jurisdictions()["CH"], jurisdictions()["default"]
    assert {"window", "notice", "retention", "everything_needs_legal_text"} == swiss.unverified
    assert (swiss.window, swiss.notice) == (strict.window, strict.notice)
    assert swiss.everything_needs_legal_text


def test_a_purpose_is_said_in_every_language_accord_speaks_and_joins_a_notice() -> None:
    assert set(LANGUAGES) == set(SPOKEN)
    begins = {
        "fr": ("pour ",),
        "en": ("to ", "so that "),
        "de": ("um ",),
        "es": ("para ",),
        "it": ("per ",),
        "nl": ("om ",),
    }
    for one in purposes().values():
        for language, words in one.spoken.items():
            assert words.startswith(begins[language]), (one.name, language)
            assert words[-1].isalpha(), (one.name, language)
    for language in LANGUAGES:
        said = [one.spoken[language] for one in purposes().values()]
        assert len(set(said)) == len(said)
        assert not [one for one in said for other in said if one != other and one in other]


def test_a_purpose_of_training_has_dates_and_those_that_last_for_ever_a_law() -> None:
    assert [name for name, one in purposes().items() if one.needs_dates] == ["training"]
    assert {name for name, one in purposes().items() if one.only_with_legal_text} == {
        "incident_tracing",
        "liability_protection",
        "rule_compliance",
        "customer_needs",
    }


@pytest.mark.parametrize(
    ("number", "country"),
    [("+33199000123", "FR"), ("+493023125123", "DE"), ("+15145550123", "CA"), ("12", ""), ("+999", "")],
)
def test_a_number_tells_its_country_if_it_has_one(number: str, country: str) -> None:
    assert country_of(number) == country
