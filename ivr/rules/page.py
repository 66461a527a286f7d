"""The page of a rule, made from the docstring of its file, in English and in French."""

from __future__ import annotations

from ivr.bilingual import Language, Sentence
from ivr.rules import Rule

LEVELS = {
    "error": Sentence(fr="Niveau : erreur.", en="Level: error."),
    "warning": Sentence(fr="Niveau : avertissement.", en="Level: warning."),
}
ALLOWED = Sentence(
    fr="Un scénario peut le permettre, en disant pourquoi : `# allow {code}: la raison`.",
    en="A flow may allow it, and says why: `# allow {code}: the reason`.",
)
HEADINGS = {
    "Bad": Sentence(fr="À ne pas écrire", en="Bad"),
    "Good": Sentence(fr="À écrire", en="Good"),
    "Law": Sentence(fr="Source", en="Law"),
}
READ = Sentence(fr="Lu : {date}.", en="Read: {date}.")


def page(rule: Rule, language: Language = "en") -> str:
    """The rule in Markdown: what it finds, why, a bad and a good example, and the law if it has one."""
    kind, why = rule.kind, rule.why.told(language)
    said = [f"# {kind.code} {kind.rule}", rule.title.told(language), why[:1].upper() + why[1:]]
    said.append(LEVELS[kind.level].told(language))
    if rule.allowed:
        said.append(ALLOWED.filled(code=kind.code).told(language))
    for title in ("Bad", "Good"):
        said += [f"## {HEADINGS[title].told(language)}", f"```yaml fragment\n{rule.section(title)}\n```"]
    if law := rule.section("Law"):
        said += [
            f"## {HEADINGS['Law'].told(language)}",
            law.strip(),
            READ.filled(date=rule.section("Date").strip()).told(language),
        ]
    return "\n\n".join(said) + "\n"
