"""How the program looks: colours, sizes, spaces and icons. Nothing outside this package names a colour."""
