"""The app's manifest, to paste at https://api.slack.com/apps.

https://docs.slack.dev/reference/app-manifest
"""

from typing import Any

PATH = "/slack/events"
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "groups:history",
    "im:history",
    "im:write",
    "mpim:history",
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
)
SHORT = "Answers questions about the news, every sentence cited."
LONG = (
    "Ask the news where your team talks. Dateline answers from the articles that it was given, and "
    "shows for every sentence the outlet, the date and the quote, marked in its article. Where the "
    "articles do not answer, it says so, and says what is missing."
)


def manifest(url: str | None = None) -> dict[str, Any]:
    """Return the manifest for Socket Mode, or for a server that Slack reaches at `url`."""
    at = {"request_url": url.rstrip("/") + PATH} if url else {}
    return {
        "display_information": {
            "name": "Dateline",
            "description": SHORT,
            "long_description": LONG,
            "background_color": "#1f2933",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Dateline", "always_online": True},
            "agent_view": {"agent_description": SHORT},
            "slash_commands": [
                {
                    "command": "/ask",
                    "description": "Ask the news; only you see the answer",
                    "usage_hint": "Who refused to send soldiers?",
                    "should_escape": False,
                    **({"url": at["request_url"]} if at else {}),
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **at},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }
