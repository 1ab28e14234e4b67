"""Words of another language than the passage they stand in say so, for those who hear the page. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explainer.languages.known import language_named
from explainer.model import LANGUAGES

FEWEST_LATIN = 3
"""So many words in a row: one or two in Latin letters are a name in every language."""

PIECE = re.compile(r"(<[^>]+>)")
OPENING = re.compile(r"<([a-z0-9]+)\b")
LANG = re.compile(r'\blang="([^"]*)"')
VOID = {"br", "hr", "img", "input", "wbr", "path", "circle", "rect", "line", "use"}
SKIPPED = {"script", "style", "svg", "code"}


def mark_foreign(html: str, language: str) -> str:
    """The article of a page in `language` with every run of foreign words marked."""
    runs = {other: _run(other) for other in LANGUAGES}
    stack: list[tuple[str, str]] = [("", language)]
    skipped, made = 0, []
    for piece in PIECE.split(html):
        opening = OPENING.match(piece)
        if opening:
            name = opening[1]
            said = LANG.search(piece)
            if name not in VOID and not piece.endswith("/>"):
                stack.append((name, said[1] if said else stack[-1][1]))
                skipped += name in SKIPPED
        elif piece.startswith("</"):
            name = piece[2:-1].strip()
            while len(stack) > 1:
                left, _ = stack.pop()
                skipped -= left in SKIPPED
                if left == name:
                    break
        elif piece and not skipped:
            piece = _marked(piece, stack[-1][1], runs)
        made.append(piece)
    return "".join(made)


def _run(language: str) -> re.Pattern[str]:
    letter = language_named(language).letters.any.pattern
    fewest = FEWEST_LATIN if "a" in letter else 1
    word = rf"{letter}+(?:[-’'+&]{letter}+)*"
    more = rf"(?:[ ,;:–—«»“”\u00a0]+{word})"
    return re.compile(rf"(?<!&)(?<![\w]){word}{more}{{{fewest - 1},}}(?![\w;])")


def _letters(language: str) -> str:
    return language_named(language).letters.own


def _marked(words: str, language: str, runs: Mapping[str, re.Pattern[str]]) -> str:
    for other, run in runs.items():
        # A language is told from this one by its letters; two in the same letters are not.
        if other != language and _letters(other) != _letters(language):
            words = run.sub(rf'<span lang="{other}">\g<0></span>', words)
    return words
