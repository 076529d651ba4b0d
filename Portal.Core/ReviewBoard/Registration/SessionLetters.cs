using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>What a mail with a URL is about (URLのメール).</summary>
public enum LinkMailKind
{
    /// <summary>URLのお知らせ, for the first time.</summary>
    Papers,

    /// <summary>もう一度送る: the links before it go on working.</summary>
    Again,

    /// <summary>URLを作り直す: the links before it are dead.</summary>
    Renewed,

    /// <summary>更新, to who was invited to the version before and had not opened it.</summary>
    Updated,

    /// <summary>差替 once more, to who has not been told.</summary>
    Replaced,
    Reminder,
}

/// <summary>Writes the mails to a session's reviewers, each link of its own, into the caller's save.</summary>
public sealed class SessionLetters(PortalDbContext db, IDataProtectionProvider protection, PortalUrls urls)
{
    /// <summary>URL and password do not arrive at the same moment, even when the insurer lets both go by mail.</summary>
    public static readonly TimeSpan PasswordDelay = TimeSpan.FromMinutes(10);

    public async Task<ReviewMailFacts> FactsAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.Where(i => i.Id == session.InsurerId).Select(i => i.Name).SingleAsync(cancellationToken);
        var settings = await db.ReviewBoardSettings.AsNoTracking()
            .SingleOrDefaultAsync(s => s.InsurerId == session.InsurerId, cancellationToken);
        return new ReviewMailFacts(
            insurer, session.PlannedOn!.Value, session.StartsAt, session.ExpiresOn!.Value,
            settings?.ContactName ?? "", settings?.ContactPhone ?? "");
    }

    /// <summary>A new link in a new mail; the record of the reviewer's version points to it.</summary>
    public void SendLink(
        SessionReviewer reviewer, ViewingRecord record, ReviewMailFacts facts, LinkMailKind kind, DateTimeOffset at) =>
        Send(reviewer, record, facts, at, (url, code, codeUrl) => kind switch
        {
            LinkMailKind.Replaced => new ReviewPapersReplacedMail(facts, [], url, code, codeUrl),
            LinkMailKind.Reminder => new ReviewPapersReminderMail(facts, url, code, codeUrl),
            _ => new ReviewPapersMail(facts, kind, url, code, codeUrl),
        });

    /// <summary>As <see cref="SendLink"/>, to who had opened the version before: with what was changed, in neutral words.</summary>
    public void SendReplacement(
        SessionReviewer reviewer, ViewingRecord record, ReviewMailFacts facts, IReadOnlyList<string> changed, DateTimeOffset at) =>
        Send(reviewer, record, facts, at, (url, code, codeUrl) => new ReviewPapersReplacedMail(facts, changed, url, code, codeUrl));

    public void SendPassword(SessionReviewer reviewer, string password, ReviewMailFacts facts, DateTimeOffset at) =>
        db.Add(Secret(reviewer, new ViewingPasswordMail(facts, password), facts, at, at + PasswordDelay));

    /// <summary>
    /// A password that has not gone out goes to the corrected address, after the new URL. It is known to nobody any more, so only
    /// the mail that still holds it can tell it.
    /// </summary>
    public void RedirectPassword(OutgoingMail waiting, ReviewSession session, SessionReviewer reviewer, DateTimeOffset at) =>
        db.Add(waiting.CopyTo(
            MailAddress.ToSend(reviewer.Email), at, at + PasswordDelay,
            MailDeadline.Of(session.PlannedOn!.Value, session.ExpiresOn!.Value, at)));

    public void SendCancellation(SessionReviewer reviewer, ReviewMailFacts facts, DateTimeOffset at) =>
        SendPlain(reviewer, facts, new ReviewSessionCancelledMail(facts), at);

    /// <summary>The session goes on without this reviewer.</summary>
    public void SendFarewell(SessionReviewer reviewer, ReviewMailFacts facts, DateTimeOffset at) =>
        SendPlain(reviewer, facts, new ReviewerLeftMail(facts), at);

    /// <summary>What changed beside the papers, to who has the papers already.</summary>
    public void SendChange(SessionReviewer reviewer, ReviewMailFacts facts, IReadOnlyList<FieldChange> changes, DateTimeOffset at) =>
        SendPlain(reviewer, facts, new ReviewSessionChangedMail(facts, changes), at);

    private void SendPlain(SessionReviewer reviewer, ReviewMailFacts facts, IMail mail, DateTimeOffset at) =>
        db.Add(OutgoingMail.Compose(
            MailAddress.ToSend(reviewer.Email), mail, at, reviewer.Id, MailDeadline.Of(facts.PlannedOn, facts.ExpiresOn, at)));

    private void Send(
        SessionReviewer reviewer, ViewingRecord record, ReviewMailFacts facts, DateTimeOffset at, Func<string, string, string, IMail> write)
    {
        var issued = ReviewLink.Issue(reviewer.Id, at);
        var outgoing = Secret(reviewer, write(urls.To($"/review/{issued.Token}"), issued.Code, urls.To("/review")), facts, at);
        db.Add(issued.Link);
        db.Add(outgoing);
        record.MailId = outgoing.Id;
    }

    private OutgoingMail Secret(
        SessionReviewer reviewer, IMail mail, ReviewMailFacts facts, DateTimeOffset at, DateTimeOffset? notBefore = null)
    {
        var notAfter = MailDeadline.Of(facts.PlannedOn, facts.ExpiresOn, at);
        return OutgoingMail.ComposeSecret(MailAddress.ToSend(reviewer.Email), mail, at, protection, reviewer.Id, notAfter, notBefore);
    }
}
