"""Who speaks each span of a text: by the habits of the Russian press first, then by the editors' decisions.

The rules know speech after a dash with its tags, speech reported with an opening («по словам …»), and words
relayed inside words. A later sentence of a reporting paragraph stays `undecided` until an editor reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from explainer.corpus.cast import VIEW, WORD, Cast, Names, parses, says
from explainer.model import Paragraph, Problem, Reference, Sentence, SourceText, Text, Voice, VoiceDecision

SPEECH_DASH = re.compile(r"\s*[-–—]\s+")
# Only a dash after punctuation can part speech from its tag; one between two words never does.
TAG_DASH = re.compile(r"[,.]?(?<=[,.!?…»”\"])\s+[-–—]\s+")
CLAUSE_END = re.compile(r"([,:;]|\s[-–—]\s)")
THAT = re.compile(r":|,\s+(?:что|будто|якобы)\b")
RELAY = re.compile(r"(?P<which>,\s+котор\w+)?(?P<verb>(?:\s+[\w-]+){1,8})(?:,\s+что|:)\s+")
NEXT_CLAUSE = re.compile(r",\s+(\w+)")


class Mark(NamedTuple):
    """What is known of one character. Marks counted in runs tile their paragraph by construction."""

    kind: str
    speaker: str | None = None
    relays: str | None = None
    reason: Text | None = None


Paint = Sequence[Sequence[Mark]]
"""A mark for each character of each paragraph."""


class _Tag(NamedTuple):
    """The text's own words inside speech; `start` and `end` take in the comma and the dashes."""

    start: int
    end: int
    words: str


def paint_voices(text: SourceText, names: Names) -> Paint:
    """What the rules alone know of a text; the editors' decisions are held against it and added to it."""
    cast, painted = Cast(names), list[list[Mark]]()
    while len(painted) < len(text.paragraphs):
        first = text.paragraphs[len(painted)]
        if SPEECH_DASH.match(first.text):
            painted += _speech(_speech_paragraphs(text.paragraphs, len(painted), cast), cast)
        else:
            painted.append(_article(first, cast))
    return painted


def read_voices(
    text: SourceText, paint: Paint, decisions: Sequence[VoiceDecision], code: str
) -> tuple[tuple[Voice, ...], ...]:
    """The voices of every paragraph: spans that tile its text, ascending, equal neighbours merged.

    `paint`: the text's own, from `paint_voices`. `decisions`: those made for this text; one that does not fit changes
    nothing (see `decision_problems`). `code`: what stands for the text in references.
    """
    painted, spots = [list(marks) for marks in paint], _spots(text, code)
    # Whole sentences first, so that words relayed inside one keep a reason of their own.
    for decision in sorted(decisions, key=lambda made: made.kind == "relayed"):
        if decision.at not in spots:
            continue
        index, sentence, extent = spots[decision.at]
        marks, speaker, reason = painted[index], decision.speaker, decision.reason
        if decision.kind == "relayed":
            for at in _quoted(sentence, decision.quote):
                marks[at] = marks[at]._replace(relays=speaker or "unknown", reason=reason)
        else:
            for at in extent:
                if marks[at].kind == "undecided":
                    marks[at] = marks[at]._replace(kind=decision.kind, speaker=speaker, reason=reason)
    return tuple(tuple(_runs(marks)) for marks in painted)


def decision_problems(
    text: SourceText, paint: Paint, names: Names, decisions: Sequence[VoiceDecision], code: str
) -> Iterator[Problem]:
    """Each decision that does not fit: unknown sentence or speaker, needless, a quote not once there.

    Sentences that still wait for a decision are not told here: `read_voices` gives them as `undecided`.
    """
    spots = _spots(text, code)
    for decision in decisions:
        place, at = decision.place, decision.at
        speaker, needed = decision.speaker or "", decision.kind == "inherited"
        if (speaker or needed) and speaker not in names.people:
            yield Problem(place.of("speaker"), f'speaker "{speaker}" is not known; use the id of a person')
        if decision.kind == "editorial" and speaker:
            message = f"{at} is editorial, the author’s own words, and names {speaker}; mend one of the two"
            yield Problem(place.of("speaker"), message)
        if at not in spots:
            yield Problem(place.of("at"), f"the text has no sentence {at}; mend the reference")
            continue
        index, sentence, extent = spots[at]
        span = _quoted(sentence, decision.quote) if decision.kind == "relayed" else extent
        marks = [paint[index][offset] for offset in span]
        if not marks:
            yield Problem(place.of("quote"), f"“{decision.quote}” is not exactly once in {at}; quote words that are")
        elif decision.kind == "relayed" and all(mark.relays for mark in marks):
            yield Problem(place, f"the rules know already who is relayed in {at}; remove the decision")
        elif decision.kind != "relayed" and all(mark.kind != "undecided" for mark in marks):
            kinds = " and ".join(sorted({mark.kind for mark in marks}))
            yield Problem(place, f"the rules read {at} as {kinds} already; remove the decision")


def _spots(text: SourceText, code: str) -> dict[str, tuple[int, Sentence, range]]:
    """Reference -> (index of the paragraph, sentence, its extent)."""
    spots = {}
    for index, paragraph in enumerate(text.paragraphs):
        for sentence, extent in _extents(paragraph):
            reference = Reference(code=code, paragraph=paragraph.number, sentence=sentence.number)
            spots[str(reference)] = (index, sentence, extent)
    return spots


