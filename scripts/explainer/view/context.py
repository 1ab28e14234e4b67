"""What every page needs while it is rendered: its part of the Book, one language, labels and names in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from babel import Locale

from explainer.addresses import every_page
from explainer.corpus.datewords import describe
from explainer.corpus.mentions import NameIndex, index_of
from explainer.model import (
    BlockKind,
    Book,
    Essay,
    Introduction,
    Partner,
    Person,
    Rights,
    Role,
    Source,
    SourceText,
    Statement,
    Term,
    fill,
    nothing_but,
)
from explainer.proof import Proof, every_statement
from explainer.view.meant import Quoted, is_meant, quoted_by_definitions

HEADS = ("site", "sources", "people", "partners", "terms", "essays", "leads", "labels")
"""The fields of the Book that any page may need; the records of the others only the pages that show them."""
PLURAL_ORDER = ("zero", "one", "two", "few", "many", "other")

WRITTEN = ("sources.author", "sources.publisher")
UNNAMED = "unknown"
"""Whose words are passed on where the text does not say."""
VOICES = ("direct", "indirect", "inherited", "editorial")
"""How words reach a text, the closest to the speaker's own first."""


class Frame:
    """What any page may say beside what it shows: labels, the names of records and pages, where pages lead on to."""

    def __init__(
        self,
        book: Book,
        twins: Mapping[str, str] | None = None,
        pages: Collection[str] = (),
        quoted: Quoted | None = None,
        remarks: Collection[str] | None = None,
    ) -> None:
        """`book`: its heads; `twins`, `pages`, `quoted` and `remarks` are given where it has not what tells them."""
        self.book = book
        self.twins = find_twins(book) if twins is None else twins
        self.pages = frozenset(pages or every_page(book))
        self.quoted = quoted_by_definitions(book) if quoted is None else quoted
        self.remarks = frozenset(find_remarks(book) if remarks is None else remarks)
        self.people: dict[str, Person] = {person.id: person for person in book.people}
        self.partners: dict[str, Partner] = {partner.id: partner for partner in book.partners}
        self.terms: dict[str, Term] = {term.id: term for term in book.terms}
        self.sources: dict[str, Source] = {source.id: source for source in book.sources}
        self.essays: dict[str, Essay] = {essay.id: essay for essay in book.essays}
        self.leads: dict[str, tuple[str, ...]] = {lead.page: lead.to for lead in reversed(book.leads)}


class Context:
    """One language's view of the Book, or of the part of it that a page is made from.

    `terms`: what our words link to the glossary, if anything. `frame`: made of the Book itself where there is no other.
    """

    def __init__(
        self, book: Book, proof: Proof, language: str, terms: NameIndex | None = None, frame: Frame | None = None
    ) -> None:
        self.book = book
        self.proof = proof
        self.language = language
        self.term_index = terms or NameIndex({})
        self.frame = frame or Frame(book)
        self.people = self.frame.people
        self.partners = self.frame.partners
        self.terms = self.frame.terms
        self._labels = self.frame.book.labels
        self._plural = Locale.parse(language).plural_form

    def means(self, term: str, words: str, sources: Collection[str]) -> bool:
        """Whether our words about some texts mean a term."""
        return is_meant(self.terms[term], words, self.language, sources, self.frame.quoted)

    def label(self, key: str, **values: object) -> str:
        """A word or sentence of the interface; `{name}` in it is filled from `values`."""
        return fill(self._labels[key].text[self.language], **values)

    def introduces(self, key: str) -> bool:
        """Whether the label with this key says something of the subject, so that an index has what it names."""
        return isinstance(self._labels[key], Introduction)

    def count(self, key: str, number: int, **values: object) -> str:
        """A label with its number in the right plural: "{n} place | {n} places", «{n} место | … места | … мест».

        `values` fill what else stands in it.
        """
        forms = [form.strip() for form in self._labels[key].text[self.language].split("|")]
        order = sorted(self._plural.tags | {"other"}, key=PLURAL_ORDER.index)
        form = forms[min(order.index(self._plural(number)), len(forms) - 1)]
        return fill(form, n=number, **values)

    def endnotes(self, number: int) -> str:
        """How many endnotes a text has, in words where it has none."""
        return self.count("count.endnotes", number) if number else self.label("count.no-endnotes")

    def before_wording(self, language: str) -> str:
        """What comes before a text's own words for a date; readers of another language are told theirs."""
        if language == self.language:
            return self.label("timeline.wording")
        return self.label("timeline.wording-elsewhere", language=self.label(f"language.{language}"))

    def speaker_name(self, id: str) -> str:
        """A person's name, or what the text's own author is called."""
        if id in self.people:
            return self.people[id].name[self.language]
        source = self.source(id)
        title = source.title[self.language]
        if source.short:
            return self.label("voice.text", name=source.short[self.language], title=title)
        return self.label("voice.author", title=title)

    def speaker_short(self, id: str) -> str:
        if id in self.people:
            return self.people[id].short[self.language]
        source = self.source(id)
        return source.short[self.language] if source.short else self.label("voice.author-short", code=source.code)

    def relays(self, id: str) -> str:
        """That words of somebody, or of nobody knows whom, are passed on."""
        return self.label("voice.relays", name=self.label("voice.unknown") if id == UNNAMED else self.speaker_short(id))

    def author_lead(self, id: str) -> str:
        """What is said of whose words a text's own are: it may name its author, or not."""
        named = self.source(id).author is not None or BlockKind.BYLINE in self.source(id).blocks
        return self.label("experts.author.lead.named" if named else "experts.author.lead")

    def written_by(self, id: str) -> tuple[Source, ...]:
        """The texts whose records name a person as who wrote them."""
        name = self.people[id].name
        return tuple(
            source
            for source in self.frame.sources.values()
            if source.author and re.search(rf"\b{re.escape(name[source.language])}\b", source.author[source.language])
        )

    def role_lead(self, role: Role, people: Iterable[Person]) -> str:
        """What is said of everybody with a role: who is only named may yet have written a text."""
        writes = role == Role.MENTIONED and any(self.written_by(one.id) for one in people)
        return self.label("role.mentioned.lead.writes") if writes else self.label(f"role.{role}.lead")

    def source(self, id: str) -> Source:
        return self.frame.sources[id]

    def voice_kinds(self, statement: Statement) -> tuple[str, ...]:
        """How the words of a statement reached the text: kinds of voice, in the order of its quotations."""
        kinds: dict[str, None] = {}
        for evidence in statement.evidence:
            for voice in self.proof.located(evidence).voices:
                kinds[voice.kind] = None
        return tuple(kinds) or ("editorial",)

    def is_reported(self, statement: Statement) -> bool:
        """Whether any of its words reached us in somebody else's; otherwise they are quoted or the author's own."""
        return not {"indirect", "inherited"}.isdisjoint(self.voice_kinds(statement))


