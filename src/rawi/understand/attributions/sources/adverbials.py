"""Days, hearers and mediums between a cue and what it governs."""

from __future__ import annotations

from rawi.understand.attributions.layout import Layout, Unit


def is_adverbial(layout: Layout, unit: Unit, index: int) -> bool:
    """The preposition opens a phrase about the saying: its medium, its time, its hearers."""
    tokens, grammar = layout.tokens, layout.grammar
    word = tokens[index].folded
    for at in range(index + 1, min(unit.last, index + 5)):
        token = tokens[at]
        if token.kind == "mark":
            break
        if token.folded in grammar.media or token.folded in grammar.times:
            return True
    following = tokens[index + 1].folded if index + 1 < unit.last else ""
    if word == "a" and tokens[index].text != "a" and following in ("l'", "sa", "son", "leur", "propos"):
        return following != "l'" or (
            index + 2 < unit.last and tokens[index + 2].folded in ("issue", "occasion", "appui")
        )
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
        ) and is_adverbial(layout, unit, at):
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
