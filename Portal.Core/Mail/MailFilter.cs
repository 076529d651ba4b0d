namespace Portal.Core.Mail;

/// <summary>What is looked for in the outbox, as it stands in the URL.</summary>
/// <param name="Status">Null for all.</param>
/// <param name="Sort">created, with a minus for the newest first, which is also the rule.</param>
public sealed record MailFilter(MailStatus? Status, string? Sort)
{
    internal IQueryable<OutgoingMail> Apply(IQueryable<OutgoingMail> mails) =>
        Status is { } status ? mails.Where(m => m.Status == status) : mails;

    internal IQueryable<OutgoingMail> Order(IQueryable<OutgoingMail> mails) => Sort == "created"
        ? mails.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
        : mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id);
}

internal static class MailRows
{
    public static IQueryable<MailRow> ToRows(this IQueryable<OutgoingMail> mails) => mails.Select(m => new MailRow(
        m.Id, m.Recipient, m.Subject, m.Status, m.CreatedAt, m.Attempts));
}
