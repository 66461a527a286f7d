"""The page of what Accord knows of the law: place by place, purpose by purpose, each with its sources."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Language, Sentence
from ivr.flow import Span
from ivr.law import Bounds, Checked, Jurisdiction, KnownPurpose, jurisdictions, purposes
from ivr.reference import jurisdictions_prose as prose

UNITS = {
    "days": (Sentence("jour", "day"), Sentence("jours", "days")),
    "weeks": (Sentence("semaine", "week"), Sentence("semaines", "weeks")),
    "months": (Sentence("mois", "month"), Sentence("mois", "months")),
    "years": (Sentence("an", "year"), Sentence("ans", "years")),
}


def jurisdictions_page(language: Language) -> str:
    """The whole page."""
    parts = [prose.OPENING.told(language), "\n".join(_table(language)), prose.COLUMNS.told(language)]
    for one in jurisdictions().values():
        parts += ["\n".join(_place(one, language))]
    parts += [prose.PURPOSES.told(language), "\n".join(_purposes(language))]
    for known in purposes().values():
        parts += ["\n".join(_purpose(known, language))]
    return "\n\n".join([*parts, prose.ADDING.told(language)]) + "\n"


def _table(language: Language) -> Iterator[str]:
    yield prose.HEAD.told(language)
    for code, one in jurisdictions().items():
        modes = ", ".join(f"`{mode.value}`" for mode in one.modes)
        legal = prose.YES if one.everything_needs_legal_text else prose.NO
        everything = _or_unverified(one, "everything_needs_legal_text", legal.told(language), language)
        window = _or_unverified(one, "window", f"{one.window} s", language)
        confidence = prose.CONFIDENCE[one.checked.confidence].told(language)
        yield f"| `{code}` | {one.name.told(language)} | {modes} | {everything} | {window} | {confidence} |"


def _place(one: Jurisdiction, language: Language) -> Iterator[str]:
    yield f"## {one.name.told(language)} (`{one.code}`)"
    yield ""
    yield _sentence(one.why, language)
    for exemption in one.exemptions:
        condition = exemption.condition.told(language)
        yield "- " + prose.IF.filled(mode=exemption.mode.value, condition=condition).told(language)
    if one.regions:
        yield "- " + prose.REGIONS.filled(of=one.of, regions=", ".join(one.regions)).told(language)
    if one.also:
        yield "- " + prose.ALSO.filled(letters=", ".join(one.also)).told(language)
    for name in sorted(one.own_retention):
        yield "- " + prose.KEPT.filled(name=name, kept=_kept(one.kept(name))).told(language)
    said = ", ".join(prose.NOTICE[item].told(language) for item in one.notice)
    yield "- " + prose.SAYS.told(language) + _or_unverified(one, "notice", said, language)
    yield from _checked(one.checked, language)


def _purposes(language: Language) -> Iterator[str]:
    yield prose.PURPOSE_HEAD.told(language)
    for name, one in purposes().items():
        dates = (prose.YES if one.needs_dates else prose.NO).told(language)
        legal = (prose.YES if one.only_with_legal_text else prose.NO).told(language)
        dpv = f"`dpv:{one.dpv}`" if "dpv" not in one.unverified else prose.UNVERIFIED.told(language)
        most = _bound(one.bounds.most, "keep.most" in one.unverified).told(language)
        confidence = prose.CONFIDENCE[one.checked.confidence].told(language)
        yield f"| `{name}` | {most} | {dates} | {legal} | {dpv} | {confidence} |"


def _purpose(one: KnownPurpose, language: Language) -> Iterator[str]:
    yield f"### {one.title.told(language)} (`{one.name}`)"
    yield ""
    yield from (f"- {letters}: {words}" for letters, words in one.spoken.items())
    if one.by_law != one.bounds:
        yield "- " + prose.BY_LAW.filled(kept=_kept(one.by_law)).told(language)
    yield from _checked(one.checked, language)


def _checked(checked: Checked, language: Language) -> Iterator[str]:
    yield from ("- " + _sentence(note, language) for note in checked.notes)
    yield ""
    confidence = prose.CONFIDENCE[checked.confidence]
    yield prose.SOURCES.filled(date=checked.date, confidence=confidence).told(language)
    yield ""
    yield from (f"- <{source}>" for source in checked.sources)


def _sentence(said: Sentence, language: Language) -> str:
    words = said.told(language)
    return words[:1].upper() + words[1:] + "."


def _kept(bounds: Bounds) -> Sentence:
    if bounds.least and bounds.most:
        return prose.BETWEEN.filled(least=_span(bounds.least), most=_span(bounds.most))
    if bounds.most:
        return prose.AT_MOST.filled(most=_span(bounds.most))
    return prose.AT_LEAST.filled(least=_span(bounds.least)) if bounds.least else prose.UNVERIFIED


def _bound(span: Span | None, is_unverified: bool) -> Sentence:
    if span is None:
        return prose.UNVERIFIED if is_unverified else prose.NONE
    return _span(span)


def _span(span: Span) -> Sentence:
    unit = UNITS[span.unit][span.count > 1]
    return Sentence(f"{span.count} {unit.fr}", f"{span.count} {unit.en}")


def _or_unverified(one: Jurisdiction, key: str, words: str, language: Language) -> str:
    return prose.UNVERIFIED.told(language) if key in one.unverified else words
