"""How the small speech model that ships with the program is made: made-up voices, their sounds, a small network.

Run `python -m perception.speech_model.make --out DIR`. The program itself imports none of this.
"""
