#!/usr/bin/env python3
"""Every link in Markdown to a file or heading of the project leads somewhere. Usage: check_links.py PAGE..."""
import pathlib
import re
import sys


def anchors(page):
    headings = re.findall(r"^#+ (.*)", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


wrong = []
for name in sys.argv[1:]:
    page = pathlib.Path(name)
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"\w+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(f"{name}: {link}")
if wrong:
    sys.exit("FAIL: links that lead nowhere:\n" + "\n".join(wrong))
