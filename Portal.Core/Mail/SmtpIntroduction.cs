using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Core.Mail;

/// <summary>How a conversation with the mail server begins: greeting, EHLO, STARTTLS, sign-in.</summary>
internal sealed class SmtpIntroduction(SmtpChannel channel, SmtpOptions options)
{
    private IReadOnlyList<string> offers = [];

    private bool IsEncrypted => channel.Stream is SslStream;

    /// <summary>Returns the last answer; throws when the server will not have us, or we will not have it.</summary>
    public async Task<SmtpReply> MakeAsync(CancellationToken cancellationToken)
    {
        Expect(await channel.ConnectAsync(options.Host, options.Port, cancellationToken));
        var answer = await SayHelloAsync(cancellationToken);
        if (options.StartTls == StartTlsUse.Required)
        {
            await EncryptAsync(cancellationToken);
        }

        return options.UserName.Length > 0 ? await SignInAsync(cancellationToken) : answer;
    }

    private async Task<SmtpReply> SayHelloAsync(CancellationToken cancellationToken)
    {
        // The sender's domain rather than this machine's name, which says nothing outside and should not be told.
        var hello = await channel.AskAsync($"EHLO {options.SenderDomain}", cancellationToken);
        Expect(hello);
        offers = [.. hello.Lines.Skip(1).Select(line => line.ToUpperInvariant())];
        return hello;
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (!offers.Contains("STARTTLS"))
        {
            if (options.IsLoopback)
            {
                return;
            }

            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "STARTTLS is not offered."));
        }

        var answer = await channel.AskAsync("STARTTLS", cancellationToken);
        // What was sent before the encryption could have been put there by anybody on the way.
        if (answer.Code != 220 || channel.HasUnasked)
        {
            throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.CertificateRejected);
        }

        var secure = new SslStream(channel.Stream);
        channel.Use(secure);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(), cancellationToken);
        }
        catch (AuthenticationException exception)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "The certificate is not valid."), exception);
        }

        await SayHelloAsync(cancellationToken);
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.CertificateAuthorityPath.Length > 0)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(options.CertificateAuthorityPath);
        }

        return tls;
    }

    private async Task<SmtpReply> SignInAsync(CancellationToken cancellationToken)
    {
        if (!IsEncrypted && !options.IsLoopback)
        {
            throw new SmtpException(new MailOutcome(MailOutcomeKind.CertificateRejected, Text: "No sign-in without encryption."));
        }

        var offered = offers.FirstOrDefault(line => line.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        var answer = offered.Contains("PLAIN")
            ? await channel.AskAsync($"AUTH PLAIN {Base64($"\0{options.UserName}\0{options.Password}")}", cancellationToken)
            : await LogInAsync(cancellationToken);

        return answer.IsPositive
            ? answer
            : throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.AuthenticationFailed);
    }

    private async Task<SmtpReply> LogInAsync(CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync("AUTH LOGIN", cancellationToken);
        foreach (var part in new[] { options.UserName, options.Password })
        {
            if (answer.Code == 334)
            {
                answer = await channel.AskAsync(Base64(part), cancellationToken);
            }
        }

        return answer;
    }

    // A server that does not talk to us at all says nothing about any mail: never final.
    private static void Expect(SmtpReply answer)
    {
        if (!answer.IsPositive)
        {
            throw answer.As(answer.IsTransient ? MailOutcomeKind.TryLater : MailOutcomeKind.Unreachable);
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
