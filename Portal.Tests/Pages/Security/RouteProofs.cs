namespace Portal.Tests.Pages.Security;

public enum Proof
{
    /// <summary>Changes nothing that outlives a mistake, or is confirmed later on a page that asks.</summary>
    NotAsked,

    /// <summary>The page is read, too: it asks only before something is done on it.</summary>
    BeforeSending,

    /// <summary>A decision, an export, a change of an address or a factor: it asks before it opens.</summary>
    BeforeOpening,
}

/// <summary>
/// Where a signed-in person proves again who they are (docs/adr/0028). Every route that takes a form or gives a file
/// stands here: one that nobody declared fails the test.
/// </summary>
public static class RouteProofs
{
    public static IReadOnlyDictionary<string, Proof> Routes { get; } = new Dictionary<string, Proof>
    {
        ["/account/change-password"] = Proof.NotAsked, // asks for the password itself
        ["/account/confirm-identity"] = Proof.NotAsked,
        ["/account/session"] = Proof.NotAsked,
        ["/insurer/onboarding/reconfirmation/{id:guid}"] = Proof.NotAsked, // words to the secretariat, which may be said anew
        ["/insurer/onboarding/survey"] = Proof.NotAsked,
        ["/insurer/onboarding/survey/check"] = Proof.NotAsked, // an answer, which may be corrected
        ["/insurer/onboarding/survey/edit"] = Proof.NotAsked,
        ["/insurer/onboarding/contacts/new"] = Proof.NotAsked, // a name and a telephone number, for the secretariat
        ["/insurer/onboarding/contacts/{id:guid}"] = Proof.NotAsked,
        ["/insurer/onboarding/keys"] = Proof.BeforeSending,
        ["/insurer/onboarding/keys/{id:guid}/revoke"] = Proof.BeforeOpening,
        ["/insurer/onboarding/notices/{reader}"] = Proof.NotAsked,
        ["/insurer/onboarding/notices/{reader}.pdf"] = Proof.NotAsked, // to be handed out to everybody
        ["/insurer/onboarding/tasks/{number:int}"] = Proof.NotAsked, // how far one is, which may be said again
        ["/insurer/onboarding/tasks/{number:int}/files/upload"] = Proof.NotAsked,
        ["/insurer/onboarding/schedule/change"] = Proof.NotAsked, // a wish: the secretariat decides
        ["/insurer/onboarding/schedule/completion"] = Proof.NotAsked, // may be mended
        ["/insurer/onboarding/schedule/reply"] = Proof.BeforeSending,
        ["/insurer/panels.csv"] = Proof.BeforeOpening,
        ["/insurer/panels/new"] = Proof.NotAsked,
        ["/insurer/panels/{id:guid}"] = Proof.NotAsked,
        ["/insurer/review-sessions.csv"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/new"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}.csv"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}.pdf"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/cancel"] = Proof.NotAsked, // a draft: nobody has been told of it
        ["/insurer/review-sessions/{id:guid}/cases/from-names"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/cases/new"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/cases/order"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/cases/{caseId:guid}"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/cases/{caseId:guid}/remove"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/confirm"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/copy"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/delete"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/details"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/log.csv"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/packet"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/papers/upload"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/papers/whole-session"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/papers/{documentId:guid}"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/papers/{documentId:guid}/remove"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/passwords"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/receipts/{receiptId:guid}.pdf"] = Proof.NotAsked, // names no case, no reviewer, no password
        ["/insurer/review-sessions/{id:guid}/remind"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/reviewers"] = Proof.NotAsked,
        ["/insurer/review-sessions/{id:guid}/reviewers/{reviewerId:guid}/address"] = Proof.BeforeOpening,
        ["/insurer/review-sessions/{id:guid}/reviewers/{reviewerId:guid}/stop"] = Proof.NotAsked, // must be quick
        ["/insurer/review-sessions/{id:guid}/reviewers/{reviewerId:guid}/{act:regex(^(resend|renew)$)}"] = Proof.BeforeOpening,
        ["/insurer/reviewers.csv"] = Proof.BeforeOpening,
        ["/insurer/reviewers/import"] = Proof.NotAsked,
        ["/insurer/reviewers/import/{id:guid}"] = Proof.NotAsked, // rows are found by their address and never change it
        ["/insurer/reviewers/new"] = Proof.NotAsked,
        ["/insurer/reviewers/template.csv"] = Proof.NotAsked,
        ["/insurer/reviewers/{id:guid}"] = Proof.BeforeSending,
        ["/insurer/settings/addresses/new"] = Proof.BeforeOpening,
        ["/insurer/settings/addresses/{id:guid}"] = Proof.BeforeSending,
        ["/insurer/settings/edit"] = Proof.BeforeOpening,
        ["/insurer/staff.csv"] = Proof.BeforeOpening,
        ["/insurer/staff/invite"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}"] = Proof.BeforeSending,
        ["/insurer/staff/{id:guid}/disable"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}/edit"] = Proof.NotAsked,
        ["/insurer/staff/{id:guid}/email"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}/end-sessions"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}/issue-password"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}/reset-second-factor"] = Proof.BeforeOpening,
        ["/insurer/staff/{id:guid}/role"] = Proof.BeforeOpening,
        ["/my"] = Proof.NotAsked, // stops a recovery of the own account, which must be quick
        ["/my/bank-account"] = Proof.BeforeOpening,
        ["/my/data"] = Proof.BeforeOpening,
        ["/my/notices"] = Proof.NotAsked, // that something was read, and nothing else
        ["/my/office"] = Proof.NotAsked, // what was applied for keeps what it said
        ["/my/offices"] = Proof.NotAsked,
        ["/my/people"] = Proof.NotAsked, // an invitation is taken back, which gives nobody anything
        ["/my/people/invite"] = Proof.BeforeOpening,
        ["/my/people/leave"] = Proof.NotAsked, // whoever leaves gains nothing
        ["/my/people/{id:guid}"] = Proof.BeforeSending,
        ["/my/people/{id:guid}/remove"] = Proof.BeforeOpening,
        ["/my/proxies/new"] = Proof.BeforeOpening,
        ["/my/proxies/{id:guid}"] = Proof.BeforeSending,
        ["/my/proxies/{id:guid}/end"] = Proof.NotAsked, // must be quick, and gives nobody anything
        ["/my/security/authenticator"] = Proof.BeforeOpening,
        ["/my/security/authenticator/remove"] = Proof.BeforeOpening,
        ["/my/security/email"] = Proof.BeforeOpening,
        ["/my/security/passkeys"] = Proof.BeforeOpening,
        ["/my/security/passkeys/{id}/remove"] = Proof.BeforeOpening,
        ["/my/security/recovery-codes"] = Proof.BeforeOpening,
        ["/my/security/sessions/end"] = Proof.NotAsked,
        ["/operator/account-recoveries/{id:guid}"] = Proof.BeforeSending,
        ["/operator/accounts.csv"] = Proof.BeforeOpening,
        ["/operator/accounts/invite"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}"] = Proof.BeforeSending,
        ["/operator/accounts/{id:guid}/disable"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/edit"] = Proof.NotAsked,
        ["/operator/accounts/{id:guid}/email"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/end-sessions"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/issue-password"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/recovery"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/reset-second-factor"] = Proof.BeforeOpening,
        ["/operator/accounts/{id:guid}/role"] = Proof.BeforeOpening,
        ["/operator/audit.csv"] = Proof.BeforeOpening,
        ["/operator/banner"] = Proof.NotAsked,
        ["/operator/banner.csv"] = Proof.BeforeOpening,
        ["/operator/banner/new"] = Proof.NotAsked,
        ["/operator/claims-register/import"] = Proof.NotAsked, // confirmed on the page of the import, which asks
        ["/operator/claims-register/import/{id:guid}"] = Proof.BeforeSending,
        ["/operator/claims-register/import/{id:guid}/problems.csv"] = Proof.BeforeOpening,
        ["/operator/claims-register/template.csv"] = Proof.NotAsked,
        ["/operator/insurers.csv"] = Proof.BeforeOpening,
        ["/operator/insurers/accounts/contacts.csv"] = Proof.NotAsked, // numbers and names of insurers, to be filled in
        ["/operator/insurers/accounts/import"] = Proof.NotAsked, // confirmed on the page of the preview, which asks
        ["/operator/insurers/accounts/import/{id:guid}"] = Proof.BeforeSending,
        ["/operator/insurers/accounts/waiting"] = Proof.BeforeSending,
        ["/operator/insurers/accounts/waiting.csv"] = Proof.BeforeOpening,
        ["/operator/insurers/import"] = Proof.NotAsked, // confirmed on the page of the import, which asks
        ["/operator/insurers/import/{id:guid}"] = Proof.BeforeSending,
        ["/operator/insurers/new"] = Proof.BeforeOpening,
        ["/operator/insurers/template.csv"] = Proof.NotAsked,
        ["/operator/insurers/{id:guid}/edit"] = Proof.BeforeOpening,
        ["/operator/insurers/{id:guid}/first-sign-in.pdf"] = Proof.NotAsked, // says nothing that is not public
        ["/operator/insurers/{id:guid}/invite"] = Proof.BeforeOpening,
        ["/operator/mail.csv"] = Proof.BeforeOpening,
        ["/operator/mail/{id:guid}"] = Proof.BeforeSending,
        ["/operator/municipalities.csv"] = Proof.NotAsked, // what everybody may know
        ["/operator/municipalities/ended"] = Proof.BeforeSending,
        ["/operator/municipalities/subscribers"] = Proof.BeforeSending,
        ["/operator/municipalities/import"] = Proof.NotAsked, // confirmed on the page of the import, which asks
        ["/operator/municipalities/import/{id:guid}"] = Proof.BeforeSending,
        ["/operator/municipalities/opinions.csv"] = Proof.NotAsked, // what everybody may know
        ["/operator/municipalities/opinions/import"] = Proof.NotAsked, // confirmed on the page of the import, which asks
        ["/operator/municipalities/opinions/import/{id:guid}"] = Proof.BeforeSending,
        ["/operator/onboarding.csv"] = Proof.BeforeOpening,
        ["/operator/schedule/insurers.csv"] = Proof.BeforeOpening,
        ["/operator/schedule/insurers/{id:guid}"] = Proof.BeforeSending,
        ["/operator/schedule/insurers/{id:guid}/move"] = Proof.BeforeSending,
        ["/operator/schedule/insurers/{id:guid}/postpone"] = Proof.BeforeOpening,
        ["/operator/schedule/insurers/{id:guid}/withdraw"] = Proof.BeforeOpening,
        ["/operator/schedule/notify"] = Proof.BeforeSending,
        ["/operator/schedule/publish"] = Proof.BeforeSending,
        ["/operator/schedule/terms"] = Proof.NotAsked, // for the next draft
        ["/operator/schedule/versions"] = Proof.NotAsked, // nobody's schedule changes
        ["/operator/schedule/versions/{id:guid}"] = Proof.BeforeSending,
        ["/operator/subsidies/applications"] = Proof.NotAsked, // who examines them, and nothing else
        ["/operator/subsidies/applications/decide"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/export"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/{id:guid}"] = Proof.NotAsked, // who examines it, ticks, notes, and a return that is taken back
        ["/operator/subsidies/applications/{id:guid}/decide"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/{id:guid}/later/{decisionId:guid}/letter.pdf"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/{id:guid}/letter.pdf"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/{id:guid}/propose"] = Proof.NotAsked, // nothing holds before a second person decides
        ["/operator/subsidies/applications/{id:guid}/repayments/{decisionId:guid}"] = Proof.BeforeSending,
        ["/operator/subsidies/applications/{id:guid}/retention"] = Proof.BeforeSending,
        ["/operator/subsidies/applications/{id:guid}/return"] = Proof.NotAsked, // decides nothing, and can be taken back
        ["/operator/subsidies/applications/{id:guid}/revocation"] = Proof.BeforeOpening,
        ["/operator/subsidies/applications/{id:guid}/revoke"] = Proof.NotAsked, // nothing holds before a second person decides
        ["/operator/subsidies/changes.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/changes/{id:guid}"] = Proof.BeforeSending,
        ["/operator/subsidies/decision-batches/{id:guid}"] = Proof.NotAsked, // only takes back, while there are minutes left for it
        ["/operator/subsidies/letters/new"] = Proof.NotAsked, // prints what was decided, and shows nothing of it
        ["/operator/subsidies/letters/{id:guid}"] = Proof.NotAsked, // halts, continues and tries again
        ["/operator/subsidies/letters/{id:guid}/letters.zip"] = Proof.BeforeOpening,
        ["/operator/subsidies/payments"] = Proof.NotAsked, // makes a batch: nothing is paid before a second person releases it
        ["/operator/subsidies/payments/{id:guid}"] = Proof.NotAsked, // proposes it, likewise
        ["/operator/subsidies/payments/{id:guid}/bank-results"] = Proof.BeforeOpening,
        ["/operator/subsidies/payments/{id:guid}/bank-results.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/payments/{id:guid}/discard"] = Proof.NotAsked, // nothing of it has left the portal
        ["/operator/subsidies/payments/{id:guid}/release"] = Proof.BeforeOpening,
        ["/operator/subsidies/payments/{id:guid}/rows.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/payments/{id:guid}/rows/{paymentId:guid}"] = Proof.BeforeSending,
        ["/operator/subsidies/payments/{id:guid}/transfer-file"] = Proof.BeforeOpening,
        ["/operator/subsidies/programmes/{id:guid}"] = Proof.NotAsked, // makes and proposes drafts: nothing holds before a second person approves
        ["/operator/subsidies/programmes/{id:guid}/decide"] = Proof.BeforeOpening,
        ["/operator/subsidies/programmes/{id:guid}/discard"] = Proof.NotAsked, // a draft: nobody has been told of it
        ["/operator/subsidies/programmes/{id:guid}/edit"] = Proof.NotAsked,
        ["/operator/subsidies/programmes/{id:guid}/extend"] = Proof.BeforeOpening,
        ["/operator/subsidies/retention.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/retention/kept.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/tax-reports.csv"] = Proof.BeforeOpening,
        ["/operator/subsidies/tax-reports/{id:guid}"] = Proof.BeforeSending,
        ["/operator/surveys/new"] = Proof.NotAsked, // a name and two days
        ["/operator/surveys/reconfirmation"] = Proof.NotAsked, // questions that the portal has found, to who has answered
        ["/operator/surveys/{id:guid}/answers.csv"] = Proof.BeforeOpening,
        ["/operator/surveys/{id:guid}/edit"] = Proof.NotAsked,
        ["/operator/surveys/{id:guid}/insurers/{insurerId:guid}"] = Proof.BeforeSending,
        ["/operator/surveys/{id:guid}/missing"] = Proof.NotAsked, // a reminder, once a day
        ["/operator/surveys/{id:guid}/missing.csv"] = Proof.BeforeOpening,
        ["/operator/vendors/new"] = Proof.NotAsked, // a name and a month
        ["/operator/vendors/{id:guid}"] = Proof.NotAsked,
        ["/subsidies/apply"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/account"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/basics"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/changes/new"] = Proof.NotAsked, // asks for an answer, and can be withdrawn until there is one
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/papers"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/papers/upload"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/withdraw"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/checks"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/confirm"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/correct-account"] = Proof.BeforeOpening, // it changes where the money goes
        ["/subsidies/applications/{id:guid}/costs"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/delete"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/evidence"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/evidence/upload"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/later/{decisionId:guid}/letter.pdf"] = Proof.NotAsked, // addressed to the office itself
        ["/subsidies/applications/{id:guid}/letter.pdf"] = Proof.NotAsked, // addressed to the office itself
        ["/subsidies/applications/{id:guid}/note"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/receipt.pdf"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/resubmit"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/tax-report"] = Proof.NotAsked,
        ["/subsidies/applications/{id:guid}/withdraw"] = Proof.NotAsked,
    };
}
