using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Portal.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Mail;

/// <summary>The conversation itself, with a real server on the other side.</summary>
public sealed class SmtpMailTransportTests
{
    [Fact]
    public async Task A_connection_serves_several_mails()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server.Port);

        Assert.Equal(MailOutcomeKind.Accepted, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
        Assert.Equal(MailOutcomeKind.Refused, (await transport.SendAsync(Mail("refuse-b@example.jp"), default)).Kind);
        Assert.Equal(MailOutcomeKind.Accepted, (await transport.SendAsync(Mail("c@example.jp"), default)).Kind);

        Assert.Single(server.Mails().Select(m => m.ClientPort).Distinct());
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        await using var transport = Transport(UnusedPort());

        Assert.Equal(MailOutcomeKind.Unreachable, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_unreachable()
    {
        await using var transport = Transport(25, host: "smtp.invalid");

        Assert.Equal(MailOutcomeKind.Unreachable, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_times_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var transport = Transport(((IPEndPoint)listener.LocalEndpoint).Port);
        var watch = Stopwatch.StartNew();

        var outcome = await transport.SendAsync(Mail("a@example.jp"), default);

        Assert.Equal(MailOutcomeKind.TimedOut, outcome.Kind);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Something_else_than_SMTP_is_unreachable_and_never_final()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var speaking = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            await Task.Delay(200);
        });
        await using var transport = Transport(((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.Equal(MailOutcomeKind.Unreachable, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
        await speaking;
    }

    [Fact]
    public async Task STARTTLS_with_a_trusted_certificate_is_used()
    {
        using var certificates = new TestCertificates("localhost");
        await using var server = await SmtpServer.StartAsync("--tls", certificates.CertificatePath, certificates.KeyPath);
        await using var transport = Transport(server.Port, o => o.CertificateAuthorityPath = certificates.AuthorityPath, "localhost");

        Assert.Equal(MailOutcomeKind.Accepted, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
        Assert.True(Assert.Single(server.Mails()).Encrypted);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_rejected()
    {
        using var certificates = new TestCertificates("localhost");
        await using var server = await SmtpServer.StartAsync("--tls", certificates.CertificatePath, certificates.KeyPath);
        await using var transport = Transport(server.Port, host: "localhost");

        Assert.Equal(MailOutcomeKind.CertificateRejected, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
        Assert.Empty(server.Mails());
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_rejected()
    {
        using var certificates = new TestCertificates("smtp.elsewhere.example");
        await using var server = await SmtpServer.StartAsync("--tls", certificates.CertificatePath, certificates.KeyPath);
        await using var transport = Transport(server.Port, o => o.CertificateAuthorityPath = certificates.AuthorityPath, "localhost");

        Assert.Equal(MailOutcomeKind.CertificateRejected, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
    }

    [Fact]
    public async Task Another_machine_gets_nothing_without_encryption()
    {
        // The one address that leads to this machine without being of the loopback: as far as the rule goes, another machine.
        var address = IPAddress.Any;
        using var listener = new TcpListener(address, 0);
        listener.Start();
        var said = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            await client.GetStream().WriteAsync("220 smtp.test\r\n"u8.ToArray());
            var hello = await reader.ReadLineAsync();
            await client.GetStream().WriteAsync("250-smtp.test\r\n250 AUTH PLAIN\r\n"u8.ToArray());
            return hello + await reader.ReadToEndAsync();
        });
        await using var transport = Transport(
            ((IPEndPoint)listener.LocalEndpoint).Port, o => (o.UserName, o.Password) = ("portal", "secret"), address.ToString());

        Assert.Equal(MailOutcomeKind.CertificateRejected, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
        Assert.Equal("EHLO portal.example.jp", await said);
    }

    [Theory]
    [InlineData("right", MailOutcomeKind.Accepted)]
    [InlineData("wrong", MailOutcomeKind.AuthenticationFailed)]
    public async Task Our_own_sign_in_is_told_apart_from_the_mail(string password, MailOutcomeKind expected)
    {
        await using var server = await SmtpServer.StartAsync("--sign-in", "portal", "right");
        await using var transport = Transport(server.Port, o => (o.UserName, o.Password) = ("portal", password));

        Assert.Equal(expected, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_sign_in_we_do_not_have_is_told_as_such()
    {
        await using var server = await SmtpServer.StartAsync("--sign-in", "portal", "right");
        await using var transport = Transport(server.Port);

        Assert.Equal(MailOutcomeKind.AuthenticationFailed, (await transport.SendAsync(Mail("a@example.jp"), default)).Kind);
    }

    private static SmtpMailTransport Transport(int port, Action<SmtpOptions>? settings = null, string host = "127.0.0.1")
    {
        var options = new SmtpOptions { Host = host, Port = port, From = "portal@portal.example.jp", TimeoutSeconds = 1 };
        settings?.Invoke(options);
        return new SmtpMailTransport(Options.Create(options));
    }

    private static MailToSend Mail(string recipient) =>
        new($"<{Guid.NewGuid():N}@portal.example.jp>", recipient, "件名", "本文", DateTimeOffset.UnixEpoch);

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
