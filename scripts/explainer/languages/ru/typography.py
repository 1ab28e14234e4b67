"""The typography of Russian: «ёлочки», „лапки“, dashes with spaces, ё."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.languages.ru.dictionary import with_yo
from explainer.languages.tables import Fault, House, rules

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_QUOTED = re.compile(r"«[^«»]*»")


def _without_yo(text: str) -> Iterator[Fault]:
    # Quoted words may be a text's, and keep its spelling.
    prose = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    for found in _WORD.finditer(prose):
        right = with_yo(found[0])
        if right != found[0]:
            yield found.start(), found.end(), f"“{found[0]}” without ё", f"write “{right}”"


HOUSE = House(
    # Without those that a list leaves out.
    lettering="абвгдежзиклмнопрстуфхцчшщэюя",
    clinging=re.compile(r"\w{1,2}|для|при|над|под|без|про|или|как|что|чем|из-за|между|через|перед", re.IGNORECASE),
    quotes=(("«", "»"), ("„", "“")),
    # Marks of English, around words that no Russian letter stands in.
    foreign=re.compile(r"“(?=[^“”А-Яа-яЁёA-Za-z]*+[A-Za-z])[^“”А-Яа-яЁё]*+”"),
    requires=re.compile(""),
    rules=rules(
        (r"[\"']", "straight quotation mark", "write «ёлочки», „лапки“ inside them, ’ in a name"),
        (
            r"[”‘‹›‚‛]|(?<!\w)’|’(?!\w)",
            "foreign quotation mark",
            "write «ёлочки», and „лапки“ inside them; “…” is for English words",
        ),
        (r"(?i)\b([авикосуэюя])[ \u00a0]+\1\b", "word twice in a row", "leave one"),
        (
            # Those that can join no other preposition: «до, во время и после».
            r"\b(?:во?|ко?|со|об?|обо|у|изо?|ото?|для|без|при|над|под|через)(?=[,;:!?])",
            "preposition before a punctuation mark",
            "say of what, or take it out",
        ),
        (r"(?:(?<=\s)|\A)[-–−](?=\s)", "hyphen or short dash between words", "write — with spaces"),
        (r"(?<=[^\s«„(])—|—(?=[\w«„(])", "em dash without spaces", "write « — », or – between numbers"),
    ),
    anywhere=rules(
        (
            r"\b(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+|(?<!\w)[АВЕКМНОРСТХ](?=\d\+)",
            "Cyrillic and Latin letters in one word",
            "write it in one alphabet",
        ),
    ),
    untouched=re.compile(r"«(?=[^«»<>&*`]*[А-Яа-яЁё])[^«»<>&*`]*»"),
    standards=r"ГОСТ(?: Р)?",
    misspelt=_without_yo,
)
