// The viewer: pdf.js with our own tools around it. Pages come by range requests, the first before the rest.
import {
  AnnotationMode,
  EventBus,
  getDocument,
  GlobalWorkerOptions,
  LinkTarget,
  PDFLinkService,
  PDFViewer,
  RenderingCancelledException,
  worker,
} from "./pdfjs.mjs";
import { Finder, offerSearch } from "./reader-find.mjs";
import { listenToKeys } from "./reader-keys.mjs";
import { offerThumbnails } from "./reader-thumbs.mjs";
import { fillTools } from "./reader-tools.mjs";
import { followZoom } from "./reader-zoom.mjs";

const CHUNK_BYTES = 256 * 1024;

/** Resolves when the reader can begin; `fail` is called for what cannot be shown later. */
export async function openPapers(reader, agenda, status, fail) {
  const desk = reader.querySelector(".desk");
  const view = createView(desk);
  const document = await load(reader);
  tellOfMissingPages(document, fail);
  await showFirstPage(view, document, status);
  furnish({ reader, desk, agenda, document, ...view });
  view.eventBus.on("pagerendered", ({ error }) => {
    if (error && !(error instanceof RenderingCancelledException)) {
      fail(error);
    }
  });
}

/** The viewer leaves a page blank that it cannot fetch, and says nothing. */
function tellOfMissingPages(document, fail) {
  const getPage = document.getPage.bind(document);
  document.getPage = (number) => {
    const page = getPage(number);
    page.catch(fail);
    return page;
  };
}

function createView(desk) {
  const eventBus = new EventBus();
  const links = new PDFLinkService({ eventBus, externalLinkTarget: LinkTarget.BLANK, externalLinkEnabled: false });
  const container = desk.querySelector(".sheet-scroll");
  const finder = new Finder(container, { eventBus, linkService: links });
  const viewer = new PDFViewer({
    container,
    viewer: desk.querySelector(".pdfViewer"),
    eventBus,
    linkService: links,
    findController: finder,
    annotationMode: AnnotationMode.ENABLE,
    removePageBorders: true,
    enableAutoLinking: false,
    l10n: words,
  });
  links.setViewer(viewer);
  return { eventBus, links, finder, viewer };
}

function load(reader) {
  const { lib, papers } = reader.dataset;
  GlobalWorkerOptions.workerSrc = `${lib}${worker}`;
  return getDocument({
    url: papers,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${lib}cmaps/`,
    standardFontDataUrl: `${lib}standard_fonts/`,
    wasmUrl: `${lib}wasm/`,
    iccUrl: `${lib}iccs/`,
  }).promise;
}

function showFirstPage({ eventBus, viewer, links }, document, status) {
  return new Promise((resolve) => {
    eventBus.on("pagesinit", () => {
      for (let index = 0; index < viewer.pagesCount; index++) {
        viewer.getPageView(index).div.ariaLabel = `${index + 1}ページ`;
      }

      resolve();
    });
    eventBus.on("pagerendered", () => (status.textContent = ""), { once: true });
    viewer.setDocument(document);
    links.setDocument(document);
  });
}

function furnish(parts) {
  const { reader, desk, agenda, viewer, eventBus } = parts;
  const zoom = followZoom(parts);
  const pages = {
    get count() {
      return viewer.pagesCount;
    },
    get current() {
      return viewer.currentPageNumber;
    },
    show(page) {
      viewer.scrollPageIntoView({ pageNumber: Math.min(Math.max(page, 1), viewer.pagesCount) });
    },
    step(by) {
      by > 0 ? viewer.nextPage() : viewer.previousPage();
    },
  };
  const thumbs = offerThumbnails({ ...parts, pages });
  const search = offerSearch(parts);
  fillTools({ desk, eventBus, viewer, pages, zoom, thumbs, search });
  listenToKeys({ reader, pages, zoom, search });
  agenda.onChoose((page) => {
    thumbs.close();
    pages.show(page);
    desk.querySelector(".sheet-scroll").focus({ preventScroll: true });
  });
  eventBus.on("pagechanging", ({ pageNumber }) => agenda.show(pageNumber));
  const asked = /^#page=(\d+)$/.exec(location.hash);
  if (asked) {
    pages.show(Number(asked[1]));
  }

  agenda.show(pages.current);
}

/** The components ask for words that we write ourselves. */
const words = {
  getLanguage: () => "ja",
  getDirection: () => "ltr",
  get: async (ids) => (Array.isArray(ids) ? ids.map(() => "") : ""),
  translate: async () => {},
  translateOnce: async () => {},
  pause() {},
  resume() {},
  destroy: async () => {},
};
