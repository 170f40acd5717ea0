"""The model that is trained: a small BERT with a start and an end logit for every token."""

from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from rag.reader_training.batches import MAX_TOKENS, Batch

OUT_OF_REACH = -1e4


class SpanModel(torch.nn.Module):  # type: ignore[misc,unused-ignore]
    """Start and end logits, shape (n, t, 2); at [CLS] they say that nothing answers."""

    def __init__(self, folder: str, dropout: float = 0.0) -> None:
        """Read the encoder in `folder`; in training, `dropout` is the share of values left out.

        What attention looks at is left whole: that costs a third more time.
        """
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0
        )
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, 2)

    def forward(
        self, ids: torch.Tensor, real: torch.Tensor, segments: torch.Tensor
    ) -> torch.Tensor:
        """Return the logits of every token."""
        hidden = self.encoder(
            input_ids=ids, attention_mask=real, token_type_ids=segments
        ).last_hidden_state
        logits: torch.Tensor = self.head(hidden)
        return logits


def loss_of(model: SpanModel, batch: Batch) -> torch.Tensor:
    """Return the mean negative log likelihood of the right starts and ends, marginalised.

    Clark and Gardner, "Simple and Effective Multi-Paragraph Reading Comprehension", ACL 2018.
    """
    logits = model(batch.ids, batch.real.long(), batch.segments)
    return nll(logits.masked_fill(~batch.allowed.unsqueeze(-1), OUT_OF_REACH), batch)


def nll(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return the same from logits, shape (n, t, 2), of which only those of `allowed` count."""
    total = torch.logsumexp(logits, dim=1)
    right = torch.stack([batch.starts, batch.ends], dim=-1)
    told = torch.logsumexp(logits.masked_fill(~right, OUT_OF_REACH), dim=1)
    return (total - told).mean()


def tokenizer_of(folder: str) -> Tokenizer:
    """Return the model's tokenizer, cutting a passage that is too long, never the question."""
    tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    return tokenizer
