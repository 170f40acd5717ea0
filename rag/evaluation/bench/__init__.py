"""How fast and how good Dateline is beside its baselines, on one machine in one run."""
