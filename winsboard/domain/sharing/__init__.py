"""What is given to other people, and the ledger of it."""
