"""Distances in pixels at 96 dpi. Everything on a page stands one of these apart."""

XS = 4
S = 8
M = 12
L = 16
XL = 24
XXL = 32
XXXL = 48

HIT = 36  # the least height of what is pressed
READABLE = 920  # the widest column of text that is still comfortable to read
RADIUS = 12  # of a card
SMALL_RADIUS = 8  # of a button or a field
