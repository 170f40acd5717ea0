"""Messages sent to the address that came with a command or a press."""

from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from server.slack.client import retries
from server.slack.log import logger


async def send(url: str, **message: Any) -> None:
    """Send a message, waiting out Slack's limits; raises SlackApiError where it is refused."""
    hook = AsyncWebhookClient(url, logger=logger, retry_handlers=retries())
    sent = await hook.send(**message)
    if sent.status_code != 200:
        refusal = {"error": sent.body}
        raise SlackApiError("refused", refusal)  # type: ignore[no-untyped-call]


async def whisper(url: str, text: str) -> None:
    """Say something to the person alone, beside what is there."""
    await send(url, text=text, response_type="ephemeral", replace_original=False)
