"""What one does with proposals and passages."""

from __future__ import annotations

from dossier.tui.commands.command import Command, undo

REVIEW = (
    Command(
        "review.accept", "a", "accept", "accept",
        "Take the proposal as a statement, the sentence as a quotation", footer=True,
    ),
    Command(
        "review.edit", "e,E", "edit", "edit",
        "Word and code the proposal, and take it", footer=True, display="e",
    ),
    Command("review.reject", "x", "reject", "reject", "Turn it down", footer=True),
    Command(
        "review.split", "s", "split", "split",
        "Divide it into parts that each say one thing", footer=True,
    ),
    Command(
        "review.merge", "m", "merge", "merge",
        "Give its passage to a statement that says the same", footer=True,
    ),
    Command(
        "review.undo", "u,z", "undo", "undo",
        "Take back the last decision in this article", footer=True, display="u",
    ),
    Command(
        "review.next", "n", "next", "next",
        "Leave it waiting and go on, at the end to the next article", footer=True,
    ),
    Command("review.previous", "N", "previous", "previous", "Go to the one before"),
    Command(
        "review.first-row", "1", "first_row", "first row",
        "Choose the first row of the codebook that is suggested",
    ),
    Command("review.second-row", "2", "second_row", "second row", "Choose the second"),
    Command(
        "review.accept-marked", "A", "accept_marked", "accept marked",
        "Take all proposals that are marked",
    ),
    Command(
        "review.next-article", "greater_than_sign,right_square_bracket", "next_article",
        "next article", "Go to the next article in which something waits",
    ),
    Command(
        "review.previous-article", "less_than_sign,left_square_bracket",
        "previous_article", "previous article",
        "Go to the article before in which something waits",
    ),
)  # fmt: skip

ORPHANS = (
    Command(
        "orphans.take", "a", "take", "take",
        "Let the statement rest on the passage proposed", footer=True,
    ),
    Command(
        "orphans.choose", "i", "choose", "choose",
        "Choose the passage yourself in the new text", footer=True,
    ),
    Command(
        "orphans.keep", "K", "keep", "keep",
        "Let the statement rest on the earlier version, knowingly", footer=True,
    ),
    Command(
        "orphans.delete", "D,delete", "delete", "delete",
        "Remove the statement; undo brings it back", footer=True,
    ),
    undo("orphans", footer=True),
)  # fmt: skip

SPAN = (
    Command(
        "span.longer", "right,l,full_stop", "longer", "longer",
        "Take the next word in as well", footer=True, palette=False, display="→",
    ),
    Command(
        "span.shorter", "left,h,comma", "shorter", "shorter",
        "Leave the last word out", footer=True, palette=False, display="←",
    ),
    Command(
        "span.later", "shift+right,L,greater_than_sign", "later", "begin later",
        "Leave the first word out", footer=True, palette=False, display="L",
    ),
    Command(
        "span.earlier", "shift+left,H,less_than_sign", "earlier", "begin earlier",
        "Take the word before in as well", footer=True, palette=False, display="H",
    ),
    Command(
        "span.next", "tab,n", "next_sentence", "sentence",
        "Choose the next sentence", footer=True, palette=False, display="tab",
    ),
    Command(
        "span.previous", "shift+tab,N", "previous_sentence", "previous sentence",
        "Choose the sentence before", palette=False,
    ),
    Command(
        "span.down", "down,j", "next_paragraph", "next paragraph",
        "Go to the next paragraph", palette=False,
    ),
    Command(
        "span.up", "up,k", "previous_paragraph", "previous paragraph",
        "Go to the paragraph before", palette=False,
    ),
    Command("span.whole", "w", "whole", "whole", "Choose the paragraph", palette=False),
    Command(
        "span.take", "enter", "take", "take",
        "Take the passage", footer=True, palette=False,
    ),
)  # fmt: skip
