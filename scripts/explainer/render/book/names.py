"""The names and terms of the index: where words mention them, and how they are sorted and printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.alphabets import language_of
from explainer.corpus.mentions import NameIndex, find_mentions, make_index
from explainer.corpus.words import WORD, fold_look_alikes, plain_letters
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book, Named, Person, Text

Marks = Mapping[int, tuple[str, ...]]
"""Ids of names by each place in a text at which their first or their last word ends.

There a mark stays on the line of the word: before it, a line or a page could end in the mark alone.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the index. `ids`: the marks that count for it; `main`: the label of its main place, or empty.

    `see`: another name, under which the pages stand; then it has none itself.
    """

    name: str
    ids: tuple[str, ...] = ()
    main: str = ""
    see: str = ""


class Names:
    """Everything with a name, ready to be found in texts of every language; what was found is kept."""

    def __init__(self, book: Book, languages: frozenset[str]) -> None:
        self._indexes: Mapping[str, NameIndex] = {
            language: make_index(((id, named.called(language)) for id, named, _ in _named(book)), language)
            for language in sorted(languages)
        }
        self._own = re.compile("|".join(map(re.escape, book.site.name)))
        """The name of the site, which is that of nothing in the texts, though it may begin as one does."""
        self._found: dict[tuple[str, str], Marks] = {}

    def mentioned(self, text: str, language: str) -> Marks:
        """Where names stand in the text."""
        key = (text, language)
        if key not in self._found:
            found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
            own = [one.span() for one in self._own.finditer(text)]
            for mention in find_mentions(text, language, self._indexes[language]):
                if any(start <= mention.start < end for start, end in own):
                    continue
                first = mention.start + len(text[mention.start : mention.end].split(maxsplit=1)[0])
                for at in dict.fromkeys((first, mention.end)):
                    found[at] += (mention.id,)
            self._found[key] = dict(found)
        return self._found[key]

    def named(self, text: str, language: str) -> dict[str, None]:
        """The ids of all that a text names, each once."""
        return dict.fromkeys(id for ids in self.mentioned(text, language).values() for id in ids)

    def elsewhere(self, text: Text, language: str) -> tuple[str, ...]:
        """What a text of ours names in other languages alone: there the thing is named, and here it is meant.

        Without a language: in any.
        """
        here = self.named(text[language], language) if language else {}
        there = (self.named(words, other) for other, words in text.items() if other != language)
        return tuple(dict.fromkeys(id for ids in there for id in ids if id not in here))


def entries(book: Book, language: str) -> tuple[Entry, ...]:
    """The index's lines in the alphabet of the language; the same name in several lists is one line."""
    together: dict[str, Entry] = {}
    for id, named, main in _named(book):
        name = _printed(named, language)
        known = together.get(name, Entry(name=name))
        together[name] = Entry(name=name, ids=(*known.ids, id), main=known.main or main)
    for _, named, _ in _named(book):
        for other in _elsewhere(named, language):
            # To one who reads both, names of the same letters in two scripts are the same.
            if fold_look_alikes(other) == fold_look_alikes(_printed(named, language)):
                continue
            together.setdefault(other, Entry(name=other, see=_printed(named, language)))
    return tuple(sorted(together.values(), key=lambda entry: sort_key(entry.name, language)))


def given_names(book: Book) -> tuple[str, ...]:
    """What stands before the last name of a person, in every language."""
    pairs = (pair for one in book.people for pair in zip(one.name, one.short, strict=True))
    return tuple(sorted({name.removesuffix(short).strip() for name, short in pairs if name.endswith(short)} - {""}))


def sort_key(name: str, language: str) -> tuple[bool, str, str]:
    """For the alphabet of any language, that of the reader's first: no case, no opening quotation mark, no article."""
    return language_of(initial(name)) != language, plain_letters(_without_article(name)).lstrip("«“„\"'("), name


def initial(name: str) -> str:
    """The letter under which it stands."""
    letter = next((letter for letter in plain_letters(_without_article(name)) if letter.isalnum()), "")
    return letter.upper()


def _without_article(name: str) -> str:
    return language_named(language_of(name)).house.article.sub("", name, count=1)


def _elsewhere(named: Named, language: str) -> Iterator[str]:
    """Other names under which somebody may look, and would not find it beside its own."""
    if isinstance(named, Person):
        return
    own = {word[:4].casefold() for word in WORD.findall(named.name[language])}
    for form in named.called(language):
        begins = next(iter(WORD.findall(form)), "")
        # An adjective is no name: it begins with a small letter, or as the name does.
        if (form.isupper() or " " in form) and begins[:1].isupper() and begins[:4].casefold() not in own:
            yield form


def _named(book: Book) -> Iterator[tuple[str, Named, str]]:
    for person in book.people:
        yield f"person:{person.id}", person, f"experts/{person.id}"
    for partner in book.partners:
        yield f"partner:{partner.id}", partner, f"formats/{partner.id}"
    for term in book.terms:
        yield f"term:{term.id}", term, f"glossary/{term.id}"
    for name in book.names:
        # A common noun is checked like a name, and is none that somebody would look up.
        if name.name[LANGUAGES[0]][:1].isupper():
            yield f"name:{name.id}", name, ""


def _printed(named: Named, language: str) -> str:
    """A person by the name they are known by: `Papava, Vasily`."""
    name, short = named.name[language], named.short[language]
    if isinstance(named, Person) and name != short and name.endswith(short):
        return f"{short}, {name.removesuffix(short).strip()}"
    return name
