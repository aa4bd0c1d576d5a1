"""Fields to type in: a line, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_completions
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from drafter.wizard.asker import Command, Offer, Reply
from drafter.wizard.prompts.keys import KEY_NAMES, KEYS, TEXT_KEY_NAMES, TEXT_KEYS, command_bindings
from drafter.wizard.prompts.measure import MeasuredControl
from drafter.wizard.prompts.screen import STYLE, show_keys

_REFERENCE_BEGUN = re.compile(r"[{｛]([^{}｛｝\s]*)$")
# After these the same prompt comes again, with the same text.
_COMES_AGAIN = (Command.HELP, Command.EDITOR, Command.FILE)
# Emacs' keys for what nobody looks for here: marking, accepting, searching (in English), typing codes.
_EMACS_ONLY = ("c-@", "c-o", "c-r", "c-s", "c-v")


def line_field(label: str, default: str, offers: Sequence[Offer], streams: Mapping[str, Any]) -> Application[Any]:
    """Return a field for one line; its result is the text, or a reply with a command.

    Args:
        label: Stands before it.
        default: The text to begin with.
        offers: What may be put in.
        streams: The terminal, where it is not the program's own.
    """
    bindings = [command_bindings(KEYS, _give)]
    return _field(label, default, offers, streams, bindings, [("写完按回车", *KEY_NAMES)])


def text_field(label: str, default: str, offers: Sequence[Offer], streams: Mapping[str, Any]) -> Application[Any]:
    """Return a field for paragraphs; its result is the text, or a reply with a command.

    Args:
        label: Stands above it.
        default: The text to begin with.
        offers: What may be put in.
        streams: The terminal, where it is not the program's own.
    """
    names = (*TEXT_KEY_NAMES, "{ 引用指标") if offers else TEXT_KEY_NAMES
    bindings = [_paragraph_bindings(), command_bindings(TEXT_KEYS, _give)]
    return _field(label, default, offers, streams, bindings, [names, KEY_NAMES], multiline=True, instruction="\n")


def _field(
    label: str,
    default: str,
    offers: Sequence[Offer],
    streams: Mapping[str, Any],
    bindings: Sequence[KeyBindings],
    key_names: Sequence[Sequence[str]],
    **more: Any,  # noqa: ANN401 - what questionary takes
) -> Application[Any]:
    application = questionary.text(
        label,
        default=default,
        qmark="",
        style=STYLE,
        key_bindings=merge_key_bindings([_editing_bindings(), *bindings]),
        completer=_OfferCompleter(offers) if offers else None,
        **more,
        **streams,
    ).application
    show_keys(application, application.layout.current_window, key_names)
    return application


def _give(event: KeyPressEvent, command: Command) -> None:
    event.app.erase_when_done = command in _COMES_AGAIN
    event.app.exit(result=Reply(event.current_buffer.text, command))


def _editing_bindings() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter", eager=True, filter=has_completions)
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        state = buffer.complete_state
        # Who sees the list and presses Enter wants what stands first; a brace left open would be printed.
        if state is not None and state.current_completion is None:
            buffer.apply_completion(state.completions[0])
        buffer.complete_state = None

    @bindings.add("escape", eager=True, filter=has_completions)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.cancel_completion()

    @bindings.add("c-z", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.undo()

    for key, step in (("up", -1), ("down", 1)):
        bindings.add(key, eager=True, filter=~has_completions)(_row_mover(step))
    for key in _EMACS_ONLY:
        bindings.add(key, eager=True)(lambda event: None)
    return bindings


def _row_mover(step: int) -> Callable[[KeyPressEvent], None]:
    def handle(event: KeyPressEvent) -> None:
        window = event.app.layout.current_window
        if isinstance(window.content, MeasuredControl):
            event.current_buffer.cursor_position = window.content.position_in_next_row(window, step)

    return handle


def _paragraph_bindings() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter", eager=True, filter=~has_completions)
    def _(event: KeyPressEvent) -> None:
        if _is_finished(event):
            event.current_buffer.validate_and_handle()
        else:
            event.current_buffer.insert_text("\n")

    @bindings.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings


def _is_finished(event: KeyPressEvent) -> bool:
    """Whether Enter was pressed on an empty line at the end, which says that all is written.

    Where more is waiting behind it, it was not pressed: it came with a paste, from a terminal that does not mark those.
    """
    document = event.current_buffer.document
    at_end = document.is_cursor_at_the_end and not document.current_line.strip()
    return at_end and not event.key_processor.input_queue


class _OfferCompleter(Completer):
    """Offers figures after an opening brace."""

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
