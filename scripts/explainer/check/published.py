"""Links for years: whatever has been published still leads somewhere, and every redirect to a place that is there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence

from explainer.addresses import address_of, is_file, moved_to, take_apart
from explainer.counted import counted
from explainer.model import Book, Place, Problem, Redirect
from explainer.nearest import nearest

LIST = "seeds/published.txt"
FEW = 3
"""So many new addresses are told one by one."""


def address_problems(book: Book, today: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the list, with the redirects, and every address that is lost. `today`: those that exist."""
    moves = {redirect.old: redirect.new for redirect in book.redirects}
    known = {item.address for item in book.published}
    before = ""
    for item in book.published:
        if item.address == before:
            yield Problem(item.place, f'"{item.address}" stands twice; `explainer keep` writes the list in order')
        elif item.address < before:
            yield Problem(item.place, f'"{item.address}" is out of order; `explainer keep` writes the list in order')
        before = item.address
    first: dict[str, Place] = {}
    for redirect in book.redirects:
        if redirect.old in first:
            yield Problem(redirect.place, f'"{redirect.old}" is moved at {first[redirect.old]} already; keep one')
        first.setdefault(redirect.old, redirect.place)
        yield from _redirect_problems(redirect, moves, known, today)
    for correction in book.corrections:
        if correction.at not in today:
            near = moved_to(correction.at, moves, today) or nearest(correction.at, today)
            hint = f'write "{near}", if that is what was meant' if near else "name a place that does"
            yield Problem(correction.place, f'"{correction.at}" does not exist; {hint}')
    for item in book.published:
        if item.address not in today and moved_to(item.address, moves, today) is None:
            hint = nearest(item.address, set(today) - known) or "…"
            yield Problem(
                item.place,
                f'"{item.address}" is published and no longer exists; bring it back, or say in seeds/redirects.yml '
                f"where it went: `- from: {item.address}` and `to: {hint}`",
            )


def _redirect_problems(
    redirect: Redirect, moves: Mapping[str, str], known: Collection[str], today: Collection[str]
) -> Iterator[Problem]:
    old, new, place = redirect.old, redirect.new, redirect.place
    if old in today:
        yield Problem(place, f'"{old}" still exists; take the redirect out, or the page or id')
    if old not in known:
        yield Problem(place, f'"{old}" is not on {LIST}; correct it, or add it there')
    if not is_file(old):
        page = address_of(take_apart(old)[0])
        if page not in today and page not in moves:
            yield Problem(place, f'its page "{page}" is gone; add `- from: {page}`, too')
    if new in today:
        return
    seen, end = {old}, new
    while end not in seen and (further := moved_to(end, moves)) is not None:
        seen.add(end)
        end = further
    if end in seen:
        yield Problem(place, f'"{old}" leads back to itself; name a place that exists')
    elif end != new:
        yield Problem(place.of("to"), f'"{new}" has moved, too; write `to: {end}`')
    else:
        near = nearest(new, today)
        hint = f'did you mean "{near}"?' if near else "name a place that does"
        yield Problem(place.of("to"), f'"{new}" does not exist; {hint}')


def not_listed(book: Book, today: Collection[str]) -> tuple[str, ...]:
    """Addresses of today that nobody has promised to keep."""
    return tuple(sorted(set(today).difference(item.address for item in book.published)))


def told_of_new(book: Book, new: Sequence[str]) -> tuple[Problem, ...]:
    """What is told of addresses that are on no list, each at its line; in one line where they are many: one command
    brings them there."""
    listed = sorted({item.address for item in book.published})
    places = [Place(LIST, bisect(listed, address) + 1) for address in new]
    if len(new) <= FEW:
        return tuple(
            Problem(place, f'"{address}" is new; run `explainer keep`')
            for place, address in zip(places, new, strict=True)
        )
    if not book.published:
        message = (
            f"lists none of {counted(len(new), 'address', 'addresses')}; run `explainer keep` before they are published"
        )
        return (Problem(Place(LIST, 1), message),)
    return (Problem(places[0], f'"{new[0]}" and {len(new) - 1} more: each is new; run `explainer keep`'),)


def keep(book: Book, today: Collection[str]) -> str:
    """The list with every address of today added to it; none is ever taken away."""
    return "".join(f"{address}\n" for address in sorted({*today, *(item.address for item in book.published)}))
