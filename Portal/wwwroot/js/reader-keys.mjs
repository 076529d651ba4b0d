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
    const elsewhere = event.target !== document.body && !reader.contains(event.target);
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
