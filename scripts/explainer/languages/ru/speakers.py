"""Who speaks in a Russian clause: the name, role, institution or pronoun that agrees with its word of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.languages.protocol import Who
from explainer.languages.ru.lexicon import BODIES, HE, HIS, PAPERS, ROLES, SPOKEN
from explainer.languages.ru.morphology import (
    NAMES,
    Gender,
    can_be_nominative,
    fold,
    gender_of,
    lemmas,
    name_keys,
    name_to_nominative,
    parses,
    to_nominative,
)
from explainer.languages.ru.nouns import (
    QUOTES,
    blank_before,
    can_speak,
    is_adjective,
    is_body,
    is_common_noun,
    is_governed,
    is_person,
    is_plain,
    is_relational,
    is_role,
    is_ruled,
    name_in_marks,
    name_runs,
    names_body,
    names_place,
    phrase,
    role_keys,
)
from explainer.languages.tokens import Token, word_set

SELF = word_set("этот сам сама сами эта эти один такой самого")
VAGUE = word_set("многие некоторые кто-то все большинство другие один одни")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a verb asks of its subject."""

    gender: Gender = ""
    plural: bool | None = None


def find_who(tokens: Sequence[Token], first: int, last: int, verb: Agreement) -> Who | None:
    """The subject among these tokens, or nothing."""
    whole = [run for run in name_runs(tokens, first, last) if not is_ruled(tokens, run)]
    runs = [run for one in whole if (run := _in_nominative(one, verb))]
    noun = _noun(tokens, first, last, verb)
    inside = name_in_marks(tokens, first, last)
    if noun is not None and inside is not None and inside[0] < noun < inside[1]:
        # «Как сообщает «Тарский вестник»»: a word of a name is nobody.
        noun = None
    pronoun = _pronoun(tokens, first, last, verb)
    if pronoun is not None and pronoun.kind == "pronoun" and (not runs or pronoun.start < runs[0][0].start):
        return pronoun
    marks = name_in_marks(tokens, first, last) if noun is None else None
    if marks is not None and all(tokens[marks[0]].start < run[0].start < tokens[marks[1]].start for run in runs):
        words = "".join(
            blank_before(tokens, i) * (i > marks[0] + 1) + tokens[i].text for i in range(marks[0] + 1, marks[1])
        )
        start, end = tokens[marks[0]].start, tokens[marks[1]].end
        return Who(kind="body", words=words, start=start, end=end, keys=name_keys(tokens[marks[1] - 1].text))
    if runs and not (noun is not None and _owns(tokens, noun, runs[0])):
        people = [run for run in runs if not names_place(run)]
        close = noun is not None and noun + 1 < last and tokens[noun + 1].start == runs[0][0].start
        body = noun is not None and is_body(tokens[noun]) and (close or not (people and is_person(people[0])))
        if people and not body:
            return _named(tokens, first, people[0], noun)
        if noun is None or (runs[0][0].start < tokens[noun].start and not is_role(tokens[noun])):
            return _place(runs[0])
    if noun is not None:
        return _common(tokens, noun, first, last, many=verb.plural)
    return _pronoun(tokens, first, last, verb) or _surname(tokens, first, last, verb)


def _surname(tokens: Sequence[Token], first: int, last: int, verb: Agreement) -> Who | None:
    """«Возразила Лесная»: a word like any other but for its capital, inside a sentence and with nothing behind it."""
    for at in range(max(first, 1), last):
        ends = at + 1 >= len(tokens) or tokens[at + 1].kind != "word"
        adjective = tokens[at].capital and len(tokens[at].text) > 2 and is_adjective(tokens[at].text)
        if ends and adjective and can_be_nominative(tokens[at].text, verb.gender, False):
            return _named(tokens, first, tokens[at : at + 1], None)
    return None


def _in_nominative(run: Sequence[Token], verb: Agreement) -> Sequence[Token]:
    """The end of a run that may be the subject: «Ассамблеи Хосе Авила» without what is in the genitive."""
    kept, last = len(run), run[-1].text
    if len(run) > 1 and last[-1] in "ая" and not any(one.is_known for one in parses(last)):
        # «Джейкоб Зума»: a stranger's name goes with the one before it.
        kept -= 1
        if not can_be_nominative(run[kept - 1].text, verb.gender, False):
            return []
    while kept and (len(run[kept - 1].text) == 1 or can_be_nominative(run[kept - 1].text, verb.gender, False)):
        kept -= 1
    if kept and any(one.tag.grammemes & NAMES and one.is_known for one in parses(run[kept - 1].text)):
        # «Мамуке Бахтадзе»: what cannot be declined stands in the case of what can.
        return []
    return run[kept:]


