// Reading with the keyboard alone. Up and down are left to the browser, which scrolls the papers.
export function listenToKeys({ reader, pages, zoom, search }) {
  const acts = {
    ArrowLeft: () => pages.step(-1),
    ArrowRight: () => pages.step(1),
    PageUp: () => pages.step(-1),
    PageDown: () => pages.step(1),
    Home: () => pages.show(1),
    End: () => pages.show(pages.count),
    "+": zoom.larger,
    ";": zoom.larger,
    "=": zoom.larger,
    "-": zoom.smaller,
    "/": search.open,
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    // WCAG 2.1.4: a single character acts only where the focus is in the papers; people speak into pages, too.
    const elsewhere = !reader.contains(event.target) && (event.target !== document.body || event.key.length === 1);
    if (typing || elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }

    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
