"""Settings of the Slack door: environment variables with the prefix DATELINE_SLACK_."""

from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode, SettingsConfigDict

from rag.filters import Filters
from rag.settings import Variables, json_like

DIRECT = "direct"  # stands for every direct message and for the assistant's pane
ELSEWHERE = "*"
EXAMPLE = '{"C0123": {"publishers": ["Echo"]}}'


def _listed(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class SlackSettings(Variables):
    """Tokens, where Dateline may be asked, and what may answer there."""

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_SLACK_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    bot_token: SecretStr | None = Field(None, description="xoxb-…, of the installed app")
    app_token: SecretStr | None = Field(None, description="xapp-…, for Socket Mode")
    signing_secret: SecretStr | None = Field(None, description="for /slack/events")
    teams: Names = Field((), description="workspaces (T…) that may ask; default: all")
    channels: Names = Field((), description="channels (C…) and `direct`; default: all")
    filters: Annotated[dict[str, Filters], NoDecode, json_like(EXAMPLE)] = Field(
        {}, description="by channel, `direct` or `*`: the outlets and dates that may answer there"
    )
    api_url: str = "https://slack.com/api/"
    page_url: str | None = Field(
        None,
        validation_alias="DATELINE_PUBLIC_URL",
        description="where people reach the page; default: the running server",
    )

    def admits_teams(self, found: tuple[str, ...]) -> bool:
        """Return whether everybody who takes part belongs to a workspace that may ask."""
        return not self.teams or (bool(found) and set(found) <= set(self.teams))

    def admits(self, channel: str) -> bool:
        """Return whether Dateline may be asked in a channel."""
        return not self.channels or _place(channel) in self.channels

    def filters_of(self, channel: str) -> Filters:
        """Return what may answer in a channel."""
        place = _place(channel)
        return self.filters.get(place) or self.filters.get(ELSEWHERE) or Filters()


def _place(channel: str) -> str:
    return DIRECT if channel.startswith("D") else channel
