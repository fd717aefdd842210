"""Writes what PyYAML reads, one JSON object a line: python3 pyyaml-table.py > pyyaml-table.jsonl

"reads" is the tree that safe_load builds from: a scalar is [type, text as written], a list is {"list": [...]}, a
mapping is {"map": [[key text, value], ...]} after merging; null means that safe_load refuses the document.
"""
import json
import sys
import yaml
from yaml.constructor import SafeConstructor

SCALARS = """
0 7 007 0123 022 089 0778 0o17 0x1F 0X1f 0x 0xg 0b11 0b2 1_000 0_7 _1 1_ +5 -5 --5 +-5 -0x1 -0b1 -017 12:30 1:30:45
22:22 01:30 1:60 00:11:22:33:44:55 190:20:30.15 190:20:30 1:2:3:4 192.168.100.1 0.1.2 10.1 1. .5 . .. ... 1.5e3 1e3
1.2e3 1.5e+3 1.5E-3 .5e+1 1.e+1 .e+1 -.5 +.5 +1.5 .inf .Inf .INF -.inf +.inf .nan .NaN .NAN -.nan inf nan
12345678901234567890 0.0 -0 00 0_0.1 1_0.5_0 yes Yes YES yEs no No NO on On ON oN off Off OFF true True TRUE tRUE
false False FALSE y Y n N t f o ~ ~~ null Null NULL nULL none None nil Nil NIL 2019-07-04 2019-7-4 2019-07-04T10:11:12
2019-07-04T10:11:12Z 2019-07-04t10:11:12.5-03:30 20190704 a#b a: #b p@ss p:ss p!ss p%s p&s p*s p?s p|s p>s p=s p,s
p[s p]s p{s p}s ?x -x :x a:b a:b:c ::1 fe80::1 2001:db8::1 [::1] {} [] [a] {a} {a:b} = << <<x =x cisco cisco_ios
'0123' "0123" 'no' "no" '' "" 'it''s' "a\\tb" "a\\nb" "\\x41" "\\u00e9" "\\U0001F600" "\\e" "\\z" "\\/" 'a\\nb' é ☃ 😀
!x !!str !!str_0123 @x `x` %x *x &x | > - ? : # , ] }
""".split()
SPACED = [
    "a b", "a #b", "a # b", "12 30", "yes no", "2019-07-04 10:11:12", "2019-07-04 10:11:12 +1", "2019-07-04 10:11", "a: b",
    "a: b: c", "- a", "? a", ": a", "'a' b", '"a" b', "'a' #b", "!!str 0123", "!!int \"5\"", "!!float \"1.5\"", "!!bool \"yes\"",
    "!!null \"\"", "!!str yes", "!!str 'a'", "!!python/object:os.system x", "!vault x", "!!binary aGk=", "&a x", "&a 12",
    "[a, b]", "[a, b", "[a b]", "[a,]", "[,a]", "[1, 0123, yes]", "{a: 1}", "{a: 1", "{a: 1,}", "{a: 1, b: [c]}", "{a, b}",
    "{a: }", "{: a}", "{\"a\":b}", "{a:b}", "{a: b, a:c}", "[a: b]", "[a: b, c]", "[{a: b}, {c: d}]", "a\tb", "a \tb", "\ta",
    "'a\tb'", "\"a\tb\"", "a\u00a0b", "\u00a0", "x\ufeffy", "'", '"', "'a", '"a', "a'", 'a"', "a '", "\"\\", "|a", ">a",
    "| a", "~ a", "null x", "--- a", "... a", "---a", "%TAG ! x", "<< x", "= x", "1 :2", "1: 2", "a :b", "a : b", "\"a\": b",
    "'a' : b", "? a : b", "&a *a", "*a b", "&a &b x", "!!str &a x", "&a !!str 1", "!!str",
]
DOCUMENTS = [
    "", " ", "\n", "# only a comment\n", "---\n", "--- \n...\n", "null", "~", "[]", "{}", "scalar", "- a\n- b\n", "- a\n b\n",
    "-\n", "- \n- \n", "-a\n-b\n", "- - a\n  - b\n- c\n", "a:\n- b\n- c\n", "a:\n  - b\n - c\n", "a: 1\n b: 2\n", "a: 1\n  \nb: 2\n",
    "a:\n  b: 1\n c: 2\n", "a:\n\tb: 1\n", "\ta: 1\n", "a: 1\t\nb: 2\n", "a:\t1\n", "a: 1 # c\nb: 2#c\n", "- a: 1\n  b: 2\n- a: 3\n",
    "- a: 1\n   b: 2\n", "- a: 1\n b: 2\n", "a: 'x\n  y'\n", "a: \"x\n  y\"\n", "a: \"x\\\n  y\"\n", "a: \"x\n\n  y\"\n", "a: x\n  y\n",
    "a: x\n\n  y\n", "a: x\ny\n", "a: |\n  x\n  y\n", "a: |-\n  x\n", "a: |+\n  x\n\n", "a: >\n  x\n  y\n\n  z\n", "a: >-\n  x\n   y\n  z\n",
    "a: |2\n    x\n", "a: |\nb: 1\n", "a: |\n x\n  y\n z\n", "a: |\n  x\n y\n", "a: |  # c\n  x\n", "- |\n x\n- >\n y\n",
    "&a x\n", "- &a x\n- *a\n", "- &a {k: v}\n- *a\n", "- *a\n- &a x\n", "- &a [b]\n- [*a, *a]\n", "a: &x 1\nb: *x\n",
    "a: &x 1\nb: &x 2\n", "? a\n: b\n", "? a\n? b\n", "? |\n  a\n: b\n", "a:\nb:\n", "a: *x\n", "a: &x\nb: *x\n",
    "d: &d {a: 1, b: 2}\ne: {<<: *d, b: 3}\n", "d: &d {a: 1, b: 2}\ne: {b: 3, <<: *d}\n", "d: &d {a: 1}\ne: {<<: *d}\n",
    "- &d {a: 1, b: 2}\n- &f {b: 3, c: 4}\n- {<<: [*d, *f], c: 5}\n", "- &d {a: 1}\n- &f {a: 2}\n- {<<: *d, <<: *f}\n",
    "- &d {a: 1}\n- &f {a: 2, b: 1}\n- {<<: [*f, *d]}\n", "- &d {a: 1, z: 9}\n- &e {<<: *d, b: 2}\n- {<<: *e, c: 3, z: 0}\n",
    "- {<<: {a: 1}, b: 2}\n", "- {<<: [{a: 1}, {a: 2, c: 3}]}\n", "- {<<: a}\n", "- {<<: [a]}\n", "- {<<: 1}\n", "- {<<: }\n",
    "- {<<: []}\n", "- {<<: {}}\n", "- {'<<': {a: 1}}\n", "- {\"<<\": 1}\n", "- {!!str <<: 1}\n", "- &l [{a: 1}]\n- {<<: *l}\n",
    "- <<: &d {a: 1}\n  b: *d\n", "d: &d\n  a: 1\n  b: [1, 2]\ne:\n  <<: *d\n  b: x\n", "- {=: 1}\n", "- {a: =}\n", "- {a: <<}\n",
    "%YAML 1.1\n---\na: 1\n", "%YAML 1.2\n---\na: 1\n", "%YAML 2.0\n---\na: 1\n", "%FOO x\n---\na: 1\n", "%YAML 1.1\na: 1\n",
    "%TAG !e! tag:e,2000:\n---\n!e!x a\n", "---\na: 1\n---\nb: 2\n", "a: 1\n---\n", "a: 1\n...\n", "a: 1\n...\n---\n", "a: 1\n...\nb: 2\n",
    "---\n---\n", "--- a\n", "---\n- a\n...\n# c\n", "\ufeffa: 1\n", "\ufeff- a\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\u0085b: 2\n",
    "a: 1\u2028b: 2\n", "a: \"x\u2028 y\"\n", "a: x\u00e9\n", "\u00e9: 1\n", "a: \U0001F600\n", "a: \x07\n", "a: \x1b[31m\n", "a: \x7f\n", "a: \x9b\n",
    "a: \ufffe\n", "a: \x00\n", "[a, [b, [c, {d: e}]]]\n", "[a\n, b\n]\n", "{a: 1\n, b: 2}\n", "{a: 1\nb: 2}\n", "[\n]\n", "- [a\n- b\n",
    "- }\n", "- ]\n", "a: [b]: c\n", "[a]: b\n", "{a: b}: c\n", "{[a]: b}\n", "? [a]\n: b\n", "1: a\n", "yes: a\n", "~: a\n", "1.5: a\n", "? \n",
    "a: b:\n", "a:: b\n", "a:b: c\n", "a : b\n", "'a': b\n", "\"a\": b\n", "'a':b\n", "\"a\":b\n", "- 'a':b\n", "{'a':b}\n", "{\"a\":1,\"b\":2}\n",
    "- device_type: cisco_ios\n  ip: 192.168.100.1\n  username: cisco\n  password: cisco\n  secret: cisco\n",
    "- {device_type: cisco_ios, host: r1, port: 22, use_keys: no}\n",
    "r1:\n  device_type: cisco_ios\n  host: 10.0.0.1\ncore:\n- r1\n- r2\n", "a: b\n- c\n", "- a\nb: c\n", "a:\n  - b\n  c: d\n",
    "a: !!map {b: 1}\n", "a: !!seq [b]\n", "a: !!set {b}\n", "a: !!omap [b: 1]\n", "a: !!map [b]\n", "a: !!seq {b: 1}\n", "a: !!str [b]\n",
    "a: !!str {b: 1}\n", "a: !!int [1]\n", "a: !!timestamp 2019-07-04\n", "!!map {a: 1}\n", "a: !<tag:yaml.org,2002:str> 1\n", "a: !!int x\n", "a: !!bool x\n",
    "a: !!float x\n", "a: !!null x\n", "a: ! x\n", "a: !!merge <<\n",
]
SCALARS = [s.replace("\\\\", "\\") for s in SCALARS]


def tree(constructor, node):
    tag = node.tag.replace("tag:yaml.org,2002:", "")
    if isinstance(node, yaml.ScalarNode):
        return [tag, node.value]
    if isinstance(node, yaml.SequenceNode):
        return {"list": [tree(constructor, item) for item in node.value]}
    constructor.flatten_mapping(node)
    pairs = {}
    for key, value in node.value:
        pairs[key.value] = tree(constructor, value)
    return {"map": list(pairs.items())}


def reads(document):
    try:
        yaml.safe_load(document)
        node = yaml.compose(document, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    return ["null", ""] if node is None else tree(SafeConstructor(), node)


def documents():
    for scalar in SCALARS + SPACED:
        yield "- " + scalar + "\n"
        yield "k: " + scalar + "\n"
        yield "[" + scalar + "]\n"
        yield "{k: " + scalar + "}\n"
        yield scalar + ": v\n"
    yield from DOCUMENTS


for document in dict.fromkeys(documents()):
    sys.stdout.write(json.dumps({"yaml": document, "reads": reads(document)}) + "\n")
