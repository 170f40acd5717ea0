"""The door for assistants that use tools: the Model Context Protocol."""
