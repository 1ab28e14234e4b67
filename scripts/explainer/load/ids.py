"""Which ids can be an address: of a page, of a place on it, of a file on any system."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
RESERVED = re.compile(
    # Names that a file system of a reader's machine keeps for itself; the file that stands for its folder ...
    r"con|prn|aux|nul|com[0-9]|lpt[0-9]|index"
    # ... and the ids that every page has already: of its own parts, of notes, of choices, of meanings.
    r"|top|main|notes|filter|fn-.*|fnref[0-9]*-.*|only-.*|meaning-.*"
)
RULE = f"use up to {LONGEST} lower-case ASCII letters, digits and hyphens, and no name that systems or pages keep"


def is_address(id: str) -> bool:
    """Whether an id of a record, a heading or a file's name can stand in an address of the site."""
    return bool(ID.fullmatch(id)) and len(id) <= LONGEST and not RESERVED.fullmatch(id)