def _extents(paragraph: Paragraph) -> Iterator[tuple[Sentence, range]]:
    """Each sentence with its share of the paragraph: the blank after it is its own."""
    starts = [0, *(sentence.start for sentence in paragraph.sentences[1:]), len(paragraph.text)]
    return zip(paragraph.sentences, (range(*pair) for pair in pairwise(starts)), strict=False)


def _quoted(sentence: Sentence, quote: str) -> range:
    """Where the quote stands in the paragraph; empty unless it is in the sentence exactly once."""
    once = bool(quote) and sentence.text.count(quote) == 1
    start = sentence.start + sentence.text.find(quote)
    return range(start, start + len(quote) if once else start)


def _runs(paint: Sequence[Mark]) -> Iterator[Voice]:
    start = 0
    for mark, run in groupby(paint):
        end = start + len(list(run))
        yield Voice(start=start, end=end, **mark._asdict())
        start = end


def _speech_paragraphs(paragraphs: Sequence[Paragraph], first: int, cast: Cast) -> Sequence[Paragraph]:
    """The paragraphs of the speech that the first one opens: several only up to a closing tag."""
    alone = paragraphs[first : first + 1]
    if _tags(alone[0].text, cast):
        return alone
    for last in range(first + 1, len(paragraphs)):
        paragraph = paragraphs[last]
        if SPEECH_DASH.match(paragraph.text):
            break
        if any(tag.end == len(paragraph.text) for tag in _tags(paragraph.text, cast)):
            return paragraphs[first : last + 1]
        if any(_reported(one.text, cast)[0] or cast.introduces(one.text) for one in paragraph.sentences):
            break
    return alone


def _speech(paragraphs: Sequence[Paragraph], cast: Cast) -> Iterator[list[Mark]]:
    tags = [_tags(paragraph.text, cast) for paragraph in paragraphs]
    words = [tag.words for found in tags for tag in found]
    # Speech with no tag, or with a bare «– добавил», belongs to whoever was introduced last.
    bare = all(len(WORD.findall(tag)) == 1 for tag in words)
    speaker = cast.introduced if bare else next(filter(None, (cast.speaker(tag)[1] for tag in words)), None)
    cast.hear(speaker)
    for paragraph, found in zip(paragraphs, tags, strict=True):
        paint = [Mark("direct", speaker)] * len(paragraph.text)
        _relay(paragraph, paint, cast)
        dash = SPEECH_DASH.match(paragraph.text)
        for start, end in [(0, dash.end() if dash else 0), *(tag[:2] for tag in found)]:
            paint[start:end] = [Mark("editorial")] * (end - start)
        yield paint


def _article(paragraph: Paragraph, cast: Cast) -> list[Mark]:
    paint, mark = list[Mark](), Mark("editorial")
    for sentence, extent in _extents(paragraph):
        reported, speaker = _reported(sentence.text, cast)
        if reported:
            mark = Mark("indirect", speaker)
            cast.hear(speaker)
        else:
            mark = Mark("editorial" if mark.kind == "editorial" else "undecided")
            cast.meet(sentence.text)
        paint += [mark] * len(extent)
    _relay(paragraph, paint, cast)
    return paint


def _tags(text: str, cast: Cast) -> list[_Tag]:
    """The text's own words in speech: «, – уверен политолог.», and «, говорит Орлов.» at its end."""
    found, dashes = list[_Tag](), list(TAG_DASH.finditer(text))
    for dash, following in zip_longest(dashes, dashes[1:]):
        words = text[dash.end() : following.start() if following else len(text)]
        if says(words, 1) or (says(words, 3) and cast.speaker(words)[0]):
            found.append(_Tag(dash.start(), following.end() if following else len(text), words))
    comma = text.rfind(",", found[-1].end if found else 0)
    words = text[comma + 1 :]
    if comma >= 0 and says(words, 1) and cast.speaker(words)[0]:
        found.append(_Tag(comma, len(text), words))
    return found


def _reported(sentence: str, cast: Cast) -> tuple[bool, str | None]:
    """Whether a sentence says whose it is («по мнению X», «как считает X», «X сказал, что»), and whose."""
    pieces = CLAUSE_END.split(sentence)
    for at in range(0, len(pieces), 2):
        clause = pieces[at].strip()
        marked = clause.lower().startswith("как ") or (says(clause, 1) if at else THAT.match("".join(pieces[1:3])))
        if VIEW.match(clause) or (marked and says(clause)):
            found, speaker = cast.speaker(clause)
            if found:
                return True, speaker
    return False, None


def _relay(paragraph: Paragraph, paint: list[Mark], cast: Cast) -> None:
    """Marks words that are passed on from somebody else who is named: «…Орлова, которая сказала, что …»."""
    for _, extent in _extents(paragraph):
        sentence = paragraph.text[extent.start : extent.stop]
        for name in cast.mentions(sentence):
            relay = RELAY.match(sentence, name.end)
            if not relay or not says(relay["verb"]):
                continue
            # A verb right after a comma takes the main clause up again: «…, которая сказала, что X, удивила».
            commas = NEXT_CLAUSE.finditer(sentence, relay.end()) if relay["which"] else ()
            end = next((comma.start() for comma in commas if "VERB" in parses(comma[1])[0].tag), len(sentence))
            for at in range(extent.start + relay.end(), extent.start + end):
                if paint[at].speaker != name.person:
                    paint[at] = paint[at]._replace(relays=name.person)
