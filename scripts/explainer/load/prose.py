"""Our own prose (essays, home, about) from Markdown into blocks, once, so that every renderer gets the same.

Allowed: headings with an id, paragraphs, lists, quotations, emphasis, links, citations, figures. Anything else is a
problem with its line. A citation names statements: `[@shamsuddinov-cancelled; @tokyo-postponed]`. A figure is a
paragraph of its own: `{figure: timeline}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explainer.model import FIGURES, LANGUAGES, Block, Essay, Inline, Place, Problem, Text

CITATION = re.compile(r"\s*\[((?:@[a-z0-9-]+)(?:\s*;\s*@[a-z0-9-]+)*)\]")
HEADING_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}$")
TARGET = re.compile(r"(?:https://\S+|(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?)")
FIGURE = re.compile(r"\{\s*figure\b\s*:?\s*(.*?)\s*\}")
PARSER = MarkdownIt("commonmark")


def parse_prose(text: str, shown: str, problems: list[Problem]) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of one file. The title is its one heading of the first level."""
    reader = _Prose(shown, problems)
    tokens = PARSER.parse(text)
    title = ""
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title, tokens = tokens[1].content, tokens[3:]
    else:
        reader.fault(1, "must begin with its title; write `# Title` in the first line")
    return title, reader.blocks(tokens)


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
                if found:
                    blocks.append(self.figure(found[1], line))
                else:
                    blocks.append(Block(kind="paragraph", line=line, items=(self.runs(inside[0], line),)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self.list(token, inside, line))
            elif token.type == "blockquote_open":
                said = [(child, _line(child, line)) for child in inside if child.type == "inline"]
                runs = tuple(self.runs(child, number) for child, number in said)
                blocks.append(Block(kind="quote", line=line, items=runs, lines=tuple(number for _, number in said)))
            else:
                self.fault(line, f"{token.type} is not allowed here; use headings, paragraphs, lists, quotations")
            at = end + 1
        return tuple(blocks)

    def heading(self, token: Token, inline: Token, line: int) -> Block:
        level = int(token.tag[1])
        found = HEADING_ID.search(inline.content)
        if not found:
            self.fault(line, f'heading "{inline.content}" has no id; end it with {{#ascii-id}}')
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

    def figure(self, name: str, line: int) -> Block:
        if name not in FIGURES:
            self.fault(line, f'figure "{name}" is unknown; use one of: {", ".join(FIGURES)}')
        return Block(kind="figure", line=line, items=(), id=name)

    def list(self, token: Token, inside: list[Token], line: int) -> Block:
        items, lines = [], []
        for child in inside:
            at_line = _line(child, line)
            if child.type == "inline":
                items.append(self.runs(child, at_line))
                lines.append(at_line)
            elif child.type in ("bullet_list_open", "ordered_list_open", "fence", "blockquote_open"):
                self.fault(at_line, "a list here has plain items; take it apart")
        ordered = token.type == "ordered_list_open"
        return Block(kind="list", line=line, items=tuple(items), ordered=ordered, lines=tuple(lines))

    def runs(self, inline: Token, line: int) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        kind, target = "text", ""
        for child in inline.children or []:
            if child.type in ("strong_open", "em_open", "link_open"):
                if kind != "text":
                    self.fault(line, "emphasis and links cannot stand inside each other; keep one")
                kind = child.type.removesuffix("_open")
                target = str(child.attrs.get("href", ""))
                if kind == "link" and not TARGET.fullmatch(target):
                    self.fault(line, f'link "{target}" is no page of the site and no https address')
            elif child.type in ("strong_close", "em_close", "link_close"):
                kind, target = "text", ""
            elif child.type in ("softbreak", "text"):
                words = " " if child.type == "softbreak" else child.content
                if kind == "text":
                    runs += _split_citations(words)
                else:
                    runs.append(Inline(kind=kind, text=words, target=target))
            else:
                self.fault(line, f"{child.type} is not allowed in running text; write it in words")
        return _merge(runs)


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


def _merge(runs: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of plain text joined into one."""
    merged: list[Inline] = []
    for run in runs:
        if merged and run.kind == merged[-1].kind == "text":
            merged[-1] = Inline(kind="text", text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _closing(tokens: list[Token], at: int) -> int:
    """Index of the token that closes the block opened at `at`; `at` itself when it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
