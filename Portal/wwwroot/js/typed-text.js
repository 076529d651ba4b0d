/** The form of this page that holds typed text, and whether the server keeps it; null when nothing was typed. */
export function typedText() {
  const form = [...document.querySelectorAll("main form")].find((each) => each.method === "post" && isTyped(each));
  return form ? { form, isKept: Boolean(document.body.dataset.sessionKeepsForms) } : null;
}

/**
 * Leads to sign-in and back to this page. A form with typed text is sent on the way, marked as only to be kept; without its
 * files and passwords, which do not come back.
 */
export function leaveForSignIn() {
  const typed = typedText();
  if (!typed?.isKept) {
    // Not reload(): after a refused form that would send it again.
    location.assign(location.pathname + location.search);
    return;
  }

  for (const field of typed.form.querySelectorAll("input[type=file], input[type=password]")) {
    field.disabled = true;
  }

  const address = new URL(typed.form.action);
  address.searchParams.set("keep", "true");
  typed.form.action = address;
  typed.form.submit();
}

function isTyped(form) {
  const fields = [...form.elements].filter((field) => !["hidden", "file", "password", "submit", "button"].includes(field.type));
  // What came back with the page, refused or restored, is as good as typed.
  const cameBack = document.querySelector(".errors") || new URLSearchParams(location.search).has("resume");
  return fields.some(isChanged) || (cameBack && fields.length > 0);
}

function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }

  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.multiple
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.selectedIndex !== Math.max(chosen, 0);
  }

  return "defaultValue" in field && field.value !== field.defaultValue;
}
