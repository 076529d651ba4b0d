// ページの一覧: small pictures, drawn when they come into sight.
const WIDTH = 132;

export function offerThumbnails({ desk, document: papers, pages }) {
  const panel = desk.querySelector(".thumbs");
  const opener = desk.querySelector("[data-do=thumbs]");
  const drawing = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          drawing.unobserve(target);
          draw(papers, target);
        }
      }
    },
    { root: panel, rootMargin: "200px" },
  );

  const close = () => {
    panel.hidden = true;
    opener.setAttribute("aria-pressed", "false");
  };
  const open = () => {
    if (!panel.childElementCount) {
      panel.append(...Array.from({ length: pages.count }, (_, index) => button(index + 1)));
      panel.querySelectorAll("button").forEach((one) => drawing.observe(one));
    }

    panel.querySelector("[aria-current]")?.removeAttribute("aria-current");
    panel.hidden = false;
    opener.setAttribute("aria-pressed", "true");
    const current = panel.children[pages.current - 1];
    current.setAttribute("aria-current", "true");
    panel.scrollTop = current.offsetTop - panel.clientHeight / 3;
    current.focus({ preventScroll: true });
  };

  panel.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (chosen) {
      close();
      pages.show(Number(chosen.value));
      desk.querySelector(".sheet-scroll").focus({ preventScroll: true });
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      // On a small screen the opener is put away: then the button behind which it is.
      (opener.offsetParent ? opener : desk.querySelector("[data-do=others]")).focus();
    }
  });

  return { close, toggle: () => (panel.hidden ? open() : close()) };
}

function button(page) {
  const made = document.createElement("button");
  made.type = "button";
  made.value = page;
  made.append(document.createElement("canvas"), `${page}ページ`);
  return made;
}

async function draw(papers, target) {
  const page = await papers.getPage(Number(target.value));
  const ratio = Math.min(devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale: (WIDTH * ratio) / page.getViewport({ scale: 1 }).width });
  const canvas = target.querySelector("canvas");
  [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  await page.render({ canvas, viewport }).promise.catch(() => {});
}
