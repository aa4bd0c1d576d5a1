"""Have Jinja compile the built-in templates beforehand: `python docs/make_generated.py`.

To be run after a change of a template in `templates`, of the shared macros or of the templates' environment; a test
says so. What is not compiled beforehand is compiled when it is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.layout.load import builtin_templates, find_layouts, load_layout, written_as
from drafter.layout.model import Layout
from drafter.render.generated import GENERATED_FILE, generated_text
from drafter.render.template import generate

TEMPLATES = builtin_templates()


def made_text() -> str:
    """Return what is to be written into the file."""
    texts = {layout.template: layout for layout in _written()}
    return generated_text((text, layout.library, generate(layout)) for text, layout in texts.items())


def _written() -> Iterator[Layout]:
    """Yield every layout, and it as each of its sister texts."""
    for name in find_layouts([TEMPLATES]):
        layout = load_layout(name, [TEMPLATES])
        yield layout
        yield from (written_as(layout, profile) for profile in layout.profiles if profile.is_sister)


if __name__ == "__main__":
    (TEMPLATES / GENERATED_FILE).write_text(made_text(), encoding="utf-8")