def find_twins(book: Book) -> dict[str, str]:
    """Statements of other records that say what one on their speaker's page says, by the same words: id -> its id."""
    spoken = {_claim(statement): statement.id for statement in reversed(book.statements)}
    found = {statement.id: spoken.get(_claim(statement), statement.id) for statement in every_statement(book)}
    return {id: twin for id, twin in found.items() if id != twin}


def find_remarks(book: Book) -> set[str]:
    """Statements on a text, not on the subject: nobody asserts them, and so they have no kind."""
    return {statement.id for source in book.sources for statement in source.dating}


def _claim(statement: Statement) -> tuple[object, ...]:
    quoted = frozenset((evidence.source, evidence.quote, evidence.at) for evidence in statement.evidence)
    return statement.speaker, statement.kind, statement.relays, quoted, frozenset(statement.derived_values)


def heads(book: Book) -> Book:
    """The Book without what its records say: names, titles and labels, which any page may need."""
    return replace(
        book,
        **nothing_but(*HEADS),
        sources=tuple(_head(source) for source in book.sources),
        people=tuple(
            replace(person, described=(), forms={}, held_by=(), role=Role.MENTIONED) for person in book.people
        ),
        partners=tuple(replace(partner, described=(), forms={}, held_by=(), format=None) for partner in book.partners),
        terms=tuple(replace(term, definitions=(), held_by=(), see=(), gloss=None, reading=None) for term in book.terms),
        essays=tuple(replace(essay, blocks={}) for essay in book.essays),
    )


def term_index(book: Book, language: str) -> NameIndex:
    """The names of the terms in one language, by which our words are linked to the glossary."""
    return index_of(book.terms, language)


def text_labels(source: Source) -> tuple[str, str]:
    """The keys of the labels that say what the files of a text are for, in their order (`texts_of`)."""
    if source.rights == Rights.FULL:
        return "data.texts.plain", "data.texts.marked"
    return "data.texts.plain.excerpts", "data.texts.marked.excerpts"


def _head(source: Source) -> Source:
    return replace(
        source,
        path="",
        sha256="",
        date="",
        counted_from="",
        dating=(),
        misprints=(),
        text=SourceText(raw="", paragraphs=(), endnotes=()),
        voices=(),
        dates=(),
        translations={},
    )


def written_and_published(context: Context, source: Source) -> str:
    """Who wrote a text, where its record says so, and who published it; a sentence each, the last without its stop."""
    told = [(key, words) for key, words in told_of(source, context.language) if key in WRITTEN]
    return " ".join(f"{context.label(key)} {words.removesuffix('.')}." for key, words in told).removesuffix(".")


def told_of(source: Source, language: str) -> list[tuple[str, str]]:
    """(key of a label, words) of who wrote and published a text, where it was found, and who may show it."""
    found = [
        ("sources.author", source.author[language] if source.author else ""),
        ("sources.publisher", source.publisher[language]),
        ("sources.address", source.address),
        ("sources.licence", source.licence),
    ]
    return [(key, words) for key, words in found if words]


def cited_as(source: Source, language: str) -> tuple[str, str, str]:
    """Title, publisher and date of a text, as a copied quotation names them."""
    return source.title[language], source.publisher[language], describe(source.date, language)
