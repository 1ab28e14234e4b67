"""Statements, notes and words of a page as Markdown, with what stands on the page already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions, whole_name
from explainer.document.nodes import Page
from explainer.document.records import Elsewhere
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Statement
from explainer.proof import Located
from explainer.render.markdown import escape, link, url, verbatim
from explainer.view.context import Context
from explainer.view.notes import Attribution, Inference, Quotation, note_of

DISPUTES = "disagreements"
"""The page where voices that exclude each other stand side by side."""
MARK = '<span class="mark '
"""Begins the mark of a kind."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: the quotations of a statement, further places that it rests on, what we derived."""

    id: str
    quoted: str
    places: tuple[str, ...]
    derived: str

    @property
    def words(self) -> str:
        return " ".join([self.quoted, *self.places]) + self.derived

    def proves(self, other: Footnote) -> bool:
        """Whether it holds all that another note says."""
        same = (self.quoted, self.derived) == (other.quoted, other.derived)
        return same and all(place in self.words for place in other.places)


class SitePage:
    """Writes one page: footnotes in the order of use; a term leads to the glossary where it stands first."""

    def __init__(self, context: Context, page: Page) -> None:
        self.context = context
        self.page = page
        self.slug = page.slug
        self.notes: list[Footnote] = []
        self.linked = set(page.explains)
        self.marked: set[str] = set()
        """The kinds of statements that are marked on it, which its legend explains."""
        self.voice = page.voice

    def label(self, key: str, **values: object) -> str:
        """A label as Markdown."""
        return escape(self.context.label(key, **values))

    def url(self, page: str, anchor: str = "") -> str:
        return url(self.slug, page, anchor)

    def ours(self, statement: Statement, keep: str = "") -> str:
        """Our words for a statement, as `words` gives them."""
        return self.words(statement.text[self.context.language], keep, {one.source for one in statement.evidence})

    def words(self, text: str, keep: str = "", of: Collection[str] = ()) -> str:
        """Our words as Markdown, with the first mention of every term on this page linked to the glossary.

        `keep` is a term that is not linked: the one being defined. `of`: ids of the texts that they speak of.
        """
        pieces, at, context = [], 0, self.context
        for mention in find_mentions(text, context.language, context.term_index):
            start, end = whole_name(text, mention, language_named(context.language).house.quotes)
            # The site may be called by a name of the glossary and more.
            own = text[start:end] == context.book.site.name[context.language]
            if own or mention.id in self.linked or mention.id == keep or start < at:
                continue
            if not context.means(mention.id, text[mention.start : mention.end], of):
                continue
            self.linked.add(mention.id)
            pieces += [escape(text[at:start]), link(escape(text[start:end]), self.url("glossary", mention.id), "term")]
            at = end
        return "".join([*pieces, escape(text[at:])])

    def mark(self, kind: str) -> str:
        """The kind of a statement as a word in a frame."""
        return f'{MARK}{kind}">{self.label(f"kind.{kind}")}</span>'

    def speaker(self, id: str, statement: str = "") -> str:
        """The speaker's name, linked to their page, or to a statement there."""
        return link(escape(self.context.speaker_short(id)), self.url(f"experts/{id}", statement))

    def statement(self, statement: Statement, *, with_speaker: bool = True, keep: str = "") -> str:
        """A statement as one line: our words, their proof, its kind and, where the page needs it, its speaker.

        It stands in full, with a footnote and its id, unless its speaker's page has it in full.
        """
        twin = self.context.frame.twins.get(statement.id, "")
        if twin:
            return self._twin(statement, twin, keep)
        who = f" — {self.speaker(statement.speaker)}" if with_speaker else ""
        return self._line(statement, f"{self.ours(statement, keep)}{self.cite(statement)}", who, True)

    def _twin(self, statement: Statement, twin: str, keep: str) -> str:
        """A statement of which another on its speaker's page says the same by the same words."""
        there = self.url(f"experts/{statement.speaker}", twin)
        said = f"{self.ours(statement, keep)} {self.places((statement,))}{self.inferred(statement, there)}"
        return self._line(statement, said, f" — {self.speaker(statement.speaker, twin)}", True)

    def again(self, one: Elsewhere) -> str:
        """A statement that stands in full elsewhere: its words, and where the texts say it.

        Its speaker's name leads to it where it stands on that page.
        """
        statement = one.statement
        said = f"{self.ours(statement)} {self.places((statement,))}{self.inferred(statement, self.there(one))}"
        return self._line(statement, said, f" — {self.speaker(statement.speaker, one.at_speaker)}", one.anchored)

    def in_short(self, statement: Statement, told: str, mark: str) -> str:
        """Our shorter words for a statement behind a mark, with a link to the whole of it on its speaker's page."""
        there = self.url(f"experts/{statement.speaker}", statement.id)
        said = f"{mark}{self.words(told)} {self.places((statement,))}{self.inferred(statement, there)}"
        whole = link(self.label("statement.whole"), there, "whole")
        return self._line(statement, said, f" — {self.speaker(statement.speaker)} · {whole}", False)

    def together(self, said: Sequence[Elsewhere], *, with_speaker: bool) -> str:
        """Statements that rest on the same places, each in its words; the places stand once, behind the last."""
        statements = [one.statement for one in said]
        *others, last = statements
        pieces = []
        for one in said:
            statement = one.statement
            ours = self.inferred(statement, self.there(one) if one.at_speaker else "")
            places = f" {self.places(statements)}" if statement is last else ""
            who = f" — {self.speaker(statement.speaker, one.at_speaker)}" if with_speaker else ""
            # One mark is enough for what is of one kind.
            alike = statement is not last and not with_speaker and {other.kind for other in others} == {last.kind}
            line = f"{self.ours(statement)}{places}{ours}"
            pieces.append(self._line(statement, line, who, anchor=False, marked=not alike))
        return "<br>".join(pieces)

    def there(self, one: Elsewhere) -> str:
        """The address of a statement where it stands in full."""
        return self.url(one.page, one.statement.id)

    def inferred(self, statement: Statement, there: str = "") -> str:
        """That something in a statement is no source's word, with a link to the note that says what, and why."""
        if not statement.derived:
            return ""
        words = self.label("statement.derived")
        return f' <span class="inferred">{link(words, there) if there else words}</span>'

    def _line(self, statement: Statement, said: str, who: str, anchor: bool, marked: bool = True) -> str:
        if statement.id in self.context.frame.remarks:
            marked, who = False, ""
        if marked:
            self.marked.add(statement.kind)
        id = f' id="{statement.id}"' if anchor else ""
        mark = f" {self.mark(statement.kind)}" if marked else ""
        return f'<span class="statement"{id}>{said}</span>{mark}{who}{self._dispute(statement)}'

    def places(self, statements: Iterable[Statement]) -> str:
        """Where the texts say it: references, each of which shows its sentence."""
        locate = self.context.proof.located
        found = (self.reference(locate(item)) for one in statements for item in one.every_evidence)
        return f'<span class="places">{", ".join(dict.fromkeys(found))}</span>'

    def _dispute(self, statement: Statement) -> str:
        """A link to what another voice states as a fact, where both cannot be so, unless that stands beside it."""
        if not statement.disputed or self.slug == DISPUTES:
            return ""
        words = self.label("statement.disputed")
        return " · " + link(words, self.url(DISPUTES, statement.disputed), "disputed")

    def cite(self, statement: Statement) -> str:
        """The footnote mark of a statement. One note serves all that it proves, so that no page has one twice."""
        note = self._note(statement)
        told = next((one for one in self.notes if one.proves(note)), note)
        if told is note:
            self.notes.append(note)
        return f"[^{told.id}]"

    def _note(self, statement: Statement) -> Footnote:
        """What proves it, to the letter; where else it rests on the texts; what we derived, and by what rule."""
        note = note_of(self.context.proof, statement)
        parts, before = [], ""
        for quotation in note.quotations:
            who = self._who(quotation.by)
            parts.append(self._quotation(quotation, who if who != before else ""))
            before = who
        quoted = {quotation.located.references for quotation in note.quotations}
        places = dict.fromkeys(self.reference(place) for place in note.places if place.references not in quoted)
        derived = "".join(f" {self._inference(one)}" for one in note.inferences)
        return Footnote(statement.id, " ".join(parts), tuple(places), derived)

    def _inference(self, one: Inference) -> str:
        proof = "".join(f" {self._quotation(quotation, self._who(quotation.by))}" for quotation in one.quotations)
        mark, rule = self.label("note.derived"), escape(one.rule[self.context.language])
        return f'<span class="derived"><b>{mark}</b> {rule}{proof}</span>'

    def _quotation(self, quotation: Quotation, who: str) -> str:
        """Speaker and voice, unless they were told before; the words in both languages; the reference with its link."""
        source = quotation.located.source
        pieces = [f'<span class="who">{who}</span>'] if who else []
        pieces.append(f'<q lang="{source.language}">{verbatim(quotation.located)}</q>')
        for other in (language for language in LANGUAGES if language != source.language):
            said = self.context.proof.words(quotation.evidence, other)
            pieces.append(f'<q lang="{other}" class="translation">{escape(said)}</q>')
        pieces.append(self.reference(quotation.located))
        return " ".join(pieces)

    def _who(self, by: Attribution) -> str:
        """The speaker of a quotation, how the words reached the text, whose they pass on.

        Whoever the page belongs to is not named.
        """
        named = () if by.speakers == (self.voice,) else by.speakers
        kinds = [self.label(f"voice.{kind}") for kind in by.kinds]
        relays = escape(self.context.relays(by.relays)) if by.relays else ""
        return attributed(list(map(self.speaker, named)), kinds, relays)

    def reference(self, located: Located) -> str:
        """`T19.2` with a link to the sentence in its place."""
        target = self.url(f"sources/{located.source.id}", located.references[0].anchor)
        return link(located.named, target, "reference")


def attributed(names: Sequence[str], kinds: Sequence[str], relays: str) -> str:
    """`Simms · quoted; passes on words of somebody:`, of what there is of it."""
    how = "; ".join(filter(None, [", ".join(kinds), relays]))
    told = " · ".join(filter(None, [", ".join(names), how]))
    return f"{told}:" if told else ""
