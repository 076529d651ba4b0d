// The papers beside an application (申請の横に書類を並べる): turned, zoomed and changed in place. Without script the links open them.
import { listenToExaminer } from "./evidence-keys.mjs";
import { openPaper } from "./evidence-papers.mjs";

const LEAST = 0.25;
const MOST = 6;
const STEP = 1.25;

function openDesk(desk) {
  const papers = [...desk.querySelectorAll("[data-paper]")];
  const [sheet, bar, status] = [desk.querySelector("[data-sheet]"), desk.querySelector("[data-tools]"), desk.querySelector("[data-status]")];
  const [name, open, scale] = [desk.querySelector("[data-shown]"), desk.querySelector("[data-open]"), desk.querySelector("[data-scale]")];
  let [at, zoom, turn, paper, asked] = [Math.max(0, papers.findIndex((link) => link.hasAttribute("aria-current"))), 1, 0, null, 0];

  const draw = () => {
    scale.textContent = `${Math.round(zoom * 100)}％`;
    paper?.draw({ zoom, turn, width: sheet.clientWidth });
  };
  const show = async (index) => {
    at = (index + papers.length) % papers.length;
    [zoom, turn] = [1, 0];
    const [link, turnOf] = [papers[at], ++asked];
    papers.forEach((other) => (other === link ? other.setAttribute("aria-current", "true") : other.removeAttribute("aria-current")));
    name.textContent = link.dataset.name;
    open.href = link.dataset.address;
    status.textContent = "書類を読み込んでいます…";
    paper?.close();
    paper = null;
    // Nothing of the old one stands under the name of the new one.
    sheet.replaceChildren();
    try {
      const loaded = await openPaper(link.dataset, sheet, desk.dataset.lib);
      // Another one was chosen while this one came.
      if (turnOf !== asked) {
        loaded.close();
        return;
      }

      paper = loaded;
      sheet.replaceChildren(...loaded.canvases);
      status.textContent = "";
      draw();
    } catch (error) {
      console.error(error);
      if (turnOf === asked) {
        status.textContent = "この画面では表示できません。「別の画面で開く」で見てください。";
      }
    }
  };
  const zoomTo = (wanted) => {
    zoom = Math.min(Math.max(wanted, LEAST), MOST);
    draw();
  };
  const acts = {
    previous: () => show(at - 1),
    next: () => show(at + 1),
    rotate: () => { turn = (turn + 90) % 360; draw(); },
    larger: () => zoomTo(zoom * STEP),
    smaller: () => zoomTo(zoom / STEP),
    fit: () => zoomTo(1),
  };

  bar.addEventListener("click", (event) => acts[event.target.closest("[data-do]")?.dataset.do]?.());
  papers.forEach((link, index) => link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(index);
    }
  }));
  bar.hidden = false;
  bar.querySelectorAll("[data-several]").forEach((button) => { button.hidden = papers.length < 2; });
  let redraw = 0;
  new ResizeObserver(() => {
    clearTimeout(redraw);
    redraw = setTimeout(draw, 200);
  }).observe(sheet);
  show(at);
  return acts;
}

const desk = document.querySelector("[data-evidence]");
listenToExaminer(desk && desk.querySelector("[data-paper]") ? openDesk(desk) : {});
