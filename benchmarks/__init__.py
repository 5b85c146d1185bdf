"""Benchmarks of winsboard, as ratios to a minimal program measured in the same run."""
