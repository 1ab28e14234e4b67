"""Text into Markdown: the one function that all source text goes through, links, footnotes, a page put together."""

from __future__ import annotations

import html
import json
import re

from explainer.addresses import way
from explainer.proof import Located, misprints_in

# Everything that Python-Markdown or an extension could read as markup inside a line ...
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|&~^$=]")
# ... and what could begin a block at the start of one: a list, a quotation, a definition, a snippet, a title.
OPENING = re.compile(r"^(\s*)([-+:!\"'(]|\d+(?=[.)]))")

# What could end an address, or be read before the link that it belongs to.
OUTWARD = re.compile(r"""[\\`*{}\[\]<>()|&"'\s]""")


def escape(text: str) -> str:
    """Text that comes out of Python-Markdown, on one line, exactly as it went in.

    What could be markup becomes a character reference, so that no extension, whatever its rules, can see it.
    """
    line = " ".join(text.split("\n"))
    safe = SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    return OPENING.sub(lambda found: found[1] + "".join(f"&#{ord(c)};" for c in found[2]), safe)


def attribute(text: str) -> str:
    """Text for a double-quoted HTML attribute inside Markdown."""
    # A title's blanks of every kind become plain ones in Python-Markdown, unless they are written as references.
    safe = re.sub(r"[^\S ]", lambda found: f"&#{ord(found[0])};", escape(text))
    return safe.replace('"', "&quot;")


def in_html(text: str) -> str:
    """Text for the inside of a raw HTML element, where Markdown is not read (but for "[TOC]")."""
    return html.escape(text, quote=False).replace("[", "&#91;")


def path_of(page: str) -> str:
    """The file of a page below docs/LANGUAGE/: every page is an index, so links are the same for site and bundle."""
    return f"{page}/index.md" if page else "index.md"


def url(origin: str, page: str, anchor: str = "") -> str:
    """A link from one page to another, relative, as MkDocs resolves and checks it."""
    if page == origin:
        return f"#{anchor}" if anchor else path_of("")
    target = way(origin, path_of(page))
    return f"{target}#{anchor}" if anchor else target


def link(words: str, target: str, css: str = "") -> str:
    """A Markdown link; `words` is Markdown already."""
    return f"[{words}]({target})" + (f"{{ .{css} }}" if css else "")


def link_out(words: str, address: str) -> str:
    """A Markdown link to another site; nothing in its address can end it or become markup."""
    safe = OUTWARD.sub(lambda found: f"&#{ord(found[0])};", address)
    return link(words, safe)


def verbatim(located: Located) -> str:
    """Quoted words, each misprint of the text marked so that no reader takes it for ours."""
    quote, pieces, at = located.quote, [], 0
    for start, end in misprints_in(quote, located.source.misprints):
        pieces += [escape(quote[at:start]), f'<span class="sic">{escape(quote[start:end])}</span>']
        at = end
    return "".join([*pieces, escape(quote[at:])])


def front_matter(title: str, description: str) -> str:
    """The page's head. Values are JSON strings, which every YAML reader takes."""
    lines = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    lines.append(f"description: {json.dumps(description, ensure_ascii=False)}")
    return "---\n" + "\n".join(lines) + "\n---\n"
