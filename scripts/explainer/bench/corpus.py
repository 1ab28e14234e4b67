"""A made-up checkout of any number of texts that `check` finds good: the same number, the same bytes.

A text has about a hundred sentences and sixty records; people, terms and partners grow more slowly than texts. Each
sentence has a word that stands nowhere else, since real texts too go on bringing new ones.
"""

from __future__ import annotations

import hashlib
from math import isqrt
from random import Random
from typing import NamedTuple

from explainer.bench.parts import Dated, Fields, MadeText, Spoken, Value, statement_of, words_of, yaml_of
from explainer.bench.phrases import (
    FIRST_NAMES,
    JOBS,
    MONTH_NUMBERS,
    MONTHS,
    NOUNS,
    Clause,
    Pair,
    clause,
    joined,
    sentence,
    syllables,
)
from explainer.bench.shared import DIMENSIONS, MADE_UP, TOPICS, VOCABULARY, compared, prose_files, shared_records
from explainer.load.format import FILE, FORMAT
from explainer.model import LANGUAGES, Book, fields_of

ERA = "run-up"
SPEAKERS = 4
"""Of each text."""
PLAIN = 20
"""Paragraphs of a text that nobody but its author speaks in, of four sentences each."""
FIRST_YEAR = 1990
SITE = f"""- name: {{ru: Пример, en: An example}}
  holder: {{ru: авторы, en: the authors}}
  stem: example
  menu: [essays, timeline, formats, experts, findings, glossary, sources]
  foot: [start, downloads, about, concordance, coverage]
  eras: [{ERA}]
  kinds: [concept]
"""


def corpus_files(texts: int) -> dict[str, str]:
    """Every file of a checkout with so many texts but the labels (`ui*.yml`): path -> what stands in it."""
    return _Corpus(texts).files()


class _Person(NamedTuple):
    id: str
    name: Pair
    short: Pair
    job: Pair


