using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Portal.Core.Accounts;

/// <summary>確認コード of an authenticator app (RFC 6238): six digits, HMAC-SHA-1, 30 seconds, as every app knows it.</summary>
public static class TimeCode
{
    public const int Length = 6;
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The number of the 30 seconds in which an instant lies.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code that an app shows during a step.</summary>
    public static string Of(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // RFC 6238 fixes SHA-1 for the apps in use; as an HMAC it is not weakened by collisions.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed, one step early or late allowed; null for a wrong code.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now)
    {
        var typed = System.Text.Encoding.UTF8.GetBytes(code);
        long? matched = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(key, step)), typed))
            {
                matched = step;
            }
        }

        return matched;
    }
}
