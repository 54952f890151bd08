"""Pictures of the real program on a sample company, in both themes: docs/images/NAME-THEME.png."""
import argparse
import fcntl
import pathlib
import shutil
import subprocess
import time

from display import Display

DRAWN = 0.8  # seconds until a page has its rows and has been painted


class Photographer:
    def __init__(self, display, images, theme):
        self.display, self.images, self.theme = display, images, theme

    def take(self, name):
        time.sleep(DRAWN)
        window = self.display.xdotool("getactivewindow").strip()
        target = self.images / f"{name}-{self.theme}.png"
        subprocess.run(["import", "-window", window, target], env=self.display.env, check=True)
        subprocess.run(["mogrify", "-strip", "-colors", "256", target], check=False)


def write_challan(display, rounds=4):
    display.key("alt+F8")
    display.type("chambal")
    time.sleep(DRAWN)
    display.key("Return", "Return")
    time.sleep(DRAWN)
    display.type("KA15AB1234")
    display.key("Return")
    display.type("PO/2291")
    display.key("Return")
    for item, quantity in (("copper", "1250.5"), ("hex", "12000"), ("brass", "340"), ("ball", "86"))[:rounds]:
        display.type(item)
        display.key("Return")
        display.type(quantity)
        display.key("Return", "Return")


def photograph_sample(display, company, camera):
    program = display.start(display.programs / "challandesk", "--db", company, "--user", "Ramesh")
    display.wait_for_window("Challan Desk –")
    write_challan(display)
    time.sleep(1.5)
    camera.take("challan")
    display.type("b")
    camera.take("suggestions")
    display.key("Escape", "Escape")
    with open(f"{company}.lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        display.key("ctrl+Return")
        time.sleep(2)
        camera.take("waiting")
        time.sleep(5)
        camera.take("dialog")
        display.key("alt+d")
        camera.take("details")
        display.key("Escape")
    display.wait_for_window("Challan Desk –")
    display.key("ctrl+2")
    camera.take("challans")
    display.key("Down", "Down", "Return")
    camera.take("view")
    display.key("ctrl+p")
    time.sleep(2 * DRAWN)
    camera.take("preview")
    display.key("Escape")
    for number, name in (("4", "invoices"), ("5", "orders"), ("6", "customers"), ("7", "items")):
        display.key(f"ctrl+{number}")
        camera.take(name)
    display.key("ctrl+6")
    time.sleep(DRAWN)
    display.key("Return")
    camera.take("customer")
    display.key("Escape", "F8")
    display.type("chambal")
    time.sleep(DRAWN)
    display.key("Return", "alt+j")
    camera.take("picker")
    display.key("Return")
    display.wait_for_window("Challan Desk –")
    camera.take("invoice")
    display.key("ctrl+i")
    camera.take("more")
    display.key("ctrl+i", "F1")
    camera.take("keys")
    display.key("Escape", "F8", "Tab", "Return")
    time.sleep(DRAWN)
    display.stop(program)


def photograph_empty(display, company, camera):
    program = display.start(display.programs / "challandesk", "--db", company, "--user", "Ramesh")
    display.wait_for_window("Challan Desk –")
    display.key("ctrl+2")
    camera.take("empty")
    display.key("ctrl+1")
    display.type("Nobody")
    display.key("Tab", "ctrl+Return")
    camera.take("problems")
    display.stop(program)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--images", required=True, type=pathlib.Path)
    options.add_argument("--themes", nargs="*", default=["light", "dark"])
    options = options.parse_args()
    images = options.images.resolve()
    images.mkdir(parents=True, exist_ok=True)
    for theme in options.themes:
        with Display(options.bin) as display:
            settings = pathlib.Path(display.env["XDG_CONFIG_HOME"]) / "ChallanDesk" / "ChallanDesk.conf"
            settings.parent.mkdir(parents=True)
            settings.write_text(f"[look]\ntheme={theme}\n")
            sample = display.folder / "sample.db"
            subprocess.run([display.programs / "challandesk-cli", "demo", sample, "--documents", "240"],
                           env=display.env, check=True, stdout=subprocess.DEVNULL)
            camera = Photographer(display, images, theme)
            photograph_sample(display, sample, camera)
            shutil.rmtree(pathlib.Path(display.env["XDG_DATA_HOME"]), ignore_errors=True)
            photograph_empty(display, display.make_company(), camera)


if __name__ == "__main__":
    main()
