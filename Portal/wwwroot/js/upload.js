// Sends chosen or dropped files one request each, with progress, cancelling and retry. Without script the same form
// sends them all at once.
import { UNATTENDED, follow, replace } from "./progress.js";

const AT_ONCE = 3;

let sending = 0;
let refreshing = 0;
let isOutdated = false;
const waiting = [];

for (const form of document.querySelectorAll("form[data-upload]")) {
  prepare(form);
}

addEventListener("beforeunload", (event) => {
  if (!isIdle()) {
    event.preventDefault();
  }
});

function prepare(form) {
  const input = form.querySelector("input[type=file]");
  form.querySelectorAll("[data-without-script]").forEach((element) => element.remove());
  form.querySelectorAll("[data-with-script]").forEach((element) => { element.hidden = false; });
  const take = () => {
    add(form, input.files);
    input.value = "";
  };
  input.addEventListener("change", take);
  if (input.files.length > 0) {
    // Chosen before this script had come.
    take();
  }

  for (const type of ["dragenter", "dragover"]) {
    form.addEventListener(type, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }

  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    add(form, input.multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1));
  });
  // A file that misses the box by a little would replace this page.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => event.preventDefault());
}

function add(form, files) {
  for (const file of files) {
    const job = { form, file, row: rowFor(form, file) };
    if (file.size > Number(form.dataset.maxBytes)) {
      // Sent for nothing, and beyond the server's own limit the line would break before it could say so.
      failed(job, form.dataset.tooLarge, false);
    } else {
      queue(job);
    }
  }

  next();
}

function queue(job) {
  waiting.push(job);
  offer(job, "取り消す", () => {
    waiting.splice(waiting.indexOf(job), 1);
    job.row.remove();
  });
}

function next() {
  while (sending < AT_ONCE && waiting.length > 0) {
    send(waiting.shift());
  }
}

function send(job) {
  const request = new XMLHttpRequest();
  sending += 1;
  request.open("POST", job.form.action);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("RequestVerificationToken", job.form.elements.__RequestVerificationToken.value);
  request.upload.addEventListener("progress", (event) => show(job, event.loaded, event.total));
  request.addEventListener("load", () => answered(job, request));
  request.addEventListener("error", () => failed(job, "通信が途切れました。通信を確かめて、もう一度送ってください。"));
  request.addEventListener("abort", () => { job.row.remove(); });
  request.addEventListener("loadend", () => {
    sending -= 1;
    next();
    refreshSoon();
  });
  offer(job, "取り消す", () => request.abort());
  request.send(bodyOf(job));
}

function bodyOf(job) {
  const body = new FormData();
  for (const field of job.form.querySelectorAll("input[type=hidden]")) {
    body.append(field.name, field.value);
  }

  body.append("Files", job.file, job.file.name);
  return body;
}

function answered(job, request) {
  if (request.status === 413) {
    failed(job, job.form.dataset.tooLarge, false);
    return;
  }

  let answer = null;
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // A page instead of an answer: signed out meanwhile, or a failure that has its own page.
  }

  if (request.status === 200 && Array.isArray(answer)) {
    const [told] = answer;
    if (told?.present) {
      failed(job, told.message, false);
    } else {
      // Taken or refused: either way the page has a row for it now.
      job.row.remove();
      isOutdated = true;
    }
  } else {
    failed(job, answer?.message ?? (request.status >= 500
      ? "システムの一部が止まっているため、受け取れませんでした。数分おいて、もう一度送ってください。"
      : "送れませんでした。ログインしているか確かめて、もう一度送ってください。"));
  }
}

function failed(job, message, canRetry = true) {
  job.row.className = "ng";
  job.row.querySelector("use").setAttribute("href", "#i-error");
  job.row.querySelector("[data-state]").textContent = megabytes(job.file.size);
  job.row.querySelector(".bar").textContent = "登録していません";
  const told = job.row.querySelector(".err") ?? job.row.appendChild(Object.assign(document.createElement("p"), { className: "err" }));
  told.textContent = message;
  if (canRetry) {
    offer(job, "もう一度送る", () => {
      job.row.replaceWith(job.row = rowFor(job.form, job.file));
      queue(job);
      next();
    });
  } else {
    offer(job, "消す", () => {
      job.row.remove();
      loadAnew();
    });
  }
}

function rowFor(form, file) {
  const row = document.createElement("li");
  row.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#i-file"/></svg><span><span data-name></span><br><span class="sub-text" data-state>順番を待っています</span></span>'
    + '<span class="bar"><progress class="progress" max="100" value="0"></progress></span><span class="end"></span>';
  row.querySelector("[data-name]").textContent = file.name;
  row.querySelector("progress").setAttribute("aria-label", file.name);
  listFor(form).append(row);
  return row;
}

function listFor(form) {
  let list = form.nextElementSibling?.matches("ul[data-sending]") ? form.nextElementSibling : null;
  if (!list) {
    list = document.createElement("ul");
    list.className = "files";
    list.dataset.sending = "";
    form.after(list);
  }

  return list;
}

function show(job, loaded, total) {
  const percent = total > 0 ? Math.floor((100 * loaded) / total) : 0;
  const bar = job.row.querySelector("progress");
  if (bar) {
    bar.value = percent;
    job.row.querySelector("[data-state]").textContent = percent < 100 ? `送信しています（${percent}％）` : "受け取りを待っています";
  }
}

function offer(job, text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn plain little";
  button.textContent = text;
  button.append(Object.assign(document.createElement("span"), { className: "vh", textContent: `：${job.file.name}` }));
  button.addEventListener("click", act);
  job.row.querySelector(".end").replaceChildren(button);
}

/** What the server says of the papers, once a second at most while files are sent. */
function refreshSoon() {
  if (refreshing) {
    return;
  }

  refreshing = setTimeout(async () => {
    refreshing = 0;
    if (regions().length === 0) {
      loadAnew();
      return;
    }

    const response = await fetch(location.href, { headers: { ...UNATTENDED, Accept: "text/html" }, redirect: "error" }).catch(() => null);
    if (!response?.ok) {
      return;
    }

    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const old of regions()) {
      const fresh = page.getElementById(old.id);
      if (fresh && replace(old, fresh) !== old) {
        follow(fresh, 0);
      }
    }
  }, 1000);
}

/** A page without regions is loaded again to show what came in, once nothing stands on it that would be lost unread. */
function loadAnew() {
  if (!isOutdated || !isIdle() || regions().length > 0) {
    return;
  }

  const unread = document.querySelectorAll("ul[data-sending] > li:last-child");
  if (unread.length === 0) {
    location.reload();
  }

  for (const { parentElement: list } of unread) {
    if (!list.nextElementSibling?.matches("[data-load-anew]")) {
      list.after(loadAnewOffer());
    }
  }
}

function loadAnewOffer() {
  const offered = Object.assign(document.createElement("p"), { className: "row", textContent: "送り終えたファイルは、画面を新しくすると表示されます。" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn sub little", textContent: "画面を新しくする" });
  offered.dataset.loadAnew = "";
  button.addEventListener("click", () => location.reload());
  offered.append(button);
  return offered;
}

function isIdle() {
  return sending === 0 && waiting.length === 0;
}

/** The parts of the page that show what was sent, where it has such parts. */
function regions() {
  return document.querySelectorAll("[data-shows-uploads][id]");
}

function megabytes(bytes) {
  return `${(bytes / 1048576).toFixed(1)} MB`;
}
