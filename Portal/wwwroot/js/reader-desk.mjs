// The desk (資料を置く所): what it says while the papers come, when they cannot be shown, and when the network is away.
export async function openDesk(reader, visit, agenda) {
  const desk = reader.querySelector(".desk");
  const [sheets, status] = [desk.querySelector(".sheets"), desk.querySelector("[data-status]")];
  const [failed, offline] = [desk.querySelector("[data-failed]"), desk.querySelector("[data-offline]")];
  const again = async () => {
    let state = await visit.check();
    if (state === "offline") {
      status.textContent = "";
      offline.hidden = false;
      await visit.whenBack();
      state = "ok";
    }

    if (state === "ok") {
      agenda.keepPlace();
      location.reload();
    }
  };
  const fail = async (error) => {
    const state = await visit.check();
    if (state === "offline") {
      // What is on the screen stays, and the rest comes by itself.
      await again();
    } else if (state === "ok" && failed.hidden) {
      desk.querySelector(".tools").hidden = true;
      sheets.hidden = true;
      showCause(failed, error);
      failed.hidden = false;
      failed.querySelector(".note").focus();
    }
  };

  desk.querySelectorAll("[data-do=again]").forEach((button) => button.addEventListener("click", again));
  sheets.hidden = false;
  status.textContent = "資料を読み込んでいます…";
  try {
    const { openPapers } = await import("./reader-papers.mjs");
    await openPapers(reader, agenda, status, fail);
  } catch (error) {
    console.error(error);
    await fail(error);
  }
}

/** An answer that refuses the papers is no fault of the reader's network, and then the download would fail too. */
function showCause(failed, error) {
  const cause = error?.status > 0 ? "server" : "network";
  failed.querySelectorAll("[data-cause]").forEach((text) => { text.hidden = text.dataset.cause !== cause; });
}
