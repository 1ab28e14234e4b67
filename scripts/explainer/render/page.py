"""A page in the making: its Markdown, its footnotes in the order of use, and which terms it has linked already."""

from __future__ import annotations

from explainer.corpus.mentions import find_mentions
from explainer.model import LANGUAGES, Evidence, Statement
from explainer.proof import Located, misprints_in, speaker_of
from explainer.render.context import Context
from explainer.render.markdown import attribute, escape, front_matter, link, url
from explainer.render.places import end_after, page_name

KINDS = ("fact", "opinion", "forecast", "official", "relayed")


class Page:
    """Collects one page. `slug` is its address below the language's root: "timeline", "" for home."""

    def __init__(self, context: Context, slug: str, title: str, description: str) -> None:
        self.context = context
        self.slug = slug
        self.title = title
        self.description = description
        self.blocks: list[str] = []
        self.notes: dict[str, str] = {}
        self.linked: set[str] = set()
        self.marked = False
        """Whether kinds of statements are marked on it, so that it needs their legend."""

    def add(self, *blocks: str) -> None:
        self.blocks += blocks

    def url(self, page: str, anchor: str = "") -> str:
        return url(self.slug, page, anchor)

    def markdown(self) -> str:
        """The whole file: front matter, title, blocks, footnotes."""
        body = [f"# {escape(self.title)} {{ #top }}", *self._explained(), *self._leads()]
        notes = [f"[^{id}]: {words}" for id, words in self.notes.items()]
        parts = [*body, *(["\n".join(notes)] if notes else [])]
        return front_matter(self.title, self.description) + "\n" + "\n\n".join(parts) + "\n"

    def _explained(self) -> list[str]:
        """The blocks, with the kinds of statements explained before the first part that has one."""
        if not self.marked:
            return self.blocks
        at = next((index for index, block in enumerate(self.blocks) if '<span class="mark ' in block), len(self.blocks))
        # Not inside what it explains: before the heading under which that stands, and those right above.
        while at and not self.blocks[at - 1].startswith("#"):
            at -= 1
        while at and self.blocks[at - 1].startswith("#"):
            at -= 1
        return [*self.blocks[:at], *self._legend(), *self.blocks[at:]]

    def _legend(self) -> list[str]:
        kinds = " ".join(f"{self.mark(kind)} {escape(self.context.label(f'kind.{kind}.means'))}" for kind in KINDS)
        return [f"{kinds}\n{{: .legend }}"]

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

    # --- words ---------------------------------------------------------------------------------------------------

    def words(self, text: str, keep: str = "") -> str:
        """Our words as Markdown, with the first mention of every term on this page linked to the glossary.

        `keep` is a term that is not linked: the one being defined.
        """
        pieces, at = [], 0
        for mention in find_mentions(text, self.context.language, self.context.term_index):
            if mention.id in self.linked or mention.id == keep or mention.start < at:
                continue
            self.linked.add(mention.id)
            target = self.url("glossary", mention.id)
            pieces += [
                escape(text[at : mention.start]),
                link(escape(text[mention.start : mention.end]), target, "term"),
            ]
            at = mention.end
        return "".join([*pieces, escape(text[at:])])

    def mark(self, kind: str) -> str:
        """The kind of a statement as a word in a frame."""
        words = escape(self.context.label(f"kind.{kind}"))
        return f'<span class="mark {kind}">{words}</span>'

    def speaker(self, id: str) -> str:
        """The speaker's name, linked to their page."""
        return link(escape(self.context.speaker_short(id)), self.url(f"experts/{id}"))

    # --- statements ----------------------------------------------------------------------------------------------

    def statement(self, statement: Statement, *, with_speaker: bool = True, anchor: bool = True, keep: str = "") -> str:
        """A statement as one line: our words, its footnote, its kind and, where the page needs it, its speaker.

        `anchor` gives it its id, which a page may hold once.
        """
        self.marked = True
        words = self.words(statement.text[self.context.language], keep)
        who = f" — {self.speaker(statement.speaker)}" if with_speaker else ""
        id = f' id="{statement.id}"' if anchor else ""
        told = f"{self.mark(statement.kind)}{who}{self._dispute(statement)}"
        return f'<span class="statement"{id}>{words}{self.cite(statement)}</span> {told}'

    def _dispute(self, statement: Statement) -> str:
        """A link to what another voice states as a fact, where both cannot be so."""
        if not statement.disputed:
            return ""
        words = escape(self.context.label("statement.disputed"))
        return " · " + link(words, self.url("disagreements", statement.disputed), "disputed")

    def cite(self, statement: Statement) -> str:
        """The footnote mark of a statement; its note is written once a page."""
        if statement.id not in self.notes:
            self.notes[statement.id] = self._note(statement)
        return f"[^{statement.id}]"

    def _note(self, statement: Statement) -> str:
        parts = [self._quotation(evidence, statement) for evidence in statement.evidence]
        for derived in statement.derived:
            rule = escape(derived.rule[self.context.language])
            mark = escape(self.context.label("note.derived"))
            more = "".join(f" {self._quotation(evidence, None)}" for evidence in derived.evidence)
            parts.append(f'<span class="derived"><b>{mark}</b> {rule}{more}</span>')
        return " ".join(parts)

    def _quotation(self, evidence: Evidence, statement: Statement | None) -> str:
        """Speaker and voice, the words in the original and in translation, the reference with its link."""
        context = self.context
        located = context.proof.located(evidence)
        source = located.source
        pieces = [f'<span class="who">{self.who(located, statement)}</span>']
        pieces.append(f'<q lang="{source.language}">{self.verbatim(located)}</q>')
        for language in (other for other in LANGUAGES if other != source.language):
            words = escape(context.proof.translation(evidence, language))
            pieces.append(f'<q lang="{language}" class="translation">{words}</q>')
        pieces.append(self.reference(located))
        return " ".join(pieces)

    def who(self, located: Located, statement: Statement | None = None) -> str:
        """The speaker of a quotation, what the words pass on, and how they reached the text."""
        context = self.context
        voices = located.voices
        speakers = dict.fromkeys(speaker_of(voice, located.source) for voice in voices) or {located.source.id: None}
        names = ", ".join(link(escape(context.speaker_short(id)), self.url(f"experts/{id}")) for id in speakers)
        kinds = dict.fromkeys(voice.kind for voice in voices) or {"editorial": None}
        how = ", ".join(escape(context.label(f"voice.{kind}")) for kind in kinds)
        relays = (statement.relays if statement else None) or next(
            (voice.relays for voice in voices if voice.relays), None
        )
        if relays:
            name = context.label("voice.unknown") if relays == "unknown" else context.speaker_short(relays)
            how += "; " + escape(context.label("voice.relays", name=name))
        return f"{names} · {how}:"

    def reference(self, located: Located) -> str:
        """`T19.2` with a link to the sentence in its place."""
        first, last = located.references[0], located.references[-1]
        words = str(first) if first == last else f"{first}–{last}"
        target = self.url(f"sources/{located.source.id}", first.anchor)
        title = attribute(self.context.label("note.in-place"))
        return f'[{words}]({target} "{title}"){{ .reference }}'

    def verbatim(self, located: Located) -> str:
        """The quoted words, each misprint of the text marked so that no reader takes it for ours."""
        quote, pieces, at = located.quote, [], 0
        for start, end in misprints_in(quote, located.source.misprints):
            pieces += [escape(quote[at:start]), f'<span class="sic">{escape(quote[start:end])}</span>']
            at = end
        return "".join([*pieces, escape(quote[at:])])
