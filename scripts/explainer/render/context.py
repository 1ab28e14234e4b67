"""What every page needs while it is rendered: the Book, its proof, one language, labels and names in it."""

from __future__ import annotations

from babel import Locale

from explainer.corpus.mentions import NameIndex
from explainer.model import Book, Partner, Person, Source, Statement, Term, fill
from explainer.proof import Proof

PLURAL_ORDER = ("zero", "one", "two", "few", "many", "other")


class Context:
    """One language's view of the Book."""

    def __init__(self, book: Book, proof: Proof, language: str, terms: NameIndex) -> None:
        self.book = book
        self.proof = proof
        self.language = language
        self.term_index = terms
        self.people: dict[str, Person] = {person.id: person for person in book.people}
        self.partners: dict[str, Partner] = {partner.id: partner for partner in book.partners}
        self.terms: dict[str, Term] = {term.id: term for term in book.terms}
        self._plural = Locale.parse(language).plural_form

    def label(self, key: str, **values: object) -> str:
        """A word or sentence of the interface; `{name}` in it is filled from `values`."""
        return fill(self.book.labels[key].text[self.language], **values)

    def count(self, key: str, number: int) -> str:
        """A label with its number in the right plural: "{n} place | {n} places", «{n} место | … места | … мест»."""
        forms = [form.strip() for form in self.book.labels[key].text[self.language].split("|")]
        order = sorted(self._plural.tags | {"other"}, key=PLURAL_ORDER.index)
        form = forms[min(order.index(self._plural(number)), len(forms) - 1)]
        return fill(form, n=number)

    def speaker_name(self, id: str) -> str:
        """A person's name, or what the text's own author is called."""
        if id in self.people:
            return self.people[id].name[self.language]
        return self.label("voice.author", title=self.source(id).title[self.language])

    def speaker_short(self, id: str) -> str:
        if id in self.people:
            return self.people[id].short[self.language]
        return self.label("voice.author-short", code=self.source(id).code)

    def source(self, id: str) -> Source:
        return self.proof.sources[id]

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
