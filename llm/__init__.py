"""Words: the question bank now, the language model beside it later."""