def find_source(tokens: Sequence[Token], first: int, last: int) -> Who | None:
    """Whoever stands in the genitive after «по словам»."""
    if first < last and tokens[first].low in HIS:
        return _whose(tokens[first])
    nouns = [at for at in range(first, last) if is_common_noun(tokens[at], at == 0) and can_speak(tokens[at])]
    runs = list(name_runs(tokens, first, last))
    people = [run for run in runs if not names_place(run)]
    if people:
        run = people[-1]
        owner = next((at for at in nouns if tokens[at].start < run[0].start), None)
        relation = owner is not None and (is_relational(tokens[owner]) or is_body(tokens[owner]))
        if owner is not None and ((relation and len(run) == 1) or is_body(tokens[owner])):
            return _common(tokens, owner, first, last, oblique=True)
        return _named(tokens, first, run, owner, oblique=True)
    if nouns:
        return _common(tokens, nouns[0], first, last, oblique=True)
    if runs:
        return _place(runs[0], oblique=True)
    return None


def find_paper(tokens: Sequence[Token], first: int, last: int) -> Who | None:
    """The paper of «говорится в докладе», with whoever wrote it; or nothing."""
    for at in range(first, last):
        before = at - 1
        while before > first and (is_adjective(tokens[before].text) or tokens[before].low in HIS):
            before -= 1
        if lemmas(tokens[at].text) & PAPERS and at > first and tokens[before].low in ("в", "во", "на", "из"):
            author = at + 1 if at + 1 < last else at
            if lemmas(tokens[at].text) & SPOKEN and author > at and lemmas(tokens[author].text) & (BODIES | ROLES):
                return _common(tokens, author, author, last, oblique=True)
            bodies = [run for run in name_runs(tokens, author, last) if run[0].start == tokens[author].start]
            if bodies and names_place(bodies[0]) and lemmas(tokens[at].text) & SPOKEN:
                return _place(bodies[0], oblique=not bodies[0][0].text.isupper())
            who = _common(tokens, at, first, last, oblique=True)
            authors = [run for run in name_runs(tokens, at + 1, last) if not names_place(run)]
            if authors and authors[0][0].start == tokens[at + 1].start:
                return _named(tokens, first, authors[0], None, oblique=True)
            return Who(kind="document", words=who.words, start=who.start, end=who.end, keys=who.keys, roles=who.roles)
    return None


def find_place_of_work(tokens: Sequence[Token], first: int, last: int) -> Who | None:
    """«Сообщили в МЧС», «отметили в администрации района»: the institution, where nobody else is the subject."""
    for at in range(first, last - 1):
        if tokens[at].low not in ("в", "во", "на"):
            continue
        noun = at + 1
        while (
            noun < last - 1 and tokens[noun].kind == "word" and parses(tokens[noun].text)[0].tag.POS in ("ADJF", "PRTF")
        ):
            noun += 1
        if names_body(tokens[noun]) or (noun > at + 1 and tokens[at + 1].capital):
            return _common(tokens, noun, at + 1, last, oblique=True)
        if tokens[noun].capital and tokens[at].low != "на":
            runs = name_runs(tokens, noun, last)
            return _place(runs[0], oblique=not tokens[noun].text.isupper()) if runs else None
        if tokens[noun].text in QUOTES:
            runs = name_runs(tokens, noun, last)
            return _place(runs[0], oblique=True) if runs else None
    return None


def _named(tokens: Sequence[Token], first: int, run: Sequence[Token], noun: int | None, oblique: bool = False) -> Who:
    words = [one.text + "." if len(one.text) == 1 else one.text for one in run]
    role = noun is not None and tokens[noun].start < run[0].start
    start = tokens[phrase(tokens, noun, first, noun + 1)[0]].start if role and noun is not None else run[0].start
    roles = role_keys(tokens, noun) if role and noun is not None else frozenset[str]()
    nominative = not oblique or all("Fixd" in parses(word)[0].tag for word in words)
    return Who(
        kind="name",
        words=" ".join(words) if nominative else name_to_nominative(words),
        start=start,
        end=run[-1].end,
        keys=name_keys(run[-1].text),
        roles=roles,
        gender=gender_of(words),
        nominative=nominative,
    )


