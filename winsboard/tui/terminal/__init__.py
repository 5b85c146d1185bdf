"""What a terminal says and is: its bytes become keys, clicks and sizes, and nothing else does."""
