"""Makes the model that tells whether a sentence is supported, from pairs of claims of our own."""
