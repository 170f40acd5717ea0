"""Does this sentence answer this question, or support this claim? Both sides read together."""
