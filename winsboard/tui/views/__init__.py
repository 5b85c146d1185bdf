"""The five views of the progress screen: what each reads, says, and does when a key is pressed."""
