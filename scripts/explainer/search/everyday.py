"""seeds/search.yml: words that readers type for words that the pages use, or for a page. It may be absent.

They say which words are used for one another, and nothing of the subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from explainer.load.record import Record
from explainer.load.textfile import read_text
from explainer.load.yamlfile import parse_yaml
from explainer.model import LANGUAGES, Place, Problem
from explainer.model.fields import Flat, Machine

FILE = "seeds/search.yml"


@dataclass(frozen=True, slots=True)
class Everyday:
    """Expressions that may be typed for one another or, with a page, for that page."""

    what: ClassVar[str] = "expressions"

    place: Place
    page: Annotated[str | None, Machine()]
    """Its address below a language's root, the front page as `./`; None for words that mean the same."""
    words: Annotated[Mapping[str, tuple[str, ...]], Flat(), Machine()]
    """By language."""


def read_everyday(root: Path, problems: list[Problem]) -> tuple[Everyday, ...]:
    """The records of the file in a checkout; what is wrong with it goes to `problems` with its line."""
    if not (root / FILE).exists():
        return ()
    text = read_text(root / FILE, FILE, problems)
    top = parse_yaml(text, FILE, problems) if text is not None else None
    if top is None:
        return ()
    if not isinstance(top.value, list):
        problems.append(Problem(Place(FILE, top.line), "must be a list; begin each record with `- `"))
        return ()
    return tuple(_read(Record(item, FILE, problems)) for item in top.value)


def _read(record: Record) -> Everyday:
    page = record.optional("page")
    words = {language: record.strings(language) for language in LANGUAGES}
    for language, said in words.items():
        for twice in sorted({one for one in said if said.count(one) > 1}):
            record.fault(f'"{twice}" stands twice; take one out', record.at(language).line)
    if max(map(len, words.values())) < (2 if page is None else 1):
        record.fault('says of no words what they stand for; give two expressions in one language, or a "page"')
    record.close()
    return Everyday(record.place, page, words)


def page_problems(everyday: tuple[Everyday, ...], addresses: set[str]) -> list[Problem]:
    """Pages that are named and do not exist. `addresses`: those of today, the front page as `./`."""
    return [
        Problem(one.place, f'there is no page "{one.page}"; name one of the site, like timeline/, or ./')
        for one in everyday
        if one.page is not None and one.page not in addresses
    ]
