"""Silences: what the site says that the texts do not say. Each is sought in them, and what is found is told.

A silence is a record of silences, what a text is silent on among the forecasts, an empty cell of a comparison, a
speaker called silent on a question. Sought are the words of its title and topics and what the editor adds, in every
form and in words that begin alike; names with all that stands for them (a capital for its government). For an empty
cell that is its partner, whatever is said of it. A sentence found is no problem where the silence quotes it itself as
what the texts do say, or where an editor has set it aside with a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from explainer.check.good import Good
from explainer.corpus.mentions import find_mentions, find_names, make_index
from explainer.corpus.words import WORD, carries_meaning, fold, keys
from explainer.model import Book, Evidence, Named, NoAnswer, Outcome, Place, Problem, Text, Unsought
from explainer.proof import Finder, every_sentence, every_statement, speaker_of

NAME = "@"
"""Marks a name among the marks of words."""
SIGN = "+"
"""With which a name is made of two."""
ALIKE = 6
"""Letters that a word and one made from it have in common, at least."""
FILE = "seeds/knowledge/no-answers.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something that the site says is not said."""

    key: str
    """Its name in set-asides."""
    place: Place
    texts: tuple[Text, ...] = ()
    """Whose words would refute it."""
    sought: Mapping[str, tuple[str, ...]]
    """Further words, by language."""
    names: tuple[str, ...] = ()
    """Ids of names."""
    within: Mapping[str, str]
    """Where nothing is said: by reference of its sentence, the words to look in."""
    said: frozenset[str] = frozenset()
    """Those that it shows as what is said all the same."""


