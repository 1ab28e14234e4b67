"""Who says what in a Russian sentence: «X сказал, что …», «…, сказал X», «по словам X, …», «об этом сообщил X»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.languages.protocol import MASK, Frame, Who
from explainer.languages.ru.complements import NEGATIONS, find_complement, has_object, may_precede
from explainer.languages.ru.lexicon import (
    CORE,
    DEEDS,
    HEARSAY,
    TAG_ONLY,
)
from explainer.languages.ru.morphology import parses
from explainer.languages.ru.nouns import is_finite_verb
from explainer.languages.ru.reach import ends_of_report, where_told
from explainer.languages.ru.speakers import Agreement, find_place_of_work, find_source, find_who
from explainer.languages.ru.subjects import find_impersonal, find_quoted, find_speaker, with_apposition
from explainer.languages.ru.verbs import Verb, agreement_of, find_verb, tags_whatever
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import tokenize, word_set

_SOURCE = re.compile(
    r"(?<!\w)(?:(?:как\s+следует\s+)?(?:по\s+(?:\w+\s+){0,1}?(?:словам|мнению|оценк[еа]м?|версии|убеждению|утверждени[юя]м?"
    r"|прогноз[уа]м?|признани[юя]м?|наблюдени[юя]м?|данным|сведениям|заявлени[юя]м?|сообщени[юя]м?|информации"
    r"|расч[её]там|подсч[её]там|свидетельств[ауо]м?|выражению|замечанию|предположени[юя]м?|опыту)"
    r"|(?:с|со)\s+(?:\w+\s+)?(?:точки\s+зрения|слов)|(?:на|в)\s+(?:\w+\s+)?(?:взгляд|представлении|понимании)"
    r"|со\s+ссылкой\s+на|если\s+верить|согласно))(?!\w)",
    re.IGNORECASE,
)


_BACK = re.compile(
    r"^\W*(?:об\s+этом|это|такое\s+(?:мнение|заявление)|с\s+таким\s+\w+|так[аи][еяую]\w?\s+\w+|так|таким\s+образом)\b",
    re.IGNORECASE,
)


_HEARSAY = re.compile(HEARSAY, re.IGNORECASE)


_JOINING = word_set("но а и однако поэтому то что чтобы если когда пока")
_NEGATED_ALL_THE_SAME = {"исключить", "исключать", "скрывать", "сомневаться", "отрицать"}


def find_frames(text: str, heading: bool) -> list[Frame]:
    """Every frame of a sentence, those inside another's report left out."""
    sentence = Sentence(text, heading, dashes=False)
    found = [*_sources(sentence), *_verbs(sentence)]
    if heading and not found:
        found += _headline(sentence)
    found = [_back(sentence, frame) for frame in found]
    if not found and (hearsay := _HEARSAY.search(text)):
        who = Who(kind="hearsay", start=hearsay.start(), end=hearsay.end())
        span = ((0, len(text)),)
        found.append(
            Frame(start=hearsay.start(), end=hearsay.end(), shape="source", who=who, reports=span, verb=hearsay.start())
        )
    return _outer(sorted(found, key=lambda frame: (frame.verb, frame.start)))


def leaves_something_unread(text: str, frames: Sequence[Frame]) -> bool:
    """Whether a finite verb that is never without a speaker stands outside of every frame and report."""
    covered = [(frame.start, frame.end) for frame in frames] + [span for frame in frames for span in frame.reports]
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        if token.kind == "word" and not any(start <= token.start < end for start, end in covered):
            verb = find_verb(token)
            if verb and verb.lemma in CORE and verb.finite and not (at and tokens[at - 1].low in NEGATIONS):
                return True
    return False


