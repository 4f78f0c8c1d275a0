"""The words of the window in other languages (.ts), and what the program reads of them (.qm)."""
