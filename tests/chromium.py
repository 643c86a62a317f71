"""Pages in a real browser."""

import html
import json
import re
import shutil
import subprocess

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
browser = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no Chromium here; install it with: apt-get install chromium"
)


def browse(page, tmp_path, script, fragment="", *, options=("--virtual-time-budget=20000",)):
    """Opens `page` in a headless browser, runs `script` in it, and returns what that leaves in `result`.

    By default, time is the browser's own, which passes as fast as the page allows.
    """
    path = tmp_path / "page.html"
    harness = f"""<script>
    const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    // On a busy machine the browser's own time may run on without a frame.
    const wait = () => Promise.race([frames(), new Promise(done => setTimeout(done, 1000))]);
    const press = key => list.dispatchEvent(new KeyboardEvent("keydown", {{ key, cancelable: true }}));
    const type = (id, value) => {{
      element(id).value = value;
      element(id).dispatchEvent(new Event("input"));
    }};
    (async () => {{
      const result = {{}};
      try {{ {script} }} catch (error) {{ result.error = String(error); }}
      const output = document.createElement("pre");
      output.id = "result";
      output.textContent = JSON.stringify(result);
      document.body.append(output);
    }})();
    </script></body>"""
    # The page's own policy would not run the script that looks at it.
    page = re.sub("script-src '[^']*'", "script-src 'unsafe-inline'", page, count=1)
    path.write_text(page.replace("</body>", harness), encoding="utf-8")
    for _ in range(3):  # It may even run out before the page is ready.
        page = dump(f"file://{path}{fragment}", tmp_path, *options)
        if output := re.search(r'<pre id="result">(.*?)</pre>', page, re.DOTALL):
            break
    assert output, "the page did not get as far as a result"
    result = json.loads(html.unescape(output[1]))
    assert "error" not in result, result["error"]
    return result


def dump(url, tmp_path, *options):
    """Opens `url` in a headless browser and returns what the page has become."""
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1300,800",
               *options, "--dump-dom", url]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=True).stdout
