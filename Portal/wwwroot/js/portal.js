// Progressive enhancement only: every page works without any of this.
document.querySelector(".errors, .note[role=alert][tabindex]")?.focus();
