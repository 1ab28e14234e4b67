"""Quotations against the texts: to the letter, in one place, in the right mouth, with the right translation."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence

from explainer.check.alike import differences
from explainer.check.wording import Wording
from explainer.counted import counted
from explainer.model import LANGUAGES, Evidence, Problem, Reference, Source, Statement
from explainer.nearest import odd_letters
from explainer.proof import Located, locate, speaker_of

LONGER = 2.5
"""How many times as long a quotation may be as its translation, or the other way round. Twice has been seen."""


def evidence_problems(statement: Statement, wording: Wording, unsettled: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the proof of one statement. `unsettled`: sentences whose speaker is told to be wrong."""
    proof: list[tuple[Evidence, Located]] = []
    for evidence in statement.evidence:
        located = yield from _one_place(evidence, wording)
        if located:
            yield from _translation(evidence, located, wording)
            proof.append((evidence, located))
    touched = {str(at) for _, place in proof for at in place.references}
    # Of a sentence without an annotation that has been told.
    if not touched.isdisjoint(unsettled) or any(voice.kind == "undecided" for _, at in proof for voice in at.voices):
        return
    yield from _speaker(statement, proof)
    relayed = {voice.relays for _, located in proof for voice in located.voices if voice.relays}
    if statement.relays and not relayed and statement.evidence:
        yield Problem(
            statement.place.of("relays"),
            f'statement "{statement.id}" relays {statement.relays}, but none of its quotations is of relayed '
            "words; quote them or take `relays` out",
        )
    if (statement.kind == "relayed") != (statement.relays is not None):
        yield Problem(
            statement.place.of("kind"),
            f'statement "{statement.id}" must have kind "relayed" and `relays` together; add the other',
        )
    for derived in statement.derived:
        for evidence in derived.evidence:
            yield from quotation_problems(evidence, wording)


def quotation_problems(evidence: Evidence, wording: Wording) -> Iterator[Problem]:
    """What is wrong with a quotation, whoever says it: not to the letter, in two places, badly translated."""
    located = yield from _one_place(evidence, wording)
    if located:
        yield from _translation(evidence, located, wording)


def _one_place(evidence: Evidence, wording: Wording) -> Generator[Problem, None, Located | None]:
    finder = wording.finder
    source = finder.sources.get(evidence.source)
    if source is None:
        return None
    places = finder.places(evidence)
    if len(places) == 1:
        return places[0]
    if places:
        where = ", ".join(str(place.references[0]) for place in places)
        yield Problem(
            evidence.place.of("quote"),
            f"quotation “{evidence.quote}” stands {len(places)} times ({where}); say which with `in:` or quote more",
        )
    elif evidence.quote:
        yield _not_found(evidence, source, wording)
    return None


