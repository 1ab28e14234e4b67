"""The file of a text's annotations with what the rules propose for sentences that have none; never over an edit.

Nothing is written here: what comes out is the file as it would be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.annotations import digest_of, in_short, is_unsure, lay, proposal_of
from explainer.corpus.moves import sentences_of
from explainer.model import Annotation, Source, Span, Text

ENTRY = re.compile(r"^- ", re.MULTILINE)
ASIDE = re.compile(r"(?:^(?:#.*)?\n)+\Z", re.MULTILINE)
"""Comments and empty lines at the end of an entry: they belong to the next one."""
PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
WORD_OF_YAML = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null")


class UnreadableError(Exception):
    """The file is not written as one entry behind the other; the message says what would mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """The file, and what became of the sentences: by reference."""

    text: str
    proposed: tuple[str, ...]
    """Had no annotation."""
    anew: tuple[str, ...]
    """Had a proposal that nobody has changed or confirmed, and have today's now."""
    moved: Mapping[str, str]
    """Stand elsewhere in the text now: old reference -> new one."""
    gone: tuple[str, ...]
    """Were as proposed, and stand in the text no more."""
    stale: tuple[str, ...]
    """Have another's words, and an edit: they stay as they are."""
    kept: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that the rules read otherwise today, in short."""

    at: str
    ours: str
    theirs: str
    reason: Text | None
    """Why an editor reads it so; None where the rules read it so when it was confirmed."""


def annotate(text: str, source: Source, proposals: Mapping[str, Annotation]) -> Annotated:
    """The file `text` of a source's annotations brought up to its text. Raises UnreadableError.

    An annotation that an editor has changed, given a reason or confirmed stays to the letter while its sentence does.
    """
    head, entries = _entries(text, source)
    laid = lay(source.text, source.code, source.annotations)
    at_now = {id(annotation): at for at, annotation in laid.of.items()}
    astray = [item for item in source.annotations if id(item) not in at_now]
    stale = {item.at: entries[id(item)] for item in astray if _is_edited(item)}
    proposed, anew, kept, written = list[str](), list[str](), 0, list[str]()
    for at in sentences_of(source.text, source.code):
        annotation, today = laid.of.get(at), proposals[at]
        if annotation is not None:
            entry = entries[id(annotation)]
            same = annotation.at == at and annotation.proposed == today.proposed
            if annotation.confirmed or _is_edited(annotation) or same:
                kept += 1
                written.append(re.sub(rf"\bat: *{re.escape(annotation.at)}(?=\s)", f"at: {at}", entry, count=1))
            else:
                anew.append(at)
                written.append(_entry(today))
        elif at in stale:
            written.append(stale.pop(at))
        else:
            proposed.append(at)
            written.append(_entry(today))
    written += stale.values()
    return Annotated(
        text=head + ("".join(written) or "[]\n"),
        proposed=tuple(proposed),
        anew=tuple(anew),
        moved=laid.moved,
        gone=tuple(item.at for item in astray if not _is_edited(item)),
        stale=tuple(item.at for item in astray if _is_edited(item)),
        kept=kept,
    )


def confirm(text: str, source: Source, ats: Collection[str], by: str) -> str:
    """The file with some annotations confirmed by somebody. Raises UnreadableError."""
    head, entries = _entries(text, source)
    for annotation in source.annotations:
        if annotation.at in ats:
            entry, aside = _without_aside(entries[id(annotation)])
            bare = re.sub(r"^  (?:confirmed|digest):.*\n", "", entry, flags=re.MULTILINE)
            read = f"  confirmed: {scalar(by)}\n  digest: {scalar(digest_of(annotation))}\n"
            entries[id(annotation)] = f"{bare}{read}{aside}"
    return head + "".join(entries.values())


def differences(source: Source, proposals: Mapping[str, Annotation]) -> Iterator[Difference]:
    """What the rules read today otherwise than the annotations say, in the order of the text."""
    of = lay(source.text, source.code, source.annotations).of
    for at, today in proposals.items():
        if at in of and str(in_short(of[at])) != today.proposed.replace("?", ""):
            yield Difference(at, str(in_short(of[at])), today.proposed, of[at].reason)


def unsure_parts(source: Source) -> Iterator[tuple[str, Span]]:
    """(reference, part) of all that the rules are not sure of and nobody has mended or given a reason for."""
    for annotation in source.annotations:
        for number, span in enumerate(annotation.voices):
            if is_unsure(annotation, number):
                yield annotation.at, span


def _is_edited(annotation: Annotation) -> bool:
    """Whether an editor has changed what was proposed; to have confirmed it is no change."""
    as_proposed = str(in_short(annotation)) == str(proposal_of(annotation)).replace("?", "")
    return not as_proposed or annotation.reason is not None or bool(annotation.accepted)


def _entries(text: str, source: Source) -> tuple[str, dict[int, str]]:
    """What stands before the first entry; each entry to the letter, by the identity of its annotation."""
    starts = [found.start() for found in ENTRY.finditer(text)]
    lines = [text.count("\n", 0, start) + 1 for start in starts]
    if lines != [annotation.place.line for annotation in source.annotations]:
        raise UnreadableError("is not one `- at: …` behind the other, each from the start of a line; write it so")
    if not starts:
        return re.sub(r"^\[\]\s*$", "", text, flags=re.MULTILINE), {}
    pieces = [text[:start] for start in starts[:1]]
    pieces += [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    entries, aside = dict[int, str](), ""
    for annotation, piece in zip(source.annotations, pieces[1:], strict=True):
        bare, behind = _without_aside(piece if piece.endswith("\n") else f"{piece}\n")
        entries[id(annotation)] = aside + bare
        aside = behind
    if aside and source.annotations:
        entries[id(source.annotations[-1])] += aside
    return pieces[0], entries


def _without_aside(entry: str) -> tuple[str, str]:
    found = ASIDE.search(entry)
    return (entry[: found.start()], found[0]) if found else (entry, "")


def _entry(annotation: Annotation) -> str:
    lines = [f"- at: {annotation.at}"]
    lines += [f"  block: {annotation.block.value}"] if annotation.block else []
    lines.append("  voices:")
    for span in annotation.voices:
        lines += [f"    - words: {scalar(span.words)}", f"      kind: {span.kind.value}"]
        lines += [f"      speaker: {scalar(span.speaker)}"] if span.speaker else []
        lines += [f"      relays: {scalar(span.relays)}"] if span.relays else []
    lines += ["  dates:"] if annotation.dates else []
    for date in annotation.dates:
        lines.append(f"    - wording: {scalar(date.wording)}")
        lines += [f"      edtf: {scalar(date.edtf)}"] if date.edtf else []
        lines += [f"      counted_from: {date.counted_from}"] if date.counted_from else []
    if annotation.reason:
        lines += ["  reason:", *(f"    {language}: {scalar(words)}" for language, words in annotation.reason.items())]
    lines.append(f"  proposed: {scalar(annotation.proposed)}")
    return "\n".join(lines) + "\n"


def scalar(words: str) -> str:
    """Words as a value of YAML: as they are, where nothing in them could be read otherwise, else in quotes."""
    plain = PLAIN.fullmatch(words) and not WORD_OF_YAML.fullmatch(words) and not re.fullmatch(r"[\d._+-]+", words)
    return words if plain else "'" + words.replace("'", "''") + "'"
