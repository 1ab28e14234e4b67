"""Our wording against its evidence: no number, month or name that the quotations do not hold, in either language.

Numbers (with their hedge) must stand in the quotations themselves, which the reader sees; names in the quoted
sentences, since a sentence often says "it" of what the one before has named. What we derive is declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from babel.dates import get_month_names

from explainer.check.facts_in_words import COUNTING, figures, months, months_named, shown, without_languages
from explainer.check.moves import Moves
from explainer.check.spelling import Spelling
from explainer.corpus.mentions import Mention, NameIndex, find_mentions, find_names, index_of
from explainer.corpus.words import WORD, keys
from explainer.languages.edtf import date_parts, is_date
from explainer.languages.known import READ, language_named
from explainer.model import LANGUAGES, Book, Evidence, Named, Place, Problem, Source, Statement
from explainer.proof import Finder, Located

# Kinds of terms that are names: to use one is to say who, where or which, so the evidence must name it too.
NAME_KINDS = ("document", "event", "format", "organisation", "place", "route")
SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[«„“‘(—]\s*)$")

ROMAN = re.compile("|".join(("[IVXLC]+", *(language.letters.romans for language in READ))))
LATIN = re.compile("[A-Za-z]")


class Wording:
    """Everything needed to hold wording against evidence, made once a Book."""

    def __init__(self, book: Book, finder: Finder, spelling: Spelling | None = None) -> None:
        """Without `spelling` every record is taken to be spelt as it is meant."""
        self.finder = finder
        self.moves = Moves()
        self.dates = {statement.id: event.date for event in book.events for statement in event.statements}
        """By statement of an event: the event's date."""
        doubtful, meant = (spelling.doubtful, spelling.meant) if spelling else (set[str](), set[str]())
        self._meant = frozenset(meant)
        self._no_subject = {
            language: frozenset(
                key
                for vocabulary in book.vocabulary
                for name in vocabulary.names.get(language, ())
                for word in WORD.findall(name)
                for key in keys(word, language)
            )
            for language in LANGUAGES
        }
        """Words of names that are no subject: languages, standards, the site."""
        self.named: dict[str, Named] = {
            record.id: record
            for record in (
                *book.people,
                *book.partners,
                *book.names,
                *(term for term in book.terms if term.kind in NAME_KINDS),
            )
        }
        # A name is written with a capital; others («регион») prove names and need no proof themselves.
        self.proper = {
            id: record
            for id, record in self.named.items()
            if record.name.values[0][:1].isupper() and id not in doubtful
        }
        self._everything = (*self.named.values(), *(term for term in book.terms if term.id not in self.named))
        self.names = (
            tuple(
                (record.id, record.name, record.short, record.forms, record.held_by, record.id in self.named)
                for record in self._everything
            ),
            tuple(sorted(doubtful)),
            tuple(sorted(meant)),
        )
        """All that wordings are held against beside their evidence."""
        self._found: dict[tuple[str, str], tuple[Mention, ...]] = {}
        self._called = {source.id: source.short for source in book.sources if source.short}

    @cached_property
    def _index(self) -> dict[str, NameIndex]:
        """Made when the first wording is looked at, for which the dictionary must be read."""
        return {language: index_of(self._everything, language) for language in LANGUAGES}

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {
            language: frozenset(form for record in self._everything for form in record.called(language) if form)
            for language in LANGUAGES
        }

    def unused(self, statement: Statement) -> Iterator[Problem]:
        """Values that a statement derives and has no use for."""
        for derived in statement.derived:
            if not self._is_used(derived.value, statement):
                yield Problem(
                    derived.place.of("value"),
                    f'statement "{statement.id}" derives “{derived.value}”, yet neither says it nor dates its event by '
                    "it nor quotes it; mend the value or take it out",
                )

    def _is_used(self, value: str, statement: Statement) -> bool:
        """Whether a derived value is what the statement says, its event's date, or words quoted that it explains."""
        if value == self.dates.get(statement.id) or any(value in evidence.quote for evidence in statement.evidence):
            return True
        for language, words in statement.text.items():
            said = frozenset().union(*(keys(word, language) for word in WORD.findall(words)))
            if all(not said.isdisjoint(keys(word, language)) for word in WORD.findall(value)):
                return True
        return False

    def unproved(
        self,
        places: Mapping[str, Place],
        what: str,
        text: Mapping[str, str],
        located: Sequence[Located],
        values: Iterable[str],
        speakers: Set[str],
        *,
        remark: bool = False,
        statements: Sequence[Statement] = (),
    ) -> Iterator[Problem]:
        """Numbers, months and names of a text that these quotations, declared values and speakers do not hold.

        `remark`: it speaks of how a text is worded, and may count to two and name languages. `statements`: the date of
        the event that one of them stands in is proved there.
        """
        # What speaks of how a text is worded has no `derived`.
        declare = "" if remark else ", or declare it under `derived`"
        allowed_figures = {figure for proof in located for figure in figures(proof.quote, proof.source.language)}
        if remark:
            allowed_figures |= COUNTING
        values = (*values, *(self.dates.get(statement.id, "") for statement in statements))
        allowed_months = {month for proof in located for month in _months_of(proof)}
        allowed_names = speakers | {name for proof in located for name in self._names_in_sentences(proof)}
        for id in speakers & self._called.keys():
            for language, called in self._called[id].items():
                allowed_names |= set(self._mentions(called, language))
        for value in values:
            for language in LANGUAGES:
                allowed_figures |= figures(value, language)
                allowed_months |= months(value, language)
                allowed_names |= set(self._mentions(value, language))
        for language, wording in text.items():
            place = places[language]
            for figure in sorted(figures(wording, language) - allowed_figures):
                yield Problem(
                    place,
                    f'{what} has {shown(figure)} in "{language}", which its quotations do not have; '
                    f"mend it, quote more{declare}",
                )
            for month in sorted(months(wording, language) - allowed_months):
                name = get_month_names(locale=language)[month]
                yield Problem(
                    place,
                    f'{what} has the month {name} in "{language}", which the quoted sentences do not carry; '
                    f"mend it{declare.removeprefix(',')}",
                )
            named = without_languages(wording, language) if remark else wording
            for name in sorted(self.proper_names(named, language) - allowed_names):
                if not allowed_names.isdisjoint(self.named[name].held_by):
                    continue
                yield Problem(
                    place,
                    f'{what} names {name} in "{language}", which the quoted sentences do not; '
                    f"mend it, quote more{declare}",
                    of_name=True,
                )
            yield from self.unknown_names(place, what, wording, language, remark=remark)

    def unknown_names(self, place: Place, what: str, wording: str, language: str, *, remark: bool) -> Iterator[Problem]:
        """Words written with a capital that no record knows, the beginnings of sentences left aside."""
        known = [(mention.start, mention.end) for mention in self._find(wording, language)]
        for found in WORD.finditer(wording):
            word = found[0]
            if not word[0].isupper() or SENTENCE_START.search(wording[: found.start()]):
                continue
            if any(start < found.end() and found.start() < end for start, end in known):
                continue
            # Words of a text stand in our words as they are; a name in Latin letters is one in any language.
            if (remark or not LATIN.search(word)) and _in_another_alphabet(word, language):
                continue
            if (
                word in language_named(language).letters.capitals
                or ROMAN.fullmatch(word)
                or months_named(word, language)
            ):
                continue
            if not keys(word, language).isdisjoint(self._meant | self._no_subject[language]):
                continue
            yield Problem(
                place,
                f'{what} has “{word}” in "{language}", a name that no record knows; add it to '
                "seeds/knowledge/names.yml or write it small",
                of_name=True,
            )

    def proper_names(self, wording: str, language: str) -> set[str]:
        """The names in a wording that must be proved: those that are written with a capital."""
        return {name for name in self._mentions(wording, language) if name in self.proper}

    def proper_spans(self, wording: str, language: str) -> tuple[tuple[int, int], ...]:
        """Where the names stand that must be proved."""
        return tuple((found.start, found.end) for found in self.proper_mentions(wording, language))

    def proper_mentions(self, wording: str, language: str) -> tuple[Mention, ...]:
        """The names in a wording that must be proved, each where it stands."""
        return tuple(found for found in self._find(wording, language) if found.id in self.proper)

    def names_within(self, wording: str, language: str) -> frozenset[str]:
        """Every name that stands in a wording, if only inside a longer one."""
        return find_names(wording, language, self._index[language])

    def named_mentions(self, wording: str, language: str) -> tuple[Mention, ...]:
        """All names in a wording, those too that are written small and prove others: «регион»."""
        return tuple(found for found in self._find(wording, language) if found.id in self.named)

    def standing_for(self, id: str) -> frozenset[str]:
        """A name, and what it may stand for: a capital for its country."""
        return frozenset({id, *(other.id for other in self.named.values() if id in other.held_by)})

    def without_names(self, wording: str, language: str) -> str:
        """What is left of a wording when its names and terms are taken out."""
        for mention in reversed(self._find(wording, language)):
            wording = wording[: mention.start] + wording[mention.end :]
        return wording

    def is_form(self, wording: str, language: str) -> bool:
        """Whether the whole wording is a name as its record writes it."""
        return wording in self._forms[language]

    def begins_named(self, wording: str, language: str, start: int) -> bool:
        """Whether a name or term stands at the beginning of a wording, up to `start`."""
        return any(mention.start <= start for mention in self._find(wording, language))

    def _mentions(self, wording: str, language: str) -> frozenset[str]:
        return frozenset(mention.id for mention in self._find(wording, language))

    def _find(self, wording: str, language: str) -> tuple[Mention, ...]:
        """Every name and term in a wording; the same words are asked about several times."""
        key = (language, wording)
        if key not in self._found:
            self._found[key] = find_mentions(wording, language, self._index[language])
        return self._found[key]

    def _names_in_sentences(self, proof: Located) -> frozenset[str]:
        language = proof.source.language
        texts = [sentence.text for sentence in proof.sentences] or [proof.quote]
        return frozenset(name for text in texts for name in self._mentions(text, language))


def quoted_by(every: Iterable[Evidence], finder: Finder) -> tuple[Source | None, ...]:
    """The texts that quotations are from; None for one that is not known."""
    return tuple(finder.sources.get(evidence.source) for evidence in every)


def _months_of(proof: Located) -> Iterator[int]:
    for date in proof.source.dates:
        if proof.paragraph is None or date.paragraph != proof.paragraph.number:
            continue
        if not any(sentence.number == date.sentence for sentence in proof.sentences):
            continue
        if not is_date(date.edtf):
            # «27 сентября» of no certain year, XXXX-09-27, or of none at all.
            yield from months(date.wording, proof.source.language)
        else:
            bounds = date_parts(date.edtf)
            for day in (bounds.first, bounds.last):
                if day and day.month:
                    yield day.month


def _in_another_alphabet(word: str, language: str) -> bool:
    """Whether a word is written in the letters of another language alone."""
    if language_named(language).letters.any.search(word):
        return False
    return any(other.letters.any.search(word) for other in READ)
