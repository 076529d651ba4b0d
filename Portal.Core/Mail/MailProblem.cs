using Portal.Core.JapaneseText;

namespace Portal.Core.Mail;

/// <summary>Why a mail did not arrive and what to do about it, in plain Japanese (不達の理由).</summary>
public static class MailProblem
{
    public const string Unsendable =
        "本文を読み出せないか、あて先か件名の形が正しくないため、送信できませんでした。あて先を確かめて、もとの画面から送り直してください。";

    private static readonly string[] WordsForSpam = ["SPAM", "BLOCK", "BLACKLIST", "DNSBL", "RBL", "REPUTATION", "SPF", "DKIM", "DMARC"];

    /// <summary>At most <see cref="OutgoingMail.ProblemMaxLength"/> characters; never the server's own words.</summary>
    public static string Of(MailOutcome outcome, string recipient)
    {
        var sentence = outcome.Kind switch
        {
            MailOutcomeKind.AuthenticationFailed =>
                "メールサーバーへのログインに失敗したため、すべてのメールの送信を止めています。送信用のユーザー名とパスワードの設定を、システム管理者が直すと自動で再開します。",
            MailOutcomeKind.CertificateRejected =>
                "メールサーバーと安全な暗号化通信ができないため、すべてのメールの送信を止めています。証明書の設定を、システム管理者が直すと自動で再開します。",
            MailOutcomeKind.SenderRefused =>
                "メールサーバーが送信元のアドレスを断ったため、すべてのメールの送信を止めています。送信元（差出人）の設定を、システム管理者が直すと自動で再開します。",
            MailOutcomeKind.Unreachable => "メールサーバーにつながりませんでした。しばらくして自動でもう一度送ります。",
            MailOutcomeKind.TimedOut => "メールサーバーから時間内に返事がありませんでした。しばらくして自動でもう一度送ります。",
            _ => OfReply(outcome, recipient),
        };
        return outcome.Code is { } code ? $"{sentence}（応答 {code}{(EnhancedCode(outcome) is { } more ? $" {more}" : "")}）" : sentence;
    }

    /// <summary>After a day of trying.</summary>
    public static string GivenUp(string lastProblem) =>
        "24時間くり返し試しましたが、送信できませんでした。最後の理由：" + lastProblem.Replace("しばらくして自動でもう一度送ります。", "", StringComparison.Ordinal);

    private static string OfReply(MailOutcome outcome, string recipient)
    {
        var isFinal = outcome.Kind == MailOutcomeKind.Refused;
        return Cause(outcome) switch
        {
            ProblemCause.UnknownDomain => UnknownDomain(recipient),
            ProblemCause.UnknownMailbox =>
                $"「{recipient}」というあて先はありませんでした。つづりをご本人に確かめて、アドレスを直してください。{Hint(recipient)}",
            ProblemCause.MailboxFull => isFinal
                ? "あて先のメールボックスがいっぱいです。空きをつくるようご本人に伝えてから、送り直してください。"
                : "あて先のメールボックスがいっぱいです。しばらくして自動でもう一度送ります。急ぐときは、空きをつくるようご本人にお伝えください。",
            ProblemCause.Spam => isFinal
                ? "あて先のサーバーが迷惑メールとして断りました。このポータルからのメールを受け取れるよう、ご本人か先方のシステム担当者に受信の設定を頼んでから、送り直してください。"
                : "あて先のサーバーが、迷惑メールの疑いでいったん断りました。しばらくして自動でもう一度送ります。",
            ProblemCause.TooMany => isFinal
                ? "短い時間にたくさん送ったため、あて先のサーバーが断りました。1時間ほどおいて、送り直してください。"
                : "短い時間にたくさん送ったため、あて先のサーバーがいったん断りました。しばらくして自動でもう一度送ります。",
            ProblemCause.Disabled => "あて先のメールボックスが使えなくなっています。別のアドレスをご本人に確かめて、アドレスを直してください。",
            ProblemCause.TooLarge => "あて先のサーバーが、メールが大きすぎるとして断りました。システム管理者にお知らせください。",
            _ when isFinal => "あて先のサーバーがメールを断りました。アドレスが正しいことをご本人に確かめ、別のアドレスがあればそちらに直してください。",
            _ => "あて先のサーバーがいったん断りました。しばらくして自動でもう一度送ります。",
        };
    }

    private static string UnknownDomain(string recipient)
    {
        var domain = recipient[(recipient.LastIndexOf('@') + 1)..];
        return $"「{domain}」というあて先は見つかりませんでした。@より後ろのつづりを確かめて、アドレスを直してください。{Hint(recipient)}";
    }

    private static string Hint(string recipient) =>
        MailDomainHint.Suggest(recipient) is { } meant ? $"もしかして「{meant}」ではありませんか。" : "";

    private static ProblemCause Cause(MailOutcome outcome)
    {
        var text = (outcome.Text ?? "").ToUpperInvariant();
        var code = EnhancedCode(outcome) is { } enhanced ? enhanced[2..] : "";
        return code switch
        {
            "1.2" or "4.4" or "1.10" => ProblemCause.UnknownDomain,
            "1.1" or "1.3" or "1.6" => ProblemCause.UnknownMailbox,
            "2.1" => ProblemCause.Disabled,
            "2.2" => ProblemCause.MailboxFull,
            "2.3" or "3.4" => ProblemCause.TooLarge,
            "7.28" or "4.5" => ProblemCause.TooMany,
            "7.1" or "7.0" when Says(text, "RATE", "TOO MANY", "THROTTL") => ProblemCause.TooMany,
            "7.1" or "7.23" or "7.25" or "7.26" or "6.0" => ProblemCause.Spam,
            _ when Says(text, WordsForSpam) => ProblemCause.Spam,
            _ when Says(text, "TOO MANY", "RATE LIMIT", "THROTTL") => ProblemCause.TooMany,
            _ when Says(text, "QUOTA", "MAILBOX FULL", "MAILBOX IS FULL") || outcome.Code is 452 or 552 => ProblemCause.MailboxFull,
            _ when Says(text, "DOMAIN NOT FOUND", "HOST UNKNOWN", "UNKNOWN HOST", "HOST NOT FOUND", "NO MX") => ProblemCause.UnknownDomain,
            _ when Says(text, "USER UNKNOWN", "UNKNOWN USER", "NO SUCH USER", "DOES NOT EXIST", "MAILBOX NOT FOUND", "RECIPIENT NOT FOUND") =>
                ProblemCause.UnknownMailbox,
            _ => ProblemCause.Other,
        };
    }

    // 5.1.1 at the head of the server's words (RFC 3463).
    private static string? EnhancedCode(MailOutcome outcome)
    {
        var first = (outcome.Text ?? "").Split(' ', 2)[0];
        var parts = first.Split('.');
        return parts is [['2' or '4' or '5'], { Length: >= 1 and <= 3 }, { Length: >= 1 and <= 3 }] && parts.All(p => p.All(char.IsAsciiDigit))
            ? first
            : null;
    }

    private static bool Says(string text, params string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    private enum ProblemCause
    {
        Other,
        UnknownDomain,
        UnknownMailbox,
        Disabled,
        MailboxFull,
        TooLarge,
        Spam,
        TooMany,
    }
}
