"""The words of the interface: every language leaves the same places to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import LANGUAGES, PLACEHOLDER, Book, Problem

QUOTES = "book.quotes"
"""The outer pair of a language's quotation marks and the inner one: four characters."""


def label_problems(book: Book) -> Iterator[Problem]:
    """Labels of which one language has a `{name}` that another lacks: it would be shown as it is, or never."""
    if QUOTES in book.labels and any(len(marks) != 4 for marks in book.labels[QUOTES].text):
        yield Problem(book.labels[QUOTES].place, f'label "{QUOTES}" must be four marks in every language, like «»„“')
    first, *others = LANGUAGES
    for key, label in sorted(book.labels.items()):
        wanted = set(PLACEHOLDER.findall(label.text[first]))
        for other in others:
            found = set(PLACEHOLDER.findall(label.text[other]))
            for name in sorted(wanted ^ found):
                has, lacks = (first, other) if name in wanted else (other, first)
                yield Problem(label.place, f'label "{key}" has {{{name}}} in "{has}" and not in "{lacks}"; mend one')
