// The reading page (審査会資料を読む): agenda, viewer and the end of the visit.
import { followAgenda } from "./reader-agenda.mjs";
import { openDesk } from "./reader-desk.mjs";
import { keepVisit } from "./reader-visit.mjs";

const reader = document.querySelector(".reader");
const visit = keepVisit(reader);
if (reader) {
  openDesk(reader, visit, followAgenda(reader, visit));
}
