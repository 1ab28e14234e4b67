"""The Content-Security-Policy of the built site: what its pages may load and run, and nothing else.

Scripts that stand in a page are allowed by their hash, which is computed here from the pages as they are. Whatever the
policy would refuse stops the build, so that no page can need a weaker one.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lxml import html

from explainer.publish.site import BuildError

# A browser executes these; any other type makes the element a block of data, which no policy forbids.
SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
DIRECTIVES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "img-src": "'self'",
    "manifest-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
}


def site_policy(site: Path) -> str:
    """The policy for every page of a built site. Raises BuildError with each thing in a page that it would refuse."""
    hashes: set[str] = set()
    refused: list[str] = []
    for path in sorted(site.rglob("*.html")):
        tree = html.document_fromstring(path.read_bytes())
        name = path.relative_to(site).as_posix()
        hashes |= set(_hashes(tree))
        refused += [f"{name}: {what} is refused by the Content-Security-Policy" for what in _refused(tree)]
    if refused:
        raise BuildError("\n".join(refused))
    scripts = " ".join([DIRECTIVES["script-src"], *sorted(hashes)])
    return "; ".join(f"{name} {value}" for name, value in {**DIRECTIVES, "script-src": scripts}.items())


def _hashes(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("src") is None and script.get("type", "").lower() in SCRIPT_TYPES:
            digest = sha256((script.text or "").encode()).digest()
            yield f"'sha256-{b64encode(digest).decode()}'"


def _refused(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("*"):
        if element.tag == "style":
            yield "<style>"
        for attribute in element.attrib:
            name = str(attribute)
            if name == "style" or name.startswith("on"):
                yield f'<{element.tag} {name}="{element.get(name)}">'
            elif name in ("href", "src", "action") and element.get(name, "").lstrip().lower().startswith("javascript:"):
                yield f"<{element.tag} {name}> with a script in it"
