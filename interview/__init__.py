"""The heart of the program: what an interview is and how it moves. No Qt, no networks, no devices."""
