"""The words of the interface: every language leaves the same places to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import LANGUAGES, PLACEHOLDER, Book, Problem


def label_problems(book: Book) -> Iterator[Problem]:
    """Labels of which one language has a `{name}` that another lacks: it would be shown as it is, or never."""
    first, *others = LANGUAGES
    for key, label in sorted(book.labels.items()):
        wanted = set(PLACEHOLDER.findall(label.text[first]))
        for other in others:
            found = set(PLACEHOLDER.findall(label.text[other]))
            for name in sorted(wanted ^ found):
                has, lacks = (first, other) if name in wanted else (other, first)
                yield Problem(label.place, f'label "{key}" has {{{name}}} in "{has}" and not in "{lacks}"; mend one')
