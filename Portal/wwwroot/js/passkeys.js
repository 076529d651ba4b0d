/** Passkeys need script: only then their forms are shown. An address given as numbers can have no passkey. */
export function offerPasskeys() {
  const isAddress = /^[\d.]+$|:/.test(location.hostname);
  if (isAddress || typeof PublicKeyCredential === "undefined" || !PublicKeyCredential.parseRequestOptionsFromJSON) {
    document.querySelectorAll("[data-passkey-impossible]").forEach((note) => { note.hidden = false; });
    return;
  }

  for (const form of document.querySelectorAll("form[data-passkey-options]")) {
    offer(form, form.dataset.passkeyOptions, (options) =>
      navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
  }

  for (const form of document.querySelectorAll("form[data-passkey-creation]")) {
    offer(form, form.dataset.passkeyCreation, (options) =>
      navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
  }
}

function offer(form, optionsUrl, ask) {
  form.hidden = false;
  let isUnderWay = false;
  addEventListener("pageshow", () => { isUnderWay = false; });
  form.addEventListener("submit", async (event) => {
    // The device is asked once: a second click would make a second passkey, or send the first one twice.
    if (isUnderWay) {
      event.preventDefault();
      return;
    }

    // The second time round the answer of the device is on board.
    if (form.elements.Credential.value) {
      return;
    }

    event.preventDefault();
    isUnderWay = true;
    const problem = form.querySelector("[data-passkey-problem]");
    problem.hidden = true;
    try {
      const options = await load(form, optionsUrl);
      if (options) {
        form.elements.Credential.value = JSON.stringify(await ask(options));
      }

      // Without options something in the form cannot stay as it is: the server's page says what.
      form.submit();
    } catch {
      isUnderWay = false;
      problem.hidden = false;
    }
  });
}

async function load(form, url) {
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  const response = await fetch(url, {
    method: "POST",
    headers: { RequestVerificationToken: token },
    body: "passkeyNames" in form.dataset ? new FormData(form) : null,
    redirect: "error",
  });
  if (response.status === 422) {
    return null;
  }

  if (!response.ok) {
    throw new Error(`${response.status}`);
  }

  return response.json();
}
