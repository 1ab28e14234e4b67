"""The words of the interface: the same places to be filled in, and no word of a closed list put for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import permutations

from explainer.model import LANGUAGES, PLACEHOLDER, Book, Introduction, Label, Problem
from explainer.model.fields import Chosen, Inside, fields_of

QUOTES = "book.quotes"
"""The outer pair of a language's quotation marks and the inner one: four characters."""


def label_problems(book: Book) -> Iterator[Problem]:
    """Labels of which one language has a `{name}` that another lacks: it would be shown as it is, or never."""
    if QUOTES in book.labels and any(len(marks) != 4 for marks in book.labels[QUOTES].text):
        yield Problem(book.labels[QUOTES].place, f'label "{QUOTES}" must be four marks in every language, like «»„“')
    first, *others = LANGUAGES
    for key, label in sorted([*book.labels.items(), *book.variants.items()], key=lambda item: item[0]):
        wanted = set(PLACEHOLDER.findall(label.text[first]))
        for other in others:
            found = set(PLACEHOLDER.findall(label.text[other]))
            for name in sorted(wanted ^ found):
                has, lacks = (first, other) if name in wanted else (other, first)
                yield Problem(label.place, f'label "{key}" has {{{name}}} in "{has}" and not in "{lacks}"; mend one')
    yield from _exchanged(book)


def _exchanged(book: Book) -> Iterator[Problem]:
    """Labels of words of a closed list that say what another word of it says: `kind.fact`, `kind.opinion`."""
    below = _below(book.labels)
    prefixes = sorted(below)
    lists = {tuple(str(word) for word in chosen) for chosen in _closed_lists()} | {book.site.eras, book.site.kinds}
    for words in sorted(lists):
        for prefix in prefixes:
            there = [word for word in words if f"{prefix}.{word}" in book.labels]
            for own, other in permutations(there, 2):
                yield from _taken(book, prefix, own, other, below.get(f"{prefix}.{other}", ()))


def _below(labels: Mapping[str, Label | Introduction]) -> Mapping[str, Sequence[Label | Introduction]]:
    """By everything that keys begin with up to a point, the labels of these keys."""
    found: dict[str, list[Label | Introduction]] = {}
    for key, label in labels.items():
        for point in re.finditer(r"\.", key):
            found.setdefault(key[: point.start()], []).append(label)
    return found


def _taken(book: Book, prefix: str, own: str, other: str, below: Sequence[Label | Introduction]) -> Iterator[Problem]:
    """`below`: the labels whose keys begin with the other one's."""
    label = book.labels[f"{prefix}.{own}"]
    for language in LANGUAGES:
        said, others = label.text[language], book.labels[f"{prefix}.{other}"].text[language]
        message = ""
        if said.lower() == others.lower():
            message = ", too; give each words of its own"
        elif said.lower() == other.replace("-", " ") or any(
            _has(told.text[language], said) and not _has(told.text[language], others) for told in below
        ):
            message = "; exchange the two"
        if message:
            place = label.place.of(language)
            yield Problem(place, f'label "{prefix}.{own}" says “{said}”, which is “{prefix}.{other}”{message}')


def _has(text: str, words: str) -> bool:
    """Whether a text has these words to the letter."""
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE))


@cache
def _closed_lists() -> tuple[type[StrEnum], ...]:
    """Every closed list of words that a field of a record chooses from, or of one that stands inside another."""
    kinds, lists = [kind for field in fields_of(Book) for kind in field.kinds], dict[type[StrEnum], None]()
    for kind in kinds:
        for field in fields_of(kind):
            if isinstance(field.role, Chosen):
                lists[field.type] = None
            elif isinstance(field.role, Inside):
                # The loop comes to them, too.
                kinds += (inner for inner in field.kinds if inner not in kinds)
    return tuple(lists)
