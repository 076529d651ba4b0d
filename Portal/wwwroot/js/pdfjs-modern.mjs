// pdf.js as it is, for browsers that have all it needs.
export * from "../lib/pdfjs/build/pdf.min.mjs";
export * from "../lib/pdfjs/web/pdf_viewer.mjs";
