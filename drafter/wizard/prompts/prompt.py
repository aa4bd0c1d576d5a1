"""A prompt of any kind: asked until there is an answer, or the person, the window or the system ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from prompt_toolkit.application import Application

from drafter.wizard.asker import Command
from drafter.wizard.prompts.leaving import Leaving, fall_silent

_Answer = TypeVar("_Answer")


class Prompt(NamedTuple, Generic[_Answer]):
    """What is shown, and how it ends without an answer.

    Attributes:
        application: Shows it; its result is the answer.
        left_with: Returns what comes back where a command is given instead, with what was typed or pointed at so far.
    """

    application: Application[_Answer]
    left_with: Callable[[Command], _Answer]

    def run(self, leaving: Leaving) -> _Answer:
        """Ask. Whatever ends the program's input, the answer is QUIT with what was typed so far.

        Args:
            leaving: What asks the program to leave.
        """
        with leaving.watched():
            try:
                with leaving.ends(self._quit):
                    return self.application.run(self._begin(leaving), set_exception_handler=False, handle_sigint=False)
            except EOFError:
                leaving.is_wanted = True
            except OSError:
                # Prompts use no files: the terminal is gone.
                leaving.is_wanted = True
                fall_silent()
            return self.left_with(Command.QUIT)

    def _begin(self, leaving: Leaving) -> Callable[[], None]:
        def begin() -> None:
            # prompt_toolkit would show it, in English, and go on.
            asyncio.get_running_loop().set_exception_handler(self._fail)
            if leaving.is_wanted:
                self._quit()

        return begin

    def _fail(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if not self.application.is_done:
            self.application.exit(exception=context.get("exception") or RuntimeError(context["message"]))

    def _quit(self) -> None:
        # It may be over already, or not have begun.
        if self.application.future is not None and not self.application.is_done:
            self.application.exit(result=self.left_with(Command.QUIT))
