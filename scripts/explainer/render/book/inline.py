"""What stands within a line of a page, as the book sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from explainer.document.inline import Inline, Link, Ours, Strong, Tagged, Target, Web, Words
from explainer.render.typst import call

if TYPE_CHECKING:
    from explainer.render.book.composer import Composer


def inline(composer: Composer, part: Inline) -> str:
    """A piece of a line; what leads to a page of the site alone is words here."""
    match part:
        case Words():
            return composer.words(part.text) if part.indexed else composer.bound(part.text)
        case Ours():
            return composer.text(part.text)
        case Tagged(text=words) | Link(words=words):
            return composer.bound(words)
        case Web():
            return composer.words(part.address)
        case Strong():
            return call("strong", composer.line(part.parts))
        case Target():
            return '""'
        case _:
            assert_never(part)
