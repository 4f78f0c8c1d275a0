"""The vault: keys and users, encrypted sessions and recordings, audit, backup, deletion."""
