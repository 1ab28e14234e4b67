"""Quotations cut right behind a word that turns them, or right before one that belongs to them; in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.check.accepted import Finding
from explainer.check.flips.signs import NAMES, Worded, pin, says, worded
from explainer.corpus.signs import Sign
from explainer.corpus.words import WORD
from explainer.model import LANGUAGES, Evidence, Place, Statement
from explainer.proof import Finder, Located

AHEAD = ("not", "untold", "without", "likely", "may", "some", "only")
"""Kinds that turn what stands behind them."""
BEHIND = ("likely",)
"""Kinds that may stand behind what they turn, between commas or at the end."""
NOTHING = re.compile(r"[\s,«„“‘'\"”»]*")
CLOSED = re.compile(r"[\s,«„“‘'\"”»]*(?:[,.;:!?)]|[–—-]|$)")
ENDED = re.compile(r"\s*(?:[.!?…;»”\"]|$)")
"""Where a sentence or somebody's speech ends, so that nothing was cut off behind its last word."""
AROUND = 8
"""How many letters beside a sign tell it from another of the same words."""
NEAR = 1
"""How many words may stand between a hedge and the quotation: the verb that carries it."""


def cut_findings(statement: Statement, finder: Finder) -> Iterator[Finding]:
    """What was cut off the quotations of one statement."""
    for evidence in statement.evidence:
        located = finder.place(evidence)
        if located is None or located.paragraph is None or not located.sentences:
            continue
        places = {located.source.language: evidence.place.of("quote")}
        places |= {language: evidence.place.of(language) for language in evidence.words}
        for language in LANGUAGES:
            if language not in places:
                continue
            found = around(evidence, located, language)
            if found:
                kept = _kept(statement, finder, language)
                yield from _findings(*found, language, kept, places[language], statement.place)


def around(evidence: Evidence, located: Located, language: str) -> tuple[str, int, int] | None:
    """The sentences that a quotation stands in, and where in them; None where it stands in them more than once."""
    if language == located.source.language and located.paragraph is not None:
        first, last = located.sentences[0].start, located.sentences[-1].end
        return located.paragraph.text[first:last], located.start - first, located.end - first
    entries = [located.source.translations.get(str(reference)) for reference in located.references]
    whole = " ".join(entry.words.get(language, "") for entry in entries if entry)
    words = evidence.words.get(language, "")
    start = whole.find(words)
    return (whole, start, start + len(words)) if words and whole.count(words) == 1 else None


def _kept(statement: Statement, finder: Finder, language: str) -> Sequence[str]:
    """All that the statement quotes, in one language: a word that another quotation of it has is not cut off."""
    kept = []
    for evidence in statement.evidence:
        located = finder.place(evidence)
        if located and located.source.language == language:
            kept.append(located.quote)
        elif language in evidence.words:
            kept.append(evidence.words[language])
        elif located:
            kept += [located.source.translated(str(at), language) for at in located.references]
    return kept


def _findings(
    whole: str, start: int, end: int, language: str, kept: Sequence[str], place: Place, owner: Place
) -> Iterator[Finding]:
    sentence = worded(whole, language)
    for sign in (*_before(sentence, start), *_behind(sentence, end)):
        if not any(part in quoted for quoted in kept for part in _stretches(sentence, sign)):
            yield Finding(
                place,
                f"cut-{NAMES[sign.kind]}",
                (pin(sentence, sign),),
                f"this quotation is cut beside “{says(sentence, sign)}” in [{whole[max(0, sign.start - 12) :][:60]}]",
                (owner,),
                mend="quote it, too",
            )
    for sign in sentence.strictly("not"):
        at_the_end = start <= sign.start and sign.end <= end and NOTHING.fullmatch(whole, sign.end, end)
        if at_the_end and not ENDED.match(whole, sign.end):
            message = f"this quotation ends with “{says(sentence, sign)}”"
            mend = "quote what follows, too, or less"
            yield Finding(place, "cut-negation", (pin(sentence, sign),), message, (owner,), mend=mend)


def _before(sentence: Worded, start: int) -> Iterator[Sign]:
    for kind in AHEAD:
        for sign in sentence.strictly(kind):
            if sign.start < start < sign.end:
                yield sign
            if sign.end > start:
                continue
            between = sentence.text[sign.end : start]
            near = kind == "likely" and len(WORD.findall(between)) <= NEAR and not re.search(r"[.;:!?()–—]", between)
            if near or NOTHING.fullmatch(between):
                yield sign


def _behind(sentence: Worded, end: int) -> Iterator[Sign]:
    for kind in BEHIND:
        for sign in sentence.strictly(kind):
            beside = end <= sign.start and NOTHING.fullmatch(sentence.text, end, sign.start)
            if beside and CLOSED.match(sentence.text, sign.end):
                yield sign


def _stretches(sentence: Worded, sign: Sign) -> tuple[str, str]:
    """A sign with what stands before it, and with what stands behind it: by one of them another quotation has it."""
    return sentence.text[max(0, sign.start - AROUND) : sign.end], sentence.text[sign.start : sign.end + AROUND]
