"""Clauses that close what went before them or stand inside it: “…, Smith said”, “…” said Smith."""

from __future__ import annotations

import re

from explainer.languages.en.lexicon import (
    ACTS,
    ADVERBS,
    AUXILIARIES,
    BARE,
    CONJUNCTIONS,
    CORE,
    DEEDS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SAYING,
    TAG_ONLY,
    THAT,
)
from explainer.languages.en.sentence import has_report_before, quotation_ahead
from explainer.languages.en.speakers import apposed, before_verb, phrase, source
from explainer.languages.en.subjects import earlier_subject
from explainer.languages.en.verbs import is_adjunct
from explainer.languages.protocol import MASK, Frame, Who
from explainer.languages.sentence import Sentence


def find_tag(sentence: Sentence, index: int, at: int, verb: str) -> Frame | None:
    """“…, Smith said”, “…” said Smith: a clause that closes what went before it or stands inside."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    as_clause = tokens[clause.first].low == "as" and at > clause.first + 1
    before = sentence.stop_before(clause)
    masked = sentence.stands_by_mask(clause)
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
            return _tag_in_pieces(sentence, index, at) if is_adjunct(rest, verb) else None
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
            apart = _tag_in_pieces(sentence, index, at) if is_adjunct(rest, verb) else None
            if apart is not None:
                return apart
            who = source(tokens, at + 1, clause.last) if rest[0].low not in PREPOSITIONS | THAT else None
            if who is None and rest[0].low in PRONOUNS:
                who = phrase(tokens, at + 1, at + 2)
            behind = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
            if who is not None and who.kind == "role" and behind is not None and sentence.stop_after(clause) == ",":
                # “…,” said the minister, Oleg Dorn
                who = apposed(tokens, who, behind.first, behind.last) or who
            if (
                who is not None
                and not masked
                and not (
                    rest[0].capital or rest[0].low in DETERMINERS or rest[0].low in PRONOUNS or rest[0].low in ROLES
                )
            ):
                return None
            if not masked and (
                any(token.low in AUXILIARIES for token in rest) or not has_report_before(sentence, index)
            ):
                # “Smith, of the university, said the bridge would be rebuilt”
                return None
            if who is not None and not masked and verb in TAG_ONLY | ACTS | DEEDS and verb not in BARE:
                return None
    else:
        first = clause.first + 1 if as_clause else clause.first
        who = before_verb(tokens, first, at)
        if who is None or not (is_adjunct(rest, verb) or (as_clause and verb == "put")):
            return None
        shown = verb in ("show", "find") and who.kind == "body"
        if not masked and verb in TAG_ONLY and not as_clause and not shown:
            return None
        if not masked and not as_clause and quotation_ahead(sentence, index) is not None:
            return None
        inside = not rest and sentence.stop_after(clause) == "," and verb in CORE | {"add", "argue", "claim", "believe"}
        if not masked and not as_clause and not inside and not has_report_before(sentence, index):
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
    if first == index or not sentence.stands_by_mask(sentence.clauses[first]):
        return None
    who = earlier_subject(sentence, index, first)
    if who is None:
        return None
    start, end = sentence.start(sentence.clauses[first]), _end_of_tag(sentence, index)
    spans = ((0, start), (end, len(sentence.text)))
    reports = tuple(span for span in spans if re.search(rf"[\w{MASK}]", sentence.text[slice(*span)]))
    return Frame(start=start, end=end, shape="after", who=who, reports=reports, verb=tokens[at].start)


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
