// The visit ends by itself: this tells ahead, prolongs it while somebody reads, and leaves nothing behind.
const WARN_BEFORE_MS = 5 * 60 * 1000;
const TELL_SERVER_AFTER_MS = 3 * 60 * 1000;
const MINUTE = 60 * 1000;
const ASK_AGAIN_MS = 10 * 1000;
const LOOK_IN_MS = 10 * 1000;

/** @returns {{ post(path: string): Promise<Response|null>, check(): Promise<"ok"|"gone"|"offline">, whenBack(): Promise<void> }} */
export function keepVisit(reader) {
  leaveNothingBehind();
  const visit = new Visit(reader?.dataset.visit, Number(reader?.dataset.secondsLeft));
  if (reader) {
    visit.watch();
  }

  return visit;
}

/** Going back after the end must show nothing, not even for the moment that reloading takes. */
function leaveNothingBehind() {
  addEventListener("pagehide", () => {
    document.body.hidden = true;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    } else {
      document.body.hidden = false;
    }
  });
}

class Visit {
  #base;
  #endsAt;
  #askedAt = Date.now();
  #timer = 0;
  #warning = null;
  #back = null;

  constructor(base, secondsLeft) {
    this.#base = base;
    this.#endsAt = Date.now() + secondsLeft * 1000;
  }

  watch() {
    this.#plan();
    setInterval(() => this.#lookIn(), LOOK_IN_MS);
    for (const kind of ["keydown", "pointerdown", "wheel", "touchmove", "scroll"]) {
      document.addEventListener(kind, () => this.#isActive(), { passive: true, capture: true });
    }

    // A laptop that slept has missed its timers.
    document.addEventListener("visibilitychange", () => this.#plan());
    document.addEventListener("keydown", (event) => {
      if (this.#warning && event.altKey && event.code === "KeyE") {
        event.preventDefault();
        this.extend();
      }
    });
  }

  /** Sends a change of this visit; null when the network is away. */
  post(path) {
    const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
    return fetch(`${this.#base}/${path}`, {
      method: "POST",
      headers: { RequestVerificationToken: token },
      redirect: "error",
    }).catch(() => null);
  }

  /** Asks whether the papers may still be read: "gone" loads the page again, which says why; "offline" cannot tell. */
  async check() {
    const answer = await this.post("extend");
    if (!answer || answer.status >= 500) {
      return "offline";
    }

    const { secondsLeft, replaced } = answer.ok ? await answer.json() : {};
    if (!secondsLeft || replaced) {
      location.reload();
      return "gone";
    }

    this.#endsAt = Date.now() + secondsLeft * 1000;
    this.#askedAt = Date.now();
    return "ok";
  }

  /** Resolves once the server answers again. A browser's own word for it comes early, and sometimes never. */
  whenBack() {
    this.#back ??= new Promise((resolve) => {
      const ask = async () => {
        if ((await this.check()) === "ok") {
          clearInterval(timer);
          removeEventListener("online", ask);
          this.#back = null;
          resolve();
        }
      };
      const timer = setInterval(ask, ASK_AGAIN_MS);
      addEventListener("online", ask);
    });
    return this.#back;
  }

  async extend() {
    const state = await this.check();
    if (state === "ok") {
      this.#warning?.remove();
      this.#warning = null;
      this.#plan();
    } else if (state === "offline" && this.#warning) {
      this.#warning.querySelector("p").textContent = "延長できませんでした。通信を確かめて、もう一度押してください。";
    }
  }

  /** Papers that were withdrawn or replaced leave the screen of who only looks at it too. It prolongs nothing. */
  async #lookIn() {
    if (document.hidden) {
      return;
    }

    const answer = await fetch(`${this.#base}/state`, { redirect: "error" }).catch(() => null);
    if (answer?.status === 404 || (answer?.ok && (await answer.json()).replaced)) {
      location.reload();
    }
  }

  #isActive() {
    if (!this.#warning && Date.now() - this.#askedAt > TELL_SERVER_AFTER_MS) {
      this.#askedAt = Date.now();
      this.extend();
    }
  }

  #plan() {
    clearTimeout(this.#timer);
    const left = this.#endsAt - Date.now();
    if (left <= 0) {
      location.reload();
    } else if (left <= WARN_BEFORE_MS) {
      this.#warn(Math.ceil(left / MINUTE));
      this.#timer = setTimeout(() => this.#plan(), Math.min(left, left % MINUTE || MINUTE));
    } else {
      this.#timer = setTimeout(() => this.#plan(), left - WARN_BEFORE_MS);
    }
  }

  #warn(minutes) {
    if (!this.#warning) {
      this.#warning = document.createElement("div");
      this.#warning.className = "note warn session-warning";
      this.#warning.setAttribute("role", "alert");
      this.#warning.innerHTML =
        '<svg class="icon" aria-hidden="true"><use href="#i-clock"/></svg><h2></h2><p></p><p class="row"><button class="btn sub" type="button">このまま続ける</button></p>';
      this.#warning.querySelector("button").addEventListener("click", () => this.extend());
      this.#warning.querySelector("p").textContent =
        "続けるときは、ボタンを押すか、Alt（またはOption）キーとEキーを同時に押してください。";
      document.body.append(this.#warning);
    }

    this.#warning.querySelector("h2").textContent = `あと${minutes}分で閲覧を終えます`;
  }
}
