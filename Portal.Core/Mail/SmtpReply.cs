using System.Globalization;
using System.Text;

namespace Portal.Core.Mail;

/// <summary>One answer of a mail server, of one or more lines.</summary>
public sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int MostLines = 100;
    private const int LongestLine = 2000;

    public string Text => string.Join(' ', Lines);

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    public static async Task<SmtpReply> ReadAsync(SmtpLines lines, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        int? code = null;
        while (texts.Count < MostLines)
        {
            var line = await lines.ReadAsync(LongestLine, cancellationToken);
            if (line.Length < 3 || !int.TryParse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number is < 200 or > 599 || (code ?? number) != number || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw Unreadable();
            }

            code = number;
            texts.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(number, texts);
            }
        }

        throw Unreadable();
    }

    public SmtpException As(MailOutcomeKind kind) => new(new MailOutcome(kind, Code, Text));

    private static SmtpException Unreadable() =>
        new(new MailOutcome(MailOutcomeKind.Unreachable, Text: "The server's answer is no SMTP."));
}

/// <summary>The lines that a server sends, each ended by LF.</summary>
public sealed class SmtpLines(Stream stream)
{
    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>True when the server has said more than it was asked.</summary>
    public bool HasMore => start < end;

    public async Task<string> ReadAsync(int longest, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length <= longest)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellationToken));
                if (end == 0)
                {
                    throw new IOException("The server closed the connection.");
                }
            }

            var found = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            var stop = found < 0 ? end : found;
            line.Append(Encoding.UTF8.GetString(buffer, start, stop - start));
            start = found < 0 ? end : found + 1;
            if (found >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }
        }

        throw new IOException("The server's line is too long.");
    }
}
