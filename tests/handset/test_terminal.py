"""A call as it is read on a terminal: who speaks, what is waited for, what is done, when it is recorded."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest

from ivr.handset import Call, EndedBy, HangUp, LeaveMessage, Press, Script, Speak, StaySilent, Taping
from ivr.handset.person import Person
from ivr.handset.terminal import Terminal, Watched
from ivr.handset.verbs import Record
from ivr.handset.wording import ENGLISH, FRENCH, Language
from tests.handset.application import Answer, Application, application, handset

ALL = 'record="record-from-answer-dual"'


def switchboard() -> Application:
    return application(
        voice="<Say>Bonjour.</Say>"
        '<Gather action="/key" numDigits="1" timeout="1"><Say>Tapez 1.</Say></Gather>',
        key=f'<Dial action="/ended" {ALL}>+33199000124</Dial>',
        ended='<Gather action="/message" input="dtmf speech"><Say>Un message ?</Say></Gather>',
        message='<Record action="/bye"/>',
        bye="<Hangup/>",
    )


def shown(
    moves: Iterable[str], language: Language = "fr", app: Application | None = None, width: int = 0
) -> list[str]:
    out = io.StringIO()
    watched = Watched(Script(moves), Terminal(out, language, width=width))
    watched.over(handset(app or switchboard()).call(watched))
    return out.getvalue().splitlines()


def typing(*lines: str) -> Iterator[str]:
    yield from lines
    raise EOFError


def played(*lines: str, seconds: Iterable[float] = (0, 7)) -> tuple[Call, str]:
    out, typed, clock = io.StringIO(), typing(*lines), iter(seconds)
    person = Person(Terminal(out, "fr"), lambda: next(typed), lambda: next(clock))
    call = handset(switchboard()).call(person)
    person.over(call)
    return call, out.getvalue()


def test_a_call_is_read_line_by_line() -> None:
    assert shown(["1", "talked", "oui", "12"]) == [
        "  0:00  Accord    Bonjour.",
        "  0:00  Accord    Tapez 1.",
        "                  touches, 1 s",
        "        vous      tapez 1",
        "  0:01  ligne     sonne au +33199000124",
        "  0:05  ligne     quelqu'un répond",
        "                  ● enregistré : les deux voix",
        "        ligne     vous parlez 20 s, puis l'autre raccroche",
        "  0:25  Accord    Un message ?",
        "                  touches ou voix, 5 s",
        "        vous      dites « oui »",
        "  0:32  ligne     bip",
        "                  ● enregistré : votre voix",
        "        vous      laissez un message de 12 s",
        "  0:50  ligne     Accord raccroche",
    ]


def test_a_call_is_read_in_english_too() -> None:
    lines = shown(["-"], "en", application(voice="<Gather><Say>Hello.</Say></Gather>"))
    assert lines == [
        "  0:00  Accord    Hello.",
        "                  keys, 5 s",
        "        you       say nothing",
        "  0:05  line      the document is over, and so is the call",
    ]


@pytest.mark.parametrize(
    ("moves", "line"),
    [
        (["1", "busy"], "        ligne     c'est occupé"),
        (["1", "no_answer"], "        ligne     personne ne répond"),
        (["1", "*"], "        ligne     vous parlez 20 s, puis tapez *"),
        (["1", "talked", "oui", "-"], "        vous      ne laissez pas de message"),
        (["oui"], "                  ici, seules les touches sont écoutées"),
        (["!"], "  0:00  ligne     vous avez raccroché"),
    ],
)
def test_what_is_done_is_shown(moves: list[str], line: str) -> None:
    assert line in shown(moves)


def test_a_caller_who_hung_up_is_not_shown_doing_something_else() -> None:
    out = io.StringIO()
    watched = Watched(Script(), Terminal(out, "fr"))
    watched.over(handset(switchboard()).call(watched, hang_up_after=1))
    assert "ne dites rien" not in out.getvalue()


def test_an_audio_file_is_named() -> None:
    play = "<Play>https://calls.example.com/a.wav</Play>"
    lines = shown([], app=application(voice=f"{play}<Gather>{play}</Gather>"))
    assert lines[0] == "  0:00  Accord    joue https://calls.example.com/a.wav"
    assert lines[1] == "  0:05  Accord    joue https://calls.example.com/a.wav"


def test_what_twilio_would_say_is_wrong_is_shown_with_its_page() -> None:
    lines = shown([], app=application(voice="<Saay>Bonjour.</Saay>"))
    assert "https://www.twilio.com/docs/api/errors/12200" in lines[-1]


def test_long_words_are_wrapped_below_one_another() -> None:
    lines = shown([], app=application(voice=f"<Say>{'mot ' * 40}</Say>"), width=60)
    assert max(map(len, lines)) <= 60
    assert all(line.startswith(" " * 18 + "mot") for line in lines[1:3])


def test_nothing_that_is_said_gives_orders_to_the_terminal() -> None:
    plain = Answer(b"Bonjour\x1b[2J\x07 \xc2\x9b1m\r\nici", content_type="text/plain")
    lines = shown([], app=application(voice=plain))
    assert lines[0] == "  0:00  Accord    Bonjour·[2J· ·1m ici"


def test_colours_are_shown_only_where_they_are_wanted() -> None:
    plain, coloured = io.StringIO(), io.StringIO()
    for out, colours in ((plain, False), (coloured, True)):
        terminal = Terminal(out, "fr", colours=colours)
        terminal.tell("● Enregistré")
        terminal.say_how()
    assert "\x1b" not in plain.getvalue()
    assert coloured.getvalue().startswith("\x1b[31m● Enregistré\x1b[0m")


def test_somebody_types_their_way_through_a_call() -> None:
    call, read = played("1", "oui", "")
    assert [done.move for done in call.done if isinstance(done.move, Press | Speak)] == [
        Press("1"),
        Speak("oui"),
    ]
    assert call.recordings[-1].seconds == 7, "a message lasts until Enter"
    assert "parlez, puis Entrée" in read
    assert call.ended_by is EndedBy.HANGUP


@pytest.mark.parametrize("typed", [("!",), ()])
def test_an_exclamation_mark_or_the_end_of_the_input_hangs_up(typed: tuple[str, ...]) -> None:
    call, read = played(*typed)
    assert call.ended_by is EndedBy.CALLER
    assert "vous avez raccroché" in read


def test_ctrl_c_hangs_up() -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    call = handset(switchboard()).call(Person(Terminal(io.StringIO(), "fr"), interrupted))
    assert call.ended_by is EndedBy.CALLER


def test_enter_says_nothing() -> None:
    call, _ = played("")
    assert call.done[0].move == StaySilent()
    assert call.ended_by is EndedBy.LAST_VERB


def test_words_where_only_keys_are_listened_to_are_said_to_be_lost() -> None:
    _, read = played("oui")
    assert "ici, seules les touches sont écoutées" in read


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        ("", LeaveMessage(7)),
        ("#", LeaveMessage(7, "#")),
        ("!", HangUp(after=7)),
        ("rappelez-moi", Speak("rappelez-moi")),
    ],
)
def test_a_message_ends_as_it_is_typed(typed: str, move: object) -> None:
    clock = iter([0.0, 7.0])
    person = Person(Terminal(io.StringIO(), "fr"), lambda: typed, lambda: next(clock))
    assert person.answers(Taping(Record())) == move


def test_both_languages_say_the_same_things() -> None:
    for name, words in vars(FRENCH).items():
        other = vars(ENGLISH)[name]
        assert type(words) is type(other)
        if isinstance(words, str):
            assert words.count("{}") == other.count("{}")
        else:
            assert words.keys() == other.keys()
    assert set(FRENCH.over) == set(EndedBy)


def test_what_whoever_answers_hears_is_read_apart_from_what_the_caller_hears() -> None:
    app = application(
        voice='<Dial sequential="true"><Number url="/whisper">+33199000124</Number>'
        '<Number url="/whisper">+33199000125</Number></Dial>',
        whisper="<Say>Un appel.</Say>",
    )
    assert shown(["busy", "talked"], app=app)[:6] == [
        "  0:00  ligne     sonne au +33199000124",
        "        ligne     c'est occupé",
        "  0:02  ligne     sonne au +33199000125",
        "  0:06  à l'agent Un appel.",
        "  0:06  ligne     quelqu'un répond",
        "        ligne     vous parlez 20 s, puis l'autre raccroche",
    ]
