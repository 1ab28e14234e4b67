"""Whoever says it in a Russian sentence: in the clause of the verb, in an earlier one, as a paper, in apposition."""

from __future__ import annotations

from dataclasses import replace

from explainer.languages.protocol import MASK, Frame, Shape, Who
from explainer.languages.ru.lexicon import PASSING_ON
from explainer.languages.ru.morphology import parses
from explainer.languages.ru.nouns import is_finite_verb
from explainer.languages.ru.speakers import (
    Agreement,
    find_paper,
    find_place_of_work,
    find_source,
    find_who,
)
from explainer.languages.ru.verbs import Verb
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Clause


def with_apposition(sentence: Sentence, who: Who) -> Who:
    """The name behind a role: «рассказал политолог, автор канала Арсен Орлов»."""
    if who.kind != "role":
        return who
    tokens = sentence.tokens
    index = next(
        (i for i, one in enumerate(sentence.clauses) if sentence.start(one) <= who.start < sentence.end(one)), None
    )
    if index is None or index + 1 >= len(sentence.clauses) or sentence.end(sentence.clauses[index]) != who.end:
        return who
    behind = sentence.clauses[index + 1]
    if sentence.stop_after(sentence.clauses[index]) != "," or any(
        is_finite_verb(token) for token in tokens[behind.first : behind.last]
    ):
        return who
    name = find_who(tokens, behind.first, behind.last, Agreement(who.gender, False))
    if name is None or name.kind != "name" or tokens[behind.first].low.startswith("котор"):
        return who
    return replace(name, start=who.start, roles=name.roles | who.roles)


def find_quoted(sentence: Sentence, clause: Clause, at: int, verb: Verb) -> Who | None:
    """Whose words are passed on: «…», – цитирует газета слова Орловой."""
    words = next((i for i in range(at + 1, clause.last) if sentence.tokens[i].low == "слова"), None)
    if words is None or verb.lemma not in PASSING_ON:
        return None
    return find_source(sentence.tokens, words + 1, clause.last)


def find_speaker(sentence: Sentence, index: int, at: int, verb: Verb, only_here: bool = False) -> Who | None:
    """Whoever says it: in the clause of the verb, before it or behind, else the sentence's subject so far."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    who = find_quoted(sentence, clause, at, verb)
    if who is not None:
        return who
    if verb.finite:
        who = find_who(tokens, clause.first, at, verb.agreement) or find_who(
            tokens, at + 1, clause.last, verb.agreement
        )
        if who is not None:
            return who
    if only_here:
        return find_place_of_work(tokens, clause.first, clause.last) if verb.agreement.plural else None
    relative = tokens[clause.first]
    if relative.low.startswith("котор") and any("nomn" in one.tag for one in parses(relative.text)) and index:
        before = sentence.clauses[index - 1]
        return find_source(tokens, before.first, before.last)
    if verb.agreement.plural and (body := find_place_of_work(tokens, clause.first, clause.last)) is not None:
        return body
    for earlier in reversed(range(index)):
        one = sentence.clauses[earlier]
        if parses(tokens[one.first].text)[0].tag.POS in ("GRND", "PRTF"):
            # «Судья, зачитывая решение, указала»
            continue
        who = find_who(tokens, one.first, one.last, verb.agreement)
        if who is not None and (who.kind != "body" or earlier == 0):
            return who
    if verb.agreement.plural and verb.finite:
        body = find_place_of_work(tokens, clause.first, clause.last)
        if body is not None:
            return body
        return Who(kind="hearsay", start=tokens[at].start, end=tokens[at].end, plural=True)
    here = sentence.start(clause)
    return Who(kind="unnamed", start=here, end=here, gender=verb.agreement.gender, plural=bool(verb.agreement.plural))


def find_impersonal(
    sentence: Sentence, index: int, at: int, shape: Shape | None, begins: int, as_clause: bool
) -> Frame | None:
    """«…, говорится в докладе»; «сообщается, что …»."""
    clause = sentence.clauses[index]
    who = find_paper(sentence.tokens, clause.first, clause.last)
    ruled = any(token.low == "из" for token in sentence.tokens[clause.first : clause.last])
    if sentence.tokens[at].low.startswith("след") and (who is None or not ruled):
        # «Следует признать» asks for something.
        return None
    if who is None and index and sentence.tokens[clause.first].low == "в":
        before = sentence.clauses[index - 1]
        who = find_paper(sentence.tokens, before.first, before.last)
        if who is None:
            return None
    if who is None:
        who = Who(kind="hearsay", start=sentence.tokens[at].start, end=sentence.tokens[at].end)
    if shape in ("that", "colon"):
        return sentence.opening(sentence.start(clause), begins, at, shape, who)
    if as_clause or sentence.stop_before(clause) in (",", MASK, "—", "–", "-", "»", '"', "”"):
        return sentence.tag(clause, at, "as" if as_clause else "after", who)
    return None
