import pytest

from server.slack.talk import Me, Said, wording
from tests.server.slack.fake_slack import BOT, BOT_ID, TEAM
from tests.server.slack.payloads import direct, from_bot, mention, message

ME = Me(team=TEAM, user=BOT, bot=BOT_ID)


def said(body: dict) -> Said | None:
    return Said.of(body["event"], TEAM, ME)


@pytest.mark.parametrize(
    "body",
    [
        from_bot(),
        from_bot(user="U0OTHER", bot_id="B0OTHER"),
        message(subtype="channel_join"),
        message(user="USLACKBOT"),
        message(user=None),
        message(hidden=True),
    ],
)
def test_bots_and_notices_say_nothing(body: dict) -> None:
    assert said(body) is None


@pytest.mark.parametrize(
    ("body", "followed", "ours"),
    [
        (mention(), False, True),
        (direct(), False, True),
        (message(), False, False),
        (message("And Merrow?"), True, True),
        (message("<@U0BEN> what do you think?"), True, False),
        (message("<!here> lunch?"), True, False),
        (message("thanks a lot!"), True, False),
        (message(":tada: :+1:"), True, False),
        (direct("ok, great"), False, False),
        (mention("thank you"), False, False),
        (mention(""), False, True),
        (message(""), True, False),
        (message("No troops?"), True, True),
    ],
)
def test_what_is_for_dateline(body: dict, followed: bool, ours: bool) -> None:
    found = said(body)
    assert found is not None
    assert found.for_us(followed) is ours


@pytest.mark.parametrize("text", ["stop", "Stop!", "please stop", "STOP IT", "stop please."])
def test_stop_is_heard(text: str) -> None:
    found = said(mention(text))
    assert found is not None
    assert found.stop


def test_a_question_about_stopping_is_a_question() -> None:
    found = said(mention("stop the ferry?"))
    assert found is not None
    assert not found.stop


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"<@{BOT}> Who won?", "Who won?"),
        (f"<@{BOT}|dateline>  Who\nwon?", "Who won?"),
        ("Is <https://a.example/x|this> true?", "Is this true?"),
        ("Is <https://a.example/x> true?", "Is https://a.example/x true?"),
        ("Ask in <#C1|general> &amp; &lt;here&gt;", "Ask in #general & <here>"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_a_question_reads_as_it_was_typed(raw: str, text: str) -> None:
    assert wording(raw, ME) == text
