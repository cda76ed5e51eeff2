"""The noun phrase that speaks: to the left of its verb or to the right of its cue."""

from __future__ import annotations

from rawi.understand.attributions.cuewords import CueGroup, known_forms
from rawi.understand.attributions.layout import Layout, Unit

Range = tuple[int, int]
_LONGEST_ASIDE = 40
_BOUNDARIES = frozenset(
    [",", "،", ";", "؛", ":", "–", "—", "-", "(", "…", ".", "!", "?", "؟", "/", "|", "•", ")", "]", "["]
)
_COMMAS = frozenset([",", "،"])


def subject_left(layout: Layout, unit: Unit, end: int) -> Range | None:
    """The subject of the verb that begins at token `end`: title, role and name, without a relative clause."""
    tokens, grammar = layout.tokens, layout.grammar
    stop = end
    outer = None
    while stop > unit.first:
        token = tokens[stop - 1]
        if token.text == ")":
            opening = _back_to(layout, unit, stop - 1, "(")
            if opening is None:
                return None
            stop = opening
        elif token.text in _COMMAS:
            comma = _previous_comma(layout, unit, stop - 1)
            if comma is None:
                return None
            if outer is None and _is_apposition(layout, comma + 1, stop - 1):
                outer = stop - 1
            stop = comma
        elif _is_filler(layout, token.folded) and stop - 1 > unit.first and layout.inside[stop - 1] < 0:
            stop -= 1
        else:
            break
    stop = _before_relative(layout, unit, stop, end)
    start = _phrase_start(layout, unit, stop)
    if start is None or start >= stop:
        return None
    start, stop = _drop_relative(layout, unit, start, stop)
    start = _trim_head(layout, start, stop)
    if start >= stop:
        return None
    if tokens[stop - 1].folded in grammar.subordinators or (tokens[start].kind == "mark" and stop - start == 1):
        return None
    return start, (outer or stop)


def _before_relative(layout: Layout, unit: Unit, stop: int, end: int) -> int:
    """The end of the phrase before a relative clause that stands between it and its verb without a comma."""
    if layout.language == "ar":
        return stop
    for at in range(stop - 1, max(unit.first, stop - 30), -1):
        token = layout.tokens[at]
        if (token.kind == "mark" and token.text in _BOUNDARIES) or layout.inside[at] >= 0:
            return stop
        if token.folded == "which" and not any(looks_finite(layout, k) for k in range(at + 1, stop)):
            return stop
        if token.folded in ("who", "which", "qui") and at < stop - 1:
            return at - (layout.tokens[at - 1].text in _COMMAS)
        if token.folded in ("that", "que", "qu'", "where", "whom", "when", "lorsque"):
            return stop
    return stop


def _back_to(layout: Layout, unit: Unit, index: int, mark: str) -> int | None:
    for at in range(index - 1, max(unit.first, index - 30) - 1, -1):
        if layout.tokens[at].text == mark:
            return at if at > unit.first else None
    return None


def _previous_comma(layout: Layout, unit: Unit, index: int) -> int | None:
    at = index - 1
    while at > unit.first and index - at <= _LONGEST_ASIDE:
        if layout.inside[at] >= 0 and layout.inside[at] != layout.inside[index]:
            at = layout.quotations[layout.inside[at]].first - 1
            continue
        text = layout.tokens[at].text
        if text in _COMMAS:
            return at
        if text in _BOUNDARIES and text not in "()-":
            return None
        at -= 1
    return None


def _is_filler(layout: Layout, word: str) -> bool:
    grammar = layout.grammar
    if layout.language == "ar":
        return word in ("قد", "ايضا", "لقد")
    if word in grammar.pronouns:
        return False
    return (
        word in grammar.adverbs
        or word in grammar.times
        or (
            layout.language == "en"
            and word.endswith("ly")
            and len(word) > 4
            and word not in ("family", "assembly", "italy", "ally")
        )
    )


