"""Our own prose (essays, home, about) from Markdown into blocks, once, so that every renderer gets the same.

Allowed: headings with an id, paragraphs, lists, quotations, emphasis, links, citations, figures. Anything else is a
problem with its line. A citation names statements: `[@shamsuddinov-cancelled; @tokyo-postponed]`. A figure is a
paragraph of its own: `{figure: timeline}`. So is what an editor has accepted in the block before it:
`{accepted: ungrounded, it asks for what the texts do not say}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from explainer.load.ids import RULE, is_address
from explainer.load.textfile import FORBIDDEN, refused_in
from explainer.model import FIGURES, LANGUAGES, Acceptance, Block, Essay, Inline, Place, Problem, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CITATION = re.compile(r"(?<!\s)\s*\[((?:@[a-z0-9-]+)(?:\s*;\s*@[a-z0-9-]+)*)\]")
HEADING_ID = re.compile(r"(?<!\s)\s*\{#([a-z0-9-]+)\}$")
TARGET = re.compile(r"(?:https://\S+|(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?)")
ACCEPTED = re.compile(r"\{\s*accepted\b\s*:?\s*([a-z-]*)\s*[,:—-]?\s*(.*?)\s*\}", re.DOTALL)
FIGURE = re.compile(r"\{\s*figure\b\s*:?\s*(.*?)\s*\}")
# What a quotation and a list may hold; everything else in them would be lost.
QUOTED = {"paragraph_open", "inline", "paragraph_close"}
LISTED = QUOTED | {"list_item_open", "list_item_close"}
CLOSES = {"strong_close", "em_close", "link_close"}


def parse_prose(text: str, shown: str, problems: list[Problem]) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of one file. The title is its one heading of the first level."""
    reader = _Prose(shown, problems)
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    for name, found in sorted(env.get("references", {}).items()):
        reader.fault(found["map"][0] + 1, f'"[{name}]:" is not allowed; write the address where the link stands')
    title = ""
    if len(tokens) > 2 and (tokens[0].type, tokens[0].markup) == ("heading_open", "#") and tokens[1].content:
        title, tokens = tokens[1].content, tokens[3:]
    else:
        reader.fault(1, "must begin with its title; write `# Title` in the first line")
    return title, reader.blocks(tokens)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def join_languages(id: str, parsed: Mapping[str, tuple[str, tuple[Block, ...]]], places: Mapping[str, Place]) -> Essay:
    """The same prose in all its languages as one record."""
    return Essay(
        id=id,
        places=places,
        title=Text(tuple(parsed[language][0] for language in LANGUAGES)),
        blocks={language: parsed[language][1] for language in LANGUAGES},
    )


class _Prose:
    def __init__(self, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems

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
                    self.accept(accepted[1], " ".join(accepted[2].split()), line, blocks)
                elif found:
                    blocks.append(self.figure(found[1], line))
                else:
                    blocks.append(Block(kind="paragraph", line=line, items=(self.runs(inside[0], line),)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self.list(token, inside, line))
            elif token.type == "blockquote_open":
                self.plain(inside, QUOTED, line, "a quotation here has plain paragraphs; take it apart")
                said = [(child, _line(child, line)) for child in inside if child.type == "inline"]
                runs = tuple(self.runs(child, number) for child, number in said)
                blocks.append(Block(kind="quote", line=line, items=runs, lines=tuple(number for _, number in said)))
            else:
                self.fault(line, f"{token.type} is not allowed here; use headings, paragraphs, lists, quotations")
            at = end + 1
        return tuple(blocks)

    def heading(self, token: Token, inline: Token, line: int) -> Block:
        level = int(token.tag[1])
        if not token.markup.startswith("#"):
            self.fault(line, "a heading here is one line; write ## or ### before it")
        found = HEADING_ID.search(inline.content)
        if not found:
            self.fault(line, f'heading "{inline.content}" has no id; end it with {{#ascii-id}}')
        elif not is_address(found[1]):
            self.fault(line, f'id "{found[1]}" cannot be an address; {RULE}')
        if level not in (2, 3):
            self.fault(line, "a heading here is of level 2 or 3; write ## or ###")
        words = HEADING_ID.sub("", inline.content)
        return Block(
            kind="heading",
            line=line,
            items=((Inline(kind="text", text=words),),),
            id=found[1] if found else "",
            level=level,
        )

    def accept(self, finding: str, reason: str, line: int, blocks: list[Block]) -> None:
        """Puts what an editor has accepted to the block before it."""
        if not finding or not reason:
            self.fault(line, "write {accepted: the code of the finding, why it is right all the same}")
        elif not blocks:
            self.fault(line, "an acceptance stands behind the block that it is of; move it there")
        else:
            accepted = Acceptance(place=Place(self.shown, line), finding=finding, reason=reason)
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
                items.append(self.runs(child, at_line))
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

    def runs(self, inline: Token, line: int) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        kind, target, words = "text", "", ""
        for child in inline.children or []:
            if child.type in ("strong_open", "em_open", "link_open"):
                if kind != "text":
                    self.fault(line, "emphasis and links cannot stand inside each other; keep one")
                runs += _split_citations(words) if kind == "text" else ()
                kind, words = child.type.removesuffix("_open"), ""
                target = str(child.attrs.get("href", ""))
                if kind == "link" and not TARGET.fullmatch(target):
                    self.fault(line, f'link "{target}" is no page of the site and no https address')
                if child.attrs.get("title"):
                    self.fault(line, f'link "{target}" has a title, which no page would show; take it out')
            elif child.type in CLOSES:
                if not words:
                    self.fault(line, "emphasis and links need words; write some, or take it out")
                runs.append(Inline(kind=kind, text=words, target=target))
                kind, target, words = "text", "", ""
            elif child.type in ("softbreak", "text"):
                words += " " if child.type == "softbreak" else self.words(child.content, line)
            else:
                self.fault(line, f"{child.type} is not allowed in running text; write it in words")
        return (*runs, *_split_citations(words))

    def words(self, text: str, line: int) -> str:
        """The text, without the characters that are refused: `&#x202e;` makes one that the file does not hold."""
        for _, message in refused_in(text):
            self.fault(line, message)
        return FORBIDDEN.sub("", text)


def _line(token: Token, otherwise: int) -> int:
    return token.map[0] + 1 if token.map else otherwise


def _split_citations(words: str) -> list[Inline]:
    runs: list[Inline] = []
    at = 0
    for found in CITATION.finditer(words):
        if words[at : found.start()]:
            runs.append(Inline(kind="text", text=words[at : found.start()]))
        runs += [Inline(kind="cite", target=name.strip().lstrip("@")) for name in found[1].split(";")]
        at = found.end()
    if words[at:]:
        runs.append(Inline(kind="text", text=words[at:]))
    return runs


def _closing(tokens: list[Token], at: int) -> int:
    """Index of the token that closes the block opened at `at`; `at` itself when it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
