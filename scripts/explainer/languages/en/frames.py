"""Who says what in an English sentence: “X said that …”, “…, said X”, “according to X”, “X announced this”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.languages.en.complements import find_complement
from explainer.languages.en.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CORE,
    SAYING,
)
from explainer.languages.en.reach import ends_of_report
from explainer.languages.en.speakers import before_verb, phrase, source
from explainer.languages.en.subjects import earlier_subject, find_speaker
from explainer.languages.en.tags import find_tag
from explainer.languages.en.verbs import is_denied, is_finite
from explainer.languages.protocol import MASK, Frame, Who
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import tokenize, word_set

_SOURCE = re.compile(
    r"\b(?:according\s+to|in\s+the\s+(?:words|view|opinion|eyes)\s+of|in\s+the\s+view\s+of|citing|quoting)\b",
    re.IGNORECASE,
)


_VIEW = re.compile(r"^\W*In\s+(?P<whose>[\w’' .]{2,60}?)(?:[’']s?)?\s+(?:view|opinion|words),", re.IGNORECASE)


_BACK = re.compile(
    r"\b(?:(?:said|announced|confirmed|reported|stated|revealed|acknowledged|denied)\s+(?:this|so|as\s+much|the\s+news|it)\b(?=\s*(?:[.,]|$|(?:on|in|at|to|during|yesterday|today|after|when)\b))"
    r"|(?:made|makes)\s+(?:the|this|these|those|that|his|her|their)\s+(?:\w+\s+)?(?:remarks?|comments?|statements?|announcement|claims?|allegations?)\b)",
    re.IGNORECASE,
)


_PASSIVE_BACK = re.compile(
    r"^\W*(?:this|that|it|the\s+(?:news|announcement|information|report|decision|figures?))\s+(?:was|were|has\s+been|is)\s+(?:\w+\s+)?"
    r"(?:announced|reported|confirmed|said|stated|told|revealed|made\s+public|disclosed)\b.*?\bby\s+",
    re.IGNORECASE,
)


_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red"
    r"|(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?(?:said|believed|thought|alleged|reported|understood|rumou?red|claimed)\s+(?:to|that)\b"
    r"|rumou?rs?\s+\w+\s+that|it\s+(?:has|had)\s+(?:\w+\s+)?been\s+(?:said|reported|claimed|alleged|suggested)\b)",
    re.IGNORECASE,
)


_QUOTED_AS = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:also\s+)?quoted(?:\s+(?:by|in)\s+[\w’' ]{2,50}?)?\s+as\s+saying\b", re.IGNORECASE
)


_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,}(?:,\s[^()—–]{0,40}?)?\s*(?:\([^)]{2,40}\)\s*)?[—–-]{1,2}\s")


def find_frames(text: str, heading: bool) -> list[Frame]:
    """Every frame of a sentence, those inside another's report left out."""
    opens = len(text)
    text = without_dateline(text)
    opens = opens - len(text.lstrip()) if text[:1].isspace() else 0
    sentence = Sentence(text, heading, dashes=True)
    found = [*_sources(sentence), *_verbs(sentence)]
    if not found and (passive := _PASSIVE_BACK.search(text)):
        at = next((i for i, token in enumerate(sentence.tokens) if token.start >= passive.end()), len(sentence.tokens))
        who = source(sentence.tokens, at, len(sentence.tokens))
        if who is not None:
            found.append(Frame(start=0, end=len(text), shape="about", who=who, verb=passive.start(), back=True))
    found = [_back(sentence, frame) for frame in found]
    if not found:
        found += _remarks(sentence)
    if heading and not found:
        found += _headline(sentence)
    if not found and (hearsay := _HEARSAY.search(text)):
        nobody = Who(kind="hearsay", start=hearsay.start(), end=hearsay.end())
        found.append(
            Frame(
                start=hearsay.start(),
                end=hearsay.end(),
                shape="source",
                who=nobody,
                reports=((0, len(text)),),
                verb=hearsay.start(),
            )
        )
    found = [replace(one, reports=tuple((max(a, opens), b) for a, b in one.reports)) for one in found]
    return _outer(sorted(found, key=lambda frame: (frame.verb, frame.start)))


