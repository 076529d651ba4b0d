const WARN_BEFORE_MS = 5 * 60 * 1000;
const MINUTE = 60 * 1000;

let warning = null;
let timer = 0;

/** Tells five minutes ahead that the session ends, and lets the person stay with one key. */
export function warnBeforeSessionEnds() {
  const { sessionExpiresAt, sessionExtendUrl } = document.body.dataset;
  if (sessionExpiresAt && sessionExtendUrl) {
    plan(Date.parse(sessionExpiresAt));
    document.addEventListener("keydown", (event) => {
      if (warning && event.altKey && event.code === "KeyE") {
        event.preventDefault();
        extend();
      }
    });
    // A laptop that slept has missed its timers.
    document.addEventListener("visibilitychange", () => plan(Date.parse(document.body.dataset.sessionExpiresAt)));
  }
}

function plan(endsAt) {
  clearTimeout(timer);
  const left = endsAt - Date.now();
  if (left <= 0) {
    show("ログアウトしました", "長い間操作がなかったためです。もう一度ログインすると、続きから始められます。", false);
  } else if (left <= WARN_BEFORE_MS) {
    show(`あと${Math.ceil(left / MINUTE)}分でログアウトします`, "続けるときは、ボタンを押すか、Alt（またはOption）キーとEキーを同時に押してください。", true);
    timer = setTimeout(() => plan(endsAt), left % MINUTE || MINUTE);
  } else {
    timer = setTimeout(() => plan(endsAt), Math.min(left - WARN_BEFORE_MS, 2 ** 31 - 1));
  }
}

function show(heading, text, canExtend) {
  if (warning?.querySelector("h2").textContent === heading) {
    return;
  }

  if (!warning) {
    warning = document.createElement("div");
    warning.className = "note warn session-warning";
    warning.setAttribute("role", "alert");
    warning.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#i-clock"/></svg><h2></h2><p></p><p class="row"></p>';
    document.body.append(warning);
  }

  warning.querySelector("h2").textContent = heading;
  warning.querySelector("p").textContent = text;
  warning.querySelector(".row").replaceChildren(canExtend ? button("このまま続ける", extend) : button("ログインする", () => location.reload()));
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn sub";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

async function extend() {
  const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
  const response = await fetch(document.body.dataset.sessionExtendUrl, {
    method: "POST",
    headers: { RequestVerificationToken: token, Accept: "application/json" },
    redirect: "error",
  }).catch(() => null);
  if (!response?.ok) {
    show("延長できませんでした", "通信を確かめて、もう一度押してください。", true);
    return;
  }

  const { expiresAt } = await response.json();
  document.body.dataset.sessionExpiresAt = expiresAt;
  warning?.remove();
  warning = null;
  plan(Date.parse(expiresAt));
}
