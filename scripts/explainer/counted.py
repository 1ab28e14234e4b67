"""Numbers with their English nouns, for messages to editors: “1 sentence”, “2 sentences”."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, in the plural unless it is one. `many`: the plural, where it is not made by an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
