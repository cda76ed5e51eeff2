"""What is left of a stretch once the words that only lead up to it are taken off, or nothing where it dates nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.understand.times.grammar import Expression
from rawi.understand.times.lexer import Word
from rawi.words.tokens import Token

_NOUNS = frozenset("PJBUSVR")
_BEFORE_YEAR = {
    "fr": frozenset(
        [
            "en",
            "de",
            "depuis",
            "d'",
            "des",
            "a",
            "la",
            "l'",
            "l'an",
            "an",
            "annee",
            "entre",
            "apres",
            "avant",
            "fin",
            "debut",
            "courant",
            "jusqu'en",
            "guerre",
            "(",
            "ete",
            ",",
        ]
    ),
    "en": frozenset(
        [
            "in",
            "since",
            "of",
            "from",
            "until",
            "by",
            "the",
            "before",
            "after",
            "between",
            "to",
            "late",
            "early",
            "mid",
            "year",
            "during",
            "war",
            "(",
            "'",
            ",",
        ]
    ),
    "ar": frozenset(
        [
            "في",
            "عام",
            "سنه",
            "منذ",
            "العام",
            "السنه",
            "لعام",
            "بعام",
            "وعام",
            "خلال",
            "من",
            "حتي",
            "قبل",
            "بعد",
            "الي",
            "(",
            "لسنه",
            "،",
        ]
    ),
}
_ADVERBS = frozenset(
    [
        "صباحا",
        "مساء",
        "فجرا",
        "ظهرا",
        "عصرا",
        "ليلا",
        "نهارا",
        "الفجر",
        "الليل",
        "overnight",
        "midnight",
        "minuit",
        "midi",
        "noon",
        "midday",
        "dawn",
        "dusk",
    ]
)
_SEASON_NEEDS_NOUN = frozenset(["ete"])


def trim(expression: Expression, tokens: Sequence[Token], language: str) -> Expression | None:
    """The expression as annotators mark it; None where the stretch is no date in its surroundings."""
    words = list(expression.words)
    while words and (words[0].symbol in "ao,&" or (words[0].symbol == "l" and not _keeps_article(words))):
        words.pop(0)
    while words and words[-1].symbol in ",(/-oal&":
        words.pop()
    if (
        words
        and words[-1].symbol == "."
        and (len(words) < 2 or words[-2].symbol != "M" or words[-2].span.end - words[-2].span.start > 4)
    ):
        words.pop()
    if not words:
        return None
    if (
        len(words) > 1
        and words[0].symbol == "q"
        and words[-1].symbol == "P"
        and words[-1].value in {"friday", "prayer"}
    ):
        words.pop(0)
    kept = Expression(expression.shape, tuple(words))
    return kept if _dates(kept, tokens, language) else None


def _keeps_article(words: Sequence[Word]) -> bool:
    """`la nuit`, `the past year` keep their article; `le 14 mars` does not."""
    return len(words) > 1 and (words[1].symbol in _NOUNS or words[1].symbol in "Nn")


def _dates(expression: Expression, tokens: Sequence[Token], language: str) -> bool:
    words, shape = expression.words, expression.shape
    letters = "".join(word.symbol for word in words)
    first, last = tokens[words[0].first], words[-1].last
    before = tokens[words[0].first - 1].folded if words[0].first else ""
    after = tokens[last].folded if last < len(tokens) else ""
    if shape == "decade":
        return "E" in letters or (len(words) > 1 and words[-1].value.endswith("0"))
    if shape == "year":
        return letters != "Y" or before in _BEFORE_YEAR[language] or words[0].first == 0
    if letters == "M":
        return _bare_month(first, before, language)
    if letters == "S" or letters == "lS":
        return letters == "lS" or language != "fr"
    if letters[0] == "S" and "Y" not in letters and language == "fr" and first.folded == "ete":
        return False
    if letters == "Q" and language != "en" and _is_stamp(tokens, words[0]):
        return False
    if before in _MOVEMENTS and "M" in letters:
        return False
    if letters in {"V", "P"} and language == "fr" and first.text.istitle() and before.isalpha():
        return False
    if letters == "I" and len(words[0].value) == 7 and before == "date":
        return False
    if shape == "later" and letters == "UL":
        return tokens[words[1].first].folded in {"earlier", "later"} or tokens[words[1].first].folded == "plus"
    if letters in {"P", "qP", "lP"} and words[-1].value in {"prayer", "friday"}:
        return True
    if letters in {"P", "J", "B"}:
        return tokens[words[0].last - 1].folded in _ADVERBS
    if letters in {"F", "H", "V", "T"}:
        return _bare_word(letters, first, before, after, language)
    if shape == "clock":
        return _clock(letters, before, language)
    if shape == "list" or letters.startswith("b"):
        return True
    if letters in {"U", "lU"}:
        return words[-1].value == "weekend"
    return True


_KINDS_OF_DAY = frozenset(
    [
        "الوطني",
        "العالمي",
        "الدولي",
        "الاخير",
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الثامن",
        "التاسع",
        "العاشر",
        "الذي",
        "الواحد",
    ]
)


_MOVEMENTS = frozenset(["حركه", "تحالف", "ثوره", "mouvement", "movement", "coalition", "alliance"])


def _is_stamp(tokens: Sequence[Token], word: Word) -> bool:
    """A time of day beside a sign: the stamp of a line, which dates no happening."""
    after = tokens[word.last].kind if word.last < len(tokens) else "mark"
    before = tokens[word.first - 1].kind if word.first else "mark"
    return after == "mark" and (before == "mark" or word.first == 0 or tokens[word.last].text in ":-–")


def _bare_month(token: Token, before: str, language: str) -> bool:
    if language == "en" and token.folded in {"march", "may", "august"}:
        return before in {
            "in",
            "since",
            "of",
            "last",
            "until",
            "by",
            "from",
            "early",
            "late",
            "mid",
            "and",
            "to",
            "between",
        }
    if language == "en":
        return token.text[0].isupper() and len(token.text) > 3
    if language == "fr":
        return len(token.text) > 3 or before in {"en", "de", "fin", "debut", "mi"}
    return token.folded not in {"اب", "ماي", "اوت", "جوان", "صفر"} or before in {"في", "شهر", "منذ", "خلال", "من"}


def _bare_word(letters: str, token: Token, before: str, after: str, language: str) -> bool:
    if letters == "T" and before in {"russia", "روسيا", "usa"}:
        return False
    if letters == "T" and token.folded.endswith("اليوم"):
        return after not in _KINDS_OF_DAY
    if letters == "H":
        return before in {
            "في",
            "شهر",
            "خلال",
            "منذ",
            "قبل",
            "من",
            "in",
            "during",
            "of",
            "since",
            "du",
            "le",
            "de",
            "pendant",
        }
    return True


def _clock(letters: str, before: str, language: str) -> bool:
    if "Q" in letters or "C" in letters or language == "en":
        return True
    return before in {"a", "vers", "des", "depuis", "avant", "apres", "entre", "jusqu'a", "et"} or letters[0] == "q"
