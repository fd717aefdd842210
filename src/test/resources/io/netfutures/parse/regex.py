# Reads lines of "PATTERN<tab>TEXT" in hexadecimal UTF-8, and writes for each what re.match says: "error", "no", or the groups.
import re, sys, warnings

warnings.simplefilter("ignore")
for line in sys.stdin:
    pattern, text = (bytes.fromhex(each).decode("utf-8") for each in line.rstrip("\n").split("\t"))
    try:
        match = re.compile(pattern).match(text)
    except (re.error, RecursionError, OverflowError) as e:
        print("error", e)
        continue
    if match is None:
        print("no")
    else:
        groups = [match.group()] + list(match.groups())
        print("yes", *("-" if each is None else "+" + each.encode("utf-8").hex() for each in groups))
