"""Who says what in a Russian sentence: «X сказал, что …», «…, сказал X», «по словам X, …», «об этом сообщил X»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from explainer.languages.protocol import MASK, Frame, Shape, Span, Who
from explainer.languages.ru.lexicon import (
    ABOUT,
    ACTS,
    CORE,
    DEEDS,
    FEELINGS,
    HEARSAY,
    OCCASIONS,
    PASSIVE,
    QUESTIONS,
    REFLEXIVE,
    SAYING,
    TAG_ONLY,
    THAT,
)
from explainer.languages.ru.morphology import fold, lemmas, parses
from explainer.languages.ru.speakers import (
    Agreement,
    find_paper,
    find_place_of_work,
    find_source,
    find_who,
    name_runs,
)
from explainer.languages.tokens import Clause, Token, clauses, tokenize

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
_HEARSAY_SUBJECT = re.compile(r"(?:предполаг|ожида|планиру|утвержда|счита)(?:лось|ется)", re.IGNORECASE)
_NOT = {"не", "ни", "без"}
_NEGATED_ALL_THE_SAME = {"исключить", "исключать", "скрывать", "сомневаться", "отрицать"}


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
        return clauses(self.tokens)

    def clause_of(self, at: int) -> int:
        return next(index for index, one in enumerate(self.clauses) if one.first <= at < one.last)

    def stop_before(self, clause: Clause) -> str:
        """What ends the clause before: a stop, MASK, or nothing at the start."""
        return self.tokens[clause.first - 1].text[:1] if clause.first else ""

    def stop_after(self, clause: Clause) -> str:
        return self.tokens[clause.last].text[:1] if clause.last < len(self.tokens) else ""

    def start(self, clause: Clause) -> int:
        return self.tokens[clause.first].start

    def end(self, clause: Clause) -> int:
        return self.tokens[clause.last - 1].end


def find_frames(text: str, heading: bool) -> list[Frame]:
    """Every frame of a sentence, those inside another's report left out."""
    sentence = Sentence(text, heading)
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
            verb = _verb(token)
            if verb and verb.lemma in CORE and verb.finite and not (at and tokens[at - 1].low in _NOT):
                return True
    return False


@dataclass(frozen=True)
class _Verb:
    lemma: str
    finite: bool
    agreement: Agreement
    impersonal: bool
    short: bool


def _verb(token: Token) -> _Verb | None:
    """A word of saying in the third person, the past, as «уверен» or as «заявив»."""
    for one in parses(token.text):
        lemma, tag = fold(one.normal_form), one.tag
        if lemma in REFLEXIVE and tag.POS == "VERB":
            return _Verb(lemma, True, Agreement(), True, False)
        if tag.POS == "PRTS" and lemma in PASSIVE and "neut" in tag:
            return _Verb(lemma, True, Agreement(), True, False)
        if lemma not in SAYING or tag.grammemes & {"1per", "2per", "impr", "futr"} or one.score < 0.05:
            continue
        if tag.POS in ("VERB", "ADJS", "PRTS"):
            if tag.POS == "PRTS" and lemma not in ("уверить", "убедить", "убежденный"):
                continue
            return _Verb(lemma, True, _agreement(tag), False, tag.POS != "VERB")
        if tag.POS == "GRND":
            return _Verb(lemma, False, Agreement(), False, False)
        if tag.POS == "ADJF" and lemma in ("уверенный", "убежденный") and "nomn" in tag:
            return _Verb(lemma, True, _agreement(tag), False, True)
    return None


def _agreement(tag: Any) -> Agreement:
    gender = {"masc": "m", "femn": "f"}.get(tag.gender or "", "")
    return Agreement(
        "m" if gender == "m" else "f" if gender == "f" else "", None if tag.number is None else tag.number == "plur"
    )


