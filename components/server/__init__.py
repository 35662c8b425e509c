"""What stands before the pages: who is answered, how often, and with which headers."""
