#!/usr/bin/env python3
"""Takes the pictures of the front page anew: `make pictures`. Needs the built program, our built site, and Chromium."""

import html
import os
import pathlib
import pty
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
PROGRAM = ROOT / ".build/release/hatua"
INKS = {"1": "font-weight:600", "31": "color:#c0262d", "33": "color:#8a6100", "34": "color:#1f5fbf", "36": "color:#0b7285"}


def sample(folder):
    """Writes the files that the documentation's first guide and the front page name."""
    for page in ("Documentation/first-guide.md", "README.md"):
        text = (ROOT / page).read_text()
        for path, body in re.findall(r"^```(?:yaml|markdown) (content/\S+)\n(.*?)^```$", text, re.M | re.S):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body)
    os.symlink(ROOT / "templates", folder / "templates")


def terminal(folder, command):
    """What a command prints on a terminal, with its colours."""
    parts = []

    def read(descriptor):
        data = os.read(descriptor, 65536)
        parts.append(data)
        return data

    os.chdir(folder)
    os.environ["TERM"] = "xterm"
    os.environ.pop("NO_COLOR", None)
    pty.spawn([str(PROGRAM), *command], read)
    return b"".join(parts).decode().replace("\r\n", "\n").strip()


def coloured(text):
    spans = []
    for part in re.split(r"(\x1b\[[0-9;]*[mK])", text):
        code = re.fullmatch(r"\x1b\[([0-9;]*)[mK]", part)
        if not code:
            spans.append(html.escape(part))
        elif code[1] in ("", "0"):
            spans.append("</span>")
        else:
            spans.append(f'<span style="{";".join(INKS.get(ink, "") for ink in code[1].split(";"))}">')
    return "".join(spans)


def picture(address, name, width, height):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1.5",
             f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={HERE / name}", address],
            check=True, stderr=subprocess.DEVNULL)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sample(folder)
        report = terminal(folder, ["check"])
        page = folder / "report.html"
        page.write_text(
            '<!doctype html><meta charset="utf-8"><style>body{margin:16px;background:#fbfaf8;color:#24211d}'
            "pre{margin:0;font:13px/1.5 'DejaVu Sans Mono',monospace;white-space:pre-wrap}</style>"
            f"<pre><b>$ hatua check</b>\n{coloured(report)}</pre>")
        picture(page.as_uri(), "report.png", 860, 290)
    pages = "".join(
        f'<iframe src="{(ROOT / "public" / language / "remove-card.html").as_uri()}"></iframe>'
        for language in ("sw", "ru", "en"))
    with tempfile.TemporaryDirectory() as name:
        row = pathlib.Path(name) / "row.html"
        row.write_text(
            '<!doctype html><meta charset="utf-8"><style>body{margin:12px;display:flex;gap:12px;background:#d9d4cc}'
            f"iframe{{width:360px;height:900px;border:0;border-radius:12px}}</style>{pages}")
        picture(row.as_uri(), "pages.png", 1128, 924)


main()
