// pdf.js with what older browsers lack: the tablets of many reviewers are some years old.
export * from "../lib/pdfjs/legacy/build/pdf.min.mjs";
export * from "../lib/pdfjs/legacy/web/pdf_viewer.mjs";
