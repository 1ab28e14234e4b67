"""A sentence in tokens and clauses, as the rules of reported speech look at it. Shared by the languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from explainer.languages.protocol import MASK, Frame, Shape, Span, Who
from explainer.languages.tokens import Clause, Token, clauses, tokenize


@dataclass(frozen=True)
class Sentence:
    """A sentence whose quotations are masked."""

    text: str
    heading: bool
    dashes: bool
    """Whether a dash between two words ends a clause."""

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text)

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.tokens, self.dashes)

    def index_of(self, at: int) -> int | None:
        """The clause that a token stands in; none for a stop between two."""
        return next((index for index, one in enumerate(self.clauses) if one.first <= at < one.last), None)

    def stop_before(self, clause: Clause) -> str:
        """What ends the clause before: a stop, MASK, or nothing at the start."""
        return self.tokens[clause.first - 1].text[:1] if clause.first else ""

    def stop_after(self, clause: Clause) -> str:
        """What ends the clause: a stop, MASK, or nothing at the end."""
        return self.tokens[clause.last].text[:1] if clause.last < len(self.tokens) else ""

    def start(self, clause: Clause) -> int:
        return self.tokens[clause.first].start

    def end(self, clause: Clause) -> int:
        return self.tokens[clause.last - 1].end

    def all_but(self, start: int, end: int) -> tuple[Span, ...]:
        """What the sentence holds before and behind a span, where that is more than stops."""
        around = ((0, start), (end, len(self.text)))
        return tuple(span for span in around if re.search(rf"[\w{MASK}]", self.text[slice(*span)]))

    def tag(self, clause: Clause, at: int, shape: Shape, who: Who) -> Frame:
        """A clause that tells whose words all else in the sentence is; `at`: its word of saying."""
        start, end = self.start(clause), self.end(clause)
        reports, verb = self.all_but(start, end), self.tokens[at].start
        return Frame(start=start, end=end, shape=shape, who=who, reports=reports, verb=verb)

    def opening(self, start: int, begins: int, at: int, shape: Shape, who: Who) -> Frame:
        """Words that open a report, which begins behind them and goes on to the sentence's end."""
        reports, verb = ((begins, len(self.text)),), self.tokens[at].start
        return Frame(start=start, end=begins, shape=shape, who=who, reports=reports, verb=verb)

    def stands_by_mask(self, clause: Clause) -> bool:
        """Whether a quotation stands right before the clause."""
        words = [token for token in self.tokens[: clause.first] if token.kind != "stop"]
        return bool(words) and words[-1].kind == "mask"
