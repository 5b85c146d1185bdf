"""Generator of demo data: a fictional person's board, for trying winsboard and for tests."""
