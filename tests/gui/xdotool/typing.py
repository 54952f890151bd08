"""Types challans and the invoices from them into the real window and compares what is stored with what was typed."""
import argparse
import sys
import time

from display import Display


def script(parts):
    """One xdotool run a document, so that nothing but the delay stands between its keys."""
    return [("key", part[1:-1]) if part.startswith("<") else ("type", part) for part in parts]


def send(display, parts, delay):
    arguments = []
    for what, text in script(parts):
        arguments += [what, "--delay", str(delay)] + ([text] if what == "key" else ["--", text])
        if what == "type":
            display.xdotool(*arguments)
            arguments = []
    if arguments:
        display.xdotool(*arguments)


def wait_for(display, company, kind, count, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        rows = [row for row in display.cli(company, "list", kind, "--limit", "1000") if "number" in row]
        if len(rows) == count:
            return sorted(rows, key=lambda row: row["id"])
        time.sleep(0.1)
    return rows


def lines_of(display, company, kind, number):
    shown = display.cli(company, "show", kind, number)[0]
    return [(line.get("item"), line["qty"], line["rate"]) for line in shown["lines"]], shown


def same(stored, typed):
    def plain(value):
        return value.rstrip("0").rstrip(".") if "." in value else value
    return [(i, plain(q), plain(r)) for i, q, r in stored] == [(i, plain(q), plain(r)) for i, q, r in typed]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--delay", type=int, default=0)
    options.add_argument("--rounds", type=int, default=10)
    options = options.parse_args()
    good = 0
    with Display(options.bin) as display:
        company = display.make_company()
        display.start(display.programs / "challandesk", "--db", company, "--user", "ramesh")
        display.wait_for_window("Malnad Metal Works")
        for round_number in range(1, options.rounds + 1):
            typed = [("ROD12", f"{round_number}.250", "812"), ("BOLT8", f"{round_number * 12}", f"9.{round_number:02}")]
            send(display, ["<alt+F8>", "kaveri", "<Return>", "<Return>", "KA01AB1234", "<Return>", f"PO-{round_number}",
                           "<Return>", "copper", "<Return>", typed[0][1], "<Return>", "<Return>", "hex", "<Return>",
                           typed[1][1], "<Return>", typed[1][2], "<ctrl+Return>"], options.delay)
            challans = wait_for(display, company, "challan", round_number)
            if len(challans) != round_number:
                print(f"round {round_number}: {len(challans)} challans", file=sys.stderr)
                break
            stored, challan = lines_of(display, company, "challan", challans[-1]["number"])

            # The customer has to be known before its open challans can be listed.
            send(display, ["<F8>", "kaveri", "<Return>", "<alt+j>"], options.delay)
            display.wait_for_window("Challan Desk – Challans not yet invoiced", 20)
            send(display, ["<Return>"], options.delay)
            display.wait_for_window("Malnad Metal Works")
            send(display, ["<ctrl+Return>"], options.delay)
            invoices = wait_for(display, company, "invoice", round_number)
            if len(invoices) != round_number:
                print(f"round {round_number}: {len(invoices)} invoices", file=sys.stderr)
                break
            billed, invoice = lines_of(display, company, "invoice", invoices[-1]["number"])
            right = same(stored, typed) and same(billed, typed) and challan["order_reference"] == f"PO-{round_number}"
            good += right
            if not right:
                print(f"round {round_number}: typed {typed}\n challan {stored}\n invoice {billed}", file=sys.stderr)
    print(f"{good} of {options.rounds} right at {options.delay} ms")
    return 0 if good == options.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
