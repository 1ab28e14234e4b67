"""What every part of the printed book needs: words with their index marks, references, statements, notes.

The order of the parts matters: a quotation is printed in the first note that needs it, and is only named after that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.corpus.binding import JOINER, bound
from explainer.document.inline import Inline, Ours, Words
from explainer.document.nodes import Page, Prose
from explainer.document.records import Remark
from explainer.model import Essay, Reference, Statement, Text
from explainer.pages import Builder
from explainer.proof import Located, every_sentence
from explainer.render.book.inline import inline
from explainer.render.book.names import Names
from explainer.render.book.notes import Cited, Piece, in_one, mark_of, marked, told_of
from explainer.render.typst import block, call, join, string
from explainer.view.context import Context
from explainer.view.places import in_short


class Composer:
    """One book in the making.

    `pages`: those of the site; `printed`: the references that the texts in it will show; `address`:
    where the site is, "" if nowhere.
    """

    def __init__(
        self,
        context: Context,
        pages: Builder,
        names: Names,
        printed: frozenset[str],
        address: str = "",
    ) -> None:
        self.context = context
        self._pages = pages
        self.address = address
        self.language = context.language
        self.names = names
        self.printed = printed
        sentences = every_sentence(context.book)
        self.order = {str(reference): at for at, (*_, reference) in enumerate(sentences)}
        """Where each sentence stands among all."""
        self.noted: set[str] = set()
        """Ids of the statements whose quotation has been printed: of a text's own words anywhere, of a person's in this
        chapter."""
        self.anchors: set[str] = set()
        """Every label of the book so far."""
        self.figures: list[tuple[str, str]] = []
        """Label and title of every figure so far."""
        self.indexed = True
        """Whether the index has what is named now."""
        self._paragraphs = 0
        self._notes = 0
        self._spared = False

    def page(self, slug: str) -> Page:
        """A page of the site, which is set as the book has it."""
        page = self._pages.page(slug, self.language)
        assert page is not None, slug
        return page

    def prose(self, slug: str) -> Essay | None:
        """Our own prose of a page, if the site has the page."""
        page = self._pages.page(slug, self.language)
        nodes = page.nodes if page else ()
        return next((node.essay for node in nodes if isinstance(node, Prose)), None)

    # --- words ---------------------------------------------------------------------------------------------------

    def label(self, key: str, **values: object) -> str:
        """A label as content, with marks for the index where it introduces a page to its subject."""
        return self.said(Words(self.context.label(key, **values), indexed=self.context.introduces(key)))

    def bound(self, words: str) -> str:
        """Words of the interface, or that were computed."""
        return string(bound(words, self.language))

    def said(self, part: Inline) -> str:
        """A piece of a page."""
        return inline(self, part)

    def line(self, parts: Iterable[Inline]) -> str:
        """What stands within a line."""
        return join(map(self.said, parts))

    def plain(self, title: Words | Ours) -> str:
        """The words of a heading, which has no marks."""
        return title.text if isinstance(title, Words) else title.text[self.language]

    def lead(self, page: Page) -> str:
        """What a page begins with."""
        return call("lead", self.said(page.lead))

    def words(self, text: str, language: str = "") -> str:
        """Text of ours, or of a source in its `language`, with marks for the index."""
        found = self.names.mentioned(text, language or self.language) if self.indexed else {}
        if language:
            return marked(text, found)
        shown = bound(text, self.language)
        # What binds words is put between their letters, which stay in their order.
        places = [at for at, letter in enumerate(shown) if letter != JOINER or JOINER in text]
        return marked(shown, {places[at - 1] + 1: ids for at, ids in found.items()})

    def text(self, text: Text) -> str:
        """Text of ours; before it marks for what it names in another language alone."""
        return join([*self.marks(self.names.elsewhere(text, self.language)), self.words(text[self.language])])

    def marks(self, ids: Iterable[str]) -> list[str]:
        """Ids of names as a mark for the index, if there are any."""
        found = dict.fromkeys(ids if self.indexed else ())
        return [mark_of(found)] if found else []

    def speakers(self, ids: Iterable[str]) -> list[str]:
        """The same of those people among speakers."""
        return self.marks(f"person:{id}" for id in ids if id in self.context.people)

    def tongue(self, language: str, content: str) -> str:
        """Content in a language, declared where it is not the book's own."""
        return content if language == self.language else call("tongue", string(language), content)

    def heading(
        self,
        level: int,
        id: str,
        title: str,
        *,
        listed: bool = True,
        bookmarked: bool = True,
        opens: bool = True,
        over: bool = False,
    ) -> str:
        """A heading and its label, which is the address of the page on the site where there is one.

        `listed`: in the contents too, not only among the bookmarks; `bookmarked`: there at least. `opens`: of level 1,
        begins a page. `over`: stands over its pages.
        """
        self.anchors.add(id)
        if level == 1:
            self._notes = 0
        more = {} if listed else {"listed": "false"}
        if not bookmarked:
            more["bookmarked"] = "false"
        if not opens:
            more["opens"] = "false"
        if over:
            more["over"] = "true"
        return call("head", str(level), string(id), string(bound(title, self.language)), **more)

    def chapter(self, id: str, title: str, short: str = "") -> str:
        """The heading of a chapter, in which a person's words are quoted anew. `short`: what stands over its pages."""
        self.anchors.add(id)
        self._notes = 0
        speaks = self.context.proof.statements
        self.noted = {one for one in self.noted if speaks[one].speaker not in self.context.people}
        # What stands over pages takes one line, and is cut between any words.
        made = call("chapter", string(id), string(bound(title, self.language)), string(short or in_short(title)))
        # In the heading itself they would stand in the contents, too.
        return join([made, *self.marks(self.names.named(title, self.language))])

    def anchor(self, id: str) -> str:
        """A place that links lead to."""
        self.anchors.add(id)
        return call("anchor", string(id))

    def paragraph(self, words: str, mark: str = "") -> str:
        """A paragraph of prose, or an item of a list behind its mark; by its number it tells where a page tears it."""
        spare = self.spare()
        self._paragraphs += 1
        self._spared = False
        number = string(str(self._paragraphs))
        made = call("point", number, string(mark), words) if mark else call("prose", number, words)
        return join([spare, made])

    def spare(self) -> str:
        """What keeps lines free below the next paragraph, once; before its headings, from which nothing may part it."""
        made = "" if self._spared else call("spare", string(str(self._paragraphs + 1)))
        self._spared = True
        return made

    def on_site(self, key: str, page: str) -> list[str]:
        """What is on a page of the site alone, with its address; nothing where nobody can open it."""
        where = string(f"{self.address}{page}")
        return [call("key", join([self.label(key), call("web", where, where)], " "))] if self.address else []

    # --- references ----------------------------------------------------------------------------------------------

    def page_of(self, id: str, words: str, between: str = ", ") -> str:
        """A link with the number of its page, never torn: `Glossary, p. 40`."""
        return call("see", string(id), string(words), string(f"{between}{self._page}"))

    def turn_to(self, id: str, words: str) -> str:
        """The same with words that may take more than a line."""
        return call("turn", string(id), string(bound(words, self.language)), string(f", {self._page}"))

    @property
    def _page(self) -> str:
        return self.context.label("book.page") + "\u00a0"

    def cited(self, reference: Reference, words: str = "") -> Cited:
        """A sentence or an endnote as it is named; without a label where the book does not show it."""
        id = str(reference)
        return Cited(id if id in self.printed else "", words or id)

    def place(self, located: Located) -> Cited:
        """Where a quotation stands: its first and its last sentence when it has several."""
        return self.cited(located.references[0], located.named)

    def reference(self, reference: Reference) -> str:
        """`T19.2, p. 60`; without page and link where the book does not show the sentence."""
        return self.see(self.cited(reference))

    def see(self, place: Cited) -> str:
        """The same of a place."""
        return self.page_of(place.id, place.words) if place.id else string(place.words)

    def bundle(self, places: Iterable[Cited], begins: str = "") -> str:
        """Places that follow each other, `T1.1, T1.2, p. 9; T5.1, p. 10`; `begins`: stands on the line of the first."""
        # The style puts them together, as it knows their pages.
        between = string(f", {self._page}")
        told = (
            call("seen", string(one.id), string(one.words), between) if one.id else string(one.words) for one in places
        )
        return call("bundle", *told, **({"begins": begins} if begins else {}))

    def places_of(self, statements: Iterable[Statement]) -> dict[Cited, None]:
        """The places of statements, each once, in the order of the texts."""
        proof = self.context.proof
        located = [proof.located(quoted) for one in statements for quoted in one.evidence]
        located.sort(key=lambda one: self.order.get(str(one.references[0]), len(self.order)))
        return dict.fromkeys(map(self.place, located))

    def in_brackets(self, places: Iterable[Cited]) -> str:
        """Places in brackets, in the letters of what stands behind words."""
        return call("by", join([string("("), self.bundle(places), string(")")]))

    # --- statements ----------------------------------------------------------------------------------------------

    def note(self, statements: Sequence[Statement]) -> str:
        """The proof of statements cited together: one note with what has not been quoted, or the references alone."""
        new = [one for one in statements if one.id not in self.noted]
        if not new:
            return join([string(" "), self.in_brackets(self.places_of(statements))])
        self.noted.update(one.id for one in new)
        told = [told_of(self, one) for one in new]
        told += [([*map(Piece, self.places_of((one,)))], ()) for one in statements if one not in new]
        self._notes += 1
        return call("note", string(str(self._notes)), in_one(told, self.bundle))

    def tail(self, *statements: Statement, speaker: bool = True, question: str = "") -> str:
        """Who makes statements, their kind, what excludes them, where they stand: `(Simms, opinion, T3.1, p. 9)`.

        They have all of this in common but the places. `question`: in whose answers they are, so that what
        excludes them stands beside them.
        """
        context, statement = self.context, statements[0]
        remark = statement.id in context.frame.remarks
        who = [string(context.speaker_short(statement.speaker)), *self.speakers([statement.speaker])]
        told = [join(who)] if speaker and not remark else []
        kind = call("kind", self.label(f"kind.{statement.kind}"))
        places = self.places_of(statements)
        if statement.disputed and statement.disputed != question:
            where = self.page_of(f"disagreements/{statement.disputed}", context.label("statement.disputed"), ", ")
            told += [kind, where, self.bundle(places)]
        else:
            told.append(self.bundle(places, "" if remark else join([kind, string(", ")])))
        ours = [self.label("statement.derived")] if any(one.derived for one in statements) else []
        return call("tail", join([string("("), join([join(told, ", "), *ours], "; "), string(")")]))

    def tails(self, statements: Iterable[Statement], question: str) -> str:
        """The same of several: one for those that have more in common than their places."""
        alike: dict[tuple[str, ...], list[Statement]] = {}
        for one in statements:
            alike.setdefault((one.speaker, one.kind, one.disputed or "", str(bool(one.derived))), []).append(one)
        return join([self.tail(*some, question=question) for some in alike.values()], " ")

    def brief(self, statement: Statement, *, speaker: bool = True) -> str:
        """A statement with its proof behind it."""
        return join([self.text(statement.text), string(" "), self.tail(statement, speaker=speaker)])

    def statements(self, items: Iterable[Statement], *, speaker: bool = True) -> str:
        """Statements, a paragraph each."""
        return block(call("item", self.brief(item, speaker=speaker)) for item in items)

    def by_id(self, ids: Iterable[str]) -> list[Statement]:
        """The statements with these ids."""
        return [self.context.proof.statements[id] for id in ids]

    def remark(self, node: Remark) -> str:
        """A comparison of ours, with the references of what it rests on."""
        statements = [one.statement for one in node.rests_on]
        rests = [string(" "), self.in_brackets(self.places_of(statements))] if statements else []
        words = join([self.text(node.text), *rests])
        return call("ours", self.label("findings.ours"), words)
