"""What people use: the command line in `terminal/`; the windows (Qt, and the only threads) come beside it."""
