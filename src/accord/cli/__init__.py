"""The command line: read, call, print. No rule and no Django here."""
