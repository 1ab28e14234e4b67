"""The verb `annotate`: proposes how a text is read, confirms what an editor has read, lists where the rules differ."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from explainer.cli.steps import refuse_languages, tell
from explainer.counted import counted
from explainer.edits.anchored import ANY_DAYS, days_left_open
from explainer.edits.annotate import Annotated, UnreadableError, annotate, confirm, differences, unsure_parts
from explainer.edits.proposals import propose, undated
from explainer.languages.known import find_language, known_codes
from explainer.load import load_book
from explainer.model import Annotation, Book, Source
from explainer.nearest import nearest
from explainer.schemas import marked
from explainer.write import write_text

FOLDER = "seeds/annotations"
ALL = "all"
AT = re.compile(r"([A-Z]{1,3})(\d+(?:\.\d+)?)")
RUN = re.compile(r"(?P<first>(?P<code>[A-Z]{1,3})\d+(?:\.\d+)?)[-–—](?:(?P=code))?(?P<last>\d+(?:\.\d+)?)")


def annotated(root: Path, id: str) -> int:
    """Proposes an annotation for every sentence that has none, and says what it did."""
    book = readable_book(root)
    source = source_called(book, id)
    if source is None:
        return 1
    proposals = proposals_for(book, source)
    if proposals is None:
        return 1
    path = root / FOLDER / f"{id}.yml"
    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    try:
        done = annotate(before or marked("", f"annotations/{id}.yml"), source, proposals)
    except UnreadableError as error:
        print(f"{FOLDER}/{id}.yml:1: {error}", file=sys.stderr)
        return 1
    if done.text != before:
        write_text(path, done.text)
        print(f"{FOLDER}/{id}.yml")
    _tell(done)
    _ask_vague(book, source, proposals, {*done.proposed, *done.anew})
    return 0


def confirmed(root: Path, id: str, ats: Sequence[str], by: str | None) -> int:
    """Confirms the annotations of some sentences (`T4.1`), paragraphs (`T4`), runs of either (`T1-T12`) or of all of
    them (`all`), and shows what was confirmed."""
    book = readable_book(root)
    source = source_called(book, id)
    if source is None:
        return 1
    by, wrong = " ".join((by or "").split()), list[str]()
    if not by or not by.isprintable() or not ats:
        wrong.append(f"say what is right and who has read it: `explainer annotate {id} --confirm T4 --by NAME`")
    known = [annotation.at for annotation in source.annotations]
    meant = {at: [*_meant(at, known)] for at in ats}
    found = [one for one in known if any(one in every for every in meant.values())]
    wrong += [_none(at, id, source.code, known) for at, every in meant.items() if not every]
    if not wrong:
        wrong = [*_unsure(source, found), *_not_proposed(source, proposals_for(book, source) or {}, found)]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    path = root / FOLDER / f"{id}.yml"
    try:
        text = confirm(path.read_text(encoding="utf-8-sig"), source, found, by)
    except UnreadableError as error:
        print(f"{FOLDER}/{id}.yml:1: {error}", file=sys.stderr)
        return 1
    write_text(path, text)
    for annotation in source.annotations:
        for span in annotation.voices if annotation.at in found else ():
            who = f" {span.speaker}" if span.speaker else ""
            print(f"{annotation.at} {span.kind.value}{who}: {span.words}")
    print(f"confirmed: {len(found)}", file=sys.stderr)
    return 0


def _meant(at: str, known: Sequence[str]) -> Iterator[str]:
    """The references that an editor means: one, those of a paragraph, of a run («T1-T12», «T1-12»), or `all`."""
    if at == ALL:
        yield from known
        return
    run = RUN.fullmatch(at)
    first, last = (run["first"], run["code"] + run["last"]) if run else (at, at)
    (code, begin), (_, end) = _numbers(first), _numbers(last)
    for one in known:
        own, numbers = _numbers(one)
        if begin and own == code and begin <= numbers and numbers[: len(end)] <= end:
            yield one


def _numbers(at: str) -> tuple[str, tuple[int, ...]]:
    """«T4.1» as its code and its numbers; no numbers where it is no reference."""
    found = AT.fullmatch(at)
    return (found[1], tuple(int(one) for one in found[2].split("."))) if found else ("", ())


def _none(at: str, id: str, code: str, known: Sequence[str]) -> str:
    if not known:
        return f'"{at}" is no annotation of {id}; run `explainer annotate {id}` first'
    return (
        f'"{at}" is no annotation of {id}, which has {known[0]} to {known[-1]}; name a sentence ({known[0]}), a '
        f"paragraph ({code}1), a run of them ({code}1-{code}3), or {ALL}"
    )


def _unsure(source: Source, ats: Sequence[str]) -> Iterator[str]:
    """What the rules are not sure of and nobody gives a reason for: to confirm it would be to guess."""
    for at, span in unsure_parts(source):
        if at in ats:
            yield (
                f"{span.place.of('kind')}: the rules are not sure whose words this part of {at} is; "
                "mend it, or leave it, and say in `reason`, in every language, why it is read so"
            )


def _not_proposed(source: Source, proposals: Mapping[str, Annotation], ats: Sequence[str]) -> Iterator[str]:
    """What is read as `proposed` says, without a reason, while the rules propose something else."""
    for annotation in source.annotations:
        today = proposals.get(annotation.at)
        if annotation.at in ats and today and annotation.reason is None and annotation.proposed != today.proposed:
            yield (
                f"{annotation.place}: the rules read {annotation.at} as “{today.proposed}”, not as `proposed` says; "
                "say in `reason`, in every language, why it is read so, or take the entry out and propose it anew"
            )


def listed_differences(root: Path, id: str) -> int:
    """Lists where the rules read a sentence otherwise today than its annotation says, and why. That is no fault."""
    book = readable_book(root)
    source = source_called(book, id)
    proposals = proposals_for(book, source) if source else None
    if source is None or proposals is None:
        return 1
    found = list(differences(source, proposals))
    for one in found:
        print(f"{one.at}\n  annotation: {one.ours}\n  rules today: {one.theirs}")
        if one.reason is None:
            print("  no reason was asked: the rules read it so when it was confirmed")
        for language, words in one.reason.items() if one.reason else ():
            print(f"  reason ({language}): {words}")
    are = "is" if len(found) == 1 else "are"
    of = counted(len(proposals), "sentence")
    print(f"{len(found)} of {of} {are} read otherwise by the rules today", file=sys.stderr)
    return 0


def readable_book(root: Path) -> Book:
    """The Book, as far as it is: what is to be made may be missing, and what is asked may not be answered.

    Raises ProblemsError, told, where a file cannot be read.
    """
    refuse_languages()
    book, problems = load_book(root)
    breaks = [problem for problem in problems if problem.breaks]
    # A new text has neither annotations nor, until its sentences have their references, a translation.
    new = (f"{FOLDER}/", "seeds/translations/")
    there = [
        one
        for one in breaks
        if not one.asked and (not one.place.path.startswith(new) or (root / one.place.path).exists())
    ]
    if there:
        tell(there)
    return book


def source_called(book: Book, id: str) -> Source | None:
    ids = {source.id: source for source in book.sources}
    if id not in ids:
        near = nearest(id, ids)
        hint = f'did you mean "{near}"?' if near else f"use one of: {', '.join(ids)}"
        print(f'"{id}" is no text; {hint}', file=sys.stderr)
    return ids.get(id)


def proposals_for(book: Book, source: Source) -> Mapping[str, Annotation] | None:
    language = find_language(source.language)
    if language is None:
        print(
            f'language "{source.language}" has no folder; texts are read in: {", ".join(known_codes())}',
            file=sys.stderr,
        )
        return None
    wrong = undated(source)
    if wrong:
        print(wrong, file=sys.stderr)
        return None
    return propose(source, book.people, language)


def _tell(done: Annotated) -> None:
    for what, ats in (
        ("proposed", done.proposed),
        ("proposed anew, nobody having changed or confirmed them", done.anew),
        ("taken out, their sentences being gone", done.gone),
    ):
        if ats:
            print(f"{what}: {_runs(ats)}", file=sys.stderr)
    if done.moved:
        told = ", ".join(f"{old} now {new}" for old, new in done.moved.items())
        print(f"moved with their sentences: {told}", file=sys.stderr)
    if done.stale:
        message = "their words are no sentence of the text; mend them, or take them out and run this again"
        print(f"left as they are, {', '.join(done.stale)}: {message}", file=sys.stderr)
    print(f"as they were: {done.kept}", file=sys.stderr)


def _ask_vague(book: Book, source: Source, proposals: Mapping[str, Annotation], ats: Collection[str]) -> None:
    """Says which dates have no value for want of a day to count from, although the text may tell one."""
    vague = [(at, n) for at in proposals if at in ats for n, one in enumerate(proposals[at].dates) if not one.edtf]
    if not vague or len(days_left_open(source.reckoned_from)) == 1:
        return
    counted = proposals_for(book, replace(source, counted_from=ANY_DAYS[0].isoformat())) or {}
    told = [
        f"{at} “{proposals[at].dates[n].wording}”"
        for at, n in vague
        if any(one.edtf for one in counted[at].dates[n : n + 1])
    ]
    if told:
        rest = "where the text tells a day that it is counted from, write `edtf`, `counted_from` that sentence, and why"
        print(f"vague, for {source.reckoned_from} is no day: {', '.join(told)}; {rest}", file=sys.stderr)


def _runs(ats: Sequence[str]) -> str:
    """References in few words: how many, and the first and the last of them."""
    return ats[0] if len(ats) == 1 else f"{len(ats)}, {ats[0]} to {ats[-1]}"
