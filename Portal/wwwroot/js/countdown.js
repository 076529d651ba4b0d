const SECOND = 1000;

/**
 * Counts every element with data-counts-down down. How long it is said the server, so that the clock of this machine does not
 * matter; an element that a refreshed region brings begins anew with what the server said then.
 */
export function countDown() {
  if (!document.querySelector("[data-counts-down]")) {
    return;
  }

  const ends = new WeakMap();
  const tick = () => {
    for (const timer of document.querySelectorAll("[data-counts-down]")) {
      if (!ends.has(timer)) {
        ends.set(timer, performance.now() + Number(timer.dataset.countsDown) * SECOND);
      }

      timer.textContent = textOf(Math.max(0, Math.round((ends.get(timer) - performance.now()) / SECOND)));
    }
  };

  tick();
  setInterval(tick, SECOND);
}

const textOf = (seconds) => seconds > 0 ? `残り ${Math.floor(seconds / 60)}分${seconds % 60}秒` : "まもなく確定します";
