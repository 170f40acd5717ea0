import pytest

from rag.evidence.doubt import Doubted, unmatched


@pytest.mark.parametrize(
    ("question", "sentence", "surer"),
    [
        ("Is Ada Moss still mayor?", "Moss said that she had no plans to go.", True),
        ("Will the minister resign?", "Moss will stay in her post.", True),
        ("Is Ada Moss still mayor?", "Moss thanked the clerk.", False),
        ("Is Ada Moss still ill?", "Moss resigned.", False),
        ("Who resigned?", "Moss resigned.", False),
        ("How many people died?", "A third man has died of his wounds.", True),
        ("how many were killed", "The 11th victim was found.", True),
        ("how many were killed", "An 11th victim was found.", True),
        ("How many people died?", "A third man has arrived.", False),
        ("Who died?", "A third man has died.", False),
    ],
)
def test_a_sentence_is_surer_for_what_tells_it_otherwise(
    question: str, sentence: str, surer: bool
) -> None:
    assert (Doubted(question).of_sentence(sentence) > 0) is surer


@pytest.mark.parametrize(
    ("question", "sentence", "doubted"),
    [
        ("How many ferries sailed?", "The ferries sailed.", True),
        ("How many ferries sailed?", "Seven ferries sailed.", False),
        ("Which ports will close?", "It remains unclear which ports will close.", True),
        ("Who will pay?", "They meet to settle the question put off so long: who will pay.", True),
        ("Which ports will close?", "The ports of Bergen and Oslo will close.", False),
        ("Will ports close?", "It remains unclear whether ports will close.", False),
        ("Who closed the port?", "Watch Anna Berg close the port \u00bb", True),
        ("Who reported it?", "Anna Berg contributed reporting from Oslo.", True),
        ("Which towns send boats?", "Merrow will send maps, but no boats.", True),
        ("Which towns send boats?", "Apart from Orl, no towns send boats.", False),
        ("Which towns refused to send boats?", "Merrow will not send boats.", False),
        ("Does Merrow send boats?", "Merrow will not send boats.", False),
        ("Who is the new mayor of Kell?", "Ada Moss resigned as mayor of Kell.", True),
        ("Who replaced Ada Moss?", "Ada Moss stepped down as mayor on Monday.", True),
        ("Who will be the next mayor?", "Mayor Ada Moss was sacked.", True),
        ("Who is the new mayor?", "Jon Brae takes over from Ada Moss, who resigned.", False),
        ("Who is the new mayor?", "Ada Moss resigned; Jon Brae was elected mayor.", False),
        ("Who runs Kell now?", "Ada Moss resigned as mayor of Kell.", True),
        ("Who runs Kell?", "Ada Moss resigned as mayor of Kell.", True),
        ("Who is the mayor of Kell?", "Ada Moss, the mayor of Kell, has quit.", True),
        ("Who is the mayor of Kell?", "Jon Brae takes over from Ada Moss, who quit.", False),
        ("Who is the man with the dog?", "Ada Moss left with the dog.", False),
        ("Who runs Kell?", "14:30", True),
        ("When does it sail?", "An earlier version of this article said on 18 March.", True),
        ("What was corrected?", "An earlier version of this article said on 18 March.", False),
        ("When does it sail?", "Correction, 2 May: The first version gave 8 March.", True),
        ("When does it sail?", "On 18 March, not 8 March, as an earlier report said.", False),
        ("Who takes over the office?", "Its head, Ada Moss, would leave in May.", True),
        ("Who takes over the office?", "Ada Moss heads the office until May.", True),
        ("Who takes over the office?", "His deputy, Jon Brae, takes over in May.", False),
        ("Who takes over?", "Ada Moss will stand down; Jon Brae follows her.", False),
        ("Who takes over?", "Ada Moss will stand down in May.", True),
        ("Who is the new mayor?", "Ada Moss heads the council.", False),
        ("Who took over when Ada Moss left?", "Ada Moss left the office in May.", True),
        ("Who leaves the new office?", "Ada Moss leaves the office in May.", False),
        ("By how many votes did she win?", "Ada Moss took 308 votes.", True),
        ("By how many votes did she win?", "Ada Moss was elected by 212 votes.", False),
        ("By how much do bills rise?", "Bills will rise 4 per cent.", False),
        ("How will she pay?", "She refused to say how she would pay.", True),
        ("Who will pay?", "The firm did not say whether customers will pay.", True),
        ("Who does not have to pay?", "An average household will pay 31 crowns.", True),
        ("Who does not have to pay?", "Only Anna Berg is exempt.", False),
        ("Which towns won't pay?", "Kell and Orl refused.", False),
        ("Who resigned over the new law?", "Ada Moss resigned over the law.", False),
        ("Who left because of the new law?", "Ada Moss resigned over the law.", False),
        ("Who resigned as mayor?", "Ada Moss resigned as mayor.", False),
        ("Who won the prize this year?", "Last year\u2019s prize went to Jon Brae.", True),
        ("Who was on the prize's list?", "Last year's prize went to Jon Brae.", True),
        ("Who won last year's prize?", "Last year's prize went to Jon Brae.", False),
        ("Who won the prize?", "Jon Brae, who lost last year's prize, won it.", False),
        ("Who won the race?", "Last year's prize went to Jon Brae.", False),
        ("Who gave more?", "Anna Berg contributed more than all others.", False),
    ],
)
def test_a_sentence_is_doubted_for_what_it_lacks(
    question: str, sentence: str, doubted: bool
) -> None:
    assert (Doubted(question).of_sentence(sentence) < 0) is doubted


