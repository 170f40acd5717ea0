"""A process that answers in Slack as `dateline slack` does, over the fake assistant.

`python -m tests.server.slack.slack_process FOLDER SLACK_URL PAUSE`
"""

import asyncio
import signal
import sys
from pathlib import Path

from rag.settings import Settings
from server.slack.settings import SlackSettings
from server.slack.socket_mode import listen
from server.slack.sources import of_state
from tests.server.fakes import fake_state
from tests.server.slack.fake_slack import APP_TOKEN, BOT_TOKEN


async def main() -> None:
    """Answer until stopped."""
    folder, url, pause = sys.argv[1:]
    state = fake_state(Settings(data_dir=Path(folder)), float(pause))
    slack = SlackSettings(bot_token=BOT_TOKEN, app_token=APP_TOKEN, api_url=f"{url}/api/")
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await listen(slack, of_state(state), stop)


if __name__ == "__main__":
    asyncio.run(main())
