using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;

namespace Portal.Bench.Measures;

/// <summary>A register as the secretariat receives it, and what PostgreSQL alone makes of such a file.</summary>
internal sealed class RegisterFile(BenchPlace place, int rows)
{
    private static readonly string[] Kinds = ["訪問介護", "デイサービス", "居宅介護支援事業所", "グループホーム", "訪問看護ステーション"];
    private static readonly string[] Names = ["あおぞら", "みどり", "ひまわり", "さくら", "すずらん", "はまかぜ", "やまびこ", "せせらぎ"];

    public string Path { get; } = System.IO.Path.Combine(place.NewFolder($"register-{rows}"), "register.csv");

    /// <summary>Each row a place and a user of its own, each user with a hash of its own.</summary>
    public async Task WriteAsync()
    {
        await using var file = new StreamWriter(Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await file.WriteLineAsync(string.Join(',', ClaimsRegisterCsv.Headings));
        var secret = new byte[ClaimsSecret.MinSaltBytes + ClaimsSecret.HashBytes];
        for (var n = 0; n < rows; n++)
        {
            var body = string.Create(CultureInfo.InvariantCulture, $"{1 + (n % 47):D2}{3 + (n / 47 % 6)}{n / 282:D6}");
            RandomNumberGenerator.Fill(secret);
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                介護事業所,{body}{CheckDigits.Modulus10(body)},{Kinds[n % 5]}{Names[n % 8]}{n},{n % 10_000_000:D7},試験県試験市{Names[n / 8 % 8]}町{n % 90}丁目{n % 31}番{n % 17}号,097-{n % 1000:D3}-{n % 10_000:D4},社会福祉法人{Names[n % 7]}会,はい,11・15,,,KJ{n:D12},pbkdf2-sha256$600000${Convert.ToBase64String(secret, 0, ClaimsSecret.MinSaltBytes)}${Convert.ToBase64String(secret, ClaimsSecret.MinSaltBytes, ClaimsSecret.HashBytes)},いいえ
                """));
        }
    }

    /// <summary>The same file into a table of texts that has neither rules nor indexes.</summary>
    public async Task CopyBareAsync()
    {
        await using var connection = new NpgsqlConnection(place.OwnerConnection);
        await connection.OpenAsync();
        await RunAsync(connection, $"""
            DROP TABLE IF EXISTS bare_register;
            CREATE TABLE bare_register ({string.Join(", ", ClaimsRegisterCsv.Headings.Select(h => $"\"{h}\" text"))})
            """);
        using var file = new StreamReader(Path);
        await using var copy = await connection.BeginTextImportAsync("COPY bare_register FROM STDIN (FORMAT csv, HEADER)");
        var buffer = new char[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer)) > 0;)
        {
            await copy.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    /// <summary>As before the first import.</summary>
    public async Task EmptyAsync()
    {
        await using var connection = new NpgsqlConnection(place.OwnerConnection);
        await connection.OpenAsync();
        await RunAsync(connection, "TRUNCATE claims_register_imports, register_places, claims_users CASCADE; CHECKPOINT");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
