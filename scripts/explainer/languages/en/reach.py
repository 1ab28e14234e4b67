"""Where that ends in an English sentence which an act of speech is about: “… accuse it of noise, we call it …”."""

from __future__ import annotations

from explainer.languages.en.lexicon import SAYING
from explainer.languages.en.speakers import before_verb
from explainer.languages.en.verbs import is_finite
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Clause, word_set

JOINS = word_set("and but yet")
BESIDE = word_set("while whereas")
"""Behind these another's words may stand, or what the first one says of them: that is asked."""


def ends_of_report(sentence: Sentence, index: int) -> tuple[int, int]:
    """Where the report of a clause surely ends, and where it may: at the next one in which somebody else speaks."""
    end = len(sentence.text)
    for clause in sentence.clauses[index + 1 :]:
        opening = sentence.tokens[clause.first].low
        if _speaks(sentence, clause, clause.first + (opening in JOINS | BESIDE)):
            start = sentence.start(clause)
            return start, end if opening in BESIDE else start
    return end, end


def _speaks(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Whether somebody who is named there says something in a clause."""
    tokens = sentence.tokens
    for at in range(first, clause.last):
        verb = SAYING.get(tokens[at].low) if tokens[at].kind == "word" else None
        if verb is not None and is_finite(tokens, at, verb):
            who = before_verb(tokens, first, at)
            return who is not None and who.kind != "pronoun" and who.start == tokens[first].start
    return False
