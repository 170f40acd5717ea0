"""Question suites, metrics, runs, comparison, a gate and reports."""
