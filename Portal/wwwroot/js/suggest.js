const AFTER_LAST_KEY_MS = 200;

/**
 * Offers under a field with data-suggest what fits the words typed so far. data-suggest-bank names the field within whose choice
 * is looked. Arrow keys and Enter or a click take one; what was typed stays when nothing is taken.
 */
export function suggest() {
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    prepare(input);
  }
}

function prepare(input) {
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-offers`, className: "offers", hidden: true });
  let timer = 0;
  let asked = 0;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "候補");
  const told = Object.assign(document.createElement("span"), { className: "vh" });
  told.setAttribute("role", "status");
  input.after(list, told);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(ask, AFTER_LAST_KEY_MS);
    }
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, AFTER_LAST_KEY_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) {
      return;
    }

    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && marked()) {
      event.preventDefault();
      take(marked());
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  // Before the field loses the focus, which would take the offers away.
  for (const type of ["pointerdown", "mousedown"]) {
    list.addEventListener(type, (event) => event.preventDefault());
  }

  list.addEventListener("click", (event) => {
    const offer = event.target.closest("[role=option]");
    if (offer) {
      take(offer);
    }
  });

  async function ask() {
    const turn = ++asked;
    const offers = await fetchOffers(input);
    if (turn === asked && document.activeElement === input) {
      show(offers);
      told.textContent = offers.length > 0 ? `候補が${offers.length}件あります。上下の矢印キーで選べます。` : "候補はありません。";
    }
  }

  function show(offers) {
    list.replaceChildren(...offers.map(({ choice, kana }, index) => {
      const offer = Object.assign(document.createElement("li"), { id: `${list.id}-${index}`, textContent: choice });
      offer.setAttribute("role", "option");
      offer.dataset.choice = choice;
      offer.append(" ", Object.assign(document.createElement("span"), { className: "sub-text", textContent: kana }));
      return offer;
    }));
    list.hidden = offers.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function mark(step) {
    const offers = [...list.children];
    const next = offers[(offers.indexOf(marked()) + step + offers.length + (marked() || step > 0 ? 0 : 1)) % offers.length];
    marked()?.removeAttribute("aria-selected");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  }

  function marked() {
    return list.querySelector("[aria-selected=true]");
  }

  function take(offer) {
    input.value = offer.dataset.choice;
    close();
    // A branch is one of the bank that was chosen before.
    for (const within of input.form.querySelectorAll(`[data-suggest-bank="${input.name}"]`)) {
      within.value = "";
    }

    // As if it had been typed: the form is saved by itself.
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** What is still asked for comes too late. */
  function close() {
    clearTimeout(timer);
    asked += 1;
    show([]);
    told.textContent = "";
  }
}

async function fetchOffers(input) {
  const address = new URL(input.dataset.suggest, location.href);
  address.searchParams.set("words", input.value);
  if (input.dataset.suggestBank) {
    address.searchParams.set("bank", input.form.elements[input.dataset.suggestBank].value);
  }

  try {
    const response = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" });
    return response.ok ? await response.json() : [];
  } catch {
    // The form understands names without it.
    return [];
  }
}
