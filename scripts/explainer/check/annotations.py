"""How the texts are read: an annotation for every sentence, of its words, right in itself, and confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise, zip_longest

from explainer.corpus.annotations import Laid, digest_of, in_short, lay, places_of_dates, proposal_of, starts_of
from explainer.corpus.moves import sentences_of
from explainer.languages.edtf import AS_EDTF, UNKNOWN, is_date, is_edtf
from explainer.model import Annotation, Book, Place, Problem, Source, Span, VoiceKind
from explainer.nearest import odd_letters

WHY = "say in `reason`, in every language, why it is read so"


def annotation_problems(book: Book) -> Iterator[Problem]:
    """What is wrong with the annotations of every text; of one that could not be read nothing is told."""
    for source in book.sources:
        if source.text.paragraphs:
            yield from _of_source(source)


def _of_source(source: Source) -> Iterator[Problem]:
    sentences = sentences_of(source.text, source.code)
    laid = lay(source.text, source.code, source.annotations)
    yield from _lacking(source, sentences, laid)
    first = {at for at in sentences if at.endswith(".1")}
    good: list[Annotation] = []
    for annotation in source.annotations:
        at, place = annotation.at, annotation.place
        if not at:
            # That it names no sentence has been told.
            continue
        if laid.moved.get(at) and laid.of[laid.moved[at]] is annotation:
            good.append(annotation)
        elif at not in sentences:
            message = f"the text has no sentence {at}; {odd_letters(at)}mend the reference, or take it out"
            yield Problem(place.of("at"), message)
        elif starts_of(annotation, sentences[at]) is None:
            yield from _other_words(annotation, sentences[at])
        elif laid.of[at] is annotation:
            good.append(annotation)
            faults = [
                *_block(annotation, begins=at in first),
                *_voices(annotation),
                *_dates(annotation, sentences, source),
            ]
            # What is wrong in itself has no reason.
            yield from faults or _without_reason(annotation)
    yield from _moved(source, laid.moved)
    yield from _out_of_order([*sentences], good)
    yield from _unconfirmed(good, source.id)
    yield from _changed(good, source.id)


def misnamed(book: Book) -> frozenset[str]:
    """References of sentences that are given to nobody who is known, which is told."""
    people = {person.id for person in book.people} | {"unknown", None}
    return frozenset(
        annotation.at
        for source in book.sources
        for annotation in source.annotations
        for span in annotation.voices
        if span.speaker not in people or span.relays not in people
    )


def _lacking(source: Source, sentences: Collection[str], laid: Laid) -> Iterator[Problem]:
    """One problem for each run of sentences without an annotation, told after the one before it."""
    of, there = laid.of, {annotation.at for annotation in source.annotations} - set(laid.moved)
    last = Place(f"seeds/annotations/{source.id}.yml", 1)
    for lacks, run in groupby(sentences, key=lambda at: at not in of and at not in there):
        at, *more = run
        if lacks:
            rest = f", and so on to {more[-1]}" if more else ""
            yield Problem(last, f"{at} has no annotation{rest}; run `explainer annotate {source.id}`")
        else:
            last = next((of[one].place for one in reversed([at, *more]) if one in of), last)


def _moved(source: Source, moved: Mapping[str, str]) -> Iterator[Problem]:
    """One problem for all annotations whose sentences have other references now."""
    named = [(old, new) for old, new in moved.items() if old]
    if named:
        (old, new), *more = named
        rest = f", and so on to {more[-1][0]}, now {more[-1][1]}" if more else ""
        place = next(annotation.place for annotation in source.annotations if annotation.at == old)
        message = f"{old} stands in the text as {new} now{rest}; run `explainer annotate {source.id}`"
        yield Problem(place.of("at"), message)


def _other_words(annotation: Annotation, sentence: str) -> Iterator[Problem]:
    """Told at the first part that does not go on where the one before it ended."""
    at = 0
    for span in annotation.voices:
        at += len(sentence[at:]) - len(sentence[at:].lstrip())
        if not span.words or not sentence.startswith(span.words, at):
            yield Problem(
                span.place.of("words"),
                f"these are not the words of {annotation.at}, which go on “{sentence[at : at + 60]}…”; copy them to "
                "the letter, part by part, or take the annotation out and run `explainer annotate`",
            )
            return
        at += len(span.words)
    if annotation.voices:
        message = f"{annotation.at} goes on “{sentence[at:].strip()[:60]}…”; add the rest of its words"
        yield Problem(annotation.voices[-1].place.of("words"), message)


def _block(annotation: Annotation, *, begins: bool) -> Iterator[Problem]:
    at = annotation.at
    if begins and annotation.block is None:
        yield Problem(annotation.place, f"{at} begins a paragraph; say with `block` what that is")
    elif not begins and annotation.block is not None:
        message = f"{at} begins no paragraph; what that is stands at its first sentence: take `block` out"
        yield Problem(annotation.place.of("block"), message)


def _voices(annotation: Annotation) -> Iterator[Problem]:
    for span in annotation.voices:
        what = f"“{_beginning(span)}”"
        if span.kind == VoiceKind.EDITORIAL and span.speaker:
            message = f"{what} is editorial, the author's own, and has a speaker; take him out, or mend the kind"
            yield Problem(span.place.of("speaker"), message)
        elif span.kind != VoiceKind.EDITORIAL and not span.speaker:
            yield Problem(span.place.of("kind"), f"{what} is {span.kind} and has no speaker; say who speaks")
        if span.relays and span.relays == span.speaker:
            yield Problem(span.place.of("relays"), f"{what} passes on the speaker's own words; take `relays` out")


def _beginning(span: Span) -> str:
    return span.words if len(span.words) <= 40 else f"{span.words[:40]}…"


def _dates(annotation: Annotation, sentences: Mapping[str, str], source: Source) -> Iterator[Problem]:
    places = places_of_dates(annotation, sentences[annotation.at])
    for number, (date, at) in enumerate(zip(annotation.dates, places, strict=True)):
        if at is None and date.wording:
            behind = f" behind “{annotation.dates[number - 1].wording}”" if number else ""
            message = (
                f"“{date.wording}” does not stand in {annotation.at}{behind}; copy the words of the date, in order"
            )
            yield Problem(date.place.of("wording"), message)
        if date.edtf and not (is_date(date.edtf) or is_edtf(date.edtf)):
            yield Problem(date.place.of("edtf"), f'"{date.edtf}" is not EDTF; {AS_EDTF}')
        known = date.counted_from in ("", "text") or date.counted_from in sentences
        if not known or date.counted_from == annotation.at:
            message = (
                f'"{date.counted_from}" is no other sentence of the text; name one, or write `text` for its own date'
            )
            yield Problem(date.place.of("counted_from"), message)
        elif date.counted_from and not date.edtf:
            yield Problem(date.place.of("counted_from"), f"“{date.wording}” has no value; add `edtf`, or take this out")
        elif date.counted_from == "text" and source.reckoned_from == UNKNOWN:
            message = f"nobody knows when the text was written; “{date.wording}” is vague: take this and `edtf` out"
            yield Problem(date.place.of("counted_from"), message)


def _without_reason(annotation: Annotation) -> Iterator[Problem]:
    """What the rules read otherwise, or were not sure of, where no reason is given; each kind of it once."""
    if annotation.reason is None and annotation.proposed:
        here, proposed = in_short(annotation), proposal_of(annotation)
        if here.block != proposed.block:
            message = f"the rules read {annotation.at} as “{proposed.block or 'no beginning'}”; {WHY}"
            yield Problem(annotation.place.of("block"), message)
        yield from islice(_voices_otherwise(annotation, here.voices, proposed.voices), 1)
        yield from islice(_dates_otherwise(annotation, here.dates, proposed.dates), 1)
    elif annotation.reason is None:
        yield Problem(annotation.place, f"{annotation.at} does not say what the rules proposed; {WHY}")


def _voices_otherwise(annotation: Annotation, here: Sequence[str], proposed: Sequence[str]) -> Iterator[Problem]:
    for number, (ours, theirs) in enumerate(zip_longest(here, proposed, fillvalue="")):
        span = annotation.voices[min(number, len(annotation.voices) - 1)]
        if theirs == f"{ours}?":
            yield Problem(span.place.of("kind"), f"the rules are not sure of this part of {annotation.at}; {WHY}")
        elif ours != theirs:
            place = span.place.of(_field_that_differs(ours, theirs))
            yield Problem(place, f"the rules read “{theirs or 'nothing more'}” here, not “{ours or 'nothing'}”; {WHY}")
        elif span.kind == VoiceKind.INHERITED:
            yield Problem(span.place.of("kind"), f"nothing in {annotation.at} says whose words it is; {WHY}")


def _dates_otherwise(annotation: Annotation, here: Sequence[str], proposed: Sequence[str]) -> Iterator[Problem]:
    for number, (ours, theirs) in enumerate(zip_longest(here, proposed, fillvalue="")):
        if ours != theirs:
            date = annotation.dates[number] if ours else None
            field = "edtf" if ours.partition(" = ")[0] == theirs.partition(" = ")[0] else "wording"
            place = date.place.of(field) if date else annotation.place.of("dates")
            yield Problem(place, f"the rules read “{theirs or 'no date'}” here, not “{ours or 'no date'}”; {WHY}")


def _field_that_differs(ours: str, theirs: str) -> str:
    """Of a part that the rules read otherwise: what to look at."""
    mine, others = ours.split(), theirs.rstrip("?").split()
    if not mine or not others or mine[-1] != others[-1]:
        return "words"
    return "kind" if mine[0] != others[0] else "speaker" if mine[1:2] != others[1:2] else "relays"


def _out_of_order(sentences: Sequence[str], annotations: Sequence[Annotation]) -> Iterator[Problem]:
    """The first entry that stands behind one of a later sentence."""
    number = {at: index for index, at in enumerate(sentences)}
    there = [annotation for annotation in annotations if annotation.at in number]
    for before, annotation in pairwise(there):
        if number[annotation.at] < number[before.at]:
            message = f"{annotation.at} stands behind {before.at}; put the entries in the order of the text"
            yield Problem(annotation.place.of("at"), message)
            return


def _changed(annotations: Collection[Annotation], text: str) -> Iterator[Problem]:
    """What is not as it was when somebody confirmed it."""
    for annotation in annotations:
        if annotation.digest and annotation.digest != digest_of(annotation):
            yield Problem(
                annotation.place.of("digest"),
                f"{annotation.at} is not what {annotation.confirmed or 'somebody'} has confirmed; hold it against the "
                f"text again, and say `explainer annotate {text} --confirm {annotation.at} --by NAME`",
            )


def _unconfirmed(annotations: Collection[Annotation], text: str) -> Iterator[Problem]:
    """One problem for each run of annotations that nobody has confirmed."""
    for confirmed, run in groupby(annotations, key=lambda annotation: bool(annotation.confirmed)):
        first, *more = run
        if not confirmed:
            rest = f", and so on to {more[-1].at}" if more else ""
            yield Problem(
                first.place,
                f"nobody has confirmed how {first.at} is read{rest}; hold it against the text, mend it, and say "
                f"`explainer annotate {text} --confirm {first.at} --by NAME`",
            )
