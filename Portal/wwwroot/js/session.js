import { UNATTENDED } from "./progress.js";
import { leaveForSignIn, typedText } from "./typed-text.js";

const WARN_BEFORE_MS = 5 * 60 * 1000;
const MINUTE = 60 * 1000;

let endsAt = 0;
let warning = null;
let timer = 0;

/** Tells five minutes ahead that the session ends, and lets the person stay with one key. */
export function warnBeforeSessionEnds() {
  if (!document.body.dataset.sessionExpiresAt) {
    return;
  }

  endsAt = Date.parse(document.body.dataset.sessionExpiresAt);
  plan();
  document.addEventListener("keydown", (event) => {
    if (warning && event.altKey && event.code === "KeyE") {
      event.preventDefault();
      extend();
    }
  });
  // A laptop that slept has missed its timers.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      check();
    }
  });
}

function plan() {
  clearTimeout(timer);
  const left = endsAt - Date.now();
  if (left > WARN_BEFORE_MS) {
    warning?.remove();
    warning = null;
    timer = setTimeout(check, left - WARN_BEFORE_MS);
  } else if (left > 0) {
    show(`あと${Math.ceil(left / MINUTE)}分でログアウトします`, "続けるときは、ボタンを押すか、Alt（またはOption）キーとEキーを同時に押してください。", "このまま続ける", extend);
    timer = setTimeout(check, left % MINUTE || MINUTE);
  } else {
    show("ログアウトしました", afterwards(), "ログインする", leaveForSignIn);
  }
}

// Before anything is said the server is asked: another tab may have prolonged the session, or ended it.
async function check() {
  const answer = await ask({ headers: UNATTENDED });
  if (answer) {
    endsAt = answer.endsAt;
  }

  plan();
}

async function extend() {
  const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
  const answer = await ask({ method: "POST", headers: { RequestVerificationToken: token } });
  if (!answer) {
    show("延長できませんでした", "通信を確かめて、もう一度押してください。", "このまま続ける", extend);
    return;
  }

  endsAt = answer.endsAt;
  plan();
  if (answer.endsAt > Date.now() && warning) {
    show("これ以上は延長できません", "ログインしてから12時間で、いったん終わります。入力した内容は、いま保存するか送信してください。");
  }
}

/** When the session ends, or has ended, as the server knows it; null when it did not answer. */
async function ask(options) {
  const response = await fetch(document.body.dataset.sessionUrl, { ...options, redirect: "manual" }).catch(() => null);
  if (response?.type === "opaqueredirect") {
    return { endsAt: 0 };
  }

  return response?.ok ? { endsAt: Date.parse((await response.json()).expiresAt) } : null;
}

function afterwards() {
  const typed = typedText();
  if (!typed) {
    return "長い間操作がなかったためです。もう一度ログインすると、このページを開きます。";
  }

  return typed.isKept
    ? "長い間操作がなかったためです。入力した内容は、もう一度ログインすると戻ります。ファイルとパスワードは戻らないため、入れ直してください。"
    : "長い間操作がなかったためです。このページに入力した内容は、ログインし直すと消えます。必要な内容は書き写してください。";
}

function show(heading, text, label, act) {
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
  warning.querySelector(".row").replaceChildren(...(label ? [button(label, act)] : []));
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn sub";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
