"""The forms of an English word: what Snowball's stemmer puts together."""

from __future__ import annotations


def stem(word: str) -> str:
    """What the forms of a word, in small letters, have in common."""
    import snowballstemmer

    # One a call: a stemmer keeps the word that it works on, and the books of the languages are set in threads.
    return str(snowballstemmer.stemmer("english").stemWord(word))
