const AGAIN_AFTER_MS = 60000;
const AGAIN_AFTER_DOWNLOAD_MS = 3000;

/** A second click on a sent form does nothing. The server answers repeats the same way; this spares people the doubt. */
export function submitOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }

    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }

    form.dataset.sent = "true";
    // Later, because a disabled button would not send its own name and value.
    setTimeout(() => setDisabled(form, true));
    // An answer that is a download (data-download) leaves this page standing, and so does a request that was stopped.
    setTimeout(() => release(form), "download" in form.dataset ? AGAIN_AFTER_DOWNLOAD_MS : AGAIN_AFTER_MS);
  });

  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      release(form);
    }
  });
}

function release(form) {
  delete form.dataset.sent;
  setDisabled(form, false);
}

function setDisabled(form, disabled) {
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    if (disabled) {
      button.setAttribute("aria-disabled", "true");
    } else {
      button.removeAttribute("aria-disabled");
    }
  }
}
