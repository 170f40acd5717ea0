"""Answers written by a chat model: prompted with passages, and verified sentence by sentence."""
