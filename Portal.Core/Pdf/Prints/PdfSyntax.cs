using System.Text;

namespace Portal.Core.Pdf;

/// <summary>Reads values one after the other out of a print of ours, a page's drawing or a font's table of characters.</summary>
internal sealed class PdfSyntax(byte[] bytes, int start)
{
    // Deeper than anything that Chromium writes.
    private const int MostLevels = 64;
    private int at = start;
    private int level;

    public int At => at;

    /// <summary>Passes over spaces; false when nothing comes after them.</summary>
    public bool MoveToNext()
    {
        while (at < bytes.Length && IsSpace(bytes[at]))
        {
            at++;
        }

        return at < bytes.Length;
    }

    public PdfValue Read()
    {
        if (!MoveToNext() || ++level > MostLevels)
        {
            throw new PrintUnreadableException("A value ends too early or lies too deep.");
        }

        var value = (char)bytes[at] switch
        {
            '<' when Next == '<' => ReadDictionary(),
            '[' => ReadList(),
            '<' => new PdfWord(Take(Find('>') + 1)),
            '(' => new PdfWord(Take(EndOfString())),
            _ => ReadWord(),
        };
        level--;
        return value;
    }

    private char Next => at + 1 < bytes.Length ? (char)bytes[at + 1] : '\0';

    private PdfDictionary ReadDictionary()
    {
        at += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (!Ends('>'))
        {
            var name = ReadWord() is PdfWord { Text: ['/', ..] text } ? text : throw new PrintUnreadableException("An entry has no name.");
            entries[name] = Read();
        }

        at += 2;
        return new PdfDictionary(entries);
    }

    private PdfList ReadList()
    {
        at++;
        var items = new List<PdfValue>();
        while (!Ends(']'))
        {
            items.Add(Read());
        }

        at++;
        return new PdfList(items);
    }

    private bool Ends(char mark) => MoveToNext() ? bytes[at] == mark : throw new PrintUnreadableException("A list does not end.");

    /// <summary>"12 0 R" is one value, "12 0 obj" and "1 0 0" are several.</summary>
    private PdfValue ReadWord()
    {
        var word = ReadPlainWord();
        if (!char.IsAsciiDigit(word.Text[0]))
        {
            return word;
        }

        var after = at;
        if (word.Number is { } number && MoveToNext() && char.IsAsciiDigit((char)bytes[at]) && ReadPlainWord().Number is not null
            && MoveToNext() && bytes[at] == 'R' && ReadPlainWord().Text == "R")
        {
            return new PdfReference(number);
        }

        at = after;
        return word;
    }

    private PdfWord ReadPlainWord()
    {
        MoveToNext();
        var end = at;
        while (end < bytes.Length && !IsSpace(bytes[end]) && (end == at || !"()<>[]{}/%"u8.Contains(bytes[end])))
        {
            end++;
        }

        return end > at ? new PdfWord(Take(end)) : throw new PrintUnreadableException("A word is missing.");
    }

    private int EndOfString()
    {
        var depth = 0;
        for (var i = at; i < bytes.Length; i++)
        {
            depth += (char)bytes[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }

            i += bytes[i] == '\\' ? 1 : 0;
        }

        throw new PrintUnreadableException("A string does not end.");
    }

    private int Find(char mark)
    {
        var found = bytes.AsSpan(at).IndexOf((byte)mark);
        return found < 0 ? throw new PrintUnreadableException("A string does not end.") : at + found;
    }

    private string Take(int end)
    {
        var text = Encoding.Latin1.GetString(bytes, at, end - at);
        at = end;
        return text;
    }

    private static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;
}

/// <summary>A print does not look as Chromium writes it today. Holds nothing of its content.</summary>
public sealed class PrintUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