def _is_apposition(layout: Layout, first: int, last: int) -> bool:
    """A name or a role between commas belongs to the source; a clause or an adverbial does not."""
    if not 0 < last - first <= 14:
        return False
    grammar, token = layout.grammar, layout.tokens[first]
    if token.folded in grammar.relatives or token.folded in grammar.pronouns or token.kind == "mark":
        return False
    if layout.language == "ar":
        return token.folded in grammar.appositives
    if any(layout.tokens[at].folded in grammar.finite for at in range(first, last)):
        return False
    if layout.language == "en" and layout.tokens[last - 1].folded in grammar.times and last - first <= 3:
        return False
    return token.folded in grammar.appositives or (
        token.text[:1].isupper() and token.folded not in grammar.prepositions
    )


def _phrase_start(layout: Layout, unit: Unit, stop: int) -> int | None:
    """Where the phrase that ends at `stop` begins: after the last boundary of its clause."""
    tokens, grammar = layout.tokens, layout.grammar
    at = stop - 1
    while at >= unit.first:
        if at in layout.named and at > unit.first:
            at -= 1
            continue
        number = layout.inside[at]
        if number >= 0 and (stop >= len(tokens) or number != layout.inside[stop]):
            quotation = layout.quotations[number]
            if quotation.last - quotation.first > 7 or not _is_name(layout, unit, number):
                return at + 1
            at = quotation.first - 1
            continue
        if number >= 0 and layout.quotations[number].first == at:
            return at + 1
        token = tokens[at]
        if token.kind == "mark" and token.text in _BOUNDARIES and not _is_inner_mark(layout, at):
            return at + 1
        if token.folded in grammar.subordinators and token.folded not in grammar.relatives:
            if layout.language != "fr" or token.folded != "pour" or at == stop - 1:
                return at + 1
        if token.folded in ("que", "qu'", "whom", "that", "which", "ou", "dont") and at < stop - 1:
            return at + 1
        if token.folded in grammar.coordinators:
            if at == stop - 1:
                return None
            if _has_verb(layout, unit, at):
                return at + 1
        at -= 1
    return unit.first


def _is_name(layout: Layout, unit: Unit, number: int) -> bool:
    """A short quotation inside a phrase names something; one with a comma before its end, or alone, is speech."""
    quotation = layout.quotations[number]
    if not quotation.closed or layout.tokens[quotation.last - 1].kind == "mark":
        return False
    before = quotation.first - 1
    return before >= unit.first and layout.tokens[before].kind != "mark"


def _is_inner_mark(layout: Layout, at: int) -> bool:
    """A full stop of an abbreviation, a hyphen of a name."""
    token = layout.tokens[at]
    if token.text in ("-", "/"):
        return token.glued and at + 1 < len(layout.tokens) and layout.tokens[at + 1].glued
    return (
        token.text == "."
        and token.glued
        and at + 1 < len(layout.tokens)
        and layout.tokens[at - 1].text.lower() in _TITLES
    )


_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "col",
        "gen",
        "lt",
        "maj",
        "sgt",
        "capt",
        "brig",
        "adm",
        "m",
        "mme",
        "gén",
        "st",
        "sen",
        "gov",
        "rep",
        "cmdr",
    ]
)


def _has_verb(layout: Layout, unit: Unit, at: int) -> bool:
    """A finite verb stands in the clause that ends before token `at`."""
    for index in range(at - 1, max(unit.first, at - 25) - 1, -1):
        token = layout.tokens[index]
        if token.kind == "mark" and token.text in _BOUNDARIES:
            return False
        if looks_finite(layout, index):
            return True
    return False


def looks_finite(layout: Layout, index: int) -> bool:
    """The word is a finite verb as far as its spelling tells."""
    token = layout.tokens[index]
    word = token.folded
    if word in layout.grammar.finite:
        return True
    if layout.language == "en":
        if len(word) > 4 and word.endswith("ed") and not token.text[0].isupper():
            return True
        return (
            any(form.shape == "finite" for form, _ in known_forms("en", token.text, word))
            and word not in layout.grammar.nouns
        )
    if layout.language == "fr":
        return len(word) > 4 and (word.endswith(("ait", "aient", "erent"))) and not token.text[0].isupper()
    return False


def _drop_relative(layout: Layout, unit: Unit, start: int, stop: int) -> Range:
    """The phrase before `who`, `qui`, `الذي` where the verb stands after the relative clause or right behind the pronoun."""
    if layout.language == "ar":
        return _drop_arabic_relative(layout, start, stop)
    for at in range(start, stop):
        if layout.tokens[at].folded in (
            "who",
            "which",
            "qui",
            "whose",
            "contacted",
            "reached",
            "speaking",
            "quoted",
            "joint",
            "interroge",
        ):
            if at > start:
                return start, at
            before = at - 1
            if before >= unit.first and layout.tokens[before].text in _COMMAS:
                before -= 1
            head = _phrase_start(layout, unit, before + 1)
            if head is None or head > before:
                return start, start
            return head, before + 1
    return start, stop


