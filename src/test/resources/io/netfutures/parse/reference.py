# Reads lines of "TEMPLATE<tab>TEXT" in hexadecimal UTF-8, and writes for each what textfsm says, as JSON: a word, or the rows.
import io, json, sys, warnings
import textfsm

warnings.simplefilter("ignore")


def plain(cell):
    if isinstance(cell, list):
        return [each if isinstance(each, dict) else str(each) for each in cell]
    return cell


for line in sys.stdin:
    template, text = (bytes.fromhex(each).decode("utf-8") for each in line.rstrip("\n").split("\t"))
    try:
        fsm = textfsm.TextFSM(io.StringIO(template, newline=None))
    except Exception as e:
        print(json.dumps("template: %s %s" % (type(e).__name__, e)))
        continue
    try:
        print(json.dumps([[plain(cell) for cell in row] for row in fsm.ParseText(text)]))
    except textfsm.TextFSMError as e:
        print(json.dumps("text: %s" % e))
    except Exception as e:
        print(json.dumps("crash: %s %s" % (type(e).__name__, e)))
