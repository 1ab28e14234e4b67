"""Our own prose (essays, home, about) from Markdown into blocks, once, so that every renderer gets the same.

Allowed: headings with an id, paragraphs, lists, quotations, emphasis, links to pages of the site, citations, figures.
Anything else is a problem with its line. A citation names statements: `[@one; @another]`. A figure is a paragraph of
its own: `{figure: timeline}`. So is what an editor has accepted in the title or block before it:
`{accepted: ungrounded (loose, words), it asks for what the texts do not say}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from explainer.load.ids import RULE, is_address
from explainer.load.inline import plain_words, prose_parser, read_runs, title_words
from explainer.model import FIGURES, LANGUAGES, Acceptance, Block, Essay, Inline, Place, Problem, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

ACCEPTED = re.compile(r"\{\s*accepted\b\s*:?\s*([a-z-]*)\s*(?:\(([^()]*)\))?\s*[,:—-]?\s*(.*?)\s*\}", re.DOTALL)
FIGURE = re.compile(r"\{\s*figure\b\s*:?\s*(.*?)\s*\}")
# What a quotation and a list may hold; everything else in them would be lost.
QUOTED = {"paragraph_open", "inline", "paragraph_close"}
LISTED = QUOTED | {"list_item_open", "list_item_close"}


class Parsed(NamedTuple):
    """One file of prose, in one language."""

    title: str = ""
    short: str = ""
    """The part of the title that is in emphasis: what the essay is called where many are named."""
    blocks: tuple[Block, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    """In the title."""


def parse_prose(text: str, shown: str, problems: list[Problem]) -> Parsed:
    """Title and blocks of one file. The title is its one heading of the first level."""
    reader = _Prose(shown, problems)
    env: dict[str, Any] = {}
    tokens = prose_parser().parse(text, env)
    for name, found in sorted(env.get("references", {}).items()):
        reader.fault(found["map"][0] + 1, f'"[{name}]:" is not allowed; write the address where the link stands')
    title = short = ""
    if len(tokens) > 2 and (tokens[0].type, tokens[0].markup) == ("heading_open", "#") and tokens[1].content:
        title, short = title_words(tokens[1], 1, "a title", reader.fault)
        tokens = tokens[3:]
    else:
        reader.fault(1, "must begin with its title; write `# Title` in the first line")
    blocks = reader.blocks(tokens)
    return Parsed(title, short, blocks, tuple(reader.of_title))


def join_languages(id: str, parsed: Mapping[str, Parsed], places: Mapping[str, Place]) -> Essay:
    """The same prose in all its languages as one record."""
    return Essay(
        id=id,
        places=places,
        title=Text(tuple(parsed[language].title for language in LANGUAGES)),
        short={language: parsed[language].short for language in LANGUAGES},
        blocks={language: parsed[language].blocks for language in LANGUAGES},
        accepted={language: parsed[language].accepted for language in LANGUAGES},
    )


class _Prose:
    def __init__(self, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems
        self.of_title: list[Acceptance] = []

    def fault(self, line: int, message: str) -> None:
        self.problems.append(Problem(Place(self.shown, line), message))

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            line = _line(token, 1)
            end = _closing(tokens, at)
            inside = tokens[at + 1 : end]
            if token.type == "heading_open":
                blocks.append(self.heading(token, inside[0], line))
            elif token.type == "paragraph_open":
                found = FIGURE.fullmatch(inside[0].content.strip())
                accepted = ACCEPTED.fullmatch(inside[0].content.strip())
                if accepted:
                    self.accept(accepted, line, blocks)
                elif found:
                    blocks.append(self.figure(found[1], line))
                else:
                    blocks.append(Block(kind="paragraph", line=line, items=(read_runs(inside[0], line, self.fault),)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self.list(token, inside, line))
            elif token.type == "blockquote_open":
                self.plain(inside, QUOTED, line, "a quotation here has plain paragraphs; take it apart")
                said = [(child, _line(child, line)) for child in inside if child.type == "inline"]
                runs = tuple(read_runs(child, number, self.fault) for child, number in said)
                blocks.append(Block(kind="quote", line=line, items=runs, lines=tuple(number for _, number in said)))
            else:
                self.fault(line, f"{token.type} is not allowed here; use headings, paragraphs, lists, quotations")
            at = end + 1
        return tuple(blocks)

    def heading(self, token: Token, inline: Token, line: int) -> Block:
        level = int(token.tag[1])
        if not token.markup.startswith("#"):
            self.fault(line, "a heading here is one line; write ## or ### before it")
        id = str(inline.meta.get("id", ""))
        if not id:
            self.fault(line, f'heading "{inline.content}" has no id; end it with {{#ascii-id}}')
        elif not is_address(id):
            self.fault(line, f'id "{id}" cannot be an address; {RULE}')
        if level not in (2, 3):
            self.fault(line, "a heading here is of level 2 or 3; write ## or ###")
        words = plain_words(inline, line, "a heading", self.fault)
        return Block(
            kind="heading",
            line=line,
            items=((Inline(kind="text", text=words),),),
            id=id,
            level=level,
            site_only=bool(inline.meta.get("site")),
        )

    def accept(self, found: re.Match[str], line: int, blocks: list[Block]) -> None:
        """Puts what an editor has accepted to the block before it, or to the title."""
        finding, words, reason = (" ".join((part or "").split()) for part in found.groups())
        named = tuple(word.strip() for word in words.split(",") if word.strip())
        if not finding or not named or not reason:
            form = "{accepted: the code of the finding (the words, as they are told), why they are right all the same}"
            self.fault(line, f"write {form}")
            return
        accepted = Acceptance(place=Place(self.shown, line), finding=finding, words=named, reason=reason)
        if not blocks:
            self.of_title.append(accepted)
        else:
            blocks[-1] = replace(blocks[-1], accepted=(*blocks[-1].accepted, accepted))

    def figure(self, name: str, line: int) -> Block:
        if name not in FIGURES:
            self.fault(line, f'figure "{name}" is unknown; use one of: {", ".join(FIGURES)}')
        return Block(kind="figure", line=line, items=(), id=name)

    def list(self, token: Token, inside: list[Token], line: int) -> Block:
        items, lines = [], []
        plain = self.plain(inside, LISTED, line, "a list here has plain items; take it apart")
        for child in inside:
            at_line = _line(child, line)
            if child.type == "inline":
                items.append(read_runs(child, at_line, self.fault))
                lines.append(at_line)
        if plain and len(items) != sum(child.type == "list_item_open" for child in inside):
            self.fault(line, "an item of a list here is one paragraph; take it apart, or fill it in")
        if token.attrGet("start") is not None:
            self.fault(line, "a numbered list here begins with 1; number it so")
        ordered = token.type == "ordered_list_open"
        return Block(kind="list", line=line, items=tuple(items), ordered=ordered, lines=tuple(lines))

    def plain(self, inside: Sequence[Token], allowed: set[str], line: int, message: str) -> bool:
        """Whether a block holds only what is allowed in it; tells the first thing that nothing would be made of."""
        found = next((child for child in inside if child.type not in allowed), None)
        if found is not None:
            self.fault(found.map[0] + 1 if found.map else line, message)
        return found is None


def _line(token: Token, otherwise: int) -> int:
    return token.map[0] + 1 if token.map else otherwise


def _closing(tokens: list[Token], at: int) -> int:
    """Index of the token that closes the block opened at `at`; `at` itself when it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
