r"""Running text of our own prose: one line of Markdown into runs of words, emphasis, links and citations.

A citation is `[@one; @another]`, read by a rule of the parser, so that it stands beside links and emphasis and never
inside a word, a link or an escape. What looks like one and is none is a problem and becomes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from explainer.load.textfile import FORBIDDEN, refused_in
from explainer.model import Inline

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Fault = Callable[[int, str], None]
"""Tells a problem: its line and its message."""

CITATION = re.compile(r"\[@[a-z0-9-]+(?:;[ \n]@[a-z0-9-]+)*\]")
# To the closing bracket, or to the end of the word where there is none.
MISCITATION = re.compile(r"\[\s*@[^\[\]\n]*\]|\[?\s*@[\w-]+(?:\s*[;,]\s*@[\w-]+)*\]?")
HEADING_ID = re.compile(r"(?<!\s)\s*\{#([a-z0-9-]+)( \.site)?\}$")
TARGET = re.compile(r"(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
OPENS = ("strong_open", "em_open", "link_open")
CLOSES = ("strong_close", "em_close", "link_close")
BREAKS = ("softbreak", "hardbreak")


@cache
def prose_parser() -> MarkdownIt:
    """CommonMark with citations; every address is read as a link, so that a bad one can be told for what it is."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "citation", _citation)
    parser.core.ruler.after("block", "heading_id", _heading_ids)
    # An escaped sign stays apart from the words: it is meant as it stands.
    parser.core.ruler.disable("text_join")
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """A token `citation` with the ids in `meta`, or `miscitation` with the words that look like one."""
    character = state.src[state.pos]
    if character not in "[@" or (character == "@" and state.src[state.pos - 1 : state.pos].isalnum()):
        return False
    found = CITATION.match(state.src, state.pos)
    kind = "citation" if found else "miscitation"
    found = found or MISCITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta = {"ids": re.findall(r"@([a-z0-9-]+)", found[0])}
    state.pos = found.end()
    return True


def _heading_ids(state: StateCore) -> None:
    """The id at the end of a heading goes into `meta` before its words are read as Markdown."""
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if before.type == "heading_open" and (found := HEADING_ID.search(token.content)):
            token.content = token.content[: found.start()]
            token.meta["id"] = found[1]
            token.meta["site"] = found[2] is not None


def plain_words(inline: Token, line: int, what: str, fault: Fault) -> str:
    """The words of a heading, which hold nothing else."""
    words, _ = title_words(inline, line, what, fault, marked=False)
    return words


def title_words(inline: Token, line: int, what: str, fault: Fault, marked: bool = True) -> tuple[str, str]:
    """The words of a title, and those of them in emphasis, its short name: "" where none are, or where none may be."""
    words = short = ""
    within = False
    for child in inline.children or []:
        if child.type in ("text", "text_special", *BREAKS):
            read = " " if child.type in BREAKS else _words(child, line, fault)
            words += read
            short += read if within else ""
        elif child.type == "em_open" and marked and not short:
            within = True
        elif child.type not in CLOSES:
            fault(line, f"{what} holds plain words alone, and here {_named(child)}; take it out")
        else:
            within = False
    return words, short


def read_runs(inline: Token, line: int, fault: Fault) -> tuple[Inline, ...]:
    """The runs of a paragraph that begins in `line`; each fault is told at the line where it stands."""
    runs: list[Inline] = []
    kind, target, words = "text", "", ""

    def end_run() -> None:
        nonlocal words
        if words:
            runs.append(Inline(kind=kind, text=words, target=target))
        words = ""

    for child in inline.children or []:
        if child.type in OPENS:
            if kind != "text":
                fault(line, "emphasis and links cannot stand inside each other; keep one")
            end_run()
            kind, target = child.type.removesuffix("_open"), ""
            if kind == "link":
                kind, target = _link(child, line, fault)
        elif child.type in CLOSES:
            if not words:
                fault(line, "emphasis and links need words; write some, or take it out")
            end_run()
            kind, target = "text", ""
        elif child.type == "citation":
            if kind != "text":
                fault(line, f"{_named(child)} stands inside emphasis or a link; put it behind")
            words = words.rstrip()
            end_run()
            runs += [Inline(kind="cite", target=id) for id in child.meta["ids"]]
        elif child.type in ("text", "text_special"):
            words += _words(child, line, fault)
        elif child.type == "softbreak":
            words += " "
            line += 1
        else:
            fault(line, _refusal(child))
    end_run()
    return tuple(runs)


def _link(opening: Token, line: int, fault: Fault) -> tuple[str, str]:
    """Kind and target of the run; one that leads nowhere on the site is told here, and is words from then on."""
    target = str(opening.attrs.get("href", ""))
    if opening.attrs.get("title"):
        fault(line, f'link "{target}" has a title, which no page would show; take it out')
    if TARGET.fullmatch(target):
        return "link", target
    fault(line, f'link "{target}" leads to no page of the site; write it like timeline/ or timeline/#id')
    return "text", ""


def _words(token: Token, line: int, fault: Fault) -> str:
    """The text, without the characters that are refused."""
    text: str = token.content
    if token.info == "entity":
        fault(line, f"“{token.markup}” stands for a character; write the character itself")
    elif token.type == "text" and re.search(r"\] ?[(\[]", text):
        fault(line, "“](” is of a link that is none; write [words](timeline/#id), no citation or blank inside")
    else:
        for _, message in refused_in(text):
            fault(line, message)
    return FORBIDDEN.sub("", text)


def _refusal(token: Token) -> str:
    if token.type == "miscitation":
        return (
            f"“{' '.join(token.content.split())}” is no citation; write [@statement-id; @another], or \\@ for the sign"
        )
    return f"{token.type} is not allowed in running text; write it in words"


def _named(token: Token) -> str:
    if token.type in ("citation", "miscitation"):
        return f"“{token.content}”"
    return {"strong_open": "emphasis", "em_open": "emphasis", "link_open": "a link"}.get(token.type, token.type)
