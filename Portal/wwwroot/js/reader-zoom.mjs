// 拡大・縮小: by steps, to the width, by two fingers, by Ctrl and the wheel. Starts at 100％, or at the width if that is less.
import { PixelsPerInch, TouchManager } from "./pdfjs.mjs";

const LEAST = 0.25;
const MOST = 5;
const DRAW_AFTER_MS = 300;

export function followZoom({ desk, viewer, document: papers, eventBus }) {
  const container = desk.querySelector(".sheet-scroll");
  let mode = "start";
  let width = 0;

  const room = () => container.clientWidth - 2 * parseFloat(getComputedStyle(desk).getPropertyValue("--sheet-gap"));
  const fitting = () => room() / (width * (viewer.spreadMode === 1 ? 2 : 1) + (viewer.spreadMode === 1 ? 16 : 0));
  const bounded = (scale) => Math.min(Math.max(scale, LEAST), MOST);
  const settle = () => {
    if (width && mode !== "own") {
      viewer.currentScale = bounded(mode === "start" ? Math.min(1, fitting()) : fitting());
    }
  };

  papers.getPage(1).then((page) => {
    width = page.getViewport({ scale: 1 }).width * PixelsPerInch.PDF_TO_CSS_UNITS;
    settle();
  });
  new ResizeObserver(settle).observe(container);

  const by = (factor, origin) => {
    mode = "own";
    const wanted = bounded(viewer.currentScale * factor);
    viewer.updateScale({ scaleFactor: wanted / viewer.currentScale, drawingDelay: DRAW_AFTER_MS, origin });
  };
  new TouchManager({
    container,
    onPinching: (origin, before, now) => by(now / before, origin),
    signal: new AbortController().signal,
  });
  container.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) {
        event.preventDefault();
        by(Math.exp(-event.deltaY / 300), [event.clientX, event.clientY]);
      }
    },
    { passive: false },
  );
  const shown = desk.querySelector("[data-scale]");
  eventBus.on("scalechanging", ({ scale }) => (shown.textContent = `${Math.round(scale * 100)}％`));

  return {
    larger: () => by(1.25),
    smaller: () => by(0.8),
    fit() {
      mode = "fit";
      settle();
    },
    settle,
  };
}
