"""What follows a Russian word of saying: «что», a colon, a quotation, «о чём», an object."""

from __future__ import annotations

from explainer.languages.protocol import MASK, Shape, Who
from explainer.languages.ru.lexicon import (
    ABOUT,
    ACTS,
    DEEDS,
    FEELINGS,
    HIS,
    OCCASIONS,
    QUESTIONS,
    SAYING,
    THAT,
)
from explainer.languages.ru.morphology import lemmas, parses
from explainer.languages.ru.verbs import Verb
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Clause, Token

NAMING = {"назвать", "называть"}
NEGATIONS = {"не", "ни", "без"}


def find_complement(sentence: Sentence, index: int, at: int, verb: Verb) -> tuple[Shape | None, int]:
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
        and verb.lemma not in DEEDS | NAMING
        and all(may_precede(one) or one.capital for one in rest)
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
    if verb.lemma in NAMING and not any(
        one.kind == "mask" or one.text in '«"“' or _instrumental(one) for one in tokens[at + 1 :]
    ):
        return None, 0
    if verb.lemma in ("исключить", "исключать") and (at == 0 or tokens[at - 1].low not in NEGATIONS):
        return None, 0
    done = any(one.tag.POS == "INFN" for token in rest if token.kind == "word" for one in parses(token.text)[:1])
    if verb.lemma in DEEDS and done:
        return "deed", 0
    if verb.lemma in ACTS and rest:
        return "act", 0
    return None, 0


def _instrumental(token: Token) -> bool:
    return token.kind == "word" and any(one.tag.case == "ablt" for one in parses(token.text)[:2])


def may_precede(token: Token) -> bool:
    """Adverbs, pronouns, times and people spoken to may stand between a verb of saying and its clause."""
    if token.kind != "word":
        return token.text in QUOTED
    return any(
        one.tag.POS in ("ADVB", "PREP", "NPRO", "CONJ", "PRCL", "COMP", "ADJF", "NUMR")
        or one.tag.case in ("datv", "loct", "ablt", "accs", "gent")
        for one in parses(token.text)[:3]
    ) or token.low in ("об", "этом", "том", "также", "при")


QUOTED = '«»„“”".'


def has_object(sentence: Sentence, at: int, clause: Clause, who: Who | None) -> bool:
    """Whether the verb has an object of its own, so that it does not close a report («, осудил X нападение»)."""
    tokens = sentence.tokens
    if lemmas(tokens[at].text) & NAMING and tokens[at + 1 : at + 2] and tokens[at + 1].low in HIS:
        return True  # «, город называет их «мерой»»
    for place in range(at + 1, clause.last):
        one = tokens[place]
        inside = who is not None and who.start <= one.start < who.end
        ruled = any(
            parses(token.text)[0].tag.POS == "PREP"
            for token in tokens[max(at, place - 3) : place]
            if token.kind == "word"
        )
        if one.kind != "word" or inside or ruled:
            continue
        top = parses(one.text)[0].tag
        if top.POS == "NOUN" and top.case == "accs":
            return True
    return False
