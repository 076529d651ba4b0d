// Progressive enhancement only: every page works without any of this.
import { focusFirstProblem } from "./problems.js";
import { offerShownPasswords } from "./passwords.js";
import { offerPasskeys } from "./passkeys.js";
import { submitOnce } from "./submit-once.js";
import { keepFresh } from "./progress.js";
import { offerCopyAndPrint } from "./copy-print.js";
import { countDown } from "./countdown.js";
import { keepTyped } from "./autosave.js";
import { suggest } from "./suggest.js";
import { warnBeforeSessionEnds } from "./session.js";

focusFirstProblem();
offerShownPasswords();
// Before submitOnce: the first click asks the device, the second sends.
offerPasskeys();
submitOnce();
keepFresh();
countDown();
offerCopyAndPrint();
keepTyped();
suggest();
warnBeforeSessionEnds();