def _drop_arabic_relative(layout: Layout, start: int, stop: int) -> Range:
    for at in range(start + 1, stop):
        if layout.tokens[at].folded in ("الذي", "التي", "الذين"):
            return start, at
    return start, stop


def _trim_head(layout: Layout, start: int, stop: int) -> int:
    """Leaves out an adverbial and conjunctions before the phrase."""
    tokens, grammar = layout.tokens, layout.grammar
    while start < stop - 1 and (
        tokens[start].folded in grammar.coordinators
        or (tokens[start].folded in grammar.times and tokens[start].folded not in ("ce",))
        or (
            tokens[start].folded in grammar.adverbs
            and tokens[start].folded
            not in ("one", "no", "il", "elle", "ils", "elles", "on", "lui", "so", "tous", "d'", "en")
        )
        or (tokens[start].kind == "mark" and layout.inside[start] < 0)
        or (
            layout.language == "en"
            and tokens[start].folded.endswith("ly")
            and tokens[start].folded not in ("family", "ally")
        )
    ):
        start += 1
    if layout.language == "ar":
        return start
    word = tokens[start].folded
    if (word in grammar.prepositions and word not in ("de", "d'", "des", "du")) or word in ("lors", "apres", "after"):
        for at in range(start + 2, stop):
            if (
                tokens[at].folded in grammar.determiners | grammar.pronouns
                and tokens[at - 1].folded not in grammar.prepositions
            ):
                if tokens[at].folded not in ("de", "d'", "du"):
                    return at
        if layout.language == "en":
            for at in range(start + 2, stop):
                if tokens[at - 1].folded in grammar.times:
                    return at
    return start


def noun_phrase_right(layout: Layout, unit: Unit, start: int, cues: list[CueGroup]) -> Range | None:
    """The source that begins at or after token `start`: past the recipient and the day, to the end of its name."""
    if layout.language == "ar":
        from rawi.understand.attributions.arabic import source_right

        return source_right(layout, unit, start, cues)
    at = skip_adverbials(layout, unit, start)
    tokens, grammar = layout.tokens, layout.grammar
    heads = {cue.first: cue for cue in cues}
    index = at
    while index < unit.last:
        token = tokens[index]
        word = token.folded
        if index > at and index in layout.named:
            index += 1
            continue
        number = layout.inside[index]
        if number >= 0 and number != (layout.inside[at - 1] if at > 0 else -1):
            quotation = layout.quotations[number]
            if quotation.last - quotation.first <= 7 and quotation.first == index and quotation.closed:
                index = quotation.last + 1
                continue
            break
        if token.kind == "mark":
            if token.text in _COMMAS and index > at:
                end = _apposition_end(layout, unit, index, heads)
                if end is not None:
                    index = end
                break
            if token.text == "(":
                closing = next((k for k in range(index, min(unit.last, index + 6)) if tokens[k].text == ")"), None)
                if closing is not None and index > at:
                    index = closing + 1
                    continue
            if not _is_inner_mark(layout, index):
                break
        if index > at:
            if word in grammar.relatives or (word in grammar.subordinators and word not in ("pour", "to", "s'")):
                break
            if word in grammar.times and not (word == "plus" or word == "ce"):
                break
            if word in grammar.outside and _is_adverbial(layout, unit, index):
                break
            cue = heads.get(index)
            if cue is not None and cue.shape in ("active", "gerund", "fixed", "passive"):
                break
            if (
                word in grammar.coordinators
                and index + 1 < unit.last
                and ((index + 1) in heads or tokens[index + 1].folded in grammar.pronouns or (index + 2) in heads)
            ):
                break
            if word in grammar.finite and word not in ("a", "fait"):
                break
            if word in ("a", "ont") and layout.language == "fr" and token.text in ("a", "ont"):
                break
        index += 1
        if index - at > 30:
            break
    while index > at and tokens[index - 1].folded in (
        grammar.prepositions | grammar.coordinators | {"the", "le", "la", "l'"}
    ):
        index -= 1
    if index <= at:
        return None
    return at, index


