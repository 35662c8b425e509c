"""Small changes made to the core on purpose: the tests must notice each."""
