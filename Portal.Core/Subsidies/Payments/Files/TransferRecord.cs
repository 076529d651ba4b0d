using System.Globalization;
using System.Text;

namespace Portal.Core.Subsidies;

/// <summary>One record of 120 bytes, put together field by field (docs/adr/0045). What does not fit its field is a bug and throws.</summary>
internal sealed class TransferRecord
{
    public const int Length = 120;

    private readonly StringBuilder text = new(Length);

    /// <summary>N: right-aligned, zeros before it.</summary>
    public TransferRecord Number(long value, int digits) => Code(value.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'), digits);

    /// <summary>N, of a code that already has its zeros.</summary>
    public TransferRecord Code(string digits, int length) =>
        digits.Length == length && digits.All(char.IsAsciiDigit) ? Append(digits) : throw Misfit(length);

    /// <summary>C: left-aligned, spaces after it.</summary>
    public TransferRecord Text(string halfWidth, int length) =>
        halfWidth.Length <= length ? Append(halfWidth.PadRight(length)) : throw Misfit(length);

    public TransferRecord Blank(int length) => Append(new string(' ', length));

    public override string ToString() =>
        text.Length == Length ? text.ToString() : throw new InvalidOperationException($"A record has {text.Length} characters.");

    private TransferRecord Append(string field)
    {
        text.Append(field);
        return this;
    }

    private InvalidOperationException Misfit(int length) => new($"What belongs to byte {text.Length + 1} does not fit {length} characters.");
}