def without_dateline(text: str) -> str:
    """The sentence with “LONDON, June 11 (Reuters) —” blanked."""
    dateline = _DATELINE.match(text)
    return " " * dateline.end() + text[dateline.end() :] if dateline else text


def leaves_something_unread(text: str, frames: Sequence[Frame]) -> bool:
    """Whether “said” or “told” stands outside of every frame and report."""
    covered = [(frame.start, frame.end) for frame in frames] + [span for frame in frames for span in frame.reports]
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        if (
            SAYING.get(token.low) in CORE
            and token.low in ("said", "says", "told", "tells")
            and not is_denied(tokens, at)
        ):
            passive = at > 0 and tokens[at - 1].low in AUXILIARIES
            if not passive and not any(start <= token.start < end for start, end in covered):
                return True
    return False


def _sources(sentence: Sentence) -> Iterator[Frame]:
    tokens = sentence.tokens
    for found in _SOURCE.finditer(sentence.text):
        at = next((i for i, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
        index = sentence.index_of(at)
        last = sentence.clauses[index].last if index is not None else at
        who = source(tokens, at, last)
        if who is None or re.match(r"(?:plan|schedule|law|rules?|plans|tradition)\b", who.words):
            continue
        end = max(found.end(), who.end)
        yield Frame(
            start=found.start(),
            end=end,
            shape="source",
            who=who,
            reports=sentence.all_but(found.start(), end),
            verb=found.start(),
            cites=found[0].lower() in ("citing", "quoting"),
        )
    if view := _VIEW.match(sentence.text):
        words = tokenize(view["whose"])
        who = source(words, 0, len(words))
        if who is not None and (who.kind == "pronoun" or words[-1].capital):
            yield Frame(
                start=view.start(),
                end=view.end(),
                shape="source",
                who=replace(who, start=view.start("whose"), end=view.end("whose")),
                reports=((view.end(), len(sentence.text)),),
                verb=view.start(),
            )
    if quoted := _QUOTED_AS.search(sentence.text):
        at = next(i for i, token in enumerate(tokens) if token.start >= quoted.start())
        index = sentence.index_of(at)
        first = sentence.clauses[index].first if index is not None else 0
        who = before_verb(tokens, first, at) or earlier_subject(sentence, index or 0)
        if who is not None:
            end = quoted.end()
            yield Frame(
                start=min(who.start, quoted.start()),
                end=end,
                shape="colon" if sentence.text[end:].lstrip(" ,:")[:1] == MASK else "that",
                who=who,
                reports=((end, len(sentence.text)),),
                verb=quoted.start(),
            )


def _verbs(sentence: Sentence) -> Iterator[Frame]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        verb = SAYING.get(token.low) if token.kind == "word" and not (token.capital and at) else None
        if verb is None or sentence.index_of(at) is None or is_denied(tokens, at):
            continue
        frame = _frame(sentence, at, verb)
        if frame is not None:
            yield frame


def _frame(sentence: Sentence, at: int, verb: str) -> Frame | None:
    tokens, index = sentence.tokens, sentence.index_of(at)
    assert index is not None
    clause = sentence.clauses[index]
    finite = is_finite(tokens, at, verb)
    if finite is False:
        return None
    before = tokens[at - 1].low if at > clause.first else ""
    skipped = [token.low for token in tokens[clause.first : at] if token.low not in ADVERBS]
    if skipped and skipped[-1] in ("will", "would", "could", "may", "might", "should", "must", "can", "shall"):
        return None
    if finite and before in ("is", "are", "was", "were", "been", "be", "being", "it's"):
        return None
    tagged = find_tag(sentence, index, at, verb) if finite else None
    if tagged is not None:
        return tagged
    shape, begins = find_complement(sentence, index, at, verb, bool(finite))
    if shape is None:
        return None
    who = find_speaker(sentence, index, at, bool(finite))
    if who is None:
        return None
    start = who.start if who.kind != "unnamed" and who.start < tokens[at].start else sentence.start(clause)
    if _SUBORDINATE & {token.low for token in tokens[clause.first : at]} and (
        shape in ("act", "deed") or tokens[clause.first].low not in _SUBORDINATE
    ):
        return None
    if shape in ("act", "deed"):
        # What stands before whoever speaks is when and where: an object comes behind its verb.
        said = tokens[at].end if start < tokens[at].start else sentence.start(clause)
        sure, last = ends_of_report(sentence, index)
        return Frame(
            start=start,
            end=tokens[at].end,
            shape=shape,
            who=who,
            reports=((said, last),),
            verb=tokens[at].start,
            sure=sure,
        )
    # Where somebody else says something, he may do so in the report or beside it: from there on it is asked.
    reports = ((begins, len(sentence.text)),)
    sure, _ = ends_of_report(sentence, index)
    return Frame(
        start=start, end=begins, shape=shape, who=who, reports=reports, verb=tokens[at].start, sure=max(sure, begins)
    )


_SUBORDINATE = word_set("which whom whose after before because when while since if where until")


def _back(sentence: Sentence, frame: Frame) -> Frame:
    """“Smith announced this on Monday.” reports what stands before."""
    words = [token for token in sentence.tokens if token.kind == "word"]
    found = _BACK.search(sentence.text)
    mine = found is not None and found.start() == frame.verb
    if mine and frame.shape in ("that", "act", "after", "about") and len(words) < 22 and MASK not in sentence.text:
        return replace(frame, back=True, reports=(), start=0, end=len(sentence.text))
    return frame


def _remarks(sentence: Sentence) -> Iterator[Frame]:
    """“Smith made the remarks in London.”"""
    found = _BACK.search(sentence.text)
    if found is None or not found[0].lower().startswith("made") or MASK in sentence.text:
        return
    at = next(i for i, token in enumerate(sentence.tokens) if token.start >= found.start())
    index = sentence.index_of(at)
    who = before_verb(sentence.tokens, sentence.clauses[index].first, at) if index is not None else None
    if who is not None:
        yield Frame(start=0, end=len(sentence.text), shape="about", who=who, verb=found.start(), back=True)


def _headline(sentence: Sentence) -> Iterator[Frame]:
    """“Minister: we will pay”: a speaker and a colon; “Plan fails, says Smith” is read as any tag."""
    colon = next((at for at, token in enumerate(sentence.tokens) if token.text == ":"), None)
    if colon is None or colon > 5 or any(token.low in AUXILIARIES for token in sentence.tokens[:colon]):
        return
    who = phrase(sentence.tokens, 0, colon)
    if who is not None and who.sure and who.start == sentence.tokens[0].start:
        end = sentence.tokens[colon].end
        yield Frame(start=0, end=end, shape="colon", who=who, reports=((end, len(sentence.text)),), verb=0)


def _outer(frames: Sequence[Frame]) -> list[Frame]:
    """Frames inside another's report belong to it; two of one clause are one."""
    kept = list[Frame]()
    if any(frame.shape in ("after", "source") for frame in frames):
        frames = [frame for frame in frames if frame.shape not in ("act", "deed")]
    if frames and frames[0].shape == "source" and not frames[0].cites:
        return [frames[0]]
    for frame in frames:
        inside = any(
            other.shape in ("that", "colon", "about", "act", "deed")
            and any(start <= frame.verb < end for start, end in other.reports)
            and not (frame.shape == "after" and not other.reports)
            for other in kept
        )
        if not inside and not any(other.start <= frame.verb < other.end for other in kept):
            kept.append(frame)
    return kept
