"""Every link and anchor of the built pages, followed. What leads nowhere stops the build."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from explainer.store import Shelf

# Where an address can stand; `srcset` is not used by the pages.
ATTRIBUTES = ("href", "src", "poster", "data")
REFRESH = re.compile(r"\d+;\s*url=(.*)", re.IGNORECASE)
WITH_ADDRESS = etree.XPath(" | ".join(f"//*[@{name}]" for name in (*ATTRIBUTES, "http-equiv")))
WITH_ID = etree.XPath("//*[@id]")
FETCHED = {"img", "script", "iframe", "source", "video", "audio", "object", "embed"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A link that fails its reader."""

    page: str
    target: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.target} {self.why}"


@dataclass(frozen=True, slots=True)
class Links:
    """What a page has of anchors and links."""

    ids: tuple[str, ...]
    targets: tuple[tuple[str, bool], ...]
    """Each once, with whether it is fetched with the page."""


def find_faults(
    site: Path, site_url: str = "", to_come: Iterable[str] = (), shelf: Shelf[Links] | None = None
) -> tuple[Fault, ...]:
    """Broken links and anchors, ids used twice, and whatever would be fetched from another host, sorted.

    `site_url` is the address the site will have: links that begin with it are followed inside. `to_come` are files
    below `site` that are not yet there and need not be. `shelf` keeps what is read of each page.
    """
    shelf, coming = shelf or Shelf(), frozenset(to_come)
    pages = {
        path.relative_to(site).as_posix(): shelf.get(read_links, path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }
    known = {name: set(page.ids) for name, page in pages.items()}
    # Many links lead to few places: each is looked for once.
    places: dict[str, str | None] = {}
    faults: list[Fault] = []
    for name, page in pages.items():
        faults += [Fault(name, f"#{id}", "is an id used twice") for id, times in Counter(page.ids).items() if times > 1]
        # The page for missing addresses is served from any depth: its links are absolute by nature.
        if posixpath.basename(name) != "404.html":
            faults += _page_faults(site, name, page, known, places, coming, site_url)
    return tuple(sorted(set(faults), key=str))


def read_links(data: bytes) -> Links:
    """The anchors and links of a page's HTML."""
    tree = etree.HTML(data)
    targets = ((target, _is_fetched(element)) for element in _found(WITH_ADDRESS, tree) for target in _targets(element))
    return Links(tuple(str(element.attrib["id"]) for element in _found(WITH_ID, tree)), tuple(dict.fromkeys(targets)))


def _is_fetched(element: etree._Element) -> bool:
    return element.tag in FETCHED or (
        element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "preload", "manifest")
    )


def _page_faults(
    site: Path,
    name: str,
    page: Links,
    known: Mapping[str, set[str]],
    places: dict[str, str | None],
    coming: Set[str],
    site_url: str,
) -> Iterator[Fault]:
    for target, fetched in page.targets:
        parts = urlsplit(target)
        if parts.scheme in ("mailto", "data", "javascript"):
            continue
        if site_url and target.startswith(site_url):
            parts = urlsplit("/" + target[len(site_url) :])
        elif parts.scheme or parts.netloc:
            if fetched:
                yield Fault(name, target, "would be fetched from another host")
            continue
        wanted = _named(name, unquote(parts.path))
        if wanted not in places:
            places[wanted] = _found_at(site, wanted, coming)
        place = places[wanted]
        if place is None:
            yield Fault(name, target, "leads nowhere")
        elif parts.fragment and place in known and unquote(parts.fragment) not in known[place]:
            yield Fault(name, target, "names an anchor that the page does not have")


def _found(path: etree.XPath, tree: etree._Element) -> list[etree._Element]:
    """The elements that a path of elements finds."""
    return cast(list[etree._Element], path(tree))


def _targets(element: etree._Element) -> Iterator[str]:
    yield from (str(element.attrib[attribute]) for attribute in ATTRIBUTES if attribute in element.attrib)
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        found = REFRESH.fullmatch(element.get("content", ""))
        yield found[1] if found else element.get("content", "")


def _named(name: str, target: str) -> str:
    """The path below the site that a path means on the page `name`; one that leads out of it begins with two dots."""
    if not target:
        return name
    where = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(name), target)
    return posixpath.normpath(where)


def _found_at(site: Path, wanted: str, coming: Set[str]) -> str | None:
    """The file that is there, of a folder its index, or None; a built site has no links of the file system."""
    if wanted.partition("/")[0] == "..":
        return None
    file = posixpath.normpath(posixpath.join(wanted, "index.html")) if (site / wanted).is_dir() else wanted
    return file if file in coming or (site / file).exists() else None
