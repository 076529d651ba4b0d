// Which pdf.js: the modern one, unless this browser lacks something that it relies on. Only one of the two is fetched.
const relied = [
  Map.prototype.getOrInsertComputed,
  Math.sumPrecise,
  Promise.try,
  RegExp.escape,
  Uint8Array.fromBase64,
  URL.parse,
];
const isModern = relied.every((one) => typeof one === "function");

/** Below the folder with the library. */
export const worker = `${isModern ? "" : "legacy/"}build/pdf.worker.min.mjs`;

export const {
  AnnotationMode,
  EventBus,
  FindState,
  getDocument,
  GlobalWorkerOptions,
  LinkTarget,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
  PixelsPerInch,
  RenderingCancelledException,
  SpreadMode,
  TouchManager,
} = await import(isModern ? "./pdfjs-modern.mjs" : "./pdfjs-legacy.mjs");
