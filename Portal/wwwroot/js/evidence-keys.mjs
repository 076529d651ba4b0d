// The examiner's keys (WCAG 2.1.4): they can be switched off, and never act while somebody types. The choice stays with this browser.
const KEPT = "examiner-keys";

export function listenToExaminer(desk) {
  const help = document.querySelector("[data-keys]");
  if (!help) {
    return;
  }

  const button = help.querySelector("[data-keys-switch]");
  const follow = (relation) => () => {
    const link = document.querySelector(`a[rel=${relation}][data-queue]`);
    const unsaved = link && [...document.querySelectorAll("form#ticks, form#note")].find(isUnsaved);
    // Not into the field: the next key would be typed there.
    if (unsaved) {
      unsaved.querySelector("button").focus();
    } else {
      link?.click();
    }
  };
  const acts = {
    j: follow("next"),
    k: follow("prev"),
    n: desk.next,
    p: desk.previous,
    r: desk.rotate,
    "+": desk.larger,
    ";": desk.larger,
    "=": desk.larger,
    "-": desk.smaller,
    0: desk.fit,
    "?": () => {
      help.open = !help.open;
      help.querySelector("summary").focus();
    },
  };
  let isOn = read() !== "off";
  const tell = () => {
    button.textContent = isOn ? "ショートカットを使わない" : "ショートカットを使う";
  };
  button.addEventListener("click", () => {
    isOn = !isOn;
    keep(isOn ? "on" : "off");
    tell();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (!isOn || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) {
      return;
    }

    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  help.hidden = false;
  tell();
}

/** A note is lost by leaving as long as it is not written; so is a tick that differs from what the page brought. */
function isUnsaved(form) {
  return [...form.elements].some((field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : field.localName === "textarea" && field.value.trim() !== "");
}

// A browser may refuse to keep anything: then the keys are on with each page.
function read() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // Nothing is lost but the choice.
  }
}
