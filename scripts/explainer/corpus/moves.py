"""Sentences that have moved in their text: known by what their translations repeat of it."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model import Reference, SourceText


def sentences_of(text: SourceText, code: str) -> dict[str, str]:
    """Every sentence by its reference, in order."""
    return {
        str(Reference(code, paragraph.number, sentence.number)): sentence.text
        for paragraph in text.paragraphs
        for sentence in paragraph.sentences
    }


def moved_sentences(sentences: Mapping[str, str], originals: Mapping[str, str]) -> dict[str, str]:
    """Old reference -> new one, of sentences that stand elsewhere now and that nothing else translates.

    `originals`: by the references of their translations, the sentences as they stood.
    """
    astray = {at: words for at, words in originals.items() if sentences.get(at) != words}
    if not astray:
        return {}
    places = {words: at for at, words in sentences.items()}
    found = {at: places.get(words) for at, words in astray.items()}
    return {at: now for at, now in found.items() if now is not None and (now in astray or now not in originals)}
