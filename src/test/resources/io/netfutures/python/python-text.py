# Writes python-text.jsonl: python3 python-text.py > python-text.jsonl
# Values made at random from a fixed seed, and a few made by hand, with what repr() and pprint make of them.
import json
import pprint
import random

rnd = random.Random(20)
PIECES = ["a", "b", "R1", " ", "  ", "'", '"', "\\", "\n", "\r", "\r\n", "\t", "é", "日", "😀", "\x1b", "\x7f", "\x85",
          "\xa0", "\u2028", "\u202f", "\u200b", "\ufeff", "0", "Ethernet0/0", "up", "administratively down",
          "192.168.100.1", "#", "-------"]
WORDS = ["Interface", "IP-Address", "OK?", "Method", "YES", "manual", "up\n", "down\n", "it's", '"q"']
SCALARS = [0, 1, -7, 42, 10**12, 0.5, -1.5, 1e16, 1e15, 123456.789, 1e-4, 1e-5, 3.14, 1e300, -0.0, 5e-324, 100.0,
           True, False, None]


def text(most):
    return "".join(rnd.choice(PIECES) for _ in range(rnd.randint(0, most)))


def words(most):
    return " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(0, most)))


def key(kind):
    if kind == "text":
        return text(4) if rnd.random() < 0.5 else "192.168.100.%d" % rnd.randint(1, 30)
    if kind == "number":
        return rnd.choice([rnd.randint(-5, 120), rnd.random(), rnd.randint(0, 9) / 2])
    if kind == "tuple":
        return (text(2), rnd.randint(0, 9))
    return rnd.choice([None, rnd.randint(2, 20), text(3), (rnd.randint(0, 3), text(2))])


def value(depth):
    dice = rnd.random()
    if depth <= 0 or dice < 0.35:
        return rnd.choice([text(8), text(40), words(5), words(40), rnd.choice(SCALARS), rnd.choice(SCALARS)])
    if dice < 0.65:
        kind = rnd.choice(["text", "text", "text", "number", "tuple", "mixed"])
        return {key(kind): value(depth - 1) for _ in range(rnd.randint(0, 5))}
    if dice < 0.85:
        return [value(depth - 1) for _ in range(rnd.randint(0, 6))]
    if dice < 0.93:
        return (value(depth - 1), value(depth - 1))
    return {rnd.randint(0, 200) for _ in range(rnd.randint(0, 30))}


def encoded(v):
    if isinstance(v, dict):
        return ["d"] + [[encoded(k), encoded(each)] for k, each in v.items()]
    for kind, name in ((list, "l"), (tuple, "t"), (set, "s")):
        if isinstance(v, kind):
            return [name] + [encoded(each) for each in v]
    return v


CLOCK = "*17:33:11.429 UTC Thu Jul 4 2019"
BRIEF = """Interface                  IP-Address      OK? Method Status                Protocol
Ethernet0/0                192.168.100.1   YES NVRAM  up                    up      
Ethernet0/1                192.168.200.1   YES NVRAM  administratively down down    """
BY_HAND = [
    ({"192.168.100.2": CLOCK}, 80), ({"192.168.100.%d" % i: CLOCK for i in (2, 1, 3)}, 80),
    ({"192.168.100.%d" % i: CLOCK for i in (3, 1, 2)}, 120), ({"192.168.100.1": BRIEF, "192.168.100.2": None}, 80),
    ({"192.168.100.1": BRIEF}, 120), (BRIEF, 80), ("x" * 200, 80), ("word " * 40, 80), ("\n" * 5, 4),
    ("", 1), ({}, 1), ([], 1), (set(), 1), ({10: 1, 9: 2, 100: 3}, 80), ({10: 1, 9: 2, 100: 3}, 10),
    ({"b": {"z": 1, "a": 2}, "a": [{"y": 1, "x": 2}]}, 80), ("a'b", 80), ("a'b\"c", 80),
]
at_random = ((value(rnd.randint(0, 4)), rnd.choice([80, 80, 120, 40, 20])) for _ in range(1000))

lines = []
for v, width in [*BY_HAND, *at_random]:
    line = json.dumps({"value": encoded(v), "width": width, "repr": repr(v), "pprint": pprint.pformat(v, width=width)})
    if len(line) < 1000 and line not in lines:
        lines.append(line)
print("\n".join(lines[:400]))
