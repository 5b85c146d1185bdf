"""What the board is put together from; none of it knows where anything is stored."""
