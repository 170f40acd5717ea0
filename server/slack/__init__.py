"""The Slack door: an optional extra; nothing outside imports it before it is asked for."""
