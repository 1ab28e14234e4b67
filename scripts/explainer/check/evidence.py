"""Quotations against the texts: to the letter, in one place, in the right mouth, with the right translation."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from explainer.model import LANGUAGES, Evidence, Problem, Source, Statement
from explainer.proof import Finder, Located, locate, speaker_of


def evidence_problems(statement: Statement, finder: Finder) -> Iterator[Problem]:
    """What is wrong with the proof of one statement."""
    proof: list[tuple[Evidence, Located]] = []
    for evidence in statement.evidence:
        located = yield from _one_place(evidence, finder)
        if located:
            yield from _translation(evidence, located)
            proof.append((evidence, located))
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
            yield from quotation_problems(evidence, finder)


def quotation_problems(evidence: Evidence, finder: Finder) -> Iterator[Problem]:
    """What is wrong with a quotation, whoever says it: not to the letter, in two places, badly translated."""
    located = yield from _one_place(evidence, finder)
    if located:
        yield from _translation(evidence, located)


def _one_place(evidence: Evidence, finder: Finder) -> Generator[Problem, None, Located | None]:
    source = finder.sources.get(evidence.source)
    if source is None:
        if evidence.source:
            known = ", ".join(sorted(finder.sources))
            yield Problem(evidence.place.of("source"), f'source "{evidence.source}" is unknown; use one of: {known}')
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
        yield _not_found(evidence, source)
    return None


def _not_found(evidence: Evidence, source: Source) -> Problem:
    # Only here: a run without a problem has no use for it.
    from rapidfuzz import fuzz

    bare = Evidence(place=evidence.place, source=evidence.source, quote=evidence.quote)
    elsewhere = locate(source, bare)
    if evidence.at and elsewhere:
        where = ", ".join(str(place.references[0]) for place in elsewhere)
        return Problem(
            evidence.place.of("in"),
            f"quotation “{evidence.quote}” is not in {evidence.at} but in {where}; mend `in:`",
        )
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
        near = best[2].text[aligned.dest_start : aligned.dest_end] if aligned else best[2].text
        message += f"; the nearest is {source.code}{best[1].number}.{best[2].number}: “{near}”"
    else:
        message += "; copy it to the letter from one paragraph"
    return Problem(evidence.place.of("quote"), message)


def _translation(evidence: Evidence, located: Located) -> Iterator[Problem]:
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
        elif located.paragraph is not None:
            known = [source.translations.get(str(reference)) for reference in located.references]
            words = " ".join(entry.words.get(language, "") for entry in known if entry)
            if part not in words:
                yield Problem(
                    evidence.place.of(language),
                    f"“{part}” is not in our translation of {_range(located)}; it has: “{words}”",
                )


def _range(located: Located) -> str:
    first, last = located.references[0], located.references[-1]
    return str(first) if first == last else f"{first}–{last}"


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
                f'statement "{statement.id}" names {statement.speaker} as speaker, but {_range(located)} is in '
                f"the voice of {' and '.join(speakers)}; mend the speaker or the quotation",
            )
    for evidence, located in proof:
        for voice in located.voices:
            if voice.relays and voice.relays != statement.relays:
                yield Problem(
                    statement.place.of("relays") if statement.relays else evidence.place.of("quote"),
                    f"{_range(located)} passes on words of {voice.relays}; add `relays: {voice.relays}` to "
                    f'statement "{statement.id}"',
                )
