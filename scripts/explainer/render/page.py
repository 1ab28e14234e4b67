"""A page in the making: its Markdown, its footnotes in the order of use, and which terms it has linked already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions, whole_name
from explainer.decisive import decisive
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Derived, Evidence, Statement
from explainer.proof import Located, speaker_of
from explainer.render.context import Context
from explainer.render.markdown import escape, front_matter, link, url, verbatim
from explainer.render.places import end_after, page_name, short_name
from explainer.render.uses import Use

DISPUTES = "disagreements"
"""The page where voices that exclude each other stand side by side."""
GLANCE = '<div class="matrix glance" markdown="block">'
"""Begins a table in which every statement is a mark of its kind."""
MARK = '<span class="mark '
"""Begins the mark of a kind."""
KINDS = ("fact", "opinion", "forecast", "official", "relayed")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the quotations of a statement, further places that it rests on, what we derived."""

    id: str
    quoted: str
    places: tuple[str, ...]
    derived: str

    @property
    def words(self) -> str:
        return " ".join([self.quoted, *self.places]) + self.derived

    def proves(self, other: Note) -> bool:
        """Whether it holds all that another note says."""
        same = (self.quoted, self.derived) == (other.quoted, other.derived)
        return same and all(place in self.words for place in other.places)


class Page:
    """Collects one page. `slug` is its address below the language's root: "timeline", "" for home."""

    def __init__(self, context: Context, slug: str, title: str, description: str) -> None:
        self.context = context
        self.slug = slug
        self.title = title
        self.description = description
        self.blocks: list[str] = []
        self.notes: list[Note] = []
        self.linked: set[str] = set()
        self.marked: set[str] = set()
        """The kinds of statements that are marked on it, which its legend explains."""
        self.voice = ""
        """The one who speaks on it, whom its notes need not name."""

    @classmethod
    def of_list(cls, context: Context, slug: str) -> Page:
        """A page beside those of single records and of prose; labels say its title and what it is."""
        return cls(context, slug, context.label(f"{slug}.title"), context.label(f"{slug}.description"))

    def add(self, *blocks: str) -> None:
        self.blocks += blocks

    def head(self, level: int, words: str, id: str) -> None:
        """Adds a heading."""
        self.add(f"{'#' * level} {words} {{ #{id} }}")

    def items(self, lines: Iterable[str]) -> None:
        """Adds a list."""
        self.add("\n".join(f"- {line}" for line in lines))

    def label(self, key: str, **values: object) -> str:
        """A label as Markdown."""
        return escape(self.context.label(key, **values))

    def url(self, page: str, anchor: str = "") -> str:
        return url(self.slug, page, anchor)

    def markdown(self) -> str:
        """The whole file: front matter, title, blocks, footnotes."""
        body = [f"# {escape(self.title)} {{ #top }}", *self._explained(), *self._leads()]
        notes = [f"[^{note.id}]: {note.words}" for note in self.notes]
        parts = [*body, *(["\n".join(notes)] if notes else [])]
        return front_matter(self.title, self.description) + "\n" + "\n\n".join(parts) + "\n"

    def _explained(self) -> list[str]:
        """The blocks, with the kinds of statements explained before the first table or part that has one."""
        if not self.marked:
            return self.blocks
        marked = (at for at, block in enumerate(self.blocks) if block.startswith(GLANCE) or MARK in block)
        at = next(marked, len(self.blocks))
        if not any(block.startswith(GLANCE) for block in self.blocks[at : at + 1]):
            # Not inside what it explains: before the heading under which that stands, and those right above.
            while at and not self.blocks[at - 1].startswith("#"):
                at -= 1
            while at and self.blocks[at - 1].startswith("#"):
                at -= 1
        return [*self.blocks[:at], *self._legend(), *self.blocks[at:]]

    def _legend(self) -> list[str]:
        shown = [kind for kind in KINDS if kind in self.marked]
        kinds = "; ".join(f"{self.mark(kind)} {self.label(f'kind.{kind}.means')}" for kind in shown)
        return [f"{kinds}.\n{{: .legend }}"]

    def _leads(self) -> list[str]:
        """Where the page leads on to."""
        context = self.context
        leads = context.frame.leads
        pages = leads.get(self.slug) or leads.get(f"{self.slug.partition('/')[0]}/*", ())
        named = [(page_name(context, page), page) for page in pages if page != self.slug]
        links = [link(escape(name), self.url(page)) for name, page in named]
        if not links:
            return []
        return [f"{escape(context.label('page.next'))} {', '.join(links)}{end_after(named[-1][0])}\n{{: .next }}"]

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
            return self.again(statement, at=twin, anchor=True, keep=keep)
        who = f" — {self.speaker(statement.speaker)}" if with_speaker else ""
        return self._line(statement, f"{self.ours(statement, keep)}{self.cite(statement)}", who, True)

    def again(self, statement: Statement, *, at: str = "", full: str = "", anchor: bool = False, keep: str = "") -> str:
        """A statement that stands in full elsewhere: its words, and where the texts say it.

        `at`: the id under which it stands in full on the page of its speaker, if it does so there; `full`: its address
        on another page. `anchor` gives it its id, which a page may hold once.
        """
        words = self.ours(statement, keep)
        who = f" — {self.speaker(statement.speaker, at)}"
        there = full or self.whole(statement, at)
        said = f"{words} {self.places((statement,))}{self.inferred(statement, there)}"
        return self._line(statement, said, who, anchor)

    def in_short(self, statement: Statement, told: str, at: str) -> str:
        """Our shorter words for a statement, with a link to the whole of it on the page of its speaker."""
        there = self.whole(statement, at)
        said = f"{self.words(told)} {self.places((statement,))}{self.inferred(statement, there)}"
        whole = link(self.label("statement.whole"), there, "whole")
        return self._line(statement, said, f" — {self.speaker(statement.speaker)} · {whole}", False)

    def together(self, statements: Sequence[Statement], at: Mapping[str, str], *, with_speaker: bool) -> str:
        """Statements that rest on the same places, each in its words; the places stand once, behind the last."""
        *others, last = statements
        pieces = []
        for one in statements:
            ours = self.inferred(one, self.whole(one, at.get(one.id, "")))
            places = f" {self.places(statements)}" if one is last else ""
            who = f" — {self.speaker(one.speaker, at.get(one.id, ''))}" if with_speaker else ""
            # One mark is enough for what is of one kind.
            alike = one is not last and not with_speaker and {other.kind for other in others} == {last.kind}
            said = f"{self.ours(one)}{places}{ours}"
            pieces.append(self._line(one, said, who, anchor=False, marked=not alike))
        return "<br>".join(pieces)

    def whole(self, statement: Statement, at: str) -> str:
        """The address of a statement on the page of its speaker, where it stands there under the id `at`."""
        return self.url(f"experts/{statement.speaker}", at) if at else ""

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

    def _note(self, statement: Statement) -> Note:
        """What proves it, to the letter; where else it rests on the texts; what we derived, and by what rule."""
        located = [self.context.proof.located(item) for item in statement.evidence]
        parts, before = [], ""
        shown = decisive(self.context.proof, statement)
        for at in shown:
            who = self.who(located[at], statement)
            parts.append(self._quotation(statement.evidence[at], who if who != before else ""))
            before = who
        quoted = {located[at].references for at in shown}
        places = dict.fromkeys(self.reference(place) for place in located if place.references not in quoted)
        derived = "".join(f" {self._derived(item)}" for item in statement.derived)
        return Note(statement.id, " ".join(parts), tuple(places), derived)

    def _derived(self, derived: Derived) -> str:
        located = self.context.proof.located
        proof = "".join(f" {self._quotation(item, self.who(located(item)))}" for item in derived.evidence)
        mark, rule = self.label("note.derived"), escape(derived.rule[self.context.language])
        return f'<span class="derived"><b>{mark}</b> {rule}{proof}</span>'

    def _quotation(self, evidence: Evidence, who: str) -> str:
        """Speaker and voice, unless they were told before; the words in both languages; the reference with its link."""
        context = self.context
        located = context.proof.located(evidence)
        source = located.source
        pieces = [f'<span class="who">{who}</span>'] if who else []
        pieces.append(f'<q lang="{source.language}">{verbatim(located)}</q>')
        words = {other: context.proof.words(evidence, other) for other in LANGUAGES if other != source.language}
        pieces += [f'<q lang="{other}" class="translation">{escape(said)}</q>' for other, said in words.items()]
        pieces.append(self.reference(located))
        return " ".join(pieces)

    def who(self, located: Located, statement: Statement | None = None) -> str:
        """The speaker of a quotation, what the words pass on, and how they reached the text.

        A text's own author is named alone, and whoever the page belongs to not at all.
        """
        voices = located.voices
        speakers = dict.fromkeys(speaker_of(voice, located.source) for voice in voices) or {located.source.id: None}
        kinds = dict.fromkeys(voice.kind for voice in voices) or {"editorial": None}
        how = [] if [*kinds] == ["editorial"] else [", ".join(self.label(f"voice.{kind}") for kind in kinds)]
        own = statement.relays if statement else None
        if relays := own or next((voice.relays for voice in voices if voice.relays), None):
            how.append(escape(self.context.relays(relays)))
        named = [] if list(speakers) == [self.voice] else [", ".join(self.speaker(id) for id in speakers)]
        told = " · ".join([*named, *(["; ".join(how)] if how else [])])
        return f"{told}:" if told else ""

    def used_on(self, uses: Iterable[Use]) -> str:
        """Every page among the uses, once, as a link to the first place on it; a long name in short."""
        first: dict[str, str] = {}
        for use in uses:
            first.setdefault(use.page, use.anchor)
        links = (link(escape(short_name(self.context, page)), self.url(page, anchor)) for page, anchor in first.items())
        return ", ".join(links)

    def reference(self, located: Located) -> str:
        """`T19.2` with a link to the sentence in its place."""
        first, last = located.references[0], located.references[-1]
        words = str(first) if first == last else f"{first}–{last}"
        target = self.url(f"sources/{located.source.id}", first.anchor)
        return link(words, target, "reference")
