// 資料の中を探す.
import { FindState, PDFFindController } from "./pdfjs.mjs";

/** Brings a hit into sight by moving the papers alone: the window would move too and take the page's head out of view. */
export class Finder extends PDFFindController {
  #container;

  constructor(container, options) {
    super(options);
    this.#container = container;
  }

  scrollMatchIntoView({ element, ...hit }) {
    super.scrollMatchIntoView({ ...hit, element: element && { scrollIntoView: () => reveal(this.#container, element) } });
  }
}

export function offerSearch({ desk, eventBus }) {
  const bar = desk.querySelector(".find");
  const opener = desk.querySelector("[data-do=search]");
  const input = bar.querySelector("[data-find-input]");
  const count = bar.querySelector("[data-find-count]");
  let last = "";

  const find = (type, findPrevious = false) => {
    last = input.value;
    eventBus.dispatch("find", {
      source: bar,
      type,
      query: last.normalize("NFKC").trim(),
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    });
  };
  const say = ({ current, total }, state) => {
    count.textContent = !last.trim()
      ? ""
      : total
        ? `${current} ／ ${total}件`
        : state === FindState.NOT_FOUND
          ? "見つかりません"
          : "探しています…";
  };
  eventBus.on("updatefindmatchescount", ({ matchesCount }) => say(matchesCount, FindState.FOUND));
  eventBus.on("updatefindcontrolstate", ({ state, matchesCount }) => say(matchesCount, state));

  const open = () => {
    bar.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    input.select();
    input.focus();
  };
  const close = () => {
    bar.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    eventBus.dispatch("findbarclose", { source: bar });
    desk.querySelector(".sheet-scroll").focus({ preventScroll: true });
  };

  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    find(input.value === last ? "again" : "");
  });
  bar.querySelector("[data-do=find-previous]").addEventListener("click", () => find(input.value === last ? "again" : "", true));
  bar.querySelector("[data-do=find-close]").addEventListener("click", close);
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    }
  });

  return { open, toggle: () => (bar.hidden ? open() : close()) };
}

/** A third from the top, and sideways only as far as the hit is out of sight. */
function reveal(container, element) {
  const [outer, inner] = [container.getBoundingClientRect(), element.getBoundingClientRect()];
  container.scrollTop += inner.top - outer.top - outer.height / 3;
  if (inner.left < outer.left || inner.right > outer.right) {
    container.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }
}
