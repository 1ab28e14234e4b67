"""English sentences: where a stop ends one, and where it belongs to an abbreviation, an initial or a tag."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explainer.languages.en.lexicon import ABBREVIATIONS, SAYING, STARTERS
from explainer.languages.protocol import Span

_STOP = re.compile(
    r"(?:[.!?…]+|\.\.\.)(?P<close>[\"”’'»)\]]*)(?:\[\^?\w{1,4}\]|[¹²³⁰⁴-⁹])*(?P<gap>\s+)(?=[\"“‘'«(\[—–-]*\s*(?P<next>[\w$£€#@][\w’'.-]*))"
)


def split_sentences(text: str) -> Sequence[Span]:
    """Where each sentence stands; quotation marks that close after a stop belong to the sentence before."""
    found, start = list[Span](), 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            end = stop.start("gap")
            found.append((start, end))
            start = stop.end("gap")
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in found if text[a:b].strip()]


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    following = stop["next"]
    if following[0].islower():
        return False
    before = re.search(r"[\w.]+$", text[start : stop.start()])
    word = before[0].lower() if before else ""
    sign = text[stop.start()]
    if sign == "." and not stop["close"]:
        initial = re.fullmatch(r"(?:[a-z]\.)*[a-z]", word)
        if initial:
            # “J. Smith” goes on; “the U.S. The” does not.
            return word != "i" and "." in word and following.lower() in STARTERS
        if word in ABBREVIATIONS:
            return (
                word in {"a.m", "p.m", "inc", "ltd", "co", "corp", "etc", "jr", "sr"} and following.lower() in STARTERS
            )
        if re.fullmatch(r"\d+", word) and start == stop.start() - len(word):
            return False
    if sign in "!?…" and stop["close"]:
        return not _is_tag(text[stop.end("gap") :])
    return True


def _is_tag(rest: str) -> bool:
    """Whether what follows a quotation is its tag: “Why?” Smith asked."""
    if rest[:1] in "\"“‘'«":
        return False
    words = re.findall(r"[\w’'-]+|[.,;:!?\"“”]", rest)[:7]
    for at, word in enumerate(words):
        if word in {".", ",", ";", ":", "!", "?", '"', "“", "”"}:
            return False
        if word.lower() in SAYING and at:
            return True
    return False