def silence_problems(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Sentences that may break a silence and that nobody has set aside."""
    yield from good.unless(("silences", *_looked_at(book)), _broken(book, finder))


def needless_set_asides(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Set-asides of what is not found (any more), and names of silences that are none."""
    yield from good.unless(("set-asides", *_looked_at(book)), _needless(book, finder))


def _looked_at(book: Book) -> tuple[object, ...]:
    said = [(item.id, item.speaker, item.evidence) for item in every_statement(book)]
    records = (book.silences, book.forecasts, book.comparisons, book.questions, book.no_answers, book.unsought)
    return (book.sources, records, (book.topics, book.people, book.partners, book.terms, book.names), said)


def _broken(book: Book, finder: Finder) -> Iterator[Problem]:
    silences = tuple(every_silence(book, finder))
    found = found_in(book, silences)
    for silence in silences:
        aside = {
            at
            for item in book.no_answers
            if any(fnmatchcase(silence.key, pattern) for pattern in item.silences)
            for at in item.at
        }
        told = ", ".join(f"{at} (“{word}”)" for at, word in found[silence.key].items() if at not in aside)
        if told:
            yield Problem(
                silence.place,
                f'the silence "{silence.key}" may be broken by {told}; quote what is said, or set it aside with a '
                f"reason in {FILE}",
            )


def _needless(book: Book, finder: Finder) -> Iterator[Problem]:
    silences = tuple(every_silence(book, finder))
    found = found_in(book, silences)
    named: tuple[NoAnswer | Unsought, ...] = (*book.no_answers, *book.unsought)
    for item in named:
        for index, pattern in enumerate(item.silences):
            if not any(fnmatchcase(key, pattern) for key in found):
                yield Problem(item.place.of("silences", index), f'no silence is called "{pattern}"; mend its name')
    for item in book.no_answers:
        matched = [key for key in found if any(fnmatchcase(key, pattern) for pattern in item.silences)]
        for index, at in enumerate(item.at):
            if matched and not any(at in found[key] for key in matched):
                yield Problem(item.place.of("at", index), f"{at} is not found for these silences; take it out")


def every_silence(book: Book, finder: Finder) -> Iterator[Silence]:
    """All that the site calls silent, in the order of the files."""
    by_source: dict[str, dict[str, str]] = defaultdict(dict)
    for source, _, sentence, reference in every_sentence(book):
        by_source[source.id][str(reference)] = sentence.text
    quoted = {statement.id: _quoted(statement.evidence, finder) for statement in every_statement(book)}
    of = {statement.id: {evidence.source for evidence in statement.evidence} for statement in every_statement(book)}

    @cache
    def within(*sources: str) -> Mapping[str, str]:
        return {at: text for source in sources for at, text in by_source[source].items()}

    def said(ids: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(quoted.get(id, frozenset()) for id in ids))

    topics = {topic.id: topic.name for topic in book.topics}
    for record in book.silences:
        yield Silence(
            key=f"silences/{record.id}",
            place=record.place,
            texts=(record.title, *(topics[id] for id in record.topics if id in topics)),
            sought=record.sought,
            within=within(*(record.scope or by_source)),
            said=said((*record.statements, *record.rests_on)),
        )
    for forecast in book.forecasts:
        if forecast.outcome not in (Outcome.SILENT, Outcome.UNFORESEEN):
            continue
        sources = {source for id in (*forecast.expected, *forecast.reported) for source in of.get(id, ())}
        yield Silence(
            key=f"forecasts/{forecast.id}",
            place=forecast.place,
            texts=(forecast.title,),
            sought=forecast.sought,
            within=within(*(id for id in by_source if id not in sources)),
            said=said(forecast.rests_on),
        )
    for comparison in book.comparisons:
        filled = {(cell.partner, cell.dimension) for cell in comparison.cells}
        for dimension in comparison.dimensions:
            for partner in comparison.partners:
                if (partner, dimension.id) not in filled:
                    yield Silence(
                        key=f"{comparison.id}/{partner}/{dimension.id}",
                        place=dimension.place,
                        sought={},
                        names=(partner,),
                        within=within(*by_source),
                    )
    yield from _silent_speakers(book)


def _silent_speakers(book: Book) -> Iterator[Silence]:
    """Who answers one question and is called silent on another."""
    statements = {statement.id: statement for statement in every_statement(book)}
    answering = {
        question.id: {
            statements[id].speaker for position in question.positions for id in position.statements if id in statements
        }
        for question in book.questions
    }
    speakers = sorted(frozenset().union(*answering.values()))
    spoken = {speaker: dict(_spoken_by(book, speaker)) for speaker in speakers}
    for question in book.questions:
        for speaker in speakers:
            if speaker not in answering[question.id]:
                yield Silence(
                    key=f"disagreements/{question.id}/{speaker}",
                    place=question.place,
                    texts=(question.question, *(position.answer for position in question.positions)),
                    sought={},
                    within=spoken[speaker],
                )


def _spoken_by(book: Book, speaker: str) -> Iterator[tuple[str, str]]:
    """(reference, words) of every sentence in which somebody speaks: what others say in it is left out."""
    for source, paragraph, sentence, reference in every_sentence(book):
        words = [
            paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
            for voice in source.voices[paragraph.number - 1]
            if speaker_of(voice, source) == speaker
        ]
        if any(map(str.isalnum, "".join(words))):
            yield str(reference), " ".join(words)


def _quoted(every: Iterable[Evidence], finder: Finder) -> frozenset[str]:
    located = (place for evidence in every for place in finder.places(evidence))
    return frozenset(str(reference) for place in located for reference in place.references)


# --- looking -----------------------------------------------------------------------------------------------------


def found_in(book: Book, silences: Iterable[Silence]) -> Mapping[str, Mapping[str, str]]:
    """By silence, what may break it: the references of sentences, each with the first word found there."""
    spoken = {str(at): source.language for source, _, _, at in every_sentence(book)}
    wanted = {language: _Wanted(book, language) for language in sorted(set(spoken.values()))}
    found: dict[str, dict[str, str]] = {}
    groups: defaultdict[int, list[Silence]] = defaultdict(list)
    for silence in silences:
        found[silence.key] = {}
        groups[id(silence.within)].append(silence)
    # Whatever is looked for in the same words is looked for at once.
    for group in groups.values():
        seekers = {language: wanted[language].seekers(group) for language in wanted}
        for at, text in group[0].within.items():
            language = spoken[at]
            for mark, word in (*_marks(text, language), *wanted[language].mentioned(text)):
                for silence in seekers[language].get(mark, ()):
                    if at not in silence.said:
                        found[silence.key].setdefault(at, word)
    return found


class _Wanted:
    """What is looked for in the texts of one language."""

    def __init__(self, book: Book, language: str) -> None:
        self._language = language
        self._mentioned: dict[str, tuple[tuple[str, str], ...]] = {}
        self._named: dict[str, Named] = {
            item.id: item for item in (*book.names, *book.people, *book.partners, *book.terms)
        }
        self._index = make_index(((id, self._forms(id)) for id in self._named), language)
        self._signed: defaultdict[str, list[str]] = defaultdict(list)
        for id in self._named:
            forms = " ".join(self._forms(id))
            for part, _ in self.mentioned(forms.replace(SIGN, " ")) if SIGN in forms else ():
                self._signed[part.removeprefix(NAME)].append(id)
        self._spared = [
            (item.silences or ("*",), frozenset(fold(word) for word in item.words.get(language, ())))
            for item in book.unsought
        ]

    def mentioned(self, text: str) -> tuple[tuple[str, str], ...]:
        """(mark, words) of every name in a text, those inside longer ones, too."""
        if text in self._mentioned:
            return self._mentioned[text]
        found = find_mentions(text, self._language, self._index)
        words = {mention.id: text[mention.start : mention.end] for mention in found}
        inside = find_names(text, self._language, self._index)
        told = tuple((NAME + id, words.get(id, self._named[id].name[self._language])) for id in sorted(inside))
        self._mentioned[text] = told
        return told

    def seekers(self, silences: Iterable[Silence]) -> Mapping[str, Sequence[Silence]]:
        """By mark of a word or name, the silences that it would refute."""
        found: defaultdict[str, list[Silence]] = defaultdict(list)
        for silence in silences:
            for mark in self._of(silence):
                found[mark].append(silence)
        return found

    def _of(self, silence: Silence) -> frozenset[str]:
        """The marks of the words and names that would refute a silence."""
        spared = frozenset().union(
            *(words for patterns, words in self._spared if any(fnmatchcase(silence.key, one) for one in patterns))
        )
        lemmas = frozenset().union(*(keys(word, self._language) for word in spared if word))
        words, names = list(silence.sought.get(self._language, ())), set(silence.names)
        for text in silence.texts:
            said = text[self._language]
            words += [found[0] for found in WORD.finditer(said) if carries_meaning(found[0], self._language)]
            names |= {mark.removeprefix(NAME) for mark, _ in self.mentioned(said)}
        marks = [
            mark for word in words for mark, _ in _marks(word, self._language) if _apart(word, lemmas, self._language)
        ]
        kept = [id for id in sorted(names & self._named.keys()) if spared.isdisjoint(map(fold, self._forms(id)))]
        return frozenset((*marks, *(NAME + other for id in kept for other in self._standing_for(id))))

    def _standing_for(self, id: str) -> Iterator[str]:
        """A name, those that stand for it, and longer ones that end in it behind a sign (C5+China for China)."""
        yield id
        yield from self._named[id].held_by if id in self._named else ()
        yield from self._signed.get(id, ())

    def _forms(self, id: str) -> tuple[str, ...]:
        item, language = self._named[id], self._language
        return (item.name[language], item.short[language], *item.forms.get(language, ()))


def _apart(word: str, lemmas: frozenset[str], language: str) -> bool:
    return keys(word, language).isdisjoint(lemmas)


@cache
def _marks(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """(mark, word) by which words are compared: every dictionary form, and what words made from it begin with."""
    return tuple(
        (mark, found[0])
        for found in WORD.finditer(text)
        for key in sorted(keys(found[0], language))
        for mark in (key, f"{key[:ALIKE]}…" if len(key) >= ALIKE else key)
    )
