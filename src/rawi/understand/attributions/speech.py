"""Verbs of saying: who speaks, and the words on the right or on the left."""

from __future__ import annotations

from rawi.knowledge.cues import phrase_words
from rawi.understand.attributions.contents import COMMAS, clause_end, clause_start, quotation_at
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.stances import stance_of
from rawi.understand.attributions.sources import looks_finite, noun_phrase_right, skip_adverbials, subject_left

_OPENERS = frozenset('«“"„‘”»')
_CLOSERS = frozenset('»”"’«')
_PARTITIVES = frozenset(["de", "d'", "du", "des", "pres", "entre"])
_HEARERS = frozenset(["tell", "inform", "brief", "urge", "deny", "accuse", "blame"])
_ENDS = frozenset(",،.;؛:!?؟…)]–—")


def read_verb(layout: Layout, unit: Unit, cues: list[CueGroup], at: int, before: list[Draft]) -> Draft | None:
    """The act of saying of the verb `cues[at]`; `before` are those of the unit already read."""
    cue = cues[at]
    number = layout.inside[cue.first]
    if number >= 0 and layout.quotations[number].last - layout.quotations[number].first > 9:
        return None
    if cue.shape == "gerund":
        return _gerund(layout, unit, cues, cue, before)
    if cue.shape == "infinitive":
        return _infinitive(layout, unit, cues, cue, before)
    if cue.shape == "participle":
        return _coordinated(layout, unit, cues, cue, before)
    if cue.shape == "passive":
        return _passive(layout, unit, cues, cue)
    if layout.language == "ar":
        from rawi.understand.attributions.speech_arabic import read_arabic_verb

        return read_arabic_verb(layout, unit, cues, cue, before)
    return _incise(layout, unit, cues, cue) or _subject_first(layout, unit, cues, cue, before)


def _draft(cue: CueGroup, content: list[Range], source: Range | None, *, inherits: bool = False) -> Draft | None:
    stance = stance_of(cue)
    if not content and (stance in ("states", "accuses") or (source is None and not inherits)):
        return None
    if source is None and not inherits and not cue.unnamed:
        return None
    return Draft(cue=cue, content=content, source=source, stance=stance, inherits=inherits, unnamed=cue.unnamed)


def _mark_before(layout: Layout, unit: Unit, index: int) -> bool:
    return index > unit.first and layout.tokens[index - 1].text in _CLOSERS | {",", "–", "—", "!", "?"}


