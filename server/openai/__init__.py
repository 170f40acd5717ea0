"""The door that speaks OpenAI's chat protocol, for every client that does."""
