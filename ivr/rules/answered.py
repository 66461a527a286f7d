"""Every way a caller can answer at a step, withdrawing included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Label, Route
from ivr.flow import Alternatives, Answer, Ask, Collect, Consent, Flow, Step, values, within
from ivr.source import SourceMap

REFUSING, ACCEPTING, WITHDRAWING, MORE = "refuse", "accept", "withdraw", "more"
LISTENING = (Consent, Ask, Alternatives, Collect)


@dataclass(frozen=True)
class Answered:
    """One answer, what it means, and the route to it."""

    meaning: str
    answer: Answer
    at: Route
    elsewhere: SourceMap | None = None
    """The flow it stands in, where that is another."""

    def label(self, places: SourceMap, at: Route, words: Sentence) -> Label:
        """A few words beneath a part of it, in its own flow."""
        file = self.elsewhere.file if self.elsewhere else ""
        return Label((self.elsewhere or places).value(at), words, file)

    def phrases(self, places: SourceMap) -> Iterator[tuple[Route, str]]:
        """Its words, each with the route to it."""
        places, at = self.elsewhere or places, (*self.at, "words")
        for index, phrase in enumerate(self.answer.words):
            yield ((*at, index) if (*at, index) in places else at), phrase


def answered(flow: Flow, name: str, step: Step) -> list[Answered]:
    """The answers of a step; none where it does not listen."""
    if not isinstance(step, LISTENING):
        return []
    silent = isinstance(step, Collect) and step.read_back is None
    found = [
        Answered(one.way[-1], one.value, ("steps", name, *one.way))
        for one in within(step, (values.Model,))
        if isinstance(one.value, Answer) and not silent
    ]
    if flow.recording and flow.recording.withdraw:
        found.append(Answered(WITHDRAWING, flow.recording.withdraw, ("recording", "withdraw")))
    return found


def same_meaning(one: Answered, other: Answered) -> bool:
    """Whether it makes no difference which of the two was meant: refusing and withdrawing are both a no."""
    return {one.meaning, other.meaning} <= {REFUSING, WITHDRAWING}
