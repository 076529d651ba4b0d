const SECOND = 1000;

/** The header of what a page asks by itself: it must not keep somebody signed in who has gone away. */
export const UNATTENDED = { "X-Unattended": "true" };

/**
 * Replaces each region with data-refresh-url (and an id) by the same region of that address, every
 * data-refresh-seconds (2), until the answer no longer asks for it; with it the regions whose ids are in
 * data-refresh-with. Place, focus and ticks stay.
 */
export function keepFresh() {
  for (const region of document.querySelectorAll("[data-refresh-url][id]")) {
    follow(region, 0);
  }
}

/** Follows one region; one that another script has replaced, or that asks for nothing, is left alone. */
export function follow(region, failures) {
  if (!region.hasAttribute("data-refresh-url")) {
    return;
  }

  const seconds = Number(region.dataset.refreshSeconds || 2) * 2 ** Math.min(failures, 5);
  setTimeout(async () => {
    if (!region.isConnected) {
      return;
    }

    if (document.hidden) {
      follow(region, failures);
      return;
    }

    try {
      const fresh = await load(region);
      follow(fresh, 0);
    } catch {
      follow(region, failures + 1);
    }
  }, seconds * SECOND);
}

async function load(region) {
  const response = await fetch(region.dataset.refreshUrl, { headers: { ...UNATTENDED, Accept: "text/html" }, redirect: "error" });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }

  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(region.id);
  if (!fresh) {
    throw new Error("The region is missing from the answer.");
  }

  for (const id of region.dataset.refreshWith?.split(" ") ?? []) {
    const [beside, there] = [document.getElementById(id), page.getElementById(id)];
    if (beside && there && replace(beside, there) !== beside) {
      follow(there, 0);
    }
  }

  return replace(region, fresh);
}

/** Puts a fresh region in the place of the old one, unless they are alike; answers the one that stands there now. */
export function replace(region, fresh) {
  if (fresh.innerHTML === region.innerHTML && fresh.dataset.refreshUrl === region.dataset.refreshUrl) {
    return region;
  }

  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const path = focused && pathFrom(region, focused);
  keepTicks(region, fresh);
  region.replaceWith(fresh);
  if (path) {
    (focused.id && document.getElementById(focused.id) || at(fresh, path))?.focus({ preventScroll: true });
  }

  return fresh;
}

/** What somebody has ticked or cleared since the page came, as far as it is still offered. */
function keepTicks(region, fresh) {
  const fields = [...fresh.querySelectorAll("input[type=checkbox]")];
  for (const old of region.querySelectorAll("input[type=checkbox]")) {
    const field = old.checked !== old.defaultChecked && fields.find((other) => other.name === old.name && other.value === old.value);
    if (field) {
      field.checked = old.checked;
    }
  }
}

function pathFrom(root, node) {
  const path = [];
  for (let at = node; at !== root; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }

  return path;
}

function at(root, path) {
  return path.reduce((node, index) => node?.children[index], root);
}
