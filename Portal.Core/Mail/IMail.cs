namespace Portal.Core.Mail;

/// <summary>
/// One kind of mail: a record beside its feature. Neither part carries a personal detail or a document; a password
/// never stands in the same mail as its URL.
/// </summary>
public interface IMail
{
    string Subject { get; }

    /// <summary>Plain text; folded to 70 columns when it is sent, a URL alone on its own line.</summary>
    string Body { get; }
}
