using System.Globalization;
using System.Text;

namespace Portal.Core.Mail;

/// <summary>One header field of a mail: ASCII as it is, everything else as RFC 2047 encoded words.</summary>
public static class MailHeader
{
    // A line with encoded words has at most 76 characters: the field's name, =?UTF-8?B? and ?= (12), base64's 4 for every 3.
    private const int BytesInOneWord = 39;
    private const int LongestPlainValue = 60;

    /// <summary>The field with its line break.</summary>
    /// <exception cref="ArgumentException">The value holds CR, LF or NUL: somebody tries to add a header of their own.</exception>
    public static string Field(string name, string value) => $"{name}: {Clean(value)}\r\n";

    /// <summary>A text that people read.</summary>
    public static string Text(string value) =>
        Ascii.IsValid(Clean(value)) && value.Length <= LongestPlainValue && !value.Contains("=?", StringComparison.Ordinal)
            ? value
            : string.Join("\r\n ", EncodedWords(value));

    /// <summary>Refuses what would end the field.</summary>
    public static bool IsClean(string value) => value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0;

    private static string Clean(string value) => IsClean(value.Replace("\r\n ", "", StringComparison.Ordinal))
        ? value
        : throw new ArgumentException("A header field must not hold CR, LF or NUL.", nameof(value));

    // Broken between what a reader sees as characters, so that neither 𠮷 nor a variant selector is cut in two.
    private static IEnumerable<string> EncodedWords(string value)
    {
        var word = new StringBuilder();
        var bytes = 0;
        var characters = StringInfo.GetTextElementEnumerator(value);
        while (characters.MoveNext())
        {
            var character = characters.GetTextElement();
            var size = Encoding.UTF8.GetByteCount(character);
            if (bytes + size > BytesInOneWord && word.Length > 0)
            {
                yield return Encoded(word.ToString());
                word.Clear();
                bytes = 0;
            }

            word.Append(character);
            bytes += size;
        }

        yield return Encoded(word.ToString());
    }

    private static string Encoded(string text) => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
