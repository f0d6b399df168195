"""The proposer: rules over word lists suggest statements that the analyst then judges."""
