# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints each colour of text that is too close to a background of the same scheme: below 4.5 to 1 (WCAG 2, AA).
    contrast.py PAGE.html...

Backgrounds are those of body and of boxes; what has no text on it, as the parts of a bar, is named in BARE."""
import re
import sys

BARE = {".answered", ".waiting", ".missed"}


def luminance(colour):
    digits = colour if len(colour) == 6 else "".join(c + c for c in colour)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def scheme(style):
    """The colours of text, and those behind it."""
    text, behind = set(), set()
    for selector, rules in re.findall(r"([^{}]+){([^{}]*)}", style):
        text |= set(re.findall(r"(?<![-a-z])color: #([0-9a-f]+)", rules))
        if selector.strip() not in BARE:
            behind |= set(re.findall(r"background: #([0-9a-f]+)", rules))
    return text, behind


for page in sys.argv[1:]:
    with open(page, encoding="utf-8") as file:
        style = re.search(r"<style>(.*?)</style>", file.read(), re.S).group(1)
    light, dark = style.split("@media (prefers-color-scheme: dark) {")
    for name, part in (("light", light), ("dark", dark)):
        text, behind = scheme(part)
        assert text and behind, f"{page}: no colours found in {name}"
        for colour in sorted(text):
            for back in sorted(behind):
                if ratio(colour, back) < 4.5:
                    print(f"{page}: {name}: #{colour} on #{back} is {ratio(colour, back):.1f} to 1")
