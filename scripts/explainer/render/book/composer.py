"""What every part of the printed book needs: words with their index marks, statements, notes, references.

The order of the parts matters: a quotation is printed in full in the first note that needs it, and is only
named after that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.model import Reference, Statement
from explainer.proof import Located
from explainer.render.book.names import Names
from explainer.render.book.notes import full_note
from explainer.render.context import Context
from explainer.render.typst import bullets, call, join, string


class Composer:
    """One book in the making. `printed`: the references that the source part will show."""

    def __init__(self, context: Context, names: Names, printed: frozenset[str]) -> None:
        self.context = context
        self.language = context.language
        self.names = names
        self.printed = printed
        self.noted: set[str] = set()
        """Ids of the statements whose quotation has been printed."""
        self.anchors: set[str] = set()
        """Every label of the book so far."""

    # --- words ---------------------------------------------------------------------------------------------------

    def label(self, key: str, **values: object) -> str:
        """A label as content."""
        return string(self.context.label(key, **values))

    def words(self, text: str, language: str = "") -> str:
        """Text of ours, or of a source in its `language`, with marks for the index."""
        found = self.names.mentioned(text, language or self.language)
        return join([call("mentions", *map(string, found)), string(text)]) if found else string(text)

    def tongue(self, language: str, content: str) -> str:
        """Content in a language, declared where it is not the book's own."""
        return content if language == self.language else call("tongue", string(language), content)

    def heading(self, level: int, id: str, title: str, *, listed: bool = True, opens: bool = True) -> str:
        """A heading and its label, which is the address of the page on the site where there is one.

        `listed`: in the contents too, not only among the bookmarks. `opens`: of level 1, begins a page.
        """
        self.anchors.add(id)
        more = {} if listed else {"listed": "false"}
        if not opens:
            more["opens"] = "false"
        return call("head", str(level), string(id), string(title), **more)

    def anchor(self, id: str) -> str:
        """A place that links lead to."""
        self.anchors.add(id)
        return call("anchor", string(id))

    def mark(self, kind: str) -> str:
        """The kind of a statement as a word in a frame."""
        return call("mark", string(kind), self.label(f"kind.{kind}"))

    def marks(self, statement: Statement) -> str:
        """The kind of a statement and, where another voice states what excludes it, the page that says so."""
        mark = self.mark(statement.kind)
        if not statement.disputed:
            return mark
        words = self.context.label("statement.disputed")
        return join([mark, string(" "), call("small", self.page_of(f"disagreements/{statement.disputed}", words))])

    # --- references ----------------------------------------------------------------------------------------------

    def page_of(self, id: str, words: str, between: str = ", ") -> str:
        """A link with the number of its page: `Glossary, p. 40`."""
        return call("see", string(id), string(words), string(between + self.context.label("book.page") + "\u00a0"))

    def reference(self, reference: Reference, words: str = "") -> str:
        """`T19.2, p. 60`; without page and link where the source part does not show the sentence."""
        shown = words or str(reference)
        return self.page_of(str(reference), shown) if str(reference) in self.printed else string(shown)

    def place(self, located: Located) -> str:
        """The reference of a quotation, of its first and last sentence when it has several."""
        first, last = located.references[0], located.references[-1]
        return self.reference(first, str(first) if first == last else f"{first}–{last}")

    # --- statements ----------------------------------------------------------------------------------------------

    def note(self, statements: Sequence[Statement]) -> str:
        """One footnote for statements cited together."""
        return call("footnote", join((self._noted(statement) for statement in statements), "\n"))

    def _noted(self, statement: Statement) -> str:
        if statement.id in self.noted:
            return join([string(self.context.speaker_short(statement.speaker) + ", "), self.places(statement)])
        self.noted.add(statement.id)
        return full_note(self, statement)

    def statement(self, statement: Statement, *, speaker: bool = True) -> str:
        """A statement as one piece: our words, their proof, the kind and, where wanted, the speaker.

        The proof is a footnote with the quotation; where that has been printed before, it is the reference alone.
        """
        words = self.words(statement.text[self.language])
        mark = [string("\u00a0"), self.marks(statement)]
        who = f"— {self.context.speaker_short(statement.speaker)}" if speaker else ""
        if statement.id not in self.noted:
            tail = [string(" "), call("small", string(who))] if who else []
            return join([words, self.note([statement]), *mark, *tail])
        places = join([string(who + ", " if who else ""), self.places(statement)])
        return join([words, *mark, string(" "), call("small", places)])

    def places(self, statement: Statement) -> str:
        """The references of a statement, each once; whether something in it is ours, which its note explains."""
        located = (self.context.proof.located(evidence) for evidence in statement.evidence)
        ours = [string(f" ({self.context.label('statement.derived')})")] if statement.derived else []
        return join([join(dict.fromkeys(map(self.place, located)), "; "), *ours])

    def brief(self, statement: Statement) -> str:
        """A statement for a cell of a table: its proof is the reference alone."""
        tail = join([string(f"— {self.context.speaker_short(statement.speaker)}, "), self.places(statement)])
        words = self.words(statement.text[self.language])
        return join([words, string("\u00a0"), self.marks(statement), string(" "), call("small", tail)])

    def statements(self, items: Iterable[Statement], *, speaker: bool = True) -> str:
        """A list of statements."""
        return bullets(self.statement(item, speaker=speaker) for item in items)

    def by_id(self, ids: Iterable[str]) -> str:
        """A list of the statements with these ids."""
        return self.statements(self.context.proof.statements[id] for id in ids)