def _apposition_end(layout: Layout, unit: Unit, comma: int, heads: dict[int, CueGroup]) -> int | None:
    """A comma goes on with a name or a role that ends with the next comma or the unit."""
    tokens = layout.tokens
    for at in range(comma + 1, min(unit.last, comma + 16)):
        if at in heads and heads[at].shape != "participle":
            return None
        if tokens[at].text in _COMMAS or (tokens[at].text in '.;:«"“' and not _is_inner_mark(layout, at)):
            return at if _is_apposition(layout, comma + 1, at) else None
        if layout.language != "ar" and tokens[at].folded in layout.grammar.relatives and tokens[at].folded != "ou":
            return at if at > comma + 2 and _is_apposition(layout, comma + 1, at) else None
    return None


def _is_adverbial(layout: Layout, unit: Unit, index: int) -> bool:
    """The preposition opens a phrase about the saying: its medium, its time, its hearers."""
    tokens, grammar = layout.tokens, layout.grammar
    word = tokens[index].folded
    for at in range(index + 1, min(unit.last, index + 5)):
        token = tokens[at]
        if token.kind == "mark":
            break
        if token.folded in grammar.media or token.folded in grammar.times:
            return True
    return word in (
        "lors",
        "devant",
        "aupres",
        "when",
        "while",
        "after",
        "before",
        "during",
        "apres",
        "avant",
        "alors",
        "tandis",
        "depuis",
        "pendant",
        "hier",
        "late",
        "early",
        "without",
        "sans",
        "upon",
        "as",
        "earlier",
        "later",
        "via",
        "through",
        "mais",
        "following",
        "amid",
    )


def skip_adverbials(layout: Layout, unit: Unit, start: int) -> int:
    """Past adverbs, days, recipients and mediums right behind a cue."""
    tokens, grammar = layout.tokens, layout.grammar
    at = start
    for _ in range(6):
        if at >= unit.last:
            return at
        word = tokens[at].folded
        if (
            word in grammar.times
            and not (word == "ce" and not (at + 1 < unit.last and tokens[at + 1].folded in grammar.times))
        ) or (
            word in grammar.adverbs
            and word not in grammar.pronouns
            and word not in ("en", "par", "d'", "no", "first", "tout", "tous", "one", "just", "only")
        ):
            at += 1
        elif word in ("a", "to", "au", "aux") and tokens[at].text != "a" and _is_recipient(layout, unit, at + 1):
            at = _past_recipient(layout, unit, at)
        elif word == "this" and at + 1 < unit.last and tokens[at + 1].folded in grammar.times:
            at += 2
        elif word in (
            "on",
            "dans",
            "in",
            "at",
            "par",
            "lors",
            "during",
            "devant",
            "sur",
            "en",
            "via",
            "by",
            "de",
        ) and _is_adverbial(layout, unit, at):
            at = _past_medium(layout, unit, at)
        else:
            return at
    return at


def _is_recipient(layout: Layout, unit: Unit, at: int) -> bool:
    if at >= unit.last:
        return False
    token = layout.tokens[at]
    grammar = layout.grammar
    return token.folded in grammar.determiners | grammar.recipients or token.text[:1].isupper()


def _past_recipient(layout: Layout, unit: Unit, at: int) -> int:
    """à l'AFP, to reporters, au journal Le Monde: one short phrase."""
    tokens, grammar = layout.tokens, layout.grammar
    index = at + 1
    if index < unit.last and tokens[index].folded in grammar.determiners:
        index += 1
    if index < unit.last:
        index += 1
    while index < unit.last and tokens[index].text[:1].isupper() and tokens[index].kind == "word" and index - at < 6:
        index += 1
    return index


def _past_medium(layout: Layout, unit: Unit, at: int) -> int:
    tokens, grammar = layout.tokens, layout.grammar
    index, last = at + 1, at + 1
    while index < unit.last and index - at <= 6:
        token = tokens[index]
        if token.kind == "mark":
            break
        if token.folded in grammar.media or token.folded in grammar.times:
            last = index + 1
        index += 1
    while last < unit.last and tokens[last].folded in grammar.times:
        last += 1
    return last
