"""The people and bodies of a text as it brings them up, and whom «он», «министр» or a bare «добавил» means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explainer.languages.protocol import Frame, Name, Who
from explainer.reading.persons import Person, Turn, apart, full_name, genders_fit, meant

NEAR = 3
"""So many sentences back may one have spoken whom a word without a name means."""


@dataclass(slots=True)
class Cast:
    """Who there is in the whole text, and who has spoken or been spoken of so far."""

    kin: Mapping[str, str]
    generic_role: str
    """What `kin` counts the roles of people as whom the press asks."""
    introduces: bool
    """Whether the press of this language brings everybody up by more than a surname."""
    whole_name: Callable[[str, str], str]
    """What the language makes of a full name in another case and its surname."""
    people: list[Person] = field(default_factory=list)
    heard: list[Turn] = field(default_factory=list)
    """Everybody who has spoken, in order."""
    subjects: list[Turn] = field(default_factory=list)
    """Everybody a sentence of the text's own was about."""
    named: list[tuple[int, Person]] = field(default_factory=list)
    """(sentence, person) of everybody the text's own words have named so far."""

    def enlist(self, names: Sequence[str], keys: Sequence[Sequence[frozenset[str]]]) -> None:
        """Takes people that are known beforehand; `keys`: of each word of each name."""
        for name, words in zip(names, keys, strict=True):
            given = {key for word in words[:-1] for key in word}
            self.people.append(Person(name, name, True, set(words[-1]), given, first=-1))

    def take(self, name: Name, at: int) -> None:
        """Takes note of a name, before anything is asked."""
        person = self._same(name)
        words = name.words.split()
        if person is None:
            given = {word.lower() for word in words[:-1]}
            person = Person(name.words, name.stands, name.nominative, set(name.keys), given, first=at)
            self.people.append(person)
            self._enrich(person, name)
            return
        person.count += 1
        if person.first >= 0:
            longer = len(words) > len(person.words.split())
            if full := full_name(person, name, self.whole_name):
                person.words, person.stands, person.nominative = full, full, True
                person.given |= {word.lower() for word in full.split()[:-1]}
            elif (longer and (name.nominative or not person.nominative)) or (
                name.nominative and not person.nominative and len(words) >= len(person.words.split())
            ):
                person.words, person.stands, person.nominative = name.words, name.stands, name.nominative
            person.given |= {word.lower() for word in words[:-1]}
            if name.nominative or len(words) == len(person.words.split()):
                person.keys |= name.keys if name.nominative else set()
        self._enrich(person, name)

    def _enrich(self, person: Person, name: Name) -> None:
        person.roles |= {self.kin.get(role, role) for role in name.roles}
        person.gender = person.gender or name.gender

    def meet(self, names: Sequence[Name], at: int) -> None:
        """Takes note of whom a sentence of the text's own names."""
        for name in names:
            person = self._same(name) if name.person else None
            if person is not None:
                self.named.append((at, person))

    def about(self, who: Who, at: int) -> None:
        """Takes note of whom a sentence of the text's own is about."""
        speaker, _ = self.resolve(who, at)
        if speaker is not None:
            self.subjects.append(
                Turn(at, speaker, who.gender or self.gender_of(speaker), who.plural, self._is_body(who, speaker))
            )

    def hear(self, speaker: str, who: Who, at: int, sure: bool) -> None:
        """Takes note of who has spoken."""
        if who.gender:
            self.learn(speaker, who.gender)
        body = self._is_body(who, speaker)
        self.heard.append(Turn(at, speaker, who.gender or self.gender_of(speaker), who.plural, body, sure))

    def _is_body(self, who: Who, speaker: str) -> bool | None:
        known = next(
            (
                one.body
                for one in reversed(self.heard + self.subjects)
                if one.speaker == speaker and one.body is not None
            ),
            None,
        )
        if known is not None or who.kind in ("pronoun", "unnamed"):
            return known
        if who.kind == "name":
            single = " " not in speaker and not who.roles and not self.gender_of(speaker)
            return None if single and not any(one.words == speaker and one.roles for one in self.people) else False
        return who.kind in ("body", "document")

    def resolve(self, who: Who, at: int) -> tuple[str | None, bool]:
        """Who it is, as the text names him, and whether that is sure."""
        if who.kind == "name":
            return self._named(who)
        if who.kind == "role":
            return self._in_role(who, at)
        if who.kind in ("pronoun", "unnamed"):
            return self._last(who, at)
        if who.kind == "document":
            spoken = next((one.speaker for one in reversed(self.heard) if at - one.at <= 6), None)
            return (spoken, True) if spoken and not who.words.count(" ") else (who.words, True)
        if who.kind == "hearsay":
            return None, False
        fuller = {one.speaker for one in self.heard if one.speaker.lower().startswith(f"{who.words.lower()} ")}
        if who.kind == "body" and who.bare and fuller:
            # «Агентство» after «агентство «Волна»» is that.
            return max(fuller), who.sure and len(fuller) == 1
        if (
            " " not in who.words
            and not who.roles
            and (person := self._find(who.keys, [who.words]))
            and " " in person.words
        ):
            # Towns are called like people.
            return person.words, who.sure
        return who.words, who.sure

    def with_surnames(self, frames: Sequence[Frame], sentence: str, at: int) -> list[Frame]:
        """Frames with `as_surname` for each speaker; who opens the sentence by such a surname is named there."""
        opening = sentence.partition(" ")[0]
        self.named += [(at, one) for one in self.people if opening and one.words.endswith(f" {opening}")]
        return [replace(one, who=self.as_surname(one.who, sentence) or one.who) for one in frames]

    def as_surname(self, who: Who | None, sentence: str) -> Who | None:
        """“Bishop” after “Paul Bishop”: the surname of somebody, where else it would be a role."""
        words = sentence[who.start : who.end].strip() if who else ""
        if who is None or who.kind not in ("role", "body") or not words[:1].isupper() or not words.isalpha():
            return who
        fits = [one for one in self.people if " " in one.words and one.words.split()[-1].lower() == words.lower()]
        return replace(who, kind="name", words=words, keys=frozenset(fits[0].keys), roles=frozenset()) if fits else who

    def is_known(self, who: Who) -> bool:
        """Whether somebody with this name is brought up more than once, or beforehand."""
        person = self._find(who.keys, who.words.split())
        return person is not None and (person.count > 1 or person.first < 0)

    def known(self, name: Name) -> str | None:
        """How the text names this person in full, if it does."""
        person = self._same(name)
        return person.words if person else None

    def gender_of(self, speaker: str) -> str:
        return next((person.gender for person in self.people if person.words == speaker), "")

    def learn(self, speaker: str, gender: str) -> None:
        """Takes note of what a pronoun or a verb says of a speaker."""
        for person in self.people:
            if person.words == speaker and not person.gender:
                person.gender = gender

    def _same(self, name: Name) -> Person | None:
        return self._find(name.keys, name.words.split())

    def _find(self, keys: frozenset[str], words: Sequence[str]) -> Person | None:
        given = {word.lower() for word in words[:-1]}
        fits = [one for one in self.people if one.keys & keys and not apart(one.given, given)]
        if not fits and len(words) == 1:
            fits = [one for one in self.people if one.given & keys]
        return (
            fits[0]
            if len(fits) == 1
            else next((one for one in fits if given and one.given & given), fits[-1] if fits else None)
        )

    def _named(self, who: Who) -> tuple[str | None, bool]:
        words = who.words.split()
        person = self._find(who.keys, words)
        if person is None:
            return who.words, who.sure
        alike = [one for one in self.people if one.keys & who.keys and len(words) == 1]
        fuller = not who.nominative and len(words) < len(person.words.split())
        confirmed = who.nominative and person.words.endswith(f" {who.words}")
        shown = person.words if person.nominative or fuller or confirmed else who.words
        if not person.nominative and not who.nominative:
            shown = who.words
        # A surname that nobody introduces may be a slip of the pen for another.
        stranger = " " not in person.words and not person.roles and not who.roles and self.introduces
        return shown, who.sure and len(alike) <= 1 and not (stranger and person.first >= 0)

    def _in_role(self, who: Who, at: int) -> tuple[str | None, bool]:
        keys = {self.kin.get(role, role) for role in who.roles}
        specific = {key for key in keys if " " in key} | {self.kin[role] for role in who.roles if role in self.kin}
        fits = [one for one in self.people if one.roles & (specific or keys)] or [
            one for one in self.people if one.roles & keys
        ]
        # Who is named later only is not yet known, but to a headline.
        fits = [one for one in fits if one.first <= at or at < 2]
        if self.generic_role in keys:
            # «Эксперт» may be anybody who has been named and is said to be nothing else.
            fits += [
                one for one in self.people if not one.roles and one.first <= at and one not in fits and " " in one.words
            ]
        if who.plural:
            return who.words, who.sure
        latest = {id(one): sentence for sentence, one in self.named}
        latest |= {id(one): turn.at for turn in self.heard for one in self.people if one.words == turn.speaker}
        if not fits:
            if not who.bare or not who.roles:
                return who.words, who.sure
            # A bare role that nobody was said to have: whoever is spoken of may well be meant.
            lately = [
                turn
                for turn in (*self.heard, *self.subjects)
                if at - turn.at <= NEAR and not turn.plural and not turn.body
            ]
            if lately:
                return max(lately, key=lambda turn: turn.at).speaker, False
            return who.words, who.sure and not any(self._may_be(turn.speaker, keys) for turn in self.heard)
        known = [one for one in fits if id(one) in latest]
        if len(fits) == 1 or not known:
            return fits[0].words, who.sure and len(fits) == 1
        ranked = sorted(known, key=lambda one: latest[id(one)])
        clear = len(ranked) == 1 or latest[id(ranked[-1])] > latest[id(ranked[-2])]
        return ranked[-1].words, who.sure and clear and at - latest[id(ranked[-1])] <= 2 * NEAR

    def _may_be(self, speaker: str, roles: set[str]) -> bool:
        """Whether the text says nothing of a speaker that would keep him from being what a bare role says."""
        person = next((one for one in self.people if one.words == speaker), None)
        return person is not None and (not person.roles or self.generic_role in roles)

    def _last(self, who: Who, at: int) -> tuple[str | None, bool]:
        """Whoever spoke last or was spoken of last, and could be meant."""
        spoken = next((one for one in reversed(self.heard) if meant(who, one)), None)
        about = next((one for one in reversed(self.subjects) if meant(who, one)), None)
        if spoken is None and about is None:
            return None, False
        if about is None or (spoken is not None and spoken.at >= about.at):
            assert spoken is not None
            sure = spoken.sure and at - spoken.at <= NEAR
            return spoken.speaker, sure and not self._other_since(spoken, who, at)
        return about.speaker, at - about.at <= 2

    def _other_since(self, spoken: Turn, who: Who, at: int) -> bool:
        """Whether a sentence after somebody has spoken names another who may be meant as well."""
        return any(
            spoken.at < sentence < at
            and one.words != spoken.speaker
            and genders_fit(who.gender, one.gender)
            and one.roles
            for sentence, one in self.named
        )