def _place(run: Sequence[Token], oblique: bool = False) -> Who:
    words = " ".join(one.text for one in run)
    if oblique:
        words = to_nominative([one.text for one in run])
    return Who(kind="body", words=words, start=run[0].start, end=run[-1].end, keys=name_keys(run[-1].text))


def _common(
    tokens: Sequence[Token], noun: int, first: int, last: int, oblique: bool = False, many: bool | None = None
) -> Who:
    start, end = phrase(tokens, noun, first, last)
    while start < noun and tokens[start].low in SELF:
        start += 1
    head = [one.text for one in tokens[start : noun + 1]]
    gap = tokens[noun].end
    rest = "".join(blank_before(tokens, at) + tokens[at].text for at in range(noun + 1, end))
    words = (to_nominative(head) if oblique else " ".join(head)) + (rest if end > noun + 1 else "")
    readings = [one for one in parses(tokens[noun].text) if one.tag.POS == "NOUN" and ("nomn" in one.tag) != oblique]
    numbers = {one.tag.number for one in readings}
    plural = "plur" in numbers and (
        many if many is not None else numbers == {"plur"} or readings[0].tag.number == "plur"
    )
    keys = role_keys(tokens, noun)
    kind = "body" if is_body(tokens[noun]) else "role"
    return Who(
        kind="body" if kind == "body" else "role",
        words=words[:1].lower() + words[1:]
        if start == 0 and not tokens[start].text.isupper() and is_plain(tokens[start])
        else words,
        start=tokens[start].start,
        end=max(gap, tokens[end - 1].end),
        keys=keys,
        roles=keys,
        plural=plural,
        bare=end == noun + 1,
    )


def _pronoun(tokens: Sequence[Token], first: int, last: int, verb: Agreement) -> Who | None:
    for at in range(first, last):
        token = tokens[at]
        if token.low in HE and token.kind == "word":
            gender: Gender = "m" if token.low == "он" else "f" if token.low == "она" else ""
            return Who(
                kind="pronoun",
                words=token.low,
                start=token.start,
                end=token.end,
                gender=gender,
                plural=token.low == "они",
                thing=token.low == "оно",
            )
        if token.low in VAGUE and any("nomn" in one.tag for one in parses(token.text)):
            start, end = phrase(tokens, at, first, last)
            words = " ".join(one.text for one in tokens[start:end])
            return Who(kind="role", words=words, start=token.start, end=tokens[end - 1].end, plural=True)
    return None


def _whose(token: Token) -> Who:
    gender: Gender = "m" if token.low == "его" else "f" if token.low == "ее" else ""
    return Who(
        kind="pronoun", words=token.low, start=token.start, end=token.end, gender=gender, plural=token.low == "их"
    )


def _noun(tokens: Sequence[Token], first: int, last: int, verb: Agreement) -> int | None:
    """The first common noun that may be the subject: of a person, an institution, a paper."""
    for at in range(first, last):
        token = tokens[at]
        if not is_common_noun(token, at == 0) or is_governed(tokens, at, first):
            continue
        fits = [
            one
            for one in parses(token.text)
            if one.tag.POS == "NOUN"
            and one.tag.case == "nomn"
            and (verb.plural is None or (one.tag.number == "plur") == verb.plural)
            and ("anim" in one.tag or fold(one.normal_form) in ROLES | PAPERS or names_body(token))
            and one.score > 0.04
        ]
        if fits and not (verb.gender and is_body(token) and not _agrees(fits[0], verb.gender)):
            return at
        adjective = at > first and tokens[at - 1].capital and at - 1 > 0 and is_adjective(tokens[at - 1].text)
        if adjective and any("nomn" in one.tag for one in parses(token.text)):
            return at
    return None


def _agrees(reading: object, gender: str) -> bool:
    tag = getattr(reading, "tag", None)
    found = getattr(tag, "gender", None)
    return found is None or found == {"m": "masc", "f": "femn"}.get(gender, found)


def _owns(tokens: Sequence[Token], noun: int, run: Sequence[Token]) -> bool:
    """Whether «представитель» stands before a single name that may well be his master's, in the genitive."""
    if not is_relational(tokens[noun]) or len(run) > 1 or noun + 1 >= len(tokens):
        return False
    if tokens[noun + 1].start != run[0].start:
        return False
    readings = parses(run[0].text)
    return any(one.tag.case == "gent" and one.score >= 0.05 for one in readings)