class _Corpus:
    """The checkout in the making: texts one after another, what they share on the way."""

    def __init__(self, texts: int) -> None:
        self.random = Random(texts)
        self.clauses = 0
        self.nouns = NOUNS[: 12 + isqrt(2 * texts)]
        self.people = [_person(number) for number in range(SPEAKERS + texts // 5)]
        self.introduced: set[str] = set()
        self.partners = 3 + texts // 100
        self.cells: list[Value] = []
        self.texts = [MadeText(number) for number in range(texts)]
        self.records: dict[str, list[Value]] = {}

    def files(self) -> dict[str, str]:
        for text in self.texts:
            self._write(text)
        for name, record in (*shared_records(self.texts, self.nouns), *compared(self.cells, self.partners)):
            self._add(name, record)
        # Every kind of record has a file, and most a pattern of names: "[]" where there are none. The closed lists come
        # with the program.
        names = (name for field in fields_of(Book) for name in field.files if "/" in name)
        files = {f"seeds/{name.replace('*', '')}": "[]\n" for name in names}
        files |= {f"seeds/{FILE}": f"{FORMAT}\n"}
        files |= {"CHANGELOG.md": "# Changes\n\n## 0.1.0 — 2024-12-31\n\n- Made up.\n", "seeds/readings.yml": "[]\n"}
        files |= {"seeds/vocabulary-kinds.yml": VOCABULARY, "seeds/site.yml": SITE}
        for text in self.texts:
            files[f"seeds/texts/{text.id}.txt"] = text.raw
            files[f"seeds/translations/{text.id}.yml"] = yaml_of(text.translations)
            files[f"seeds/annotations/{text.id}.yml"] = yaml_of(text.annotations)
            files[f"seeds/knowledge/statements-{text.id}.yml"] = yaml_of(text.statements)
        for name, records in self.records.items():
            files[f"seeds/{name}.yml"] = yaml_of(records)
        return files | dict(prose_files(self.texts))

    def _add(self, file: str, record: Value) -> None:
        self.records.setdefault(file, []).append(record)

    def _clause(self) -> Clause:
        self.clauses += 1
        return clause(self.random, self.nouns, self.clauses)

    # --- a text --------------------------------------------------------------------------------------------------

    def _write(self, text: MadeText) -> None:
        first = text.number * SPEAKERS
        speakers = [self.people[(first + place) % len(self.people)] for place in range(SPEAKERS)]
        for index in range(PLAIN):
            self._plain(text, index)
        for index, person in enumerate(speakers):
            self._speech(text, person, index)
        for index, person in enumerate(speakers[:2]):
            self._report(text, person, index)
        self._dates(text)
        self._numbers(text)
        for partner in range(self.partners):
            if partner % len(self.texts) == text.number:
                self._partner(text, partner)
        for _ in range(2):
            (at,) = text.paragraph(sentence(self._clause().words))
            self._add("knowledge/set-aside", {"at": at, "reason": "transition", **words_of(MADE_UP)})
        self._source(text)
        if text.number:
            self._forecast(self.texts[text.number - 1], text)

    def _plain(self, text: MadeText, index: int) -> None:
        """Every other paragraph is quoted whole, the others in two parts."""
        clauses = [self._clause() for _ in range(4)]
        sentences = [sentence(one.words) for one in clauses]
        text.paragraph(*sentences)
        for first, last in [(0, 4)] if index % 2 else [(0, 2), (2, 4)]:
            evidence = [text.whole(joined(sentences[first:last]))]
            claim = sentence(clauses[first].claim)
            text.state(f"{text.id}-p{index}-{first}", text.id, claim, evidence, index % len(TOPICS))
            text.named.setdefault(clauses[first].object, clauses[first])

    def _speech(self, text: MadeText, person: _Person, index: int) -> None:
        """Direct speech of two sentences, the second with a tag that says whose it is."""
        one, other = self._clause(), self._clause()
        first, last = sentence(one.words), sentence(other.words)
        introduced = Pair(
            f"{person.job.original} {person.name.original}", f"the {person.job.translation} {person.name.translation}"
        )
        spoken = Pair(*(words.removesuffix(".") for words in last))
        tag = Pair(f", – сказал {introduced.original}.", f", said {introduced.translation}.")
        text.paragraph(
            Pair(f"- {first.original}", first.translation),
            Pair(f"{spoken.original}{tag.original}", f"{spoken.translation}{tag.translation}"),
            voices=[
                [Spoken("-"), Spoken(first.original, "direct", person.id)],
                [Spoken(spoken.original, "direct", person.id), Spoken(tag.original)],
            ],
        )
        for count, (claim, words) in enumerate(((one.claim, first), (other.claim, spoken))):
            id = f"{text.id}-v{index}-{count}"
            text.state(id, person.id, sentence(claim), [text.part(words)], index % len(TOPICS), "opinion")
        if person.id in self.introduced:
            return
        self.introduced.add(person.id)
        claim = Pair(
            f"{person.name.original} — {person.job.original}.",
            f"{person.name.translation} is a {person.job.translation}.",
        )
        record: Fields = {"id": person.id, "role": "speaker", "name": words_of(person.name)}
        described = [statement_of(f"about-{person.id}", text.id, claim, [text.part(introduced)])]
        self._add("knowledge/people", record | {"short": words_of(person.short), "described": described})

    def _report(self, text: MadeText, person: _Person, index: int) -> None:
        """Reported words, and a sentence that carries them on, as an editor has read it."""
        one, other = self._clause(), self._clause()
        whose = Pair(f"Как считает {person.name.original},", f"As {person.name.translation} believes,")
        said, following = Pair(*(f"{words}." for words in one.words)), sentence(other.words)
        text.paragraph(
            joined([whose, said]),
            following,
            voices=[
                [Spoken(whose.original), Spoken(said.original, "indirect", person.id)],
                [Spoken(following.original, "inherited", person.id)],
            ],
        )
        evidence = [text.part(joined([said, following]))]
        text.state(f"{text.id}-r{index}", person.id, sentence(one.claim), evidence, index, "opinion")

    def _dates(self, text: MadeText) -> None:
        made, dates = list[Pair](), list[Dated]()
        for index in range(2):
            month = self.random.randrange(len(MONTHS))
            year = FIRST_YEAR + (13 * text.number + 17 * index) % 34
            said = self._clause()
            when = Pair(f"в {MONTHS[month].original} {year} года", f"in {MONTHS[month].translation} {year}")
            made.append(sentence(joined([when, said.words])))
            claim = sentence(joined([said.claim, when]))
            value = f"{year}-{MONTH_NUMBERS[month]:02}"
            dates.append(Dated(f"{MONTHS[month].original} {year} года", value))
            event: Fields = {
                "id": f"{text.id}-e{index}",
                "title": words_of(sentence(said.claim)),
                "date": value,
                "wording": dates[-1].wording,
                "order": value,
                "era": ERA,
                "status": "held",
                "statements": [statement_of(f"{text.id}-e{index}-said", text.id, claim, [text.whole(made[-1])])],
            }
            self._add("knowledge/events", event)
        text.paragraph(*made, dates=dates)

    def _numbers(self, text: MadeText) -> None:
        made = []
        for index in range(3):
            said, value = self._clause(), str(21 + self.random.randrange(900))
            long = Pair(f"за {value} дней", f"in {value} days")
            made.append(sentence(joined([said.words, long])))
            claim = sentence(joined([said.claim, long]))
            id = text.state(f"{text.id}-n{index}", text.id, claim, [text.whole(made[-1])], index)
            figure: Fields = {"id": f"{text.id}-f{index}", "figure": words_of(Pair(value, value)), "statements": [id]}
            self._add("knowledge/figures", figure | {"counts": words_of(Pair("дни работы", "days of work"))})
        text.paragraph(*made)

    def _partner(self, text: MadeText, number: int) -> None:
        """Three sentences on a partner: what it is described by, and a cell for each dimension."""
        name = _name(number * 7, Pair("град", "grad"))
        clauses = [self._clause() for _ in range(1 + len(DIMENSIONS))]
        sentences = [_glad(name, one.words) for one in clauses]
        text.paragraph(*sentences)
        described, *others = (
            statement_of(f"partner-{number}-{index}", text.id, _glad(name, one.claim), [text.whole(words)])
            for index, (one, words) in enumerate(zip(clauses, sentences, strict=True))
        )
        partner: Fields = {"id": f"partner-{number}", "name": words_of(name), "described": [described]}
        self._add("knowledge/partners", partner)
        for index, said in enumerate(others):
            self.cells.append({"partner": f"partner-{number}", "dimension": f"dimension-{index}", "statements": [said]})

    def _source(self, text: MadeText) -> None:
        """The record of a text, whose date is known from the day on which it looked up a work."""
        last = self._clause()
        text.paragraph(sentence(last.words), mark="[i]")
        text.state(f"{text.id}-last", text.id, sentence(last.claim), [text.whole(sentence(last.words))], 0)
        day = 10 + self.random.randrange(20)
        text.lines.append(f"[i] “{text.id}”, Издатель, https://example.org/{text.id}, (Дата обращения: {day}.12.2024).")
        quoted = text.part(Pair(f"Дата обращения: {day}.12.2024", f"Date of access: {day}.12.2024"))
        claim = Pair(f"Работа просмотрена {day} декабря 2024 года.", f"The work was looked up on {day} December 2024.")
        rule = Pair("День обращения — последняя дата текста.", "The day of access is the last date of the text.")
        dating = statement_of(f"dating-{text.id}", text.id, claim, [quoted | {"in": f"{text.code}.i"}])
        dating["derived"] = [{"value": f"{day} декабря 2024 года", **words_of(rule)}]
        source: Fields = {
            "id": text.id,
            "code": text.code,
            "file": f"texts/{text.id}.txt",
            "sha256": hashlib.sha256(text.raw.encode()).hexdigest(),
            "language": LANGUAGES[0],
            "rights": "full",
            "title": words_of(Pair("Текст", "A text")),
            "publisher": words_of(Pair("издатель не указан", "publisher not stated")),
            "date": f"2024-12-{day}/..",
            "dating": [dating],
        }
        self._add("sources", source)

    def _forecast(self, before: MadeText, after: MadeText) -> None:
        comment = Pair("Один текст этого ждал, другой рассказал.", "One text expected it, the other told of it.")
        forecast: Fields = {
            "id": f"{after.id}-forecast",
            "kind": "opinion",
            "title": words_of(Pair("Чего ждали", "What was expected")),
            "outcome": "borne-out",
            "expected": [before.said[0][0]],
            "reported": [after.said[0][0]],
            "comment": words_of(comment),
        }
        self._add("knowledge/forecasts", forecast)


def _person(number: int) -> _Person:
    short = _name(number * 11, Pair("енко", "enko"))
    name = joined([FIRST_NAMES[number % len(FIRST_NAMES)], short])
    return _Person(f"person-{number}", name, short, JOBS[number % len(JOBS)])


def _name(number: int, ending: Pair) -> Pair:
    """Another name for each number."""
    return Pair(*(f"{part.capitalize()}{end}" for part, end in zip(syllables(number + 3, 3), ending, strict=True)))


def _glad(name: Pair, words: Pair) -> Pair:
    """A sentence in which somebody with a name is glad that a thing is done."""
    return Pair(f"{name.original} рад, что {words.original}.", f"{name.translation} is glad that {words.translation}.")
