"""A call on a terminal: what is said as it is said, what is done, and when it is recorded."""

from __future__ import annotations

import textwrap
from typing import TextIO

from ivr.handset.call import Call, EndedBy, prompt_seconds
from ivr.handset.caller import Caller
from ivr.handset.heard import Heard
from ivr.handset.moves import EndTalk, HangUp, LeaveMessage, Move, PickUp, Press, Ring, Speak, StaySilent
from ivr.handset.verbs import Gather, Play, Prompt, Say
from ivr.handset.waits import Asking, Listening, Ringing, Talking, Taping
from ivr.handset.wording import Language, wording

WORDS_BEGIN = 18
"""The column where words begin, below one another."""

BOLD, DIM, RED, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"


class Terminal:
    """Where a call is shown; `width` 0 leaves lines as long as they are."""

    def __init__(self, out: TextIO, language: Language, *, width: int = 0, colours: bool = False) -> None:
        self._out = out
        self._own = wording(language)
        self._width = width
        self._colours = colours

    def say_how(self) -> None:
        """How somebody who types takes part."""
        self._write(self._styled(DIM, self._own.how) + "\n\n")

    def heard(self, heard: Heard) -> None:
        """Something is said that no question follows from, to the caller or to who answers them."""
        to = self._own.agent if heard.whispered else self._own.them
        match heard.sound:
            case "words":
                self._line(heard.words, to, heard.at)
            case "audio":
                self._line(self._own.plays.format(heard.words), to, heard.at)
            case "tone":
                self._line(self._own.tone, self._own.line, heard.at, DIM)

    def asked(self, wait: Asking) -> None:
        """The call stands still: what is said there, and what is waited for."""
        match wait:
            case Listening(gather=gather, prompts=prompts, at=at):
                for prompt in prompts:
                    self._prompt(prompt, at)
                    at += prompt_seconds(prompt)
                self._line(self._waits(gather), style=DIM)
            case Ringing(parties=parties, at=at):
                whom = ", ".join(party.address for party in parties)
                self._line(self._own.rings.format(whom), self._own.line, at, DIM)
            case Talking(recorded=recorded, at=at):
                self._line(self._own.answers, self._own.line, at, DIM)
                if recorded:
                    self._line(self._own.recording.format(self._own.both), style=RED)
            case Taping():
                self._line(self._own.recording.format(self._own.alone), style=RED)

    def did(self, move: Move, wait: Asking) -> None:
        """What the caller did there, and the person they were put through to."""
        own = self._own
        match move:
            case PickUp():
                return
            case Ring(ends=ends):
                self._line(own.unreached[ends], own.line, style=DIM)
            case EndTalk(seconds=seconds):
                self._line(own.talk.format(round(seconds)), own.line, style=DIM)
            case Press(keys=keys, after=after) if isinstance(wait, Talking):
                self._line(own.star.format(round(after or 0), keys), own.line, style=DIM)
            case Press(keys=keys):
                self._line(own.presses.format(keys), own.you)
            case Speak(words=words):
                self._line(own.says.format(words), own.you)
            case LeaveMessage(seconds=seconds) if seconds:
                self._line(own.leaves.format(round(seconds)), own.you)
            case HangUp():
                self._line(own.hangs_up, own.you)
            case StaySilent() | LeaveMessage():
                self._line(own.leaves_nothing if isinstance(wait, Taping) else own.silent, own.you)
        self.unheard(move, wait)

    def unheard(self, move: Move, wait: Asking) -> None:
        """Says so where words fall on deaf ears."""
        if isinstance(move, Speak) and isinstance(wait, Listening) and not wait.gather.speech:
            self._line(self._own.unheard, style=DIM)

    def over(self, call: Call) -> None:
        """How the call ended."""
        ended_by = call.ended_by or EndedBy.CALLER
        self._line(self._own.over[ended_by], self._own.line, call.clock.seconds, DIM)
        for trouble in dict.fromkeys([*call.troubles, *call.warnings]):
            self._line(f"Twilio {trouble}", style=RED)

    def tell(self, words: str) -> None:
        """Something said about the call, not in it."""
        words = _printable(words)
        style = {"●": RED, "○": BOLD}.get(words[:1], "")
        lines = textwrap.wrap(words, self._width) if self._width else [words]
        self._write("".join(self._styled(style, line) + "\n" for line in lines or [""]))

    def ask(self) -> None:
        """Makes room for what somebody types."""
        self._write(f"{'':8}{self._own.you:<{WORDS_BEGIN - 10}}› ")

    def ask_for_message(self) -> None:
        """The same, while a message is recorded."""
        self._line(self._own.message, style=DIM)
        self.ask()

    def broken_off(self) -> None:
        """Ends the line somebody broke off."""
        self._write("\n")

    def _prompt(self, prompt: Prompt, at: float) -> None:
        match prompt:
            case Say(words=words):
                self._line(words, self._own.them, at)
            case Play(url=url):
                self._line(self._own.plays.format(url), self._own.them, at)

    def _waits(self, gather: Gather) -> str:
        if not gather.speech:
            return self._own.keys.format(gather.timeout)
        return (self._own.keys_or_words if gather.keys else self._own.words).format(gather.timeout)

    def _line(self, words: str, who: str = "", at: float | None = None, style: str = "") -> None:
        words = _printable(words)
        time = "" if at is None else f"{int(at) // 60}:{int(at) % 60:02}"
        wrapped = textwrap.wrap(words, self._width - WORDS_BEGIN) if self._width else [words]
        first, *rest = wrapped or [""]
        begin = (
            f"{self._styled(DIM, f'{time:>6}')}  {self._styled(BOLD if who == self._own.them else DIM, who)}"
        )
        gap = " " * (WORDS_BEGIN - 8 - len(who))
        self._write(f"{begin}{gap}{self._styled(style, first)}\n")
        for line in rest:
            self._write(f"{'':{WORDS_BEGIN}}{self._styled(style, line)}\n")

    def _styled(self, style: str, words: str) -> str:
        return f"{style}{words}{PLAIN}" if self._colours and style and words.strip() else words

    def _write(self, words: str) -> None:
        self._out.write(words)
        self._out.flush()


def _printable(words: str) -> str:
    """The words on one line, without what a terminal could take for an order."""
    return "".join(letter if letter.isprintable() else "·" for letter in " ".join(words.split()))


class Watched:
    """A caller whose call is shown, each move once something has come of it."""

    def __init__(self, caller: Caller, terminal: Terminal) -> None:
        self._caller = caller
        self._terminal = terminal
        self._last: tuple[Move, Asking] | None = None

    def hears(self, heard: Heard) -> None:
        """Shows it, and lets the caller hear it."""
        self._show_last()
        self._terminal.heard(heard)
        self._caller.hears(heard)

    def answers(self, wait: Asking) -> Move:
        """Shows what is asked, and does what the caller does."""
        self._show_last()
        self._terminal.asked(wait)
        move = self._caller.answers(wait)
        self._last = move, wait
        return move

    def over(self, call: Call) -> None:
        """Shows how the call ended; whoever hung up did nothing else any more."""
        if call.ended_by is not EndedBy.CALLER:
            self._show_last()
        self._terminal.over(call)

    def _show_last(self) -> None:
        if self._last is not None:
            self._terminal.did(*self._last)
            self._last = None
