/** data-copy="id" copies the text of that element; data-print prints the page. Both are hidden until they can. */
export function offerCopyAndPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  if (!navigator.clipboard) {
    return;
  }

  const told = document.createElement("p");
  told.className = "vh";
  told.setAttribute("role", "status");
  document.body.append(told);
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, told));
  }
}

async function copy(button, told) {
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  const text = button.textContent;
  button.textContent = told.textContent = "コピーしました";
  setTimeout(() => {
    button.textContent = text;
    told.textContent = "";
  }, 3000);
}
