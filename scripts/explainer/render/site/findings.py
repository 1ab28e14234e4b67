"""Statements that stand elsewhere, answers and our comparisons as lines of Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.document.records import Answer, Elsewhere, Remark, Told
from explainer.model import Reference
from explainer.proof import Proof
from explainer.render.figures.answers import answer_mark
from explainer.render.markdown import escape
from explainer.render.site.page import SitePage
from explainer.view.answers import answer_id


def write_told(site: SitePage, node: Told) -> list[str]:
    """Statements as a list, below their label."""
    lines = "\n".join(f"- {site.again(one)}" for one in node.said)
    return [*([f"**{escape(node.label.text)}**"] if node.label else []), lines]


def write_remark(site: SitePage, node: Remark) -> str:
    """Our words behind their mark, before the places that they rest on."""
    plain = [one.statement for one in node.rests_on if not one.statement.derived]
    places = [site.places(plain)] if plain else []
    for one in (one for one in node.rests_on if one.statement.derived):
        places.append(site.places((one.statement,)) + site.inferred(one.statement, site.there(one)))
    label, words = site.label("findings.ours"), site.words(node.text[site.context.language])
    return f'<span class="ours">{label}</span> {words}{" " if places else ""}{", ".join(places)}'


def write_answer(site: SitePage, node: Answer) -> str:
    """An answer and whose it is: what says one statement in short leads to it, below others stand their statements.

    It begins with its mark in the grid, which leads here.
    """
    here = f'<span id="{answer_id(node.question, node.position)}"></span>'
    here += answer_mark(site.context, node.question, node.position)
    answer = node.position.answer[site.context.language]
    if len(node.said) == 1 and node.said[0].at_speaker:
        return f"- {site.in_short(node.said[0].statement, answer, here)}"
    speakers = dict.fromkeys(one.statement.speaker for one in node.said)
    who = f" — {site.speaker(*speakers)}" if len(speakers) == 1 else ""
    lines = (site.together(group, with_speaker=not who) for group in _by_places(site.context.proof, node.said))
    below = "".join(f'<br><span class="below">{line}</span>' for line in lines)
    return f'- <span class="answer">{here}{site.words(answer)}</span>{who}{below}'


def _by_places(proof: Proof, said: Sequence[Elsewhere]) -> list[list[Elsewhere]]:
    """Statements in groups, so that no sentence of a text proves something in two of them."""
    groups: list[tuple[set[Reference], list[Elsewhere]]] = []
    for one in said:
        rests = {reference for item in one.statement.every_evidence for reference in proof.located(item).references}
        met = [group for group in groups if not rests.isdisjoint(group[0])]
        found = [statement for _, statements in met for statement in statements]
        groups = [group for group in groups if group not in met]
        groups.append((rests.union(*(places for places, _ in met)), [*found, one]))
    return [statements for _, statements in groups]