def _whole_words(text: str, start: int, end: int) -> str:
    """A part of a text, with the words whole at which it begins and ends: the difference is often there."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end]


def _not_found(evidence: Evidence, source: Source, wording: Wording) -> Problem:
    # Only here: a run without a problem has no use for it.
    from rapidfuzz import fuzz

    bare = Evidence(place=evidence.place, source=evidence.source, quote=evidence.quote)
    notes = [str(Reference(source.code, note=note.label)) for note in source.text.endnotes if bare.quote in note.text]
    elsewhere = [*(str(place.references[0]) for place in locate(source, bare)), *notes]
    if evidence.at and elsewhere:
        where = ", ".join(elsewhere)
        entry = wording.moves.translation(source, evidence.at)
        if entry and any(part in entry.words.get(language, "") for language, part in evidence.words.items()):
            message = f"quotation “{evidence.quote}” is in {where}, but its translation and `in:` are of {evidence.at}"
            return Problem(evidence.place.of("quote"), f"{message}; mend the quotation")
        message = f"quotation “{evidence.quote}” is not in {evidence.at} but in {where}"
        return Problem(evidence.place.of("in"), f"{message}; {odd_letters(evidence.at)}mend `in:`")
    best = max(
        (
            (fuzz.partial_ratio(evidence.quote, sentence.text), paragraph, sentence)
            for paragraph in source.text.paragraphs
            for sentence in paragraph.sentences
        ),
        key=lambda scored: (scored[0], -scored[1].number, -scored[2].number),
        default=None,
    )
    message = f"quotation “{evidence.quote}” is not in {source.path}"
    if best and best[0] >= 50:
        aligned = fuzz.partial_ratio_alignment(evidence.quote, best[2].text)
        near = _whole_words(best[2].text, aligned.dest_start, aligned.dest_end) if aligned else best[2].text
        message += f"; the nearest is {source.code}{best[1].number}.{best[2].number}: “{near}”"
    else:
        message += "; copy it to the letter from one paragraph"
    return Problem(evidence.place.of("quote"), message)


def _translation(evidence: Evidence, located: Located, wording: Wording) -> Iterator[Problem]:
    source = located.source
    for language in evidence.words:
        if language == source.language:
            yield Problem(evidence.place.of(language), f'"{language}" is the language of the text itself; take it out')
    for language in LANGUAGES:
        if language == source.language:
            continue
        part = evidence.words.get(language)
        if part is None:
            if not located.whole:
                yield Problem(
                    evidence.place.of("quote"),
                    f'quotation “{evidence.quote}” is part of a sentence and has no "{language}"; add the '
                    "same part of our translation",
                )
        elif (words := _translated(located, language, wording)) is not None and part not in words:
            yield Problem(
                evidence.place.of(language),
                f"“{part}” is not in our translation of {located.named}; it has: “{words}”",
            )
            yield from _translates_another(evidence, located, language)
        elif not 1 <= LONGER * len(part) / len(evidence.quote) <= LONGER**2:
            yield from _unlike_lengths(evidence, language)
        elif part != evidence.quote:
            pair = {source.language: evidence.quote, language: part}
            places = {source.language: evidence.place.of("quote"), language: evidence.place.of(language)}
            yield from differences(wording, places, "this quotation", pair)


def _unlike_lengths(evidence: Evidence, language: str) -> Iterator[Problem]:
    """Told at both: one cannot be the same part as the other."""
    for field in ("quote", language):
        yield Problem(
            evidence.place.of(field),
            f"the quotation has {counted(len(evidence.quote), 'character')} and its "
            f'"{language}" {len(evidence.words[language])}; give the same part',
        )


def _translated(located: Located, language: str, wording: Wording) -> str | None:
    """Our translation of the sentences; None where there is none: of an endnote, or told to be missing."""
    entries = [wording.moves.translation(located.source, str(reference)) for reference in located.references]
    known = [entry for entry in entries if entry]
    return " ".join(entry.words.get(language, "") for entry in known) if len(known) == len(entries) else None


def _translates_another(evidence: Evidence, located: Located, language: str) -> Iterator[Problem]:
    """Where the translation is good, it may be the quotation that is another one than was meant."""
    part = evidence.words[language]
    others = [at for at, entry in located.source.translations.items() if part in entry.words.get(language, "")]
    if others:
        yield Problem(
            evidence.place.of("quote"),
            f'this quotation is of {located.named}, and its "{language}" of {", ".join(others)}; mend one of the two',
        )


def _speaker(statement: Statement, proof: Sequence[tuple[Evidence, Located]]) -> Iterator[Problem]:
    """Quotations in another voice than the speaker's. When all of them are, it is the speaker that is told."""
    heard = [
        (evidence, located, sorted({speaker_of(voice, located.source) for voice in located.voices}))
        for evidence, located in proof
    ]
    # An endnote has no voice: its words are the text's own.
    heard = [(evidence, located, speakers or [located.source.id]) for evidence, located, speakers in heard]
    everywhere = all(statement.speaker not in speakers for *_, speakers in heard)
    for evidence, located, speakers in heard[:1] if everywhere else heard:
        if statement.speaker and speakers != [statement.speaker]:
            yield Problem(
                statement.place.of("speaker") if everywhere else evidence.place.of("quote"),
                f'statement "{statement.id}" names {statement.speaker} as speaker, but {located.named} is in '
                f"the voice of {' and '.join(speakers)}; mend the speaker or the quotation",
            )
    for evidence, located in proof:
        for voice in located.voices:
            if voice.relays and voice.relays != statement.relays:
                yield Problem(
                    statement.place.of("relays") if statement.relays else evidence.place.of("quote"),
                    f"{located.named} passes on words of {voice.relays}; add `relays: {voice.relays}` to "
                    f'statement "{statement.id}"',
                )
