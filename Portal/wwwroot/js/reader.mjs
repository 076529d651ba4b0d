// The reading page (審査会資料を読む): agenda, viewer and the end of the visit.
import { followAgenda } from "./reader-agenda.mjs";
import { openPapers } from "./reader-papers.mjs";
import { keepVisit } from "./reader-visit.mjs";

const reader = document.querySelector(".reader");
const visit = keepVisit(reader);
if (reader) {
  const agenda = followAgenda(reader, visit);
  openPapers(reader, visit, agenda);
}
