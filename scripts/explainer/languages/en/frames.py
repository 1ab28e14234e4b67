"""Who says what in an English sentence: “X said that …”, “…, said X”, “according to X”, “X announced this”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explainer.languages.en.lexicon import (
    ACTS,
    ADVERBS,
    AUXILIARIES,
    BARE,
    CONJUNCTIONS,
    CORE,
    DEEDS,
    DETERMINERS,
    FEELINGS,
    IRREGULAR_PAST,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    ROLES,
    SAYING,
    TAG_ONLY,
    THAT,
    TIMES,
)
from explainer.languages.en.speakers import apposed, before_verb, phrase, source
from explainer.languages.protocol import MASK, Frame, Shape, Who
from explainer.languages.tokens import Clause, Token, clauses, tokenize

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


@dataclass(frozen=True)
class Sentence:
    """A sentence in tokens and clauses, looked at by the rules below."""

    text: str
    heading: bool

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text)

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.tokens, dashes=True)

    def index_of(self, at: int) -> int | None:
        return next((index for index, one in enumerate(self.clauses) if one.first <= at < one.last), None)

    def stop_before(self, clause: Clause) -> str:
        return self.tokens[clause.first - 1].text[:1] if clause.first else ""

    def stop_after(self, clause: Clause) -> str:
        return self.tokens[clause.last].text[:1] if clause.last < len(self.tokens) else ""

    def start(self, clause: Clause) -> int:
        return self.tokens[clause.first].start

    def end(self, clause: Clause) -> int:
        return self.tokens[clause.last - 1].end


def find_frames(text: str, heading: bool) -> list[Frame]:
    """Every frame of a sentence, those inside another's report left out."""
    text = without_dateline(text)
    sentence = Sentence(text, heading)
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
        if SAYING.get(token.low) in CORE and token.low in ("said", "says", "told", "tells") and not _denied(tokens, at):
            passive = at > 0 and tokens[at - 1].low in AUXILIARIES
            if not passive and not any(start <= token.start < end for start, end in covered):
                return True
    return False


def _denied(tokens: Sequence[Token], at: int) -> bool:
    near = [token.low for token in tokens[max(0, at - 4) : at]]
    return (
        any(word in NOT or word.endswith("n't") for word in near)
        or (near[-1:] == ["to"] and not _goes_on_to(tokens, at))
        or "declined" in near
        or "refused" in near
    )