def _sources(sentence: Sentence) -> Iterator[Frame]:
    """«По словам X», «по данным Y», «со ссылкой на Z»."""
    tokens = sentence.tokens
    for found in _SOURCE.finditer(sentence.text):
        at = next((i for i, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
        words = [token for token in tokens if found.start() <= token.start < found.end()]
        inner = next((token for token in words[1:2] if token.low in ("его", "ее", "их")), None)
        last = next((c.last for c in sentence.clauses if c.first <= at < c.last), at)
        who = find_source([*tokens[:at]] + tokens[at:], at, last) if inner is None else find_source([inner], 0, 1)
        apart = inner is None and at < len(tokens) and sentence.text[found.end() : tokens[at].start].strip()
        if who is None or apart or any(one.low.startswith("сво") for one in words):
            continue
        if words[0].low in ("с", "на", "в") and who.kind != "name" and who.kind != "pronoun":
            who = replace(who, sure=False)
        end = max(found.end(), who.end)
        report: Span = (0, len(sentence.text))
        yield Frame(
            start=found.start(),
            end=end,
            shape="source",
            who=who,
            reports=(report,),
            verb=found.start(),
            cites="ссылк" in found[0].lower(),
        )


def _verbs(sentence: Sentence) -> Iterator[Frame]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        verb = _verb(token) if token.kind == "word" else None
        if verb is None and _tags_whatever(sentence, at):
            tag = parses(token.text)[0].tag
            verb = _Verb(token.low, True, _agreement(tag), False, False)
        if verb is None:
            continue
        negated = at > 0 and tokens[at - 1].low in _NOT
        if negated and verb.lemma not in _NEGATED_ALL_THE_SAME:
            continue
        clause = next((one for one in sentence.clauses if one.first <= at < one.last), None)
        if clause is None or any(one.low in ("мы", "я") for one in tokens[clause.first : clause.last]):
            continue
        frame = _frame(sentence, at, verb)
        if frame is not None:
            yield replace(frame, who=_apposed(sentence, frame.who))


def _apposed(sentence: Sentence, who: Who) -> Who:
    """The name behind a role: «рассказал политолог, автор канала Арсен Орлов»."""
    if who.kind != "role":
        return who
    tokens = sentence.tokens
    index = next((i for i, one in enumerate(sentence.clauses) if sentence.start(one) <= who.start < sentence.end(one)), None)
    if index is None or index + 1 >= len(sentence.clauses) or sentence.end(sentence.clauses[index]) != who.end:
        return who
    behind = sentence.clauses[index + 1]
    if sentence.stop_after(sentence.clauses[index]) != "," or any(_finite(token) for token in tokens[behind.first : behind.last]):
        return who
    name = find_who(tokens, behind.first, behind.last, Agreement(who.gender, False))
    if name is None or name.kind != "name" or tokens[behind.first].low.startswith("котор"):
        return who
    return replace(name, start=who.start, roles=name.roles | who.roles)


def _tags_whatever(sentence: Sentence, at: int) -> bool:
    """Whether any verb is one of saying here: right behind a quotation and a dash («…», — вздыхает она)."""
    tokens = sentence.tokens
    if tokens[at].kind != "word" or at < 2 or tokens[at - 1].text not in ("—", "–", "-"):
        return False
    masked = tokens[at - 2].kind == "mask" or (
        at > 2 and tokens[at - 2].kind == "stop" and tokens[at - 3].kind == "mask"
    )
    tag = parses(tokens[at].text)[0].tag
    return masked and tag.POS == "VERB" and not tag.grammemes & {"1per", "2per", "impr"}


def _frame(sentence: Sentence, at: int, verb: _Verb) -> Frame | None:
    index = sentence.clause_of(at)
    clause = sentence.clauses[index]
    shape, begins = _complement(sentence, index, at, verb)
    before = sentence.stop_before(clause)
    opens = not re.search(rf"[\w{MASK}]", sentence.text[: sentence.start(clause)])
    as_clause = sentence.tokens[clause.first].low == "как" or (
        at > clause.first
        and sentence.tokens[clause.first].low in ("а", "и")
        and sentence.tokens[clause.first + 1].low == "как"
    )
    if verb.impersonal:
        return _impersonal(sentence, index, at, shape, begins, as_clause)
    if as_clause and shape not in ("that", "colon"):
        who = _subject(sentence, index, at, verb, only_here=True)
        if who is None:
            return None
        return Frame(
            start=sentence.start(clause),
            end=sentence.end(clause),
            shape="as",
            who=who,
            reports=_around(sentence, clause),
            verb=token_start(sentence, at),
        )
    early = at - clause.first <= 4
    if (
        shape not in ("that", "colon")
        and not opens
        and early
        and verb.finite
        and before in (",", MASK, "—", "–", "-", "»", "”", '"', "?", "!", "…")
    ):
        who = find_who(sentence.tokens, at + 1, clause.last, verb.agreement) or find_who(
            sentence.tokens, clause.first, at, verb.agreement
        )
        if who is None and verb.agreement.plural:
            who = find_place_of_work(sentence.tokens, clause.first, clause.last)
        beside_mask = _beside_mask(sentence, clause)
        bare = who is None and beside_mask and at == clause.first
        tagged = sentence.tokens[clause.first : at]
        plain = all(_may_precede(one) for one in tagged) or (who is not None and who.start < sentence.tokens[at].start)
        coordinated = bool(tagged) and tagged[0].low in ("но", "а", "и", "однако", "поэтому", "то", "что", "чтобы", "если", "когда", "пока")
        relative = bool(tagged) and any(one.low.startswith("котор") for one in tagged)
        felt = verb.lemma not in ("выразить", "выражать", "высказать", "высказывать") or shape == "act"
        if (
            felt
            and (who is not None or bare)
            and plain
            and not relative
            and not (coordinated and not beside_mask)
            and (beside_mask or verb.lemma not in TAG_ONLY)
        ):
            if not beside_mask and (verb.lemma in DEEDS or _object_follows(sentence, at, clause, who)):
                pass
            else:
                return Frame(
                    start=sentence.start(clause),
                    end=sentence.end(clause),
                    shape="after",
                    who=who
                    or Who(
                        kind="unnamed",
                        start=sentence.start(clause),
                        end=sentence.start(clause),
                        gender=verb.agreement.gender,
                    ),
                    reports=_around(sentence, clause),
                    verb=token_start(sentence, at),
                )
    if shape is None:
        return None
    who = _subject(sentence, index, at, verb)
    if who is None:
        return None
    start = min(sentence.start(clause), who.start) if who.kind != "unnamed" else sentence.start(clause)
    if who.kind != "unnamed" and who.start < sentence.start(clause):
        start = who.start
    if shape in ("act", "deed", "about"):
        whole = (0, len(sentence.text)) if index == 0 else (sentence.start(clause), len(sentence.text))
        return Frame(
            start=start,
            end=token_end(sentence, at),
            shape=shape,
            who=who,
            reports=(whole,),
            verb=token_start(sentence, at),
        )
    return Frame(
        start=start,
        end=begins,
        shape=shape,
        who=who,
        reports=((begins, len(sentence.text)),),
        verb=token_start(sentence, at),
    )


def _beside_mask(sentence: Sentence, clause: Clause) -> bool:
    """Whether a quotation stands right before the clause."""
    words = [token for token in sentence.tokens[: clause.first] if token.kind != "stop"]
    return bool(words) and words[-1].kind == "mask"


def token_start(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].start


def token_end(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].end


def _complement(sentence: Sentence, index: int, at: int, verb: _Verb) -> tuple[Shape | None, int]:
    """How the verb goes on, and where what it reports begins."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    after, stop = sentence.stop_after(clause), clause.last
    hop = index + 1
    while after == "," and hop < len(sentence.clauses):
        word = tokens[sentence.clauses[hop].first]
        if word.low in THAT:
            return "that", word.start
        if word.low in QUESTIONS and verb.lemma in SAYING and verb.lemma not in ("назвать", "называть", "считать"):
            return ("that", word.start) if not word.low.startswith("котор") else (None, 0)
        inserted = hop == index + 1 and (
            word.low.startswith("котор")
            or any(one.tag.POS in ("GRND", "PRTF", "PREP") for one in parses(word.text)[:2])
        )
        if not inserted:
            break
        stop = sentence.clauses[hop].last
        after, hop = sentence.stop_after(sentence.clauses[hop]), hop + 1
    if sentence.stop_after(clause) == ":":
        return "colon", tokens[clause.last].end
    del stop
    rest = tokens[at + 1 : clause.last]
    words = [one.low for one in rest]
    if (
        sentence.stop_after(clause) == MASK
        and verb.lemma not in DEEDS | {"назвать", "называть"}
        and all(_may_precede(one) or one.capital for one in rest)
    ):
        return "colon", tokens[clause.last].start
    nouns = {lemma for one in rest if one.kind == "word" for lemma in lemmas(one.text)}
    nouns |= {lemma for one in tokens[clause.first : at] for lemma in lemmas(one.text) if one.kind == "word"}
    if verb.lemma in ("выразить", "выражать", "высказать", "высказывать"):
        return ("act", 0) if nouns & FEELINGS else (None, 0)
    around = words + [one.low for one in tokens[clause.first : at]]
    if verb.lemma in ABOUT and nouns & {"мнение", "взгляд", "видение", "позиция"}:
        # «О своём мнении рассказал X» introduces him.
        return None, 0
    if verb.lemma in ABOUT and verb.finite and {"о", "об", "обо", "про"} & set(around):
        return "about", 0
    if verb.lemma in ("отметить", "отмечать") and nouns & OCCASIONS:
        return None, 0
    if not verb.finite:
        return None, 0
    if verb.lemma in ("назвать", "называть") and not any(
        one.kind == "mask" or one.text in '«"“' or _instrumental(one) for one in tokens[at + 1 :]
    ):
        return None, 0
    if verb.lemma in ("исключить", "исключать") and (at == 0 or tokens[at - 1].low not in _NOT):
        return None, 0
    done = any(one.tag.POS == "INFN" for token in rest if token.kind == "word" for one in parses(token.text)[:1])
    if verb.lemma in DEEDS and done:
        return "deed", 0
    if verb.lemma in ACTS and rest:
        return "act", 0
    return None, 0


def _instrumental(token: Token) -> bool:
    return token.kind == "word" and any(one.tag.case == "ablt" for one in parses(token.text)[:2])


def _may_precede(token: Token) -> bool:
    """Adverbs, pronouns, times and people spoken to may stand between a verb of saying and its clause."""
    if token.kind != "word":
        return token.text in QUOTED
    return any(
        one.tag.POS in ("ADVB", "PREP", "NPRO", "CONJ", "PRCL", "COMP", "ADJF", "NUMR")
        or one.tag.case in ("datv", "loct", "ablt", "accs", "gent")
        for one in parses(token.text)[:3]
    ) or token.low in ("об", "этом", "том", "также", "при")


QUOTED = '«»„“”".'


def _object_follows(sentence: Sentence, at: int, clause: Clause, who: Who | None) -> bool:
    """Whether the verb has an object of its own, so that it does not close a report («, осудил X нападение»)."""
    tokens = sentence.tokens
    for place in range(at + 1, clause.last):
        one = tokens[place]
        inside = who is not None and who.start <= one.start < who.end
        ruled = any(parses(token.text)[0].tag.POS == "PREP" for token in tokens[max(at, place - 3) : place] if token.kind == "word")
        if one.kind != "word" or inside or ruled:
            continue
        top = parses(one.text)[0].tag
        if top.POS == "NOUN" and top.case == "accs":
            return True
    return False


def _subject(sentence: Sentence, index: int, at: int, verb: _Verb, only_here: bool = False) -> Who | None:
    """Whoever says it: in the clause of the verb, before it or behind, else the sentence's subject so far."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
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
        who = find_who(tokens, one.first, one.last, verb.agreement)
        if who is not None and who.kind != "body" or who is not None and earlier == 0:
            return who
    if verb.agreement.plural and verb.finite:
        body = find_place_of_work(tokens, clause.first, clause.last)
        if body is not None:
            return body
        return Who(kind="hearsay", start=tokens[at].start, end=tokens[at].end, plural=True)
    here = sentence.start(clause)
    return Who(kind="unnamed", start=here, end=here, gender=verb.agreement.gender, plural=bool(verb.agreement.plural))


def _impersonal(
    sentence: Sentence, index: int, at: int, shape: Shape | None, begins: int, as_clause: bool
) -> Frame | None:
    """«…, говорится в докладе»; «сообщается, что …»."""
    clause = sentence.clauses[index]
    who = find_paper(sentence.tokens, clause.first, clause.last)
    if who is None and index and sentence.tokens[clause.first].low == "в":
        before = sentence.clauses[index - 1]
        who = find_paper(sentence.tokens, before.first, before.last)
        if who is None:
            return None
    start, end = sentence.start(clause), sentence.end(clause)
    verb = token_start(sentence, at)
    if who is None:
        who = Who(kind="hearsay", start=verb, end=token_end(sentence, at))
    if shape in ("that", "colon"):
        return Frame(start=start, end=begins, shape=shape, who=who, reports=((begins, len(sentence.text)),), verb=verb)
    if as_clause or sentence.stop_before(clause) in (",", MASK, "—", "–", "-", "»", '"', "”"):
        shape = "as" if as_clause else "after"
        return Frame(start=start, end=end, shape=shape, who=who, reports=_around(sentence, clause), verb=verb)
    return None


def _around(sentence: Sentence, clause: Clause) -> tuple[Span, ...]:
    """Everything of the sentence but the clause."""
    start, end = sentence.start(clause), sentence.end(clause)
    return tuple(
        span
        for span in ((0, start), (end, len(sentence.text)))
        if re.search(rf"[\w{MASK}]", sentence.text[slice(*span)])
    )


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
    if colon is None or colon > 6 or any(_finite(token) for token in sentence.tokens[:colon]):
        return
    who = find_who(sentence.tokens, 0, colon, Agreement())
    runs = name_runs(sentence.tokens, 0, colon)
    if who is None and not runs:
        return
    if who is not None and who.start == sentence.tokens[0].start and who.end == sentence.tokens[colon - 1].end:
        end = sentence.tokens[colon].end
        yield Frame(start=0, end=end, shape="colon", who=who, reports=((end, len(sentence.text)),), verb=0)


def _finite(token: Token) -> bool:
    return token.kind == "word" and parses(token.text)[0].tag.POS == "VERB"


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
            and not _parallel(other, frame)
            for other in kept
        )
        same = any(other.start <= frame.verb < other.end for other in kept)
        if not inside and not same:
            kept.append(frame)
    return kept


def _parallel(first: Frame, second: Frame) -> bool:
    """Whether the second is a report beside the first, not in it: «X сказал, что …, а Y возразил: …»."""
    return (
        second.shape in ("colon", "that")
        and second.who.kind in ("name", "pronoun", "role")
        and first.who.keys != second.who.keys
        and first.shape != "colon"
        and False
    )
