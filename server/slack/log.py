"""The log of the Slack door, in which no token, secret or one-time address ever stands."""

import logging
import re

from server.slack.settings import SlackSettings

SECRET = re.compile(
    r"xox[a-z.]*-[\w.-]+|xapp-[\w.-]+|[?&]ticket=[^\s&\"']+"
    r"|/(?:commands|actions|services)/T\w+/[\w/-]+"
    r"|(?<=[\"']token[\"']: [\"'])[^\"']+"  # with which Slack signed before it signed
)
HIDDEN = "(hidden)"
logger = logging.getLogger("dateline.slack")


class Discreet(logging.Filter):
    """Takes secrets out of a record: what has the form of one, and what the settings hold."""

    def __init__(self, settings: SlackSettings) -> None:
        super().__init__()
        kept = (settings.bot_token, settings.app_token, settings.signing_secret)
        self.known = [one.get_secret_value() for one in kept if one and one.get_secret_value()]
        self.format = logging.Formatter().formatException

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always passed on."""
        record.msg, record.args = self.hide(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self.format(record.exc_info)
        if record.exc_text:
            record.exc_text = self.hide(record.exc_text)
        return True

    def hide(self, text: str) -> str:
        """Return text without secrets."""
        for secret in self.known:
            text = text.replace(secret, HIDDEN)
        return SECRET.sub(HIDDEN, text)


def discreet(settings: SlackSettings) -> logging.Logger:
    """Return the log with its filter; bolt and the SDK are given it, and copy the filter."""
    for old in [one for one in logger.filters if isinstance(one, Discreet)]:
        logger.removeFilter(old)
    logger.addFilter(Discreet(settings))
    return logger
