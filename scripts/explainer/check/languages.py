"""Each language in its field: nothing left untranslated, begun or ended otherwise, or copied from another record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from explainer.check.facts_in_words import language_names
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, keys
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Place, Problem, Text

# Placeholders and abbreviations are the same in every language.
SHARED = re.compile(r"\{[^{}]*\}|\b[A-Z]{2,}\b|\b\w*_\w*")

NO_LETTER = re.compile(r"\d|[«“„]?\{")
FEW = 3
"""Fewer words than these are the same by chance: "Notes"."""


def language_problems(places: Mapping[str, Place], text: Text, wording: Wording) -> Iterator[Problem]:
    """Words in another language than their field's, beginnings and ends that differ."""
    if not all(text):
        return  # What is empty has been told.
    foreign = [language for language, words in text.items() if _is_foreign(wording, words, language)]
    for language in foreign:
        yield Problem(places[language], f'“{text[language]}” is not in the language "{language}"; translate it')
    if not foreign:
        yield from _edges(places, text, wording)


def _edges(places: Mapping[str, Place], text: Text, wording: Wording) -> Iterator[Problem]:
    for language, words in text.items():
        others = [(name, other) for name, other in text.items() if name != language]
        # A digit is written neither small nor large, nor is what stands behind it or behind what is filled in.
        if (
            not NO_LETTER.match(words)
            and _begins_small(words)
            and not any(_begins_small(other) or _begins_named(wording, other, name) for name, other in others)
        ):
            yield Problem(places[language], f"“{words[:40]}” begins with a small letter here alone; write it large")
        for name, other in others:
            if _end(words) != _end(other):
                yield Problem(
                    places[language],
                    f'ends with {_end(words) or "no mark"} in "{language}" where "{name}" ends with '
                    f"{_end(other) or 'no mark'}; make them say the same",
                )


def _is_foreign(wording: Wording, words: str, language: str) -> bool:
    """Whether no letter of the language's own is there; names may be written in any."""
    if language_named(language).letters.any.search(words) or wording.is_form(words, language):
        return False
    left = SHARED.sub("", wording.without_names(words, language))
    return any(character.isalpha() for character in left)


def _begins_small(words: str) -> bool:
    return next((character.islower() for character in words if character.isalpha()), False)


def _begins_named(wording: Wording, words: str, language: str) -> bool:
    """Whether the first word would have a capital anywhere: a name, a language, an abbreviation."""
    first = re.search(r"[^\W\d_]+", words)
    if first is None:
        return True
    begins = wording.begins_named(words, language, first.start())
    return begins or first[0].isupper() or not keys(first[0], language).isdisjoint(language_names(language))


def _end(words: str) -> str:
    """The mark that the words end with, quotation marks and brackets left out."""
    bare = words.rstrip("»”’“) ")
    return bare[-1:] if bare[-1:] in ".!?:…;" else ""


def copy_problems(texts: Iterable[tuple[Mapping[str, Place], Text]]) -> Iterator[Problem]:
    """The same words twice in one language that say different things in another: one of them was copied."""
    seen: dict[str, dict[str, tuple[Mapping[str, Place], Text]]] = {language: {} for language in LANGUAGES}
    for places, text in texts:
        for language, words in text.items():
            others, before = seen[language].setdefault(words, (places, text))
            if before is text or before == text or len(words.split()) < FEW:
                continue
            for name in LANGUAGES:
                if name != language and not _much_alike(before[name], text[name], name):
                    for here, there in ((places, others), (others, places)):
                        yield Problem(
                            here[language],
                            f'these words stand in {there[language]}, too, where "{name}" says something else; '
                            "mend the one that was copied",
                        )


def _much_alike(one: str, other: str, language: str) -> bool:
    """Whether half of the words of the shorter are forms of words of the other."""
    shorter, longer = sorted((WORD.findall(words) for words in (one, other)), key=len)
    there = frozenset().union(*(keys(word, language) for word in longer))
    return one == other or 2 * sum(not there.isdisjoint(keys(word, language)) for word in shorter) >= len(shorter)
