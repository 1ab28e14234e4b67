"""The verb `draft`: writes what a program can of the records of a text. What an editor has touched it leaves alone."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from explainer.check.coverage import used_sentences
from explainer.check.findings import uncovered_numbers
from explainer.cli.annotate import ALL, annotated, proposals_for, readable_book, source_called
from explainer.counted import counted
from explainer.intake.alarms import draft_alarms
from explainer.intake.candidates import draft_candidates, is_plain_date, unused
from explainer.intake.entries import bring, confirm, untouched
from explainer.intake.people import draft_people
from explainer.intake.skeleton import is_translated, skeleton
from explainer.intake.topics import Topics
from explainer.model import Book, Rights, Source
from explainer.proof import Finder, every_statement
from explainer.schemas import marked
from explainer.write import write_text

KNOWLEDGE = "seeds/knowledge"
KINDS = ("people", "names", "statements", "events", "set-aside", "figures", "no-answers")
ANEW = "where the day stands beside the text, take it in anew: `explainer add FILE --line DAY`"
HEAD = """\
# Drafted by `explainer draft {id}`; run it again when the translation is there. Hold each record against the text,
# write what begins with ASK, and take its `draft` line out, or many by `explainer draft {id} --confirm`. What you
# change stays as you leave it; a record that is of no use you take out. `explainer check` says what is left.

"""


def drafted(root: Path, id: str) -> int:
    """Drafts people and names, annotations, the translation's skeleton, then what each sentence says."""
    book = readable_book(root)
    source = source_called(book, id)
    if source is None:
        return 1
    if not source.date and not source.counted_from:
        place = source.place.of("date")
        print(
            f'{place}: "{id}" has no date yet, and so none of its dates can be counted; write it, or {ANEW}',
            file=sys.stderr,
        )
        return 1
    if not source.licence and source.rights == Rights.FULL:
        ask = (
            "write its name, like CC BY 4.0, or its address; without one every output shows the whole text all the "
            "same: let `rights` be excerpts unless whoever holds them lets you"
        )
        print(f'{source.place}: "{id}" names no `licence`; {ask}', file=sys.stderr)
    readings = proposals_for(book, source)
    if readings is None:
        return 1
    drafted = untouched(_held(root, id, "people")) | untouched(_held(root, id, "names"))
    everybody = draft_people(book, source, {**readings, **{one.at: one for one in source.annotations}}, drafted)
    _bring(root, id, "people", everybody.people, everybody.people)
    # The text is pinned, and so are its names: one that is not there any more has been taken out. A translation grows.
    _bring(root, id, "names", everybody.names, everybody.translated if _held(root, id, "names") else everybody.names)
    if annotated(root, id):
        return 1
    book, source = _again(root, id)
    _translate(root, book, source)
    book, source = _again(root, id)
    # A name that is still asked is nobody's.
    by_name = {person.name[source.language]: person.id for person in book.people if person.name[source.language]}
    there = {event.id for event in book.events} if _held(root, id, "events") else None
    found = draft_candidates(source, by_name, book.labels, there, Topics(book, source.language), book.site.eras)
    if not book.site.eras and any(is_plain_date(one.edtf) for at in source.annotations for one in at.dates):
        print(
            f"{book.site.place.of('eras')}: names no era, and so no event is drafted; name one there", file=sys.stderr
        )
    finder = Finder(book.sources)
    # What introduces somebody says little of what else its sentence says.
    used = used_sentences(replace(book, people=()), finder)
    wanted = {*unused(found, used, used_sentences(book, finder), {one.at for one in book.set_aside})}
    for kind, drafts in (
        ("statements", found.statements),
        ("events", found.events),
        ("set-aside", found.aside),
    ):
        _bring(root, id, kind, drafts, wanted)
    _tell_left_out(found.of, wanted, "".join(_held(root, id, kind) for kind in ("statements", "events")))
    book, source = _again(root, id)
    counted = {statement.id: statement for statement in every_statement(book)}
    uncovered = {(at, number.value) for at, number in uncovered_numbers(book, Finder(book.sources), id)}
    open_ones = [
        one for one, (at, value, told) in found.numbers.items() if told in counted and (at, value) in uncovered
    ]
    _bring(root, id, "figures", found.figures, open_ones)
    alarms = draft_alarms(book, source, untouched(_held(root, id, "no-answers")))
    _bring(root, id, "no-answers", alarms, alarms)
    print(f"next: {_next(source)}; then `explainer check` leads", file=sys.stderr)
    return 0


