"""How long from a key to the picture? Measured in a pty, beside an app of one changing line.

    .venv/bin/python benchmarks/keys.py [--rounds N] [--sizes N …] [--screens NAME …]

For each screen, workspaces of three sizes and the one-line app stand open at once, and each is
given the same key by turns. Prints the median and the 95th percentile of the milliseconds to the
first byte that answers, and the ratio of the medians to that of the one-line app.
"""