def _sources(sentence: Sentence) -> Iterator[Frame]:
    tokens = sentence.tokens
    for found in _SOURCE.finditer(sentence.text):
        at = next((i for i, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
        index = sentence.index_of(at)
        last = sentence.clauses[index].last if index is not None else at
        who = source(tokens, at, last)
        if who is None or re.match(r"(?:plan|schedule|law|rules?|plans|tradition)\b", who.words):
            continue
        yield Frame(
            start=found.start(),
            end=max(found.end(), who.end),
            shape="source",
            who=who,
            reports=((0, len(sentence.text)),),
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
        who = before_verb(tokens, first, at) or _earlier(sentence, index or 0)
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
        if verb is None or sentence.index_of(at) is None or _denied(tokens, at):
            continue
        frame = _frame(sentence, at, verb)
        if frame is not None:
            yield frame


def _is_finite(tokens: Sequence[Token], at: int, verb: str) -> bool | None:
    """Whether the form is one of a main verb; nothing for a participle in -ing."""
    low = tokens[at].low
    if low.endswith("ing") and low != verb:
        return None
    before = tokens[at - 1].low if at else ""
    if _goes_on_to(tokens, at):
        return True
    if before == "to" or before in DETERMINERS or before in ("of", "by", "for", "in", "with", "on", "from", "at"):
        return False
    return not (low == verb and low not in ("put", "read", "forecast") and not _base_form_may_stand(tokens, at))


def _goes_on_to(tokens: Sequence[Token], at: int) -> bool:
    """“He went on to say”."""
    return [token.low for token in tokens[max(0, at - 3) : at]] == ["went", "on", "to"]


_NEVER_NOUNS = frozenset("say think believe argue insist suggest warn admit add agree tell maintain".split())


def _base_form_may_stand(tokens: Sequence[Token], at: int) -> bool:
    """“Officials say”, “they think”, “did say”: a bare form that may be a noun needs a plural or a modal before it."""
    before = tokens[at - 1].low if at else ""
    if tokens[at].low in _NEVER_NOUNS:
        return at > 0 and before not in CONJUNCTIONS
    return before in (
        "they",
        "we",
        "will",
        "would",
        "did",
        "do",
        "also",
        "who",
        "people",
        "police",
        "many",
        "some",
        "others",
        "critics",
    ) or before.endswith("s")


def _frame(sentence: Sentence, at: int, verb: str) -> Frame | None:
    tokens, index = sentence.tokens, sentence.index_of(at)
    assert index is not None
    clause = sentence.clauses[index]
    finite = _is_finite(tokens, at, verb)
    if finite is False:
        return None
    before = tokens[at - 1].low if at > clause.first else ""
    skipped = [token.low for token in tokens[clause.first : at] if token.low not in ADVERBS]
    if skipped and skipped[-1] in ("will", "would", "could", "may", "might", "should", "must", "can", "shall"):
        return None
    if finite and before in ("is", "are", "was", "were", "been", "be", "being", "it's"):
        return None
    tagged = _tag(sentence, index, at, verb) if finite else None
    if tagged is not None:
        return tagged
    shape, begins = _complement(sentence, index, at, verb, bool(finite))
    if shape is None:
        return None
    who = _subject(sentence, index, at, bool(finite))
    if who is None:
        return None
    start = who.start if who.kind != "unnamed" and who.start < tokens[at].start else sentence.start(clause)
    if _SUBORDINATE & {token.low for token in tokens[clause.first : at]} and (shape in ("act", "deed") or tokens[clause.first].low not in _SUBORDINATE):
        return None
    if shape in ("act", "deed"):
        return Frame(
            start=start,
            end=tokens[at].end,
            shape=shape,
            who=who,
            reports=((0 if index == 0 else sentence.start(clause), len(sentence.text)),),
            verb=tokens[at].start,
        )
    limit = len(sentence.text)
    return Frame(start=start, end=begins, shape=shape, who=who, reports=((begins, limit),), verb=tokens[at].start)


_SUBORDINATE = frozenset("which whom whose after before because when while since if where until".split())


def _tag(sentence: Sentence, index: int, at: int, verb: str) -> Frame | None:
    """“…, Smith said”, “…” said Smith: a clause that closes what went before it or stands inside."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    as_clause = tokens[clause.first].low == "as" and at > clause.first + 1
    before = sentence.stop_before(clause)
    masked = _beside_mask(sentence, clause)
    opens = not re.search(rf"[\w{MASK}]", sentence.text[: sentence.start(clause)])
    if opens and not as_clause:
        return None
    if (
        tokens[clause.first].low in CONJUNCTIONS
        and not as_clause
        and not (masked and tokens[clause.first].low in ("and", "but", "as"))
    ):
        return None
    if before not in (",", MASK, "?", "!", "—", "–", "…", "") and not as_clause:
        return None
    inverted = at == clause.first or all(token.low in ADVERBS for token in tokens[clause.first : at])
    rest = tokens[at + 1 : clause.last]
    if inverted:
        if verb == "tell" or any(token.low in THAT for token in rest[:8]):
            return _tag_in_pieces(sentence, index, at) if _adjunct_only(rest, verb) else None
        if not rest:
            following = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
            apart = _tag_in_pieces(sentence, index, at)
            if apart is not None:
                return apart
            if masked and following is None:
                who: Who | None = Who(kind="unnamed", start=tokens[at].start, end=tokens[at].start)
            else:
                return None
        else:
            apart = _tag_in_pieces(sentence, index, at) if _adjunct_only(rest, verb) else None
            if apart is not None:
                return apart
            who = source(tokens, at + 1, clause.last) if rest[0].low not in PREPOSITIONS | THAT else None
            if who is None and rest[0].low in PRONOUNS:
                who = phrase(tokens, at + 1, at + 2)
            if (
                who is not None
                and not masked
                and not (
                    rest[0].capital or rest[0].low in DETERMINERS or rest[0].low in PRONOUNS or rest[0].low in ROLES
                )
            ):
                return None
            if not masked and (any(token.low in AUXILIARIES for token in rest) or not _report_before(sentence, index)):
                # “Smith, of the university, said the bridge would be rebuilt”
                return None
            if who is not None and not masked and verb in TAG_ONLY | ACTS | DEEDS and verb not in BARE:
                return None
    else:
        first = clause.first + 1 if as_clause else clause.first
        who = before_verb(tokens, first, at)
        if who is None or not (_adjunct_only(rest, verb) or (as_clause and verb == "put")):
            return None
        if not masked and verb in TAG_ONLY and not as_clause:
            return None
        if not masked and not as_clause and _ahead(sentence, index) is not None:
            return None
        inside = not rest and sentence.stop_after(clause) == "," and verb in CORE | {"add", "argue", "claim", "believe"}
        if not masked and not as_clause and not inside and not _report_before(sentence, index):
            return None
    if who is None:
        return None
    end = _end_of_tag(sentence, index)
    reports = tuple(
        span
        for span in ((0, sentence.start(clause)), (end, len(sentence.text)))
        if re.search(rf"[\w{MASK}]", sentence.text[slice(*span)])
    )
    return Frame(
        start=sentence.start(clause),
        end=end,
        shape="as" if as_clause else "after",
        who=who,
        reports=reports,
        verb=tokens[at].start,
    )


def _tag_in_pieces(sentence: Sentence, index: int, at: int) -> Frame | None:
    """“…,” the head of the mission, Karin Holm, said: a tag with an apposition between its subject and its verb."""
    tokens = sentence.tokens
    first = index
    while first and tokens[sentence.clauses[first - 1].first].kind == "word" and index - first < 3:
        words = [token.low for token in tokens[sentence.clauses[first - 1].first : sentence.clauses[first - 1].last]]
        if set(words) & AUXILIARIES and words[0] not in ("who", "which", "whose"):
            return None
        first -= 1
    if first == index or not _beside_mask(sentence, sentence.clauses[first]):
        return None
    who = _earlier(sentence, index, first)
    if who is None:
        return None
    start, end = sentence.start(sentence.clauses[first]), _end_of_tag(sentence, index)
    spans = ((0, start), (end, len(sentence.text)))
    reports = tuple(span for span in spans if re.search(rf"[\w{MASK}]", sentence.text[slice(*span)]))
    return Frame(start=start, end=end, shape="after", who=who, reports=reports, verb=tokens[at].start)


def _report_before(sentence: Sentence, index: int) -> bool:
    """Whether there is a clause with a verb before, which the tag can close; “On Monday, Smith said” has none."""
    words = [token.low for token in sentence.tokens[: sentence.clauses[index].first] if token.kind != "stop"]
    if MASK in "".join(words):
        return True
    if (
        len(words) < 3
        or words[0] in PREPOSITIONS | {"speaking", "asked", "while", "when", "after", "although", "as"}
        and not any(word in AUXILIARIES for word in words)
    ):
        return False
    small = {token.low for token in sentence.tokens[: sentence.clauses[index].first] if not token.capital}
    return any(word in AUXILIARIES or (word in small and word.endswith(("ed", "es", "s"))) for word in words)


def _end_of_tag(sentence: Sentence, index: int) -> int:
    """The tag's end: with what describes the speaker behind a comma, up to a quotation or the sentence's end."""
    end = sentence.end(sentence.clauses[index])
    for at in range(index, len(sentence.clauses)):
        clause = sentence.clauses[at]
        words = [token.low for token in sentence.tokens[clause.first : clause.last]]
        if at > index and (
            set(words) & (PRONOUNS.keys() | {"that"})
            or (words[0].endswith("ing") and words[0] in SAYING)
            or words[0] in CONJUNCTIONS
        ):
            break
        if at > index and (
            words[0] not in DETERMINERS | ROLES | {"who", "whose", "which"}
            or (set(words) & AUXILIARIES and words[0] not in ("who", "whose", "which"))
        ):
            break
        end = sentence.end(clause)
        if sentence.stop_after(clause) != ",":
            break
        following = sentence.tokens[clause.last + 1] if clause.last + 1 < len(sentence.tokens) else None
        if following is not None and following.kind == "mask":
            break
    return end


def _beside_mask(sentence: Sentence, clause: Clause) -> bool:
    words = [token for token in sentence.tokens[: clause.first] if token.kind != "stop"]
    return bool(words) and words[-1].kind == "mask"


def _ahead(sentence: Sentence, index: int) -> int | None:
    """Where a quotation begins right behind a clause, be it after a comma or a colon."""
    clause = sentence.clauses[index]
    at = clause.last
    while at < len(sentence.tokens) and sentence.tokens[at].kind == "stop" and sentence.tokens[at].text in ",:—–-":
        at += 1
    if at < len(sentence.tokens) and sentence.tokens[at].kind == "mask":
        return sentence.tokens[at].start
    return None


def _complement(sentence: Sentence, index: int, at: int, verb: str, finite: bool) -> tuple[Shape | None, int]:
    """How the verb goes on, and where what it reports begins."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    rest = tokens[at + 1 : clause.last]
    for offset, token in enumerate(rest[:14]):
        if token.low in AUXILIARIES and offset:
            break
        if token.low in THAT and (offset == 0 or _adjunct_only(rest[:offset], "tell")):
            behind = rest[offset + 1].low if offset + 1 < len(rest) else ""
            if verb not in ("thank", "invite") and behind not in ("of",):
                return "that", token.end
        if (
            token.low in QUESTIONS - {"which", "if"}
            and offset <= 3
            and verb in ("say", "tell", "explain", "ask", "reveal", "describe", "wonder", "question", "clarify")
        ):
            return "that", token.start
    ahead = _ahead(sentence, index)
    if (
        ahead is not None
        and verb not in ("call", "describe", "denounce", "dismiss", "condemn")
        and (_adjunct_only(rest, "tell") or not rest)
    ):
        return "colon", ahead
    if sentence.stop_after(clause) == ":":
        return "colon", tokens[clause.last].end
    hop = index + 1
    if sentence.stop_after(clause) == "," and hop < len(sentence.clauses) and (not rest or _adjunct_only(rest, "tell")):
        following = tokens[sentence.clauses[hop].first]
        if following.low in THAT:
            return "that", following.end
        if verb in ("say", "add") and finite and not _report_before(sentence, index):
            later = next((c for c in sentence.clauses[hop:] if tokens[c.first].low in THAT), None)
            if later is not None:
                return "that", tokens[later.first].end
    if verb == "express":
        return ("act", 0) if {token.low for token in rest} & FEELINGS else (None, 0)
    if verb in ("call", "speak", "read", "show", "find", "put", "feel"):
        masked = sentence.stop_after(clause) == MASK
        called = verb == "call" and finite and (masked or (rest and rest[0].low in ("for", "on", "upon")))
        return ("act", 0) if called else (None, 0)
    if verb in BARE and rest and not (verb not in CORE and rest[0].low in PREPOSITIONS):
        return _bare(sentence, at, rest, verb)
    if not finite:
        return None, 0
    if verb in DEEDS and rest:
        return ("deed", 0) if verb in ("suggest", "recommend", "propose") else (None, 0)
    if verb in ACTS and rest:
        return "act", 0
    return None, 0


def _bare(sentence: Sentence, at: int, rest: Sequence[Token], verb: str) -> tuple[Shape | None, int]:
    """“Smith said the plan had failed”: a clause behind the verb, its addressee and the day."""
    skip = 0
    if verb == "tell":
        while (
            skip < len(rest)
            and skip < 5
            and rest[skip].low not in PRONOUNS
            and (skip == 0 or rest[skip].capital or rest[skip - 1].low in DETERMINERS)
        ):
            skip += 1
    while skip < len(rest) and rest[skip].low in TIMES:
        skip += 1
    if skip < len(rest) and rest[skip].low in ("on", "in", "at", "during", "after") and skip + 1 < len(rest):
        skip += 2
        while skip < len(rest) and (
            rest[skip].low in TIMES or rest[skip].text.isdigit() or rest[skip - 1].low in DETERMINERS
        ):
            skip += 1
    left = [token for token in rest[skip:] if token.kind == "word"]
    if len(left) < 2:
        return None, 0
    if verb not in CORE | {"believe", "think", "reckon"} and not any(
        token.low in AUXILIARIES or token.low.endswith("ed") or token.low in PRONOUNS for token in left
    ):
        return ("act", 0) if verb in ACTS else (None, 0)
    return "that", rest[skip].start


def _adjunct_only(rest: Sequence[Token], verb: str) -> bool:
    """Whether nothing follows the verb but whom, when, where and how it was said."""
    at = 0
    words = [token for token in rest if token.kind == "word"]
    if not words:
        return True
    if words[0].low not in PREPOSITIONS | TIMES | ADVERBS and not words[0].low.endswith("ly"):
        if verb not in ("tell", "inform", "remind", "assure", "warn", "notify", "ask", "advise"):
            return False
        if words[0].low in PRONOUNS and words[0].low != "it":
            return False
        at = 1
    return not any(
        token.low in AUXILIARIES | THAT or token.low in ("he", "she", "they", "we", "i") for token in words[at:]
    )


def _subject(sentence: Sentence, index: int, at: int, finite: bool) -> Who | None:
    """Whoever says it: before the verb in its clause, else the sentence's subject so far."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    relative = tokens[clause.first].low in ("who", "which", "that") and at - clause.first <= 4
    if relative and index:
        before = sentence.clauses[index - 1]
        return source(tokens, _last_phrase(tokens, before), before.last)
    if _goes_on_to(tokens, at):
        at -= 3
    joined = at - 1
    while joined > clause.first and tokens[joined].low in ADVERBS | AUXILIARIES:
        joined -= 1
    if joined > clause.first and tokens[joined].low in ("and", "but", "then"):
        # “Smith declared an emergency and said”: the subject of the verb before.
        verb = next((v for v in range(clause.first, joined) if _may_be_verb(tokens, v)), None)
        who = before_verb(tokens, clause.first, verb) if verb is not None and verb > clause.first else None
        return who or _earlier(sentence, index) or _nobody(sentence, clause)
    if finite:
        who = before_verb(tokens, clause.first, at)
        if who is not None:
            return who if who.kind != "role" or who.sure else None
        opens_so = all(token.low in CONJUNCTIONS | ADVERBS | AUXILIARIES for token in tokens[clause.first : at])
        if not opens_so and clause.first < at:
            return None
    who = _earlier(sentence, index)
    if who is not None:
        return who
    return _nobody(sentence, clause) if not finite or index else None


def _nobody(sentence: Sentence, clause: Clause) -> Who:
    """A speaker whom the sentence does not name again."""
    here = sentence.start(clause)
    return Who(kind="unnamed", start=here, end=here)


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    known = low in AUXILIARIES or low in SAYING or low in IRREGULAR_PAST
    return known or (low.endswith("ed") and not tokens[at].capital)


def _last_phrase(tokens: Sequence[Token], clause: Clause) -> int:
    """Where the last name or article of a clause begins."""
    at = clause.last - 1
    while at > clause.first and tokens[at].capital and tokens[at - 1].capital:
        at -= 1
    while at > clause.first and not tokens[at].capital and tokens[at].low not in DETERMINERS:
        at -= 1
    return at


def _earlier(sentence: Sentence, index: int, first: int = 0) -> Who | None:
    """The subject of an earlier clause: before its verb, or all of a clause that has none."""
    tokens = sentence.tokens
    for number, one in enumerate(sentence.clauses[first:index], first):
        if (
            tokens[one.first].kind == "mask"
            or tokens[one.first].low in CONJUNCTIONS | PREPOSITIONS
            or tokens[one.first].low.endswith("ing")
        ):
            continue
        verb = next(
            (
                at
                for at in range(one.first + 1, one.last)
                if tokens[at].low in AUXILIARIES
                or tokens[at].low in SAYING
                or tokens[at].low in IRREGULAR_PAST
                or (tokens[at].low.endswith("ed") and not tokens[at].capital)
            ),
            None,
        )
        end = verb if verb is not None else one.last
        if verb is not None and tokens[verb].low in SAYING and verb == one.first:
            who = source(tokens, verb + 1, one.last)
        else:
            who = phrase(tokens, one.first, end)
        if who is not None and who.kind == "role" and verb is None and number + 1 < index:
            behind = sentence.clauses[number + 1]
            who = apposed(tokens, who, behind.first, behind.last) or who
        if who is not None and (who.kind != "role" or who.sure):
            return who
        if tokens[one.first].low in SAYING:
            who = source(tokens, one.first + 1, one.last)
            if who is not None:
                return who
    return None


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
            and not _adds(frame, other)
            for other in kept
        )
        if not inside and not any(other.start <= frame.verb < other.end for other in kept):
            kept.append(frame)
    return kept


def _adds(frame: Frame, other: Frame) -> bool:
    """“Smith said X, adding that Y”: the same speaker goes on."""
    return frame.who.start == other.who.start and frame.shape == "that" and frame.verb > other.verb and False
