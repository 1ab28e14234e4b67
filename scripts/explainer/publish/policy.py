"""The Content-Security-Policy of the built site: what its pages may load and run, and nothing else.

Scripts that stand in a page are allowed by their hash, which is computed here from the pages as they are. Whatever the
policy would refuse stops the build, so that no page can need a weaker one.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

from explainer.publish.site import BuildError
from explainer.store import Shelf, Store

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


@dataclass(frozen=True, slots=True)
class Wants:
    """What a page wants of the policy."""

    hashes: tuple[str, ...]
    """Of the scripts that stand in it."""
    refused: tuple[str, ...]


def site_policy(site: Path, store: Store | None = None) -> str:
    """The policy for every page of a built site. Raises BuildError with each thing in a page that it would refuse.

    `store` keeps what is read of pages.
    """
    hashes: set[str] = set()
    refused: list[str] = []
    with Shelf[Wants](store, "policy") as shelf:
        for path in sorted(site.rglob("*.html")):
            wants, name = shelf.get(_read, path.read_bytes()), path.relative_to(site).as_posix()
            hashes.update(wants.hashes)
            refused += [f"{name}: {what} is refused by the Content-Security-Policy" for what in wants.refused]
    if refused:
        raise BuildError("\n".join(refused))
    scripts = " ".join([DIRECTIVES["script-src"], *sorted(hashes)])
    return "; ".join(f"{name} {value}" for name, value in {**DIRECTIVES, "script-src": scripts}.items())


def _read(page: bytes) -> Wants:
    tree = etree.HTML(page)
    return Wants(tuple(_hashes(tree)), tuple(_refused(tree)))


def _hashes(tree: etree._Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("src") is None and script.get("type", "").lower() in SCRIPT_TYPES:
            digest = sha256((script.text or "").encode()).digest()
            yield f"'sha256-{b64encode(digest).decode()}'"


def _refused(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("*"):
        if element.tag == "style":
            yield "<style>"
        for attribute in element.attrib:
            name = str(attribute)
            if name == "style" or name.startswith("on"):
                yield f'<{element.tag} {name}="{element.get(name)}">'
            elif name in ("href", "src", "action") and element.get(name, "").lstrip().lower().startswith("javascript:"):
                yield f"<{element.tag} {name}> with a script in it"
