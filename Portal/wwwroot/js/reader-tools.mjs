// The bar above the papers. It is shown only now that its buttons have an effect.
import { SpreadMode } from "./pdfjs.mjs";

export function fillTools({ desk, eventBus, viewer, pages, zoom, thumbs, search }) {
  const bar = desk.querySelector(".tools");
  const input = bar.querySelector("[data-page-input]");
  const others = bar.querySelector("[data-do=others]");
  const showOthers = (open) => {
    bar.classList.toggle("open", open);
    others.setAttribute("aria-expanded", String(open));
  };
  const acts = {
    others: () => showOthers(!bar.classList.contains("open")),
    previous: () => pages.step(-1),
    next: () => pages.step(1),
    larger: zoom.larger,
    smaller: zoom.smaller,
    fit: zoom.fit,
    search() {
      showOthers(false);
      search.toggle();
    },
    thumbs() {
      showOthers(false);
      thumbs.toggle();
    },
    spread(button) {
      const two = viewer.spreadMode === SpreadMode.NONE;
      viewer.spreadMode = two ? SpreadMode.ODD : SpreadMode.NONE;
      button.setAttribute("aria-pressed", String(two));
      zoom.fit();
    },
  };
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    acts[button?.dataset.do]?.(button);
  });

  input.addEventListener("change", () => {
    const typed = Number(input.value.normalize("NFKC").trim());
    if (Number.isInteger(typed) && typed >= 1 && typed <= pages.count) {
      thumbs.close();
      pages.show(typed);
    }

    input.value = pages.current;
  });
  input.addEventListener("focus", () => input.select());
  const mark = (page) => {
    input.value = page;
    bar.querySelector("[data-do=previous]").disabled = page <= 1;
    bar.querySelector("[data-do=next]").disabled = page >= pages.count;
  };
  eventBus.on("pagechanging", ({ pageNumber }) => mark(pageNumber));
  mark(pages.current);
  bar.hidden = false;
}
