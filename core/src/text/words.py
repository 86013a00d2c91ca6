"""words.tsv -> word.rs. Run `python3 words.py` in this folder after a change; a test holds that the two agree."""
import pathlib

here = pathlib.Path(__file__).parent
rows = [line.split("\t") for line in (here / "words.tsv").read_text("utf8").splitlines() if line and line[0] != "#"]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\u{a0}") + '"'


lines = [
    "//! Every key of words.tsv with its words. Written by words.py; edit words.tsv instead.",
    "",
    "use super::catalogue::words;",
    "",
    "words! {",
]
for key, english, chinese in rows:
    name = "".join(part.capitalize() for part in key.split("_"))
    lines.append(f"    {name} {quoted(key)} {quoted(english)} {quoted(chinese)};")
(here / "word.rs").write_text("\n".join(lines + ["}"]) + "\n", "utf8")
