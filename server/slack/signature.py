"""Whether a request comes from Slack: its age first, then its signature over the bytes as sent.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hashlib
import hmac
from collections.abc import Mapping

SECONDS = 5 * 60
STAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"


def recent(headers: Mapping[str, str], now: float) -> bool:
    """Return whether a request is at most five minutes old; its body need not be there yet."""
    stamp = headers.get(STAMP, "")
    return stamp.isascii() and stamp.isdigit() and abs(now - int(stamp[:15])) <= SECONDS


def genuine(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Return whether the body was signed with the secret, at the time its header says."""
    signed = b"v0:" + headers.get(STAMP, "").encode() + b":" + body
    wanted = "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), headers.get(SIGNATURE, "").encode())
