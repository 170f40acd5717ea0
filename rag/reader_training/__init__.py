"""Makes the weights in rag/evidence from public question answering data: see __main__."""
