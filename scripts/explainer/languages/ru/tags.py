"""The text's own words inside Russian speech: «– Да, – сказал Орлов. – Пора», «…, говорит Орлов» at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from explainer.languages.protocol import Span
from explainer.languages.ru.lexicon import SAYING
from explainer.languages.ru.morphology import fold, parses
from explainer.languages.ru.speakers import Agreement, find_who
from explainer.languages.tokens import tokenize

# Only a dash after punctuation parts speech from its tag; one between two words never does.
_DASH = re.compile(r"[,.]?(?<=[,.!?…»”\"“])\s*[-–—]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def find_tags(speech: str, closed: bool) -> Sequence[Span]:
    """Where tags stand, each with the comma and the dashes that part it from the speech."""
    found, dashes = list[Span](), list(_DASH.finditer(speech))
    taken = 0
    for dash, following in zip_longest(dashes, dashes[1:]):
        if dash.start() < taken:
            continue
        end = following.end() if following else len(speech)
        words = speech[dash.end() : following.start() if following else len(speech)]
        if following is None and closed:
            # Inside marks a tag is closed by a dash; what follows the last one is speech.
            continue
        own = re.search(r"(?<!\b[А-ЯЁA-Z])[.!?…]\s+(?=[А-ЯЁ«])", words)
        if own and following is None:
            words, end = words[: own.start() + 1], dash.end() + own.start() + 1
        if _is_tag(words):
            found.append((dash.start(), end))
            taken = end
    comma = speech.rfind(",", found[-1][1] if found else 0)
    if not closed and comma >= 0 and not (found and found[-1][1] == len(speech)):
        words = speech[comma + 1 :]
        if _says(words, 1) and _has_speaker(words):
            found.append((comma, len(speech)))
    return found


def _is_tag(words: str) -> bool:
    if len(words) > 400:
        return False
    return _says(words, 1) or (_says(words, 5) and _has_speaker(words))


def _says(words: str, within: int) -> bool:
    return any(
        fold(one.normal_form) in SAYING
        and one.tag.POS in ("VERB", "ADJS", "PRTS")
        and not one.tag.grammemes & {"1per", "2per", "impr"}
        for word in _WORD.findall(words)[:within]
        for one in parses(word)
    )


def _has_speaker(words: str) -> bool:
    tokens = tokenize(words)
    return find_who(tokens, 0, len(tokens), Agreement()) is not None
