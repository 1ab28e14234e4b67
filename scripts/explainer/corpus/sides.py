"""On which side of something a text puts what it tells: before or after it, in the last or the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.measures import YEARS
from explainer.corpus.timewords import is_one, sides_of, time_of
from explainer.corpus.words import WORD, keys
from explainer.memory import remembered

OPPOSITE = {"before": "after", "after": "before", "last": "next", "next": "last"}
FAR = 4
"""How many words behind the word for a side the time may stand: "by the end of November"."""
LONG = 4
"""Letters of a word that tells what something is before or after."""
_BETWEEN = re.compile(r"[\s\"«„“‘]*")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of something, and where its words stand."""

    side: str
    """"" where a “not” before it turns it."""
    of: frozenset[str]
    """The name of a time, the same in every language, or the keys of another word, which begin with the language."""
    start: int
    end: int


@remembered
def find_sides(text: str, language: str) -> tuple[Side, ...]:
    """Every side that is told, ascending."""
    words = [*WORD.finditer(text)]
    found = []
    for index, word in enumerate(words):
        for side, of_time_alone in sides_of(word[0], language).items():
            behind = tuple(_joined(text, words[index : index + 1 + FAR]))
            what = _time(behind, language, side) or (None if of_time_alone else _thing(behind, language))
            if what:
                turned = index and is_one(words[index - 1][0], "nots", language)
                found.append(Side("" if turned else side, what[0], word.start(), what[1]))
    return tuple(found)


def _joined(text: str, words: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The words behind the first one, up to the next mark."""
    end = words[0].end()
    for word in words[1:]:
        if not _BETWEEN.fullmatch(text, end, word.start()):
            return
        end = word.end()
        yield word


def _time(words: Sequence[re.Match[str]], language: str, side: str) -> tuple[frozenset[str], int] | None:
    # «Прошлый» is said of the very next word.
    for word in words if side in ("before", "after") else words[:1]:
        if YEARS.fullmatch(word[0]):
            return frozenset({word[0]}), word.end()
        if time := time_of(word[0], language):
            return frozenset({time}), word.end()
        if not (is_one(word[0], "small", language) or sides_of(word[0], language) or word[0].isdigit()):
            return None
    return None


def _thing(words: Sequence[re.Match[str]], language: str) -> tuple[frozenset[str], int] | None:
    for word in words:
        if not is_one(word[0], "small", language):
            named = frozenset(f"{language}:{key}" for key in keys(word[0], language))
            return (named, word.end()) if len(word[0]) >= LONG else None
    return None


def opposite_sides(ours: Sequence[Side], theirs: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """(side that ours tell, the opposite one that theirs tell of the same) where theirs do not tell it, too."""
    for mine in ours:
        same = [one for one in theirs if one.of & mine.of]
        opposite = next((one for one in same if one.side and one.side == OPPOSITE.get(mine.side)), None)
        if opposite and not any(one.side in (mine.side, "") for one in same):
            yield mine, opposite
