"""What a note holds, for site and book alike: whose words prove a statement, where else it rests, what we derived."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.decisive import decisive
from explainer.model import Evidence, Statement, Text
from explainer.proof import Located, Proof, speaker_of


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation is."""

    speakers: tuple[str, ...]
    kinds: tuple[str, ...]
    """How the words reached the text; none where its own author speaks alone, which needs no telling."""
    relays: str = ""
    """Whose words they pass on; "" if nobody's."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a text that prove something."""

    evidence: Evidence
    located: Located
    by: Attribution


@dataclass(frozen=True, slots=True)
class Inference:
    """What we derived: the rule, and what it was derived from."""

    rule: Text
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """All that proves a statement."""

    quotations: tuple[Quotation, ...]
    """Those that decide, the editor's first one first."""
    places: tuple[Located, ...]
    """Of all its quotations."""
    inferences: tuple[Inference, ...]


def note_of(proof: Proof, statement: Statement) -> Note:
    """What stands in the note of a statement."""
    located = tuple(proof.located(item) for item in statement.evidence)
    return Note(
        tuple(
            Quotation(statement.evidence[at], located[at], attribution(located[at], statement.relays or ""))
            for at in decisive(proof, statement)
        ),
        located,
        tuple(
            Inference(one.rule, tuple(_quotation(proof, item) for item in one.evidence)) for one in statement.derived
        ),
    )


def _quotation(proof: Proof, evidence: Evidence) -> Quotation:
    located = proof.located(evidence)
    return Quotation(evidence, located, attribution(located))


def attribution(located: Located, relays: str = "") -> Attribution:
    """Who speaks in words of a text. `relays`: whose words a statement says that they pass on."""
    voices = located.voices
    speakers = tuple(dict.fromkeys(speaker_of(voice, located.source) for voice in voices)) or (located.source.id,)
    kinds = tuple(dict.fromkeys(voice.kind for voice in voices))
    passed_on = relays or next((voice.relays for voice in voices if voice.relays), None) or ""
    return Attribution(speakers, () if kinds in ((), ("editorial",)) else kinds, passed_on)
