// The agenda (議案): which case is on the screen, which have been read, and the way to each.
const SEEN_AFTER_MS = 1000;

export function followAgenda(reader, visit) {
  return new Agenda(reader, visit);
}

class Agenda {
  #list;
  #cases;
  #visit;
  #version;
  #current = null;
  #page = 0;
  #timer = 0;
  #go = () => {};

  constructor(reader, visit) {
    this.#list = reader.querySelector(".agenda");
    this.#visit = visit;
    this.#version = reader.dataset.version;
    this.#cases = [...this.#list.querySelectorAll("[data-case]")].map((item) => ({
      item,
      id: item.dataset.case,
      first: Number(item.dataset.first),
      last: Number(item.dataset.last),
      read: !item.querySelector("a.new"),
    }));
    // Without script they would lead nowhere.
    this.#list.querySelectorAll("a[data-page]").forEach((link) => (link.href = `#page=${link.dataset.page}`));
    this.#list.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-page]");
      if (link) {
        event.preventDefault();
        this.#go(Number(link.dataset.page));
      }
    });
  }

  /** @param {(page: number) => void} go shows a page */
  onChoose(go) {
    this.#go = (page) => {
      // On a phone the list lies over the papers.
      this.#list.open = false;
      go(page);
    };
  }

  /** Called with the page that is mostly on the screen. */
  show(page) {
    this.#page = page;
    const found = this.#cases.find((c) => c.first <= page && page <= c.last) ?? null;
    this.#markPaper(found, page);
    if (found === this.#current) {
      return;
    }

    this.#list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    if (this.#current) {
      this.#current.item.querySelector("details").open = false;
    }

    this.#current = found;
    clearTimeout(this.#timer);
    const line = this.#list.querySelector("[data-agenda-line]");
    if (!found) {
      line.textContent = `議案（${this.#cases.length}件）`;
      return;
    }

    const link = found.item.querySelector("a");
    link.setAttribute("aria-current", "true");
    found.item.querySelector("details").open = true;
    line.textContent = `議案　${found.item.dataset.name}（${found.item.dataset.place} ／ ${this.#cases.length}件）`;
    const fold = found.item.closest(".rest");
    if (fold) {
      fold.open = true;
    }

    reveal(this.#list, found.item);
    // Leafing past a case is not reading it.
    this.#timer = setTimeout(() => this.#read(found), SEEN_AFTER_MS);
  }

  /** For when the page is loaded again. */
  keepPlace() {
    if (this.#page) {
      history.replaceState(null, "", `#page=${this.#page}`);
    }
  }

  #markPaper(found, page) {
    for (const link of this.#list.querySelectorAll(".papers a")) {
      link.classList.toggle("here", false);
    }

    const links = [...(found?.item.querySelectorAll(".papers a") ?? [])];
    links.findLast((link) => Number(link.dataset.page) <= page)?.classList.add("here");
  }

  async #read(one) {
    if (one.read) {
      return;
    }

    const answer = await this.#visit.post(`cases/${one.id}/read?version=${this.#version}`);
    if (!answer?.ok) {
      // It was read without a network: that is said later.
      if ((await this.#visit.check()) === "offline") {
        await this.#visit.whenBack();
        await this.#read(one);
      }

      return;
    }

    one.read = true;
    one.item.querySelector("a").classList.remove("new");
    const mark = one.item.querySelector("[data-mark]");
    mark.className = "small";
    mark.textContent = "既読";
    this.#list.querySelector("[data-unread]").textContent = `未読 ${this.#cases.filter((c) => !c.read).length}件`;
  }
}

/** Scrolls the list alone; scrollIntoView would move the page too. */
function reveal(list, item) {
  const [outer, inner] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}
