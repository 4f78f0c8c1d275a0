"""The command line. It knows the interview and the reports; every other part comes through `wiring.Wiring`."""
