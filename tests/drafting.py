"""A text brought into a checkout, which is the working directory: taken in, drafted, translated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checkout import Checkout
from explainer.cli import main
from explainer.intake.record import form


def given(here: Checkout, text: str | bytes, name: str = "pier.txt") -> str:
    """The path of a file with this text, beside the checkout."""
    path = here.root.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def draft(here: Checkout, text: str = "", *options: str, id: str = "pier") -> None:
    """Takes the text in, if there is one, and drafts it."""
    assert not text or main(["add", given(here, text, f"{id}.txt"), *options]) == 0
    assert main(["draft", id]) == 0


def held(here: Checkout, kind: str) -> str:
    """The records of a kind that are drafted of the text."""
    path = here.root / "seeds" / "knowledge" / f"{kind}-pier.yml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def record(here: Checkout, kind: str, id: str) -> str:
    """One of them, without its id; that of a sentence is written out: `at: I4.1`."""
    head = id if id.startswith("at: ") else f"id: {id}"
    return re.split(r"^- ", held(here, kind).split(f"- {head}\n")[1], flags=re.MULTILINE)[0]


def translate(here: Checkout, words: Mapping[str, str]) -> None:
    """Writes translations of sentences, by their references, where they are asked for."""
    name = "seeds/translations/pier.yml"
    text = here.read(name)
    for at, translated in words.items():
        asked = rf"^({re.escape(at)}:\n  ru: .*\n  en: )\"ASK .*"
        text, count = re.subn(asked, rf"\g<1>{translated}", text, flags=re.MULTILINE)
        assert count == 1, at
    here.write(name, text)


HEADED = {
    "ru": ("Причал готов", "Причал построили. Лосев рад.\n\nОн ждёт."),
    "en": ("The pier is ready", "The pier was built. Losev is glad.\n\nHe waits."),
}


def record_of(code: str, lines: Sequence[str]) -> str:
    """The record that is made of a text in this language with such lines below its title."""
    title, body = HEADED[code]
    return form("pier", "I", code, "\n\n".join([title, *lines, body]) + "\n", {})
