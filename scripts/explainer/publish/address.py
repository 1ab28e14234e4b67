"""The address that the site will have, as a host is told it: read from SITE_URL, and refused before anything is made.

It is written into pages, into headers and into the configurations of web servers, where a space, a brace or a
semicolon would say something else. So it holds only what stands for itself in all of them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

EXAMPLE = "https://docs.example.org/name/"
HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\.?|\[[0-9A-Fa-f:.]+\]")
PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")


class AddressError(ValueError):
    """An address that no site can have; the message is the one line that says why, and what would do."""


def read_address(given: str, otherwise: str) -> str:
    """The address, ending in a slash; `otherwise` where none is given. Raises AddressError."""
    if not given:
        return otherwise
    fault = _fault(given)
    if fault:
        raise AddressError(f"SITE_URL “{_shown(given)}” {fault}; write it like {EXAMPLE}")
    return given.rstrip("/") + "/"


def _fault(given: str) -> str:
    if re.search(r"[\s\x00-\x1f\x7f]", given):
        return "has a blank or a control character in it"
    scheme, mark, rest = given.partition("://")
    if not mark or scheme.lower() not in ("http", "https"):
        return "does not begin with https:// or http://"
    if re.search(r"[?#]", rest):
        return "has a query or a place on a page, which no site begins with"
    host, slash, path = rest.partition("/")
    if "@" in host:
        return "has a name or a password in it, which every page would show"
    name, _, port = host.rpartition(":") if re.search(r":\d*$", host) and not host.endswith("]") else (host, "", "80")
    if not HOST.fullmatch(name):
        return "names no host (letters beyond a to z are written as xn--…)"
    if not port.isdecimal() or not 0 < int(port) < 2**16:
        return "has a port that is none of 1 to 65535"
    if not PATH.fullmatch(slash + path):
        return "has a path that servers would read otherwise (only a to z, digits and . _ ~ - between single slashes)"
    return "" if urlsplit(given).hostname else "names no host"


def _shown(given: str) -> str:
    """On one line, whatever is in it."""
    return "".join(character if character.isprintable() else "�" for character in given)
