"""Chat models: named, asked within time limits, retried, and replaced when they fail."""
