const AFTER_LAST_KEY_MS = 3000;
const AGAIN_AFTER_FAILURE_MS = 5000;

/**
 * Saves the form of the page (data-autosave) three seconds after the last key and when a field is left, as the button would, but
 * without its checks. The note with data-saved tells what is kept; a part with data-refresh is fetched anew after each save.
 */
export function keepTyped() {
  const form = document.querySelector("form[data-autosave]:not([data-autosave=off])");
  const note = document.querySelector("[data-saved] span");
  if (!form || !note) {
    return;
  }

  let kept = contentOf(form);
  let timer = 0;
  let running = null;

  form.addEventListener("input", () => plan(AFTER_LAST_KEY_MS));
  form.addEventListener("change", () => plan(0));
  form.addEventListener("focusout", () => plan(0));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (running) {
      // Its answer brings the mark with which the button's own save is no conflict.
      event.preventDefault();
      running.then(() => form.requestSubmit(event.submitter));
    }
  });

  function plan(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  async function save() {
    if (running || form.dataset.sent || contentOf(form) === kept) {
      return;
    }

    const typed = contentOf(form);
    running = send(form);
    const answer = await running;
    running = null;
    if (answer.mark) {
      kept = typed;
      form.elements.Mark.value = answer.mark;
      note.textContent = answer.message;
      await refresh();
      // What was typed while the answer was on its way.
      plan(AFTER_LAST_KEY_MS);
    } else {
      note.textContent = answer.message;
      if (answer.isAway) {
        plan(AGAIN_AFTER_FAILURE_MS);
      }
    }
  }
}

async function send(form) {
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (response.redirected || response.status === 401) {
      return { message: "ログアウトしているため、保存できません。「保存して戻る」を押して、ログインし直してください。" };
    }

    return response.ok || response.status === 409 || response.status === 403 ? await response.json() : { isAway: true, message: away() };
  } catch {
    return { isAway: true, message: away() };
  }
}

function away() {
  return "通信できないため、最後に入力した内容はまだ保存していません。つながりしだい保存します。";
}

async function refresh() {
  const parts = document.querySelectorAll("[data-refresh][id]");
  if (parts.length === 0) {
    return;
  }

  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of parts) {
      const fresh = page.getElementById(part.id);
      if (response.ok && fresh) {
        part.replaceChildren(...fresh.childNodes);
      }
    }
  } catch {
    // The next save tries again.
  }
}

function contentOf(form) {
  const data = new FormData(form);
  data.delete("Mark");
  data.delete("__RequestVerificationToken");
  return new URLSearchParams(data).toString();
}