def confirmed(root: Path, id: str, meant: Sequence[str]) -> int:
    """Takes the mark off drafts that hold every answer: off those named, those of a file (`people`), or all.

    Nothing is confirmed while nobody has said how the text is read, or while anything would be drafted otherwise.
    """
    files = {kind: _held(root, id, kind) for kind in KINDS}
    if drafted(root, id):
        return 1
    unread = [one.at for one in _again(root, id)[1].annotations if not one.confirmed]
    if unread:
        told = f"`explainer annotate {id} --confirm {unread[0]} --by NAME`"
        print(
            f"{unread[0]}: nobody has confirmed how it is read; first say {told}; no draft is confirmed",
            file=sys.stderr,
        )
        return 1
    if files != {kind: _held(root, id, kind) for kind in KINDS}:
        print("drafts are not what they were; hold them against the text again; none is confirmed", file=sys.stderr)
        return 1
    known = {ALL, *KINDS}
    left = list[str]()
    for kind, text in files.items():
        path = f"{KNOWLEDGE}/{kind}-{id}.yml"
        done = confirm(text, None if {ALL, kind} & {*meant} else meant)
        known |= done.names
        left += [f"{path}:{line}: “{name}” still asks something; answer it" for line, name in done.left]
        if done.confirmed:
            write_text(root / path, done.text)
            print(f"{path}: {', '.join(done.confirmed)}")
    which = f"name one, {', '.join(KINDS)}, or {ALL}"
    left += [f'"{one}" is called no record drafted of {id}; {which}' for one in meant if one not in known]
    print("\n".join([*left, f"not confirmed: {len(left)}"]), file=sys.stderr)
    return 1 if left else 0


def _tell_left_out(of: Mapping[str, str], wanted: Collection[str], held: str) -> None:
    """Says of which sentences nothing is drafted, and why: a record rests on them already, or they are set aside."""
    there = {at for id, at in of.items() if id in wanted or f"- id: {id}\n" in held}
    left = [*dict.fromkeys(at for at in of.values() if at not in there)]
    if left:
        why = "a record rests on them already (the text's `dating`, too), or they are set aside"
        print(f"no statement drafted of {', '.join(left)}: {why}", file=sys.stderr)


def _next(source: Source) -> str:
    """What an editor does before the checks lead on."""
    if not is_translated(source):
        return f"translate seeds/translations/{source.id}.yml, run this again"
    return (
        f"hold seeds/annotations/{source.id}.yml against the text; when you have mended it, run this again, and the "
        "drafts follow"
    )


def _again(root: Path, id: str) -> tuple[Book, Source]:
    """The Book with what has been written since."""
    book = readable_book(root)
    return book, next(source for source in book.sources if source.id == id)


def _bring(root: Path, id: str, kind: str, drafts: Mapping[str, str], wanted: Collection[str]) -> None:
    """Writes one file of drafts, if there is anything to write."""
    name, before = f"{kind}-{id}.yml", _held(root, id, kind)
    if not before and not any(one in wanted for one in drafts):
        return
    done = bring(before, marked("", f"knowledge/{name}") + HEAD.format(id=id), drafts, wanted)
    if done.text != before:
        write_text(root / KNOWLEDGE / name, done.text)
        print(f"{KNOWLEDGE}/{name}")
    told = [f"{done.new} drafted"] * bool(done.new) + [f"{done.anew} drafted anew"] * bool(done.anew)
    told += [f"{done.gone} taken out, for nothing drafts them now"] * bool(done.gone)
    print(f"{kind}: {', '.join([*told, f'{done.kept} as they were'])}", file=sys.stderr)


def _held(root: Path, id: str, kind: str) -> str:
    """What a file of drafts holds; nothing where there is none."""
    path = root / KNOWLEDGE / f"{kind}-{id}.yml"
    return path.read_text(encoding="utf-8-sig") if path.exists() else ""


def _translate(root: Path, book: Book, source: Source) -> None:
    name = f"translations/{source.id}.yml"
    path = root / "seeds" / name
    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    text, added, whole = skeleton(before or marked("", name), book, source)
    if added:
        write_text(path, text)
        print(f"seeds/{name}")
    print(f"translation: {counted(added, 'sentence')} put there, {whole} translated already", file=sys.stderr)
