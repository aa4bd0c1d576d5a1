"""What the page tests share: the programs, and a fixture that prints documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pages.paper import print_documents, require_programs

Printer = Callable[[Mapping[str, bytes]], dict[str, Path]]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """A function from documents by name to their PDFs; one start of LibreOffice a call."""
    require_programs()
    return lambda documents: print_documents(documents, tmp_path_factory.mktemp("pages"))
