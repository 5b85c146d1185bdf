"""What winsboard costs, as ratios against a floor measured beside it in the same run."""
