from __future__ import annotations

from rawi.connect.outlets import Press, houses_of
from rawi.words.tokens import find_tokens
from tests.connect.readings import reading


def test_an_outlet_line_credits_an_agency() -> None:
    houses = houses_of(reading("a", "text", outlet="Taipei Times / AFP").document)
    assert houses.credited == ("afp",)


def test_services_of_one_house_are_one() -> None:
    french = houses_of(reading("a", "text", outlet="Halyard News (service français)").document)
    arabic = houses_of(reading("b", "text", outlet="هاليارد بالعربية").document)
    assert french.own == arabic.own


def test_a_report_without_outlet_is_its_own_house() -> None:
    assert houses_of(reading("a", "text").document).own != houses_of(reading("b", "text").document).own


def test_a_text_names_houses_of_the_collection_in_another_script() -> None:
    documents = [reading("a", "x", outlet="Agence Corail").document, reading("b", "x", outlet="Halyard News").document]
    press = Press(documents)
    own = {document.outlet: houses_of(document).own for document in documents}
    text = "Corail quoted a source; so did Reuters."
    assert [one.house for one in press.find(find_tokens(text))] == [own["Agence Corail"], "reuters"]
    arabic = "وقالت وكالة هاليارد إن القصف وقع فجرا"
    assert [one.house for one in press.find(find_tokens(arabic))] == [own["Halyard News"]]


def test_an_everyday_word_names_no_house() -> None:
    press = Press([reading("a", "x", outlet="Le Quotidien du port").document])
    assert press.find(find_tokens("Le port a rouvert. The Port is open.")) == ()


def test_two_outlets_of_one_name_are_told_apart_by_nothing_but_do_not_fail() -> None:
    first, second = reading("a", "x", outlet="Al-Watan"), reading("b", "y", outlet="Al-Watan")
    assert houses_of(first.document) == houses_of(second.document)


def test_a_house_with_an_article_is_one_in_both_scripts() -> None:
    line = "مؤسسة الثغر الإعلامية (كما نشرها مرصد البيانات)"
    document = reading("a", "x", outlet=line).document
    press = Press([document])
    text = "The army confirmed it through the monitoring group Marsad al-Bayanat."
    assert [one.house for one in press.find(find_tokens(text))] == list(houses_of(document).credited)


def test_a_byline_in_brackets_names_a_house_of_the_other_script() -> None:
    document = reading("a", "x", outlet="Agence Corail").document
    (named,) = Press([document]).find(find_tokens("واغادوغو، 20 فبراير (كوراي) - قال ناج إن رجالا قتلوا السكان"))
    assert named.house == houses_of(document).own


def test_words_for_copies_and_translations_name_no_house() -> None:
    plain = houses_of(reading("a", "x", outlet="Marseille News").document)
    copy = houses_of(reading("b", "x", outlet="Marseille News (copie)").document)
    assert copy.own == plain.own
    assert copy.credited == ()


def test_what_was_said_to_an_agency_names_it() -> None:
    (named,) = Press([]).find(find_tokens("قال مسؤولان أمريكيان لرويترز إن اثنين قتلا"))
    assert named.house == "reuters"


def test_a_force_that_publishes_its_own_statement_is_the_house() -> None:
    assert houses_of(reading("a", "text", outlet="CENTCOM / CJTF-OIR").document) == ("centcom", ("cjtf-oir",))
