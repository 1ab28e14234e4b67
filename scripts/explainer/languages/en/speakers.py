"""Who speaks in an English clause: the noun phrase before the verb, or behind it where the two change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explainer.languages.en.lexicon import (
    ADVERBS,
    AGENCIES,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBLIQUE,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    ROLES,
    SPANS_OF_TIME,
    SPOKEN,
    TIMES,
    TITLES,
)
from explainer.languages.en.nouns import SMALL_WORDS, Run, gender_of, names_body, role_keys, runs, titles_in
from explainer.languages.protocol import Who
from explainer.languages.tokens import Token

_MARKS = "\"“”‘’'«».&"


def before_verb(tokens: Sequence[Token], first: int, verb: int) -> Who | None:
    """The subject in front of a verb: of the words from the start of its clause."""
    end = verb
    while end > first and (
        tokens[end - 1].low in ADVERBS | AUXILIARIES
        or (tokens[end - 1].low.endswith("ly") and not tokens[end - 1].capital)
        or tokens[end - 1].low in TIMES
    ):
        end -= 1
    relative = next((at for at in range(first + 1, end) if tokens[at].low == "who"), None)
    if relative is None:
        # “minutes published with the decision showed”
        past = (at for at in range(first + 1, end - 1) if tokens[at].low.endswith("ed") and not tokens[at].capital)
        relative = next(
            (at for at in past if tokens[at + 1].low in PREPOSITIONS and tokens[at - 1].low not in DETERMINERS), None
        )
    return phrase(tokens, first, relative if relative is not None else end)


def phrase(tokens: Sequence[Token], first: int, end: int) -> Who | None:
    """Whom the noun phrase means that ends here; what stands before it in its clause is passed over."""
    while end > first and tokens[end - 1].kind == "stop" and tokens[end - 1].text not in '”"':
        end -= 1
    while first < end and (
        tokens[first].low in CONJUNCTIONS | ADVERBS or (tokens[first].kind != "word" and tokens[first].text not in '"“')
    ):
        first += 1
    if first >= end:
        return None
    while end - 2 > first and tokens[end - 1].low in PRONOUNS and tokens[end - 2].low in PREPOSITIONS:
        # “the company behind it”
        end -= 2
    last = tokens[end - 1]
    if last.low in PRONOUNS and last.kind == "word":
        return _pronoun(last)
    first = _behind_opening(tokens, first, end)
    if first >= end:
        return None
    if any(token.low in AUXILIARIES for token in tokens[first:end]):
        first = max(at for at in range(first, end) if tokens[at].low in AUXILIARIES) + 1
        if first >= end:
            return None
    return _noun_phrase(tokens, first, end)


def _pronoun(token: Token) -> Who:
    low = token.low
    gender = {**PRONOUNS, **OBLIQUE}.get(low, "")
    return Who(
        kind="pronoun",
        words=low,
        start=token.start,
        end=token.end,
        gender="m" if gender == "m" else "f" if gender == "f" else "",
        plural=low in ("they", "them", "their"),
        thing=low == "it",
    )


def source(tokens: Sequence[Token], first: int, last: int) -> Who | None:
    """Whoever stands after “according to”."""
    if first < last and tokens[first].low in OBLIQUE and (last - first == 1 or tokens[first].low in ("him", "them")):
        return _pronoun(tokens[first])
    end = first
    while (
        end < last
        and (tokens[end].kind == "word" or tokens[end].text in _MARKS)
        and tokens[end].low not in ("who", "which", "that")
    ):
        if tokens[end].low in AUXILIARIES:
            break
        end += 1
    while end > first and (tokens[end - 1].kind != "word"):
        end -= 1
    who = _noun_phrase(tokens, first, end) if end > first else None
    return replace(who, sure=True) if who is not None else None


def _behind_opening(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the subject begins after “On Monday”, “In a statement”: at the last article or name not ruled by “in”."""
    if tokens[first].low not in PREPOSITIONS | TIMES:
        return first
    starts = [
        at
        for at in range(first + 1, end)
        if (
            tokens[at].low in DETERMINERS
            or (
                tokens[at].capital
                and (not tokens[at - 1].capital or tokens[at - 1].low in TIMES)
                and tokens[at - 1].low not in DETERMINERS
            )
        )
        and tokens[at - 1].low not in PREPOSITIONS
        and tokens[at].low not in TIMES
    ]
    return starts[0] if starts else end - 1 if tokens[end - 1].low in ROLES | BODIES else end


def _noun_phrase(tokens: Sequence[Token], first: int, end: int) -> Who | None:
    words = tokens[first:end]
    found = runs(tokens, first, end)
    ruled = next(
        (
            at
            for at in range(first + 1, end)
            if tokens[at].low in PREPOSITIONS and not any(r.first <= at < r.last for r in found)
        ),
        None,
    )
    head_end = ruled if ruled is not None else end
    mine = [run for run in found if run.last <= head_end]
    if mine and mine[-1].last == head_end and not tokens[mine[-1].last - 1].low.endswith("'s"):
        return _named(tokens, mine[-1], first, end)
    if (
        ruled is not None
        and found
        and found[-1].last == end
        and found[-1].first > ruled + 1
        and tokens[found[-1].first - 1].kind == "word"
    ):
        # “a spokesman for the ministry John Smith”: no article stands between a role and a name.
        role = tokens[found[-1].first - 1]
        if role.low in ROLES:
            return _named(tokens, found[-1], first, end)
    return _common(tokens, first, head_end, end) if words else None


