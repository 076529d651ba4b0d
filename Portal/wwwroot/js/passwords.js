/** 「パスワードを表示する」 has an effect only with script, so only script shows it. */
export function offerShownPasswords() {
  for (const label of document.querySelectorAll("[data-show-password]")) {
    const input = document.getElementById(label.dataset.showPassword);
    const box = label.querySelector("input");
    if (!input || !box) {
      continue;
    }

    label.hidden = false;
    box.checked = false;
    box.addEventListener("change", () => {
      input.type = box.checked ? "text" : "password";
    });
    // A browser offers to remember what is sent as text: send it as a password again.
    input.form?.addEventListener("submit", () => {
      input.type = "password";
    });
  }
}
