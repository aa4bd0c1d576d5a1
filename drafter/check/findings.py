"""What the checker says: one finding for each thing that is wrong, doubtful or worth a look."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from drafter.errors import Place


class Level(Enum):
    """How sure a finding is, the surest first."""

    ERROR = "必错"
    DOUBT = "疑似"
    HINT = "提示"


class Said(str):
    """What a finding says, with lines and files of the record for those who keep it.

    Attributes:
        to_reader: The same for somebody who has the report alone, such as a leader who reads the comments on it.
    """

    to_reader: str

    def __new__(cls, text: str, to_reader: str) -> Said:
        """Keep both ways of saying it; it is the first one everywhere else."""
        said = super().__new__(cls, text)
        said.to_reader = to_reader
        return said


def said_to_reader(text: str) -> str:
    """Return what somebody is told who has the report alone."""
    return text.to_reader if isinstance(text, Said) else text


class Repair(NamedTuple):
    """A change that is safe to make without asking what was meant.

    Attributes:
        old: The characters as they stand.
        new: What to write instead.
    """

    old: str
    new: str


class Finding(NamedTuple):
    """Something that a careful colleague would point to.

    Attributes:
        rule: Id of the rule, e.g. `标点-1`; the part before the hyphen names its family.
        level: How sure it is.
        place: Where it stands: file and line, and in a record the key path.
        quote: The few characters concerned, as they stand; may be empty where something is absent.
        why: What is wrong, one sentence.
        fix: What to write, or what to look at.
        repair: What `--fix` may do about it.
        about: What it is about where no characters of the text are, e.g. a relation and its numbers.
    """

    rule: str
    level: Level
    place: Place
    quote: str
    why: str
    fix: str
    repair: Repair | None = None
    about: str = ""

    @property
    def handle(self) -> str:
        """What tells it from others of its rule at its place: its quote, else what it is about."""
        return self.quote or self.about

    @property
    def family(self) -> str:
        """The family that its rule belongs to."""
        return self.rule.partition("-")[0]