def _named(tokens: Sequence[Token], run: Run, first: int, end: int) -> Who | None:
    titles = titles_in(tokens, run)
    name_first = titles[-1] + 1 if titles else run.first
    while name_first < run.last and (tokens[name_first].kind != "word" or tokens[name_first].low in SMALL_WORDS):
        name_first += 1
    office = titles and any(tokens[at].low == "of" for at in range(titles[0], run.last))
    if office and name_first < run.last:
        # “Secretary of State John Kerry”, “Minister of Defence Smith”: a name is what follows the office.
        rest = [
            at for at in range(name_first, run.last) if tokens[at].kind == "word" and tokens[at].low not in SMALL_WORDS
        ]
        # “President of South Africa” names an office alone.
        name_first = rest[-2] if len(rest) > 2 else run.last
    if name_first >= run.last or (titles and names_body(tokens[run.last - 1])):
        return _common(tokens, first, run.last, end)
    words = " ".join(tokens[at].text for at in range(name_first, run.last)).replace(" . ", ". ").replace(" .", ".")
    body = not titles and (
        names_body(tokens[run.last - 1]) or (run.last - name_first == 1 and tokens[name_first].text.isupper())
    )
    role = role_keys(tokens, first, name_first)
    who = Who(
        kind="body" if body and not role else "name",
        words=words.removesuffix("'s").removesuffix("’s"),
        start=tokens[first].start,
        end=tokens[run.last - 1].end,
        keys=frozenset({tokens[run.last - 1].low.removesuffix("'s")}),
        roles=role,
        gender=gender_of(tokens, run.first, run.last),
    )
    several = [at for at in range(first + 1, run.first) if tokens[at].low == "and" and tokens[at - 1].capital]
    if several:
        start = several[0]
        while start > first and tokens[start - 1].capital:
            start -= 1
        both = " ".join(tokens[at].text for at in range(start, run.last))
        return replace(who, words=both, keys=frozenset({both.lower()}), roles=frozenset(), plural=True, kind="body")
    return who


def _common(tokens: Sequence[Token], first: int, head_end: int, end: int) -> Who | None:
    begin = first
    while (
        begin < head_end - 1
        and (tokens[begin].low in DETERMINERS or tokens[begin].kind != "word")
        and tokens[begin].low not in ("his", "her", "its", "their", "many", "some", "several", "most", "two", "three")
    ):
        begin += 1
    head = tokens[head_end - 1]
    if head.kind != "word":
        return None
    low = head.low
    if low in SPANS_OF_TIME:
        # “Every evening” is nobody.
        return None
    known = low in ROLES | BODIES or low.removesuffix("s") in ROLES | BODIES
    agent = low.endswith(
        ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "ant", "ants", "ee", "ees")
    )
    if not known and not agent and not head.capital and low in ADVERBS | AUXILIARIES | PREPOSITIONS | DETERMINERS:
        return None
    words = tokens[begin].text
    for at in range(begin + 1, end):
        words += " " * (tokens[at].start - tokens[at - 1].end) + tokens[at].text
    plural = (low.endswith("s") and low not in ("news", "press", "congress", "times")) or low in (
        "police",
        "people",
        "men",
        "women",
    )
    kind = "body" if low in BODIES and low not in TITLES else "role"
    if low in SPOKEN and end == head_end:
        kind = "document"
    return Who(
        kind="body" if kind == "body" else "document" if kind == "document" else "role",
        words=words[:1].lower() + words[1:]
        if begin == 0 and not words[:2].isupper() and tokens[begin].low in (ROLES | BODIES | DETERMINERS) - AGENCIES
        else words,
        start=tokens[first].start,
        end=tokens[end - 1].end,
        keys=frozenset({low}),
        # “a neighbour” is nobody who has been named.
        roles=frozenset()
        if tokens[first].low in ("a", "an", "one", "another", "some")
        else role_keys(tokens, begin, head_end),
        gender="f"
        if low.endswith("woman")
        else "m"
        if low in ("spokesman", "chairman", "man", "king", "father")
        else "",
        bare=end == head_end,
        plural=plural and kind == "role",
        sure=known or agent or head.capital or tokens[first].low in DETERMINERS,
    )


def apposed(tokens: Sequence[Token], who: Who, first: int, last: int) -> Who | None:
    """The name in “the head of the mission, Karin Holm,” if it can be his; unsure where it may be the mission's."""
    name = phrase(tokens, first, last)
    if name is None or name.kind != "name" or tokens[first].low in PREPOSITIONS | QUESTIONS:
        return None
    known = bool(name.roles or name.gender)
    ruled = any(f" {word} " in who.words for word in ("of", "for", "at", "from", "in"))
    tail = who.words.split()[-1]
    if ruled and not known and not tail[0].isupper() and tail.lower() not in ROLES | BODIES:
        return None
    return replace(name, start=who.start, roles=name.roles | who.roles)