@pytest.mark.parametrize(
    ("sentence", "answer", "doubted"),
    [
        ("Other than Orl and Dahl, no other towns have agreed.", "Orl and Dahl", True),
        ("Other than Orl and Dahl, no other towns have agreed.", "Other than Orl and Dahl", True),
        ("Apart from Orl, Dahl and Merrow, no towns agreed.", "Merrow", True),
        ("All towns except Orl refused.", "Orl", True),
        ("All towns except Orl refused.", "All towns except Orl", False),
        ("All towns except Orl agreed.", "Orl", False),
        ("Apart from Orl, no town refused.", "Orl", False),
        ("Apart from Orl, all the towns of Merrow refused.", "the towns of Merrow", False),
        ("Only Orl refused.", "Orl", False),
    ],
)
def test_who_is_excepted_from_those_who_refuse_does_not_refuse(
    sentence: str, answer: str, doubted: bool
) -> None:
    place = sentence.index(answer)
    assert (Doubted("Which towns have refused?").of_exception(sentence, place) < 0) is doubted
    if doubted:
        assert Doubted("Which towns have agreed?").of_exception(sentence, place) == 0


def test_the_words_of_the_question_are_no_answer_to_it() -> None:
    doubted = Doubted("Which rival won the Bergen contract?")
    assert doubted.of_answer("the Bergen contract") < 0
    assert doubted.of_answer("Oslo Shipyards") == 0
    assert Doubted("Did Oslo win?").of_answer("Oslo") == 0


def test_what_names_no_country_answers_no_question_for_one() -> None:
    doubted = Doubted("In which country is the second plant?")
    assert doubted.of_answer("abroad") < 0
    assert doubted.of_answer("Orl") == doubted.of_answer("the Kell Republic") == 0


def test_a_word_of_the_question_without_counterpart_makes_doubt() -> None:
    assert [unmatched(least) for least in (0.1, 0.25, 0.8)] == [0.4, 0.7, 1.0]


def test_a_year_that_only_bounds_what_is_told_is_not_told_of() -> None:
    asked = Doubted("What level did the Tarn reach in 1968?")
    since = "The river stood at 6.42 metres, the highest level since 1968."
    assert asked.of_sentence(since) < asked.of_sentence("The river stood at 7 metres in 1968.")
    assert Doubted("How high since 1968?").of_sentence(since) == 0


@pytest.mark.parametrize(
    ("question", "sentence", "answer", "doubted"),
    [
        ("How many people left their homes?", "The dam lit 52,000 homes.", "52,000 homes", True),
        ("How many people left their homes?", "The dam lit 52,000 homes.", "52,000", True),
        ("How many people left their homes?", "1,900 people left.", "1,900 people", False),
        ("How long will the works take?", "She takes over on 1 December.", "1 December", True),
        ("How long will the works take?", "They end on May 3, 2027.", "May 3, 2027", True),
        ("How long have they stood still?", "They stopped and stand since 9 May.", "9 May", False),
        ("When does she take over?", "She takes over on 1 December.", "1 December", False),
        ("How long was Roach mayor?", "Roach, mayor since 2014, took 14,096.", "14,096", True),
        ("How long was Roach mayor?", "Roach, mayor since 2014, took 14,096.", "2014", False),
        ("How long is the report?", "The 212-page report blames him.", "212-page", False),
        ("How old is Roach?", "Roach sends 1,800 soldiers.", "1,800", True),
        ("How old is Roach?", "Roach, 67, took 14,096.", "67", False),
        ("How old is he?", "A class of seven-year-olds wrote to him.", "seven", True),
        ("How old is he?", "A class of seven-year-olds wrote to him.", "seven-year", True),
        ("How old are they?", "A class of seven-year-olds wrote to him.", "seven-year", False),
        ("How old is he?", "He was seven years old in 1950.", "seven years", False),
        ("How heavy is the bell?", "The bell weighs 1,800 kilos.", "1,800 kilos", False),
    ],
)
def test_a_figure_of_another_thing_or_a_day_is_no_figure_that_is_asked_for(
    question: str, sentence: str, answer: str, doubted: bool
) -> None:
    start = sentence.index(answer)
    assert (Doubted(question).of_measure(sentence, start, start + len(answer)) < 0) is doubted


@pytest.mark.parametrize("but", ["except Orl", "but for Orl", "with the exception of Orl"])
def test_whom_all_who_agreed_leave_out_did_not_agree(but: str) -> None:
    sentence = f"All the towns have agreed {but}."
    place = sentence.index("Orl")
    assert Doubted("Which towns have agreed?").of_exception(sentence, place) < 0
    assert Doubted("Which towns have not agreed?").of_exception(sentence, place) == 0
    assert Doubted("Which towns have not agreed?").of_sentence(sentence) == 0
