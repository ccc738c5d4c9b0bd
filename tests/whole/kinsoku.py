#!/usr/bin/env python3
"""In a Japanese, Chinese and Korean book no line begins with a mark that closes, a small kana or a sound
mark, and none ends with a bracket that opens, wherever links, figures and emphasis stand; letters come
from the fonts of the language's region."""
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as tree

PROGRAM = os.path.abspath("out/release/proviso")
HTML = "{http://www.w3.org/1999/xhtml}"
NEVER_FIRST = re.compile(r"[、。」』）】》〉！？：；・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ，．]")
NEVER_LAST = re.compile(r"[「『（【《〈]$")
REGIONS = {"ja": "JP", "zh-CN": "SC", "ko": "KR"}
failed = count = 0


def check(is_good, text, *details):
    global failed, count
    count += 1
    for detail in details if not is_good else ():
        print("#", str(detail)[:2000].replace("\n", "\n# "))
    print("ok" if is_good else "not ok", count, "-", text)
    failed |= not is_good


def wrong(lines):
    return [line for line in lines if NEVER_FIRST.match(line) or NEVER_LAST.search(line)]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


if "Noto Serif CJK JP" not in run("fc-list").stdout:
    print("1..0 # SKIP the package fonts-noto-cjk is not installed: a default build does not need it")
    raise SystemExit
check(wrong(["道具", "。道具", "っと", "棚「", "「棚」"]) == ["。道具", "っと", "棚「"], "lines that are planted are found")
with tempfile.TemporaryDirectory() as work:
    shutil.copytree("tests/whole/tool-library", f"{work}/book")
    shutil.copytree("tests/whole/tool-library-po", f"{work}/book/po")
    for lang, region in REGIONS.items():
        made = run(PROGRAM, "build", "-q", "--lang", lang, "-o", f"{work}/out", f"{work}/book/handbook.xml")
        path = f"{work}/out/handbook.{lang}.pdf"
        check(made.returncode == 0 and "overfull" not in made.stderr, f"{lang}: the book is made", made.stderr)
        page = tree.fromstring(run("pdftotext", "-bbox-layout", path, "-").stdout)
        lines = ["".join(word.text or "" for word in line) for line in page.iter(HTML + "line")]
        many = [line for line in lines if re.search(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", line)]
        check(len(many) > 200 and not wrong(lines), f"{lang}: no line begins or ends with what may not", *wrong(lines))
        fonts = set(re.findall(r"Noto(?:Serif|Sans)CJK(..)", run("pdffonts", path).stdout))
        check(fonts == {region.lower()} or fonts == {region}, f"{lang}: the fonts of its region", fonts)
print(f"1..{count}")
raise SystemExit(failed)
