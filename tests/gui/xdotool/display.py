"""An X server with a window manager and the program in it, all of one test and gone with it."""
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

SELLER = {"name": "Malnad Metal Works", "address": ["7 Foundry Street"], "city": "Shivamogga", "state": "29",
          "pin": "577201", "gstin": "29AAAAA0000A1ZY"}
PARTIES = [{"code": "KAVERI", "name": "Kaveri Pumps", "gstin": "29BBBBB1111B1ZJ", "state": "29",
            "address": ["14 Mill Road"], "city": "Mysuru", "type": "regular"}]
ITEMS = [{"code": "ROD12", "name": "Copper rod 12 mm", "hsn": "7407", "unit": "KGS", "gst": "18", "rate": "812"},
         {"code": "BOLT8", "name": "Hex bolt M8", "hsn": "7318", "unit": "NOS", "gst": "18", "rate": "8.50"}]


class Display:
    """`with Display(...) as display:` stops only what it started."""

    def __init__(self, programs, day="2026-06-12", size="1366x768"):
        self.programs = pathlib.Path(programs)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="challandesk-display-"))
        self.size = size
        self.children = []
        self.env = dict(os.environ, CHALLANDESK_TODAY=day, XDG_DATA_HOME=str(self.folder / "data"),
                        XDG_CONFIG_HOME=str(self.folder / "config"), XDG_RUNTIME_DIR=str(self.folder / "run"),
                        QT_QPA_PLATFORM="xcb")
        self.env.pop("DATABASE_URL", None)
        (self.folder / "run").mkdir(mode=0o700)

    def __enter__(self):
        reader, writer = os.pipe()
        self.children.append(subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", self.size + "x24", "-nolisten", "tcp"],
            pass_fds=[writer], stderr=subprocess.DEVNULL))
        os.close(writer)
        with os.fdopen(reader) as pipe:
            self.env["DISPLAY"] = ":" + pipe.readline().strip()
        self.start("openbox")
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()

    def start(self, *command):
        child = subprocess.Popen([str(part) for part in command], env=self.env, stdout=subprocess.DEVNULL,
                                 stderr=open(self.folder / "messages.txt", "a"))
        self.children.append(child)
        return child

    def stop(self, child):
        child.send_signal(signal.SIGTERM)
        child.wait(20)
        self.children.remove(child)

    def cli(self, company, *arguments):
        answer = subprocess.run([self.programs / "challandesk-cli", "--db", company, "--json", *arguments],
                                env=self.env, capture_output=True, text=True)
        if answer.returncode != 0:
            raise SystemExit(f"challandesk-cli {arguments}: {answer.stdout}{answer.stderr}")
        return [json.loads(line) for line in answer.stdout.splitlines() if line.strip()]

    def make_company(self):
        company = self.folder / "company.db"
        for name, content in (("company", SELLER), ("party", PARTIES), ("item", ITEMS)):
            (self.folder / f"{name}.json").write_text(json.dumps(content))
        subprocess.run([self.programs / "challandesk-cli", "new", company, "--company", self.folder / "company.json"],
                       env=self.env, check=True, stdout=subprocess.DEVNULL)
        for kind in ("party", "item"):
            self.cli(company, "put", kind, self.folder / f"{kind}.json")
        return company

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.env, capture_output=True, text=True).stdout

    def wait_for_window(self, title, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = self.xdotool("search", "--onlyvisible", "--name", title).split()
            if found:
                self.xdotool("windowactivate", "--sync", found[-1])
                return found[-1]
            time.sleep(0.1)
        raise SystemExit(f"no window {title}: {(self.folder / 'messages.txt').read_text()}")

    def key(self, *keys, delay=0):
        self.xdotool("key", "--delay", delay, *keys)

    def type(self, text, delay=0):
        self.xdotool("type", "--delay", delay, text)
