"""Prompts in a real terminal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.output import Output

from drafter.wizard.asker import Choice, Command, Offer, Reply
from drafter.wizard.prompts.editor import edited_text
from drafter.wizard.prompts.keys import KEY_LINE, KEYS, TEXT_KEY_LINE, TEXT_KEYS, command_bindings

# Nothing here says anything by colour alone.
_STYLE = questionary.Style([("question", "bold"), ("answer", ""), ("bottom-toolbar", "noreverse")])
_POINTER = ">"
_MOST_SHORTCUTS = 9
_FEWEST_COLUMNS = 40
_REFERENCE_BEGUN = re.compile(r"[{｛]([^{}｛｝\s]*)$")


class TerminalAsker:
    """Asks with questionary; `stdin` and `stdout` are for tests, which play both."""

    def __init__(self, stdin: Input | None = None, stdout: Output | None = None) -> None:
        self._streams: dict[str, Any] = {"input": stdin, "output": stdout} if stdin or stdout else {}

    @property
    def columns(self) -> int:
        """How wide the terminal is, a little less than all of it."""
        return max(_FEWEST_COLUMNS, shutil.get_terminal_size().columns) - 2

    def say(self, *lines: str) -> None:
        """Print lines."""
        for line in lines:
            print(line)  # noqa: T201 - the one place where the wizard prints

    def ask_line(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for one line."""
        return self._ask_typed(label, default, offers, KEYS, KEY_LINE)

    def ask_text(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        """Ask for paragraphs: Enter parts them, Enter on an empty last line ends the text."""
        bindings = _paragraph_bindings()
        toolbar = f"{TEXT_KEY_LINE}\n{KEY_LINE}"
        return self._ask_typed(label, default, offers, {**KEYS, **TEXT_KEYS}, toolbar, bindings, multiline=True)

    def _ask_typed(
        self,
        label: str,
        default: str,
        offers: Sequence[Offer],
        keys: Any,  # noqa: ANN401 - see KEYS
        toolbar: str,
        *more: KeyBindings,
        multiline: bool = False,
    ) -> Reply:
        def give(event: KeyPressEvent, command: Command) -> None:
            event.app.exit(result=Reply(event.app.current_buffer.text, command))

        question = questionary.text(
            label,
            default=default,
            qmark="",
            style=_STYLE,
            multiline=multiline,
            instruction="\n" if multiline else None,
            key_bindings=merge_key_bindings([command_bindings(keys, give), *more]),
            bottom_toolbar=toolbar,
            completer=_OfferCompleter(offers) if offers else None,
            complete_while_typing=True,
            **self._streams,
        )
        # An answer that stands already is to be changed at its end.
        buffer = question.application.current_buffer
        buffer.cursor_position = len(buffer.text)
        reply = question.unsafe_ask()
        return reply if isinstance(reply, Reply) else Reply(reply)

    def ask_choice(self, label: str, choices: Sequence[Choice], default: str = "") -> Reply:
        """Ask for one of several."""
        few = sum(not choice.heading for choice in choices) <= _MOST_SHORTCUTS
        question = questionary.select(
            label,
            [*_lines(choices), questionary.Separator(KEY_LINE)],
            default=default or None,
            qmark="",
            pointer=_POINTER,
            style=_STYLE,
            use_shortcuts=few,
            use_jk_keys=False,
            use_emacs_keys=False,
            instruction="（↑↓ 移动，回车选定）",
            **self._streams,
        )
        control = _control_of(question.application)

        def give(event: KeyPressEvent, command: Command) -> None:
            event.app.exit(result=Reply(control.get_pointed_at().value, command))

        reply = self._run(question, give)
        return reply if isinstance(reply, Reply) else Reply(reply)

    def ask_choices(self, label: str, choices: Sequence[Choice], chosen: Sequence[str]) -> tuple[str, ...] | Command:
        """Ask for any number of several."""
        question = questionary.checkbox(
            label,
            [
                *(questionary.Choice(one.title, one.value, checked=one.value in chosen) for one in choices),
                questionary.Separator(KEY_LINE),
            ],
            qmark="",
            pointer=_POINTER,
            style=_STYLE,
            use_jk_keys=False,
            use_emacs_keys=False,
            instruction="（↑↓ 移动，空格勾选或去掉，回车选定）",
            **self._streams,
        )

        def give(event: KeyPressEvent, command: Command) -> None:
            event.app.exit(result=command)

        reply = self._run(question, give)
        return reply if isinstance(reply, Command) else tuple(reply)

    def edit(self, text: str) -> str:
        """Let the person write in an editor."""
        return edited_text(text)

    def _run(self, question: questionary.Question, give: Any) -> Any:  # noqa: ANN401 - what questionary returns
        application = question.application
        # The menu's own keys come first: they would take any other key and do nothing.
        own = command_bindings(KEYS, give)
        application.key_bindings = (
            merge_key_bindings([application.key_bindings, own]) if application.key_bindings else own
        )
        return question.unsafe_ask()


def _lines(choices: Sequence[Choice]) -> list[questionary.Choice]:
    return [
        questionary.Separator(one.title) if one.heading else questionary.Choice(one.title, one.value) for one in choices
    ]


def _control_of(application: Application[Any]) -> Any:  # noqa: ANN401 - questionary's control has no public type
    """Return the menu that knows which line is pointed at."""
    return next(
        window.content for window in application.layout.find_all_windows() if hasattr(window.content, "get_pointed_at")
    )


def _paragraph_bindings() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter", eager=True, filter=Condition(_no_menu_open))
    def _(event: KeyPressEvent) -> None:
        buffer = event.app.current_buffer
        if _is_finished(buffer):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    @bindings.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.current_buffer.validate_and_handle()

    return bindings


def _no_menu_open() -> bool:
    from prompt_toolkit.application import get_app

    state = get_app().current_buffer.complete_state
    return state is None or state.current_completion is None


def _is_finished(buffer: Buffer) -> bool:
    """Whether the cursor stands on an empty line at the end: Enter there says that all is written."""
    return buffer.document.is_cursor_at_the_end and not buffer.document.current_line.strip()


class _OfferCompleter(Completer):
    """Offers figures after an opening brace; other wordings at the beginning of a line."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._offers = tuple(offers)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what fits to what stands before the cursor."""
        begun = _REFERENCE_BEGUN.search(document.text_before_cursor)
        if begun is None:
            return
        for offer in self._offers:
            if begun[1] in offer.text or begun[1] in offer.note:
                yield Completion(offer.text, start_position=-len(begun[0]), display_meta=offer.note)