def _incise(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """ ", a déclaré X": the verb behind its words, its subject behind the verb."""
    tokens, grammar = layout.tokens, layout.grammar
    if cue.first == unit.first:
        return None
    clause = cue.first
    relative = tokens[cue.first - 1].folded in ("que", "qu'", "comme", "as")
    if relative:
        clause = cue.first - 1
        if clause > unit.first and tokens[clause - 1].folded == "ce":
            clause -= 1
    if cue.inverted:
        content = _words_before(layout, unit, cues, clause)
        pronoun = next((k for k in range(cue.head, cue.last) if tokens[k].folded in grammar.pronouns), None)
        if pronoun is None:
            pronoun = next((k for k in range(cue.first, cue.head) if tokens[k].folded in grammar.pronouns), cue.head)
        source: Range | None = (pronoun, pronoun + 1)
        end = cue.last
    else:
        if not (relative or _mark_before(layout, unit, cue.first)):
            return None
        following = skip_adverbials(layout, unit, cue.last)
        if following >= unit.last or tokens[following].kind == "mark" or tokens[following].folded in grammar.that:
            return None
        if tokens[cue.last].kind == "mark" or (layout.language == "en" and not _inverts(layout, cue, following)):
            return None
        if "q" not in cue.cue.takes and not relative:
            return None
        quoted = layout.inside[cue.first - 1] >= 0 or (
            cue.first - 2 >= unit.first and layout.inside[cue.first - 2] >= 0
        )
        if (
            not relative
            and not quoted
            and (_later_that(layout, unit, cue.last, cues) or not _has_clause(layout, unit, cue))
        ):
            return None
        source = noun_phrase_right(layout, unit, cue.last, cues)
        if source is None or not _is_closed(layout, unit, source[1], cues):
            return None
        end = source[1]
        content = _words_before(layout, unit, cues, clause)
    if not content:
        return None
    content += _words_after(layout, unit, cues, cue, end, content)
    return _draft(cue, content, source)


def _inverts(layout: Layout, cue: CueGroup, following: int) -> bool:
    word = layout.tokens[following].folded
    return cue.cue.base not in _HEARERS and word not in layout.grammar.conjunctions | layout.grammar.prepositions


def _has_clause(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    """The words before the comma hold a verb of their own: they are no subject with an apposition."""
    tokens, grammar = layout.tokens, layout.grammar
    commas = [at for at in range(unit.first, cue.first - 1) if tokens[at].text in COMMAS and layout.inside[at] < 0]
    end = commas[-1] if commas else cue.first
    aside = range(end + 1, cue.first)
    if any(looks_finite(layout, at) for at in range(unit.first, end)):
        return True
    if not commas:
        return True
    first = tokens[end + 1].folded if end + 1 < cue.first else ""
    if any(looks_finite(layout, at) for at in aside):
        return first not in grammar.relatives
    return not (
        first in grammar.relatives | grammar.pronouns | grammar.prepositions | grammar.appositives
        or len(aside) <= 4
        or cue.first - unit.first < 14
    )


def _is_closed(layout: Layout, unit: Unit, end: int, cues: list[CueGroup]) -> bool:
    """Behind the subject of an incise stands a mark, an adverbial or another act of saying, no object."""
    if end >= unit.last:
        return True
    token = layout.tokens[end]
    grammar = layout.grammar
    if (
        token.kind == "mark"
        or token.folded
        in grammar.relatives | grammar.outside | grammar.times | grammar.coordinators | grammar.conjunctions
    ):
        return True
    return any(cue.first == end for cue in cues) or token.folded in grammar.prepositions


def _later_that(layout: Layout, unit: Unit, start: int, cues: list[CueGroup]) -> bool:
    """ "que" stands behind the verb before another verb of saying does."""
    stop = next((other.first for other in cues if other.first >= start), unit.last)
    return any(
        layout.tokens[at].folded in layout.grammar.that and layout.tokens[at - 1].text not in COMMAS
        for at in range(start, min(stop, start + 50))
    )


def _words_before(layout: Layout, unit: Unit, cues: list[CueGroup], end: int) -> list[Range]:
    """The clause or the quotation that ends before token `end`."""
    while end > unit.first and layout.tokens[end - 1].text in COMMAS | {"–", "—", ":"}:
        end -= 1
    if end <= unit.first:
        return []
    start = clause_start(layout, unit, end, cues)
    for cue in cues:
        if start < cue.first < end and cue.cue.kind == "verb" and layout.inside[cue.first] < 0:
            linked = layout.tokens[cue.first - 1].folded in layout.grammar.coordinators
            if linked and layout.inside[end - 1] >= 0:
                start = max(start, layout.quotations[layout.inside[end - 1]].first)
    return [(start, end)] if end > start else []


def _words_after(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, end: int, content: list[Range]
) -> list[Range]:
    """Words that go on behind the incise: a quotation, or the rest of the clause that it broke."""
    tokens, grammar = layout.tokens, layout.grammar
    position = skip_adverbials(layout, unit, end)
    while position < unit.last and tokens[position].text in COMMAS | {":", ".", "–"}:
        position += 1
    if position >= unit.last or position == end:
        return []
    quotation = quotation_at(layout, position)
    if quotation is not None:
        return [quotation]
    if tokens[position - 1].text not in COMMAS or any(other.first in (position, position + 1) for other in cues):
        return []
    word = tokens[position].folded
    if tokens[position].kind == "number":
        return []
    if word in grammar.relatives | grammar.subordinators | grammar.conjunctions | grammar.outside or word in (
        "sans",
        "d'",
        "en",
        "without",
    ):
        return []
    left = content[0][1] - content[0][0]
    if left > 7 and layout.language == "fr" and word in grammar.determiners and word not in ("ni",):
        return []
    stop = clause_end(layout, unit, position, cues, cue)
    return [(position, stop)] if stop - position >= 3 else []


def _subject_first(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]
) -> Draft | None:
    tokens = layout.tokens
    source = subject_left(layout, unit, cue.first)
    inherits = False
    if source is None and _is_joined(layout, unit, cue):
        inherits = True
        source = _clause_subject(layout, unit, cue, before)
        if source is not None:
            inherits = False
    if source is None and not inherits:
        return None
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    if not content and source is not None and "q" in cue.cue.takes and _ends_here(layout, unit, cues, cue):
        edge = source[0]
        if edge > unit.first and (tokens[edge - 1].text in COMMAS | _CLOSERS | {"–", "—", "-", ":"}):
            content = _words_before(layout, unit, cues, edge)
            if content:
                content += _words_after(layout, unit, cues, cue, cue.last, content)
    elif content and source is not None and source[0] > unit.first + 1 and "q" in cue.cue.takes:
        edge = source[0]
        quoted = tokens[edge - 1].text in _CLOSERS and layout.inside[edge - 1] >= 0
        if (
            quoted
            and layout.quotations[layout.inside[edge - 1]].last - layout.quotations[layout.inside[edge - 1]].first > 3
        ):
            content = _words_before(layout, unit, cues, edge) + (
                [content[0]] if quotation_at(layout, content[0][0] - 1) else []
            )
    if not content and cue.cue.base in ("claim", "say", "dire"):
        return None
    return _draft(cue, content, source, inherits=inherits)


def _ends_here(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> bool:
    """Nothing but adverbials, hearers and marks follows the verb: its words stand before it."""
    position = skip_adverbials(layout, unit, cue.last)
    if position < unit.last and cue.cue.base in _HEARERS:
        position = _past_hearer(layout, unit, position)
    if position >= unit.last or layout.tokens[position].kind == "mark":
        return True
    word = layout.tokens[position].folded
    if word in layout.grammar.prepositions | layout.grammar.conjunctions | layout.grammar.outside:
        return True
    return any(other.first == position for other in cues)


def _is_joined(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    return cue.first > unit.first and layout.tokens[cue.first - 1].folded in layout.grammar.coordinators


def _clause_subject(layout: Layout, unit: Unit, cue: CueGroup, before: list[Draft]) -> Range | None:
    """The subject of the verb that this one is joined to."""
    tokens = layout.tokens
    spoken = max(
        (draft.cue.first for draft in before if draft.cue is not None and draft.source is not None), default=-1
    )
    at = cue.first - 2
    while at > max(unit.first, spoken) and tokens[at].text not in (";", ":", "."):
        if layout.inside[at] < 0 and looks_finite(layout, at) and tokens[at - 1].kind != "mark":
            subject = subject_left(layout, unit, at)
            if subject is not None and subject[1] - subject[0] <= 14:
                return subject
        at -= 1
    for draft in reversed(before):
        if (
            draft.source is not None
            and draft.cue is not None
            and draft.cue.first < cue.first
            and draft.cue.cue.kind == "verb"
        ):
            return draft.source
    return None


def words_on_the_right(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int) -> list[Range]:
    """The clause with its conjunction, the quotation, the infinitive or the object behind a verb."""
    tokens, grammar = layout.tokens, layout.grammar
    takes = cue.cue.takes
    position = start
    for _ in range(3):
        found = _clause_or_quotation(layout, unit, cues, cue, position)
        if found:
            return found
        further = skip_adverbials(layout, unit, position)
        if further == position:
            further = _past_aside(layout, unit, position)
        if further == position:
            break
        position = further
    conjunction = _find_that(layout, unit, cues, cue, start)
    if conjunction is not None:
        return [(conjunction, clause_end(layout, unit, conjunction, cues, cue))]
    if position < unit.last and cue.cue.base in ("tell", "inform", "brief", "assure"):
        position = _past_hearer(layout, unit, position)
        found = _clause_or_quotation(layout, unit, cues, cue, position)
        if found:
            return found
    if position >= unit.last or (tokens[position].kind == "mark" and tokens[position].text in _ENDS):
        return []
    word = tokens[position].folded
    if any(other.first == position and (other.shape == "gerund" or other.cue.kind != "verb") for other in cues):
        return []
    infinitive = _infinitive_at(layout, unit, position)
    if infinitive:
        return [(position, clause_end(layout, unit, position, cues, cue))] if set(takes) & set("icp") else []
    if (
        layout.language == "en"
        and word in grammar.conjunctions | grammar.prepositions
        and not _is_sum(layout, cue, word)
    ):
        return []
    if "o" in takes and "b" not in takes and layout.language == "en" and word == "to":
        return []
    if "p" in takes and word in ("de", "d'", "du", "des", "a", "au", "aux", "pour", "sur", "contre"):
        skip = 1 if word in ("de", "d'") else 0
        return [(position + skip, clause_end(layout, unit, position + skip, cues, cue))]
    if word in grammar.relatives | grammar.coordinators or (
        word in grammar.outside and word not in ("to", "over", "ce", "cette", "a", "au")
    ):
        if not ("o" in takes and word in ("with", "to", "on", "over")):
            return []
    if (
        layout.language == "fr"
        and word in ("a", "au", "aux", "de", "d'")
        and tokens[position].text != "a"
        and "o" not in takes
    ):
        return []
    if layout.language == "fr" and word in grammar.prepositions and word not in _PARTITIVES:
        far = _find_that(layout, unit, cues, cue, start, reach=45)
        if far is not None:
            return [(far, clause_end(layout, unit, far, cues, cue))]
        if word not in ("a", "au", "aux"):
            return []
    if "o" in takes or "b" in takes:
        end = clause_end(layout, unit, position, cues, cue)
        return [(position, end)] if end > position else []
    return []


def _is_sum(layout: Layout, cue: CueGroup, word: str) -> bool:
    """reported about 30 dead, counted over 20: the preposition belongs to the number."""
    return word in ("about", "over", "around", "between", "no", "near") and "o" in cue.cue.takes


def _clause_or_quotation(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, position: int) -> list[Range]:
    tokens, grammar = layout.tokens, layout.grammar
    colon = position < unit.last and tokens[position].text == ":"
    at = position
    while at < unit.last and tokens[at].text in COMMAS | {":"} and at - position < 2:
        at += 1
    if at >= unit.last:
        return []
    quotation = quotation_at(layout, at)
    if quotation is not None:
        return _quoted(layout, unit, cues, cue, at, quotation)
    if colon:
        return [(at, clause_end(layout, unit, at, cues, cue))]
    if tokens[at].folded in grammar.that and at == position:
        return [(at, clause_end(layout, unit, at, cues, cue))]
    if (
        tokens[at].folded in ("si", "s'", "whether", "if", "how", "why", "what", "comment")
        and at == position
        and "c" in cue.cue.takes
    ):
        return [(at, clause_end(layout, unit, at, cues, cue))]
    return []


def _quoted(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, at: int, quotation: Range) -> list[Range]:
    """The quotation alone, or the clause that goes on behind it."""
    closing = layout.quotations[layout.inside[at]]
    after = closing.last + 1
    end = clause_end(layout, unit, at, cues, cue)
    if not closing.closed or after >= unit.last or layout.tokens[after].kind == "mark":
        further = quotation_at(layout, after + 1) if after + 1 < unit.last else None
        return [quotation] if further is None or True else [quotation, further]
    word = layout.tokens[after].folded
    if word in layout.grammar.coordinators or any(other.first == after for other in cues):
        return [quotation]
    return [(at, max(end, closing.last))]


def _past_aside(layout: Layout, unit: Unit, position: int) -> int:
    """Past ", in a leaflet passed around on Telegram," between a verb and its clause."""
    tokens = layout.tokens
    if position >= unit.last or tokens[position].text not in COMMAS:
        return position
    for at in range(position + 1, min(unit.last - 1, position + 45)):
        if tokens[at].text in COMMAS and layout.inside[at] < 0:
            following = tokens[at + 1]
            if at - position > 24 and following.folded not in layout.grammar.that:
                continue
            if (
                following.folded in layout.grammar.that
                or following.text in _OPENERS
                or _infinitive_at(layout, unit, at + 1)
            ):
                return at + 1
        if tokens[at].text in (".", ";", ":"):
            break
    return position


def _find_that(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int, reach: int = 16
) -> int | None:
    """The conjunction behind a hearer or an adverbial; not one behind an object of the verb itself."""
    tokens, grammar = layout.tokens, layout.grammar
    if "c" not in cue.cue.takes or start >= unit.last:
        return None
    if "o" in cue.cue.takes and tokens[start].folded in grammar.determiners and cue.cue.base not in ("tell",):
        return None
    stop = next((other.first for other in cues if other.first > start and other.shape in ("active",)), unit.last)
    for at in range(start, min(stop, unit.last, start + reach)):
        token = tokens[at]
        if token.folded in grammar.that:
            return at
        if token.folded in grammar.relatives or token.text in (".", ";", ":") or (token.text in COMMAS and at == start):
            return None
        if layout.inside[at] >= 0:
            return None
    return None


def _past_hearer(layout: Layout, unit: Unit, position: int) -> int:
    tokens, grammar = layout.tokens, layout.grammar
    at = position
    if tokens[at].folded in grammar.pronouns | grammar.recipients:
        return skip_adverbials(layout, unit, at + 1)
    if tokens[at].folded in grammar.determiners:
        at += 1
        if at < unit.last and not tokens[at].text[:1].isupper():
            at += 1
    while at < unit.last and tokens[at].text[:1].isupper() and tokens[at].kind == "word" and at - position < 7:
        at += 1
    return skip_adverbials(layout, unit, at)


def _infinitive_at(layout: Layout, unit: Unit, position: int) -> bool:
    tokens = layout.tokens
    if position + 1 >= unit.last:
        return False
    word, following = tokens[position].folded, tokens[position + 1].folded
    if layout.language == "en":
        return (
            word == "to"
            and following not in layout.grammar.determiners
            and tokens[position + 1].kind == "word"
            and not tokens[position + 1].text[0].isupper()
        )
    if layout.language == "fr":
        if word in ("de", "d'", "a", "n'", "ne") and tokens[position].text != "a":
            return (
                _is_infinitive(following)
                or (
                    following in ("ne", "n'", "se", "s'", "l'", "le", "la", "les", "y", "en")
                    and position + 2 < unit.last
                    and _is_infinitive(tokens[position + 2].folded)
                )
                or following in _OPENERS
            )
        clitic = word in ("les", "l'", "le", "la", "s'", "se", "en", "y")
        return _is_infinitive(word) or (clitic and _is_infinitive(following) and tokens[position + 1].kind == "word")
    return False


_NO_INFINITIVES = frozenset(phrase_words("french_nouns"))


def _is_infinitive(word: str) -> bool:
    if word in ("avoir", "etre", "faire", "dire"):
        return True
    return len(word) > 4 and word.endswith(("er", "ir", "dre", "tre", "ire")) and word not in _NO_INFINITIVES


def _gerund(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]) -> Draft | None:
    """adding, précisant, مضيفا: the source is that of the verb before."""
    tokens = layout.tokens
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    if not content:
        return None
    hosts = [draft for draft in before if draft.cue is not None and draft.cue.first < cue.first]
    if hosts:
        host = hosts[-1]
        return Draft(
            cue=cue,
            content=content,
            source=host.source,
            stance=stance_of(cue),
            inherits=host.source is None,
            unnamed=False,
        )
    if (
        cue.first > unit.first
        and tokens[cue.first - 1].text in COMMAS
        and tokens[content[0][0]].folded in layout.grammar.that
    ):
        return Draft(cue=cue, content=content, source=None, stance=stance_of(cue), inherits=True)
    if cue.negated:
        return Draft(cue=cue, content=content, source=None, stance="declines", inherits=True)
    return None


def _infinitive(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]) -> Draft | None:
    content = _clause_or_quotation(layout, unit, cues, cue, cue.last)
    if not content:
        return None
    previous = layout.tokens[cue.first - 1].folded if cue.first > unit.first else ""
    negated = previous == "sans"
    source = _clause_subject(layout, unit, cue, before)
    draft = Draft(
        cue=cue,
        content=content,
        source=source,
        stance="declines" if negated else stance_of(cue),
        inherits=source is None,
    )
    return draft if before or negated else None


def _coordinated(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]) -> Draft | None:
    """a confirmé une incursion, promis de traquer les auteurs et réfuté tout retrait."""
    previous = layout.tokens[cue.first - 1] if cue.first > unit.first else None
    if previous is None or not (previous.text in COMMAS or previous.folded in layout.grammar.coordinators):
        return None
    source = _clause_subject(layout, unit, cue, before)
    if source is None:
        return None
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    return _draft(cue, content, source) if content else None


def _passive(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """a été revendiquée par X: the agent speaks, the subject is what it speaks of."""
    tokens = layout.tokens
    if cue.unnamed:
        content = _clause_or_quotation(layout, unit, cues, cue, cue.last)
        if not content or "c" not in cue.cue.takes:
            return None
        return Draft(cue=cue, content=content, source=None, stance=stance_of(cue), unnamed=True, confidence=0.6)
    source = noun_phrase_right(layout, unit, cue.last, cues)
    if source is None:
        return None
    reduced = cue.first == cue.head
    if reduced and cue.cue.stance == "states":
        return None
    end = cue.first
    if reduced and end > unit.first and tokens[end - 1].text in COMMAS:
        end -= 1
    content = subject_left(layout, unit, end)
    return _draft(cue, [content] if content else [], source)
