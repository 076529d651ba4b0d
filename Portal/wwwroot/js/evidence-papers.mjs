// One paper on the desk: a picture, or the pages of a PDF, which are drawn when they come into view. Who opens it puts its canvases
// on the sheet: by then another one may have been chosen.
const RATIO_MOST = 2;
const PIXELS_MOST = 16_000_000;

export async function openPaper({ address, pdf, name }, sheet, lib) {
  const paper = pdf === "true" ? await openPdf(address, lib) : await openPicture(address);
  const canvases = Array.from({ length: paper.count }, (_, index) => {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", paper.count > 1 ? `${name} ${index + 1}ページ` : name);
    return canvas;
  });
  let shown = { zoom: 1, turn: 0, width: sheet.clientWidth };
  const draw = (canvas) => paper.draw(canvas, canvases.indexOf(canvas), shown).catch((error) => console.error(error));
  const seen = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach((e) => draw(e.target)), { root: sheet, rootMargin: "50%" });
  return {
    canvases,
    async draw(wanted) {
      shown = wanted;
      seen.disconnect();
      for (const [index, canvas] of canvases.entries()) {
        const [width, height] = paper.sizeOf(index);
        const [across, down] = wanted.turn % 180 ? [height, width] : [width, height];
        const wide = Math.max(1, Math.floor((wanted.width - 32) * wanted.zoom));
        canvas.style.width = `${wide}px`;
        canvas.style.height = `${Math.round((wide * down) / across)}px`;
        seen.observe(canvas);
      }
    },
    close() {
      seen.disconnect();
      paper.close();
    },
  };
}

/** Sharp on this screen, and never larger than a tablet can hold. */
function prepare(canvas) {
  const [wide, high] = [parseFloat(canvas.style.width), parseFloat(canvas.style.height)];
  const ratio = Math.min(devicePixelRatio || 1, RATIO_MOST, Math.sqrt(PIXELS_MOST / (wide * high)));
  [canvas.width, canvas.height] = [Math.max(1, Math.round(wide * ratio)), Math.max(1, Math.round(high * ratio))];
}

async function openPicture(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return {
    count: 1,
    sizeOf: () => [picture.naturalWidth, picture.naturalHeight],
    async draw(canvas, _, { turn }) {
      prepare(canvas);
      const context = canvas.getContext("2d");
      const scale = canvas.width / (turn % 180 ? picture.naturalHeight : picture.naturalWidth);
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((turn * Math.PI) / 180);
      context.scale(scale, scale);
      context.drawImage(picture, -picture.naturalWidth / 2, -picture.naturalHeight / 2);
    },
    close() {},
  };
}

async function openPdf(address, lib) {
  const { AnnotationMode, getDocument, GlobalWorkerOptions, worker } = await import("./pdfjs.mjs");
  GlobalWorkerOptions.workerSrc = `${lib}${worker}`;
  const loading = getDocument({
    url: address,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${lib}cmaps/`,
    standardFontDataUrl: `${lib}standard_fonts/`,
    wasmUrl: `${lib}wasm/`,
    iccUrl: `${lib}iccs/`,
  });
  const pdf = await loading.promise;
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const tasks = new Map();
  return {
    count: pdf.numPages,
    // Papers of one file are nearly always of one size; the true one is taken when a page is drawn.
    sizeOf: () => [first.width, first.height],
    async draw(canvas, index, { turn }) {
      const page = await pdf.getPage(index + 1);
      tasks.get(canvas)?.cancel();
      const rotation = (page.rotate + turn) % 360;
      const natural = page.getViewport({ scale: 1, rotation });
      canvas.style.height = `${Math.round((parseFloat(canvas.style.width) * natural.height) / natural.width)}px`;
      prepare(canvas);
      const task = page.render({
        canvas,
        canvasContext: canvas.getContext("2d"),
        viewport: page.getViewport({ scale: canvas.width / natural.width, rotation }),
        annotationMode: AnnotationMode.ENABLE,
      });
      tasks.set(canvas, task);
      await task.promise.catch((error) => {
        if (error?.name !== "RenderingCancelledException") {
          throw error;
        }
      });
    },
    close: () => loading.destroy(),
  };
}
