"""Each language in its field: nothing left untranslated, begun or ended otherwise, or copied from another record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.check.alike import language_names
from explainer.check.wording import Wording
from explainer.corpus.words import keys
from explainer.corpus.words import words as words_of
from explainer.model import LANGUAGES, Place, Problem, Text

SCRIPTS: Mapping[str, re.Pattern[str]] = {"ru": re.compile("[А-Яа-яЁё]"), "en": re.compile("[A-Za-z]")}
# Placeholders and abbreviations are the same in every language.
SHARED = re.compile(r"\{[^}]*\}|\b[A-Z]{2,}\b|\w*_\w*")


def language_problems(texts: Iterable[tuple[Mapping[str, Place], Text]], wording: Wording) -> Iterator[Problem]:
    """Words in another language than their field's, beginnings and ends that differ, words copied from elsewhere."""
    found = [(places, text) for places, text in texts if all(text)]
    for places, text in found:
        foreign = [language for language, words in text.items() if _is_foreign(wording, words, language)]
        for language in foreign:
            yield Problem(places[language], f'“{text[language]}” is not in the language "{language}"; translate it')
        if not foreign:
            yield from _edges(places, text, wording)
    yield from _copies(found)


def _edges(places: Mapping[str, Place], text: Text, wording: Wording) -> Iterator[Problem]:
    for language, words in text.items():
        others = [(name, other) for name, other in text.items() if name != language]
        if _begins_small(words) and not any(
            _begins_small(other) or _begins_named(wording, other, name) for name, other in others
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
    if SCRIPTS[language].search(words) or wording.is_form(words, language):
        return False
    left = SHARED.sub("", words)
    return any(character.isalpha() for character in left) and not wording.names_within(left, language)


def _begins_small(words: str) -> bool:
    return next((character.islower() for character in words if character.isalpha()), False)


def _begins_named(wording: Wording, words: str, language: str) -> bool:
    """Whether the first word would have a capital anywhere: a name, a language, an abbreviation."""
    first = re.search(r"[^\W\d_]+", words)
    if first is None:
        return True
    begins = any(mention.start <= first.start() for mention in wording.mentions(words, language))
    return begins or first[0].isupper() or not keys(first[0], language).isdisjoint(language_names(language))


def _end(words: str) -> str:
    """The mark that the words end with, quotation marks and brackets left out."""
    bare = words.rstrip("»”’“) ")
    return bare[-1:] if bare[-1:] in ".!?:…;" else ""


def _copies(texts: Sequence[tuple[Mapping[str, Place], Text]]) -> Iterator[Problem]:
    """The same words twice in one language that say different things in another: one of them was copied."""
    for language in LANGUAGES:
        seen: dict[str, tuple[Mapping[str, Place], Text]] = {}
        for places, text in texts:
            if len(text[language].split()) < 3:
                continue
            others, before = seen.setdefault(text[language], (places, text))
            differing = [
                name for name in LANGUAGES if name != language and not _much_alike(before[name], text[name], name)
            ]
            for name in differing:
                for here, there in ((places, others), (others, places)):
                    yield Problem(
                        here[language],
                        f'these words stand in {there[language]}, too, where "{name}" says something else; '
                        "mend the one that was copied",
                    )


def _much_alike(one: str, other: str, language: str) -> bool:
    """Whether half of the words of the shorter are forms of words of the other."""
    if one == other:
        return True
    shorter, longer = sorted((words_of(one, language), words_of(other, language)), key=len)
    there = frozenset(key for word in longer for key in word.keys)
    return 2 * sum(not word.keys.isdisjoint(there) for word in shorter) >= len(shorter)
