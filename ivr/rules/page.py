"""The page of a rule, made from the docstring of its file."""

from __future__ import annotations

from ivr.rules import Rule


def page(rule: Rule) -> str:
    """The rule in Markdown: what it finds, why, a bad and a good example, and the law if there is one."""
    kind = rule.kind
    why = rule.section("Why").strip()
    said = [f"# {kind.code} {kind.rule}", rule.page.strip().splitlines()[0], why[:1].upper() + why[1:]]
    said.append(f"Level: {kind.level}.")
    for title in ("Bad", "Good"):
        said += [f"## {title}", f"```yaml fragment\n{rule.section(title)}\n```"]
    if law := rule.section("Law"):
        said += ["## Law", law.strip()]
    return "\n\n".join(said) + "\n"
