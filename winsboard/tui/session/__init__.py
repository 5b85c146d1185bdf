"""What flows share: lists of documents that are read and changed, and the forms for them."""
