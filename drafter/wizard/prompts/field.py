"""Fields to type in: a line, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_completions, to_filter
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.shortcuts import PromptSession

from drafter.wizard.asker import Command, Offer, Reply
from drafter.wizard.prompts.keys import KEY_NAMES, KEYS, TEXT_KEY_NAMES, TEXT_KEYS, command_bindings
from drafter.wizard.prompts.measure import MeasuredControl
from drafter.wizard.prompts.prompt import Prompt
from drafter.wizard.prompts.screen import LABEL, STYLE, keys_window, lay_out

_REFERENCE_BEGUN = re.compile(r"[{｛]([^{}｛｝\s]*)$")
# After these the same prompt comes again, with the same text.
_COMES_AGAIN = (Command.HELP, Command.EDITOR, Command.FILE)
# Emacs' keys for what nobody looks for here: marking, accepting, searching (in English), typing codes.
_EMACS_ONLY = ("c-@", "c-o", "c-r", "c-s", "c-v")


def line_field(label: str, default: str, offers: Sequence[Offer], streams: Mapping[str, Any]) -> Prompt[Reply]:
    """Return a field for one line.

    Args:
        label: Stands before it.
        default: The text to begin with.
        offers: What may be put in.
        streams: The terminal, where it is not the program's own.
    """
    session = _session(f" {label} ", offers, streams, multiline=False)
    return _finished(session, default, KEYS, KeyBindings(), [("写完按回车", *KEY_NAMES)])


def text_field(label: str, default: str, offers: Sequence[Offer], streams: Mapping[str, Any]) -> Prompt[Reply]:
    """Return a field for paragraphs.

    Args:
        label: Stands above it.
        default: The text to begin with.
        offers: What may be put in.
        streams: The terminal, where it is not the program's own.
    """
    names = (*TEXT_KEY_NAMES, "{ 引用指标") if offers else TEXT_KEY_NAMES
    session = _session(f" {label}\n ", offers, streams, multiline=True)
    return _finished(session, default, TEXT_KEYS, _paragraph_bindings(), [names, KEY_NAMES])


def _session(
    label: str, offers: Sequence[Offer], streams: Mapping[str, Any], *, multiline: bool
) -> PromptSession[Reply]:
    return PromptSession(
        [(LABEL, label)],
        style=STYLE,
        multiline=multiline,
        completer=_OfferCompleter(offers) if offers else None,
        include_default_pygments_style=False,
        **streams,
    )


def _finished(
    session: PromptSession[Reply],
    default: str,
    keys: Mapping[Command, Sequence[str]],
    bindings: KeyBindings,
    key_names: Sequence[Sequence[str]],
) -> Prompt[Reply]:
    application, buffer = session.app, session.default_buffer

    def left_with(command: Command) -> Reply:
        application.erase_when_done = command in _COMES_AGAIN
        return Reply(buffer.text, command)

    def accept(buffer: Buffer) -> bool:
        # The empty line that ends paragraphs is no part of them.
        application.exit(result=Reply(buffer.text.rstrip() if session.multiline else buffer.text))
        return True

    buffer.reset(Document(default))
    buffer.accept_handler = accept
    session.key_bindings = merge_key_bindings([_editing_bindings(), bindings, command_bindings(keys, left_with)])
    window = application.layout.current_window
    for other in application.layout.find_all_windows():
        if isinstance(other.content, BufferControl):
            other.content = MeasuredControl(other.content)
    window.dont_extend_height = to_filter(True)
    lay_out(application, application.layout.container, window, keys_window(key_names))
    return Prompt(application, left_with)


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