def _sources(sentence: Sentence) -> Iterator[Frame]:
    """«По словам X», «по данным Y», «со ссылкой на Z»."""
    tokens = sentence.tokens
    for found in _SOURCE.finditer(sentence.text):
        at = next((i for i, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
        words = [token for token in tokens if found.start() <= token.start < found.end()]
        inner = next((token for token in words[1:2] if token.low in ("его", "ее", "их")), None)
        last = next((c.last for c in sentence.clauses if c.first <= at < c.last), at)
        who = find_source(tokens, at, last) if inner is None else find_source([inner], 0, 1)
        apart = inner is None and at < len(tokens) and sentence.text[found.end() : tokens[at].start].strip()
        if who is None or apart or any(one.low.startswith("сво") for one in words):
            continue
        if words[0].low in ("с", "на", "в") and who.kind != "name" and who.kind != "pronoun":
            who = replace(who, sure=False)
        end = max(found.end(), who.end)
        yield Frame(
            start=found.start(),
            end=end,
            shape="source",
            who=who,
            reports=sentence.all_but(found.start(), end),
            verb=found.start(),
            cites="ссылк" in found[0].lower(),
        )


def _verbs(sentence: Sentence) -> Iterator[Frame]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        verb = find_verb(token) if token.kind == "word" else None
        if verb is None and tags_whatever(sentence, at):
            tag = parses(token.text)[0].tag
            verb = Verb(token.low, True, agreement_of(tag), False, False)
        if verb is None:
            continue
        negated = at > 0 and tokens[at - 1].low in NEGATIONS
        if negated and verb.lemma not in _NEGATED_ALL_THE_SAME:
            continue
        clause = next((one for one in sentence.clauses if one.first <= at < one.last), None)
        if clause is None or any(one.low in ("мы", "я") for one in tokens[clause.first : clause.last]):
            continue
        frame = _frame(sentence, at, verb)
        if frame is not None:
            yield replace(frame, who=with_apposition(sentence, frame.who))


def _frame(sentence: Sentence, at: int, verb: Verb) -> Frame | None:
    index = sentence.index_of(at)
    assert index is not None
    clause = sentence.clauses[index]
    shape, begins = find_complement(sentence, index, at, verb)
    before = sentence.stop_before(clause)
    opens = not re.search(rf"[\w{MASK}]", sentence.text[: sentence.start(clause)])
    as_clause = sentence.tokens[clause.first].low == "как" or (
        at > clause.first
        and sentence.tokens[clause.first].low in ("а", "и")
        and sentence.tokens[clause.first + 1].low == "как"
    )
    if verb.impersonal:
        return find_impersonal(sentence, index, at, shape, begins, as_clause)
    if as_clause and shape not in ("that", "colon"):
        who = find_speaker(sentence, index, at, verb, only_here=True)
        if who is None:
            return None
        return sentence.tag(clause, at, "as", who)
    early = at - clause.first <= 4
    if (
        shape not in ("that", "colon")
        and not opens
        and early
        and verb.finite
        and before in (",", MASK, "—", "–", "-", "»", "”", '"', "?", "!", "…")
    ):
        who = (
            find_quoted(sentence, clause, at, verb)
            or find_who(sentence.tokens, at + 1, clause.last, verb.agreement)
            or find_who(sentence.tokens, clause.first, at, verb.agreement)
        )
        if who is None and verb.agreement.plural:
            who = find_place_of_work(sentence.tokens, clause.first, clause.last)
        beside_mask = sentence.stands_by_mask(clause)
        bare = who is None and beside_mask and at == clause.first
        tagged = sentence.tokens[clause.first : at]
        plain = all(may_precede(one) for one in tagged) or (who is not None and who.start < sentence.tokens[at].start)
        coordinated = bool(tagged) and tagged[0].low in _JOINING
        relative = any(one.low.startswith("котор") for one in tagged)
        felt = verb.lemma not in ("выразить", "выражать", "высказать", "высказывать") or shape == "act"
        parted = beside_mask or not (
            coordinated or verb.lemma in TAG_ONLY or verb.lemma in DEEDS or has_object(sentence, at, clause, who)
        )
        if felt and (who is not None or bare) and plain and not relative and parted:
            here = sentence.start(clause)
            nobody = Who(kind="unnamed", start=here, end=here, gender=verb.agreement.gender)
            return sentence.tag(clause, at, "after", who or nobody)
    if shape is None:
        return None
    who = find_speaker(sentence, index, at, verb)
    if who is None:
        return None
    start = min(sentence.start(clause), who.start) if who.kind != "unnamed" else sentence.start(clause)
    if shape in ("act", "deed", "about"):
        # No clause of its own is reported: what is neither verb nor speaker tells what was said.
        said = sentence.tokens[at].start
        start = said if who.kind == "unnamed" else min(said, who.start)
        sure, last = ends_of_report(sentence, index, at)
        return Frame(
            start=start,
            end=max(sentence.tokens[at].end, who.end),
            shape=shape,
            who=who,
            reports=((where_told(sentence, clause, start), last),),
            verb=sentence.tokens[at].start,
            sure=sure,
        )
    return sentence.opening(start, begins, at, shape, who)


def _back(sentence: Sentence, frame: Frame) -> Frame:
    """«Об этом сообщил X.» reports what stands before."""
    alone = frame.shape in ("about", "act", "after", "colon") and _BACK.match(sentence.text)
    if not alone or len(sentence.tokens) > 30:
        return frame
    if frame.shape == "colon":
        return replace(frame, back=True)
    return replace(frame, back=True, reports=(), start=0, end=len(sentence.text))


def _headline(sentence: Sentence) -> Iterator[Frame]:
    """«Глава Малайзии: мы не хотим …»: a speaker and a colon."""
    colon = next((at for at, token in enumerate(sentence.tokens) if token.text == ":"), None)
    if colon is None or colon > 6 or any(is_finite_verb(token) for token in sentence.tokens[:colon]):
        return
    who = find_who(sentence.tokens, 0, colon, Agreement())
    if who is not None and who.start == sentence.tokens[0].start and who.end == sentence.tokens[colon - 1].end:
        end = sentence.tokens[colon].end
        yield Frame(start=0, end=end, shape="colon", who=who, reports=((end, len(sentence.text)),), verb=0)


def _outer(frames: Sequence[Frame]) -> list[Frame]:
    """Frames inside another's report belong to it; two of one clause are one."""
    kept = list[Frame]()
    if frames and frames[0].shape == "source" and len(frames) > 1 and not frames[0].cites:
        # Whatever anybody says in it is passed on.
        return [frames[0]]
    for frame in frames:
        inside = any(
            other.shape in ("that", "colon", "about", "act", "deed")
            and any(start <= frame.verb < end for start, end in other.reports)
            for other in kept
        )
        same = any(other.start <= frame.verb < other.end for other in kept)
        if not inside and not same:
            kept.append(frame)
    return kept
