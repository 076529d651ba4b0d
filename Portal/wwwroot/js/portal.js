// Progressive enhancement only: every page works without any of this.
import { focusFirstProblem } from "./problems.js";
import { offerShownPasswords } from "./passwords.js";
import { submitOnce } from "./submit-once.js";
import { keepFresh } from "./progress.js";
import { offerCopyAndPrint } from "./copy-print.js";
import { warnBeforeSessionEnds } from "./session.js";

focusFirstProblem();
offerShownPasswords();
submitOnce();
keepFresh();
offerCopyAndPrint();
warnBeforeSessionEnds();
