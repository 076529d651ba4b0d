/** Moves the focus to what has to be mended, so that a screen reader starts there. */
export function focusFirstProblem() {
  const problem = document.querySelector(".errors, .note[role=alert][tabindex]");
  if (!problem) {
    return;
  }

  problem.focus();
  problem.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (field) {
      event.preventDefault();
      // The label, too, has to be in sight: jumping to the control alone would hide it above the edge.
      (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    }
  });
}
