# SPDX-License-Identifier: MIT
"""Fill in what `gongkai new` wrote, as a clerk does: by its comments alone."""
import csv
import io
import json
import re

# "#   单价（金额，单位依“金额单位”，必填）：每一单位的价格。例：0.50"
FIELD = re.compile(r"^#( +)(.+?)（(文字|金额|整数|日期|编码|选项|记录|列表)"
                   r"([^）]*)）(?:：(.*))?$")
KEY = re.compile(r'^( *(?:- )*)("(?:[^"\\]|\\.)*"|[^":{ ][^:]*):(.*)$')
MARK = b"\xef\xbb\xbf"
# For a field without an example.
ANY = {"文字": "某", "金额": "1.00", "整数": "3", "编码": "2010301",
       "日期": "2024-02-18"}


def value_of(kind, rest):
    """What the comment says that may be written."""
    example = re.search(r"(?:^|。)例：(.*)$", rest, re.S)
    if example:
        return example[1]
    choices = re.search(r"可写：([^。]*)", rest)
    return choices[1].split("、")[0] if choices else ANY.get(kind, "")


def described(lines):
    """(name, value, required) of each field that comments tell of, in
    order. Lines that go on without being a field's belong to the one
    before."""
    found = []
    for line in lines:
        match = FIELD.match(line)
        if match:
            _, name, kind, more, rest = match.groups()
            found.append([name, kind, "必填" in more, rest or "", []])
        elif found and line.startswith("#"):
            found[-1][4].append(line)
    fields = []
    for name, kind, required, rest, more in found:
        if rest.endswith("例："):
            deep = [line[1:] for line in more]
            least = min(len(l) - len(l.lstrip(" ")) for l in deep)
            value = "\n".join(l[least:] for l in deep)
        else:
            value = value_of(kind, "\n".join([rest] + more))
        fields.append((name, value, required))
    return fields


def fill(text, tables, only_required=False):
    """The description with a value behind each key; and {name: content} of
    the tables, each with one row."""
    tables, lines, comments, fields = dict(tables), [], [], []
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            if not line.strip():
                comments = []
            comments.append(line)
            lines.append(line)
            continue
        if not line.startswith(" "):
            fields = described(comments)
        match = KEY.match(line)
        before, key, behind = match.groups()
        name = json.loads(key) if key.startswith('"') else key
        if behind.lstrip().startswith("{"):
            file = re.match(r'\{文件: (?:"([^"]*)"|([^"]*))\}', behind.strip())
            file = file[1] or file[2]
            header = next(csv.reader(io.StringIO(
                tables[file].decode("utf-8-sig"), newline="")))
            values = dict((n, v) for n, v, r in fields[1:]
                          if r or not only_required)
            row = io.StringIO(newline="")
            csv.writer(row).writerow([values.get(h, "") for h in header])
            tables[file] += row.getvalue().encode("utf-8")
        elif not behind.strip():
            for field, value, required in fields:
                if field == name and value and (required or not only_required):
                    line = f"{before}{key}: {json.dumps(value, ensure_ascii=False)}"
                    break
        lines.append(line)
    return "\n".join(lines) + "\n", tables
