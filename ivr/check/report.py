"""What was checked, for whoever reads it at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Language, Sentence
from ivr.check.checked import Checked, CheckedFlow
from ivr.check.coverage import Coverage, Uncovered
from ivr.check.running import Result
from ivr.check.wording import THE_CALL
from ivr.render import as_text


def as_report(
    checked: Checked, language: Language, *, colour: bool = False, with_coverage: bool = False
) -> str:
    """Every mistake, every rehearsal that went another way with its transcript, and the sums."""
    parts = []
    if checked.diagnostics:
        parts.append(as_text(checked.diagnostics, checked.texts, colour, language))
    parts += [_failure(result, checked, language, colour) for result in checked.results if not result.passed]
    sums = [_summary(flow, language) for flow in checked.flows]
    if with_coverage:
        covered = (flow.coverage for flow in checked.flows)
        sums += ["", *(line for one in covered if one for line in coverage_lines(one, checked, language))]
    return "\n\n".join([*parts, "\n".join([*sums, _whole(checked, language)])]) + "\n"


def coverage_lines(found: Coverage, checked: Checked, language: Language) -> Iterator[str]:
    """The sums of a flow, and under them each line that no rehearsal goes through."""
    file = next(flow.file for flow in checked.flows if flow.name == found.flow)
    sums = {"steps": found.steps, "edges": found.edges, "consent": found.consent}
    counted = {name: f"{walked}/{there}" for name, (walked, there) in sums.items()}
    yield COVERED.told(language).format(file=file, **counted)
    for one in _apart(found.uncovered):
        yield f"  {one.file}:{one.line}  {one.told.told(language)}"


def _apart(uncovered: tuple[Uncovered, ...]) -> list[Uncovered]:
    """What is not covered, but for what stands in a step that is not covered itself."""
    steps = {one.step for one in uncovered if one.what == "step"}
    return [one for one in uncovered if one.what == "step" or one.step not in steps]


def _failure(result: Result, checked: Checked, language: Language, colour: bool) -> str:
    assert result.failure is not None
    told = as_text([result.failure], checked.texts, colour, language)
    return "\n".join(
        [f"✗ {result.written.name}", told, "", THE_CALL.told(language), result.transcript(language).rstrip()]
    )


def _summary(flow: CheckedFlow, language: Language) -> str:
    if flow.coverage is None:
        return UNPLAYED.told(language).format(file=flow.file)
    if not flow.results and any(one.file != flow.file for one in flow.diagnostics):
        return UNREADABLE.told(language).format(file=flow.file)
    if not flow.results:
        return NONE.told(language).format(file=flow.file)
    failed = len(flow.failures)
    told = ALL_HELD if not failed else SOME_FAILED
    return told.told(language).format(
        file=flow.file, count=_counted(len(flow.results), REHEARSALS, language), failed=failed
    )


def _whole(checked: Checked, language: Language) -> str:
    flows = _counted(len(checked.flows), FLOWS, language)
    if not checked.flows and not checked.diagnostics:
        return NO_FLOW.told(language)
    if checked.clean:
        return NOTHING_WRONG.told(language).format(flows=flows)
    errors = sum(one.level == "error" for one in checked.diagnostics)
    told = FOUND.told(language).format(
        flows=flows,
        errors=_counted(errors, ERRORS, language),
        warnings=_counted(len(checked.diagnostics) - errors, WARNINGS, language),
    )
    if not checked.results:
        return told
    failed = sum(not result.passed for result in checked.results)
    count = _counted(len(checked.results), REHEARSALS, language)
    return told + OTHERWISE.told(language).format(count=count, failed=failed)


def _counted(number: int, what: tuple[Sentence, Sentence], language: Language) -> str:
    # In French nought is singular, in English plural.
    one = number <= 1 if language == "fr" else number == 1
    return f"{number} {what[0 if one else 1].told(language)}"


FLOWS = (Sentence(fr="scénario", en="flow"), Sentence(fr="scénarios", en="flows"))
ERRORS = (Sentence(fr="erreur", en="error"), Sentence(fr="erreurs", en="errors"))
WARNINGS = (Sentence(fr="avertissement", en="warning"), Sentence(fr="avertissements", en="warnings"))
REHEARSALS = (Sentence(fr="répétition", en="rehearsal"), Sentence(fr="répétitions", en="rehearsals"))
ALL_HELD = Sentence(fr="{file} : {count}, tout est conforme", en="{file}: {count}, all as written")
SOME_FAILED = Sentence(
    fr="{file} : {count}, dont {failed} autrement", en="{file}: {count}, {failed} otherwise"
)
NONE = Sentence(fr="{file} : aucune répétition", en="{file}: no rehearsals")
UNPLAYED = Sentence(
    fr="{file} : rien n'a été joué, le scénario a des erreurs",
    en="{file}: nothing was played, the flow has errors",
)
UNREADABLE = Sentence(
    fr="{file} : rien n'a été joué, ses répétitions ont des erreurs",
    en="{file}: nothing was played, its rehearsals have errors",
)
COVERED = Sentence(
    fr="{file} : étapes {steps}, suites {edges}, passages par le consentement {consent}",
    en="{file}: steps {steps}, edges {edges}, ways through consent {consent}",
)
NO_FLOW = Sentence(
    fr="aucun scénario ici : docs/premier-scenario.md montre comment en écrire un",
    en="no flow here: write one as docs/first-flow.md shows",
)
NOTHING_WRONG = Sentence(fr="{flows} : rien à signaler", en="{flows}: nothing wrong")
FOUND = Sentence(fr="{flows} : {errors}, {warnings}", en="{flows}: {errors}, {warnings}")
OTHERWISE = Sentence(fr=", {count} dont {failed} autrement", en=", {count} of which {failed} otherwise")
